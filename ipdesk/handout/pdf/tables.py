"""Tables: columns of options in standard print, one card a question in large print."""

from functools import partial
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Table as Grid

from ipdesk.handout.blocks import CellLine, ColumnHead, Table, TableRow, bold, said
from ipdesk.handout.pdf.columns import column_widths
from ipdesk.handout.pdf.shapes import Marked, Whole
from ipdesk.handout.pdf.tagging import LAYOUT, Element, scope, table_attributes, tags_of
from ipdesk.handout.pdf.text import line, paragraph
from ipdesk.handout.pdf.theme import BOLD, INK, REGULAR, RULE, SEMIBOLD, TEAL, TINT, WHITE, Theme

_PADDING = 5
_LONGEST_LABEL = 6
_WHOLE_CARD = 0.55
"""A card above this share of the page goes over to the next one, its question repeated."""
_WHOLE = 0.34
"""Tables below this share of the page are never split."""


def _label(text: str, canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, size)
    # The space is for those who hear the line: the gap to what follows is only seen.
    canvas.drawString(x, y, f"{text} ")


def _layout(grid: Grid, event: str, *_: Any) -> None:
    """What the library calls as it draws a grid: grounds and lines are artifacts."""
    if tags_of(grid.canv) is None:
        return
    if event in ("startBG", "startLines"):
        grid.canv._code.append(LAYOUT)
    elif event in ("endBG", "endLines"):
        grid.canv._code.append("EMC")


def cell_content(lines: tuple[CellLine, ...], theme: Theme, parent: Element) -> list[Flowable]:
    """The lines of a cell, numbers hanging before their text."""
    style = theme.table_style
    short = [item.label for item in lines if item.label and len(item.label) <= _LONGEST_LABEL]
    indent = max((stringWidth(text, BOLD, style.fontSize) for text in short), default=0) + 5
    content: list[Flowable] = []
    for item in lines:
        if content:
            content.append(Spacer(0, 3))
        # A line that is alone needs no element below its cell.
        element = parent.add("P") if len(lines) > 1 else parent
        if item.label in short:
            mark = partial(_label, item.label)
            text = paragraph(item.spans, style, element)
            content.append(Marked(text, indent, mark, label=element, mirrored=theme.mirrored))
        elif item.label:
            label = bold(item.label[0].upper() + item.label[1:])
            content.append(paragraph(said(label, " ", *item.spans), style, element))
        else:
            content.append(paragraph(item.spans, style, element))
    return content


def _head(head: ColumnHead, theme: Theme, cell: Element) -> list[Flowable]:
    title = theme.style(theme.table + 0.5, font=BOLD, colour=WHITE, spread=1.2)
    if not head.subtitle:
        return [line(head.title, title, cell)]
    below = theme.style(theme.table, colour=WHITE, spread=1.2)
    return [line(head.title, title, cell.add("P")), line(head.subtitle, below, cell.add("P"))]


def _head_row(columns: tuple[ColumnHead, ...], theme: Theme, row: Element) -> list[Any]:
    row.add("TD")
    heads = [_head(head, theme, row.add("TH", attributes=scope("Column"))) for head in columns]
    return [Spacer(0, 0), *heads]


def _row(row: TableRow, theme: Theme, element: Element) -> list[Any]:
    style = theme.style(theme.table, font=SEMIBOLD, spread=1.22)
    header = line(row.header, style, element.add("TH", attributes=scope("Row")))
    return [header, *(cell_content(cell, theme, element.add("TD")) for cell in row.cells)]


def _grid(table: Table, theme: Theme, parent: Element) -> Grid:
    element = parent.add("Table", attributes=table_attributes(table.summary))
    data = [_head_row(table.columns, theme, element.add("TR"))]
    data += [_row(row, theme, element.add("TR")) for row in table.rows]
    # Where the sheet is read from right to left the row headers stand at the right.
    header, first, one_but_last, last = (-1, 0, -3, -2) if theme.mirrored else (0, 1, -2, -1)
    return Grid(
        [theme.across(row) for row in data],
        colWidths=theme.across(column_widths(table, theme)),
        repeatRows=1,
        renderCB=_layout,
        spaceAfter=theme.gap + 3,
        style=[
            ("FONT", (0, 0), (-1, -1), REGULAR, theme.table),
            ("NOSPLIT", (0, -2), (-1, -1)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (first, 0), (last, 0), "MIDDLE"),
            ("BACKGROUND", (first, 0), (last, 0), TEAL),
            ("BACKGROUND", (header, 1), (header, -1), TINT),
            ("GRID", (0, 1), (-1, -1), 0.6, RULE),
            ("LINEAFTER", (first, 0), (one_but_last, 0), 0.6, WHITE),
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING + 1),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), _PADDING - 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING - 0.5),
        ],
    )


def _card(
    row: TableRow, columns: tuple[ColumnHead, ...], theme: Theme, parent: Element
) -> Flowable:
    """A question with the answer of every option under it.

    It is read as a table of its own: the question as caption, then for each option a row of its
    name and its answer.
    """
    question = theme.style(theme.table, font=BOLD, spread=1.2)
    option = theme.style(theme.table, font=BOLD, colour=TEAL, spread=1.2)
    element = parent.add("Table")
    data: list[list[Any]] = [[line(row.header, question, element.add("Caption"))]]
    for head, cell in zip(columns, row.cells, strict=True):
        answer = element.add("TR")
        name = line(head.title, option, answer.add("TH", attributes=scope("Row")))
        data.append([[name, *cell_content(cell, theme, answer.add("TD"))]])
    grid = Grid(
        data,
        colWidths=[theme.width],
        spaceAfter=theme.gap,
        repeatRows=1,
        renderCB=_layout,
        style=[
            ("FONT", (0, 0), (-1, -1), REGULAR, theme.table),
            ("BOX", (0, 0), (-1, -1), 1, TEAL),
            ("BACKGROUND", (0, 0), (-1, 0), TINT),
            ("LINEBELOW", (0, 0), (-1, -2), 0.6, RULE),
            ("LEFTPADDING", (0, 0), (-1, -1), 10),
            ("RIGHTPADDING", (0, 0), (-1, -1), 10),
            ("TOPPADDING", (0, 0), (-1, -1), 6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ],
    )
    _, height = grid.wrap(theme.width, 10_000)
    return Whole(grid) if height < theme.page[1] * _WHOLE_CARD else grid


def render_table(table: Table, theme: Theme, parent: Element) -> list[Flowable]:
    """A grid, or cards in large print."""
    if theme.cards:
        section = parent.add("Sect")
        return [_card(row, table.columns, theme, section) for row in table.rows]
    grid = _grid(table, theme, parent)
    _, height = grid.wrap(theme.width, 10_000)
    return [Whole(grid)] if height < theme.page[1] * _WHOLE else [grid]

"""Tables: columns of options in standard print, one card a question in large print."""

from functools import partial

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer
from reportlab.platypus import Table as Grid

from ipdesk.handout.blocks import CellLine, ColumnHead, Table, TableRow, bold, said
from ipdesk.handout.pdf.columns import column_widths
from ipdesk.handout.pdf.shapes import Marked, Whole
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
    canvas.drawString(x, y, text)


def cell_content(lines: tuple[CellLine, ...], theme: Theme) -> list[Flowable]:
    """The lines of a cell, numbers hanging before their text."""
    style = theme.table_style
    short = [item.label for item in lines if item.label and len(item.label) <= _LONGEST_LABEL]
    indent = max((stringWidth(text, BOLD, style.fontSize) for text in short), default=0) + 5
    content: list[Flowable] = []
    for item in lines:
        if content:
            content.append(Spacer(0, 3))
        if item.label in short:
            mark = partial(_label, item.label)
            content.append(Marked(paragraph(item.spans, style), indent, mark))
        elif item.label:
            label = bold(item.label[0].upper() + item.label[1:])
            content.append(paragraph(said(label, " ", *item.spans), style))
        else:
            content.append(paragraph(item.spans, style))
    return content


def _head(head: ColumnHead, theme: Theme) -> list[Flowable]:
    title = theme.style(theme.table + 0.5, font=BOLD, colour=WHITE, spread=1.2)
    content: list[Flowable] = [line(head.title, title)]
    if head.subtitle:
        below = theme.style(theme.table, colour=WHITE, spread=1.2)
        content.append(line(head.subtitle, below))
    return content


def _grid(table: Table, theme: Theme) -> Grid:
    row_style = theme.style(theme.table, font=SEMIBOLD, spread=1.22)
    data = [[Spacer(0, 0), *(_head(head, theme) for head in table.columns)]]
    data += [
        [line(row.header, row_style), *(cell_content(cell, theme) for cell in row.cells)]
        for row in table.rows
    ]
    return Grid(
        data,
        colWidths=column_widths(table, theme),
        repeatRows=1,
        spaceAfter=theme.gap + 3,
        style=[
            ("FONT", (0, 0), (-1, -1), REGULAR, theme.table),
            ("NOSPLIT", (0, -2), (-1, -1)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("VALIGN", (1, 0), (-1, 0), "MIDDLE"),
            ("BACKGROUND", (1, 0), (-1, 0), TEAL),
            ("BACKGROUND", (0, 1), (0, -1), TINT),
            ("GRID", (0, 1), (-1, -1), 0.6, RULE),
            ("LINEAFTER", (1, 0), (-2, 0), 0.6, WHITE),
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING + 1),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), _PADDING - 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING - 0.5),
        ],
    )


def _card(row: TableRow, columns: tuple[ColumnHead, ...], theme: Theme) -> Flowable:
    """A question with the answer of every option under it."""
    question = theme.style(theme.table, font=BOLD, spread=1.2)
    option = theme.style(theme.table, font=BOLD, colour=TEAL, spread=1.2)
    data: list[list[Flowable | list[Flowable]]] = [[line(row.header, question)]]
    for head, cell in zip(columns, row.cells, strict=True):
        name: Paragraph = line(head.title, option)
        data.append([[name, *cell_content(cell, theme)]])
    grid = Grid(
        data,
        colWidths=[theme.width],
        spaceAfter=theme.gap,
        repeatRows=1,
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


def render_table(table: Table, theme: Theme) -> list[Flowable]:
    """A grid, or cards in large print."""
    if theme.cards:
        return [_card(row, table.columns, theme) for row in table.rows]
    grid = _grid(table, theme)
    _, height = grid.wrap(theme.width, 10_000)
    return [Whole(grid)] if height < theme.page[1] * _WHOLE else [grid]

"""Blocks to what the PDF library lays out: one function for each kind of block."""

from dataclasses import dataclass
from functools import partial, singledispatch
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    NextPageTemplate,
    PageBreak,
    Spacer,
)
from reportlab.platypus import Table as Grid

from ipdesk.handout import blocks
from ipdesk.handout.blocks import Callout, CalloutKind, Caption, IconArray, Spans, bold, said
from ipdesk.handout.pdf import figures, shapes
from ipdesk.handout.pdf.calendars import WeekGrid
from ipdesk.handout.pdf.fill import render_fill
from ipdesk.handout.pdf.headings import heading
from ipdesk.handout.pdf.qr import render_qr
from ipdesk.handout.pdf.shapes import Mark, Marked, Whole
from ipdesk.handout.pdf.tables import render_table
from ipdesk.handout.pdf.tagging import Element, numbering, table_attributes
from ipdesk.handout.pdf.text import line, paragraph
from ipdesk.handout.pdf.theme import (
    AMBER,
    AMBER_TINT,
    BOLD,
    INK,
    REGULAR,
    RULE,
    SEMIBOLD,
    TEAL,
    TINT,
    WHITE,
    Theme,
)

_GUTTER = 22
_FRAMES = 2
"""Captions that say how many do and how many do not."""


def heading_size(theme: Theme, level: int) -> float:
    """Type size of a heading."""
    return {1: theme.title, 2: theme.heading}.get(level, theme.subheading)


@singledispatch
def render(block: object, theme: Theme, parent: Element) -> list[Flowable]:  # noqa: ARG001  # see below
    """What is laid out for a block; its elements are put under ``parent``."""
    raise TypeError(f"nothing prints {type(block).__name__}")


@render.register
def _(block: blocks.Heading, theme: Theme, parent: Element) -> list[Flowable]:
    size = heading_size(theme, block.level)
    before = {1: 0.0, 2: theme.gap * 1.3}.get(block.level, theme.gap * 0.5)
    style = theme.style(
        size,
        font=BOLD,
        colour=TEAL if block.level == 2 else INK,
        spread=1.15,
        before=before,
        after=theme.gap * (0.9 if block.level < 3 else 0.4),
    )
    return [heading(block.text, style, parent.add(f"H{block.level}"), block.level)]


@render.register
def _(block: blocks.Paragraph, theme: Theme, parent: Element) -> list[Flowable]:
    small = theme.style(theme.small, spread=1.25, after=theme.gap)
    return [paragraph(block.spans, small if block.small else theme.body_style, parent.add("P"))]


def _bullet(canvas: Canvas, x: float, y: float, size: float) -> None:
    figures.draw_bullet(canvas, x + size * 0.28, y + size * 0.34, size * 0.17)


@render.register
def _(block: blocks.Bullets, theme: Theme, parent: Element) -> list[Flowable]:
    listed = parent.add("L", attributes=numbering("Disc"))
    items = [
        _item(listed, item, theme, theme.body * 1.05, _bullet, theme.gap * 0.55, "\u2022")
        for item in block.items
    ]
    items[-1].spaceAfter = theme.gap
    return _with_company(items, theme)


def _item(
    listed: Element, item: Spans, theme: Theme, indent: float, mark: Mark, after: float, spoken: str
) -> Flowable:
    """An item of a list; ``spoken`` stands for a label that is only drawn."""
    element = listed.add("LI")
    label = element.add("Lbl", spoken=spoken)
    text = paragraph(item, theme.style(theme.body), element.add("LBody"))
    return Marked(text, indent, mark, after, label, mirrored=theme.mirrored)


@render.register
def _(block: blocks.Table, theme: Theme, parent: Element) -> list[Flowable]:
    return render_table(block, theme, parent)


def _dots(filled: int, canvas: Canvas, x: float, y: float, size: float) -> None:
    figures.draw_dots(canvas, x, y + size * 0.34, size, filled)


def _caption(caption: Caption, theme: Theme, element: Element) -> Flowable:
    """A caption; the dots say no more than its words, so they are an artifact."""
    style = theme.small_style
    if caption.certainty is None:
        return paragraph(caption.spans, style, element)
    indent = figures.dots_width(style.fontSize) + 2
    mark = partial(_dots, caption.certainty.dots)
    if theme.mirrored:
        # The library indents a first line at its left only: the dots take a column of their own.
        return Marked(paragraph(caption.spans, style, element), indent + 5, mark, mirrored=True)
    beside = style.clone("sure", firstLineIndent=indent)
    return Marked(paragraph(caption.spans, beside, element), 0, mark)


def _title(array: IconArray, theme: Theme, parent: Element) -> list[Flowable]:
    if theme.compact:
        after = f", {array.subtitle}" if array.subtitle else ""
        return [paragraph(said(bold(array.title), after), theme.small_style, parent.add("P"))]
    style = theme.style(theme.body, font=BOLD, spread=1.2)
    title: list[Flowable] = [line(array.title, style, parent.add("P"))]
    if array.subtitle:
        title.append(line(array.subtitle, theme.small_style, parent.add("P")))
    return title


def _picture(array: IconArray, theme: Theme, parent: Element) -> Flowable:
    figure = parent.add("Figure", alternative=array.alt)
    return figures.PeopleArray(array.filled or 0, theme.icon, figure, mirrored=theme.mirrored)


def _captions(array: IconArray, theme: Theme, parent: Element) -> list[Flowable]:
    """The first two say both frames and are as large as running text."""
    captions: list[Flowable] = []
    for number, caption in enumerate(array.captions):
        element = parent.add("P")
        frame = number < _FRAMES and array.filled is not None
        if frame:
            style = theme.style(theme.small if theme.compact else theme.body, spread=1.22)
            captions.append(paragraph(caption.spans, style, element))
        else:
            captions.append(_caption(caption, theme, element))
        captions.append(Spacer(0, 0 if frame and number + 1 < _FRAMES else 3))
    return captions


def _in_words(array: IconArray, theme: Theme, parent: Element) -> Flowable:
    """An option without a number: its words in a box across the page, as large as the others'."""
    box = parent.add("Div")
    title = _title(array, theme, box)
    words = line(array.words, theme.style(theme.body), box.add("P"))
    content = [*title, words, Spacer(0, 1), *_captions(array, theme, box)]
    return shapes.Boxed(
        content[:-1], border=RULE, ground=None, padding=8, after=theme.gap, gap=1,
        mirrored=theme.mirrored,
    )  # fmt: skip


_PLAIN = [
    # Cells hold flowables only; without this the library names a font that is not embedded.
    ("FONT", (0, 0), (-1, -1), REGULAR, 18),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), _GUTTER),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
]


@dataclass(frozen=True, slots=True)
class _Shown:
    """An array as it is laid out; what is read goes from its title to its captions."""

    title: list[Flowable]
    picture: Flowable
    captions: list[Flowable]


def _shown(array: IconArray, theme: Theme, parent: Element) -> _Shown:
    group = parent.add("Div")
    title = _title(array, theme, group)
    picture = _picture(array, theme, group)
    return _Shown(title, picture, _captions(array, theme, group.add("Caption")))


def _pairs(arrays: list[_Shown], theme: Theme) -> list[Flowable]:
    """Two arrays to a row, titles, pictures and captions each on one line; an odd one is beside."""
    rows: list[Flowable] = []
    half = theme.width / 2
    for start in range(0, len(arrays) - 1, 2):
        pair = arrays[start : start + 2]
        data: list[list[Any]] = [
            theme.across(array.title for array in pair),
            theme.across(array.picture for array in pair),
            theme.across(array.captions for array in pair),
        ]
        grid = Grid(data, colWidths=[half, half], style=_PLAIN, spaceAfter=theme.gap)
        rows.append(Whole(grid))
    if len(arrays) % 2:
        rows.append(_beside(arrays[-1], [half, half], theme))
    return rows


def _compact(arrays: list[_Shown], theme: Theme) -> list[Flowable]:
    """Two arrays to a row, each with all of its words at its side."""
    picture = figures.COLUMNS * theme.icon + 8
    words = theme.width / 2 - picture
    rows: list[Flowable] = []
    for start in range(0, len(arrays), 2):
        cells: list[Any] = []
        for array in arrays[start : start + 2]:
            cells += [array.picture, [*array.title, *array.captions]]
        # An array that is alone has the whole width for its words.
        alone = len(cells) == 2
        widths = [picture, theme.width - picture] if alone else [picture, words] * 2
        grid = Grid(
            [theme.across(cells)],
            colWidths=theme.across(widths),
            style=[*_PLAIN, ("RIGHTPADDING", (0, 0), (-1, -1), 8)],
            spaceAfter=theme.gap,
        )
        rows.append(Whole(grid))
    return rows


def _beside(array: _Shown, widths: list[float], theme: Theme) -> Flowable:
    """An array with its words at its side."""
    row = [[*array.title, Spacer(0, 6), array.picture], array.captions]
    grid = Grid(
        [theme.across(row)],
        colWidths=theme.across(widths),
        style=[*_PLAIN, ("VALIGN", (0, 0), (-1, -1), "BOTTOM")],
        spaceAfter=theme.gap,
    )
    return Whole(grid)


def _singles(arrays: list[_Shown], theme: Theme) -> list[Flowable]:
    """One array to a row, its words at its right."""
    left = figures.COLUMNS * theme.icon + _GUTTER
    return [_beside(array, [left, theme.width - left], theme) for array in arrays]


@render.register
def _(block: blocks.Figures, theme: Theme, parent: Element) -> list[Flowable]:
    drawn = [_shown(array, theme, parent) for array in block.arrays if array.filled is not None]
    in_words = [_in_words(array, theme, parent) for array in block.arrays if array.filled is None]
    if theme.compact:
        return [*_compact(drawn, theme), *in_words]
    pictures = _singles(drawn, theme) if theme.cards else _pairs(drawn, theme)
    return pictures + in_words


def render_callout(block: Callout, theme: Theme, element: Element) -> shapes.Boxed:
    """A box; the crisis box has a strong border and no colour."""
    style = theme.style(theme.body, spread=1.16 if theme.compact else 1.25)
    content: list[Flowable] = [
        paragraph(spans, style, element.add("P")) for spans in block.paragraphs
    ]
    match block.kind:
        case CalloutKind.CRISIS:
            return shapes.Boxed(content, border=INK, ground=WHITE, line=1.6, after=theme.gap)
        case CalloutKind.CAUTION:
            return shapes.Boxed(
                content, border=AMBER, ground=AMBER_TINT, bar=AMBER, after=theme.gap + 2,
                mirrored=theme.mirrored,
            )  # fmt: skip
        case CalloutKind.NOTE:
            inner = 6 if theme.compact else 10
            return shapes.Boxed(
                content, border=None, ground=TINT, padding=inner, after=theme.gap + 2
            )


@render.register
def _(block: blocks.Callout, theme: Theme, parent: Element) -> list[Flowable]:
    return [render_callout(block, theme, parent.add("Div"))]


def _box(canvas: Canvas, x: float, y: float, size: float) -> None:
    figures.draw_box(canvas, x + 1, y - size * 0.12, size * 0.92)


def _numbered_box(number: int, canvas: Canvas, x: float, y: float, size: float) -> None:
    _box(canvas, x, y, size)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, size)
    canvas.drawString(x + size * 1.55, y, f"{number}.")


def _with_company(items: list[Flowable], theme: Theme) -> list[Flowable]:
    """The last item of a list never stands alone on a page."""
    if len(items) < 3:
        return items
    last = sum(item.wrap(theme.width, 10_000)[1] + item.getSpaceAfter() for item in items[-2:])
    return [*items[:-2], CondPageBreak(last), *items[-2:]]


@render.register
def _(block: blocks.CheckList, theme: Theme, parent: Element) -> list[Flowable]:
    columns = 1 if theme.cards else block.columns
    after = theme.gap * 0.6 if columns == 1 else 0
    listed = parent.add("L", attributes=numbering("Decimal" if block.numbered else "Square"))
    indent = theme.body * (2.8 if block.numbered else 1.55)
    items = []
    for number, item in enumerate(block.items, 1):
        mark = partial(_numbered_box, number) if block.numbered else _box
        spoken = "" if block.numbered else "\u2610"
        items.append(_item(listed, item, theme, indent, mark, after, spoken))
    if columns == 1:
        items[-1].spaceAfter = theme.gap
        return [Whole(*items)] if block.numbered else _with_company(items, theme)
    half = -(-len(items) // columns)
    data = [
        theme.across([items[row], items[row + half] if row + half < len(items) else Spacer(0, 0)])
        for row in range(half)
    ]
    width = theme.width / columns
    return [Whole(Grid(data, colWidths=[width] * columns, style=_PLAIN, spaceAfter=theme.gap))]


def _calendar(
    calendar: blocks.Calendar, theme: Theme, width: float, parent: Element
) -> list[Flowable]:
    group = parent.add("Div")
    table = group.add("Table", attributes=table_attributes(calendar.alt))
    title = theme.style(theme.body, font=BOLD, spread=1.2)
    return [
        line(calendar.title, title, table.add("Caption")),
        WeekGrid(calendar, theme, width, table),
        Spacer(0, 3),
        *(line(caption, theme.small_style, group.add("P")) for caption in calendar.captions),
    ]


@render.register
def _(block: blocks.Calendars, theme: Theme, parent: Element) -> list[Flowable]:
    columns = 1 if theme.cards else 2
    width = theme.width / columns
    rows: list[Flowable] = []
    for start in range(0, len(block.calendars), columns):
        cells = [
            _calendar(calendar, theme, width - _GUTTER, parent)
            for calendar in block.calendars[start : start + columns]
        ]
        cells += [[] for _ in range(columns - len(cells))]
        row = theme.across(cells)
        grid = Grid([row], colWidths=[width] * columns, style=_PLAIN, spaceAfter=theme.gap)
        rows.append(Whole(grid))
    return rows


@render.register
def _(block: blocks.Choices, theme: Theme, parent: Element) -> list[Flowable]:
    prompt = theme.style(theme.body, font=SEMIBOLD, after=2)
    asked = line(block.prompt, prompt, parent.add("P"))
    choices = shapes.ChoiceLine(block.choices, theme.style(theme.body), theme.gap, parent)
    return [Spacer(0, theme.gap * 0.5), Whole(asked, choices)]


@render.register
def _(block: blocks.Lines, theme: Theme, parent: Element) -> list[Flowable]:  # noqa: ARG001  # not read
    after = 0 if block.fill else theme.gap * 1.5
    return [shapes.WriteLines(block.count, theme.body * 2, after, fill=block.fill)]


@render.register
def _(block: blocks.FillTable, theme: Theme, parent: Element) -> list[Flowable]:
    return [render_fill(block, theme, parent)]


def page_name(block: blocks.NewPage, theme: Theme) -> str:
    """Name of the template of pages that begin with the block."""
    words = "".join(span.text for span in block.head or ())
    return f"{block.counted} {words} {theme.language}"


@render.register
def _(block: blocks.NewPage, theme: Theme, parent: Element) -> list[Flowable]:  # noqa: ARG001  # not read
    return [NextPageTemplate(page_name(block, theme)), PageBreak()]


render.register(blocks.QrCode, render_qr)

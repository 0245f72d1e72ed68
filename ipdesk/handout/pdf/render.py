"""Blocks to what the PDF library lays out: one function for each kind of block."""

from functools import partial, singledispatch
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    NextPageTemplate,
    PageBreak,
    Paragraph,
    Spacer,
)
from reportlab.platypus import Table as Grid

from ipdesk.handout import blocks
from ipdesk.handout.blocks import Callout, CalloutKind, Caption, IconArray
from ipdesk.handout.pdf import figures, shapes
from ipdesk.handout.pdf.shapes import Marked, Whole
from ipdesk.handout.pdf.tables import render_table
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
_LOW_ROW = 80
"""A table begins on a page with two rows when the second is lower than this."""


def heading_size(theme: Theme, level: int) -> float:
    """Type size of a heading."""
    return {1: theme.title, 2: theme.heading}.get(level, theme.subheading)


@singledispatch
def render(block: object, theme: Theme) -> list[Flowable]:  # noqa: ARG001  # see the kinds below
    """What is laid out for a block."""
    raise TypeError(f"nothing prints {type(block).__name__}")


@render.register
def _(block: blocks.Heading, theme: Theme) -> list[Flowable]:
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
    return [line(block.text, style)]


@render.register
def _(block: blocks.Paragraph, theme: Theme) -> list[Flowable]:
    if block.small:
        return [paragraph(block.spans, theme.style(theme.small, spread=1.25, after=theme.gap))]
    return [paragraph(block.spans, theme.body_style)]


def _bullet(canvas: Canvas, x: float, y: float, size: float) -> None:
    figures.draw_bullet(canvas, x + size * 0.28, y + size * 0.34, size * 0.17)


@render.register
def _(block: blocks.Bullets, theme: Theme) -> list[Flowable]:
    style = theme.style(theme.body)
    items = [
        Marked(paragraph(item, style), theme.body * 1.05, _bullet, after=theme.gap * 0.55)
        for item in block.items
    ]
    items[-1].spaceAfter = theme.gap
    return _with_company(items, theme)


@render.register
def _(block: blocks.Table, theme: Theme) -> list[Flowable]:
    return render_table(block, theme)


def _dots(filled: int, canvas: Canvas, x: float, y: float, size: float) -> None:
    figures.draw_dots(canvas, x, y + size * 0.34, size, filled)


def _caption(caption: Caption, theme: Theme) -> Flowable:
    style = theme.small_style
    if caption.certainty is None:
        return paragraph(caption.spans, style)
    indent = figures.dots_width(style.fontSize) + 2
    mark = partial(_dots, caption.certainty.dots)
    return Marked(paragraph(caption.spans, style.clone("sure", firstLineIndent=indent)), 0, mark)


def _title(array: IconArray, theme: Theme) -> list[Flowable]:
    title: list[Flowable] = [line(array.title, theme.style(theme.body, font=BOLD, spread=1.2))]
    if array.subtitle:
        title.append(line(array.subtitle, theme.small_style))
    return title


def _captions(array: IconArray, theme: Theme) -> list[Flowable]:
    """The first two say both frames and are as large as running text."""
    captions: list[Flowable] = []
    for number, caption in enumerate(array.captions):
        frame = number < _FRAMES and array.filled is not None
        if frame:
            captions.append(paragraph(caption.spans, theme.style(theme.body, spread=1.22)))
        else:
            captions.append(_caption(caption, theme))
        captions.append(Spacer(0, 0 if frame and number + 1 < _FRAMES else 3))
    return captions


def _in_words(array: IconArray, theme: Theme) -> Flowable:
    """An option without a number: its words in a box across the page, as large as the others'."""
    words = line(array.words, theme.style(theme.body))
    content = [*_title(array, theme), words, Spacer(0, 1), *_captions(array, theme)]
    return shapes.Boxed(content[:-1], border=RULE, ground=None, padding=8, after=theme.gap, gap=1)


_PLAIN = [
    # Cells hold flowables only; without this the library names a font that is not embedded.
    ("FONT", (0, 0), (-1, -1), REGULAR, 18),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), _GUTTER),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
]


def _pairs(arrays: list[IconArray], theme: Theme) -> list[Flowable]:
    """Two arrays to a row; titles, pictures and captions each on one line."""
    rows: list[Flowable] = []
    half = theme.width / 2
    for start in range(0, len(arrays), 2):
        pair = arrays[start : start + 2]
        data: list[list[Any]] = [
            [_title(array, theme) for array in pair],
            [figures.PeopleArray(array.filled or 0, theme.icon) for array in pair],
            [_captions(array, theme) for array in pair],
        ]
        if len(pair) == 1:
            data = [[*row, Spacer(0, 0)] for row in data]
        grid = Grid(data, colWidths=[half, half], style=_PLAIN, spaceAfter=theme.gap)
        rows.append(Whole(grid))
    return rows


def _singles(arrays: list[IconArray], theme: Theme) -> list[Flowable]:
    """One array to a row, its words at its right."""
    rows: list[Flowable] = []
    left = figures.COLUMNS * theme.icon + _GUTTER
    widths = [left, theme.width - left]
    for array in arrays:
        picture = figures.PeopleArray(array.filled or 0, theme.icon)
        data = [[[*_title(array, theme), Spacer(0, 6), picture], _captions(array, theme)]]
        rows.append(Whole(Grid(data, colWidths=widths, style=_PLAIN, spaceAfter=theme.gap)))
    return rows


@render.register
def _(block: blocks.Figures, theme: Theme) -> list[Flowable]:
    drawn = [array for array in block.arrays if array.filled is not None]
    in_words = [_in_words(array, theme) for array in block.arrays if array.filled is None]
    pictures = _singles(drawn, theme) if theme.cards else _pairs(drawn, theme)
    return pictures + in_words


def render_callout(block: Callout, theme: Theme) -> shapes.Boxed:
    """A box; the crisis box has a strong border and no colour."""
    style = theme.style(theme.body, spread=1.25)
    content: list[Flowable] = [paragraph(spans, style) for spans in block.paragraphs]
    match block.kind:
        case CalloutKind.CRISIS:
            return shapes.Boxed(content, border=INK, ground=WHITE, line=1.6, after=theme.gap)
        case CalloutKind.CAUTION:
            return shapes.Boxed(
                content, border=AMBER, ground=AMBER_TINT, bar=AMBER, after=theme.gap + 2
            )
        case CalloutKind.NOTE:
            return shapes.Boxed(content, border=None, ground=TINT, after=theme.gap + 2)


@render.register
def _(block: blocks.Callout, theme: Theme) -> list[Flowable]:
    return [render_callout(block, theme)]


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
def _(block: blocks.CheckList, theme: Theme) -> list[Flowable]:
    style = theme.style(theme.body)
    columns = 1 if theme.cards else block.columns
    after = theme.gap * 0.6 if columns == 1 else 0
    items: list[Flowable] = []
    for number, item in enumerate(block.items, 1):
        mark = partial(_numbered_box, number) if block.numbered else _box
        indent = theme.body * (2.8 if block.numbered else 1.55)
        items.append(Marked(paragraph(item, style), indent, mark, after))
    if columns == 1:
        items[-1].spaceAfter = theme.gap
        return [Whole(*items)] if block.numbered else _with_company(items, theme)
    half = -(-len(items) // columns)
    data = [[items[row], items[row + half] if row + half < len(items) else Spacer(0, 0)]
            for row in range(half)]  # fmt: skip
    width = theme.width / columns
    return [Whole(Grid(data, colWidths=[width] * columns, style=_PLAIN, spaceAfter=theme.gap))]


def _calendar(calendar: blocks.Calendar, theme: Theme, width: float) -> list[Flowable]:
    return [
        line(calendar.title, theme.style(theme.body, font=BOLD, spread=1.2)),
        shapes.WeekGrid(calendar.weekdays, calendar.weeks, theme, width),
        Spacer(0, 3),
        *(line(caption, theme.small_style) for caption in calendar.captions),
    ]


@render.register
def _(block: blocks.Calendars, theme: Theme) -> list[Flowable]:
    columns = 1 if theme.cards else 2
    width = theme.width / columns
    rows: list[Flowable] = []
    for start in range(0, len(block.calendars), columns):
        cells = [
            _calendar(calendar, theme, width - _GUTTER)
            for calendar in block.calendars[start : start + columns]
        ]
        cells += [[] for _ in range(columns - len(cells))]
        grid = Grid([cells], colWidths=[width] * columns, style=_PLAIN, spaceAfter=theme.gap)
        rows.append(Whole(grid))
    return rows


@render.register
def _(block: blocks.Choices, theme: Theme) -> list[Flowable]:
    prompt = theme.style(theme.body, font=SEMIBOLD, after=2)
    choices = shapes.ChoiceLine(block.choices, theme.style(theme.body), theme.gap)
    return [Spacer(0, theme.gap * 0.5), Whole(line(block.prompt, prompt), choices)]


@render.register
def _(block: blocks.Lines, theme: Theme) -> list[Flowable]:
    after = 0 if block.fill else theme.gap * 1.5
    return [shapes.WriteLines(block.count, theme.body * 2, after, fill=block.fill)]


@render.register
def _(block: blocks.FillTable, theme: Theme) -> list[Flowable]:
    style = theme.style(theme.table, font=SEMIBOLD, spread=1.22)
    heads = [line(text, style) for text in block.columns]
    # No word of a head is split: a column too narrow for one takes from the others.
    whole = sum(block.shares)
    least = [
        max(stringWidth(word, SEMIBOLD, theme.table) for word in text.split())
        + 2 * shapes.FILL_PADDING
        + 1
        for text in block.columns
    ]
    widths = [
        max(width, theme.width * share / whole)
        for width, share in zip(least, block.shares, strict=True)
    ]
    spare = [width - small for width, small in zip(widths, least, strict=True)]
    over = (sum(widths) - theme.width) / (sum(spare) or 1)
    widths = [width - over * free for width, free in zip(widths, spare, strict=True)]
    return [shapes.FillGrid(heads, widths, theme.body * 4)]


def page_name(block: blocks.NewPage) -> str:
    """Name of the template of pages that begin with the block."""
    return f"{block.counted} {''.join(span.text for span in block.head or ())}"


@render.register
def _(block: blocks.NewPage, theme: Theme) -> list[Flowable]:  # noqa: ARG001  # no measures
    return [NextPageTemplate(page_name(block)), PageBreak()]


@render.register
def _(block: blocks.PageBreakHint, theme: Theme) -> list[Flowable]:
    return [CondPageBreak(theme.page[1] * block.share)]


def smallest_start(flowables: list[Flowable], width: float) -> float:
    """Height that must fit on a page for a block to begin there."""
    if not flowables:
        return 0.0
    first = flowables[0]
    height = float(first.wrap(width, 10_000)[1])
    if isinstance(first, Grid):
        head, row, *rest = first._rowHeights
        return float(head + row + (rest[0] if rest and rest[0] < _LOW_ROW else 0))
    if isinstance(first, Paragraph | Marked):
        style = first.style if isinstance(first, Paragraph) else first.paragraph.style
        height = min(height, 3 * style.leading)
        if len(flowables) > 1 and not isinstance(flowables[1], Paragraph):
            height += min(float(flowables[1].wrap(width, 10_000)[1]), 2 * style.leading)
    return height

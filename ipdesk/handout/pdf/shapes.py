"""Flowables made of shapes and text: marked lines, boxes, circles, calendars, lines to write on."""

from collections.abc import Callable

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer

from ipdesk.handout.blocks import CalendarWeek
from ipdesk.handout.pdf.figures import draw_circle
from ipdesk.handout.pdf.theme import BOLD, INK, RULE, SOFT_INK, TEAL, TINT, WHITE, Theme

Mark = Callable[[Canvas, float, float, float], None]
"""Draws a mark: canvas, left, baseline of the first line, size of the text."""
FILL_PADDING = 5
MEASURED = 5_000
"""Room that no page has: a flowable is asked how small it can be."""


class Marked(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A paragraph with a mark before its first line: a bullet, a box, dots."""

    def __init__(self, paragraph: Paragraph, indent: float, mark: Mark, after: float = 0) -> None:
        super().__init__()
        self.paragraph = paragraph
        self.indent = indent
        self.mark = mark
        self.spaceAfter = after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The paragraph's size and the indent."""
        _, self.height = self.paragraph.wrap(available_width - self.indent, available_height)
        self.width = available_width
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Split as the paragraph splits; the mark stays with the first part."""
        parts = self.paragraph.split(available_width - self.indent, available_height)
        if len(parts) < 2:
            return []
        first = Marked(parts[0], self.indent, self.mark)
        rest = [Marked(part, self.indent, _no_mark) for part in parts[1:]]
        rest[-1].spaceAfter = self.spaceAfter
        return [first, *rest]

    def draw(self) -> None:
        """Draw the mark and the text."""
        style = self.paragraph.style
        baseline = self.height - style.fontSize
        self.paragraph.drawOn(self.canv, self.indent, 0)
        self.mark(self.canv, 0, baseline, style.fontSize)


def _no_mark(_canvas: Canvas, _x: float, _y: float, _size: float) -> None:
    return None


class Boxed(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Paragraphs in a box with a border, a ground and, for a caution, a bar at its left."""

    def __init__(
        self,
        content: list[Flowable],
        *,
        border: Color | None,
        ground: Color | None,
        bar: Color | None = None,
        line: float = 1,
        padding: float = 10,
        after: float = 0,
        gap: float = 3,
    ) -> None:
        super().__init__()
        self.content = content
        self.border = border
        self.ground = ground
        self.bar = bar
        self.line = line
        self.padding = padding
        self.gap = gap
        self.spaceBefore = 3
        self.spaceAfter = after

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """The text's height and the padding."""
        self.width = available_width
        inner = available_width - 2 * self.padding - (4 if self.bar else 0)
        self.heights = [flowable.wrap(inner, 10_000)[1] for flowable in self.content]
        self.height = sum(self.heights) + 2 * self.padding + self.gap * (len(self.content) - 1)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the box, then the text from the top."""
        canvas = self.canv
        if self.ground is not None:
            canvas.setFillColor(self.ground)
        if self.border is not None:
            canvas.setStrokeColor(self.border)
            canvas.setLineWidth(self.line)
        canvas.roundRect(
            0, 0, self.width, self.height, 5, stroke=self.border is not None,
            fill=self.ground is not None,
        )  # fmt: skip
        if self.bar is not None:
            canvas.setFillColor(self.bar)
            canvas.rect(0, 0, 4.5, self.height, stroke=0, fill=1)
        top = self.height - self.padding
        left = self.padding + (4 if self.bar else 0)
        for flowable, height in zip(self.content, self.heights, strict=True):
            flowable.drawOn(canvas, left, top - height)
            top -= height + self.gap


class Whole(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Flowables under each other that are split only where no page can hold them."""

    def __init__(self, *content: Flowable) -> None:
        super().__init__()
        self.content = content

    def split(self, _available_width: float, _available_height: float) -> list[Flowable]:
        """Nothing, so that it moves to a new page whole; its parts if a new page was too small."""
        # The library marks what it has moved to a new page once.
        moved = hasattr(self, "_postponed")
        return [Spacer(0, 0), *self.content] if moved else []

    def getSpaceAfter(self) -> float:  # noqa: N802  # the library's name
        """The last one's."""
        return float(self.content[-1].getSpaceAfter())

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """All heights and the spaces between."""
        self.width = available_width
        self.heights = [flowable.wrap(available_width, 10_000)[1] for flowable in self.content]
        self.height = sum(self.heights) + sum(f.getSpaceAfter() for f in self.content[:-1])
        return self.width, self.height

    def draw(self) -> None:
        """Draw them from the top."""
        top = self.height
        for flowable, height in zip(self.content, self.heights, strict=True):
            flowable.drawOn(self.canv, 0, top - height)
            top -= height + flowable.getSpaceAfter()


class ChoiceLine(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Circles with a name after each; goes on in a new line when one is full."""

    def __init__(self, choices: tuple[str, ...], style: ParagraphStyle, after: float) -> None:
        super().__init__()
        self.choices = choices
        self.style = style
        self.spaceAfter = after

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Place the choices on lines."""
        size = self.style.fontSize
        self.radius = size * 0.5
        self.pitch = size * 1.75
        self.places: list[tuple[int, float, str]] = []
        line, x = 0, 0.0
        for choice in self.choices:
            taken = 2 * self.radius + 6 + stringWidth(choice, self.style.fontName, size) + 22
            if x and x + taken - 22 > available_width:
                line, x = line + 1, 0.0
            self.places.append((line, x, choice))
            x += taken
        self.width, self.height = available_width, self.pitch * (line + 1)
        return self.width, self.height

    def draw(self) -> None:
        """Draw circles and names."""
        canvas, size = self.canv, self.style.fontSize
        for line, x, choice in self.places:
            y = self.height - self.pitch * line - self.pitch / 2
            draw_circle(canvas, x + self.radius + 1, y, self.radius)
            canvas.setFillColor(INK)
            canvas.setFont(self.style.fontName, size)
            canvas.drawString(x + 2 * self.radius + 7, y - size * 0.34, choice)


class WriteLines(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Empty lines to write on; those that fill take what is left of the page."""

    def __init__(self, count: int, pitch: float, after: float, *, fill: bool = False) -> None:
        super().__init__()
        self.least = self.count = count
        self.fill = fill
        self.pitch = pitch
        self.spaceAfter = after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The lines' height."""
        if self.fill and available_height < MEASURED:
            self.count = max(self.least, int((available_height - 1) / self.pitch))
        self.width, self.height = available_width, self.count * self.pitch
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.setStrokeColor(SOFT_INK)
        self.canv.setLineWidth(0.7)
        for number in range(self.count):
            y = self.height - (number + 1) * self.pitch + 1
            self.canv.line(0, y, self.width, y)


class FillGrid(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A table with a head and empty rows, as many as the page still holds."""

    def __init__(self, heads: list[Flowable], widths: list[float], row: float) -> None:
        super().__init__()
        self.heads = heads
        self.widths = widths
        self.row = row
        self.padding = FILL_PADDING

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The head and the rows; while being measured only one row."""
        inner = zip(self.heads, self.widths, strict=True)
        tallest = max(head.wrap(width - 2 * self.padding, 10_000)[1] for head, width in inner)
        self.head = tallest + 2 * self.padding
        free = available_height - self.head - 1
        measured = available_height >= MEASURED
        self.rows = 1 if measured else max(1, int(free / self.row))
        # The last row ends where the page does.
        self.pitch = self.row if measured else max(self.row, free / self.rows)
        self.width, self.height = available_width, self.head + self.rows * self.pitch
        return self.width, self.height

    def draw(self) -> None:
        """Draw the head on its ground, then the lines."""
        canvas, top = self.canv, self.height
        canvas.setFillColor(TINT)
        canvas.rect(0, top - self.head, self.width, self.head, stroke=0, fill=1)
        x = 0.0
        for head, width in zip(self.heads, self.widths, strict=True):
            head.drawOn(canvas, x + self.padding, top - self.padding - head.height)
            x += width
        canvas.setStrokeColor(SOFT_INK)
        canvas.setLineWidth(0.7)
        for number in range(self.rows + 1):
            y = number * self.pitch
            canvas.line(0, y, self.width, y)
        canvas.rect(0, 0, self.width, top, stroke=1, fill=0)
        x = 0.0
        for width in self.widths[:-1]:
            x += width
            canvas.line(x, 0, x, top)


class WeekGrid(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Weeks as rows, weekdays as columns; a visit is a filled box with its number and marks."""

    def __init__(
        self,
        weekdays: tuple[str, ...],
        weeks: tuple[CalendarWeek, ...],
        theme: Theme,
        width: float,
    ) -> None:
        super().__init__()
        self.weekdays = weekdays
        self.weeks = weeks
        self.size = theme.small
        labels = [
            stringWidth(label, theme.small_style.fontName, self.size)
            for label in (week.label for week in weeks)
        ]
        self.label = max(labels, default=0) + 10
        self.cell = min((width - self.label) / len(weekdays), self.size * 3.2)
        self.marked = any(any(week.marks) for week in weeks)
        self.head = self.size * 1.75
        self.pitch = self.size * (2.8 if self.marked else 1.75)
        self.width = self.label + self.cell * len(weekdays)
        self.height = self.head + self.pitch * len(weeks)
        self.font = theme.small_style.fontName

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size is fixed."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the weekdays, then a row for each week."""
        canvas = self.canv
        canvas.setFillColor(INK)
        canvas.setFont(self.font, self.size)
        for column, name in enumerate(self.weekdays):
            middle = self.label + (column + 0.5) * self.cell
            canvas.drawCentredString(middle, self.height - self.head * 0.72, name)
        for row, week in enumerate(self.weeks):
            base = self.height - self.head - (row + 1) * self.pitch
            canvas.setFillColor(INK)
            canvas.setFont(self.font, self.size)
            canvas.drawString(0, base + self.pitch / 2 - self.size * 0.34, week.label)
            for column, number in enumerate(week.visits):
                mark = week.marks[column] if week.marks else ""
                self._day(self.label + column * self.cell, base, number, mark)

    def _day(self, x: float, y: float, number: int | None, mark: str) -> None:
        canvas = self.canv
        canvas.setStrokeColor(RULE if number is None else TEAL)
        canvas.setFillColor(WHITE if number is None else TEAL)
        canvas.setLineWidth(0.8)
        canvas.roundRect(x + 2, y + 2, self.cell - 4, self.pitch - 4, 3, stroke=1, fill=1)
        canvas.setFillColor(INK if number is None else WHITE)
        canvas.setFont(BOLD, self.size)
        texts = [text for text in ("" if number is None else str(number), mark) if text]
        # One text stands in the middle, two one above the other.
        top = y + self.pitch / 2 - self.size * 0.34 + (len(texts) - 1) * self.size * 0.56
        for row, text in enumerate(texts):
            canvas.drawCentredString(x + self.cell / 2, top - row * self.size * 1.12, text)

"""Flowables made of shapes and text: marked lines, boxes, circles, lines to write on."""

from collections.abc import Callable

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from ipdesk.handout.pdf.figures import draw_circle
from ipdesk.handout.pdf.tagging import Element, artifact, content, numbering
from ipdesk.handout.pdf.text import Text
from ipdesk.handout.pdf.theme import INK, SOFT_INK

_CLEAR = 5
"""Between a text and the mark at its right, where reading begins at the right."""
Mark = Callable[[Canvas, float, float, float], None]
"""Draws a mark: canvas, left, baseline of the first line, size of the text."""
MEASURED = 5_000
"""Room that no page has: a flowable is asked how small it can be."""


class Marked(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A paragraph with a mark before its first line: a bullet, a box, dots.

    The mark is the content of ``label``; without one it is an artifact.
    """

    def __init__(
        self,
        paragraph: Text,
        indent: float,
        mark: Mark | None,
        after: float = 0,
        label: Element | None = None,
        *,
        mirrored: bool = False,
    ) -> None:
        super().__init__()
        self.paragraph = paragraph
        self.indent = indent
        self.mark = mark
        self.spaceAfter = after
        self.label = label
        self.mirrored = mirrored

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
        side = self.mirrored
        first = Marked(parts[0], self.indent, self.mark, label=self.label, mirrored=side)
        rest = [Marked(part, self.indent, None, mirrored=side) for part in parts[1:]]
        rest[-1].spaceAfter = self.spaceAfter
        return [first, *rest]

    def draw(self) -> None:
        """Draw the mark and the text."""
        canvas, style = self.canv, self.paragraph.style
        if self.mark is not None:
            with content(canvas, self.label) if self.label else artifact(canvas):
                left = self.width - self.indent + _CLEAR if self.mirrored else 0
                self.mark(canvas, left, self.height - style.fontSize, style.fontSize)
        self.paragraph.drawOn(canvas, 0 if self.mirrored else self.indent, 0)


class Boxed(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Paragraphs in a box with a border, a ground and, for a caution, a bar at its side."""

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
        mirrored: bool = False,
    ) -> None:
        super().__init__()
        self.mirrored = mirrored
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
        with artifact(canvas):
            self._draw_ground(canvas)
        top = self.height - self.padding
        left = self.padding + (4 if self.bar and not self.mirrored else 0)
        for flowable, height in zip(self.content, self.heights, strict=True):
            flowable.drawOn(canvas, left, top - height)
            top -= height + self.gap

    def _draw_ground(self, canvas: Canvas) -> None:
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
            left = self.width - 4.5 if self.mirrored else 0
            canvas.rect(left, 0, 4.5, self.height, stroke=0, fill=1)


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

    def __init__(
        self, choices: tuple[str, ...], style: ParagraphStyle, after: float, parent: Element
    ) -> None:
        super().__init__()
        self.choices = choices
        listed = parent.add("L", attributes=numbering("None"))
        self.elements = [listed.add("LI").add("LBody") for _ in choices]
        self.style = style
        self.mirrored = style.alignment == TA_RIGHT
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
        for (line, x, choice), element in zip(self.places, self.elements, strict=True):
            y = self.height - self.pitch * line - self.pitch / 2
            with artifact(canvas):
                at = x + self.radius + 1
                draw_circle(canvas, self.width - at if self.mirrored else at, y, self.radius)
            with content(canvas, element):
                canvas.setFillColor(INK)
                canvas.setFont(self.style.fontName, size)
                at, base = x + 2 * self.radius + 7, y - size * 0.34
                if self.mirrored:
                    canvas.drawRightString(self.width - at, base, choice)
                else:
                    canvas.drawString(at, base, choice)


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
        with artifact(self.canv):
            for number in range(self.count):
                y = self.height - (number + 1) * self.pitch + 1
                self.canv.line(0, y, self.width, y)

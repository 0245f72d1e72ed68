"""What is drawn as shapes: people, dots, boxes to tick and circles to mark."""

from functools import cache

from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from ipdesk.handout.pdf.tagging import Element, content
from ipdesk.handout.pdf.theme import INK, SOFT_INK, TEAL, WHITE

ROWS = COLUMNS = 10
_STRETCH = 1.12
"""Height of a person's place, as a multiple of its width."""


def _person(canvas: Canvas, size: float, *, filled: bool) -> None:
    """A head over shoulders in a square place whose lower left corner is the origin."""
    canvas.setLineWidth(0.75)
    canvas.setStrokeColor(TEAL)
    canvas.setFillColor(TEAL if filled else WHITE)
    middle = size / 2
    canvas.circle(middle, size * 0.80, size * 0.195, stroke=1, fill=1)
    left, right, base, shoulder = size * 0.14, size * 0.86, size * 0.06, size * 0.50
    curve = size * 0.26
    path = canvas.beginPath()
    path.moveTo(left, base)
    path.lineTo(left, shoulder - curve)
    path.curveTo(left, shoulder, left + curve * 0.45, shoulder, left + curve, shoulder)
    path.lineTo(right - curve, shoulder)
    path.curveTo(right - curve * 0.45, shoulder, right, shoulder, right, shoulder - curve)
    path.lineTo(right, base)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _stamp(canvas: Canvas, size: float, *, filled: bool) -> str:
    """The person as a form that is stored once and used a hundred times."""
    name = f"person-{'filled' if filled else 'empty'}-{size:g}"
    if not canvas.hasForm(name):
        canvas.beginForm(name, 0, 0, size, size * _STRETCH)
        _person(canvas, size, filled=filled)
        canvas.endForm()
    return name


@cache
def _places(icon: float, *, mirrored: bool) -> tuple[str, ...]:
    """Where each person stands, as the file writes it."""
    columns = range(COLUMNS)[::-1] if mirrored else range(COLUMNS)
    return tuple(
        fp_str(column * icon, row * icon * _STRETCH) for row in range(ROWS) for column in columns
    )


class PeopleArray(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A hundred people, filled row by row from the bottom corner where reading begins."""

    def __init__(
        self, filled: int, icon: float, element: Element | None = None, *, mirrored: bool = False
    ) -> None:
        super().__init__()
        self.mirrored = mirrored
        self.hAlign = "RIGHT" if mirrored else "LEFT"
        self.filled = filled
        self.icon = icon
        self.element = element
        self.width = COLUMNS * icon
        self.height = ROWS * icon * _STRETCH

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size is fixed: every array on a sheet is the same."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the people."""
        canvas = self.canv
        if self.element is not None:
            left, bottom = canvas.absolutePosition(0, 0)
            self.element.box = (left, bottom, left + self.width, bottom + self.height)
        with content(canvas, self.element):
            self._draw_people(canvas)

    def _draw_people(self, canvas: Canvas) -> None:
        size = self.icon * 0.96
        names = {filled: _stamp(canvas, size, filled=filled) for filled in (False, True)}
        canvas._formsinuse += names.values()
        forms = {filled: canvas._doc.getXObjectName(name) for filled, name in names.items()}
        # As saveState, translate and doForm would put it, which is slow a hundred times over.
        canvas._code += [
            f"q 1 0 0 1 {place} cm /{forms[number < self.filled]} Do Q"
            for number, place in enumerate(_places(self.icon, mirrored=self.mirrored))
        ]


def draw_dots(canvas: Canvas, x: float, y: float, size: float, filled: int, of: int = 4) -> float:
    """Draw filled and empty dots; give the width they take."""
    radius = size * 0.28
    step = size * 0.74
    canvas.setLineWidth(0.9)
    canvas.setStrokeColor(INK)
    for number in range(of):
        canvas.setFillColor(INK if number < filled else WHITE)
        canvas.circle(x + radius + 0.5 + number * step, y, radius, stroke=1, fill=1)
    return step * of + size * 0.25


def dots_width(size: float, of: int = 4) -> float:
    """Width that ``draw_dots`` takes."""
    return size * 0.74 * of + size * 0.25


def draw_box(canvas: Canvas, x: float, y: float, size: float, colour: Color = INK) -> None:
    """Draw a box to tick."""
    canvas.setLineWidth(1.2)
    canvas.setStrokeColor(colour)
    canvas.setFillColor(WHITE)
    canvas.roundRect(x, y, size, size, 1.8, stroke=1, fill=1)


def draw_circle(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a circle to mark."""
    canvas.setLineWidth(1.2)
    canvas.setStrokeColor(INK)
    canvas.setFillColor(WHITE)
    canvas.circle(x, y, radius, stroke=1, fill=1)


def draw_bullet(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a list's dot."""
    canvas.setFillColor(SOFT_INK)
    canvas.circle(x, y, radius, stroke=0, fill=1)

"""Draws a text as a QR code: one path of squares, black on white, with its quiet zone."""

from functools import cache

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel
from reportlab.lib.colors import black, white
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from ipdesk.handout import blocks
from ipdesk.handout.pdf.tagging import Element, content
from ipdesk.handout.pdf.text import paragraph
from ipdesk.handout.pdf.theme import Theme

MODULE = 0.5 * mm
"""Side of one square: a telephone's camera needs 0.4 mm."""
QUIET = 4
"""White squares around the code that the standard asks for."""
_GAP = 4

Matrix = tuple[tuple[bool, ...], ...]


@cache
def modules(text: str) -> Matrix:
    """The squares of a text's code, row by row from the top; true is black."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    # Bytes: the letters of "ipdesk" are small.
    code.addData(QR8bitByte(text))
    code.make()
    count = code.getModuleCount()
    return tuple(tuple(bool(code.isDark(row, col)) for col in range(count)) for row in range(count))


def runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Start and length of each run of black squares."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and place and row[place - 1]:
            start, length = found[-1]
            found[-1] = (start, length + 1)
        elif dark:
            found.append((place, 1))
    return found


class QrPicture(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The code at the left, the words beside it; never apart."""

    def __init__(self, block: blocks.QrCode, theme: Theme, parent: Element) -> None:
        super().__init__()
        self._figure = parent.add("Figure", alternative=block.alt)
        self._modules = modules(block.text)
        style = theme.style(theme.small, spread=1.25)
        self._words = paragraph(block.beside, style, parent.add("P"))
        self._mirrored = theme.mirrored
        self._height = 0.0
        self.spaceAfter = theme.gap

    @property
    def side(self) -> float:
        """Width of the picture with its quiet zone."""
        return float((len(self._modules) + 2 * QUIET) * MODULE)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = available_width
        _, height = self._words.wrap(available_width - self.side - _GAP, available_height)
        self._height = max(self.side, height)
        return available_width, self._height

    def draw(self) -> None:
        """Draw the picture, then the words at half its height."""
        with content(self.canv, self._figure):
            self._draw_code()
        top = (self._height + self._words.height) / 2
        left = 0 if self._mirrored else self.side + _GAP
        self._words.drawOn(self.canv, left, top - self._words.height)

    def _draw_code(self) -> None:
        canvas, side = self.canv, self.side
        top = self._height - (self._height - side) / 2
        canvas.saveState()
        canvas.translate(self.width - side if self._mirrored else 0, 0)
        left, bottom = canvas.absolutePosition(0, top - side)
        self._figure.box = (left, bottom, left + side, bottom + side)
        canvas.setFillColor(white)
        canvas.rect(0, top - side, side, side, stroke=0, fill=1)
        canvas.setFillColor(black)
        path = canvas.beginPath()
        for number, row in enumerate(self._modules):
            y = top - (number + QUIET + 1) * MODULE
            for start, length in runs(row):
                path.rect((start + QUIET) * MODULE, y, length * MODULE, MODULE)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()


def render_qr(block: blocks.QrCode, theme: Theme, parent: Element) -> list[Flowable]:
    """The code of the sheet as a picture beside its letters."""
    return [QrPicture(block, theme, parent.add("Div"))]

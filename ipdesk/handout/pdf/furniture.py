"""Head and foot of the page: who it is from and for, which content, which page."""

from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from ipdesk.errors import HandoutError
from ipdesk.handout.blocks import Handout, Spans, said
from ipdesk.handout.pdf.text import paragraph
from ipdesk.handout.pdf.theme import BOLD, SOFT_INK, TEAL, Theme

_LOGO_HEIGHT = 34
_LOGO_WIDTH = 110
_EDGE = 13 * mm
"""From the edge of the paper to the head and to the foot."""
_SHARE = 0.5
"""Share of the width that the clinic has at least; the patient's name wraps in the rest."""
_BETWEEN = 14


def _logo(data: bytes) -> ImageReader:
    try:
        image = ImageReader(BytesIO(data))
        image.getRGBData()
    except Exception as error:  # whatever the picture library raises, it is the file's fault
        raise HandoutError(
            "The clinic's logo cannot be read. Choose a PNG or JPEG picture in the clinic settings."
        ) from error
    return image


def _natural_width(spans: Spans, style: ParagraphStyle) -> float:
    """Width of spans on one line."""
    return sum(
        float(stringWidth(span.text, BOLD if span.bold else style.fontName, style.fontSize))
        for span in spans
    )


class Furniture:
    """Head and foot of every page; ``bottom`` and ``height`` are the room left between them."""

    def __init__(self, handout: Handout, theme: Theme) -> None:
        self._theme = theme
        self._footer = handout.footer
        self._logo = _logo(handout.header.logo) if handout.header.logo else None
        style = theme.style(theme.small, colour=SOFT_INK, spread=1.2)
        self._style = style
        self._right_style = style.clone("right", alignment=2)
        self._left = paragraph(handout.header.left, style)
        self._right = paragraph(handout.header.right, self._right_style)
        offset = self._logo_size()[0] + 8 if self._logo else 0
        self._offset = offset
        natural = _natural_width(handout.header.right, style)
        self._right_width = min(natural + 2, theme.width * (1 - _SHARE))
        left_width = theme.width - self._right_width - _BETWEEN - offset
        left = self._left.wrap(left_width, 10_000)[1]
        right = self._right.wrap(self._right_width, 10_000)[1]
        self._head = max(left, right, self._logo_size()[1])
        self._page_width = theme.small * 7
        sample = paragraph(said(handout.footer.text), style)
        self._foot = sample.wrap(theme.width - self._page_width, 10_000)[1]
        self._foot_text: Flowable = sample
        # One line of head or foot stands in the margin; more lines take room from the text.
        self._top = theme.page[1] - _EDGE
        self.bottom = max(theme.margin, _EDGE + self._foot + 12)
        self.height = min(theme.page[1] - theme.margin, self._top - self._head - 16) - self.bottom

    def _logo_size(self) -> tuple[float, float]:
        if self._logo is None:
            return 0.0, 0.0
        width, height = self._logo.getSize()
        scale = min(_LOGO_HEIGHT / height, _LOGO_WIDTH / width)
        return width * scale, height * scale

    def draw_head(self, canvas: Canvas, other: Spans | None = None) -> None:
        """Draw the clinic at the left; at the right the patient's name and the day, or other words.

        Other words are few enough for one line.
        """
        theme = self._theme
        top = self._top
        if self._logo is not None:
            width, height = self._logo_size()
            canvas.drawImage(self._logo, theme.margin, top - height, width, height, mask="auto")
        self._left.drawOn(canvas, theme.margin + self._offset, top - self._left.height)
        words, width = self._right, self._right_width
        if other is not None:
            words, width = paragraph(other, self._right_style), theme.width * (1 - _SHARE)
            words.wrap(width, 10_000)
        words.drawOn(canvas, theme.margin + theme.width - width, top - words.height)
        self._rule(canvas, top - self._head - 7, 1.4)

    def draw_foot(self, canvas: Canvas, page: int | None, pages: int) -> None:
        """Draw the content's version at the left, the page's number, if any, at the right."""
        theme = self._theme
        self._rule(canvas, _EDGE + self._foot + 5, 0.6)
        self._foot_text.drawOn(canvas, theme.margin, _EDGE)
        if page is None:
            return
        number = paragraph(
            said(self._footer.pages.format(page=page, pages=pages)), self._right_style
        )
        _, height = number.wrap(self._page_width, 10_000)
        left = theme.margin + theme.width - self._page_width
        number.drawOn(canvas, left, _EDGE + self._foot - height)

    def _rule(self, canvas: Canvas, y: float, line: float) -> None:
        canvas.setStrokeColor(TEAL)
        canvas.setLineWidth(line)
        canvas.line(self._theme.margin, y, self._theme.margin + self._theme.width, y)

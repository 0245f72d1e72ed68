"""Head and foot of the page: who it is from and for, which content, which page."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from ipdesk.handout.blocks import Handout, Spans, said
from ipdesk.handout.pdf.logo import prepare_logo
from ipdesk.handout.pdf.tagging import FOOT, HEAD, Element, artifact, content
from ipdesk.handout.pdf.text import measure, paragraph
from ipdesk.handout.pdf.theme import BOLD, SOFT_INK, TEAL, Theme

_EDGE = 13 * mm
"""From the edge of the paper to the head and to the foot."""
_SHARE = 0.5
"""Share of the width that the clinic has at least; the patient's name wraps in the rest."""
_BETWEEN = 14


def _natural_width(spans: Spans, style: ParagraphStyle) -> float:
    """Width of spans on one line."""
    return sum(
        measure(span.text, BOLD if span.bold else style.fontName, style.fontSize) for span in spans
    )


class Furniture:
    """Head and foot of every page; ``bottom`` and ``height`` are the room left between them.

    They are artifacts, but for a logo that says alone whose sheet it is.
    """

    def __init__(self, handout: Handout, theme: Theme, parent: Element) -> None:
        self._theme = theme
        self._footer = handout.footer
        self._logo = prepare_logo(handout.header.logo) if handout.header.logo else None
        style = theme.style(theme.small, colour=SOFT_INK, spread=1.2)
        self._style = style
        # The sheet's author is the clinic; with its name beside the logo the logo adds nothing.
        named = any(span.text == handout.metadata.author for span in handout.header.left)
        alone = self._logo is not None and not named
        self._figure = parent.add("Figure", alternative="Logo") if alone else None
        self._right_style = style.clone("right", alignment=0 if theme.mirrored else 2)
        self._left = paragraph(handout.header.left, style)
        self._right = paragraph(handout.header.right, self._right_style)
        offset = self._logo_size()[0] + 8 if self._logo else 0
        self._offset = offset
        natural = _natural_width(handout.header.right, style)
        self._right_width = min(natural + 2, theme.width * (1 - _SHARE))
        self._left_width = theme.width - self._right_width - _BETWEEN - offset
        left = self._left.wrap(self._left_width, 10_000)[1]
        right = self._right.wrap(self._right_width, 10_000)[1]
        self._head = max(left, right, self._logo_size()[1])
        widest = handout.footer.pages.format(page=99, pages=99)
        self._page_width = measure(widest, style.fontName, style.fontSize) + 12
        sample = paragraph(said(handout.footer.text), style)
        self._foot = sample.wrap(theme.width - self._page_width, 10_000)[1]
        self._foot_text: Flowable = sample
        # One line of head or foot stands in the margin; more lines take room from the text.
        self._top = theme.page[1] - _EDGE
        self.bottom = max(theme.margin, _EDGE + self._foot + 12)
        self.height = min(theme.page[1] - theme.margin, self._top - self._head - 16) - self.bottom

    def _place(self, left: float, width: float) -> float:
        """Where what is so wide stands on the page; from the right where reading begins there."""
        left += self._theme.margin
        return self._theme.page[0] - left - width if self._theme.mirrored else left

    def _logo_size(self) -> tuple[float, float]:
        if self._logo is None:
            return 0.0, 0.0
        return self._logo.width, self._logo.height

    def draw_head(self, canvas: Canvas, other: Spans | None = None) -> None:
        """Draw the clinic at the left; at the right the patient's name and the day, or other words.

        Other words are few enough for one line.
        """
        if self._figure is not None and not self._figure.begun:
            with content(canvas, self._figure):
                self._draw_logo(canvas)
            with artifact(canvas, HEAD):
                self._draw_names(canvas, other)
        else:
            with artifact(canvas, HEAD):
                self._draw_logo(canvas)
                self._draw_names(canvas, other)

    def _draw_logo(self, canvas: Canvas) -> None:
        if self._logo is None:
            return
        width, height = self._logo_size()
        left, bottom = self._place(0, width), self._top - height
        if self._figure is not None:
            self._figure.box = (left, bottom, left + width, bottom + height)
        canvas.drawImage(self._logo.image, left, bottom, width, height)

    def _draw_names(self, canvas: Canvas, other: Spans | None) -> None:
        top = self._top
        left = self._place(self._offset, self._left_width)
        self._left.drawOn(canvas, left, top - self._left.height)
        words, width = self._right, self._right_width
        if other is not None:
            words, width = paragraph(other, self._right_style), self._theme.width * (1 - _SHARE)
            words.wrap(width, 10_000)
        right = self._place(self._theme.width - width, width)
        words.drawOn(canvas, right, top - words.height)
        self._rule(canvas, top - self._head - 7, 1.4)

    def draw_foot(self, canvas: Canvas, page: int | None, pages: int) -> None:
        """Draw the content's version at the left, the page's number, if any, at the right."""
        with artifact(canvas, FOOT):
            self._draw_version(canvas, page, pages)

    def _draw_version(self, canvas: Canvas, page: int | None, pages: int) -> None:
        width = self._theme.width - self._page_width
        self._rule(canvas, _EDGE + self._foot + 5, 0.6)
        self._foot_text.drawOn(canvas, self._place(0, width), _EDGE)
        if page is None:
            return
        number = paragraph(
            said(self._footer.pages.format(page=page, pages=pages)), self._right_style
        )
        _, height = number.wrap(self._page_width, 10_000)
        left = self._place(width, self._page_width)
        number.drawOn(canvas, left, _EDGE + self._foot - height)

    def _rule(self, canvas: Canvas, y: float, line: float) -> None:
        canvas.setStrokeColor(TEAL)
        canvas.setLineWidth(line)
        canvas.line(self._theme.margin, y, self._theme.margin + self._theme.width, y)

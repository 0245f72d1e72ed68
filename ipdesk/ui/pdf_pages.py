"""Pages of a finished PDF as pictures and words; the only module that knows pypdfium2.

The library bears one thread at a time and kills the program otherwise: public functions take turns.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ipdesk.ui.background import Turns

if TYPE_CHECKING:
    from ipdesk.handout.blocks import Handout
    from ipdesk.handout.pdf.report import PageCheck

POINTS_PER_INCH = 72
PRINT_DPI = 300
"""Finer than this, paper shows no difference and pages take long."""
_SLACK = 0.5
"""Points by which a line's own width may reach over the edge."""

_alone = Turns()


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size in points, its words, and its picture."""

    width: float
    height: float
    words: str
    picture: QImage


@dataclass(frozen=True, slots=True)
class Drawing:
    """One page of a document, with its number from 1 and how many there are."""

    page: Page
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself, whether it brings its letters along, and what is cut off.

    ``clipped`` holds the numbers of pages on which something lies beyond the paper's edge.
    """

    title: str
    author: str
    subject: str
    pages: int
    fonts_embedded: bool
    clipped: tuple[int, ...]


def _picture(page: Any, scale: float) -> QImage:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    image = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    )
    return image.copy()  # the bitmap's memory goes with it


@_alone
def read_page(data: bytes, number: int, scale: float) -> Drawing:
    """Draw a page, ``scale`` pixels to the point; the last one where there are fewer."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        count = len(document)
        number = min(max(number, 1), count)
        page = document[number - 1]
        width, height = page.get_size()
        words = " ".join(page.get_textpage().get_text_bounded().split())
        return Drawing(Page(width, height, words, _picture(page, scale)), number, count)
    finally:
        document.close()


def _is_embedded(pdfium: Any, item: Any) -> bool:
    """Whether the file brings the letters of an object along, and of those drawn within it."""
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        font = pdfium.FPDFTextObj_GetFont(item)
        return not font or pdfium.FPDFFont_GetIsEmbedded(font) == 1
    if kind == pdfium.FPDF_PAGEOBJ_FORM:
        count = pdfium.FPDFFormObj_CountObjects(item)
        return all(
            _is_embedded(pdfium, pdfium.FPDFFormObj_GetObject(item, n)) for n in range(count)
        )
    return True


def _look_at(page: Any) -> tuple[bool, bool]:
    """Whether all letters of a page are embedded, and whether something of it is cut off."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    embedded, clipped = True, False
    for item in page.get_objects(max_depth=1):
        left, bottom, right, top = item.get_bounds()
        clipped = clipped or (
            left < -_SLACK or bottom < -_SLACK or right > width + _SLACK or top > height + _SLACK
        )
        embedded = embedded and _is_embedded(pdfium, item.raw)
    return embedded, clipped


@_alone
def properties(data: bytes) -> Properties:
    """Read what the file says of itself."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        said = document.get_metadata_dict()
        pages = [_look_at(page) for page in document]
        return Properties(
            title=said.get("Title", ""),
            author=said.get("Author", ""),
            subject=said.get("Subject", ""),
            pages=len(pages),
            fonts_embedded=all(embedded for embedded, _ in pages),
            clipped=tuple(number for number, (_, cut) in enumerate(pages, 1) if cut),
        )
    finally:
        document.close()


def prepare(printer: QPrinter, paper: str) -> None:
    """Set a printer to the sheet's paper, upright and to the edges."""
    size = QPageSize.PageSizeId.A4 if paper == "a4" else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


@_alone
def checked(data: bytes, handout: "Handout") -> "PageCheck":
    """Read a finished sheet back, as ``page_check`` does."""
    from ipdesk.handout.pdf.report import page_check

    return page_check(data, handout)


@_alone
def print_pages(data: bytes, printer: QPrinter) -> int:
    """Print the file's own pages on the printer's paper; how many were printed.

    The pages that the person asked for are printed; copies are the printer's affair. Smaller paper
    takes the page whole, made smaller.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    painter = QPainter()
    try:
        if not painter.begin(printer):
            return 0
        last = min(printer.toPage() or len(document), len(document))
        numbers = range(max(printer.fromPage(), 1), last + 1)
        dpi = min(printer.resolution(), PRINT_DPI)
        for number in numbers:
            if number != numbers[0]:
                printer.newPage()
            page = document[number - 1]
            _paint(painter, printer, page, dpi)
        return len(numbers)
    finally:
        if painter.isActive():
            painter.end()
        document.close()


def _paint(painter: QPainter, printer: QPrinter, page: Any, dpi: int) -> None:
    whole = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    width, height = page.get_size()
    per_point = printer.resolution() / POINTS_PER_INCH
    size = QSizeF(width * per_point, height * per_point)
    if size.width() > whole.width() + 1 or size.height() > whole.height() + 1:
        shrink = min(whole.width() / size.width(), whole.height() / size.height())
        size *= shrink
    target = QRectF(
        (whole.width() - size.width()) / 2,
        (whole.height() - size.height()) / 2,
        size.width(),
        size.height(),
    )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, _picture(page, dpi / POINTS_PER_INCH))

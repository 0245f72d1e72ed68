"""Prints a written page: its own text, and on every sheet which reference it is from."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from ipdesk.ui.palette import LIGHT
from ipdesk.ui.widgets.document import Look, PageWriter

SCALE = 0.85
"""Text of 14 pixels on the screen is 9 points on paper."""
_DOTS_PER_INCH = 96
_FOOT = 30
_MARGIN = 15
_UNIT = QPageLayout.Unit.Millimeter


def paper_look() -> Look:
    """Dark on white, whatever the window wears."""
    return Look(LIGHT, SCALE)


def footer_words(title: str, version: str, today: date) -> str:
    """What stands at the foot of every sheet."""
    return f"{title} · ipdesk reference {version} · printed {today.isoformat()}"


def new_printer(title: str) -> QPrinter:
    """A printer with the usual margins; the person may still choose others."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageMargins(QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), _UNIT)
    return printer


def print_page(write: Callable[[PageWriter], None], footer: str, printer: QPrinter) -> int:
    """Print a page; returns the number of sheets."""
    document = QTextDocument()
    write(PageWriter(document, paper_look()))
    sheet = printer.pageRect(QPrinter.Unit.Inch)
    wide, tall = sheet.width() * _DOTS_PER_INCH, sheet.height() * _DOTS_PER_INCH
    document.setPageSize(QSizeF(wide, tall - _FOOT))
    painter = QPainter(printer)
    # Laid out as on a screen and enlarged: lines break the same way on every printer.
    painter.scale(printer.logicalDpiX() / _DOTS_PER_INCH, printer.logicalDpiY() / _DOTS_PER_INCH)
    count = document.pageCount()
    for number in range(count):
        if number:
            printer.newPage()
        painter.save()
        top = number * (tall - _FOOT)
        painter.translate(0, -top)
        document.drawContents(painter, QRectF(0, top, wide, tall - _FOOT))
        painter.restore()
        _paint_foot(
            painter, QRectF(0, tall - _FOOT, wide, _FOOT), footer, f"{number + 1} of {count}"
        )
    painter.end()
    return count


def _paint_foot(painter: QPainter, box: QRectF, words: str, number: str) -> None:
    look = paper_look()
    painter.setPen(look.color("line"))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.setFont(look.font("caption"))
    painter.setPen(look.color("muted"))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, words)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, number)

"""Drives the handout composer as a clinician does, and reads what it made."""

from typing import TypeVar

import pypdfium2
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ipdesk.ui.background import Lane
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.preview import Preview
from ipdesk.ui.problems import MessageBar
from ipdesk.ui.widgets.composer_form import ComposerForm
from ipdesk.ui.widgets.composer_sheet import Sheet
from tests.ui.finding import named

W = TypeVar("W", bound=QWidget)


def settle(qtbot: QtBot, composer: HandoutPage) -> Sheet:
    """Wait for the sheet that is being made."""
    with qtbot.waitSignal(composer.settled):
        pass
    return quiet(composer)


def quiet(composer: HandoutPage) -> Sheet:
    """The sheet, when nothing else uses the PDF library, which bears one thread at a time."""
    composer.findChildren(Lane)[0].finish()
    assert composer.sheet is not None
    return composer.sheet


def words_of(sheet: Sheet) -> str:
    document = pypdfium2.PdfDocument(sheet.data)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def first_page_size(sheet: Sheet) -> tuple[int, int]:
    document = pypdfium2.PdfDocument(sheet.data)
    width, height = document[0].get_size()
    document.close()
    return round(width), round(height)


def part(composer: HandoutPage, kind: type[W]) -> W:
    """The one part of a kind."""
    (found,) = composer.findChildren(kind)
    return found


def form(composer: HandoutPage) -> ComposerForm:
    return part(composer, ComposerForm)


def preview(composer: HandoutPage) -> Preview:
    return part(composer, Preview)


def name_field(composer: HandoutPage) -> QLineEdit:
    return named(composer, QLineEdit, "First name")


def note_field(composer: HandoutPage) -> QPlainTextEdit:
    return named(composer, QPlainTextEdit, "Your note")


def confirm_box(composer: HandoutPage) -> QCheckBox:
    return named(composer, QCheckBox, "I have checked")


def save_button(composer: HandoutPage) -> QPushButton:
    return named(composer, QPushButton, "Save PDF")


def message(composer: HandoutPage) -> str:
    return part(composer, MessageBar).text


def drag(widget: QWidget, onto: QWidget) -> None:
    """Press on a widget, move to the middle of another, let go."""
    start = QPoint(20, widget.height() // 2)
    end = widget.mapFromGlobal(onto.mapToGlobal(onto.rect().center()))
    kinds = QMouseEvent.Type
    for kind, where in (
        (kinds.MouseButtonPress, start),
        (kinds.MouseMove, start + QPoint(0, 3)),
        (kinds.MouseMove, end),
        (kinds.MouseButtonRelease, end),
    ):
        button = Qt.MouseButton.NoButton if kind == kinds.MouseMove else Qt.MouseButton.LeftButton
        held = (
            Qt.MouseButton.NoButton
            if kind == kinds.MouseButtonRelease
            else Qt.MouseButton.LeftButton
        )
        event = QMouseEvent(
            kind,
            QPointF(where),
            QPointF(widget.mapToGlobal(where)),
            button,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)

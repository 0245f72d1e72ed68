"""Says what is wrong: inline where possible, else in a box; the only module that opens dialogs."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ipdesk.errors import IpdeskError
from ipdesk.ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# The dialogs are loaded when one is first shown.


class Tone(StrEnum):
    """What kind of message it is; each has a colour, an icon and a word."""

    NOTE = "note"
    DONE = "done"
    CAUTION = "caution"
    FAULT = "fault"


_LOOKS = {
    # icon, word, text colour, background
    Tone.NOTE: ("info", "Note", "ink", "accent_soft"),
    Tone.DONE: ("circle-check", "Done", "good", "good_soft"),
    Tone.CAUTION: ("triangle-alert", "Please note", "caution", "caution_soft"),
    Tone.FAULT: ("octagon-alert", "Problem", "danger", "danger_soft"),
}


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say a text without moving the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # many enumerations

    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def report(parent: QWidget | None, error: IpdeskError) -> None:
    """Show a fault that keeps the person from going on."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("ipdesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(str(error))
    box.exec()
    box.deleteLater()


def confirm(parent: QWidget | None, question: str) -> bool:
    """Ask a question that is answered yes or no; closing the box means no."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("ipdesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    answer = box.exec()
    box.deleteLater()
    return answer == QMessageBox.StandardButton.Yes


def choose_new_file(parent: QWidget | None, title: str, suggested: Path, kinds: str) -> Path | None:
    """Ask where to save a file; None when the person thinks better of it."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return Path(name) if name else None


def choose_file(parent: QWidget | None, title: str, kinds: str) -> Path | None:
    """Ask which file to open; None when the person thinks better of it."""
    from PySide6.QtWidgets import QFileDialog

    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def choose_printer(parent: QWidget | None, printer: "QPrinter") -> bool:
    """Let the person choose a printer, pages and copies; whether to go on."""
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QDialog

    dialog = QPrintDialog(printer, parent)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return chosen


class MessageBar(QFrame):
    """A message within the page, announced to screen readers; Escape or its button closes it.

    Signals:
        acted: The button beside the message was pressed.
    """

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NOTE
        self.setObjectName("messageBar")
        self._picture = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton()
        self._action.hide()
        self._action.clicked.connect(self.acted)
        self._close = QToolButton()
        self._close.setProperty("role", "quiet")
        self._close.setAccessibleName("Close this message")
        self._close.setToolTip("Close this message (Esc)")
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def text(self) -> str:
        """What is said at the moment; empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    @property
    def tone(self) -> Tone:
        """How it is said."""
        return self._tone

    def say(self, tone: Tone, text: str, action: str = "") -> None:
        """Show a message and announce it; the one before is replaced."""
        self._tone = tone
        word = _LOOKS[tone][1]
        self._text.setText(text)
        self._text.setAccessibleName(f"{word}: {text}")
        self.setAccessibleName(f"{word}: {text}")
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._dress()
        self.show()
        announce(self, f"{word}: {text}", urgent=tone is Tone.FAULT)

    def fault(self, error: IpdeskError) -> None:
        """Show what went wrong."""
        self.say(Tone.FAULT, str(error))

    @Slot()
    def clear(self) -> None:
        """Say nothing any more."""
        self._text.clear()
        self.setAccessibleName("")
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the message."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of palette or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.isHidden():
            self._dress()

    def _dress(self) -> None:
        picture, word, ink, ground = _LOOKS[self._tone]
        color = theme.color(ink)
        size = theme.px(20)
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(picture, color, size, ratio))
        self._picture.setToolTip(word)
        self._close.setIcon(icons.icon("x", theme.color("muted"), theme.px(16)))
        sheet = (
            f"QFrame#messageBar {{ background: {theme.color(ground).name()};"
            f" border: 1px solid {color.name()}; border-radius: 8px; }}"
            f" QFrame#messageBar QLabel {{ color: {color.name()}; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

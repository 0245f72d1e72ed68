"""The line where a medicine is typed, with the names that it may mean."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ipdesk.ui import theme

PROMPT = "Add a medicine: brand, generic or class"
_BETWEEN = (",", ";", "\n")


class MedicineField(QLineEdit):
    """A line for one name or a pasted list."""

    pasted = Signal(str)
    left_backwards = Signal()
    left_down = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(PROMPT)
        self.setPlaceholderText("Add a medicine")
        self.setToolTip(f"{PROMPT}. Commas between several; Enter adds.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A pasted list is added at once; Backspace in the empty field goes to the last chip."""
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            # The field itself would make one line of a list with line ends.
            if any(mark in text.strip() for mark in _BETWEEN):
                self.pasted.emit(text)
                return
        match event.key():
            case Qt.Key.Key_Backspace if not self.text():
                self.left_backwards.emit()
            case Qt.Key.Key_Down:
                self.left_down.emit()
            case Qt.Key.Key_Escape if self.text():
                self.escaped.emit()
            case _:
                super().keyPressEvent(event)


class OfferList(QListWidget):
    """Names that may be meant; Down from the field goes into it, Enter takes one."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName("Medicines that may be meant")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(self._on_taken)
        self.hide()

    def set_offers(self, offers: Iterable[str]) -> None:
        """Show these names; none given: put the list away."""
        self.clear()
        for words in offers:
            item = QListWidgetItem(words)
            item.setToolTip(words)
            self.addItem(item)
        if self.count():
            self.setFixedHeight(self.count() * self.sizeHintForRow(0) + theme.px(14))
        self.setVisible(self.count() > 0)

    def offers(self) -> tuple[str, ...]:
        """The names shown."""
        return tuple(self.item(place).text() for place in range(self.count()))

    def enter(self) -> None:
        """Take the keyboard, at the first name."""
        if self.count():
            self.setCurrentRow(0)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes, Escape and Up from the first name go back to the field."""
        first_up = event.key() == Qt.Key.Key_Up and self.currentRow() == 0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._on_taken(self.currentItem())
        elif event.key() == Qt.Key.Key_Escape or first_up:
            self.left.emit()
        else:
            super().keyPressEvent(event)

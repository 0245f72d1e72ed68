"""The search field in the top bar; its answers come as one types."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidgetItem, QWidget

from ipdesk.content.library import Library
from ipdesk.ui import theme
from ipdesk.ui.frame_words import SEARCH_HINT, SEARCH_WIDTH

if TYPE_CHECKING:
    from ipdesk.ui.widgets.search_answers import AnswerList

MOST = 40
FEWEST_CHARACTERS = 2
WIDTH = 560
PAUSE = 150
"""Milliseconds."""
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBox(QLineEdit):
    """Down goes into the answers, Enter opens one, Escape closes them."""

    chosen = Signal(object)  # Hit

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._list: AnswerList | None = None
        self.setPlaceholderText(SEARCH_HINT)
        self.setAccessibleName("Search the reference")
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self._on_changed)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._answer)
        self._fit()

    def _fit(self) -> None:
        least, greatest = SEARCH_WIDTH
        self.setMinimumWidth(theme.px(least))
        self.setMaximumWidth(theme.px(greatest))

    @property
    def results(self) -> "AnswerList":
        """The list of answers, over the page."""
        if self._list is None:
            from ipdesk.ui.widgets.search_answers import AnswerList  # loads the search

            self._list = AnswerList(self.window())
            self._list.itemClicked.connect(self._on_clicked)
            self._list.installEventFilter(self)
            self._list.hide()
        return self._list

    @property
    def is_open(self) -> bool:
        """Whether answers are shown."""
        return self._list is not None and self._list.isVisible()

    def _on_changed(self, words: str) -> None:
        """Answer at once; a word of one letter, which half of the reference has, waits a little."""
        self._pause.stop()
        if len(words.strip()) < FEWEST_CHARACTERS or not self.hasFocus():
            self.close_results()
        elif self.is_open and len(words.rpartition(" ")[2]) == 1:
            self._pause.start()
        else:
            self._answer()

    @Slot()
    def _answer(self) -> None:
        self._pause.stop()
        words = self.text()
        self.results.set_found(self._library.search(words, MOST), words)
        self._place()

    def _place(self) -> None:
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        wanted = max(self.width(), theme.px(WIDTH))
        width = min(wanted, window.width() - corner.x() - 16)
        # Its rows wrap by its width: the width first, then the height.
        self.results.resize(width, self.results.height())
        room = window.height() - corner.y() - 24
        height = min(self.results.needed_height(), room)
        self.results.setGeometry(corner.x(), corner.y(), width, height)
        if not self.results.isVisible():
            self.results.show()
            self.results.raise_()

    def _open(self, row: int) -> None:
        hit = self.results.hit_at(row)
        if hit is None:
            return
        self.close_results()
        self.setText("")
        self.chosen.emit(hit)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._open(self.results.row(item))

    def close_results(self) -> None:
        """Put the answers away."""
        self._pause.stop()
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down into the answers, Enter takes the first one, Escape closes, then clears."""
        if self._pause.isActive() and event.key() in (*_TO_LIST, *_ENTER):
            self._answer()
        first = self.results.first_answer if self.is_open else -1
        if event.key() in _TO_LIST and first >= 0:
            self.results.setCurrentRow(first)
            self.results.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in _ENTER and first >= 0:
            self._open(first)
        elif event.key() == Qt.Key.Key_Escape:
            if not self.is_open:
                self.setText("")
            self.close_results()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and focus of the answers."""
        if watched is self._list:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._on_list_key(event)
            if event.type() == QEvent.Type.FocusOut and not self.hasFocus():
                self.close_results()
        return super().eventFilter(watched, event)

    def _on_list_key(self, event: QKeyEvent) -> bool:
        """Enter opens; Escape, Up from the first, and letters come back to the field."""
        row = self.results.currentRow()
        if event.key() in _ENTER:
            self._open(row)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.setFocus()
            self.close_results()
            return True
        if event.key() == Qt.Key.Key_Up and row <= self.results.first_answer:
            self.setFocus()
            return True
        types = bool(event.text()) and event.text().isprintable()
        if types or event.key() == Qt.Key.Key_Backspace:
            self.setFocus()
            QApplication.sendEvent(self, event)
            return True
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Answers go away unless the keyboard went into them."""
        super().focusOutEvent(event)
        if self._list is not None and not self._list.hasFocus():
            self.close_results()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Answers stay below the field."""
        super().resizeEvent(event)
        if self.is_open:
            self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
            if self.is_open:
                self._place()

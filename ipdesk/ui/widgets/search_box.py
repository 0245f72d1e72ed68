"""The search field in the top bar with its list of answers."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ipdesk.content.library import Hit, Library
from ipdesk.ui import theme

KINDS = {
    "treatment": "Treatment",
    "condition": "Condition",
    "fact": "Statement",
    "rule": "Caution",
    "factor": "Patient factor",
    "term": "Term",
    "source": "Source",
}
MOST = 12


class SearchBox(QLineEdit):
    """Answers as you type; Down goes into the list, Enter opens an answer."""

    chosen = Signal(object)  # Hit

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._hits: tuple[Hit, ...] = ()
        self._list: QListWidget | None = None
        self.setPlaceholderText("Search treatments, effects, cautions...   Ctrl K")
        self.setAccessibleName("Search the reference")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(theme.px(150))
        self.setMaximumWidth(theme.px(380))
        self.textEdited.connect(self._on_edited)

    @property
    def results(self) -> QListWidget:
        """The list of answers, over the page."""
        if self._list is None:
            self._list = QListWidget(self.window())
            self._list.setObjectName("results")
            self._list.setAccessibleName("Answers")
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
            self._list.itemActivated.connect(self._on_activated)
            self._list.itemClicked.connect(self._on_activated)
            self._list.installEventFilter(self)
            self._list.hide()
        return self._list

    def _on_edited(self, words: str) -> None:
        self.results.clear()
        if len(words.strip()) < 2:
            self.results.hide()
            return
        self._hits = self._library.search(words, MOST)
        for hit in self._hits:
            title = hit.title if hit.kind != "source" else hit.snippet.replace("[", "")
            item = QListWidgetItem(f"{KINDS.get(hit.kind, hit.kind)}: {title.replace(']', '')}")
            item.setToolTip(hit.snippet.replace("[", "").replace("]", ""))
            self.results.addItem(item)
        if not self._hits:
            item = QListWidgetItem(f'Nothing found for "{words.strip()[:60]}".')
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.results.addItem(item)
        self._place()

    def _place(self) -> None:
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        shown = min(self.results.count(), MOST)
        height = shown * (self.results.sizeHintForRow(0) + 1) + 16
        room = self.window().height() - corner.y() - 40
        width = max(self.width(), min(theme.px(460), self.window().width() - corner.x() - 16))
        self.results.setGeometry(corner.x(), corner.y(), width, min(height, room))
        self.results.show()
        self.results.raise_()

    def _on_activated(self, item: QListWidgetItem) -> None:
        place = self.results.row(item)
        if 0 <= place < len(self._hits):
            hit = self._hits[place]
            self.close_results()
            self.clear()
            self.chosen.emit(hit)

    def close_results(self) -> None:
        """Put the list away."""
        self._hits = ()
        self.results.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down into the list, Enter takes its first answer, Escape clears."""
        if event.key() == Qt.Key.Key_Down and self._hits:
            self.results.setCurrentRow(0)
            self.results.setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hits:
            self._on_activated(self.results.item(0))
        elif event.key() == Qt.Key.Key_Escape:
            self.close_results()
            self.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, or Up from the first answer, comes back to the field."""
        if watched is self._list and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            up = event.key() == Qt.Key.Key_Up and self.results.currentRow() == 0
            if pressed and (event.key() == Qt.Key.Key_Escape or up):
                self.setFocus()
                if not up:
                    self.close_results()
                return True
        if watched is self._list and event.type() == QEvent.Type.FocusOut:
            self.results.hide()
        return super().eventFilter(watched, event)

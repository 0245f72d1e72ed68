"""The list of all pages of the reference."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ipdesk.content.library import Library
from ipdesk.ui import theme
from ipdesk.ui.widgets.wrapped_list import WrappedList

_KEY = Qt.ItemDataRole.UserRole
_ABOVE = 6


class PageIndex(WrappedList):
    """Headings with the pages under them; the open treatment shows its protocols too."""

    page_asked = Signal(str)

    def __init__(
        self, library: Library, across: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(_ABOVE, parent)
        self._ways: QListWidgetItem | None = None
        self._asked = ""
        self.setAccessibleName("Pages of the reference")
        groups = (
            ("Treatments", [(f"treatment:{one.id}", one.short_name) for one in library.treatments]),
            ("Conditions", [(f"condition:{one.id}", one.name) for one in library.conditions]),
            ("Across", [(f"across:{key}", text) for key, text in across.items()]),
        )
        for title, entries in groups:
            heading = QListWidgetItem(title)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(heading)
            for key, text in entries:
                item = QListWidgetItem(text)
                item.setData(_KEY, key)
                self.addItem(item)
        self.currentItemChanged.connect(self._on_chosen)
        self.itemClicked.connect(self._on_clicked)
        self._dress()

    def _dress(self) -> None:
        """Fit to the present text size; headings are the entries without a page."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_KEY) is None:
                item.setFont(theme.font("caption-strong"))
        if self._ways is not None:
            self._ways.setFont(theme.font("caption"))
        self.fit()

    def set_page(self, key: str, ways: str) -> None:
        """Show which page is open, with the ways of giving the treatment below it."""
        blocker = QSignalBlocker(self)
        if self._ways is not None:
            self.takeItem(self.row(self._ways))
            self._ways = None
        rows = [row for row in range(self.count()) if self.item(row).data(_KEY) == key]
        self.setCurrentRow(rows[0] if rows else -1)
        if rows and ways:
            self._ways = QListWidgetItem(f"     {ways}")
            self._ways.setData(_KEY, f"{key}#protocols")
            self._ways.setFont(theme.font("caption"))
            self._ways.setForeground(theme.color("muted"))
            self._ways.setData(Qt.ItemDataRole.AccessibleTextRole, f"Protocols: {ways}")
            self.insertItem(rows[0] + 1, self._ways)
        self.fit()
        if rows:
            self.scrollToItem(self.item(rows[0]))
        blocker.unblock()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY):
            self._asked = item.data(_KEY)
            self.page_asked.emit(self._asked)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """The entry that was current already is asked for again; another one was just now."""
        if item.data(_KEY) != self._asked:
            self._on_chosen(item)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Each press asks for one page."""
        self._asked = ""
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

"""Reference: a page for each treatment and condition, and pages across all of them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ipdesk.content.library import Hit, Library
from ipdesk.ui import theme
from ipdesk.ui.pages import reference_pages as pages
from ipdesk.ui.widgets.document import PageWriter
from ipdesk.ui.widgets.parts import label

ACROSS: tuple[tuple[str, str], ...] = (
    ("evidence", "Evidence map"),
    ("head-to-head", "Head to head"),
    ("terms", "Words explained"),
    ("sources", "Sources"),
)
_KEY = Qt.ItemDataRole.UserRole


class ReferencePage(QWidget):
    """List on the left, the page in the middle, its sections on the right."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._places: dict[str, int] = {}
        self._key = ""
        self._build()
        self.open_entry(f"treatment:{library.treatments[0].id}")

    def _build(self) -> None:
        self.setObjectName("canvas")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_list())
        self._text = QTextBrowser()
        self._text.setAccessibleName("Reference page")
        self._text.setOpenLinks(False)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        middle = QFrame()
        middle.setObjectName("surface")
        inner = QHBoxLayout(middle)
        inner.setContentsMargins(34, 24, 4, 0)
        inner.addWidget(self._text)
        layout.addWidget(middle, 1)
        layout.addWidget(self._build_sections())

    def _build_list(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("leftPane")
        column = QVBoxLayout(frame)
        column.setContentsMargins(8, 10, 6, 8)
        self._list = QListWidget()
        self._list.setAccessibleName("Pages of the reference")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        library = self._library
        treatments = [(f"treatment:{name.id}", name.short_name) for name in library.treatments]
        conditions = [(f"condition:{name.id}", name.name) for name in library.conditions]
        across = [(f"across:{key}", text) for key, text in ACROSS]
        for title, entries in (
            ("Treatments", treatments),
            ("Conditions", conditions),
            ("Across", across),
        ):
            heading = QListWidgetItem(title)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(heading)
            for key, text in entries:
                item = QListWidgetItem(text)
                item.setData(_KEY, key)
                self._list.addItem(item)
        self._list.currentItemChanged.connect(self._on_chosen)
        column.addWidget(self._list)
        self._list_frame = frame
        self._dress_list()
        return frame

    def _dress_list(self) -> None:
        """Fit the list to the present text size; its headings are the entries without a page."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item.data(_KEY) is None:
                item.setFont(theme.font("caption-strong"))
        self._list_frame.setFixedWidth(theme.px(224))

    def _build_sections(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("rightPane")
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 14, 8, 8)
        column.addWidget(label("On this page", "section"))
        self._sections = QListWidget()
        self._sections.setAccessibleName("Sections of this page")
        self._sections.setWordWrap(True)
        self._sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sections.itemClicked.connect(self._on_section)
        self._sections.itemActivated.connect(self._on_section)
        column.addWidget(self._sections)
        frame.setFixedWidth(theme.px(204))
        return frame

    @property
    def text(self) -> str:
        """All words of the open page."""
        return self._text.toPlainText()

    @property
    def key(self) -> str:
        """Which page is open, as kind and id."""
        return self._key

    def _writer_of(self, key: str) -> Callable[[PageWriter], None]:
        library = self._library
        kind, _, name = key.partition(":")
        if kind == "treatment":
            return lambda writer: pages.treatment_page(writer, library.treatment(name), library)
        if kind == "condition":
            return lambda writer: pages.condition_page(writer, library.condition(name), library)
        across = {
            "evidence": pages.evidence_page,
            "head-to-head": pages.head_to_head_page,
            "terms": pages.term_page,
            "sources": pages.sources_page,
        }
        return lambda writer: across[name](writer, library)

    def open_entry(self, key: str, anchor: str = "") -> None:
        """Open a page, at an anchor if one is given."""
        if key != self._key:
            self._key = key
            self._write()
        for place in range(self._list.count()):
            if self._list.item(place).data(_KEY) == key:
                self._list.setCurrentRow(place)
        self._go(anchor)

    def open_hit(self, hit: Hit) -> None:
        """Open the place that an answer of the search is about."""
        match hit.kind:
            case "treatment" | "condition":
                self.open_entry(f"{hit.kind}:{hit.id}")
            case "fact":
                self.open_entry(f"treatment:{hit.owner}", hit.id)
            case "rule":
                self.open_entry(f"treatment:{hit.owner}", "cautions")
            case "term":
                self.open_entry("across:terms", hit.id)
            case _:
                self.open_entry("across:sources", hit.id)

    def _write(self) -> None:
        document = self._text.document()
        writer = PageWriter(document)
        self._writer_of(self._key)(writer)
        self._places = {anchor: place for anchor, _, place in writer.places}
        self._sections.clear()
        for anchor, title, _ in writer.places:
            if title:
                item = QListWidgetItem(title)
                item.setData(_KEY, anchor)
                self._sections.addItem(item)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _go(self, anchor: str) -> None:
        place = self._places.get(anchor)
        if place is None:
            self._text.verticalScrollBar().setValue(0)
            return
        cursor = self._text.textCursor()
        cursor.setPosition(place)
        self._text.setTextCursor(cursor)
        # From the bottom up, so that the place stands at the top of the page.
        bar = self._text.verticalScrollBar()
        top = self._text.cursorRect(cursor).top() + bar.value()
        bar.setValue(max(top - theme.px(10), 0))

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY) and item.data(_KEY) != self._key:
            self.open_entry(item.data(_KEY))

    def _on_section(self, item: QListWidgetItem) -> None:
        self._go(item.data(_KEY))

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or text size: write the page again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._key:
            self._dress_list()
            self._write()

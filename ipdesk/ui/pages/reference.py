"""Reference: a page for each treatment, condition and source, and pages across all of them."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QShortcut,
    QShowEvent,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ipdesk.content.library import Library
from ipdesk.content.model import SignOff
from ipdesk.content.search import Hit
from ipdesk.ui import page_printing, problems, theme
from ipdesk.ui.pages import reference_pages as pages
from ipdesk.ui.pages.reference_bar import ReferenceBar
from ipdesk.ui.pages.reference_citing import citation
from ipdesk.ui.pages.reference_index import PageIndex
from ipdesk.ui.pages.reference_shelf import Shelf
from ipdesk.ui.pages.reference_side import SidePane
from ipdesk.ui.pages.reference_trail import Stop, Trail
from ipdesk.ui.widgets.document import PageWriter, Place
from ipdesk.ui.widgets.document_view import DocumentView
from ipdesk.ui.widgets.panes import Panes

KEPT = 6
"""Written pages kept, so that Back and Forward are instant."""
LEAST_PAGE = 560
"""When the page would be narrower, at 100 % text, its sections give way."""
NO_SOURCE = "No source is here to copy. Go to a raised number with Tab, then copy again."
_TURNS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}


@dataclass(frozen=True, slots=True)
class _Written:
    document: QTextDocument
    places: list[Place]


class ReferencePage(QWidget):
    """List on the left, the page in the middle, its sections on the right.

    Signals:
        compare_asked: A treatment is wanted in the comparison; its id.
        told: Something was done, in one sentence.
        refused: Something could not be done, in one sentence.
    """

    compare_asked = Signal(str)
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = Shelf(library)
        self._trail = Trail()
        self._kept: dict[str, _Written] = {}
        self._chosen: tuple[str, ...] = ()
        self._key = ""
        self._worn = (theme.active().name, theme.text_scale())
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("canvas")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = ReferenceBar()
        across = {key: title for key, (title, _) in pages.ACROSS.items()}
        self._index = PageIndex(self._shelf.library, across)
        self._side = SidePane()
        self._text = DocumentView()
        middle = QFrame()
        middle.setObjectName("surface")
        inner = QHBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._text)
        self._panes = Panes(self._index, middle, self._side, lambda: theme.px(LEAST_PAGE))
        column.addWidget(self._bar)
        column.addWidget(self._panes, 1)

    def _connect(self) -> None:
        self._bar.turned.connect(self.turn)
        self._bar.print_asked.connect(self._on_print)
        self._bar.list_toggled.connect(self._panes.show_left)
        self._bar.side_toggled.connect(self._panes.show_right)
        self._panes.panels_changed.connect(self._bar.set_panels)
        self._index.page_asked.connect(self._on_page_asked)
        self._text.link_asked.connect(self.follow)
        self._text.turned.connect(self.turn)
        self._text.citation_asked.connect(self.copy_citation)
        self._text.hovered.connect(self._on_hovered)
        self._text.moved.connect(self._side.set_current)
        self._side.section_asked.connect(lambda anchor: self.follow(f"#{anchor}"))
        self._side.compare_asked.connect(self._on_compare)
        for keys, slot in (
            ("Ctrl+P", self._on_print),
            ("Alt+Left", lambda: self.turn(-1)),
            ("Alt+Right", lambda: self.turn(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @property
    def view(self) -> DocumentView:
        """The page itself."""
        return self._text

    @property
    def side(self) -> SidePane:
        """Sections, pearls and the way into the comparison."""
        return self._side

    @property
    def bar(self) -> ReferenceBar:
        """The line over the page."""
        return self._bar

    @property
    def index(self) -> PageIndex:
        """The list of pages."""
        return self._index

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes round: those that are open."""
        every = (self._index, self._text, self._side)
        return tuple(pane for pane in every if pane.isVisible())

    @property
    def text(self) -> str:
        """All words of the open page."""
        return self._text.toPlainText()

    @property
    def key(self) -> str:
        """Which page is open, as kind and id."""
        return self._key

    def toggle_panel(self, which: str) -> None:
        """Open or close the list of pages (``choices``) or the sections (``basis``)."""
        if which == "choices":
            self._panes.show_left(not self._index.isVisible())
        else:
            self._panes.show_right(not self._side.isVisible())

    def open_entry(self, key: str, anchor: str = "") -> None:
        """Open a page, at an anchor if one is given."""
        self.follow(f"{key}#{anchor}")

    def open_hit(self, hit: Hit) -> None:
        """Open the place that an answer of the search is about."""
        self.follow(pages.place_of_hit(hit))

    @Slot(str)
    def follow(self, place: str) -> None:
        """Go to a place: ``treatment:ect#anchor``, ``#anchor`` on this page, ``copy:SOURCE``."""
        if place.startswith("copy:"):
            self.copy_citation(place)
            return
        key, _, anchor = place.partition("#")
        key = key or self._key
        if not pages.known(key, self._shelf):
            self.refused.emit("This page is not in the reference.")
            return
        if self._key:
            self._trail.leave(self._here())
        if key != self._key:
            self._show(key)
        self._text.go(anchor)
        self._tell_turns()

    def _here(self) -> Stop:
        return Stop(self._key, *self._text.at_top())

    @Slot(int)
    def turn(self, step: int) -> None:
        """Go back (-1) or forward (1), to where the page was scrolled."""
        stop = self._trail.turn(step, self._here())
        if stop is None:
            return
        if stop.key != self._key:
            self._show(stop.key)
        self._text.return_to(stop.position, stop.beyond)
        self._tell_turns()

    def _tell_turns(self) -> None:
        self._bar.set_turns(self._trail.can_go_back, self._trail.can_go_forward)

    def _show(self, key: str) -> None:
        self._key = key
        title = pages.title_of(key, self._shelf)
        self._text.setAccessibleName(f"Reference page: {title}")
        self._bar.set_where(pages.group_of(key), title)
        self._tell_turns()
        self._dress_side(key)
        self._show_text()

    def _show_text(self) -> None:
        written = self._written(self._key)
        blocked = self._text.blockSignals(True)
        self._text.show_page(written.document, written.places)
        self._text.blockSignals(blocked)
        self._side.set_sections(self._text.sections)
        if self._text.sections:
            self._side.set_current(self._text.section_at_top())

    def _written(self, key: str) -> _Written:
        """A page, written now if it is not at hand."""
        found = self._kept.pop(key, None)
        if found is None:
            document = QTextDocument(self)
            writer = PageWriter(document)
            pages.write_page(writer, key, self._shelf)
            found = _Written(document, writer.places)
        self._kept[key] = found
        while len(self._kept) > KEPT:
            oldest = next(name for name in self._kept if name != self._key)
            self._kept.pop(oldest).document.deleteLater()
        return found

    def _dress_side(self, key: str) -> None:
        kind, _, name = key.partition(":")
        ways = ""
        if kind == "treatment":
            treatment = self._shelf.treatment(name)
            ways = " · ".join(way.short_name or way.name for way in treatment.protocols)
            self._side.set_treatment(treatment, name in self._chosen)
        else:
            self._side.set_other(self._sign_off(kind, name))
        self._index.set_page(key, ways)

    def _sign_off(self, kind: str, name: str) -> SignOff | None:
        return self._shelf.condition(name).sign_off if kind == "condition" else None

    def set_chosen(self, options: tuple[str, ...]) -> None:
        """Show which treatments are in the comparison."""
        self._chosen = options
        kind, _, name = self._key.partition(":")
        if kind == "treatment":
            self._side.set_chosen(name in options)

    @Slot()
    def _on_compare(self) -> None:
        self.compare_asked.emit(self._key.partition(":")[2])

    @Slot(str)
    def copy_citation(self, place: str) -> None:
        """Put the citation of a source on the clipboard: of the place given, or of this page."""
        here = self._key if self._key.startswith("source:") else ""
        named = place if "source:" in place or place.startswith("copy:") else here
        source = self._shelf.source(named.rpartition(":")[2]) if named else None
        if source is None:
            self.refused.emit(NO_SOURCE)
            return
        QGuiApplication.clipboard().setText(citation(source))
        self.told.emit(f"The citation is on the clipboard: {source.citation[:90].rstrip('. ')}.")

    @Slot(str)
    def _on_hovered(self, place: str) -> None:
        """The source behind a raised number is told without going there."""
        source = self._shelf.source(place.rpartition(":")[2]) if "source:" in place else None
        self._text.viewport().setToolTip(source.citation if source else "")

    @Slot()
    def _on_print(self) -> None:
        printer = page_printing.new_printer(pages.title_of(self._key, self._shelf))
        if problems.choose_printer(self, printer):
            count = self.print_to(printer)
            self.told.emit(f"{count} page{'' if count == 1 else 's'} sent to the printer.")

    def print_to(self, printer: QPrinter) -> int:
        """Print the open page; returns the number of sheets."""
        title = pages.title_of(self._key, self._shelf)
        today = date.today()  # noqa: DTZ011  # the clinic's own day
        footer = page_printing.footer_words(title, self._shelf.library.info.version, today)
        return page_printing.print_page(
            lambda writer: pages.write_page(writer, self._key, self._shelf), footer, printer
        )

    @Slot(str)
    def _on_page_asked(self, place: str) -> None:
        if place != self._key:
            self.follow(place)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard scrolls the page at once."""
        super().showEvent(event)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._key:
            # After whoever opened this page has said which one it wants.
            QTimer.singleShot(0, self, self._open_first)

    @Slot()
    def _open_first(self) -> None:
        if not self._key:
            self._show(f"treatment:{self._shelf.library.treatments[0].id}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse's own buttons for back and forward."""
        if event.button() in _TURNS:
            self.turn(_TURNS[event.button()])
        else:
            super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or text size: write the page again, and stay where one was."""
        super().changeEvent(event)
        worn = (theme.active().name, theme.text_scale())
        if event.type() == QEvent.Type.StyleChange and self._key and worn != self._worn:
            self._worn = worn
            here = self._here()
            for kept in self._kept.values():
                kept.document.deleteLater()
            self._kept.clear()
            # The text only: what stands beside it follows by itself, and must not be taken
            # apart while Qt goes through all parts of the window.
            self._show_text()
            self._text.return_to(here.position, here.beyond)
            self._panes.fit()

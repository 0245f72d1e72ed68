"""The patient view: a window over the whole screen that is turned by keys, clicker and touch."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QScreen,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ipdesk.content.words import ENGLISH
from ipdesk.errors import HandoutError
from ipdesk.handout.patient.build import build_pages, gather, groups
from ipdesk.handout.patient.mine import MATTERS
from ipdesk.handout.patient.model import Page
from ipdesk.ui.patient.bar import PatientBar
from ipdesk.ui.patient.contents import WIDTH, Contents
from ipdesk.ui.patient.cover import Cover
from ipdesk.ui.patient.look import Look
from ipdesk.ui.patient.page import PageArea
from ipdesk.ui.problems import announce
from ipdesk.ui.workflow import Workflow

_HOME = "US"
LEAST_BESIDE = 640
"""Room that a page keeps where the list of pages stands beside it."""


class PatientView(QWidget):
    """Shows the comparison of the visit to the patient; what is marked goes to the workflow."""

    left = Signal()

    def __init__(self, workflow: Workflow, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("patientView")
        self.setWindowTitle("ipdesk")
        self.setMinimumSize(480, 400)
        self._workflow = workflow
        self._country = _HOME
        self.say = workflow.library.words(ENGLISH)
        self._pages: tuple[Page, ...] = ()
        self._here = ""
        self._seen: set[str] = set()
        self._more = False
        self._look = Look.of(self.size())
        self._worn = ""
        self._before_cover: QWidget | None = None
        self._build()
        self._bind_keys()
        workflow.comparison_changed.connect(self._on_changed)
        workflow.patient_wiped.connect(self._on_wiped)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self._contents = Contents()
        self._contents.page_asked.connect(self._on_listed)
        line.addWidget(self._contents)
        self._reading = QWidget()
        column = QVBoxLayout(self._reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._area = PageArea()
        self._bar = PatientBar()
        column.addWidget(self._area, 1)
        column.addWidget(self._area.below)
        column.addWidget(self._bar)
        line.addWidget(self._reading, 1)
        self._stack.addWidget(whole)
        self._cover = Cover()
        self._stack.addWidget(self._cover)
        self._whole = whole
        self._connect()

    def _connect(self) -> None:
        area, bar = self._area, self._bar
        area.step_asked.connect(self.go_on)
        area.page_asked.connect(self.open_page)
        area.mark_toggled.connect(self.toggle_mark)
        area.more_toggled.connect(self.set_more)
        bar.step_asked.connect(self.step)
        bar.matters_asked.connect(self._on_matters)
        bar.contents_asked.connect(self._toggle_contents)
        bar.hide_asked.connect(self.toggle_cover)
        bar.language_asked.connect(self.set_language)
        bar.leave_asked.connect(self.close)
        self._cover.shown_again.connect(self.toggle_cover)

    def _bind_keys(self) -> None:
        """Arrow keys turn pages; a clicker's keys too, whatever has the focus."""
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Right", lambda: self.step(1)),
            ("Left", lambda: self.step(-1)),
            ("PgDown", lambda: self.go_on(1)),
            ("PgUp", lambda: self.go_on(-1)),
            ("Home", lambda: self._open_at(0)),
            ("End", lambda: self._open_at(-1)),
            ("F9", self.toggle_cover),
            # The key of a clicker that blanks the screen.
            ("B", self.toggle_cover),
            (".", self.toggle_cover),
            ("Esc", self._on_escape),
        )
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(key not in ("F9", "B", ".", "Esc"))
            if key == "F9":
                # On two screens the clinician hides the other one without going there.
                shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(slot)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages, in order."""
        return self._pages

    @property
    def here(self) -> Page | None:
        """The page that is open."""
        return next((page for page in self._pages if page.id == self._here), None)

    @property
    def area(self) -> PageArea:
        """Where the page is shown."""
        return self._area

    @property
    def bar(self) -> PatientBar:
        """The buttons."""
        return self._bar

    @property
    def contents(self) -> Contents:
        """The list of pages."""
        return self._contents

    @property
    def is_covered(self) -> bool:
        """Whether the screen is hidden."""
        return self._stack.currentWidget() is self._cover

    def set_country(self, country: str) -> None:
        """Whose approvals and cover are told; empty where the clinic has not said."""
        self._country = country or _HOME

    @property
    def _can_turn(self) -> bool:
        """Whether a page is in sight: not the cover, nor the list in its place."""
        return not self.is_covered and self._area.isVisible()

    def open_on(self, screens: list[QScreen], beside: QScreen | None) -> None:
        """Show over a whole screen: one that the clinician's window is not on, if there is one."""
        target = next((one for one in screens if one is not beside), beside)
        if target is not None:
            self.setScreen(target)
            self.setGeometry(target.geometry())
        self.showFullScreen()
        self.refresh()
        self.activateWindow()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Make the pages anew from the comparison and show the one that was open."""
        comparison = self._workflow.comparison
        if comparison is None:
            self.close()
            return
        code = self.say.language.code
        sources = gather(self._workflow.library, comparison, code)
        day = date.today()  # noqa: DTZ011  # the clinic's own day
        marked = self._workflow.priorities
        self._pages = build_pages(comparison, sources, marked, day=day, country=self._country)
        known = [page.id for page in self._pages]
        kept = self._here in known
        self._here = self._here if kept else known[0]
        self._dress()
        self._show(keep_place=kept)

    def _dress(self) -> None:
        """Take over width, palette, text size and language."""
        self._look = look = Look.of(self.size())
        sheet = look.sheet()
        if sheet != self._worn:
            self._worn = sheet
            self.setStyleSheet(sheet)
        wide = look.px(WIDTH)
        is_beside = self.width() - wide >= look.px(LEAST_BESIDE)
        self._contents.setFixedWidth(wide)
        self._contents.setVisible(is_beside)
        self._contents.set_pages(self._pages, groups(self.say), look, self.say)
        languages = self._workflow.library.languages
        self._bar.dress(look, self.say, languages, not is_beside)
        self._cover.dress(look, self.say)

    def _show(self, *, keep_place: bool) -> None:
        page = self.here
        if page is None:
            return
        focused = self.focusWidget()
        name = focused.objectName() if focused and self._area.isAncestorOf(focused) else ""
        self._seen.add(page.id)
        self._area.show_page(page, self._look, self.say, more=self._more, keep_place=keep_place)
        self._restore_focus(name, focused)
        place = self._pages.index(page)
        following = self._pages[place + 1].title if place + 1 < len(self._pages) else ""
        marked = set(self._workflow.priorities)
        self._bar.set_state(
            first=place == 0,
            next_title=following,
            marked=bool(marked.intersection(page.bears_on)),
            tells=bool(page.bears_on),
        )
        matters = {one.id for one in self._pages if marked.intersection(one.bears_on)}
        self._contents.set_state(page.id, self._seen, matters)

    def _restore_focus(self, name: str, focused: QWidget | None) -> None:
        """Parts of the page were made anew: the keyboard stays on the one of the same name."""
        found = self._area.findChild(QWidget, name) if name else None
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(found, 0, 40)
        elif name or focused is None or not self._bar.isAncestorOf(focused):
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_page(self, page_id: str) -> None:
        """Open a page from its top, and have a screen reader say so."""
        if page_id not in [page.id for page in self._pages]:
            return
        self._here = page_id
        self._show(keep_place=False)
        page = self.here
        if page is not None:
            announce(self._area, f"{page.title} {page.lead}".strip())

    def _open_at(self, place: int) -> None:
        if self._pages and self._can_turn:
            self.open_page(self._pages[place].id)

    def step(self, step: int) -> None:
        """Turn to the next page (1) or the one before (-1)."""
        page = self.here
        if page is None or not self._can_turn:
            return
        place = self._pages.index(page) + step
        if 0 <= place < len(self._pages):
            self.open_page(self._pages[place].id)

    def go_on(self, step: int) -> None:
        """As a clicker means it: the rest of this page first, then the next page."""
        if not self._can_turn:
            return
        if step > 0 and self._area.has_more_below:
            self._area.scroll_on()
        elif step > 0 or not self._area.scroll_back():
            self.step(step)

    def _on_listed(self, page_id: str) -> None:
        if not self._area.isVisible():
            self._toggle_contents()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_page(page_id)

    def _toggle_contents(self) -> None:
        """In a narrow window the list of pages stands in the page's place."""
        shown = self._contents.isVisible()
        self._contents.setVisible(not shown)
        self._reading.setVisible(shown)
        if shown:
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
            self._contents.setFixedWidth(self._look.px(WIDTH))
        else:
            self._contents.setFixedWidth(self.width())
            self._contents.entries[self._here].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_matters(self) -> None:
        """Mark what the page is about, or take the mark away; else go to what matters."""
        page = self.here
        if page is None or self.is_covered:
            return
        if not page.bears_on:
            self.open_page(MATTERS)
            return
        marked = set(self._workflow.priorities)
        about = set(page.bears_on)
        is_marked = bool(marked & about)
        self._workflow.set_priorities(marked - about if is_marked else marked | about)
        said = self.say("No longer marked") if is_marked else self.say("Marked: this matters to me")
        announce(self._area, said)

    def toggle_mark(self, issue: str) -> None:
        """Mark one issue, or take its mark away."""
        self._workflow.set_priorities(set(self._workflow.priorities) ^ {issue})

    def set_more(self, more: bool) -> None:
        """Show the answers in more words, or in few; on every page."""
        self._more = more
        self._show(keep_place=True)

    def set_language(self, code: str) -> None:
        """Show everything in another language; one that is not ready is refused in words."""
        before = self.say
        self.say = self._workflow.library.words(code)
        try:
            self.refresh()
        except HandoutError:
            wanted, self.say = self.say.language.name, before
            self.refresh()
            announce(self._area, f"{wanted}: {before('Not translated yet')}.", urgent=True)
            return
        page = self.here
        announce(self._area, f"{self.say.language.name}. {page.title if page else ''}")

    def toggle_cover(self) -> None:
        """Hide everything, or bring it back as it was."""
        if self.is_covered:
            self._stack.setCurrentWidget(self._whole)
            target = self._before_cover or self._area
            self._before_cover = None
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._before_cover = self.focusWidget()
        self._stack.setCurrentWidget(self._cover)
        # Not on its button: a clicker's Space would show the screen again.
        self._cover.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._cover, self.say("The screen is hidden."), urgent=True)

    def _on_escape(self) -> None:
        """Bring the screen back, close the list, else leave."""
        if self.is_covered:
            self.toggle_cover()
        elif not self._area.isVisible():
            self._toggle_contents()
        else:
            self.close()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_wiped(self) -> None:
        """Another patient comes: nothing of this visit is kept."""
        self._seen.clear()
        self._here = ""
        self._more = False
        self.say = self._workflow.library.words(ENGLISH)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Other keys of a clicker (F5 starts a show) do nothing here."""
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size: everything is laid out for it."""
        super().resizeEvent(event)
        if self._pages and self.isVisible():
            self._reading.setVisible(True)
            self._dress()
            self._show(keep_place=True)

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._pages:
            # Not at once: the application is still going through its widgets.
            QTimer.singleShot(0, self, self._wear_anew)

    def _wear_anew(self) -> None:
        if self.isVisible() and Look.of(self.size()).sheet() != self._worn:
            self._dress()
            self._show(keep_place=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave; the next time it opens where it was, uncovered."""
        if self.is_covered:
            self._stack.setCurrentWidget(self._whole)
        super().closeEvent(event)
        self.left.emit()

"""The window: rail, top bar, pages, status line, menus and shortcuts.

Its parts are loaded and made by ``furnish``, after the first frame was painted.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ipdesk.errors import UsageError
from ipdesk.ui import theme
from ipdesk.ui.opening_window import OpeningWindow

if TYPE_CHECKING:
    from ipdesk.content.search import Hit
    from ipdesk.handout.given import GivenSheet
    from ipdesk.ui.clinic_settings import ClinicSettings
    from ipdesk.ui.pages.compare import ComparePage
    from ipdesk.ui.pages.handouts import HandoutPage
    from ipdesk.ui.pages.reference import ReferencePage
    from ipdesk.ui.problems import MessageBar
    from ipdesk.ui.widgets.search_box import SearchBox
    from ipdesk.ui.workflow import Workflow
    from ipdesk.workspace.model import PaletteName

PAGES = (
    ("compare", "arrow-left-right", "Compare"),
    ("reference", "book-open", "Reference"),
    ("handouts", "file-text", "Handouts"),
    ("clinic", "building-2", "Clinic"),
    ("about", "info", "About"),
)


class MainWindow(OpeningWindow):
    """Everything a visit needs; pages are made when they are first opened."""

    def __init__(self, system_scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._system_scale = system_scale
        self._is_furnished = False

    def furnish(self, workflow: "Workflow", clinic: "ClinicSettings", notice: str = "") -> None:
        """Put everything into the window; ``notice`` is something to tell at once."""
        from PySide6.QtCore import Qt  # this and what follows: not before the first frame

        from ipdesk.ui.menus import Menus

        self._workflow = workflow
        self._clinic = clinic
        self._pages: dict[str, QWidget] = {}
        self._note = ""
        self._has_condition = False
        self._makers: dict[str, Callable[[], QWidget]] = {
            "compare": self._make_compare,
            "reference": self._make_reference,
            "handouts": self._make_handouts,
            "clinic": self._make_clinic,
            "about": self._make_about,
        }
        self._hold_painting()
        self._clear_first_frame()
        self._build()
        self._menus = Menus(self.menuBar(), self, PAGES, self)
        self.open_page("compare")
        self._menus.set_palette(clinic.profile.palette)
        workflow.choice_changed.connect(self._on_choice_changed)
        clinic.changed.connect(self._on_clinic_changed)
        clinic.problem_changed.connect(self._on_problem)
        self.compare.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_clinic_changed()
        if notice:
            self._caution(notice)
        self._is_furnished = True
        self._type_early()

    def _build(self) -> None:
        from ipdesk.ui.problems import MessageBar
        from ipdesk.ui.widgets.nav_rail import NavRail
        from ipdesk.ui.widgets.status_line import StatusLine
        from ipdesk.ui.widgets.top_bar import TopBar

        library = self._workflow.library
        centre = QWidget()
        outer = QVBoxLayout(centre)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = TopBar(library, (self.new_patient, self.copy_chart_note, self.make_handout))
        self._search = top.search
        self._search.chosen.connect(self._on_hit)
        outer.addWidget(top)
        self._rail = NavRail(PAGES)
        self._rail.page_asked.connect(self.open_page)
        self._stack = QStackedWidget()
        self._messages = MessageBar()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._messages)
        column.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        middle.addLayout(column, 1)
        outer.addLayout(middle, 1)
        from datetime import date  # with the rest of what is not needed for the first frame

        today = date.today()  # noqa: DTZ011  # the clinic's own day
        outer.addWidget(StatusLine(library.info, today))
        self.setCentralWidget(centre)

    def _done(self, text: str) -> None:
        from ipdesk.ui.problems import Tone

        self._messages.say(Tone.DONE, text)

    def _caution(self, text: str) -> None:
        from ipdesk.ui.problems import Tone

        self._messages.say(Tone.CAUTION, text)

    @property
    def workflow(self) -> "Workflow":
        """The choice of this visit."""
        return self._workflow

    @property
    def clinic(self) -> "ClinicSettings":
        """The clinic's settings."""
        return self._clinic

    @property
    def compare(self) -> "ComparePage":
        """The Compare page."""
        from ipdesk.ui.pages.compare import ComparePage  # loaded: it is the page that opens first

        page = self._page("compare")
        assert isinstance(page, ComparePage)
        return page

    @property
    def reference(self) -> "ReferencePage":
        """The Reference page, made now if it was not open before."""
        from ipdesk.ui.pages.reference import ReferencePage  # first use only

        page = self._page("reference")
        assert isinstance(page, ReferencePage)
        return page

    @property
    def search(self) -> "SearchBox":
        """The search field."""
        return self._search

    @property
    def messages(self) -> "MessageBar":
        """What is said about the whole window."""
        return self._messages

    def page(self) -> str:
        """The page that is open."""
        return next(key for key, page in self._pages.items() if page is self._stack.currentWidget())

    def _page(self, key: str) -> QWidget:
        if key not in self._pages:
            page = self._makers[key]()
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def open_page(self, key: str) -> None:
        """Open a page, made now if it was not open before."""
        self._stack.setCurrentWidget(self._page(key))
        self._rail.set_page(key)
        self._search.close_results()
        self._clear_done()

    def _on_choice_changed(self) -> None:
        self._clear_done()
        if "reference" in self._pages:
            self.reference.set_chosen(self._workflow.options)

    def _clear_done(self) -> None:
        """What was done is old news after the next step."""
        from ipdesk.ui.problems import Tone

        if self._messages.tone is Tone.DONE:
            self._messages.clear()

    def _make_compare(self) -> QWidget:
        from ipdesk.ui.pages.compare import ComparePage

        page = ComparePage(self._workflow)
        page.text_step_asked.connect(self.step_text)
        page.condition_chosen.connect(self._on_condition)
        page.patient_view_asked.connect(self.show_patient_view)
        return page

    def _make_reference(self) -> QWidget:
        from ipdesk.ui.pages.reference import ReferencePage  # first use only

        page = ReferencePage(self._workflow.library)
        page.set_chosen(self._workflow.options)
        page.compare_asked.connect(self._on_compare_asked)
        page.told.connect(self._done)
        page.refused.connect(self._caution)
        return page

    def _make_handouts(self) -> QWidget:
        from ipdesk.ui.pages.handouts import HandoutPage  # loads the PDF writer

        return HandoutPage(self._workflow, self._clinic)

    def _make_clinic(self) -> QWidget:
        from ipdesk.ui.pages.clinic import ClinicPage  # first use only

        return ClinicPage(self._clinic, self._workflow.library)

    def _make_about(self) -> QWidget:
        from ipdesk.ui.pages.about import AboutPage  # first use only

        return AboutPage(self._workflow.library)

    def new_patient(self) -> None:
        """Wipe everything of this visit, the copied note included."""
        clipboard = QGuiApplication.clipboard()
        if self._note and clipboard.text() == self._note:
            clipboard.clear()
        self._note = ""
        self._search.setText("")  # clear() could be undone
        self._workflow.new_patient()
        self.open_page("compare")
        self._done("Answers and what mattered are wiped. Condition and options stay.")

    def copy_chart_note(self) -> None:
        """Put a neutral record of the visit on the clipboard."""
        from datetime import date

        from ipdesk.handout.chart_note import chart_note  # first use only

        comparison = self._workflow.comparison
        if comparison is None:
            self._caution("There is nothing to note yet: tick at least two treatments.")
            return
        library = self._workflow.library
        marked = set(self._workflow.priorities)
        priorities = tuple(one for one in library.priorities if one.id in marked)

        today = date.today()  # noqa: DTZ011  # the clinic's own day
        materials, sheets, questions = self._materials()
        self._note = chart_note(
            comparison, priorities, today, materials, sheets=sheets, questions=questions
        )
        QGuiApplication.clipboard().setText(self._note)
        self._done("The chart note is on the clipboard. It holds no name; paste it now.")

    def _materials(self) -> "tuple[str, tuple[GivenSheet, ...], tuple[str, ...]]":
        """What was saved or printed for this patient, in words and sheets; and the questions."""
        if "handouts" not in self._pages:
            return "", (), ()
        page = self._handouts()
        return ", ".join(page.given), page.sheets, page.questions

    def _handouts(self) -> "HandoutPage":
        from ipdesk.ui.pages.handouts import HandoutPage  # loads the PDF writer

        page = self._page("handouts")
        assert isinstance(page, HandoutPage)
        return page

    def show_patient_view(self) -> None:
        """Turn the choices to the patient, over the whole screen."""
        from ipdesk.ui.patient.opening import open_patient_view  # first use only

        if problem := open_patient_view(self, self._workflow, self._clinic):
            self._caution(problem)

    def make_handout(self) -> None:
        """Go to the handout's page."""
        self.open_page("handouts")

    def open_sheet_by_code(self) -> None:
        """Go to the handout's page and ask for a sheet's code."""
        self.open_page("handouts")
        self._handouts().ask_code()

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        from PySide6.QtCore import Qt

        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def add_about_patient(self) -> None:
        """Answer factors."""
        self.open_page("compare")
        self.compare.open_picker()

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def toggle_panel(self, which: str) -> None:
        """Open or close a side panel of the page."""
        if self.page() == "reference":
            self.reference.toggle_panel(which)
            return
        page = self.compare
        if which == "choices":
            page.toggle_choices(not page.choices.isVisible())
        else:
            page.toggle_basis(not page.basis.isVisible())

    def cycle_panes(self, step: int) -> None:
        """Go to the next pane: search, rail, then the page's own panes."""
        from ipdesk.ui.widgets.panes import cycle

        page = self._page(self.page())
        own: list[QWidget] = list(getattr(page, "panes", (page,)))
        cycle([self._search, self._rail, *own], step)

    def choose_palette(self, name: "PaletteName") -> None:
        """Use other colours and remember them."""
        self._clinic.save(replace(self._clinic.profile, palette=name))

    def step_text(self, step: int) -> None:
        """One step larger (1) or smaller (-1), and remember it."""
        scales = theme.TEXT_SCALES
        place = scales.index(theme.nearest_scale(self._clinic.profile.text_scale / 100)) + step
        self.set_text(scales[min(max(place, 0), len(scales) - 1)])

    def set_text(self, scale: float) -> None:
        """Use another text size and remember it."""
        self._clinic.save(replace(self._clinic.profile, text_scale=round(scale * 100)))

    def _on_condition(self, condition: str) -> None:
        self._has_condition = True
        self._clinic.save(replace(self._clinic.profile, last_condition=condition))

    def _on_problem(self, problem: str) -> None:
        if problem:
            self._caution(problem)

    def _on_clinic_changed(self) -> None:
        profile = self._clinic.profile
        self._menus.set_palette(profile.palette)
        self.wear(profile.palette, profile.text_scale / 100)
        known = [name.id for name in self._workflow.library.conditions]
        if profile.last_condition in known and not self._has_condition:
            self._has_condition = True
            self._workflow.set_condition(profile.last_condition)
        self.compare.set_offered(profile.offered, profile.row_order)

    def wear(self, name: "PaletteName", scale: float) -> None:
        """Apply colours and text size where they differ from the present ones.

        ``scale`` is the clinic's own, on top of the system's.
        """
        from ipdesk.workspace.model import PaletteName

        scale = min(scale * self._system_scale, theme.TEXT_SCALES[-1])
        system = name is PaletteName.SYSTEM
        palette = theme.system_palette() if system else theme.PALETTES[name.value]
        if palette == theme.active() and theme.nearest_scale(scale) == theme.text_scale():
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, palette, scale)
        self.compare.fit_panes()

    def _on_hit(self, hit: "Hit") -> None:
        if hit.kind == "factor":
            self.open_page("compare")
            self.compare.open_picker(hit.id)
            return
        from PySide6.QtCore import Qt

        self.open_page("reference")
        self.reference.open_hit(hit)
        self.reference.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_compare_asked(self, treatment: str) -> None:
        """Take a treatment of the reference into the comparison, if there is room."""
        try:
            self._workflow.set_options((*self._workflow.options, treatment))
        except UsageError as error:
            self._caution(str(error))
            return
        name = self._workflow.treatment(treatment).names.short_name
        count = len(self._workflow.options)
        self._done(f"{name} is in the comparison, as number {count}.")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget the visit."""
        if self._is_furnished:
            self._workflow.new_patient()
        super().closeEvent(event)

"""The handout composer: choices left, the live page in the middle, what is to be said right."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ipdesk.clinical.comparison import Comparison
from ipdesk.clinical.truth import Truth
from ipdesk.errors import IpdeskError
from ipdesk.handout.build import HandoutMaterial, gather_handout, section_list
from ipdesk.handout.given import GivenSheet, given_sheet
from ipdesk.handout.options import HandoutOptions, suggested_file_name
from ipdesk.ui import theme
from ipdesk.ui.background import Job, Lane
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.preview import Preview
from ipdesk.ui.problems import MessageBar, Tone
from ipdesk.ui.widgets.composer_cards import SheetCards
from ipdesk.ui.widgets.composer_form import ComposerForm
from ipdesk.ui.widgets.composer_hints import name_hints, note_hints
from ipdesk.ui.widgets.composer_output import Output
from ipdesk.ui.widgets.composer_panel import ComposerPanel
from ipdesk.ui.widgets.composer_sheet import Sheet, make_sheet
from ipdesk.ui.widgets.parts import label
from ipdesk.ui.widgets.status_line import out_of_date
from ipdesk.ui.workflow import Workflow

NO_CHOICE = "Tick two to six options on Compare: the sheet sets them side by side."
NO_COUNTRY = "Choose the clinic's country at the left first: the sheet carries its crisis line."
MAKING = "The sheet is being made \u2026"
NO_SHEET = "The sheet could not be made; the message at the top says why."
TO_CHECK = "Read the sheet, then tick the box above to save or print it."
_PANEL_WIDTH, _CARDS_WIDTH, _LEAST_PREVIEW = 360, 250, 420


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the sheet carries the clinic's own day


class HandoutPage(QWidget):
    """Composes, previews, saves and prints the sheet for the comparison of the workflow.

    Signals:
        settled: Nothing is being made: there is a sheet, or a reason why there is none.
    """

    settled = Signal()

    def __init__(
        self, workflow: Workflow, clinic: ClinicSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workflow, self._clinic = workflow, clinic
        self._sheet: Sheet | None = None
        self._material: HandoutMaterial | None = None
        self._languages = ("", "")
        self._job: Job | None = None
        self._is_due = True
        self._lane = Lane(self)
        self._output = Output(self._lane, self)
        self._pause = QTimer(self, singleShot=True, interval=250)
        self._pause.timeout.connect(self._make)
        self._build()
        self._connect()
        self._form.set_sections(section_list())
        self._form.set_profile(clinic.profile)
        self._on_comparison_changed(workflow.comparison)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes round, as far as it is shown."""
        return (self._panel, self._preview, *((self._right,) if self._right.isVisible() else ()))

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that would be saved and printed; None while there is none."""
        return None if self._is_due else self._sheet

    @property
    def given(self) -> tuple[str, ...]:
        """What was saved or printed for this patient, for the chart note."""
        return self._output.given

    @property
    def sheets(self) -> tuple[GivenSheet, ...]:
        """The sheets that were saved or printed for this patient, for the chart note."""
        return self._output.sheets

    @property
    def obstacle(self) -> str:
        """What keeps the sheet from being saved and printed; empty when nothing does."""
        if reason := self._missing():
            return reason
        if self._is_due or self._job is not None:
            return MAKING
        if self._sheet is None:
            return NO_SHEET
        if self._form.surplus:
            return f"The note is {self._form.surplus} letters too long."
        return "" if self._panel.is_confirmed else TO_CHECK

    # Parts

    def _build(self) -> None:
        countries = self._workflow.library.crisis_lines
        self._form = ComposerForm(
            {code: line.name for code, line in countries.items()},
            {found.code: found.name for found in self._workflow.library.languages},
        )
        self._panel = ComposerPanel(self._form)
        self._preview = Preview(self._lane)
        self._message = MessageBar()
        self._cards = SheetCards()
        self._cards.setContentsMargins(14, 14, 14, 14)
        self._right = QScrollArea()
        self._right.setWidgetResizable(True)
        self._right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._right.setAccessibleName("What is to be said about the sheet")
        holder = QWidget()
        self._right_column = QVBoxLayout(holder)
        self._right_column.setContentsMargins(0, 0, 0, 0)
        self._right_column.addWidget(self._cards)
        self._right.setWidget(holder)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        late = out_of_date(self._workflow.library.info, _today())
        if late:
            warning = label(late, "caution")
            warning.setMargin(8)
            middle.addWidget(warning)
        middle.addWidget(self._message)
        middle.addWidget(self._preview, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._panel)
        row.addLayout(middle, 1)
        row.addWidget(self._right)

    def _connect(self) -> None:
        self._form.changed.connect(self._on_form_changed)
        self._form.country_chosen.connect(self._on_country_chosen)
        self._form.matters_changed.connect(self._workflow.set_priorities)
        self._workflow.comparison_changed.connect(self._on_comparison_changed)
        self._workflow.patient_wiped.connect(self._on_patient_wiped)
        self._clinic.changed.connect(self._on_clinic_changed)
        self._preview.failed.connect(self._say_fault)
        self._panel.confirmed.connect(self._show_state)
        self._panel.print_asked.connect(self._on_print)
        self._panel.save_asked.connect(self._on_save)
        self._output.said.connect(self._message.say)
        for keys, slot in (("Ctrl+P", self._on_print), ("Ctrl+S", self._on_save)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # What changed

    @Slot(object)
    def _on_comparison_changed(self, comparison: Comparison | None) -> None:
        self._material = None
        if comparison is not None:
            self._form.set_factors(
                [
                    (factor.id, factor.label)
                    for factor in comparison.factors.values()
                    if comparison.patient.present(factor) is Truth.YES
                ]
            )
        bank = [(entry.id, entry.label) for entry in self._workflow.library.priorities]
        self._form.set_matters(bank, self._workflow.priorities)
        self._on_form_changed()

    @Slot()
    def _on_clinic_changed(self) -> None:
        self._form.set_profile(self._clinic.profile)
        self._on_form_changed()

    @Slot(str)
    def _on_country_chosen(self, code: str) -> None:
        self._clinic.save(replace(self._clinic.profile, country=code))

    @Slot()
    def _on_patient_wiped(self) -> None:
        self._form.wipe()
        self._output.forget()
        self._message.clear()
        self._forget()
        self._on_form_changed()

    @Slot()
    def _on_form_changed(self) -> None:
        """Whatever was made and checked before is no longer what will be printed."""
        self._panel.take_back()
        self._show_hints()
        self._is_due = True
        self._drop()
        if self.isVisible():
            self._pause.start()
        self._show_state()

    # The sheet

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None

    @Slot()
    def _make(self) -> None:
        """Make the sheet in the background, if it can be made and is looked at."""
        comparison = self._workflow.comparison
        self._pause.stop()
        self._drop()
        if not self.isVisible():
            return
        reason = self._missing()
        self._preview.set_message(reason)
        if comparison is None or reason:
            self._is_due = False
            self._forget()
            self._settle()
            return
        options = self._options()
        languages = (options.language, options.second_language)
        if self._material is None or self._languages != languages:
            self._languages = languages
            self._material = gather_handout(self._workflow.library, comparison, *languages)
            self._show_hints()
        material = self._material
        self._job = self._lane.run(
            lambda: make_sheet(comparison, options, material), self._on_made, self._on_failed
        )
        self._show_state()

    def _missing(self) -> str:
        """What has to be chosen before there can be a sheet."""
        if self._workflow.comparison is None:
            return NO_CHOICE
        if self._clinic.profile.country not in self._workflow.library.crisis_lines:
            return NO_COUNTRY
        return ""

    def _options(self) -> HandoutOptions:
        return self._form.options(_today())

    def _on_made(self, sheet: Sheet) -> None:
        self._job, self._is_due, self._sheet = None, False, sheet
        if self._message.tone is Tone.FAULT:
            self._message.clear()
        self._cards.show_sheet(sheet)
        self._preview.set_document(sheet.data)
        self._settle()

    def _on_failed(self, error: IpdeskError) -> None:
        self._job, self._is_due = None, False
        self._forget()
        self._say_fault(error)
        self._preview.set_message(NO_SHEET)
        self._settle()

    def _settle(self) -> None:
        self._show_state()
        self.settled.emit()

    def _forget(self) -> None:
        self._sheet = None
        self._cards.show_sheet(None)
        self._preview.set_document(b"")

    # State

    @Slot()
    def _show_state(self) -> None:
        obstacle = self.obstacle
        is_made = obstacle in ("", TO_CHECK)
        self._panel.show_state(obstacle, can_confirm=is_made)
        self._preview.set_stale(obstacle == MAKING and self.isVisible())

    def _show_hints(self) -> None:
        known = self._material.known_words if self._material else frozenset()
        hints = (*name_hints(self._form.name), *note_hints(self._form.note, known))
        self._cards.show_hints(hints)

    @Slot(object)
    def _say_fault(self, error: IpdeskError) -> None:
        self._message.fault(error)

    # Saving and printing

    @Slot()
    def _on_save(self) -> None:
        comparison = self._workflow.comparison
        if comparison is not None and self._sheet is not None and not self.obstacle:
            name = suggested_file_name(comparison, self._options())
            self._output.save(self._sheet.data, name, self._given(comparison, self._sheet))

    @Slot()
    def _on_print(self) -> None:
        comparison = self._workflow.comparison
        if comparison is not None and self._sheet is not None and not self.obstacle:
            paper = self._options().paper
            self._output.print(self._sheet.data, paper, self._given(comparison, self._sheet))

    def _given(self, comparison: Comparison, sheet: Sheet) -> GivenSheet:
        """What the chart may say of the sheet that is shown."""
        return given_sheet(comparison, self._options(), self._workflow.library, sheet.sections)

    # Room

    def showEvent(self, event: QShowEvent) -> None:
        """Make the sheet when the page comes into view."""
        super().showEvent(event)
        self._arrange()
        if self._is_due:
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each part its room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of text size or palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        """Three columns where there is room, else the cards under the form."""
        width = self.width()
        panel = min(theme.px(_PANEL_WIDTH), round(width * 0.55))
        cards = theme.px(_CARDS_WIDTH)
        beside = width - panel - cards >= _LEAST_PREVIEW
        self._panel.setFixedWidth(panel)
        self._right.setFixedWidth(cards)
        self._right.setVisible(beside)
        if beside and self._panel.holds(self._cards):
            self._right_column.addWidget(self._cards)
        elif not beside and not self._panel.holds(self._cards):
            self._panel.hold(self._cards)
        self._form.set_columns(2 if panel >= theme.px(330) else 1)

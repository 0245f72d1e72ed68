"""The handout composer: choices left, the live page in the middle, what is to be said right."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.clinical.comparison import Comparison
from ipdesk.clinical.truth import Truth
from ipdesk.errors import IpdeskError
from ipdesk.handout.build import HandoutMaterial, gather_handout, section_list
from ipdesk.handout.given import GivenSheet, asked_questions, given_sheet
from ipdesk.handout.options import HandoutOptions, suggested_file_name
from ipdesk.ui.background import Lane
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.preview import Preview
from ipdesk.ui.problems import MessageBar, Tone
from ipdesk.ui.widgets.composer_cards import SheetCards
from ipdesk.ui.widgets.composer_foot import ComposerFoot
from ipdesk.ui.widgets.composer_form import ComposerForm
from ipdesk.ui.widgets.composer_frame import ComposerFrame
from ipdesk.ui.widgets.composer_maker import SheetMaker
from ipdesk.ui.widgets.composer_marks import look_over_typed
from ipdesk.ui.widgets.composer_output import Output
from ipdesk.ui.widgets.composer_presets import MOST_PRESETS, used, with_preset
from ipdesk.ui.widgets.composer_questions import QuestionGroup
from ipdesk.ui.widgets.composer_sheet import Draft, Sheet, View
from ipdesk.ui.widgets.parts import label
from ipdesk.ui.widgets.sheet_opener import SheetOpener
from ipdesk.ui.widgets.status_line import out_of_date
from ipdesk.ui.workflow import Workflow
from ipdesk.workspace.model import Preset

NO_CHOICE = "Tick two to six options on Compare: the sheet sets them side by side."
NO_COUNTRY = "Choose the clinic's country first: the sheet carries its crisis line."
MAKING = "The sheet is being made \u2026"
NO_SHEET = "The sheet could not be made; the message at the top says why."
TO_CHECK = "Read the sheet, then tick the box above to save or print it."
PUT_BACK = "Put it back"
AFTER_CHOICE, AFTER_LETTER = 0, 120
"""Milliseconds until the sheet is made anew: letters come in rows, choices one at a time."""


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
        self._gathered: tuple[str, ...] = ()
        self._is_due = True
        self._deleted: tuple[Preset, ...] = ()
        self._lane = Lane(self)
        self._maker = SheetMaker(self._lane, self)
        self._output = Output(self._lane, self)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._make)
        self._build()
        self._connect()
        self._form.set_sections(section_list())
        self._form.set_profile(clinic.profile)
        self._on_comparison_changed(workflow.comparison)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes round, as far as it is shown."""
        return self._frame.panes

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
    def questions(self) -> tuple[str, ...]:
        """The questions of this patient, for the chart note."""
        bank = self._workflow.library.questions
        return asked_questions(self.sheets, self._options(), bank)

    def ask_code(self) -> None:
        """Ask for a sheet's code, to open that sheet again."""
        self._opener.ask()

    @property
    def obstacle(self) -> str:
        """What keeps the sheet from being saved and printed; empty when nothing does."""
        if reason := self._missing():
            return reason
        if self._is_due:
            return MAKING
        if self._sheet is None:
            return NO_SHEET
        if self._form.surplus:
            return f"The note is {self._form.surplus} letters too long."
        return "" if self._foot.is_confirmed else TO_CHECK

    # Parts

    def _build(self) -> None:
        library = self._workflow.library
        countries = {code: line.name for code, line in library.crisis_lines.items()}
        self._form = ComposerForm(countries, library.languages)
        self._preview = Preview(self._lane)
        self._message = MessageBar()
        self._cards, self._foot = SheetCards(), ComposerFoot()
        self._opener = SheetOpener(self._workflow, self._clinic, self._form, self)
        self._frame = ComposerFrame(self._form, self._preview, self._cards, self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        late = out_of_date(self._workflow.library.info, _today())
        if late:
            warning = label(late, "caution")
            warning.setMargin(8)
            column.addWidget(warning)
        column.addWidget(self._message)
        column.addWidget(self._frame, 1)

    def _connect(self) -> None:
        self._form.changed.connect(self._on_choice)
        self._form.typed.connect(self._on_letter)
        self._form.country_chosen.connect(self._on_country_chosen)
        self._form.matters_changed.connect(self._workflow.set_priorities)
        self._form.presets.chosen.connect(self._on_preset_chosen)
        self._form.presets.save_asked.connect(self._on_preset_kept)
        self._form.presets.presets_changed.connect(self._on_presets_changed)
        self._workflow.comparison_changed.connect(self._on_comparison_changed)
        self._workflow.patient_wiped.connect(self._on_patient_wiped)
        self._clinic.changed.connect(self._on_clinic_changed)
        self._maker.drafted.connect(self._on_drafted)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._on_failed)
        self._preview.failed.connect(self._say_fault)
        self._cards.use_asked.connect(self._form.note_field.use)
        self._foot.confirmed.connect(self._show_state)
        self._foot.print_asked.connect(self._on_print)
        self._foot.save_asked.connect(self._on_save)
        self._output.said.connect(self._message.say)
        self._message.acted.connect(self._on_put_back)
        for keys, slot in (("Ctrl+P", self._on_print), ("Ctrl+S", self._on_save)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # What changed

    @Slot(object)
    def _on_comparison_changed(self, comparison: Comparison | None) -> None:
        if comparison is not None:
            self._form.set_factors(
                [
                    (factor.id, factor.label)
                    for factor in comparison.factors.values()
                    if comparison.patient.present(factor) is Truth.YES
                ]
            )
            self._form.set_questions(self._question_groups(comparison))
        bank = [(entry.id, entry.label) for entry in self._workflow.library.priorities]
        self._form.set_matters(bank, self._workflow.priorities)
        self._on_choice()

    def _question_groups(self, comparison: Comparison) -> list[QuestionGroup]:
        """The bank's questions for any choice, and for each on the sheet."""
        bank = self._workflow.library.questions
        general = [(one.id, one.text) for one in bank if not one.treatments]
        groups = [QuestionGroup("For any choice", tuple(general))]
        for option in comparison.options:
            name = option.names.treatment
            about = tuple((one.id, one.text) for one in bank if name in one.treatments)
            if about:
                groups.append(QuestionGroup(option.names.plain_name, about))
        return groups

    @Slot()
    def _on_clinic_changed(self) -> None:
        """Take what was set; colours, presets and the like leave the sheet as it is."""
        before = self._options()
        self._form.set_profile(self._clinic.profile)
        if self._options() != before:
            self._on_choice()
        else:
            self._form.presets.tell_choices(self._form.preset(""))

    @Slot(str)
    def _on_country_chosen(self, code: str) -> None:
        self._clinic.save(replace(self._clinic.profile, country=code))

    @Slot()
    def _on_patient_wiped(self) -> None:
        self._form.wipe()
        self._output.forget()
        self._message.clear()
        self._forget()
        self._on_choice()

    @Slot()
    def _on_choice(self) -> None:
        self._on_form_changed(AFTER_CHOICE)

    @Slot()
    def _on_letter(self) -> None:
        self._on_form_changed(AFTER_LETTER)

    def _on_form_changed(self, pause: int) -> None:
        """Whatever was made and checked before is no longer what will be printed."""
        self._foot.take_back()
        self._show_hints()
        self._form.presets.tell_choices(self._form.preset(""))
        self._is_due = True
        self._maker.drop()
        if self.isVisible():
            self._pause.start(pause)
        self._show_state()

    # Presets

    @Slot(object)
    def _on_preset_chosen(self, preset: Preset) -> None:
        self._form.apply(preset)
        self._keep_presets(used(self._clinic.profile.presets, preset.name))

    @Slot(str)
    def _on_preset_kept(self, name: str) -> None:
        presets = with_preset(self._clinic.profile.presets, self._form.preset(name))
        self._form.presets.mark(self._form.preset(""))
        self._keep_presets(presets[:MOST_PRESETS])
        words = f"The preset \u201c{name}\u201d is kept on this computer."
        if len(presets) > MOST_PRESETS:
            words += f" \u201c{presets[-1].name}\u201d, unused for longest, was dropped."
        self._message.say(Tone.DONE, words)

    @Slot(tuple)
    def _on_presets_changed(self, presets: tuple[Preset, ...]) -> None:
        before = self._clinic.profile.presets
        self._keep_presets(presets)
        if len(presets) < len(before):
            gone = [one for one in before if one.name not in [kept.name for kept in presets]]
            self._deleted = before
            name = gone[0].name
            self._message.say(Tone.DONE, f"The preset \u201c{name}\u201d is deleted.", PUT_BACK)

    @Slot()
    def _on_put_back(self) -> None:
        self._keep_presets(self._deleted)
        self._message.clear()

    def _keep_presets(self, presets: tuple[Preset, ...]) -> None:
        self._clinic.save(replace(self._clinic.profile, presets=presets))

    # The sheet

    @Slot()
    def _make(self) -> None:
        """Make the sheet in the background, if it can be made and is looked at."""
        comparison = self._workflow.comparison
        self._pause.stop()
        self._maker.drop()
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
        material = self._gather(comparison, options)
        view = View(max(1, self._preview.current_page), self._preview.scale)
        self._maker.make(comparison, options, material, view)
        self._show_state()

    def _gather(self, comparison: Comparison, options: HandoutOptions) -> HandoutMaterial:
        """What the sheet is made from, read again only where options or languages changed."""
        languages = (options.language, options.second_language)
        chosen = (option.id for option in comparison.options)
        wanted = (*languages, comparison.condition.id, *chosen)
        if self._material is None or self._gathered != wanted:
            self._gathered = wanted
            workflow = self._workflow
            self._material = gather_handout(
                workflow.library, comparison, *languages, read=workflow.treatment
            )
            self._show_hints()
        return self._material

    def _missing(self) -> str:
        """What has to be chosen before there can be a sheet."""
        if self._workflow.comparison is None:
            return NO_CHOICE
        if self._clinic.profile.country not in self._workflow.library.crisis_lines:
            return NO_COUNTRY
        return ""

    def _options(self) -> HandoutOptions:
        return self._form.options(_today())

    @Slot(object)
    def _on_drafted(self, draft: Draft) -> None:
        """Show the page in view at once; the rest is drawn and looked over after it."""
        if self._message.tone is Tone.FAULT:
            self._message.clear()
        self._preview.set_document(draft.data, draft.drawing)

    @Slot(object)
    def _on_made(self, sheet: Sheet) -> None:
        self._is_due, self._sheet = False, sheet
        self._cards.show_findings(sheet.findings)
        self._form.set_usual_questions(sheet.findings.questions)
        self._settle()

    @Slot(object)
    def _on_failed(self, error: IpdeskError) -> None:
        self._is_due = False
        self._forget()
        self._say_fault(error)
        self._preview.set_message(NO_SHEET)
        self._settle()

    def _settle(self) -> None:
        self._show_state()
        self.settled.emit()

    def _forget(self) -> None:
        self._sheet = None
        self._cards.show_findings(None)
        self._preview.set_document(b"")

    # State

    @Slot()
    def _show_state(self) -> None:
        obstacle = self.obstacle
        is_made = obstacle in ("", TO_CHECK)
        self._foot.show_state(obstacle, can_confirm=is_made)
        self._preview.set_stale(obstacle == MAKING and self.isVisible())

    def _show_hints(self) -> None:
        known = self._material.known_words if self._material else frozenset()
        self._cards.show_look(look_over_typed(self._form.name, self._form.note, known))

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
        library, questions = self._workflow.library, sheet.findings.questions
        return given_sheet(comparison, self._options(), library, sheet.sections, questions)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the sheet when the page comes into view."""
        super().showEvent(event)
        if self._is_due:
            self._pause.start(AFTER_CHOICE)

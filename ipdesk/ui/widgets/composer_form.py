"""The left side of the composer: whom the sheet is for, how it is printed and what is on it."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.content.model import FactorId
from ipdesk.content.words import Language
from ipdesk.handout.build import sections_by_name_only, usual_sections
from ipdesk.handout.options import ClinicDetails, HandoutOptions, Paper, PrintSize
from ipdesk.handout.options import Depth as SheetDepth
from ipdesk.ui.widgets.composer_country import CountryPanel
from ipdesk.ui.widgets.composer_fields import remark, section_title
from ipdesk.ui.widgets.composer_lists import Tick, TickList
from ipdesk.ui.widgets.composer_note import NoteField
from ipdesk.ui.widgets.composer_person import PersonFields
from ipdesk.ui.widgets.composer_presets import PresetBar
from ipdesk.ui.widgets.composer_print import PrintChoice, PrintFields
from ipdesk.ui.widgets.composer_questions import OwnQuestions, QuestionGroup, QuestionPicker
from ipdesk.ui.widgets.composer_sections import SectionList, SectionRow, arranged
from ipdesk.workspace.model import ClinicProfile, Depth, Preset, Review
from ipdesk.workspace.model import Paper as KeptPaper
from ipdesk.workspace.model import PrintSize as KeptSize

TALK_ABOUT, VISITS, QUESTIONS, MATTERS = "talk-about", "visits", "questions", "matters"
FIRST = ("decision", "choices")
LAST = ("about", "diary", "relative", "teach-back", "consent-talk")
"""Sections that keep their place: what the others rest on, then pages of their own."""


class ComposerForm(QWidget):
    """Everything that is chosen for a sheet. What is typed here lives only here.

    Signals:
        changed: Something that is printed was chosen.
        typed: Something that is printed was typed; more letters may follow.
        country_chosen: The clinic's country was chosen; carries its code.
        matters_changed: What matters was ticked or unticked; carries the ids.
    """

    changed = Signal()
    typed = Signal()
    country_chosen = Signal(str)
    matters_changed = Signal(tuple)  # of str

    def __init__(
        self,
        countries: Mapping[str, str],
        languages: Sequence[Language],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._countries = countries
        self._profile = ClinicProfile()
        self._sections: tuple[tuple[str, str, bool], ...] = ()
        self._order: tuple[str, ...] = ()
        self._left_out = set(sections_by_name_only())
        self._depth = SheetDepth.FULL
        self._factors: dict[str, str] = {}
        self._build(languages)
        self._connect()

    def _build(self, languages: Sequence[Language]) -> None:
        self.presets = PresetBar()
        self._country = CountryPanel(self._countries)
        self._person = PersonFields()
        self._print = PrintFields(languages)
        self._section_list = SectionList()
        self._say = TickList("May the sheet mention this?")
        self._say_remark = remark()
        self._matters = TickList("What matters to the patient")
        self._picker, self._own = QuestionPicker(), OwnQuestions()
        self.note_field = NoteField()
        self._crisis = remark()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for widget in (
            self._country,
            section_title("For"),
            self._person,
            section_title("How it is made"),
            self.presets,
            self._print,
            self._section_list,
            section_title("May the sheet mention this?"),
            self._say_remark,
            self._say,
            section_title("What matters to the patient"),
            self._matters,
            section_title("Questions to ask"),
            self._picker,
            self._own,
            section_title("Your note to the patient"),
            self.note_field,
            self._crisis,
        ):
            column.addWidget(widget)
        column.addStretch(1)

    def _connect(self) -> None:
        self._country.chosen.connect(self.country_chosen)
        self._person.typed.connect(self.typed)
        self._person.changed.connect(self._on_remarks_changed)
        self._print.changed.connect(self._on_print_changed)
        self._section_list.changed.connect(self._on_sections_changed)
        self._say.changed.connect(self._on_remarks_changed)
        self._matters.changed.connect(self._on_matters_changed)
        self._picker.changed.connect(self._on_remarks_changed)
        self._own.changed.connect(self.typed)
        self.note_field.changed.connect(self.typed)

    @property
    def name(self) -> str:
        """The first name that was typed."""
        return self._person.name

    @property
    def note(self) -> str:
        """The note that was typed."""
        return self.note_field.text

    @property
    def own_questions(self) -> tuple[str, ...]:
        """The patient's own questions."""
        return self._own.questions

    @property
    def surplus(self) -> int:
        """How many letters of the note are too many."""
        return self.note_field.surplus

    @property
    def language(self) -> str:
        """The code of the sheet's language."""
        return self._print.language

    # What there is to choose from

    def set_profile(self, profile: ClinicProfile) -> None:
        """Take what the clinic has set."""
        before, self._profile = self._profile, profile
        self._country.setVisible(profile.country not in self._countries)
        country = self._countries.get(profile.country, "")
        self._crisis.setText(f"Crisis line printed: {country}. Change it under Clinic.")
        self._crisis.setVisible(bool(country))
        if profile.paper != before.paper:
            self._print.set_paper(Paper(profile.paper.value))
        self._person.set_clinicians(profile.clinicians)
        self._print.set_reviews(profile.reviews)
        if profile.presets != before.presets:
            self.presets.set_presets(profile.presets)

    def set_sections(self, sections: Sequence[tuple[str, str, bool]]) -> None:
        """Take the sections: id, title and whether it is always printed."""
        self._sections = tuple(sections)
        self._show_sections()

    def set_factors(self, factors: Sequence[tuple[FactorId, str]]) -> None:
        """Take what is true of the patient; what was ticked stays ticked if it is still true."""
        self._factors = dict(factors)
        ticked = set(self._say.ids)
        self._say.set_ticks([Tick(key, label, key in ticked) for key, label in factors])
        self._say_remark.setText(
            "Nothing about the patient is printed unless you tick it here."
            if factors
            else "Nothing is marked about this patient on Compare."
        )
        self._show_sections()

    def set_matters(self, bank: Sequence[tuple[str, str]], marked: Sequence[str]) -> None:
        """Take what may matter, and what is marked."""
        self._matters.set_ticks([Tick(key, label, key in marked) for key, label in bank])
        self._show_sections()

    def set_questions(self, groups: Sequence[QuestionGroup]) -> None:
        """Take the bank of questions for the choices on the sheet."""
        self._picker.set_groups(groups)
        self._show_sections()

    def set_usual_questions(self, ids: Sequence[str]) -> None:
        """Take which questions are printed while nobody picks."""
        self._picker.set_usual(ids)
        self._show_sections()

    def set_columns(self, columns: int) -> None:
        """Set one or two fields in a row."""
        self._person.set_columns(columns)
        self._print.set_columns(columns)
        self.note_field.fit()

    def wipe(self) -> None:
        """Forget everything about this patient, and make the next sheet the usual way."""
        self._person.wipe()
        self._own.wipe()
        self.note_field.set_text("")
        self._say.set_on(())
        self._print.set_choice(PrintChoice(paper=Paper(self._profile.paper.value)))
        self._picker.set_chosen(None)
        self.presets.set_name("")
        self._depth = SheetDepth.FULL
        self._left_out = set(sections_by_name_only())
        self._order = ()
        self._show_sections()

    # What was chosen

    def options(self, today: date) -> HandoutOptions:
        """What was chosen, for a sheet of that day."""
        profile, print_choice = self._profile, self._print.choice
        return HandoutOptions(
            date=today,
            name=self.name,
            clinic=ClinicDetails(profile.name, profile.phone, profile.hours, profile.logo),
            clinician=self._person.clinician,
            say=tuple(FactorId(name) for name in self._say.ids),
            matters=self._matters.ids,
            start=self._person.start,
            next_visit=self._person.next_visit,
            note=self.note,
            language=print_choice.language,
            paper=print_choice.paper,
            size=print_choice.size,
            country=profile.country,
            sections=self._section_list.ids,
            closed=profile.closed_days,
            depth=print_choice.depth,
            second_language=print_choice.facing,
            translation_checked_by=self._checker(profile.reviews),
            blank=print_choice.blank,
            closed_weekdays=profile.closed_weekdays,
            open_on_holidays=profile.open_on_holidays,
            questions=self._picker.chosen,
            own_questions=self.own_questions,
        )

    def _checker(self, reviews: Sequence[Review]) -> str:
        names = [review.name for review in reviews if review.language == self._print.language]
        return names[0] if names else ""

    def preset(self, name: str) -> Preset:
        """How this sheet is made, to be kept: nothing of it is about the patient."""
        print_choice = self._print.choice
        return Preset(
            name=name,
            sections=self._section_list.ids,
            depth=Depth(print_choice.depth.value),
            paper=KeptPaper(print_choice.paper.value),
            size=KeptSize(print_choice.size.value),
            language=print_choice.language,
            second_language=print_choice.facing,
            questions=self._picker.chosen,
        )

    def apply(self, preset: Preset) -> None:
        """Choose what a preset says; what was typed and ticked of the patient stays."""
        self._print.set_choice(
            PrintChoice(
                language=preset.language,
                facing=preset.second_language,
                paper=Paper(preset.paper.value),
                size=PrintSize(preset.size.value),
                depth=SheetDepth(preset.depth.value),
                blank=self._print.choice.blank,
            )
        )
        self._picker.set_chosen(preset.questions)
        self._depth = SheetDepth(preset.depth.value)
        self._take_usual(preset.sections)
        self.presets.mark(self.preset(""))
        self.changed.emit()

    def print_as(self, language: str, paper: Paper, size: PrintSize, depth: SheetDepth) -> None:
        """Choose how the sheet is printed; everything else stays, but for a facing page alike."""
        kept = self._print.choice
        facing = "" if kept.facing == language else kept.facing
        self._print.set_choice(PrintChoice(language, facing, paper, size, depth, kept.blank))
        self.changed.emit()

    # Sections

    def _show_sections(self) -> None:
        ticked = [self._factors[key] for key in self._say.ids if key in self._factors]
        remarks = {
            TALK_ABOUT: "you ticked it" if ticked else "nothing ticked below",
            VISITS: "" if self._person.start else "no start date",
            QUESTIONS: self._picker.count_words,
            MATTERS: f"{len(self._matters.ids)} marked" if self._matters.ids else "",
        }
        rows = []
        for key, title, always in self._sections:
            if key == TALK_ABOUT and ticked:
                title = f"To talk about: {', '.join(_inline(label) for label in ticked)}"
            words = "always" if always else remarks.get(key, "")
            pinned = key in FIRST or key in LAST
            rows.append(SectionRow(key, title, key not in self._left_out, words, always, pinned))
        with QSignalBlocker(self._section_list):
            self._section_list.set_rows(arranged(rows, self._order))

    @Slot()
    def _on_print_changed(self) -> None:
        """With another length the sheet begins with what is usual for it."""
        depth = self._print.choice.depth
        if depth != self._depth:
            self._depth = depth
            self._take_usual(usual_sections(depth))
        self.changed.emit()

    def _take_usual(self, ids: Sequence[str]) -> None:
        self._order = tuple(ids)
        self._left_out = {key for key, _, _ in self._sections if key not in ids}
        self._show_sections()

    @Slot()
    def _on_sections_changed(self) -> None:
        ids = self._section_list.ids
        self._left_out = {key for key, _, _ in self._sections if key not in ids}
        self._order = self._section_list.order
        self.changed.emit()

    @Slot()
    def _on_remarks_changed(self) -> None:
        self._show_sections()
        self.changed.emit()

    @Slot(tuple)
    def _on_matters_changed(self, ids: tuple[str, ...]) -> None:
        self._show_sections()
        self.changed.emit()
        self.matters_changed.emit(ids)


def _inline(label: str) -> str:
    """A label within a sentence: "past seizure", but "ECT before"."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label

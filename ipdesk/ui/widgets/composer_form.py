"""The left side of the composer: whom the sheet is for, how it is printed and what is on it."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ipdesk.content.model import FactorId
from ipdesk.handout.build import sections_by_name_only
from ipdesk.handout.options import ClinicDetails, HandoutOptions, Paper, PrintSize
from ipdesk.ui.widgets.composer_country import CountryPanel
from ipdesk.ui.widgets.composer_fields import Pairs, Segments, captioned, remark, section_title
from ipdesk.ui.widgets.composer_lists import Tick, TickList
from ipdesk.ui.widgets.composer_note import NoteField
from ipdesk.ui.widgets.parts import CheckRow
from ipdesk.workspace.model import ClinicProfile

TALK_ABOUT, VISITS = "talk-about", "visits"


class ComposerForm(QWidget):
    """Everything that is chosen for a sheet. What is typed here lives only here.

    Signals:
        changed: Something that is printed was changed.
        country_chosen: The clinic's country was chosen; carries its code.
        matters_changed: What matters was ticked or unticked; carries the ids.
    """

    changed = Signal()
    country_chosen = Signal(str)
    matters_changed = Signal(tuple)  # of str

    def __init__(
        self,
        countries: Mapping[str, str],
        languages: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._countries, self._languages = countries, languages
        self._profile = ClinicProfile()
        self._sections: tuple[tuple[str, str, bool], ...] = ()
        self._left_out = set(sections_by_name_only())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        self._build_person()
        self._build_print()
        self._build_lists()
        self._column.addStretch(1)

    def _build_person(self) -> None:
        self._country = CountryPanel(self._countries)
        self._country.chosen.connect(self.country_chosen)
        self._name, self._next_visit = QLineEdit(), QLineEdit()
        self._name.setMaxLength(80)
        self._next_visit.setMaxLength(120)
        self._next_visit.setPlaceholderText("1 December, 10:30")
        for edit in (self._name, self._next_visit):
            edit.textChanged.connect(self.changed)
        self._clinician = QComboBox()
        self._clinician.setEditable(True)
        self._clinician.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._clinician.editTextChanged.connect(self.changed)
        self._language = QComboBox()
        for code, name in self._languages.items():
            self._language.addItem(name, code)
        self._language.currentIndexChanged.connect(self.changed)
        self._fields = Pairs(
            (
                captioned("First name (not stored)", self._name),
                captioned("Next visit", self._next_visit),
                self._build_start(),
                captioned("Language", self._language),
                captioned("Clinician", self._clinician),
            )
        )
        for widget in (self._country, section_title("For"), self._fields):
            self._column.addWidget(widget)

    def _build_start(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._has_start = CheckRow("Start date")
        self._start = QDateEdit(QDate.currentDate())
        self._start.setCalendarPopup(True)
        self._start.setDisplayFormat("d MMM yyyy")
        self._start.setAccessibleName("Start date")
        self._start.setEnabled(False)
        self._has_start.toggled.connect(self._on_start_toggled)
        self._start.dateChanged.connect(self.changed)
        column.addWidget(self._has_start)
        column.addWidget(self._start)
        return holder

    def _build_print(self) -> None:
        self._size = Segments(
            "Print", ((PrintSize.STANDARD, "Standard print"), (PrintSize.LARGE, "Large print"))
        )
        self._paper = Segments("Paper", ((Paper.LETTER, "Letter"), (Paper.A4, "A4")))
        for segments in (self._size, self._paper):
            segments.chosen.connect(self.changed)
            self._column.addWidget(segments)

    def _build_lists(self) -> None:
        self._section_list = TickList("On the sheet")
        self._section_list.changed.connect(self._on_sections_changed)
        self._say = TickList("May the sheet mention this?")
        self._say.changed.connect(self._on_say_changed)
        self._say_remark = remark()
        self._matters = TickList("What matters to the patient")
        self._matters.changed.connect(self._on_matters_changed)
        self._note = NoteField()
        self._note.changed.connect(self.changed)
        self._crisis = remark()
        for widget in (
            section_title("On the sheet, in this order"),
            self._section_list,
            section_title("May the sheet mention this?"),
            self._say_remark,
            self._say,
            section_title("What matters to the patient"),
            self._matters,
            section_title("Your note to the patient"),
            self._note,
            self._crisis,
        ):
            self._column.addWidget(widget)

    @property
    def name(self) -> str:
        """The first name that was typed."""
        return self._name.text().strip()

    @property
    def note(self) -> str:
        """The note that was typed."""
        return self._note.text

    @property
    def surplus(self) -> int:
        """How many letters of the note are too many."""
        return self._note.surplus

    def set_profile(self, profile: ClinicProfile) -> None:
        """Take what the clinic has set."""
        before, self._profile = self._profile, profile
        self._country.setVisible(profile.country not in self._countries)
        country = self._countries.get(profile.country, "")
        self._crisis.setText(f"Crisis line printed: {country}. Change it under Clinic.")
        self._crisis.setVisible(bool(country))
        if profile.paper != before.paper:
            self._paper.set_value(Paper(profile.paper.value))
        if profile.clinicians != before.clinicians:
            self._fill_clinicians(self._clinician.currentText())

    def _fill_clinicians(self, typed: str) -> None:
        """Offer the clinic's clinicians; without a typed one the first of them."""
        names = list(self._profile.clinicians)
        with QSignalBlocker(self._clinician):
            self._clinician.clear()
            self._clinician.addItems(names)
            self._clinician.setEditText(typed or next(iter(names), ""))

    def set_sections(self, sections: Sequence[tuple[str, str, bool]]) -> None:
        """Take the sections: id, title and whether it is always printed."""
        self._sections = tuple(sections)
        self._show_sections()

    def set_factors(self, factors: Sequence[tuple[FactorId, str]]) -> None:
        """Take what is true of the patient; what was ticked stays ticked if it is still true."""
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

    def set_columns(self, columns: int) -> None:
        """Set one or two fields in a row."""
        self._fields.set_columns(columns)
        self._note.fit()

    def wipe(self) -> None:
        """Forget everything about this patient."""
        fields = (self._name, self._next_visit, self._has_start, self._start)
        blockers = [QSignalBlocker(field) for field in fields]
        # clear() could be undone with Ctrl+Z; a text that is set begins a new history.
        self._name.setText("")
        self._next_visit.setText("")
        self._has_start.setChecked(False)
        self._start.setDate(QDate.currentDate())
        self._start.setEnabled(False)
        self._fill_clinicians("")
        self._note.set_text("")
        self._say.set_on(())
        self._left_out = set(sections_by_name_only())
        self._show_sections()
        del blockers

    def options(self, today: date) -> HandoutOptions:
        """What was chosen, for a sheet of that day."""
        profile = self._profile
        start = self._start.date().toPython() if self._has_start.isChecked() else None
        return HandoutOptions(
            date=today,
            name=self.name,
            clinic=ClinicDetails(profile.name, profile.phone, profile.hours, profile.logo),
            clinician=self._clinician.currentText().strip(),
            say=tuple(FactorId(name) for name in self._say.ids),
            matters=self._matters.ids,
            start=start if isinstance(start, date) else None,
            next_visit=self._next_visit.text().strip(),
            note=self.note,
            language=self._language.currentData(),
            paper=Paper(self._paper.value),
            size=PrintSize(self._size.value),
            country=profile.country,
            sections=self._section_list.ids,
        )

    def _show_sections(self) -> None:
        remarks = {
            TALK_ABOUT: "" if self._say.ids else "nothing ticked below",
            VISITS: "" if self._has_start.isChecked() else "no start date",
        }
        self._section_list.set_ticks(
            [
                Tick(
                    key,
                    title,
                    always or key not in self._left_out,
                    "always" if always else remarks.get(key, ""),
                    always,
                )
                for key, title, always in self._sections
            ]
        )

    @Slot(bool)
    def _on_start_toggled(self, on: bool) -> None:
        self._start.setEnabled(on)
        self._show_sections()
        self.changed.emit()

    @Slot(tuple)
    def _on_sections_changed(self, ids: tuple[str, ...]) -> None:
        self._left_out = {key for key, _, _ in self._sections if key not in ids}
        self.changed.emit()

    @Slot(tuple)
    def _on_say_changed(self, _: tuple[str, ...]) -> None:
        self._show_sections()
        self.changed.emit()

    @Slot(tuple)
    def _on_matters_changed(self, ids: tuple[str, ...]) -> None:
        self.changed.emit()
        self.matters_changed.emit(ids)

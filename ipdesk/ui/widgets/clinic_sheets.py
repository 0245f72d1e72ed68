"""The clinic page's cards about sheets: when the clinic is closed, who checked translations."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.content.words import ENGLISH, Language
from ipdesk.ui.widgets.clinic_cards import ProfileCard
from ipdesk.ui.widgets.composer_fields import Pairs, captioned, remark, section_title
from ipdesk.ui.widgets.composer_lists import Tick, TickList
from ipdesk.ui.widgets.parts import CheckRow, IconButton, label
from ipdesk.workspace.model import ClinicProfile, Review

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NO_VISITS_LEFT = "Leave at least one weekday open: visits have to fall on one. Nothing was saved."
_LONGEST_NAME = 120


def spoken(day: date) -> str:
    """Thursday, 24 December 2026."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {day:%B %Y}"


def _python_day(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())


def _day_edit(name: str) -> QDateEdit:
    edit = QDateEdit(QDate.currentDate())
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("d MMM yyyy")
    edit.setAccessibleName(name)
    edit.setMinimumWidth(1)
    return edit


class DayList(QWidget):
    """Dates, one a line, each with a button that takes it away.

    Signals:
        changed: The person added or removed a date.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self._edit = _day_edit("Another day when the clinic is closed")
        self._add = QPushButton("Add this day")
        self._add.clicked.connect(self._on_add)
        row = QHBoxLayout()
        row.addWidget(self._edit, 1)
        row.addWidget(self._add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._empty = remark("No other days yet.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._empty)
        column.addLayout(self._lines)

    @property
    def days(self) -> tuple[date, ...]:
        """The dates, in order."""
        return self._days

    def set_days(self, days: Sequence[date]) -> None:
        """Show these, without telling anybody."""
        self._days = tuple(sorted(set(days)))
        while (item := self._lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for day in self._days:
            self._lines.addWidget(self._line(day))
        self._empty.setVisible(not self._days)

    def _line(self, day: date) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        remove = IconButton("x", f"Remove {spoken(day)}", shows_text=False)
        remove.clicked.connect(lambda: self._on_remove(day))
        row.addWidget(label(spoken(day)), 1)
        row.addWidget(remove)
        return line

    @Slot()
    def _on_add(self) -> None:
        day = _python_day(self._edit)
        if day not in self._days:
            self.set_days((*self._days, day))
            self.changed.emit()

    def _on_remove(self, day: date) -> None:
        self.set_days([one for one in self._days if one != day])
        self._add.setFocus()
        self.changed.emit()


class ClosedCard(ProfileCard):
    """When the clinic is closed: no visit is printed on such a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("When your clinic is closed", parent)
        self._weekdays = TickList("Closed weekdays")
        self._holidays = CheckRow("Open on public holidays")
        self._days = DayList()
        for widget in (
            remark("Visit calendars leave these days out."),
            section_title("Closed every week on"),
            self._weekdays,
            self._holidays,
            section_title("Closed on these days too"),
            self._days,
        ):
            self.column.addWidget(widget)
        self._weekdays.changed.connect(self.edited)
        self._holidays.toggled.connect(self.edited)
        self._days.changed.connect(self.edited)

    @property
    def is_always_closed(self) -> bool:
        """Whether no weekday is left."""
        return len(self._weekdays.ids) == len(WEEKDAYS)

    def set_profile(self, profile: ClinicProfile) -> None:
        """Show when the clinic is closed."""
        closed = profile.closed_weekdays
        self._weekdays.set_ticks(
            [Tick(str(number), name, number in closed) for number, name in enumerate(WEEKDAYS)]
        )
        with QSignalBlocker(self._holidays):
            self._holidays.setChecked(profile.open_on_holidays)
        self._days.set_days(profile.closed_days)

    def applied(self, profile: ClinicProfile) -> ClinicProfile:
        """Give the profile with the days."""
        return replace(
            profile,
            closed_weekdays=frozenset(int(number) for number in self._weekdays.ids),
            closed_days=self._days.days,
            open_on_holidays=self._holidays.isChecked(),
        )


class _ReviewRow(QWidget):
    """Who checked one language, and when; without a name nobody did."""

    edited = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        about = f"who checked {language.english_name}"
        self._name = QLineEdit()
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.setAccessibleName(f"Name of {about}")
        self._day = _day_edit(f"Day on which {language.english_name} was checked")
        self._words = remark()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(section_title(f"{language.name} ({language.english_name})"))
        column.addWidget(
            Pairs(
                (
                    captioned("Checked by a qualified translator", self._name),
                    captioned("Checked on", self._day),
                )
            )
        )
        column.addWidget(self._words)
        self._name.textChanged.connect(self._on_edited)
        self._day.dateChanged.connect(self._on_edited)
        self._show_state()

    @property
    def review(self) -> Review | None:
        """What was noted; None without a name."""
        name = " ".join(self._name.text().split())
        return Review(self._language.code, name, _python_day(self._day)) if name else None

    def set_review(self, review: Review | None) -> None:
        """Show who checked it, without telling anybody."""
        with QSignalBlocker(self._name), QSignalBlocker(self._day):
            self._name.setText(review.name if review else "")
            day = review.day if review else None
            self._day.setDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        self._show_state()

    @Slot()
    def _on_edited(self) -> None:
        self._show_state()
        self.edited.emit()

    def _show_state(self) -> None:
        review = self.review
        self._day.setEnabled(review is not None)
        if review is not None:
            words = f"{self._language.english_name} sheets are printed without \u201cdraft\u201d."
        elif self._language.reviewer:
            words = f"Checked by {self._language.reviewer} before ipdesk was released."
        else:
            words = f"{self._language.english_name} sheets print \u201cdraft\u201d until then."
        self._words.setText(words)


class ReviewsCard(ProfileCard):
    """Who checked the texts of each language for the clinic."""

    def __init__(self, languages: Sequence[Language], parent: QWidget | None = None) -> None:
        super().__init__("Translations of the sheet", parent)
        self._rows = {
            language.code: _ReviewRow(language)
            for language in languages
            if language.code != ENGLISH
        }
        self.column.addWidget(
            remark("A translation that no qualified translator checked is for review only.")
        )
        for row in self._rows.values():
            row.edited.connect(self.edited)
            self.column.addWidget(row)
        self.setVisible(bool(self._rows))

    def set_profile(self, profile: ClinicProfile) -> None:
        """Show who checked what."""
        reviews = {review.language: review for review in profile.reviews}
        for code, row in self._rows.items():
            row.set_review(reviews.get(code))

    def applied(self, profile: ClinicProfile) -> ClinicProfile:
        """Give the profile with the reviews; those of languages not shipped now are kept."""
        others = [review for review in profile.reviews if review.language not in self._rows]
        noted = [row.review for row in self._rows.values()]
        found = [*others, *(review for review in noted if review is not None)]
        return replace(profile, reviews=tuple(sorted(found, key=lambda review: review.language)))

"""Whom the sheet is for: what is typed here lives only here, until the next patient."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ipdesk.ui.widgets.composer_fields import Pairs, captioned


class PersonFields(QWidget):
    """First name, next visit, start date and clinician.

    Signals:
        typed: A letter was typed.
        changed: The start date was chosen.
    """

    typed = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._name, self._next_visit = QLineEdit(), QLineEdit()
        self._name.setMaxLength(80)
        self._next_visit.setMaxLength(120)
        self._next_visit.setPlaceholderText("1 December, 10:30")
        for edit in (self._name, self._next_visit):
            edit.textChanged.connect(self.typed)
        self._clinician = QComboBox()
        self._clinician.setEditable(True)
        self._clinician.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._clinician.setMinimumContentsLength(8)
        self._clinician.editTextChanged.connect(self.typed)
        self._fields = Pairs(
            (
                captioned("First name (not stored)", self._name),
                captioned("Next visit", self._next_visit),
                captioned("If treatment starts on", self._build_start()),
                captioned("Clinician", self._clinician),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fields)

    def _build_start(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._has_start = QCheckBox()
        self._has_start.setAccessibleName("Start date is known")
        self._has_start.setToolTip("Print the visits as dates from this day on")
        self._start = QDateEdit(QDate.currentDate())
        self._start.setCalendarPopup(True)
        self._start.setDisplayFormat("d MMM yyyy")
        self._start.setAccessibleName("Start date")
        self._start.setMinimumWidth(1)
        self._start.setEnabled(False)
        self._has_start.toggled.connect(self._on_start_toggled)
        self._start.dateChanged.connect(self.changed)
        row.addWidget(self._has_start)
        row.addWidget(self._start, 1)
        return holder

    @property
    def name(self) -> str:
        """The first name that was typed."""
        return self._name.text().strip()

    @property
    def next_visit(self) -> str:
        """When the patient comes next, as typed."""
        return self._next_visit.text().strip()

    @property
    def clinician(self) -> str:
        """The clinician's name."""
        return self._clinician.currentText().strip()

    @property
    def start(self) -> date | None:
        """The first day of treatment; None while none is set."""
        day = self._start.date().toPython() if self._has_start.isChecked() else None
        return day if isinstance(day, date) else None

    def set_clinicians(self, names: Sequence[str]) -> None:
        """Offer the clinic's clinicians; a typed name stays."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self._fill_clinicians(self._clinician.currentText())

    def _fill_clinicians(self, typed: str) -> None:
        with QSignalBlocker(self._clinician):
            self._clinician.clear()
            self._clinician.addItems(list(self._names))
            self._clinician.setEditText(typed or next(iter(self._names), ""))

    def set_columns(self, columns: int) -> None:
        """Set one or two fields in a row."""
        self._fields.set_columns(columns)

    def wipe(self) -> None:
        """Forget everything, without telling anybody."""
        fields = (self._name, self._next_visit, self._has_start, self._start)
        blockers = [QSignalBlocker(field) for field in fields]
        # clear() could be undone with Ctrl+Z; a text that is set begins a new history.
        self._name.setText("")
        self._next_visit.setText("")
        self._has_start.setChecked(False)
        self._start.setDate(QDate.currentDate())
        self._start.setEnabled(False)
        self._fill_clinicians("")
        del blockers

    @Slot(bool)
    def _on_start_toggled(self, on: bool) -> None:
        self._start.setEnabled(on)
        self.changed.emit()

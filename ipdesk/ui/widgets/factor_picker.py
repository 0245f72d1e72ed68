"""Where the patient's factors are answered: searchable, grouped; yes, no or not asked."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.clinical.factors import Answer, PatientFactors
from ipdesk.content.library import Library
from ipdesk.content.model import Factor, FactorId
from ipdesk.ui import theme
from ipdesk.ui.models.origin import is_answered
from ipdesk.ui.widgets.factor_row import FactorRow
from ipdesk.ui.widgets.medicine_box import MedicineBox
from ipdesk.ui.widgets.parts import label

if TYPE_CHECKING:
    from ipdesk.ui.models.medicine_shelf import MedicineShelf

MEDICINES = "medicines"
"""The group of factors that has the field for names of medicines above it."""

MOST_FOUND = 40


def matches(factor: Factor, words: str) -> bool:
    """Whether every word begins or stands in a factor's label, question, alias or synonym."""
    hay = " ".join(
        (factor.label, factor.question, *factor.aliases, *factor.synonyms, factor.id)
    ).lower()
    return all(word in hay for word in words.lower().split())


class FactorPicker(QDialog):
    """Answers are given at once; closing it loses nothing."""

    answered = Signal(str, object)  # factor id, Answer or None
    medicines_chosen = Signal(tuple)  # of TypedMedicine

    def __init__(
        self,
        library: Library,
        supply: "Callable[[], MedicineShelf]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._supply = supply
        self._factors = library.factors
        self._groups = library.factor_groups
        self._patient = PatientFactors()
        self._subset: tuple[FactorId, ...] = ()
        self._rows: dict[str, FactorRow] = {}
        self._headings: dict[str, QLabel] = {}
        self._build()

    def _build(self) -> None:
        self.setObjectName("picker")
        self.setModal(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_top())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self._list = QListWidget()
        self._list.setAccessibleName("Groups")
        self._list.setFixedWidth(theme.px(200))
        for group in self._groups:
            item = QListWidgetItem(group.label)
            item.setData(Qt.ItemDataRole.UserRole, group.id)
            self._list.addItem(item)
        self._list.currentRowChanged.connect(self._on_group)
        middle.addWidget(self._list)
        middle.addWidget(self._build_rows(), 1)
        layout.addLayout(middle, 1)
        layout.addWidget(self._build_bottom())

    def _build_top(self) -> QFrame:
        top = QFrame()
        top.setObjectName("topBar")
        layout = QVBoxLayout(top)
        layout.setContentsMargins(18, 15, 18, 14)
        layout.setSpacing(8)
        self._title = label("About this patient", "title")
        layout.addWidget(self._title)
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search: age, pregnant, pacemaker, lithium...")
        self._search.setAccessibleName("Search patient factors")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_search)
        layout.addWidget(self._search)
        return top

    def _build_rows(self) -> QScrollArea:
        self._scroll = QScrollArea()
        self._scroll.setObjectName("surface")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(16, 10, 16, 14)
        self._column.setSpacing(0)
        self._nothing = label("", "muted")
        self._column.addWidget(self._nothing)
        self._name_it = QPushButton()
        self._name_it.setAutoDefault(False)
        self._name_it.setVisible(False)
        self._name_it.clicked.connect(self._on_named)
        self._column.addWidget(self._name_it, 0, Qt.AlignmentFlag.AlignLeft)
        self._medicines = MedicineBox(self._supply)
        self._medicines.medicines_chosen.connect(self.medicines_chosen)
        self._column.addWidget(self._medicines)
        for group in self._groups:
            heading = label(group.label, "section")
            heading.setContentsMargins(0, 12, 0, 4)
            self._headings[group.id] = heading
            self._column.addWidget(heading)
        self._column.addStretch(1)
        self._scroll.setWidget(self._body)
        return self._scroll

    def _build_bottom(self) -> QFrame:
        bottom = QFrame()
        bottom.setObjectName("statusLine")
        layout = QHBoxLayout(bottom)
        layout.setContentsMargins(18, 10, 18, 10)
        self._count = label("", "caption")
        layout.addWidget(self._count, 1)
        done = QPushButton("Done")
        done.setProperty("role", "primary")
        done.setAutoDefault(False)
        done.clicked.connect(self.accept)
        layout.addWidget(done)
        return bottom

    def set_patient(self, patient: PatientFactors) -> None:
        """Show the answers as they stand."""
        self._patient = patient
        self._medicines.set_medicines(patient.medicines)
        for row in self._rows.values():
            row.set_patient(patient)
        answered = [one for one in self._factors.values() if is_answered(patient, one)]
        self._count.setText(
            f"{len(answered)} answered · what is not answered counts as not asked, never as no"
        )
        for place, group in enumerate(self._groups):
            count = sum(factor.group == group.id for factor in answered)
            self._list.item(place).setText(f"{group.label}  ·  {count}" if count else group.label)

    def wipe(self) -> None:
        """Forget what was typed for the last patient."""
        with QSignalBlocker(self._search):
            self._search.setText("")  # clear() could be undone
        self._medicines.wipe()
        for row in self._rows.values():
            row.wipe()

    def show_all(self, focus: str = "") -> None:
        """Open with every factor; with ``focus``, at that factor."""
        self._subset = ()
        self._title.setText("About this patient")
        with QSignalBlocker(self._search):
            self._search.setText("")
        self._list.setVisible(True)
        factor = self._factors.get(FactorId(focus))
        groups = [group.id for group in self._groups]
        place = groups.index(factor.group) if factor else max(self._list.currentRow(), 0)
        with QSignalBlocker(self._list):
            self._list.setCurrentRow(place)
        self._show_group(groups[place])
        self._open(self._rows.get(focus))

    def show_some(self, title: str, factors: Iterable[FactorId]) -> None:
        """Open with the factors given, such as those still unasked."""
        self._subset = tuple(factors)
        self._title.setText(title)
        with QSignalBlocker(self._search):
            self._search.setText("")
        self._list.setVisible(False)
        self._show(self._subset, headed=True)
        self._open(None)

    def _open(self, row: FactorRow | None) -> None:
        parent = self.parentWidget()
        room = parent.window().size() if parent else self.size()
        width = min(theme.px(760), room.width() - 24)
        self.resize(width, min(theme.px(600), room.height() - 24))
        self.open()
        if row is not None:
            row.take_focus()
            self._scroll.ensureWidgetVisible(row, 0, 60)
        else:
            self._search.setFocus()
            self._scroll.verticalScrollBar().setValue(0)

    def _row(self, factor: Factor) -> FactorRow:
        """The row of a factor, made when it is first shown."""
        if factor.id not in self._rows:
            row = FactorRow(factor, self._factors, self._body)
            row.answered.connect(self._on_answered)
            row.set_patient(self._patient)
            self._rows[factor.id] = row
            self._column.insertWidget(self._place_for(factor), row)
        return self._rows[factor.id]

    def _place_for(self, factor: Factor) -> int:
        """Below its group's heading, in the order in which factors are asked."""
        start = self._column.indexOf(self._headings[factor.group]) + 1
        order = list(self._factors)
        while start < self._column.count() - 1:
            item = self._column.itemAt(start)
            widget = item.widget() if item else None
            if not isinstance(widget, FactorRow):
                break
            if order.index(widget.factor.id) > order.index(factor.id):
                break
            start += 1
        return start

    def _show(self, keys: Iterable[FactorId], *, headed: bool) -> None:
        shown = [self._factors[key] for key in keys]
        for factor in shown:
            self._row(factor)
        visible = {factor.id for factor in shown}
        for key, row in self._rows.items():
            row.setVisible(key in visible)
        groups = {factor.group for factor in shown} if headed else set()
        for group, heading in self._headings.items():
            heading.setVisible(group in groups)
        self._nothing.setVisible(not shown)
        self._name_it.setVisible(False)
        self._medicines.setVisible(False)

    def _show_group(self, group: str) -> None:
        self._show([key for key, one in self._factors.items() if one.group == group], headed=False)
        self._medicines.setVisible(group == MEDICINES)
        self._scroll.verticalScrollBar().setValue(0)

    def _on_group(self, place: int) -> None:
        with QSignalBlocker(self._search):
            self._search.setText("")
        self._show_group(self._groups[place].id)

    def _on_search(self, words: str) -> None:
        if not words.strip():
            if self._subset:
                self._show(self._subset, headed=True)
            else:
                self._show_group(self._groups[max(self._list.currentRow(), 0)].id)
            return
        pool = self._subset or tuple(self._factors)
        found = [key for key in pool if matches(self._factors[key], words)]
        self._nothing.setText(f'Nothing fits "{words.strip()[:60]}". Try another word.')
        self._show(found[:MOST_FOUND], headed=True)
        self._offer_name(words)

    def _offer_name(self, words: str) -> None:
        """Where the words name a medicine, offer to put it on the list."""
        read = self._medicines.shelf.read(words)
        if len(read) == 1 and read[0].name:
            self._nothing.setVisible(False)
            head = self._medicines.shelf.words(read[0]).head
            self._name_it.setText(f"Add the medicine {head}")
            self._name_it.setVisible(True)

    def _on_named(self) -> None:
        self._medicines.add(self._search.text())
        self._list.setCurrentRow([group.id for group in self._groups].index(MEDICINES))
        self._medicines.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answered(self, factor: str, answer: Answer | None) -> None:
        self.answered.emit(factor, answer)

    def shown_factors(self) -> tuple[str, ...]:
        """Ids of the factors that are shown now."""
        return tuple(key for key, row in self._rows.items() if row.isVisibleTo(self))

    def row(self, factor: str) -> FactorRow:
        """The row of a factor that has been shown."""
        return self._rows[factor]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search goes to the first factor found; it closes nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if self._search.hasFocus():
                order = list(self._factors)
                shown = sorted(self.shown_factors(), key=lambda key: order.index(FactorId(key)))
                if shown:
                    self._rows[shown[0]].take_focus()
                elif self._name_it.isVisible():
                    self._name_it.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

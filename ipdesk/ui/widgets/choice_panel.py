"""Left of the grid: condition, options, what is known of the patient, what matters."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.truth import Truth
from ipdesk.clinical.wording import answer_words
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.ui import theme
from ipdesk.ui.models.origin import origin, settled_by
from ipdesk.ui.problems import announce
from ipdesk.ui.widgets.chip import AnswerChip, Chip
from ipdesk.ui.widgets.flow import FlowLayout
from ipdesk.ui.widgets.medicine_box import MedicineBox
from ipdesk.ui.widgets.option_list import OptionList
from ipdesk.ui.widgets.parts import CheckRow, label

if TYPE_CHECKING:
    from ipdesk.ui.models.medicine_shelf import MedicineShelf


class ChoicePanel(QScrollArea):
    """Says what was chosen; the page keeps the choice."""

    condition_chosen = Signal(str)
    options_chosen = Signal(tuple)  # of option ids
    priorities_chosen = Signal(tuple)  # of priority ids
    factor_opened = Signal(str)
    factor_cleared = Signal(str)
    picker_asked = Signal()
    medicines_chosen = Signal(tuple)  # of TypedMedicine

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._factors = library.factors
        self._priorities: dict[str, CheckRow] = {}
        self._build()

    def _build(self) -> None:
        self.setObjectName("surface")
        self.setAccessibleName("Choices of this visit")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        body = QWidget()
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(13, 13, 11, 16)
        self._layout.setSpacing(0)
        self._build_condition()
        self._build_options()
        self._build_patient()
        self._build_priorities()
        self._layout.addStretch(1)
        self.setWidget(body)

    def _heading(self, text: str) -> None:
        self._layout.addSpacing(theme.px(10))
        self._layout.addWidget(label(text, "section"))
        self._layout.addSpacing(2)

    def _build_condition(self) -> None:
        heading = label("&Condition", "section")
        self._layout.addWidget(heading)
        self._layout.addSpacing(3)
        self._condition = QComboBox()
        self._condition.setAccessibleName("Condition")
        self._condition.setMinimumContentsLength(10)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._condition.setSizeAdjustPolicy(adjust)
        for name in self._library.conditions:
            self._condition.addItem(name.name, name.id)
        heading.setText("Condition")
        heading.setBuddy(self._condition)
        self._condition.activated.connect(self._on_condition)
        self._layout.addWidget(self._condition)
        self._refitted = label("", "warning")
        self._refitted.setContentsMargins(0, 5, 0, 0)
        self._refitted.setVisible(False)
        self._layout.addWidget(self._refitted)

    def _build_options(self) -> None:
        self._heading("Treatments · evidence for this condition")
        self._options = OptionList(self._library)
        self._options.options_chosen.connect(self.options_chosen)
        self._layout.addWidget(self._options)

    def _build_patient(self) -> None:
        self._heading("About this patient")
        holder = QWidget()
        self._chips = FlowLayout(holder, 6)
        self._add = Chip("Add", adds=True)
        self._add.setAccessibleName("Add something about this patient")
        self._add.setToolTip(
            "Age, pregnancy, seizures, implants, medicines, failed trials (Ctrl+D)"
        )
        self._add.clicked.connect(self.picker_asked)
        self._chips.addWidget(self._add)
        self._layout.addWidget(holder)
        self._layout.addSpacing(theme.px(8))
        self._medicines = MedicineBox(self._shelf)
        self._medicines.medicines_chosen.connect(self.medicines_chosen)
        self._layout.addWidget(self._medicines)

    def _shelf(self) -> "MedicineShelf":
        from ipdesk.ui.models.medicine_shelf import shelf_of  # first use only

        return shelf_of(self._library)

    def _build_priorities(self) -> None:
        self._heading("What matters to the patient")
        for priority in self._library.priorities:
            row = CheckRow(priority.label)
            row.toggled.connect(self._on_priorities)
            self._priorities[priority.id] = row
            self._layout.addWidget(row)

    def set_condition(self, condition: str) -> None:
        """Show which condition is chosen."""
        with QSignalBlocker(self._condition):
            place = self._condition.findData(condition)
            self._condition.setCurrentIndex(place)
            self._condition.setToolTip(self._condition.currentText())
        self._options.set_condition(condition)

    def set_offered(self, offered: tuple[str, ...]) -> None:
        """Show these treatments at once, the others on demand; none given: show all."""
        self._options.set_offered(offered)

    def set_priorities(self, marked: tuple[str, ...]) -> None:
        """Show what matters to the patient."""
        for key, row in self._priorities.items():
            with QSignalBlocker(row):
                row.setChecked(key in marked)

    def set_patient(self, patient: PatientFactors) -> None:
        """Show the answered factors as chips, in the order in which they are asked."""
        # The chip with the keyboard may be the one that goes: its neighbour takes over.
        had_focus = any(self._chip_at(place).hasFocus() for place in range(self._chips.count()))
        while self._chips.count():
            item = self._chips.takeAt(0)
            chip = item.widget() if item else None
            if chip is not None and chip is not self._add:
                chip.hide()
                chip.deleteLater()
        for key in self._factors:
            if key in patient.answers:
                self._chips.addWidget(self._answer_chip(key, patient))
        self._chips.addWidget(self._add)
        if had_focus:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._chips.invalidate()
        self._medicines.set_medicines(patient.medicines)

    def _chip_at(self, place: int) -> QWidget:
        item = self._chips.itemAt(place)
        widget = item.widget() if item else None
        assert widget is not None
        return widget

    def _answer_chip(self, key: FactorId, patient: PatientFactors) -> AnswerChip:
        answer, factor = patient.answers[key], self._factors[key]
        words, negative = answer_words(factor, answer), answer is False
        found = origin(patient, factor, self._factors)
        if found is not None and negative is (found.truth is Truth.YES):
            # Of two answers the chip shows the one that counts, and says that there were two.
            said, counts = ("no", "yes") if negative else ("yes", "no")
            words = f"{factor.label}: {counts} from {found.words} ({said} does not count)"
            negative = False
        chip = AnswerChip(key, words, negative, self._add.parentWidget())
        if settled := settled_by(patient, key, self._factors):
            chip.setToolTip(f"{chip.toolTip()}\nIt answers: {'; '.join(settled)}.")
        chip.opened.connect(self.factor_opened)
        chip.removed.connect(self.factor_cleared)
        chip.show()
        return chip

    def chips(self) -> tuple[str, ...]:
        """The words of the chips, without the one that adds."""
        widgets = [self._chip_at(place) for place in range(self._chips.count())]
        return tuple(chip.text() for chip in widgets if isinstance(chip, AnswerChip))

    @property
    def options(self) -> OptionList:
        """The treatments to choose from."""
        return self._options

    @property
    def medicines(self) -> MedicineBox:
        """Where the patient's medicines are typed."""
        return self._medicines

    def option_row(self, option: str) -> CheckRow:
        """The check box of a treatment, or of a way of giving it."""
        return self._options.row(option)

    def priority_row(self, priority: str) -> CheckRow:
        """The check box of something that may matter."""
        return self._priorities[priority]

    @property
    def condition_box(self) -> QComboBox:
        """Where the condition is chosen."""
        return self._condition

    @property
    def notice(self) -> str:
        """Why a choice was not taken; empty when none was refused."""
        return self._options.notice

    def refuse(self, sentence: str) -> None:
        """Say why a choice was not taken; empty takes the words away."""
        self._options.refuse(sentence)

    def tell_refitted(self, sentence: str) -> None:
        """Say below the condition what the change of it did to the options; empty: nothing."""
        self._refitted.setText(sentence)
        self._refitted.setVisible(bool(sentence))
        if sentence:
            announce(self._refitted, sentence)

    @property
    def refitted(self) -> str:
        """What is said below the condition; empty when nothing is."""
        return "" if self._refitted.isHidden() else self._refitted.text()

    def _on_condition(self) -> None:
        self.condition_chosen.emit(self._condition.currentData())

    def _on_priorities(self) -> None:
        marked = tuple(key for key, row in self._priorities.items() if row.isChecked())
        self.priorities_chosen.emit(marked)

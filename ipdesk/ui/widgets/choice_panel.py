"""Left of the grid: condition, options, what is known of the patient, what matters."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ipdesk.clinical.factors import PatientFactors
from ipdesk.content.library import Library
from ipdesk.content.model import Evidence, FactorId, TreatmentId
from ipdesk.ui import theme
from ipdesk.ui.models.wording import answer_words
from ipdesk.ui.problems import announce
from ipdesk.ui.widgets.chip import AnswerChip, Chip
from ipdesk.ui.widgets.flow import FlowLayout
from ipdesk.ui.widgets.parts import CheckRow, IconButton, label


class ChoicePanel(QScrollArea):
    """Says what was chosen; the page keeps the choice."""

    condition_chosen = Signal(str)
    options_chosen = Signal(tuple)  # of treatment ids
    priorities_chosen = Signal(tuple)  # of priority ids
    factor_opened = Signal(str)
    factor_cleared = Signal(str)
    picker_asked = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._factors = library.factors
        self._offered: tuple[str, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._shows_all = False
        self._options: dict[str, CheckRow] = {}
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

    def _build_options(self) -> None:
        self._heading("Treatments · evidence for this condition")
        for name in self._library.treatments:
            row = CheckRow(name.short_name, 0)
            row.toggled.connect(self._on_options)
            self._options[name.id] = row
            self._layout.addWidget(row)
        self._others = IconButton("plus", "More treatments")
        self._others.clicked.connect(self._on_others)
        self._layout.addWidget(self._others)
        self._notice = label("", "warning")
        self._notice.setVisible(False)
        self._layout.addWidget(self._notice)

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

    def set_evidence(self, evidence: Mapping[TreatmentId, Evidence]) -> None:
        """Show the strength of evidence of every treatment for the condition."""
        words = self._library.vocabulary("evidence")
        for name in self._library.treatments:
            row, found = self._options[name.id], evidence.get(name.id)
            row.set_dots(found.level.dots if found else None)
            told = (
                f"evidence {words[found.level].label.lower()}, {found.level.dots} of 4 dots"
                if found
                else "evidence not rated for this condition"
            )
            row.setAccessibleName(f"{name.name}, {told}")
            row.setToolTip(f"{name.name}: {told}")

    def set_offered(self, offered: tuple[str, ...]) -> None:
        """Show these treatments at once, the others on demand; none given: show all."""
        self._offered = offered
        self._show_options()

    def _show_options(self) -> None:
        hidden = 0
        for key, row in self._options.items():
            offered = not self._offered or key in self._offered or key in self._chosen
            hidden += not offered
            row.setVisible(offered or self._shows_all)
        self._others.setVisible(hidden > 0)
        count = f"{hidden} not offered at this clinic"
        self._others.setText(f"Hide the {count}" if self._shows_all else f"Show the {count}")
        self._others.setAccessibleName(self._others.text())

    def set_options(self, chosen: tuple[str, ...]) -> None:
        """Show which options are chosen."""
        self._chosen = chosen
        for key, row in self._options.items():
            with QSignalBlocker(row):
                row.setChecked(key in chosen)
        self._show_options()

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

    def _chip_at(self, place: int) -> QWidget:
        item = self._chips.itemAt(place)
        widget = item.widget() if item else None
        assert widget is not None
        return widget

    def _answer_chip(self, key: FactorId, patient: PatientFactors) -> AnswerChip:
        answer = patient.answers[key]
        words = answer_words(self._factors[key], answer)
        chip = AnswerChip(key, words, answer is False, self._add.parentWidget())
        chip.opened.connect(self.factor_opened)
        chip.removed.connect(self.factor_cleared)
        chip.show()
        return chip

    def chips(self) -> tuple[str, ...]:
        """The words of the chips, without the one that adds."""
        widgets = [self._chip_at(place) for place in range(self._chips.count())]
        return tuple(chip.text() for chip in widgets if isinstance(chip, AnswerChip))

    def option_row(self, treatment: str) -> CheckRow:
        """The check box of a treatment."""
        return self._options[treatment]

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
        return "" if self._notice.isHidden() else self._notice.text()

    def refuse(self, sentence: str) -> None:
        """Say why a choice was not taken; empty takes the words away."""
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
        if sentence:
            announce(self._notice, sentence)

    def _on_condition(self) -> None:
        self.condition_chosen.emit(self._condition.currentData())

    def _on_options(self) -> None:
        ticked = [key for key, row in self._options.items() if row.isChecked()]
        kept = [key for key in self._chosen if key in ticked]
        self.options_chosen.emit((*kept, *(key for key in ticked if key not in kept)))

    def _on_priorities(self) -> None:
        marked = tuple(key for key, row in self._priorities.items() if row.isChecked())
        self.priorities_chosen.emit(marked)

    def _on_others(self) -> None:
        self._shows_all = not self._shows_all
        self._show_options()

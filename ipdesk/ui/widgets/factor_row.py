"""One patient factor with the control that answers it."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.clinical.factors import Answer, PatientFactors, read_answer
from ipdesk.clinical.truth import Truth
from ipdesk.content.model import Factor, FactorId, FactorKind
from ipdesk.errors import UsageError
from ipdesk.ui import theme
from ipdesk.ui.models.wording import number
from ipdesk.ui.problems import announce
from ipdesk.ui.widgets.parts import label, refresh_style, rule

NOT_ASKED, YES, NO = 0, 1, 2
_SEGMENTS = (("Yes", YES, "first"), ("No", NO, "middle"), ("Not asked", NOT_ASKED, "last"))


class FactorRow(QWidget):
    """Says what was answered; shows what it is told."""

    answered = Signal(str, object)  # factor id, Answer or None

    def __init__(
        self, factor: Factor, names: Mapping[FactorId, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.factor = factor
        self._names = names
        self._buttons: dict[int, QPushButton] = {}
        self._choice: QComboBox | None = None
        self._edit: QLineEdit | None = None
        self._build()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.factor.label, "strong"))
        words.addWidget(label(self.factor.question, "caption"))
        self._note: QLabel = label("", "caption")
        self._note.setVisible(False)
        words.addWidget(self._note)
        line.addLayout(words, 1)
        if self.factor.kind is FactorKind.NUMBER:
            self._build_number(line)
        else:
            if self.factor.kind is FactorKind.CHOICE:
                self._build_choice(line)
            self._build_segments(line)
        outer.addLayout(line)
        outer.addWidget(rule())

    def _build_segments(self, line: QHBoxLayout) -> None:
        group = QButtonGroup(self)
        group.setExclusive(True)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for text, key, place in _SEGMENTS:
            button = QPushButton(text)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("segment", place)
            button.setAccessibleName(f"{self.factor.label}: {text.lower()}")
            group.addButton(button, key)
            segments.addWidget(button)
            self._buttons[key] = button
        self._buttons[NOT_ASKED].setChecked(True)
        group.idClicked.connect(self._on_segment)
        line.addLayout(segments)

    def _build_choice(self, line: QHBoxLayout) -> None:
        combo = QComboBox()
        combo.setAccessibleName(f"{self.factor.label}: kind")
        combo.addItem("Kind not asked", "")
        for choice in self.factor.choices:
            combo.addItem(choice.label, choice.id)
        combo.setVisible(False)
        combo.setMaximumWidth(theme.px(190))
        combo.activated.connect(self._on_choice)
        self._choice = combo
        line.addWidget(combo)

    def _build_number(self, line: QHBoxLayout) -> None:
        edit = QLineEdit()
        edit.setAccessibleName(f"{self.factor.label} in {self.factor.unit}")
        edit.setAccessibleDescription(self._bounds())
        edit.setPlaceholderText("Not asked")
        edit.setFixedWidth(theme.px(96))
        edit.textEdited.connect(self._on_number)
        edit.editingFinished.connect(self._on_number_done)
        self._edit = edit
        line.addWidget(edit)
        unit = label(self.factor.unit, "muted")
        unit.setMaximumWidth(theme.px(110))
        line.addWidget(unit)

    def _bounds(self) -> str:
        low, high = self.factor.minimum, self.factor.maximum
        if low is None or high is None:
            return "Give a number."
        return f"Give a number from {number(low)} to {number(high)} {self.factor.unit}.".strip()

    def set_answer(self, answer: Answer | None) -> None:
        """Show an answer; None is "not asked"."""
        if self._edit is not None:
            shown = "" if answer is None else number(float(answer)).replace(",", "")
            if not self._edit.hasFocus() or (answer is None and not self._edit.text()):
                self._edit.setText(shown)
                self._say("")
            return
        key = NOT_ASKED if answer is None else NO if answer is False else YES
        self._buttons[key].setChecked(True)
        if self._choice is not None:
            self._choice.setVisible(key == YES)
            with QSignalBlocker(self._choice):
                held = answer if isinstance(answer, str) else ""
                self._choice.setCurrentIndex(max(self._choice.findData(held), 0))

    def set_patient(self, patient: PatientFactors) -> None:
        """Say what a number given elsewhere settles already."""
        given = [part.factor for part in self.factor.follows if patient.number(part.factor)]
        if self._edit is not None:
            return
        if not given:
            self._say("")
            return
        truth = patient.present(self.factor)
        word = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "not settled"}[truth]
        self._say(f"From {self._names[given[0]].lower()}: {word}. The number counts.")

    def take_focus(self) -> None:
        """Give the keyboard to the control that answers."""
        if self._edit is not None:
            self._edit.setFocus(Qt.FocusReason.TabFocusReason)
            self._edit.selectAll()
            return
        chosen = next(button for button in self._buttons.values() if button.isChecked())
        target = self._buttons[YES] if chosen is self._buttons[NOT_ASKED] else chosen
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def press(self, key: int) -> None:
        """Choose yes, no or not asked, as a click does."""
        self._buttons[key].click()

    @property
    def edit(self) -> QLineEdit | None:
        """The field of a number factor."""
        return self._edit

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self._note.setText(sentence)
        self._note.setProperty("role", "warning" if wrong else "caption")
        refresh_style(self._note)
        self._note.setVisible(bool(sentence))
        if self._edit is not None:
            self._edit.setProperty("invalid", "yes" if wrong else "no")
            refresh_style(self._edit)
        if wrong:
            announce(self, sentence)

    def _on_segment(self, key: int) -> None:
        answer: Answer | None = {NOT_ASKED: None, YES: True, NO: False}[key]
        if self._choice is not None:
            self._choice.setVisible(key == YES)
            if key == YES and self._choice.currentData():
                answer = self._choice.currentData()
        self.answered.emit(self.factor.id, answer)

    def _on_choice(self) -> None:
        assert self._choice is not None
        self.answered.emit(self.factor.id, self._choice.currentData() or True)

    def _may_grow(self, text: str) -> bool:
        low = self.factor.minimum
        return text.strip().isdecimal() and low is not None and float(text) < low

    def _on_number_done(self) -> None:
        assert self._edit is not None
        text = self._edit.text()
        if text.strip() and self._may_grow(text):
            self._say(self._bounds(), wrong=True)

    def _on_number(self, text: str) -> None:
        if not text.strip():
            self._say("")
            self.answered.emit(self.factor.id, None)
            return
        try:
            answer = read_answer(self.factor, text)
        except UsageError:
            # While it does not fit, nothing counts as given. "3" may become "34": too small a
            # number is told only once it is finished.
            if not self._may_grow(text):
                self._say(self._bounds(), wrong=True)
            self.answered.emit(self.factor.id, None)
            return
        self._say("")
        self.answered.emit(self.factor.id, answer)

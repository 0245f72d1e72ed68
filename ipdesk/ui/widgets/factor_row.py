"""One patient factor with the control that answers it."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
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

from ipdesk.clinical.factors import UNITS, Answer, PatientFactors, read_answer
from ipdesk.clinical.truth import Truth
from ipdesk.clinical.wording import number
from ipdesk.content.model import Factor, FactorId, FactorKind
from ipdesk.errors import UsageError
from ipdesk.ui import theme
from ipdesk.ui.models.origin import Origin, number_words, origin
from ipdesk.ui.problems import announce
from ipdesk.ui.widgets.parts import label, refresh_style, rule

NOT_ASKED, YES, NO = 0, 1, 2
NO_NUMBER = "Not asked"
_UNFINISHED = re.compile(r"\s*[\d.]+\s*([a-z]*)\s*", re.I)
_SEGMENTS = (("Yes", YES, "first"), ("No", NO, "middle"), ("Not asked", NOT_ASKED, "last"))


class FactorRow(QWidget):
    """Says what was answered; shows what it is told."""

    answered = Signal(str, object)  # factor id, Answer or None

    def __init__(
        self, factor: Factor, factors: Mapping[FactorId, Factor], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.factor = factor
        self._factors = factors
        self._origin: Origin | None = None
        self._other_units = tuple(UNITS.get(factor.unit, ()))
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
        edit.setPlaceholderText(NO_NUMBER)
        edit.setFixedWidth(theme.px(96))
        edit.textEdited.connect(self._on_number)
        edit.editingFinished.connect(self._on_number_done)
        self._edit = edit
        line.addWidget(edit)
        # Either unit may be written: the number alone is in the first.
        units = [self.factor.unit, *(self._other_units[:1])]
        unit = label(" or ".join(units), "muted")
        wanted = QFontMetrics(theme.font("body")).horizontalAdvance(unit.text()) + 4
        unit.setFixedWidth(max(min(wanted, theme.px(110)), theme.px(62)))
        line.addWidget(unit)

    def _bounds(self) -> str:
        low, high = self.factor.minimum, self.factor.maximum
        if low is None or high is None:
            return "Give a number."
        bounds = f"{number(low)} to {number(high)} {self.factor.unit}".strip()
        also = f", or write {' or '.join(self._other_units)} after it" if self._other_units else ""
        return f"Give a number from {bounds}{also}."

    def set_answer(self, answer: Answer | None) -> None:
        """Show an answer; None is "not asked"."""
        if self._edit is not None:
            self._show_number(self._edit, answer)
            return
        key = NOT_ASKED if answer is None else NO if answer is False else YES
        self._buttons[key].setChecked(True)
        if self._choice is not None:
            self._choice.setVisible(key == YES)
            with QSignalBlocker(self._choice):
                held = answer if isinstance(answer, str) else ""
                self._choice.setCurrentIndex(max(self._choice.findData(held), 0))

    def _show_number(self, edit: QLineEdit, answer: Answer | None) -> None:
        # "180 lb" stays as it was typed, and so does what is unfinished or does not fit.
        if edit.text().strip() and self._read(edit.text()) == answer:
            return
        edit.setText("" if answer is None else number(float(answer)).replace(",", ""))
        self._say("")

    def set_patient(self, patient: PatientFactors) -> None:
        """Show the patient's answer, and where it comes from if nobody ticked it."""
        answer = patient.answers.get(self.factor.id)
        self.set_answer(answer)
        if self._edit is not None:
            worked_out = patient.number(self.factor.id) if answer is None else None
            self._edit.setPlaceholderText(NO_NUMBER if worked_out is None else number(worked_out))
            if worked_out is not None:
                self._say(f"{number_words(patient, self.factor).capitalize()}.")
            elif not self._edit.text():
                self._say("")
            return
        self._origin = origin(patient, self.factor, self._factors)
        if self._origin is None:
            self._say(self._half_settled(patient))
            return
        is_yes = self._origin.truth is Truth.YES
        self._hold()
        sentence = f"From {self._origin.words}: {'yes' if is_yes else 'no'}."
        if answer is not None and (answer is False) is is_yes:
            sentence += f" The answer {'no' if answer is False else 'yes'} does not count."
        self._say(sentence)

    def _half_settled(self, patient: PatientFactors) -> str:
        """One number of two was given and leaves the question open."""
        given = [
            number_words(patient, self._factors[part.factor])
            for part in self.factor.follows
            if patient.number(part.factor) is not None
        ]
        words = " and ".join(dict.fromkeys(given))
        return f"{words.capitalize()} alone does not settle it." if given else ""

    def _hold(self) -> None:
        """Show the answer that counts, whatever was pressed."""
        assert self._origin is not None
        is_yes = self._origin.truth is Truth.YES
        self._buttons[YES if is_yes else NO].setChecked(True)
        if self._choice is not None:
            self._choice.setVisible(is_yes)

    def _read(self, text: str) -> Answer | None:
        """The number in what was typed; None where there is none that fits."""
        try:
            return read_answer(self.factor, text)
        except UsageError:
            return None

    def wipe(self) -> None:
        """Forget what was typed and does not fit; another patient comes."""
        if self._edit is not None:
            self._edit.setText("")  # clear() could be undone
            self._say("")

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
    def pressed(self) -> int:
        """Which of yes, no and not asked is shown."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    @property
    def note(self) -> str:
        """What is said below the question; empty when nothing is."""
        return "" if self._note.isHidden() else self._note.text()

    @property
    def edit(self) -> QLineEdit | None:
        """The field of a number factor."""
        return self._edit

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        wrong = wrong and bool(sentence)
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
        if self._origin is not None and key != (YES if self._origin.truth is Truth.YES else NO):
            # Never silently the other way: what answers it is to be changed where it stands.
            self._hold()
            self._say(self._origin.refusal, wrong=True)
            return
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
        """Whether what was typed so far may become a number that fits: "3", "70", "180 l"."""
        found = _UNFINISHED.fullmatch(text)
        if found is None:
            return False
        start = found[1].lower()
        if start:
            units = (self.factor.unit.lower(), *self._other_units)
            return any(unit.startswith(start) and unit != start for unit in units)
        low = self.factor.minimum
        try:
            return low is not None and float(text) < low
        except ValueError:
            return False

    def _on_number_done(self) -> None:
        assert self._edit is not None
        text = self._edit.text()
        if not text.strip():
            return
        if self._read(text) is None:
            self._say(self._bounds(), wrong=True)

    def _on_number(self, text: str) -> None:
        if not text.strip():
            self._say("")
            self.answered.emit(self.factor.id, None)
            return
        answer = self._read(text)
        if answer is None:
            # While it does not fit, nothing counts as given. "3" may become "34": too small a
            # number is told only once it is finished.
            self._say("" if self._may_grow(text) else self._bounds(), wrong=True)
            self.answered.emit(self.factor.id, None)
            return
        self._say(self._converted(text, float(answer)))
        self.answered.emit(self.factor.id, answer)

    def _converted(self, text: str, answer: float) -> str:
        """What a number in another unit comes to."""
        found = _UNFINISHED.fullmatch(text)
        is_other = found is not None and found[1].lower() in self._other_units
        return f"{text.strip()} is {number(answer)} {self.factor.unit}." if is_other else ""

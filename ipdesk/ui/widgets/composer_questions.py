"""Questions to ask: picked from the bank, and the patient's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.ui.widgets.composer_fields import remark, section_title
from ipdesk.ui.widgets.composer_lists import Tick, TickList
from ipdesk.ui.widgets.disclosure import Disclosure

MOST_OWN, LONGEST_OWN = 5, 120
USUAL = "The usual ones are printed. Tick or untick to choose others."
PICKED = "You chose which ones are printed."


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions about the same thing, as id and text."""

    title: str
    questions: tuple[tuple[str, str], ...]


class QuestionPicker(QWidget):
    """The bank's questions in groups; until the person picks, the usual ones are printed.

    Signals:
        changed: The person picked, or went back to the usual ones.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[QuestionGroup, ...] = ()
        self._usual: tuple[str, ...] = ()
        self._chosen: tuple[str, ...] | None = None
        self._lists: list[tuple[QWidget, TickList]] = []
        self._line = Disclosure("Choose questions", "Questions to ask")
        self._line.opened.connect(self._show_body)
        self._body = QWidget()
        self._inner = QVBoxLayout(self._body)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(4)
        self._words = remark(USUAL)
        self._back = QPushButton("Back to the usual ones")
        self._back.clicked.connect(self._on_back)
        self._inner.addWidget(self._words)
        self._inner.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._line)
        column.addWidget(self._body)
        self._body.hide()
        self._show()

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """The ids that were picked and are offered now; None for the usual ones."""
        if self._chosen is None:
            return None
        return tuple(key for key in self._ids() if key in self._chosen)

    @property
    def count_words(self) -> str:
        """How many of how many are printed, in words."""
        return f"{len(self._ticked())} of {len(self._ids())}"

    def set_groups(self, groups: Sequence[QuestionGroup]) -> None:
        """Offer these; what was picked stays picked where it is still offered."""
        if tuple(groups) != self._groups:
            self._groups = tuple(groups)
            self._show()

    def set_usual(self, ids: Sequence[str]) -> None:
        """Take which ones are printed while nobody picks."""
        if self._chosen is None and tuple(ids) != self._usual:
            self._usual = tuple(ids)
            self._show()

    def set_chosen(self, ids: Sequence[str] | None) -> None:
        """Pick these, without telling anybody."""
        self._chosen = None if ids is None else tuple(ids)
        self._show()

    def _ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for group in self._groups for key, _ in group.questions))

    def _ticked(self) -> tuple[str, ...]:
        wanted = self._usual if self._chosen is None else self._chosen
        return tuple(key for key in self._ids() if key in wanted)

    def _show(self) -> None:
        while len(self._lists) < len(self._groups):
            self._add_list()
        ticked = self._ticked()
        for place, (title, ticks) in enumerate(self._lists):
            there = place < len(self._groups)
            title.setVisible(there)
            ticks.setVisible(there)
            if there:
                group = self._groups[place]
                title.setText(group.title)  # type: ignore[attr-defined]  # a label
                ticks.setAccessibleName(group.title)
                ticks.set_ticks([Tick(key, text, key in ticked) for key, text in group.questions])
        self._words.setText(USUAL if self._chosen is None else PICKED)
        self._back.setVisible(self._chosen is not None)
        self._line.set_words(f"Choose questions ({self.count_words})")

    def _add_list(self) -> None:
        title, ticks = section_title(""), TickList("")
        ticks.changed.connect(self._on_ticked)
        self._lists.append((title, ticks))
        self._inner.addWidget(title)
        self._inner.addWidget(ticks)

    @Slot()
    def _on_ticked(self) -> None:
        # A question about two treatments stands in two lists: the one just changed counts.
        sender = self.sender()
        before = set(self._ticked())
        for group, (_, ticks) in zip(self._groups, self._lists, strict=False):
            if ticks is sender:
                offered = {key for key, _ in group.questions}
                before = (before - offered) | set(ticks.ids)
        self._chosen = tuple(key for key in self._ids() if key in before)
        self._show()
        self.changed.emit()

    @Slot()
    def _on_back(self) -> None:
        self.set_chosen(None)
        self._line.setFocus()
        self.changed.emit()

    @Slot(bool)
    def _show_body(self, is_open: bool) -> None:
        self._body.setVisible(is_open)


class OwnQuestions(QWidget):
    """A few lines for questions that are in no bank; the next line comes when one is filled.

    Signals:
        changed: A question was typed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(remark("The patient's own questions (not stored)"))
        self._edits = []
        for number in range(1, MOST_OWN + 1):
            edit = QLineEdit()
            edit.setMaxLength(LONGEST_OWN)
            edit.setAccessibleName(f"Own question {number} of {MOST_OWN}")
            edit.setPlaceholderText("Type a question")
            edit.textChanged.connect(self._on_typed)
            self._edits.append(edit)
            column.addWidget(edit)
        self._show_lines()

    @property
    def questions(self) -> tuple[str, ...]:
        """What was typed, without empty lines."""
        typed = (" ".join(edit.text().split()) for edit in self._edits)
        return tuple(text for text in typed if text)

    def wipe(self) -> None:
        """Forget what was typed, so that Ctrl+Z does not bring it back."""
        for edit in self._edits:
            with QSignalBlocker(edit):
                edit.setText("")
        self._show_lines()

    @Slot()
    def _on_typed(self) -> None:
        self._show_lines()
        self.changed.emit()

    def _show_lines(self) -> None:
        filled = [place for place, edit in enumerate(self._edits) if edit.text().strip()]
        for place, edit in enumerate(self._edits):
            edit.setVisible(place <= max(filled, default=-1) + 1)

"""What is to be said about the sheet: reading level, balance, hints on the note, page check."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ipdesk.content.readability import Reading
from ipdesk.content.readability_spanish import NORMAL, SpanishReading
from ipdesk.handout.balance import Balance
from ipdesk.ui import icons, theme
from ipdesk.ui.widgets.composer_fields import remark
from ipdesk.ui.widgets.composer_marks import Hint, Level, NoteLook
from ipdesk.ui.widgets.composer_sheet import GOAL_FLESCH_KINCAID, GOAL_SMOG, Check, Findings
from ipdesk.ui.widgets.parts import label

HARDEST = 12.0
"""The school grade at the right end of the bar."""
GOAL_FERNANDEZ_HUERTA = 60.0
"""From here on the scale calls a text fit for adults."""
EASIEST = 100.0
_SHOWN = 28
"""Letters of a sentence that tell which one is meant."""


class Bar(QWidget):
    """A share as a bar; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._color = "accent"
        self._goal: float | None = None
        self.setFixedHeight(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, color: str = "accent", goal: float | None = None) -> None:
        """Fill so much of the bar, 0 to 1, with a line at the goal."""
        self._share = min(max(share, 0.0), 1.0)
        self._color = color
        self._goal = goal
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the track and what is filled of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        track = QRectF(0, 2, self.width(), self.height() - 4)
        painter.drawRoundedRect(track, 4, 4)
        painter.setBrush(theme.color(self._color))
        filled = QRectF(track)
        filled.setWidth(track.width() * self._share)
        painter.drawRoundedRect(filled, 4, 4)
        if self._goal is not None:
            painter.setBrush(theme.color("ink"))
            painter.drawRect(QRectF(self.width() * self._goal - 1, 0, 2, self.height()))


class Sign(QLabel):
    """A line with an icon before it; its accessible name says the icon's word too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._icon, self._color = "check", "good"
        self._side = 22

    def set_sign(self, icon: str, color: str, word: str, text: str) -> None:
        """Show an icon and a text."""
        self._icon, self._color = icon, color
        self.setText(text)
        self.setAccessibleName(f"{word}: {text}")
        self.setIndent(theme.px(self._side))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon at the height of the first line."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(15)
        height = self.fontMetrics().height()
        text_height = self.heightForWidth(self.width())
        top = (self.height() - text_height) / 2 + (height - side) / 2
        icons.draw(painter, self._icon, theme.color(self._color), QRectF(0, top, side, side))


class Card(QFrame):
    """A titled box of the right column."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(13, 11, 13, 12)
        self.column.setSpacing(5)
        self.column.addWidget(label(title, "strong"))


class ReadingCard(Card):
    """How the whole sheet reads: two school grades, or two Spanish scales, with the goals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Reading level", parent)
        self._lines = [(label(""), Bar()) for _ in range(2)]
        self._raw = remark()
        for words, bar in self._lines:
            self.column.addWidget(words)
            self.column.addWidget(bar)
        self.column.addWidget(self._raw)

    def show_reading(self, found: Reading) -> None:
        """Show the grades of a sheet."""
        estimate = ", estimate" if found.smog_is_estimate else ""
        grades = (
            (f"Grade {found.flesch_kincaid} Flesch-Kincaid", found.flesch_kincaid,
             GOAL_FLESCH_KINCAID),
            (f"Grade {found.smog} SMOG{estimate}", found.smog, GOAL_SMOG),
        )  # fmt: skip
        for (words, bar), (text, grade, goal) in zip(self._lines, grades, strict=True):
            met = grade <= goal
            words.setText(f"{text} \u00b7 goal {goal:g}")
            words.setAccessibleName(f"{text}, goal {goal:g}, {'met' if met else 'not met'}")
            bar.set_share(grade / HARDEST, "accent" if met else "caution", goal / HARDEST)
        self._raw.setText(
            "With treatment names and explained words as known words. Without that: "
            f"{found.flesch_kincaid_raw} and {found.smog_raw}."
        )

    def show_ease(self, found: SpanishReading) -> None:
        """Show how easy a Spanish sheet is to read, on scales where more is easier."""
        rated = (
            (f"{found.fernandez_huerta} Fern\u00e1ndez Huerta", found.fernandez_huerta,
             GOAL_FERNANDEZ_HUERTA),
            (f"{found.szigriszt} INFLESZ, {found.band}", found.szigriszt, NORMAL),
        )  # fmt: skip
        for (words, bar), (text, value, goal) in zip(self._lines, rated, strict=True):
            met = value >= goal
            words.setText(f"{text} \u00b7 goal {goal:g} or more")
            words.setAccessibleName(f"{text}, goal {goal:g} or more, {'met' if met else 'not met'}")
            bar.set_share(value / EASIEST, "accent" if met else "caution", goal / EASIEST)
        self._raw.setText("Spanish scales: 100 is easy to read, 0 is hard. All words count.")


class BalanceCard(Card):
    """How much the sheet says about each option."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Balance", parent)
        self.column.addWidget(remark("words \u00b7 benefit rows \u00b7 harm rows \u00b7 figures"))
        self._lines: list[tuple[QLabel, Bar]] = []
        self._verdict = Sign()

    def show_balance(self, balance: Balance) -> None:
        """Show the counts of each option, the longest as a full bar."""
        weights = balance.weights
        while len(self._lines) < len(weights):
            words, bar = label(""), Bar()
            self._lines.append((words, bar))
            self.column.addWidget(words)
            self.column.addWidget(bar)
        most = max((weight.words for weight in weights), default=1) or 1
        for place, (words, bar) in enumerate(self._lines):
            words.setVisible(place < len(weights))
            bar.setVisible(place < len(weights))
            if place < len(weights):
                one = weights[place]
                counts = (one.words, one.benefit_rows, one.harm_rows, one.figures)
                told = " \u00b7 ".join(map(str, counts))
                words.setText(f"{one.name}  {told}")
                words.setAccessibleName(
                    f"{one.name}: {one.words} words, {one.benefit_rows} benefit rows, "
                    f"{one.harm_rows} harm rows, {one.figures} figures"
                )
                bar.set_share(one.words / most)
        self.column.addWidget(self._verdict)  # keeps its place at the end
        if balance.sentences:
            words_said = " ".join((*balance.sentences, "Say so when you talk."))
            self._verdict.set_sign("info", "caution", "Look", words_said)
        else:
            words_said = "Same rows, about as many words"
            self._verdict.set_sign("check", "good", "Passed", words_said)


class NoteCard(Card):
    """What is to be said about the note and the name: levels, and gentle hints by group.

    Signals:
        use_asked: A word is to be replaced; carries it and the plainer one.
    """

    use_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Your note", parent)
        self._levels = QVBoxLayout()
        self._box = QFrame()
        self._box.setProperty("role", "caution")
        self._inner = QVBoxLayout(self._box)
        self._inner.setContentsMargins(9, 7, 9, 8)
        self._inner.setSpacing(4)
        self._remark = remark("These are hints: you decide.")
        self.column.addLayout(self._levels)
        self.column.addWidget(self._box)
        self.column.addWidget(self._remark)
        self._shown = NoteLook()
        self.hide()

    def show_look(self, look: NoteLook) -> None:
        """Show levels and hints; without any the card goes away."""
        if look != self._shown:
            self._shown = look
            self._fill(look)
        self._box.setVisible(bool(look.hints))
        self._remark.setVisible(bool(look.hints))
        self.setVisible(bool(look.hints or look.levels))

    def _fill(self, look: NoteLook) -> None:
        for layout in (self._levels, self._inner):
            while (item := layout.takeAt(0)) is not None:
                if (line := item.widget()) is not None:
                    line.hide()
                    line.deleteLater()
        for level in look.levels:
            self._levels.addWidget(_level_line(level))
        group = ""
        for hint in look.hints:
            if hint.group != group:
                group = hint.group
                self._inner.addWidget(label(group, "hint-title"))
            self._inner.addWidget(label(hint.words, "warning"))
            if hint.replacement:
                self._inner.addWidget(self._use_button(hint))

    def _use_button(self, hint: Hint) -> QPushButton:
        button = QPushButton(f"Use \u201c{hint.replacement}\u201d")
        button.setAccessibleName(
            f"Use \u201c{hint.replacement}\u201d for \u201c{hint.marked}\u201d"
        )
        button.setToolTip("Ctrl+Z in the note takes it back")
        button.clicked.connect(lambda: self.use_asked.emit(hint.marked, hint.replacement))
        return button


def _level_line(level: Level) -> Sign:
    start = level.sentence
    if len(start) > _SHOWN:
        start = f"{start[: _SHOWN - 2].rstrip()} \u2026"
    words = "Short" if level.grade is None else f"Grade {level.grade}"
    sign = ("triangle-alert", "caution", "Look") if level.is_hard else ("check", "good", "Passed")
    line = Sign()
    line.set_sign(*sign, f"{words}: \u201c{start}\u201d")
    return line


class ChecksCard(Card):
    """What was looked at in the finished file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Page check", parent)
        self._lines: list[Sign] = []

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show the outcome of each check."""
        while len(self._lines) < len(checks):
            line = Sign()
            self._lines.append(line)
            self.column.addWidget(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(checks))
            if place < len(checks):
                check = checks[place]
                if check.passed is None:
                    line.set_sign("circle-minus", "muted", "Not yet", check.words)
                elif check.passed:
                    line.set_sign("check", "good", "Passed", check.words)
                else:
                    line.set_sign("triangle-alert", "danger", "Failed", check.words)


class SheetCards(QWidget):
    """The cards of the right column, one under the other.

    Signals:
        use_asked: A word of the note is to be replaced; carries it and the plainer one.
    """

    use_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading, self._balance = ReadingCard(), BalanceCard()
        self._note, self._checks = NoteCard(), ChecksCard()
        self._note.use_asked.connect(self.use_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._reading, self._balance, self._note, self._checks):
            column.addWidget(card)
        column.addStretch(1)
        self.show_findings(None)

    def show_findings(self, found: Findings | None) -> None:
        """Show what is to be said about a sheet; None takes it away."""
        for card in (self._reading, self._balance, self._checks):
            card.setVisible(found is not None)
        if found is not None:
            if found.ease is None:
                self._reading.show_reading(found.reading)
            else:
                self._reading.show_ease(found.ease)
            self._balance.show_balance(found.balance)
            self._checks.show_checks(found.checks)

    def show_look(self, look: NoteLook) -> None:
        """Show what is to be said about what was typed."""
        self._note.show_look(look)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

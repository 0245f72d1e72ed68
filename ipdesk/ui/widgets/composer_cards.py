"""What is to be said about the sheet: reading level, balance, hints on the note, page check."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ipdesk.content.readability import Reading
from ipdesk.ui import icons, theme
from ipdesk.ui.widgets.composer_fields import remark
from ipdesk.ui.widgets.composer_sheet import (
    GOAL_FLESCH_KINCAID,
    GOAL_SMOG,
    Check,
    Sheet,
    Weight,
)

HARDEST = 12.0
"""The school grade at the right end of the bar."""


class Bar(QWidget):
    """A share as a bar; the words beside it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._color = "accent"
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, color: str = "accent") -> None:
        """Fill so much of the bar, 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self._color = color
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the track and what is filled of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setBrush(theme.color(self._color))
        filled = QRectF(0, 0, self.width() * self._share, self.height())
        painter.drawRoundedRect(filled, 4, 4)


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
        label = QLabel(title)
        label.setProperty("role", "strong")
        self.column.addWidget(label)


class ReadingCard(Card):
    """The two school grades, with the goals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Reading level", parent)
        self._bar = Bar()
        self._grade = QLabel()
        self._smog = QLabel()
        self._raw = remark()
        for widget in (self._bar, self._grade, self._smog, self._raw):
            self.column.addWidget(widget)
        for label in (self._grade, self._smog):
            label.setWordWrap(True)

    def show_reading(self, found: Reading) -> None:
        """Show the grades of a sheet."""
        met = found.flesch_kincaid <= GOAL_FLESCH_KINCAID
        self._bar.set_share(found.flesch_kincaid / HARDEST, "accent" if met else "caution")
        self._grade.setText(
            f"Grade {found.flesch_kincaid} Flesch-Kincaid \u00b7 goal {GOAL_FLESCH_KINCAID:g}"
        )
        estimate = " (estimate)" if found.smog_is_estimate else ""
        self._smog.setText(f"{found.smog} SMOG{estimate} \u00b7 goal {GOAL_SMOG:g}")
        self._raw.setText(
            "Treatment names and explained words count as known; without that "
            f"{found.flesch_kincaid_raw} and {found.smog_raw}."
        )


class BalanceCard(Card):
    """How much the sheet says about each option."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Balance", parent)
        self.column.addWidget(remark("words \u00b7 benefit rows \u00b7 harm rows"))
        self._lines: list[tuple[QLabel, Bar]] = []
        self._verdict = Sign()

    def show_weights(self, weights: Sequence[Weight], *, balanced: bool) -> None:
        """Show the counts of each option, the longest as a full bar."""
        while len(self._lines) < len(weights):
            label, bar = QLabel(), Bar()
            label.setWordWrap(True)
            self._lines.append((label, bar))
            self.column.addWidget(label)
            self.column.addWidget(bar)
        most = max((weight.words for weight in weights), default=1) or 1
        for place, (label, bar) in enumerate(self._lines):
            label.setVisible(place < len(weights))
            bar.setVisible(place < len(weights))
            if place < len(weights):
                one = weights[place]
                label.setText(
                    f"{one.name}  {one.words} \u00b7 {one.benefit_rows} \u00b7 {one.harm_rows}"
                )
                label.setAccessibleName(
                    f"{one.name}: {one.words} words, {one.benefit_rows} benefit rows, "
                    f"{one.harm_rows} harm rows"
                )
                bar.set_share(one.words / most)
        self.column.addWidget(self._verdict)  # keeps its place at the end
        if balanced:
            words = "Same rows, about as many words"
            self._verdict.set_sign("check", "good", "Passed", words)
        else:
            words = "One option has much less to read than another. Say so when you talk"
            self._verdict.set_sign("info", "caution", "Look", words)


class HintsCard(Card):
    """Gentle hints on what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What you typed", parent)
        self._box = QFrame()
        self._box.setProperty("role", "caution")
        self._inner = QVBoxLayout(self._box)
        self._inner.setContentsMargins(9, 7, 9, 7)
        self._lines: list[QLabel] = []
        self.column.addWidget(self._box)
        self.column.addWidget(remark("These are hints: you decide."))
        self.hide()

    def show_hints(self, hints: Sequence[str]) -> None:
        """Show hints; without any the card goes away."""
        while len(self._lines) < len(hints):
            label = QLabel()
            label.setProperty("role", "warning")
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._lines.append(label)
            self._inner.addWidget(label)
        for place, label in enumerate(self._lines):
            label.setVisible(place < len(hints))
            label.setText(hints[place] if place < len(hints) else "")
        self.setVisible(bool(hints))


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
    """The cards of the right column, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading, self._balance = ReadingCard(), BalanceCard()
        self._hints, self._checks = HintsCard(), ChecksCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self._hints, self._reading, self._balance, self._checks):
            column.addWidget(card)
        column.addStretch(1)
        self.show_sheet(None)

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show what is to be said about a sheet; None takes it away."""
        for card in (self._reading, self._balance, self._checks):
            card.setVisible(sheet is not None)
        if sheet is not None:
            self._reading.show_reading(sheet.reading)
            self._balance.show_weights(sheet.weights, balanced=sheet.balanced)
            self._checks.show_checks(sheet.checks)

    def show_hints(self, hints: Sequence[str]) -> None:
        """Show hints on what was typed."""
        self._hints.show_hints(hints)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

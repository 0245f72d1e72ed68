"""The About page: intended use, how the content came about, what was not done, licenses."""

import platform
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, qVersion
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ipdesk import __version__
from ipdesk.clinical.audit import STATE_WORDS, audit
from ipdesk.content.library import Library
from ipdesk.content.model import Checked
from ipdesk.ui import icons, theme
from ipdesk.ui.pages import about_text as text
from ipdesk.ui.pages.about_text import Criterion, Status
from ipdesk.ui.widgets.composer_cards import Card, Sign
from ipdesk.ui.widgets.parts import label, rule, selectable

WIDEST = 920
"""Pixels at 100 %: longer lines are hard to read."""
_SIGNS = {
    Status.MET: ("circle-check", "good"),
    Status.PARTLY: ("circle-minus", "caution"),
    Status.NOT_YET: ("circle-help", "danger"),
    Status.NOT_APPLICABLE: ("ban", "muted"),
}
_CHECKED = {
    Checked.PAGE: "read on the source's own page",
    Checked.SECONDARY: "read in another source that quotes it",
    Checked.MEMORY: "not yet checked against a source; no figure of them is printed for patients",
}


class IconLabel(QLabel):
    """A small icon that follows the palette."""

    def __init__(self, icon: str, color: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._color = icon, color
        self.setAccessibleName(word)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the new palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        color = theme.color(self._color)
        self.setPixmap(icons.pixmap(self._icon, color, theme.px(17), ratio))


def _paragraphs(card: Card, lines: Sequence[str]) -> None:
    for line in lines:
        card.column.addWidget(selectable(line))


def _signed(card: Card, lines: Sequence[str], icon: str, color: str, word: str) -> None:
    for line in lines:
        sign = Sign()
        sign.set_sign(icon, color, word, line)
        card.column.addWidget(sign)


def _heading(title: str) -> QLabel:
    return label(title, "strong")


def _table(criteria: Sequence[Criterion]) -> QWidget:
    """Criteria as rows: number, words, status with icon and word, place."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, theme.px(62))
    grid.setColumnMinimumWidth(2, theme.px(132))
    grid.setColumnStretch(1, 4)
    grid.setColumnStretch(3, 5)
    for row, one in enumerate(criteria):
        top = Qt.AlignmentFlag.AlignTop
        number = label(one.id, "muted")
        number.setWordWrap(False)
        status = QWidget()
        line = QHBoxLayout(status)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(IconLabel(*_SIGNS[one.status], one.status.value))
        word = label(one.status.value.capitalize(), "strong")
        word.setWordWrap(False)
        line.addWidget(word, 1)
        words = label(one.text)
        words.setAccessibleName(f"{one.id}: {one.text}. {one.status.value}. {one.place}")
        grid.addWidget(number, 2 * row, 0, top)
        grid.addWidget(words, 2 * row, 1, top)
        grid.addWidget(status, 2 * row, 2, top)
        grid.addWidget(label(one.place, "muted"), 2 * row, 3, top)
        grid.addWidget(rule(), 2 * row + 1, 0, 1, 4)
    return holder


class AboutPage(QWidget):
    """Tells what the program is for, how it was made, and what is still missing."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("About ipdesk")
        holder = QWidget()
        holder.setObjectName("canvas")
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(24, 18, 24, 24)
        self._inner = QWidget()
        self._cards = QVBoxLayout(self._inner)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(14)
        outer.addWidget(self._inner, 1)
        outer.addStretch(0)
        scroll.setWidget(holder)
        column.addWidget(scroll)
        self._fill()

    def _fill(self) -> None:
        self._cards.addWidget(label("About ipdesk", "display"))
        self._cards.addWidget(selectable(self._versions(), "muted"))
        for title, fill in (
            ("Intended use", self._fill_use),
            ("What it goes by", partial(_paragraphs, lines=text.INPUTS)),
            ("How the content was made and checked", self._fill_method),
            ("What has not been done", self._fill_not_done),
            ("Limits", partial(_paragraphs, lines=text.LIMITS)),
            ("Rated against the decision-aid criteria (IPDAS)", self._fill_ipdas),
            ("Licenses", self._fill_licenses),
        ):
            card = Card(title)
            fill(card)
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def _versions(self) -> str:
        info = self._library.info
        return (
            f"ipdesk {__version__} \u00b7 reference {info.version} ({info.hash[:12]}) \u00b7 "
            f"reviewed {info.reviewed:%d %B %Y}, next review {info.next_review:%d %B %Y} \u00b7 "
            f"Qt {qVersion()} \u00b7 Python {platform.python_version()}"
        )

    def _fill_use(self, card: Card) -> None:
        _paragraphs(card, text.INTENDED_USE)
        card.column.addWidget(_heading("It is not meant for"))
        _signed(card, text.NOT_MEANT_FOR, "ban", "muted", "Not meant for")

    def _fill_method(self, card: Card) -> None:
        info = self._library.info
        checked, cells = self._totals()
        counts = f"{info.statements:,} statements, {info.rules:,} rules, {info.sources:,} sources."
        _paragraphs(
            card,
            (
                *text.METHOD,
                f"How the statement that stands first was chosen. {self._library.headline_rule}",
                f"The reference holds {counts} {checked}",
                cells,
                self._signed_off(),
                self._library.funding,
            ),
        )

    def _totals(self) -> tuple[str, str]:
        """How everything was checked, and what the cells hold."""
        found = audit(self._library)
        parts = [f"{found.checked[kind]:,} {words}" for kind, words in _CHECKED.items()]
        cells = found.cells
        states = ", ".join(f"{cells[state]:,} {words}" for state, words in STATE_WORDS.items())
        due = found.due[0]
        return (
            f"Of all entries with a source: {'; '.join(parts)}.",
            f"Of {sum(cells.values()):,} cells (treatment by row by condition): {states}. "
            f"Next review due: {due.sign_off.next_review:%d %B %Y}. "
            "'ipdesk content report --out FILE.html' writes the audit, entry by entry.",
        )

    def _signed_off(self) -> str:
        offs = [self._library.treatment(name.id).sign_off for name in self._library.treatments]
        authors = ", ".join(dict.fromkeys(off.author for off in offs))
        checkers = ", ".join(dict.fromkeys(off.checker for off in offs if off.checker))
        return f"Written by: {authors}. Second check: {checkers or 'nobody yet'}."

    def _fill_not_done(self, card: Card) -> None:
        _signed(card, text.NOT_DONE, "circle-help", "caution", "Not yet")

    def _fill_ipdas(self, card: Card) -> None:
        card.column.addWidget(label(text.IPDAS_NOTE, "muted"))
        for title, criteria in (
            ("Qualifying", text.QUALIFYING),
            ("Certification", text.CERTIFICATION),
            ("Quality", text.QUALITY),
        ):
            rated = [one for one in criteria if one.status is not Status.NOT_APPLICABLE]
            met = sum(one.status is Status.MET for one in rated)
            card.column.addWidget(_heading(f"{title}: {met} of {len(rated)} met"))
            card.column.addWidget(_table(criteria))

    def _fill_licenses(self, card: Card) -> None:
        for one in text.LICENSES:
            card.column.addWidget(selectable(f"{one.part}: {one.license} ({one.use})"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read."""
        super().resizeEvent(event)
        self._inner.setMaximumWidth(theme.px(WIDEST))

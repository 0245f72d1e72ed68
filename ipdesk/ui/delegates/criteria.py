"""How criteria look in the grid: whose they are, and how many are met, not met or not asked."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ipdesk.clinical.truth import Truth
from ipdesk.ui import icons, theme
from ipdesk.ui.delegates.blocks import Block, Gap, Words
from ipdesk.ui.models.criteria import CriteriaCell, Tally

CRITERION_LOOKS = {
    Truth.YES: ("circle-check", "good"),
    Truth.NO: ("circle-x", "danger"),
    Truth.UNKNOWN: ("circle-help", "muted"),
}
"""Icon and ink of each outcome; the word stands beside them always."""


class TallyBlock:
    """Icon and words: "2 met"."""

    def __init__(self, tally: Tally) -> None:
        self._icon, self._ink = CRITERION_LOOKS[tally.met]
        self._words = Words(tally.text, "caption-strong", self._ink)
        self._size = theme.px(14)

    def fit(self, width: float) -> float:
        """Words beside the icon."""
        return max(self._words.fit(width - self._offset()), self._size) + theme.px(2)

    def _offset(self) -> float:
        return self._size + theme.px(5)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw icon and words."""
        box = QRectF(x, y + theme.px(1), self._size, self._size)
        icons.draw(painter, self._icon, theme.color(self._ink), box)
        self._words.paint(painter, x + self._offset(), y)


def criteria_blocks(content: CriteriaCell) -> tuple[Block, ...]:
    """What a cell of criteria is stacked from."""
    if not content.groups:
        return (Words(content.empty, "caption", "muted"),)
    parts: list[Block] = []
    for group in content.groups:
        parts += [Words(group.whose, "caption", "ink"), Gap(1)]
        parts += [TallyBlock(tally) for tally in group.tallies]
        parts += [Gap(6)]
    return tuple(parts[:-1])

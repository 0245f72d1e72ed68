"""Paints the cells of the grid from their ready-made content."""

from typing import assert_never

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ipdesk.content.model import CellState
from ipdesk.ui import theme
from ipdesk.ui.delegates.blocks import Block, ChipBlock, DotsLine, Gap, Pill, Words
from ipdesk.ui.delegates.criteria import criteria_blocks
from ipdesk.ui.delegates.figures import figure_block
from ipdesk.ui.models.cells import (
    AskCell,
    CellContent,
    Chip,
    ChipsCell,
    Dots,
    People,
    WordsCell,
)
from ipdesk.ui.models.comparison_model import ComparisonModel
from ipdesk.ui.models.criteria import CriteriaCell

AnyIndex = QModelIndex | QPersistentModelIndex
Placed = tuple[tuple[float, float, Block], ...]
"""Blocks with top and height."""


def cell_blocks(content: CellContent) -> tuple[Block, ...]:
    """What a cell is stacked from."""
    match content:
        case WordsCell():
            return _words_blocks(content)
        case ChipsCell():
            if not content.chips:
                return (Words(content.empty, "caption", "muted"),)
            parts: list[Block] = []
            for chip in content.chips:
                parts += [ChipBlock(chip), Gap(5)]
            return tuple(parts[:-1])
        case AskCell():
            return (Words(content.text, "cell", "accent" if content.count else "muted"),)
        case CriteriaCell():
            return criteria_blocks(content)
        case _:
            assert_never(content)


def _words_blocks(content: WordsCell) -> tuple[Block, ...]:
    if isinstance(content.figure, Dots):
        return (figure_block(content.figure, content.text),)
    parts: list[Block] = []
    if content.figure is not None:
        parts += [figure_block(content.figure, content.text), Gap(4)]
    if isinstance(content.figure, People):
        digits = len(content.sentence.split(" ", 1)[0])
        parts += [Words(content.sentence, "cell", "ink", bold=digits)]
        if content.certainty:
            word = content.certainty.value.replace("-", " ")
            parts += [DotsLine(content.certainty.dots, f"{word} certainty")]
        parts += [Gap(2), Words(content.text, "caption", "muted")]
    else:
        known = content.state is CellState.KNOWN
        parts += [Words(content.text, "cell", "ink" if known else "muted")]
    if content.unchecked:
        parts += [Gap(3), Pill("not yet checked", "caution", "caution_soft")]
    return tuple(parts)


class CellDelegate(QStyledItemDelegate):
    """Draws stacked blocks; keeps the layout of each cell until the table changes."""

    def __init__(self, view: QTableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._placed: dict[tuple[int, int], tuple[int, Placed]] = {}

    def forget(self) -> None:
        """Lay every cell out anew when it is next asked for."""
        self._placed.clear()

    @staticmethod
    def padding() -> tuple[int, int]:
        """Space left of and above the content."""
        return theme.px(9), theme.px(8)

    def _layout(self, index: AnyIndex, width: int) -> Placed:
        key = (index.row(), index.column())
        known = self._placed.get(key)
        if known and known[0] == width:
            return known[1]
        content = index.data(ComparisonModel.CellRole)
        placed: list[tuple[float, float, Block]] = []
        y = 0.0
        inner = width - 2 * self.padding()[0]
        for block in cell_blocks(content) if content else ():
            height = block.fit(inner)
            placed.append((y, height, block))
            y += height
        self._placed[key] = (width, tuple(placed))
        return tuple(placed)

    def height(self, index: AnyIndex, width: int) -> int:
        """The height that a cell needs at a width."""
        placed = self._layout(index, width)
        content = placed[-1][0] + placed[-1][1] if placed else 0
        return round(content) + 2 * self.padding()[1]

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The size of a cell in its column."""
        del option
        width = self._view.columnWidth(index.column())
        return QSize(width, self.height(index, width))

    def chip_at(self, index: AnyIndex, place: QPointF) -> Chip | None:
        """The caution under a point of a cell."""
        for top, height, block in self._layout(index, self._view.columnWidth(index.column())):
            start = top + self.padding()[1]
            if isinstance(block, ChipBlock) and start <= place.y() <= start + height:
                return block.chip
        return None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw ground, blocks, lines and the frame of the focused cell."""
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        content = index.data(ComparisonModel.CellRole)
        current = index == self._view.currentIndex() and content is not None
        ground = "band" if content is None else "accent_soft" if current else "surface"
        painter.fillRect(box, theme.color(ground))
        self._paint_lines(painter, box, content is None)
        left, top = self.padding()
        painter.setClipRect(box)
        for y, _, block in self._layout(index, int(box.width())):
            block.paint(painter, box.left() + left, box.top() + top + y)
        if current:
            width = 2.5 if self._view.hasFocus() else 1.2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), width))
            painter.drawRect(box.adjusted(1.25, 1.25, -1.75, -1.75))
        painter.restore()

    @staticmethod
    def _paint_lines(painter: QPainter, box: QRectF, is_band: bool) -> None:
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(box.bottomLeft() + QPointF(0, -0.5), box.bottomRight() + QPointF(0, -0.5))
        if not is_band:
            painter.drawLine(
                box.topRight() + QPointF(-0.5, 0), box.bottomRight() + QPointF(-0.5, 0)
            )

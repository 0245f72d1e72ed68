"""Sticky headers of the grid: options on top, row labels on the left."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ipdesk.ui import icons, theme
from ipdesk.ui.delegates.blocks import Block, DotsLine, Gap, Pill, Words
from ipdesk.ui.models.comparison_model import Column, ComparisonModel, LineLabel

LARGE_TEXT = 1.5
"""From this text size on, headers show the name and the strength of evidence only."""


def _stack(painter: QPainter, blocks: tuple[Block, ...], box: QRectF, pad: QPointF) -> None:
    y = box.top() + pad.y()
    for block in blocks:
        height = block.fit(box.width() - 2 * pad.x())
        block.paint(painter, box.left() + pad.x(), y)
        y += height


def _height(blocks: tuple[Block, ...], width: float) -> int:
    return round(sum(block.fit(width) for block in blocks))


def option_blocks(column: Column) -> tuple[Block, ...]:
    """Name, what it is, strength of evidence, regulatory badge."""
    parts: list[Block] = [Words(column.name, "title")]
    # With large text the header would leave no room for rows: the rest is in the tooltip.
    is_tall = theme.text_scale() >= LARGE_TEXT
    if column.subtitle and not is_tall:
        parts += [Words(column.subtitle, "caption", "muted")]
    if column.protocol and not is_tall:
        parts += [Words(column.protocol, "caption", "muted")]
    parts += [Gap(4)]
    if column.level is not None:
        parts += [DotsLine(column.level.dots, column.level_word), Gap(4)]
    elif column.level_word:
        parts += [Words(column.level_word, "caption", "muted"), Gap(4)]
    if column.badge and not is_tall:
        parts += [Pill(column.badge)]
    return tuple(parts)


class OptionHeader(QHeaderView):
    """Column headers that wrap and say what each option is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._measured: object = None
        self._tallest = 0
        self.setObjectName("optionHeader")
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setAccessibleName("Options")

    @staticmethod
    def _pad() -> QPointF:
        return QPointF(theme.px(9), theme.px(9))

    def sizeHint(self) -> QSize:
        """Tall enough for the tallest header."""
        shown = tuple(
            (self._column(section), self.sectionSize(section)) for section in range(self.count())
        )
        key = (theme.text_scale(), shown)
        # The table asks many times while it lays itself out.
        if key != self._measured:
            heights = [self._needed(column, width) for column, width in shown if column]
            self._measured, self._tallest = key, max(heights, default=theme.px(40))
        return QSize(super().sizeHint().width(), self._tallest)

    def _needed(self, column: Column, width: int) -> int:
        inner = width - 2 * self._pad().x()
        return _height(option_blocks(column), inner) + 2 * round(self._pad().y())

    def _column(self, section: int) -> Column | None:
        model = self.model()
        if model is None:
            return None
        found = model.headerData(section, self.orientation(), ComparisonModel.ColumnRole)
        return found if isinstance(found, Column) else None

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's name
        """Draw one option."""
        column = self._column(logicalIndex)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect)
        painter.fillRect(box, theme.color("raised"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(box.topRight() + QPointF(-0.5, 0), box.bottomRight() + QPointF(-0.5, 0))
        painter.drawLine(box.bottomLeft() + QPointF(0, -0.5), box.bottomRight() + QPointF(0, -0.5))
        if column:
            painter.setClipRect(box)
            _stack(painter, option_blocks(column), box, self._pad())
        painter.restore()


class RowHeader(QHeaderView):
    """Row labels and the titles of groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("rowHeader")
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(20))
        self.setAccessibleName("Rows")

    @staticmethod
    def label_width() -> int:
        """Width of the first column."""
        return min(theme.px(124), 218)

    def sizeHint(self) -> QSize:
        """As wide as the labels' column."""
        return QSize(self.label_width(), super().sizeHint().height())

    def _blocks(self, label: LineLabel) -> tuple[Block, ...]:
        role = "caption-strong" if label.is_band else "cell-strong"
        return (Words(label.text, role, "accent" if label.is_band else "ink"),)

    @staticmethod
    def _pad(is_band: bool) -> QPointF:
        return QPointF(theme.px(10), theme.px(5 if is_band else 8))

    def label_height(self, label: LineLabel) -> int:
        """The height that a label needs."""
        pad = self._pad(label.is_band)
        room = self.label_width() - 2 * pad.x() - (theme.px(16) if label.marked else 0)
        return _height(self._blocks(label), room) + 2 * round(pad.y())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's name
        """Draw one label; a row that matters to the patient has a star and an edge."""
        model = self.model()
        label = model.headerData(logicalIndex, self.orientation(), ComparisonModel.LineRole)
        if not isinstance(label, LineLabel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect)
        painter.fillRect(box, theme.color("band" if label.is_band else "raised"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(box.bottomLeft() + QPointF(0, -0.5), box.bottomRight() + QPointF(0, -0.5))
        if not label.is_band:
            painter.drawLine(
                box.topRight() + QPointF(-0.5, 0), box.bottomRight() + QPointF(-0.5, 0)
            )
        painter.setClipRect(box)
        text = QRectF(box)
        if label.marked:
            painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), theme.color("accent"))
            size = theme.px(14)
            star = QRectF(box.right() - size - 7, box.top() + theme.px(9), size, size)
            icons.draw(painter, "star", theme.color("accent"), star)
            text.setWidth(box.width() - theme.px(16))
        _stack(painter, self._blocks(label), text, self._pad(label.is_band))
        painter.restore()

"""The small pictures of cells: meter, time axis, week strip, 100 people."""

import math
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ipdesk.ui import theme
from ipdesk.ui.delegates.blocks import Block, DotsLine
from ipdesk.ui.models.cells import Dots, Figure, Meter, People, TimeBar, Week

AXIS_START = 1.0
AXIS_END = 8760.0
"""The shared axis runs from an hour to a year, in hours."""

AXIS_WORDS = (
    ("hours", "h", 1.0),
    ("days", "d", 24.0),
    ("weeks", "wk", 168.0),
    ("year", "yr", 8760.0),
)
TICKS = (24.0, 168.0, 730.0)
DAY_LETTERS = "MTWTF"
ACROSS, DOWN = 20, 5


def axis_place(hours: float) -> float:
    """Where a time stands on the axis, 0 to 1, on a logarithmic scale."""
    held = min(max(hours, AXIS_START), AXIS_END)
    return math.log(held / AXIS_START) / math.log(AXIS_END / AXIS_START)


def _pen(color: QColor, width: float = 1.0) -> QPen:
    return QPen(color, width)


class MeterBlock:
    """Steps, the first ones filled."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._width = 0.0

    def fit(self, width: float) -> float:
        """As wide as the cell, up to a limit."""
        self._width = min(width, theme.px(130))
        return theme.px(8)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the steps."""
        gap = theme.px(3)
        step = (self._width - gap * (self._meter.steps - 1)) / self._meter.steps
        height = theme.px(7)
        for place in range(self._meter.steps):
            box = QRectF(x + place * (step + gap) + 0.5, y + 0.5, step - 1, height - 1)
            filled = place < self._meter.filled
            painter.setPen(_pen(theme.color("accent" if filled else "control")))
            painter.setBrush(theme.color("accent" if filled else "track"))
            painter.drawRoundedRect(box, height / 2, height / 2)


class TimeBlock:
    """A bar on the axis from hours to a year that all options share."""

    def __init__(self, bar: TimeBar) -> None:
        self._bar = bar
        self._width = 0.0

    def fit(self, width: float) -> float:
        """Bar and axis words."""
        self._width = width
        return theme.px(9) + self._words_height()

    def _words_height(self) -> float:
        return QFontMetricsF(theme.font("tiny")).height()

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw track, bar and axis words."""
        height = theme.px(7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(QRectF(x, y, self._width, height), height / 2, height / 2)
        self._paint_ticks(painter, x, y, height)
        self._paint_bar(painter, x, y, height)
        painter.setFont(theme.font("tiny"))
        painter.setPen(theme.color("muted"))
        self._paint_words(painter, x, y + theme.px(9))

    def _paint_ticks(self, painter: QPainter, x: float, y: float, height: float) -> None:
        painter.setPen(_pen(theme.color("control")))
        for hours in TICKS:
            place = x + axis_place(hours) * self._width
            painter.drawLine(QPointF(place, y + 1), QPointF(place, y + height - 1))

    def _paint_bar(self, painter: QPainter, x: float, y: float, height: float) -> None:
        start = axis_place(self._bar.low)
        end = 1.0 if self._bar.high is None else axis_place(self._bar.high)
        left = x + start * self._width
        length = max((end - start) * self._width, height)
        left = min(left, x + self._width - length)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        if self._bar.high is None:
            # Open to the right: the bar's end is square, running off the axis.
            painter.drawRect(QRectF(left + length / 2, y, length / 2, height))
        painter.drawRoundedRect(QRectF(left, y, length, height), height / 2, height / 2)

    def _paint_words(self, painter: QPainter, x: float, y: float) -> None:
        metrics = QFontMetricsF(theme.font("tiny"))
        is_wide = self._width >= theme.px(128)
        for word, short, hours in AXIS_WORDS:
            shown = word if is_wide else short
            width = metrics.horizontalAdvance(shown) + 1
            left = min(x + axis_place(hours) * self._width, x + self._width - width)
            painter.drawText(QPointF(left, y + metrics.ascent()), shown)


class WeekBlock:
    """Monday to Friday; days with a visit filled, days with a possible visit hatched."""

    def __init__(self, week: Week) -> None:
        self._week = week
        self._size: float = theme.px(17)

    def fit(self, width: float) -> float:
        """Five boxes, smaller in a narrow cell."""
        self._size = min(theme.px(17), (width - 4 * theme.px(3)) / 5)
        return self._size + theme.px(1)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the boxes and their letters."""
        painter.setFont(theme.font("tiny"))
        for day, letter in enumerate(DAY_LETTERS):
            box = QRectF(x + day * (self._size + theme.px(3)), y, self._size, self._size)
            visit, maybe = day in self._week.days, day in self._week.maybe
            edge = "accent" if visit or maybe else "control"
            painter.setPen(_pen(theme.color(edge)))
            painter.setBrush(theme.color("accent" if visit else "track"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            if maybe:
                half = box.adjusted(1, self._size / 2, -1, -1)
                painter.fillRect(half, theme.color("accent"))
            painter.setPen(theme.color("on_accent" if visit else "ink"))
            if not maybe:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


class PeopleBlock:
    """A hundred dots in five rows of twenty, filled from the bottom left."""

    def __init__(self, people: People) -> None:
        self._count = people.count
        self._pitch = 0.0

    def fit(self, width: float) -> float:
        """Twenty across."""
        self._pitch = min(width / ACROSS, theme.px(7.5))
        return self._pitch * DOWN

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the filled dots and the outlines of the others."""
        size = self._pitch * 0.78
        for place in range(ACROSS * DOWN):
            line, column = divmod(place, ACROSS)
            box = QRectF(x + column * self._pitch, y + (DOWN - 1 - line) * self._pitch, size, size)
            filled = place < self._count
            painter.setPen(_pen(theme.color("accent" if filled else "control"), 0.8))
            painter.setBrush(theme.color("accent" if filled else "track"))
            painter.drawEllipse(box.adjusted(0.4, 0.4, -0.4, -0.4))


def figure_block(figure: Figure, words: str) -> Block:
    """The picture of a figure; ``words`` stand beside evidence dots."""
    match figure:
        case Meter():
            return MeterBlock(figure)
        case TimeBar():
            return TimeBlock(figure)
        case Week():
            return WeekBlock(figure)
        case People():
            return PeopleBlock(figure)
        case Dots():
            return DotsLine(figure.filled, words)
        case _:
            assert_never(figure)

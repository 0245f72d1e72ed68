"""The large pictures: a hundred people, steps, a stretch of time, a week, dots of certainty."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ipdesk.content.model import Certainty
from ipdesk.handout.patient.model import Meter, Stretch, Tick, Week
from ipdesk.ui import theme
from ipdesk.ui.delegates.blocks import paint_dots
from ipdesk.ui.delegates.figures import axis_place
from ipdesk.ui.patient.look import Look

ACROSS = 10


class Picture(QLabel):
    """A painted picture; a label, so that a screen reader takes it for text with a name."""

    def __init__(self, look: Look, alt: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(alt)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Draw with a painter that is ready."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """Never smaller than it is meant to be."""
        return self.sizeHint()


def _person(box: QRectF) -> QPainterPath:
    """Head and shoulders of nobody in particular."""
    path = QPainterPath()
    head = box.width() * 0.25
    centre = box.center().x()
    path.addEllipse(QPointF(centre, box.top() + head), head, head)
    body = QRectF(
        centre - box.width() * 0.4, box.top() + head * 2.3, box.width() * 0.8, box.height()
    )
    body.setBottom(box.bottom())
    round_off = box.width() * 0.36
    path.moveTo(body.left(), body.bottom())
    path.lineTo(body.left(), body.top() + round_off)
    path.quadTo(body.left(), body.top(), body.left() + round_off, body.top())
    path.lineTo(body.right() - round_off, body.top())
    path.quadTo(body.right(), body.top(), body.right(), body.top() + round_off)
    path.lineTo(body.right(), body.bottom())
    path.closeSubpath()
    return path


class PeoplePicture(Picture):
    """Ten rows of ten, filled row by row from the bottom left; all of one page are one size."""

    def __init__(self, filled: int, width: int, alt: str, look: Look) -> None:
        super().__init__(look, alt)
        self._filled = filled
        self._pitch = width / ACROSS

    def sizeHint(self) -> QSize:
        """A square and a bit: people are taller than wide."""
        return QSize(round(self._pitch * ACROSS), round(self._pitch * ACROSS * 1.12))

    def draw(self, painter: QPainter) -> None:
        """Filled people, and outlines of the others."""
        pitch, tall = self._pitch, self._pitch * 1.12
        for place in range(ACROSS * ACROSS):
            line, column = divmod(place, ACROSS)
            box = QRectF(column * pitch, (ACROSS - 1 - line) * tall, pitch, tall)
            filled = place < self._filled
            painter.setPen(QPen(theme.color("accent" if filled else "control"), 1.2))
            painter.setBrush(theme.color("accent" if filled else "surface"))
            painter.drawPath(_person(box.adjusted(pitch * 0.1, tall * 0.08, -pitch * 0.1, -2)))


class MeterPicture(Picture):
    """Steps, the first ones filled."""

    def __init__(self, meter: Meter, look: Look) -> None:
        super().__init__(look)
        self._meter = meter

    def sizeHint(self) -> QSize:
        """As wide as its steps."""
        return QSize(self._look.px(42 * self._meter.steps), self._look.px(22))

    def draw(self, painter: QPainter) -> None:
        """Draw the steps."""
        step = self.width() / self._meter.steps
        for place in range(self._meter.steps):
            box = QRectF(place * step + 1, 2, step - self._look.px(6), self.height() - 4)
            filled = place < self._meter.filled
            painter.setPen(QPen(theme.color("accent" if filled else "control"), 1.5))
            painter.setBrush(theme.color("accent" if filled else "track"))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


class StretchPicture(Picture):
    """A bar on the axis that all options share; open to the right without an end."""

    def __init__(self, stretch: Stretch | None, look: Look) -> None:
        super().__init__(look)
        self._stretch = stretch
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._look.px(320), self._look.px(28))

    def minimumSizeHint(self) -> QSize:
        """A bar can be short."""
        return QSize(self._look.px(200), self._look.px(28))

    def draw(self, painter: QPainter) -> None:
        """Draw track and bar."""
        whole = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        edge = whole.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(whole, edge, edge)
        if self._stretch is None:
            return
        low = axis_place(self._stretch.low)
        high = 1.0 if self._stretch.high is None else axis_place(self._stretch.high)
        length = max((high - low) * whole.width(), whole.height())
        left = min(low * whole.width(), whole.width() - length)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(left, whole.top(), length, whole.height()), edge, edge)
        if self._stretch.high is None:
            # It has no end in the sources: square, running off the axis.
            half = QRectF(left + length / 2, whole.top(), length / 2, whole.height())
            painter.drawRect(half)


class AxisPicture(Picture):
    """The words of the time axis, each over its place."""

    def __init__(self, ticks: tuple[Tick, ...], look: Look) -> None:
        super().__init__(look, ", ".join(tick.word for tick in ticks))
        self._ticks = ticks
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        height = QFontMetricsF(self._look.font("caption")).height()
        return QSize(self._look.px(200), round(height) + 4)

    def draw(self, painter: QPainter) -> None:
        """Draw the words; one that has no room beside the one before is left out."""
        face = self._look.font("caption")
        metrics = QFontMetricsF(face)
        painter.setFont(face)
        painter.setPen(theme.color("muted"))
        last = self._ticks[-1]
        end = self.width() - metrics.horizontalAdvance(last.word)
        reached = 0.0
        for tick in self._ticks:
            width = metrics.horizontalAdvance(tick.word)
            left = min(axis_place(tick.hours) * self.width(), self.width() - width)
            if tick is last or (left >= reached and left + width + 6 <= end):
                painter.drawText(QPointF(left, metrics.ascent() + 2), tick.word)
                reached = left + width + self._look.px(10)


class WeekPicture(Picture):
    """Monday to Friday; days with a visit filled, days that may have one half filled."""

    def __init__(self, week: Week, names: tuple[str, ...], look: Look) -> None:
        days = ", ".join(names[day] for day in (*week.days, *week.maybe))
        super().__init__(look, days)
        self._week, self._names = week, names
        metrics = QFontMetricsF(look.font("caption", bold=True))
        widest = max(metrics.horizontalAdvance(name) for name in names)
        self._side = max(widest + look.px(12), look.px(46))

    def sizeHint(self) -> QSize:
        """Five boxes."""
        gap = self._look.px(6)
        return QSize(round((self._side + gap) * len(self._names)), self._look.px(40))

    def draw(self, painter: QPainter) -> None:
        """Draw the boxes and the names of the days."""
        painter.setFont(self._look.font("caption", bold=True))
        for day, name in enumerate(self._names):
            left = day * (self._side + self._look.px(6))
            box = QRectF(left + 1, 1, self._side - 2, self.height() - 2)
            visit, maybe = day in self._week.days, day in self._week.maybe
            painter.setPen(QPen(theme.color("accent" if visit or maybe else "control"), 1.5))
            painter.setBrush(theme.color("accent" if visit else "surface"))
            painter.drawRoundedRect(box, 7, 7)
            if maybe:
                half = box.adjusted(3, box.height() * 0.72, -3, -3)
                painter.fillRect(half, theme.color("accent"))
            painter.setPen(theme.color("on_accent" if visit else "ink"))
            words = box.adjusted(0, 0, 0, -box.height() * 0.22) if maybe else box
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)


class SureDots(Picture):
    """Dots of four; the words stand beside them."""

    def __init__(self, certainty: Certainty, look: Look) -> None:
        super().__init__(look)
        self._certainty = certainty

    def sizeHint(self) -> QSize:
        """Room for four dots."""
        return QSize(self._look.px(4 * 17), self._look.px(20))

    def draw(self, painter: QPainter) -> None:
        """Draw the dots."""
        paint_dots(painter, 1, self.height() / 2, self._certainty.dots, 4, self._look.px(12))

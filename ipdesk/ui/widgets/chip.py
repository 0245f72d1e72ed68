"""Rounded buttons for what is known of the patient."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ipdesk.ui import icons, theme


class Chip(QPushButton):
    """A rounded button with words and, where it can be taken away, a cross."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        negative: bool = False,
        adds: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._negative = negative
        self._adds = adds
        self.setAccessibleName(text)
        self.setFlat(True)

    def _margins(self) -> tuple[int, int]:
        return theme.px(11), theme.px(26 if not self._adds else 12)

    def sizeHint(self) -> QSize:
        """Words, cross and round ends."""
        metrics = QFontMetrics(theme.font("cell"))
        left, right = self._margins()
        lead = theme.px(16) if self._adds else 0
        return QSize(metrics.horizontalAdvance(self.text()) + left + right + lead + 2, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """Long words are cut short on the chip and stand whole in its tooltip."""
        return QSize(theme.px(60), theme.px(32))

    def is_on_cross(self, x: float) -> bool:
        """Whether a horizontal place is on the cross."""
        return not self._adds and x >= self.width() - self._margins()[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw outline, words and cross; "no" answers are struck through."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        focus = self.hasFocus()
        pen = QPen(theme.color("accent" if focus or self._adds else "control"), 2 if focus else 1)
        if self._adds and not focus:
            pen.setStyle(Qt.PenStyle.DashLine)
        hover = self.underMouse()
        painter.setPen(pen)
        painter.setBrush(theme.color("accent_soft" if hover else "surface"))
        painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
        left, right = self._margins()
        if self._adds:
            size = theme.px(14)
            box = QRectF(left - 2, (self.height() - size) / 2, size, size)
            icons.draw(painter, "plus", theme.color("accent"), box)
            left += theme.px(15)
        face = theme.font("cell-strong" if self._adds else "cell")
        ink = "accent" if self._adds else "muted" if self._negative else "ink"
        painter.setFont(face)
        painter.setPen(theme.color(ink))
        room = self.width() - left - right
        shown = QFontMetrics(face).elidedText(self.text(), Qt.TextElideMode.ElideRight, room + 3)
        text = QRectF(left, 0, room + 4, self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self._negative:
            self._strike(painter, shown, left)
        if not self._adds:
            size = theme.px(13)
            box = QRectF(self.width() - right + theme.px(6), (self.height() - size) / 2, size, size)
            icons.draw(painter, "x", theme.color("muted"), box)
        painter.end()

    def _strike(self, painter: QPainter, shown: str, left: int) -> None:
        """Strike the label, not the word "No:" before it."""
        metrics = QFontMetrics(painter.font())
        start = left + metrics.horizontalAdvance("No: ")
        end = left + metrics.horizontalAdvance(shown)
        y = self.height() / 2 + 1
        painter.drawLine(QPointF(start, y), QPointF(end, y))


class AnswerChip(Chip):
    """An answered factor: a click opens it, the cross or Delete takes the answer back."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(
        self, factor: str, text: str, negative: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent, negative=negative)
        self._factor = factor
        self.setAccessibleDescription("Enter changes the answer, Delete takes it back.")
        self.setToolTip(f"{text}. Click to change it, the cross takes it back.")
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.opened.emit(self._factor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cross removes."""
        if self.is_on_cross(event.position().x()) and self.rect().contains(event.pos()):
            self.setDown(False)
            self.removed.emit(self._factor)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Enter opens."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self._factor)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

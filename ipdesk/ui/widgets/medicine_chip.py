"""One medicine on the patient's list: what it is and answers, or that it is not recognised."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ipdesk.clinical.factors import TypedMedicine
from ipdesk.ui import icons, theme
from ipdesk.ui.delegates.blocks import Words

if TYPE_CHECKING:
    from ipdesk.ui.models.medicine_shelf import MedicineWords


class MedicineChip(QPushButton):
    """The cross, Delete and Backspace take it off; Enter takes what may have been meant."""

    removed = Signal(object)  # TypedMedicine
    corrected = Signal(object, str)  # TypedMedicine, listed name

    def __init__(
        self, medicine: TypedMedicine, words: "MedicineWords", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.medicine = medicine
        self.words = words
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"Medicine {words.head}. {words.body}".strip())
        keys = "Delete takes it off the list."
        if words.meant:
            keys = f"Enter changes it to {words.meant}. {keys}"
        self.setAccessibleDescription(f"{words.tooltip} {keys}")
        self.setToolTip(f"{words.tooltip} {keys}")
        self.clicked.connect(self._on_clicked)

    def _cross(self) -> int:
        return theme.px(28)

    def _texts(self) -> tuple[Words, Words | None]:
        ink = "ink" if self.medicine.name else "caution"
        body = self.words.body
        tone = "accent" if self.words.meant else "muted"
        small = Words(body, "caption", tone if self.medicine.name or self.words.meant else ink)
        return Words(self.words.head, "cell", ink), small if body else None

    def _fit(self, width: int) -> tuple[Words, Words | None, float, float]:
        head, body = self._texts()
        room = width - self._cross() - theme.px(10) - self._lead()
        return head, body, head.fit(room), body.fit(room) if body else 0.0

    def _lead(self) -> int:
        return 0 if self.medicine.name else theme.px(19)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tall enough for the words and for a finger."""
        _, _, head, body = self._fit(width)
        return max(round(head + body) + theme.px(10), theme.px(32))

    def sizeHint(self) -> QSize:
        """As high as its words need at the width it has."""
        width = max(self.width(), theme.px(120))
        return QSize(theme.px(160), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Words wrap."""
        return QSize(theme.px(100), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw outline, words and cross."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known, focus = bool(self.medicine.name), self.hasFocus()
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = "accent" if focus else "control" if known else "caution"
        painter.setPen(QPen(theme.color(pen), 2 if focus else 1))
        ground = "accent_soft" if self.underMouse() else "surface" if known else "caution_soft"
        painter.setBrush(theme.color(ground))
        radius = theme.px(9)
        painter.drawRoundedRect(edge, radius, radius)
        head, body, height, below = self._fit(self.width())
        left = theme.px(10) + self._lead()
        top = (self.height() - height - below) / 2
        if not known:
            size = theme.px(14)
            box = QRectF(theme.px(9), top + theme.px(1), size, size)
            icons.draw(painter, "circle-help", theme.color("caution"), box)
        head.paint(painter, left, top)
        if body:
            body.paint(painter, left, top + height)
        size = theme.px(13)
        place = QRectF(self.width() - theme.px(21), (self.height() - size) / 2, size, size)
        icons.draw(painter, "x", theme.color("muted" if known else "caution"), place)
        painter.end()

    def _on_clicked(self) -> None:
        if self.words.meant:
            self.corrected.emit(self.medicine, self.words.meant)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The cross takes the medicine off the list."""
        on_cross = event.position().x() >= self.width() - self._cross()
        if on_cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit(self.medicine)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take it off, Enter takes the listed name."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.medicine)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked()
        else:
            super().keyPressEvent(event)

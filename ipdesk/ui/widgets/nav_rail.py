"""The dark rail on the left edge: one button a page."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from ipdesk.ui import icons, theme
from ipdesk.ui.frame_words import NAV_WIDTH


class NavButton(QAbstractButton):
    """A page's icon over its name."""

    def __init__(self, icon: str, text: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setAccessibleDescription(f"Page {text}, {keys}")
        self.setToolTip(f"{text} ({keys})")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """A square for a finger."""
        return QSize(theme.px(NAV_WIDTH), theme.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and name."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = theme.active()
        is_strong = palette.name == "high-contrast"
        box = QRectF(self.rect()).adjusted(4, 3, -4, -3)
        if self.isChecked() or self.underMouse():
            ground = theme.color("nav_active")
            if not self.isChecked():
                ground.setAlphaF(0.45)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 8, 8)
        ink = theme.color("on_accent" if is_strong and self.isChecked() else "on_nav")
        size = theme.px(20)
        left = (self.width() - size) / 2
        # A low window at large text has room for whole icons, not for half a word beneath them.
        has_words = self.height() >= theme.px(50)
        top = theme.px(9) if has_words else (self.height() - size) / 2
        icons.draw(painter, self._icon, ink, QRectF(left, top, size, size))
        painter.setPen(ink)
        painter.setFont(theme.font("caption-strong" if self.isChecked() else "caption"))
        if has_words:
            words = QRectF(0, theme.px(31), self.width(), theme.px(18))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("on_nav"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        painter.end()


class NavRail(QWidget):
    """Says which page is wanted."""

    page_asked = Signal(str)

    def __init__(self, pages: tuple[tuple[str, str, str], ...], parent: QWidget | None = None):
        super().__init__(parent)
        self.setAccessibleName("Pages")
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(4)
        for place, (key, icon, text) in enumerate(pages, 1):
            button = NavButton(icon, text, f"Ctrl+{place}")
            self._group.addButton(button)
            self._buttons[key] = button
            button.clicked.connect(lambda _=False, key=key: self.page_asked.emit(key))
            layout.addWidget(button)
        layout.addStretch(1)

    def set_page(self, key: str) -> None:
        """Show which page is open."""
        self._buttons[key].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the rail's colour."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("nav"))
        painter.end()

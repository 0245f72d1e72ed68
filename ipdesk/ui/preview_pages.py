"""The preview's pages: pictures of paper that keep their words, one under the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from ipdesk.ui import theme
from ipdesk.ui.pdf_pages import Page

NOT_DRAWN = "This page is being drawn."


class PageLabel(QLabel):
    """One page as a picture that keeps its words for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setScaledContents(True)
        self._is_drawn = False

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is that of the document shown."""
        return self._is_drawn

    def set_number(self, number: int, count: int) -> None:
        """Say which page it is; its words are no longer those on the paper."""
        self._is_drawn = False
        self.setAccessibleName(f"Page {number} of {count}")
        self.setAccessibleDescription(NOT_DRAWN)

    def set_page(self, page: Page) -> None:
        """Show a page."""
        self._is_drawn = True
        self.setPixmap(QPixmap.fromImage(page.picture))
        self.setAccessibleDescription(page.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page with the edge of its paper; white until its picture comes."""
        painter = QPainter(self)
        if self.pixmap().isNull():
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.end()
        super().paintEvent(event)
        painter.begin(self)
        painter.setPen(theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PagesArea(QScrollArea):
    """Pages one under the other; arrow keys, Page Up and Page Down scroll.

    Signals:
        resized: There is another amount of room.
        zoom_asked: Ctrl and the wheel: one step in (1) or out (-1).
    """

    resized = Signal()
    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setObjectName("pages")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is another amount of room."""
        super().resizeEvent(event)
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

"""The live preview: the pages of the very bytes that are saved and printed."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.errors import IpdeskError
from ipdesk.ui import theme
from ipdesk.ui.background import Job, Lane
from ipdesk.ui.pdf_pages import Page, read_pages
from ipdesk.ui.widgets.parts import IconButton, label

FIT_WIDTH, FIT_PAGE = "width", "page"
ZOOMS = (50, 75, 100, 125, 150, 200, 300)
_PIXELS_PER_POINT = 96 / 72
_GAP = 18
_LEAST, _MOST = 0.25, 4.0


class PageLabel(QLabel):
    """One page as a picture that keeps its words for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setScaledContents(True)

    def set_page(self, page: Page, number: int, count: int) -> None:
        """Show a page."""
        self.setPixmap(QPixmap.fromImage(page.picture))
        self.setAccessibleName(f"Page {number} of {count}")
        self.setAccessibleDescription(page.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page with the edge of its paper."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


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


class Preview(QWidget):
    """Shows a document; the pages are drawn in the lane, and drawings that came too late dropped.

    Signals:
        drawn: The pages on the screen are those of the document set last.
        failed: The document could not be drawn.
    """

    drawn = Signal()
    failed = Signal(object)  # of IpdeskError

    def __init__(self, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._data = b""
        self._pages: tuple[Page, ...] = ()
        self._labels: list[PageLabel] = []
        self._job: Job | None = None
        self._drawn_scale = 0.0
        self._redraw = QTimer(self, singleShot=True, interval=150)
        self._redraw.timeout.connect(self._draw)
        self._build()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    @property
    def current_page(self) -> int:
        """The page at the middle of the view, from 1; 0 without pages."""
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() // 2
        shown = self._labels[: len(self._pages)]
        above = [number for number, label in enumerate(shown, 1) if label.y() <= middle]
        return max(above, default=min(1, len(shown)))

    def set_document(self, data: bytes) -> None:
        """Show another document; empty bytes take the pages away."""
        self._data = data
        self._drawn_scale = 0.0
        if data:
            self._draw()
        else:
            self._drop()
            self._pages = ()
            self._lay_out()

    def set_message(self, text: str) -> None:
        """Say why there is no page; empty text says nothing."""
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def set_stale(self, stale: bool) -> None:
        """Say that the pages shown are being made anew."""
        self._status.setText("Making the sheet \u2026" if stale else "")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_bar())
        self._area = PagesArea()
        self._area.setAccessibleName("Preview of the sheet")
        self._area.resized.connect(self._on_resized)
        self._area.zoom_asked.connect(self._step_zoom)
        self._area.verticalScrollBar().valueChanged.connect(self._tell_page)
        self._paper = QWidget()
        self._paper.setObjectName("canvas")
        self._stack = QVBoxLayout(self._paper)
        self._stack.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._stack.setSpacing(_GAP)
        self._message = label("", "muted")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._message)
        self._stack.addStretch(1)
        self._message.hide()
        self._area.setWidget(self._paper)
        column.addWidget(self._area, 1)

    def _build_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("toolBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 5, 12, 5)
        self._before = IconButton("chevron-up", "Page before", shows_text=False)
        self._after = IconButton("chevron-down", "Next page", shows_text=False)
        self._where = label("")
        self._where.setWordWrap(False)
        self._status = label("", "muted")
        self._out = IconButton("minus", "Smaller", shows_text=False)
        self._in = IconButton("plus", "Larger", shows_text=False)
        self._zoom = QComboBox()
        self._zoom.setAccessibleName("Zoom")
        self._zoom.addItem("Fit width", FIT_WIDTH)
        self._zoom.addItem("Whole page", FIT_PAGE)
        for percent in ZOOMS:
            self._zoom.addItem(f"{percent} %", percent)
        self._zoom.currentIndexChanged.connect(self._on_zoomed)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._out.clicked.connect(lambda: self._step_zoom(-1))
        self._in.clicked.connect(lambda: self._step_zoom(1))
        row.addWidget(self._before)
        row.addWidget(self._after)
        row.addWidget(self._where)
        row.addWidget(self._status, 1)
        row.addWidget(self._out)
        row.addWidget(self._zoom)
        row.addWidget(self._in)
        return bar

    def _scale(self) -> float:
        """Pixels of the screen to the point."""
        wanted = self._zoom.currentData()
        if isinstance(wanted, int):
            return wanted / 100 * _PIXELS_PER_POINT
        if not self._pages:
            return _PIXELS_PER_POINT
        page = self._pages[0]
        room = self._area.viewport().size()
        scale = (room.width() - 2 * _GAP) / page.width
        if wanted == FIT_PAGE:
            scale = min(scale, (room.height() - 2 * _GAP) / page.height)
        return min(max(scale, _LEAST), _MOST)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None

    @Slot()
    def _draw(self) -> None:
        """Draw the pages at the present size in the background."""
        if not self._data:
            return
        self._drop()
        data, scale = self._data, self._scale() * self.devicePixelRatioF()
        self._drawn_scale = scale
        self._job = self._lane.run(lambda: read_pages(data, scale), self._on_drawn, self._on_failed)

    def _on_drawn(self, pages: tuple[Page, ...]) -> None:
        self._job = None
        first = not self._pages
        self._pages = pages
        for number, page in enumerate(pages, 1):
            if number > len(self._labels):
                label = PageLabel()
                self._labels.append(label)
                self._stack.insertWidget(
                    self._stack.count() - 1, label, 0, Qt.AlignmentFlag.AlignHCenter
                )
            self._labels[number - 1].set_page(page, number, len(pages))
        self._lay_out()
        if first:
            self._redraw.start()  # the first drawing did not know the page's size
        self.drawn.emit()

    def _on_failed(self, error: IpdeskError) -> None:
        self._job = None
        self.failed.emit(error)

    def _lay_out(self) -> None:
        scale = self._scale()
        for number, paper in enumerate(self._labels):
            if number < len(self._pages):
                page = self._pages[number]
                paper.setFixedSize(round(page.width * scale), round(page.height * scale))
            paper.setVisible(number < len(self._pages))
        # Without this the pages still lie on top of each other when the number is told.
        self._stack.activate()
        self._tell_page()

    @Slot()
    def _on_resized(self) -> None:
        self._lay_out()
        if abs(self._scale() * self.devicePixelRatioF() - self._drawn_scale) > 0.01:
            self._redraw.start()

    @Slot(int)
    def _on_zoomed(self, _: int) -> None:
        self._lay_out()
        self._redraw.start()

    @Slot(int)
    def _step_zoom(self, step: int) -> None:
        now = self._scale() / _PIXELS_PER_POINT * 100
        if step > 0:
            percent = min((zoom for zoom in ZOOMS if zoom > now + 1), default=ZOOMS[-1])
        else:
            percent = max((zoom for zoom in ZOOMS if zoom < now - 1), default=ZOOMS[0])
        self._zoom.setCurrentIndex(self._zoom.findData(percent))

    def _turn(self, step: int) -> None:
        number = self.current_page + step
        if 1 <= number <= len(self._pages):
            top = self._labels[number - 1].mapTo(self._paper, QPoint(0, 0)).y()
            self._area.verticalScrollBar().setValue(top - _GAP)

    @Slot()
    def _tell_page(self) -> None:
        count, current = len(self._pages), self.current_page
        self._where.setText(f"Page {current} of {count}" if count else "")
        self._before.setEnabled(current > 1)
        self._after.setEnabled(0 < current < count)

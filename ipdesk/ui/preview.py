"""The live preview: the pages of the very bytes that are saved and printed."""

from PySide6.QtCore import QPoint, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from ipdesk.errors import IpdeskError
from ipdesk.ui.background import Job, Lane
from ipdesk.ui.pdf_pages import Drawing, read_page
from ipdesk.ui.preview_pages import PageLabel, PagesArea
from ipdesk.ui.widgets.flow import FlowLayout
from ipdesk.ui.widgets.parts import IconButton, label

FIT_WIDTH, FIT_PAGE = "width", "page"
ZOOMS = (50, 75, 100, 125, 150, 200, 300)
_PIXELS_PER_POINT = 96 / 72
_GAP = 18
_LEAST, _MOST = 0.25, 4.0


class Preview(QWidget):
    """Shows a document. The page in view is drawn first, then its neighbours, one piece of work
    each, so that a newer document waits for one page at most; what comes too late is dropped.

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
        self._count = 0
        self._paper_size = QSizeF(612, 792)
        self._labels: list[PageLabel] = []
        self._job: Job | None = None
        self._drawn_scale = 0.0
        self._redraw = QTimer(self, singleShot=True, interval=150)
        self._redraw.timeout.connect(self._draw_anew)
        self._build()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._count

    @property
    def current_page(self) -> int:
        """The page at the middle of the view, from 1; 0 without pages."""
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() // 2
        shown = self._labels[: self._count]
        above = [number for number, label in enumerate(shown, 1) if label.y() <= middle]
        return max(above, default=min(1, len(shown)))

    @property
    def scale(self) -> float:
        """Pixels of the screen to the point, as sharp as the screen is."""
        return self._scale() * self.devicePixelRatioF()

    def set_document(self, data: bytes, drawing: Drawing | None = None) -> None:
        """Show another document, of which a page may have been drawn; empty bytes show none."""
        self._drop()
        self._data = data
        self._count = drawing.count if drawing and data else 0
        if drawing is None or not data:
            self._lay_out()
            return
        first = not any(label.is_drawn for label in self._labels)
        self._drawn_scale = self.scale
        self._take_labels()
        self._take(drawing)
        if first:
            self._redraw.start()  # the drawing did not know the page's size
        self._draw_next()

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
        # The parts take a second line where large text leaves no room for all of them in one.
        holder = QVBoxLayout(bar)
        holder.setContentsMargins(12, 5, 12, 5)
        row = FlowLayout()
        holder.addLayout(row)
        self._before = IconButton("chevron-left", "Page before", shows_text=False)
        self._after = IconButton("chevron-right", "Next page", shows_text=False)
        self._where, self._status = label(""), label("", "muted")
        for words in (self._where, self._status):
            words.setWordWrap(False)
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
        for part in (
            self._before, self._where, self._after, self._out, self._zoom, self._in, self._status
        ):  # fmt: skip
            row.addWidget(part)
        return bar

    def _scale(self) -> float:
        """Pixels of the window to the point."""
        wanted = self._zoom.currentData()
        if isinstance(wanted, int):
            return wanted / 100 * _PIXELS_PER_POINT
        room = self._area.viewport().size()
        scale = (room.width() - 2 * _GAP) / self._paper_size.width()
        if wanted == FIT_PAGE:
            scale = min(scale, (room.height() - 2 * _GAP) / self._paper_size.height())
        return min(max(scale, _LEAST), _MOST)

    # Drawing

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _take_labels(self) -> None:
        """Have a label for every page; what they show is from before until it is drawn."""
        while len(self._labels) < self._count:
            paper = PageLabel()
            self._labels.append(paper)
            place = self._stack.count() - 1
            self._stack.insertWidget(place, paper, 0, Qt.AlignmentFlag.AlignHCenter)
        for number, paper in enumerate(self._labels[: self._count], 1):
            paper.set_number(number, self._count)

    def _take(self, drawing: Drawing) -> None:
        size = QSizeF(drawing.page.width, drawing.page.height)
        self._labels[drawing.number - 1].set_page(drawing.page)
        self._paper_size = size
        self._lay_out()

    @Slot()
    def _draw_anew(self) -> None:
        """Draw every page at the present size; those drawn before stay until then."""
        if self._data:
            self._drop()
            self._drawn_scale = self.scale
            self._take_labels()
            self._draw_next()

    def _draw_next(self) -> None:
        """Draw the page nearest to the view that is not drawn yet."""
        current = self.current_page
        numbers = range(1, self._count + 1)
        waiting = [number for number in numbers if not self._labels[number - 1].is_drawn]
        if not waiting:
            self.drawn.emit()
            return
        number = min(waiting, key=lambda one: abs(one - current))
        data, scale = self._data, self._drawn_scale
        self._job = self._lane.run(
            lambda: read_page(data, number, scale), self._on_drawn, self._on_failed
        )

    def _on_drawn(self, drawing: Drawing) -> None:
        self._job = None
        self._take(drawing)
        self._draw_next()

    def _on_failed(self, error: IpdeskError) -> None:
        self._job = None
        self.failed.emit(error)

    def _lay_out(self) -> None:
        size = (self._paper_size * self._scale()).toSize()
        for number, paper in enumerate(self._labels):
            if number < self._count:
                paper.setFixedSize(size)
            paper.setVisible(number < self._count)
        # Without this the pages still lie on top of each other when the number is told.
        self._stack.activate()
        self._tell_page()

    # Room and pages

    @Slot()
    def _on_resized(self) -> None:
        self._lay_out()
        if abs(self.scale - self._drawn_scale) > 0.01:
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
        if 1 <= number <= self._count:
            top = self._labels[number - 1].mapTo(self._paper, QPoint(0, 0)).y()
            self._area.verticalScrollBar().setValue(top - _GAP)

    @Slot()
    def _tell_page(self) -> None:
        count, current = self._count, self.current_page
        self._where.setText(f"Page {current} of {count}" if count else "")
        self._before.setEnabled(current > 1)
        self._after.setEnabled(0 < current < count)

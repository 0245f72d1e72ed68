"""The comparison grid: sticky header and first column, keyboard for everything."""

from PySide6.QtCore import QEvent, QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from ipdesk.ui import theme
from ipdesk.ui.delegates.cell_delegate import CellDelegate
from ipdesk.ui.delegates.headers import OptionHeader, RowHeader
from ipdesk.ui.models.arrangement import RowLine
from ipdesk.ui.models.cells import Chip
from ipdesk.ui.models.comparison_model import ComparisonModel
from ipdesk.ui.widgets.parts import label

NARROWEST = 104
"""The narrowest column, at 100 % text."""


class Grid(QTableView):
    """Shows a comparison model and says what the reader asks of it."""

    cell_focused = Signal(int, int)
    basis_asked = Signal(int, int)
    chip_chosen = Signal(int, object)  # column, Chip
    row_moved = Signal(str, int)  # row id, step
    column_moved = Signal(int, int)  # column, step
    row_hidden = Signal(str)

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = CellDelegate(self, self)
        # Made first: the table lays itself out while it is being set up.
        self._corner = label("", "caption", self)
        self._corner.setObjectName("gridCorner")
        self._corner.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._corner.setContentsMargins(theme.px(10), theme.px(10), theme.px(6), theme.px(4))
        self._build()
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._delegate.forget)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def _build(self) -> None:
        self.setAccessibleName("Comparison of the chosen options")
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(OptionHeader(self))
        self._rows = RowHeader(self)
        self.setVerticalHeader(self._rows)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._rows.sectionClicked.connect(self._on_label_clicked)

    def set_decision(self, sentence: str) -> None:
        """Say above the row labels what is to be decided."""
        self._corner.setText(sentence)
        self._corner.setToolTip(sentence)

    def refit(self) -> None:
        """Lay out columns and rows again after new content, another width or text size."""
        self._delegate.forget()
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        columns = self._model.columnCount()
        if not columns:
            return
        # The viewport's own width lags behind while the row header takes another width.
        frame = self.width() - self._rows.label_width()
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(frame - bar - 2, 0)
        each = max(theme.px(NARROWEST), room // columns)
        for column in range(columns):
            extra = room - each * columns if column == columns - 1 and each * columns < room else 0
            self.setColumnWidth(column, each + extra)
        self.horizontalHeader().updateGeometries()
        for line in range(self._model.rowCount()):
            label = self._model.headerData(line, Qt.Orientation.Vertical, ComparisonModel.LineRole)
            height = self._rows.label_height(label)
            if not label.is_band:
                cells = (self._model.index(line, column) for column in range(columns))
                needed = (
                    self._delegate.height(index, self.columnWidth(index.column()))
                    for index in cells
                )
                height = max(height, *needed)
            self.setRowHeight(line, height)
        self.updateGeometries()
        # Not by way of ``viewport``: for a widget that Qt made the binding loads every class.
        self.setDirtyRegion(QRegion(self.rect()))

    def updateGeometries(self) -> None:
        """Keep the corner over the corner."""
        super().updateGeometries()
        frame = self.frameWidth()
        height = self.horizontalHeader().height()
        self._corner.setGeometry(frame, frame, self.verticalHeader().width(), height)
        self._corner.raise_()

    def focus_cell(self, line: int, column: int) -> None:
        """Make a cell the current one, and bring it into view."""
        index = self._model.index(line, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def current_row(self) -> str:
        """The id of the focused row; empty on the patient's own lines."""
        line = self.currentIndex().data(ComparisonModel.LineRole)
        return line.row.row.id if isinstance(line, RowLine) else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the grid was hidden is laid out now."""
        super().showEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount() > 1:
            self.focus_cell(1, 0)
        self.update(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard has left."""
        super().focusOutEvent(event)
        self.update(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move rows and columns with Alt, open the basis with Enter."""
        index = self.currentIndex()
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if alt and key in steps and index.isValid():
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                if row := self.current_row():
                    self.row_moved.emit(row, steps[Qt.Key(key)])
            else:
                self.column_moved.emit(index.column(), steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and index.isValid():
            self.basis_asked.emit(index.row(), index.column())
        elif key == Qt.Key.Key_Delete and self.current_row():
            self.row_hidden.emit(self.current_row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a caution opens that caution."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            chip = self._chip_under(event.position())
            if chip is not None:
                self.chip_chosen.emit(index.column(), chip)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Cautions look like what they are: something to open."""
        super().mouseMoveEvent(event)
        over = self._chip_under(event.position()) is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the basis."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.basis_asked.emit(index.row(), index.column())

    def _chip_under(self, place: QPointF) -> Chip | None:
        index = self.indexAt(place.toPoint())
        if not index.isValid():
            return None
        return self._delegate.chip_at(index, place - QPointF(self.visualRect(index).topLeft()))

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        QToolTip.hideText()
        if current.isValid():
            self.cell_focused.emit(current.row(), current.column())

    def _on_label_clicked(self, line: int) -> None:
        self.focus_cell(line, max(self.currentIndex().column(), 0))

    def changeEvent(self, event: QEvent) -> None:
        """Another text size or palette: lay out again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._rows.setFixedWidth(self._rows.label_width())
            self.refit()

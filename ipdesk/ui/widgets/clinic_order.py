"""The order of the comparison's rows, changed by buttons or Alt and arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.ui import icons, problems, theme
from ipdesk.ui.widgets.composer_fields import remark

_ID = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    """A list whose line moves with Alt and the arrow keys."""

    move_asked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line with Alt, else the marker."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_asked.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class RowOrder(QWidget):
    """The rows in the clinic's order.

    Signals:
        changed: The person moved a row.
    """

    changed = Signal()

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._list = _List()
        self._list.setAccessibleName("Order of rows")
        self._list.setAccessibleDescription("Alt and the arrow keys move the row.")
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.move_asked.connect(self._move)
        self._list.currentRowChanged.connect(self._show_state)
        self._up, self._down = QPushButton("Move up"), QPushButton("Move down")
        self._reset = QPushButton("As shipped")
        self._reset.setAccessibleName("Put the rows back in the order they are shipped in")
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._reset.clicked.connect(self._on_reset)
        buttons = QHBoxLayout()
        for button in (self._up, self._down, self._reset):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(remark("First rows are read as the most important ones."))
        column.addWidget(self._list, 1)
        column.addLayout(buttons)
        self.set_order(())
        self._dress()

    @property
    def order(self) -> tuple[str, ...]:
        """The ids in order; empty when it is the order they are shipped in."""
        items = [self._list.item(place) for place in range(self._list.count())]
        ids = tuple(str(item.data(_ID)) for item in items)
        return () if ids == tuple(key for key, _ in self._rows) else ids

    def set_order(self, order: Sequence[str]) -> None:
        """Show the rows in an order; those it does not name follow as shipped."""
        place = {key: number for number, key in enumerate(order)}
        rows = sorted(self._rows, key=lambda row: place.get(row[0], len(place)))
        self._list.clear()
        for key, label in rows:
            item = QListWidgetItem(label)
            item.setData(_ID, key)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of palette or text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()

    def _dress(self) -> None:
        for button, name in ((self._up, "arrow-up"), (self._down, "arrow-down")):
            button.setIcon(icons.icon(name, theme.color("ink"), theme.px(16)))
        self._list.setMinimumHeight(theme.px(300))

    @Slot(int)
    def _move(self, step: int) -> None:
        place = self._list.currentRow()
        if not 0 <= place + step < self._list.count():
            return
        item = self._list.takeItem(place)
        self._list.insertItem(place + step, item)
        self._list.setCurrentRow(place + step)
        problems.announce(self._list, f"{item.text()}: row {place + step + 1}")
        self.changed.emit()

    @Slot()
    def _on_reset(self) -> None:
        self.set_order(())
        self.changed.emit()

    @Slot()
    def _show_state(self) -> None:
        place = self._list.currentRow()
        self._up.setEnabled(place > 0)
        self._down.setEnabled(0 <= place < self._list.count() - 1)
        self._reset.setEnabled(bool(self.order))

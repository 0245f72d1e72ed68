"""The sections of the sheet: ticked, and put in order by drag, by buttons or by Alt and arrows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ipdesk.ui.problems import announce
from ipdesk.ui.widgets.composer_fields import section_title
from ipdesk.ui.widgets.composer_lists import RemarkLine
from ipdesk.ui.widgets.parts import CheckRow, IconButton

TITLE = "On the sheet \u00b7 drag or Alt+arrows to reorder"


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section; one that is ``always`` there cannot be left out, a ``pinned`` one not moved."""

    id: str
    label: str
    on: bool = True
    remark: str = ""
    always: bool = False
    pinned: bool = False


class SectionBox(CheckRow):
    """The box of a section, which can be dragged.

    Signals:
        step_asked: Alt and an arrow key: one place up (-1) or down (1).
        dragged: It is dragged; carries where on the screen.
        focused: The keyboard came to it.
    """

    step_asked = Signal(int)
    dragged = Signal(QPoint)
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.is_always = False
        self._pressed_at: QPoint | None = None
        self._is_dragged = False

    def nextCheckState(self) -> None:
        """A section that is always there stays ticked."""
        if not self.is_always:
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and the arrow keys."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.step_asked.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin here."""
        self._pressed_at, self._is_dragged = event.position().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag once the pointer has gone far enough not to be a click."""
        if self._pressed_at is not None and not self._is_dragged:
            way = event.position().toPoint() - self._pressed_at
            self._is_dragged = way.manhattanLength() >= QApplication.startDragDistance()
        if self._is_dragged:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A drag is no click."""
        self.unsetCursor()
        self._pressed_at = None
        if self._is_dragged:
            self._is_dragged = False
            self.setDown(False)
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The buttons move this one."""
        super().focusInEvent(event)
        self.focused.emit()


class _Line(RemarkLine):
    """A section's box with its remark at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = SectionBox()
        super().__init__(self.box, parent)

    def show_row(self, row: SectionRow) -> None:
        self.show_line(row.label, row.remark, on=row.on or row.always)
        self.box.is_always = row.always
        self.box.setEnabled(not (row.pinned and row.always))
        self.box.setAccessibleDescription("" if row.pinned else "Alt and the arrow keys move it.")


def arranged(rows: Sequence[SectionRow], order: Sequence[str]) -> tuple[SectionRow, ...]:
    """Put rows in an order: pinned ones keep their place, those it does not name follow."""
    place = {key: number for number, key in enumerate(order)}
    free = sorted(
        (row for row in rows if not row.pinned), key=lambda row: place.get(row.id, len(place))
    )
    waiting = iter(free)
    return tuple(row if row.pinned else next(waiting) for row in rows)


class SectionList(QWidget):
    """The sections one under the other, in the order in which they are printed.

    Signals:
        changed: The person ticked, unticked or moved a section.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("On the sheet")
        self._rows: tuple[SectionRow, ...] = ()
        self._lines: dict[str, _Line] = {}
        self._current = ""
        self._up = IconButton("arrow-up", "Move the section up", shows_text=False)
        self._down = IconButton("arrow-down", "Move the section down", shows_text=False)
        self._up.clicked.connect(lambda: self._step(self._current, -1))
        self._down.clicked.connect(lambda: self._step(self._current, 1))
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(section_title(TITLE), 1)
        head.addWidget(self._up)
        head.addWidget(self._down)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._show_state()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that are printed, in order."""
        return tuple(row.id for row in self._rows if row.on or row.always)

    @property
    def order(self) -> tuple[str, ...]:
        """Every id, in order."""
        return tuple(row.id for row in self._rows)

    def set_rows(self, rows: Sequence[SectionRow]) -> None:
        """Show these sections in this order, without telling anybody."""
        for row in rows:
            if row.id not in self._lines:
                self._lines[row.id] = self._make_line(row.id)
            self._lines[row.id].show_row(row)
        for key, line in self._lines.items():
            line.setVisible(any(row.id == key for row in rows))
        moved = [row.id for row in rows] != list(self.order)
        self._rows = tuple(rows)
        if moved:
            self._lay_out()
        self._show_state()

    def _make_line(self, key: str) -> _Line:
        line = _Line()
        line.box.toggled.connect(lambda on: self._on_toggled(key, on))
        line.box.step_asked.connect(lambda step: self._step(key, step))
        line.box.dragged.connect(lambda where: self._on_dragged(key, where))
        line.box.focused.connect(lambda: self._on_focused(key))
        self._column.addWidget(line)
        return line

    def _lay_out(self) -> None:
        """Put lines and the order of the Tab key into the order of the rows."""
        before: QWidget = self._down
        for place, row in enumerate(self._rows):
            line = self._lines[row.id]
            self._column.removeWidget(line)
            self._column.insertWidget(place + 1, line)
            QWidget.setTabOrder(before, line.box)
            before = line.box

    def _place(self, key: str) -> int:
        return next((place for place, row in enumerate(self._rows) if row.id == key), -1)

    def _free(self) -> list[int]:
        """Places that sections can be moved to."""
        return [place for place, row in enumerate(self._rows) if not row.pinned]

    def _step(self, key: str, step: int) -> None:
        self._move(key, self._place(key) + step)

    def _move(self, key: str, place: int) -> None:
        now = self._place(key)
        if now < 0 or place == now or not {now, place} <= set(self._free()):
            return
        rows = list(self._rows)
        rows.insert(place, rows.pop(now))
        self._rows = tuple(rows)
        self._lay_out()
        self._show_state()
        announce(self, f"{self._rows[place].label}: place {place + 1} of {len(rows)}")
        self.changed.emit()

    def _on_toggled(self, key: str, on: bool) -> None:
        self._rows = tuple(replace(row, on=on) if row.id == key else row for row in self._rows)
        self.changed.emit()

    @Slot(str, QPoint)
    def _on_dragged(self, key: str, where: QPoint) -> None:
        """Take the place over whose line the pointer is, of those that can be had."""
        height = self.mapFromGlobal(where).y()
        free = self._free()
        if self._place(key) in free:
            over = [p for p in free if self._lines[self._rows[p].id].geometry().top() <= height]
            self._move(key, max(over, default=free[0]))

    def _on_focused(self, key: str) -> None:
        self._current = key
        self._show_state()

    def _show_state(self) -> None:
        """Let the buttons move the section that had the keyboard last."""
        place, free = self._place(self._current), self._free()
        name = self._rows[place].label if place >= 0 else "the section"
        for button, step, word in ((self._up, -1, "up"), (self._down, 1, "down")):
            button.setEnabled(place in free and place + step in free)
            button.setAccessibleName(f"Move {word}: {name}")
            button.setToolTip(f"Move {name} {word} (Alt+{word.capitalize()})")

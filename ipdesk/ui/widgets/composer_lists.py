"""Lists of boxes to tick: sections of the sheet, points about the patient, what matters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ipdesk.ui.widgets.parts import CheckRow, label


@dataclass(frozen=True, slots=True)
class Tick:
    """A box: what it is called, whether it is ticked, and a remark."""

    id: str
    label: str
    on: bool = False
    remark: str = ""


class RemarkLine(QWidget):
    """A box with a remark at its right."""

    def __init__(self, box: CheckRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Beside a remark a fixed height would be that of one line.
        policy = box.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        box.setSizePolicy(policy)
        self._box = box
        self._aside = label("", "caption")
        self._aside.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(box, 1)
        row.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_line(self, text: str, remark: str, *, on: bool) -> None:
        """Show what the box is called, whether it is ticked, and the remark."""
        with QSignalBlocker(self._box):
            self._box.setText(text)
            self._box.setChecked(on)
        self._box.setAccessibleName(f"{text}, {remark}" if remark else text)
        self._aside.setText(remark)
        self._aside.setVisible(bool(remark))


class _Line(RemarkLine):
    def __init__(self, parent: QWidget | None = None) -> None:
        self.box = CheckRow("")
        super().__init__(self.box, parent)


class TickList(QWidget):
    """Boxes one under the other.

    Signals:
        changed: The person ticked or unticked a box; carries the ids that are ticked.
    """

    changed = Signal(tuple)  # of str

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._ticks: tuple[Tick, ...] = ()
        self._lines: list[_Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that are ticked, in order."""
        shown = zip(self._ticks, self._lines, strict=False)
        return tuple(tick.id for tick, line in shown if line.box.isChecked())

    def set_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show these boxes, without telling anybody."""
        while len(self._lines) < len(ticks):
            line = _Line()
            line.box.toggled.connect(self._on_toggled)
            self._lines.append(line)
            self._column.addWidget(line)
        self._ticks = tuple(ticks)
        for tick, line in zip(self._ticks, self._lines, strict=False):
            line.show_line(tick.label, tick.remark, on=tick.on)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(self._ticks))

    def set_on(self, ids: Iterable[str]) -> None:
        """Tick exactly these, without telling anybody."""
        wanted = set(ids)
        for tick, line in zip(self._ticks, self._lines, strict=False):
            with QSignalBlocker(line.box):
                line.box.setChecked(tick.id in wanted)

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit(self.ids)

"""Small parts of a form: a captioned field, a row of choices, a section's title."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)


def section_title(text: str) -> QLabel:
    """The title of a part of a form."""
    label = QLabel(text)
    label.setProperty("role", "section")
    label.setWordWrap(True)
    return label


def remark(text: str = "") -> QLabel:
    """A line of explanation."""
    label = QLabel(text)
    label.setProperty("role", "caption")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def captioned(caption: str, control: QWidget) -> QWidget:
    """A control under its caption, which also names it for screen readers."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    label = remark(caption)
    label.setBuddy(control)
    if not control.accessibleName():
        control.setAccessibleName(caption)
    column.addStretch(1)  # controls of a row stand on one line
    column.addWidget(label)
    column.addWidget(control)
    return holder


class Pairs(QWidget):
    """Fields two in a row (an odd last one alone), or one where two have no room."""

    def __init__(self, fields: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self.set_columns(2)

    def set_columns(self, columns: int) -> None:
        """Set so many fields in a row."""
        if columns == self._columns:
            return
        self._columns = columns
        last = len(self._fields) - 1
        for place, field in enumerate(self._fields):
            across = columns if place == last and place % columns == 0 else 1
            self._grid.addWidget(field, place // columns, place % columns, 1, across)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns > 1 else 0)


class Segments(QWidget):
    """A few choices side by side, one of them on; arrow keys go from one to the next.

    Signals:
        chosen: The person chose the value.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (value, label) in enumerate(choices):
            button = QPushButton(label)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {label}")
            ends = {0: "first", len(choices) - 1: "last"}
            button.setProperty("segment", ends.get(place, "middle"))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button, 1)
        next(iter(self._buttons.values())).setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def value(self) -> str:
        """The value that is on."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        """Put a value on without telling anybody."""
        with QSignalBlocker(self._group):
            self._buttons[value].setChecked(True)

    @Slot(QAbstractButton)
    def _on_clicked(self, _: QAbstractButton) -> None:
        self.chosen.emit(self.value)

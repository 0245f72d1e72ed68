"""A line that opens and closes what stands below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipdesk.ui.widgets.parts import IconButton


class Disclosure(IconButton):
    """Enter and Space open and close it, Right opens, Left closes."""

    opened = Signal(bool)

    def __init__(self, text: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__("chevron-right", text, parent)
        self._about = about
        self._is_open = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)
        self.clicked.connect(self._on_clicked)
        self._name()

    def _name(self) -> None:
        state = "open" if self._is_open else "closed"
        self.setAccessibleName(f"{self._about}, {self.text()}, {state}")

    @property
    def is_open(self) -> bool:
        """Whether what stands below is shown."""
        return self._is_open

    def set_words(self, text: str) -> None:
        """Say something else on the line."""
        self.setText(text)
        self.setToolTip(f"{self._about}: {text}")
        self._name()

    def set_open(self, is_open: bool) -> None:
        """Open or close, as a click would."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        self._icon = "chevron-down" if is_open else "chevron-right"
        self._tint()
        self._name()
        self.opened.emit(is_open)

    def _on_clicked(self) -> None:
        self.set_open(not self._is_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that trees use too."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_clicked()
            case Qt.Key.Key_Right:
                self.set_open(True)
            case Qt.Key.Key_Left:
                self.set_open(False)
            case _:
                super().keyPressEvent(event)

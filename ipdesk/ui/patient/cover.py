"""What hides the screen when somebody comes in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ipdesk.content.words import Words
from ipdesk.ui.patient.look import Look, words


class Cover(QWidget):
    """An empty ground with one line and one button; nothing of the visit can be seen on it."""

    shown_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patientCover")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._layout = QVBoxLayout(self)
        self._line = words("", "page")
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton()
        self._button.setProperty("pv", "bar")
        self._button.setObjectName("show")
        self._button.clicked.connect(self.shown_again)
        self._layout.addStretch(1)
        self._layout.addWidget(self._line)
        self._layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addStretch(1)

    @property
    def button(self) -> QPushButton:
        """Brings the screen back."""
        return self._button

    def dress(self, look: Look, say: Words) -> None:
        """Take over size and language."""
        self._layout.setSpacing(look.px(20))
        self._line.setText(say("The screen is hidden."))
        self.setAccessibleName(self._line.text())
        self._button.setText(f"{say('Show the screen')} (F9)")

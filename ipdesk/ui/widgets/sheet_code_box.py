"""Asks for the code that stands at the foot of a sheet, to open that sheet again."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.ui.problems import announce
from ipdesk.ui.widgets.composer_fields import captioned, remark
from ipdesk.ui.widgets.parts import label

WHERE = (
    "The code stands at the foot of a printed sheet. It tells how the sheet was made, and nothing "
    "of the patient."
)
LONGEST_CODE = 400


class SheetCodeBox(QDialog):
    """Takes a code and shows the answer to it; it stays open until the person closes it.

    Signals:
        asked: A code was given, without spaces around it.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Open a sheet by its code")
        self._edit = QLineEdit()
        self._edit.setMaxLength(LONGEST_CODE)
        self._edit.textChanged.connect(self._on_typed)
        self._answer = label("", "warning")
        self._open = QPushButton("Open the sheet")
        self._open.setProperty("role", "primary")
        self._open.setDefault(True)
        self._open.clicked.connect(self._on_open)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(captioned("Sheet code", self._edit))
        column.addWidget(remark(WHERE))
        column.addWidget(self._answer)
        column.addStretch(1)
        column.addLayout(buttons)
        self._on_typed()

    @property
    def answer(self) -> str:
        """What was said to the last code; empty while it has no answer."""
        return self._answer.text()

    def say(self, words: str) -> None:
        """Answer in plain words, aloud too; empty takes the answer away."""
        self._answer.setText(words)
        self._answer.setVisible(bool(words))
        if words:
            announce(self._answer, words)
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._edit.selectAll()

    @Slot()
    def _on_typed(self) -> None:
        """Another code has no answer yet."""
        self.say("")
        self._open.setEnabled(bool(self._edit.text().strip()))

    @Slot()
    def _on_open(self) -> None:
        self.asked.emit(self._edit.text().strip())

"""Asks for the code that stands at the foot of a sheet, to open that sheet again."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ipdesk.ui.problems import announce
from ipdesk.ui.widgets.composer_fields import captioned, remark
from ipdesk.ui.widgets.parts import label
from ipdesk.ui.widgets.wrapped_list import WrappedList

WHERE = (
    "The code stands at the foot of a printed sheet. It tells how the sheet was made, and nothing "
    "of the patient."
)
LONGEST_CODE = 400
_ABOVE = 8
"""More than the style sheet pads an entry: with less, Qt drops the last line of a long caution."""
_LEAST_WIDTH = 600
_LEAST_LIST, _USUAL_LIST = 110, 300
"""Heights of the list: what has to fit on a small screen, and what is shown at first."""


class SheetCodeBox(QDialog):
    """Takes a code and shows the answer to it; it stays open until the person closes it.

    Nothing is opened by looking a code up: the sheet is shown first, with what opening it replaces.

    Signals:
        asked: A code was given, without spaces around it.
        open_asked: The sheet that is shown is to be opened.
    """

    asked = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Open a sheet by its code")
        self.setMinimumWidth(_LEAST_WIDTH)
        self._edit = QLineEdit()
        self._edit.setMaxLength(LONGEST_CODE)
        self._edit.textChanged.connect(self._on_typed)
        self._answer = label("", "warning")
        self._list = WrappedList(_ABOVE)
        self._list.setAccessibleName("What the sheet was, and what changed since")
        self._list.setMinimumHeight(_LEAST_LIST)
        self._replaces = label("", "caution")
        self._look = QPushButton("Look up")
        self._look.clicked.connect(self._on_look)
        self._open = QPushButton("Open the sheet")
        self._open.clicked.connect(self.open_asked)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        close.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (close, self._look, self._open):
            buttons.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(captioned("Sheet code", self._edit))
        column.addWidget(remark(WHERE))
        column.addWidget(self._answer)
        column.addWidget(self._list, 1)
        column.addWidget(self._replaces)
        column.addLayout(buttons)
        self._on_typed()

    @property
    def answer(self) -> str:
        """What was said to the last code; empty while it has no answer."""
        return self._answer.text()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is listed of the sheet."""
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    @property
    def replaces(self) -> str:
        """What opening the sheet would replace."""
        return self._replaces.text()

    def say(self, words: str) -> None:
        """Answer in plain words, aloud too; empty takes the answer away."""
        self._answer.setText(words)
        self._answer.setVisible(bool(words))
        if words:
            self._fit()
            announce(self._answer, words)
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._edit.selectAll()

    def show_sheet(self, answer: str, lines: Iterable[str], replaces: str) -> None:
        """Show what a sheet was; without ``replaces`` it cannot be opened, as the answer says."""
        self.say(answer)
        self._list.clear()
        # An entry of the list keeps only its first line where it has several.
        self._list.addItems([part for line in lines for part in line.splitlines()])
        self._list.show()
        self._list.setCurrentRow(0)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_replaces(replaces)
        self._fit(_USUAL_LIST - _LEAST_LIST)

    def tell_opened(self, words: str) -> None:
        """Say that the sheet is open now; what it was stays to be read."""
        self._tell_replaces("")
        self._answer.setText(words)
        self._answer.show()
        self._fit()
        announce(self._answer, words)

    def wipe(self) -> None:
        """Forget the code, so that Ctrl+Z does not bring it back."""
        self._edit.setText("")
        self._on_typed()

    def _tell_replaces(self, words: str) -> None:
        self._replaces.setText(words)
        self._replaces.setVisible(bool(words))
        self._open.setEnabled(bool(words))
        # Enter does what comes next.
        for button, is_next in ((self._look, not words), (self._open, bool(words))):
            button.setDefault(is_next)
            button.setAutoDefault(is_next)
            button.setProperty("role", "primary" if is_next else "")
            button.style().polish(button)

    def _fit(self, more: int = 0) -> None:
        """Give words room for all their lines, which the layout alone does not keep for them."""
        least = self._column.totalHeightForWidth(self.width())
        self.setMinimumHeight(least)
        self.resize(self.width(), max(self.height(), least + more))
        self._list.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self.setMinimumHeight(self._column.totalHeightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        """Another text size, other lines."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._fit()

    @Slot()
    def _on_typed(self) -> None:
        """Another code has no answer yet."""
        self.say("")
        self._list.clear()
        self._list.hide()
        self._tell_replaces("")
        self._look.setEnabled(bool(self._edit.text().strip()))

    @Slot()
    def _on_look(self) -> None:
        self.asked.emit(self._edit.text().strip())

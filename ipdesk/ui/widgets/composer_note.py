"""The clinician's note to the patient, with a counter of letters."""

from PySide6.QtCore import QRegularExpression, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ipdesk.ui import theme
from ipdesk.ui.widgets.composer_fields import remark
from ipdesk.ui.widgets.composer_hints import MOST_LETTERS


class _Text(QPlainTextEdit):
    """A text field that Tab leaves, as every other field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the page."""
        if event.key() == Qt.Key.Key_Return and event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)


class NoteField(QWidget):
    """A short text with the count of its letters.

    Signals:
        changed: The person changed the text; carries it.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = _Text()
        self._edit.setAccessibleName("Your note to the patient")
        self._edit.setPlaceholderText("No identifying details. It is printed, not stored.")
        self._edit.textChanged.connect(self._on_changed)
        self._count = remark()
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._edit)
        column.addWidget(self._count)
        self.fit()
        self._tell()

    @property
    def text(self) -> str:
        """What was written."""
        return self._edit.toPlainText().strip()

    @property
    def surplus(self) -> int:
        """How many letters are too many; 0 when the note fits."""
        return max(0, len(self.text) - MOST_LETTERS)

    def set_text(self, text: str) -> None:
        """Put a text in without telling anybody."""
        with QSignalBlocker(self._edit):
            self._edit.setPlainText(text)
        self._tell()

    def use(self, marked: str, replacement: str) -> None:
        """Put a plainer word in for the first one that is marked; Ctrl+Z takes it back."""
        pattern = QRegularExpression(
            rf"(?<!\w){QRegularExpression.escape(marked)}(?!\w)",
            QRegularExpression.PatternOption.UseUnicodePropertiesOption,
        )
        found = self._edit.document().find(pattern, 0, QTextDocument.FindFlag.FindCaseSensitively)
        if not found.isNull():
            found.insertText(replacement)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Take the height of four lines of the present text size."""
        self._edit.setFixedHeight(theme.px(92))

    @Slot()
    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit(self.text)

    def _tell(self) -> None:
        words = f"{len(self.text)} of {MOST_LETTERS} letters"
        if self.surplus:
            words += f": shorten it by {self.surplus}"
        self._count.setText(words)
        self._count.setProperty("role", "warning" if self.surplus else "caption")
        self._count.style().polish(self._count)
        self._edit.setAccessibleDescription(words)

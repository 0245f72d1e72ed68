"""The tick that lets Save and Print work, and the two buttons."""

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ipdesk.ui import icons, theme
from ipdesk.ui.widgets.composer_fields import remark
from ipdesk.ui.widgets.flow import FlowLayout
from ipdesk.ui.widgets.parts import CheckRow


class ComposerFoot(QFrame):
    """The clinician confirms the sheet here, then saves or prints it.

    Signals:
        confirmed: The tick was set or taken away.
        print_asked: Print was pressed.
        save_asked: Save was pressed.
    """

    confirmed = Signal(bool)
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self._confirm = CheckRow("I have checked what this sheet says")
        self._confirm.toggled.connect(self.confirmed)
        self._why = remark()
        self._print = QPushButton("Print \u2026")
        self._print.setToolTip("Print the pages shown (Ctrl+P)")
        self._print.clicked.connect(self.print_asked)
        self._save = QPushButton("Save PDF")
        self._save.setProperty("role", "primary")
        self._save.setToolTip("Save the pages shown as a PDF file (Ctrl+S)")
        self._save.clicked.connect(self.save_asked)
        # In one line where there is room: large text leaves little height.
        row = FlowLayout(spacing=8)
        row.addWidget(self._confirm)
        row.addWidget(self._save)
        row.addWidget(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._why)
        self._dress()

    @property
    def is_confirmed(self) -> bool:
        """Whether the clinician ticked that the sheet was checked."""
        return self._confirm.isChecked()

    @Slot()
    def take_back(self) -> None:
        """The sheet is another one now: it has to be checked again."""
        self._confirm.setChecked(False)

    def show_state(self, obstacle: str, *, can_confirm: bool) -> None:
        """Say what keeps the sheet from being saved and printed; empty lets both work."""
        self._why.setText(obstacle)
        self._why.setVisible(bool(obstacle))
        for button in (self._print, self._save):
            button.setEnabled(not obstacle)
            button.setAccessibleDescription(obstacle)
        self._confirm.setEnabled(can_confirm)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of palette or text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._dress()

    def _dress(self) -> None:
        size = theme.px(17)
        works = self._save.isEnabled()
        for button, name, color in (
            (self._print, "printer", "ink" if works else "control"),
            (self._save, "download", "on_accent" if works else "muted"),
        ):
            button.setIcon(icons.icon(name, theme.color(color), size))
            button.setIconSize(QSize(size, size))

"""The composer's left side: the form, and under it the tick that lets save and print work."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ipdesk.ui import icons, theme
from ipdesk.ui.widgets.composer_fields import remark
from ipdesk.ui.widgets.composer_form import ComposerForm
from ipdesk.ui.widgets.parts import CheckRow, rule


class ComposerPanel(QFrame):
    """Holds the form; the clinician confirms the sheet here, then saves or prints it.

    Signals:
        confirmed: The tick was set or taken away.
        print_asked: Print was pressed.
        save_asked: Save was pressed.
    """

    confirmed = Signal(bool)
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, form: ComposerForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftPane")
        self.setAccessibleName("Choices for the sheet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        scroll = QScrollArea()
        scroll.setObjectName("surface")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        self._inner = QVBoxLayout(holder)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addWidget(form)
        scroll.setWidget(holder)
        column.addWidget(scroll, 1)
        column.addWidget(rule())
        column.addLayout(self._build_foot())
        self._dress()

    def _build_foot(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(6)
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
        row = QHBoxLayout()
        row.addWidget(self._print)
        row.addWidget(self._save, 1)
        column.addWidget(self._confirm)
        column.addLayout(row)
        column.addWidget(self._why)
        return column

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

    def hold(self, cards: QWidget) -> None:
        """Take something in under the form."""
        self._inner.addWidget(cards)

    def holds(self, cards: QWidget) -> bool:
        """Whether it is under the form."""
        return self._inner.indexOf(cards) >= 0

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of palette or text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._dress()

    def _dress(self) -> None:
        size = theme.px(17)
        self._print.setIcon(icons.icon("printer", theme.color("ink"), size))
        self._save.setIcon(icons.icon("download", theme.color("on_accent"), size))

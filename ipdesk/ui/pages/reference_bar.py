"""The line over a page of the reference: panels, back and forward, where one is, print."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ipdesk.ui import theme
from ipdesk.ui.widgets.parts import IconButton


class ReferenceBar(QFrame):
    """Says what the reader wants of the page."""

    turned = Signal(int)
    print_asked = Signal()
    list_toggled = Signal(bool)
    side_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self._words = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        self._list = self._toggle("panel-left", "List of pages (F7)")
        self._list.clicked.connect(self.list_toggled)
        self._back = self._turn("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", "Back", -1)
        self._forward = self._turn("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", "Forward", 1)
        self._where = QLabel()
        self._where.setProperty("role", "muted")
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._print = IconButton("printer", "Print page")
        self._print.setToolTip("Print this page (Ctrl+P)")
        self._print.clicked.connect(self.print_asked)
        self._side = self._toggle("panel-right", "On this page (F8)")
        self._side.clicked.connect(self.side_toggled)
        for widget in (self._list, self._back, self._forward):
            row.addWidget(widget)
        row.addWidget(self._where, 1)
        row.addWidget(self._print)
        row.addWidget(self._side)

    def _toggle(self, icon: str, text: str) -> IconButton:
        button = IconButton(icon, text, shows_text=False)
        button.setCheckable(True)
        button.setChecked(True)
        return button

    def _turn(self, sign: str, name: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} (Alt+{'Left' if step < 0 else 'Right'})")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.turned.emit(step))
        return button

    def set_turns(self, back: bool, forward: bool) -> None:
        """Show whether there is a page before and after."""
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def set_panels(self, left: bool, right: bool) -> None:
        """Show which side panels are open."""
        self._list.setChecked(left)
        self._side.setChecked(right)

    def set_where(self, group: str, title: str) -> None:
        """Show where the reader is."""
        self._words = f"{group} \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {title}"
        self._where.setAccessibleName(self._words)
        self._where.setToolTip(self._words)
        self._fit()

    def _fit(self) -> None:
        room = max(self._where.width() - theme.px(8), 10)
        metrics = QFontMetrics(theme.font("body"))
        elided = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self._where.setText(elided)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words are cut where there is no room."""
        super().resizeEvent(event)
        self._fit()

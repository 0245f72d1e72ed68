"""The line above the grid: how many treatments, what is hidden, rows, columns and text size."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from ipdesk.content.shared import Row
from ipdesk.ui import theme
from ipdesk.ui.frame_words import TEXT_STEPS
from ipdesk.ui.models.arrangement import Arrangement
from ipdesk.ui.widgets.flow import FlowLayout
from ipdesk.ui.widgets.parts import IconButton

AMPLE = 960
HANDY = 775
ROOMY = 660
TIGHT = 430
"""Widths at 100 % text below which check boxes, one then both, then words have no room.

Below HANDY the patient view has only its icon.
"""


class GridBar(QFrame):
    """Says what the reader wants of the grid."""

    differences_toggled = Signal(bool)
    marked_first_toggled = Signal(bool)
    row_shown = Signal(str, bool)  # row id, shown
    all_rows_asked = Signal()
    row_step_asked = Signal(int)
    row_dropped = Signal()
    column_step_asked = Signal(int)
    column_dropped = Signal()
    text_step_asked = Signal(int)
    choices_toggled = Signal(bool)
    basis_toggled = Signal(bool)
    patient_view_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolBar")
        self._has_marked = False
        self._listed: tuple[tuple[Row, ...], dict[str, str], Arrangement] = ((), {}, Arrangement())
        self._build()

    def _build(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(8, 5, 8, 5)
        self._choices = self._toggle("panel-left", "Choices panel (F7)", self.choices_toggled)
        outer.addWidget(self._choices, 0, Qt.AlignmentFlag.AlignTop)
        middle = QWidget()
        flow = FlowLayout(middle, 8)
        self._count = QLabel()
        self._count.setProperty("role", "strong")
        self._count.setMinimumHeight(theme.px(32))
        self._count.setContentsMargins(6, 0, 6, 0)
        flow.addWidget(self._count)
        self._differences = QCheckBox("Only show differences")
        self._differences.toggled.connect(self.differences_toggled)
        flow.addWidget(self._differences)
        self._marked = QCheckBox("What matters first")
        self._marked.setChecked(True)
        self._marked.setToolTip("Rows that bear on what matters to the patient stand first")
        self._marked.toggled.connect(self.marked_first_toggled)
        self._marked.setVisible(False)
        flow.addWidget(self._marked)
        self._rows = self._menu_button("rows-3", "Rows")
        self._rows.menu().aboutToShow.connect(self._list_rows)
        flow.addWidget(self._rows)
        self._columns = self._menu_button("columns-3", "Columns")
        self._fill_columns()
        flow.addWidget(self._columns)
        outer.addWidget(middle, 1)
        self._patient = IconButton("monitor", "Patient view")
        self._patient.clicked.connect(self.patient_view_asked)
        outer.addWidget(self._patient, 0, Qt.AlignmentFlag.AlignTop)
        for text, name, step in TEXT_STEPS:
            button = QToolButton()
            button.setText(text)
            button.setProperty("role", "quiet")
            button.setAccessibleName(name)
            keys = "Ctrl+minus" if step < 0 else "Ctrl+plus"
            button.setToolTip(f"{name} ({keys})")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(partial(self.text_step_asked.emit, step))
            outer.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._basis = self._toggle("panel-right", "Basis panel (F8)", self.basis_toggled)
        outer.addWidget(self._basis, 0, Qt.AlignmentFlag.AlignTop)

    def _toggle(self, icon: str, text: str, signal: object) -> IconButton:
        button = IconButton(icon, text, shows_text=False)
        button.setCheckable(True)
        button.setChecked(True)
        button.clicked.connect(signal)
        return button

    def _menu_button(self, icon: str, text: str) -> IconButton:
        button = IconButton(icon, text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _fill_columns(self) -> None:
        menu = self._columns.menu()
        for text, step in (("Move left", -1), ("Move right", 1)):
            action = menu.addAction(f"{text}\tAlt+{'Left' if step < 0 else 'Right'}")
            action.triggered.connect(partial(self.column_step_asked.emit, step))
        menu.addSeparator()
        menu.addAction("Take this column away").triggered.connect(self.column_dropped)

    def set_panels(self, choices: bool, basis: bool) -> None:
        """Show which side panels are open."""
        self._choices.setChecked(choices)
        self._basis.setChecked(basis)

    def set_state(self, count: int, hidden: int, alike: int, has_marked: bool) -> None:
        """Show how many treatments there are and how many rows are left out, and why."""
        # Two ways of giving one treatment are two options.
        text = f"{count} options" if count != 1 else "1 option"
        if hidden:
            text += f" · {hidden} row{'s' if hidden > 1 else ''} hidden"
        if alike:
            text += f" · {alike} alike left out"
        self._count.setText(text)
        self._has_marked = has_marked
        self._fit()

    def set_rows(
        self, rows: Iterable[Row], groups: dict[str, str], arrangement: Arrangement
    ) -> None:
        """List every row with whether it is shown, under its group, once the menu is opened."""
        self._listed = (tuple(rows), groups, arrangement)

    def _list_rows(self) -> None:
        rows, groups, arrangement = self._listed
        menu = self._rows.menu()
        menu.clear()
        for text, step in (("Move this row up", -1), ("Move this row down", 1)):
            action = menu.addAction(f"{text}\tAlt+{'Up' if step < 0 else 'Down'}")
            action.triggered.connect(partial(self.row_step_asked.emit, step))
        menu.addAction("Hide this row\tDelete").triggered.connect(self.row_dropped)
        every = menu.addAction("Show all rows")
        every.setEnabled(bool(arrangement.hidden))
        every.triggered.connect(self.all_rows_asked)
        menu.addSeparator()
        # The same wishes as the check boxes, for when these have no room.
        for box in (self._differences, self._marked):
            action = menu.addAction(box.text())
            action.setCheckable(True)
            action.setChecked(box.isChecked())
            action.setEnabled(box is self._differences or self._has_marked)
            action.toggled.connect(box.setChecked)
        menu.addSeparator()
        submenus: dict[str, QMenu] = {}
        for row in rows:
            if row.group not in submenus:
                submenus[row.group] = menu.addMenu(groups[row.group])
            action = QAction(row.label, submenus[row.group])
            action.setCheckable(True)
            action.setChecked(row.id not in arrangement.hidden)
            action.toggled.connect(partial(self.row_shown.emit, row.id))
            submenus[row.group].addAction(action)

    def _fit(self) -> None:
        """Where the line is short, check boxes stand in the Rows menu only."""
        wide = self.width() >= theme.px(ROOMY)
        self._differences.setVisible(wide)
        self._marked.setVisible(self.width() >= theme.px(AMPLE) and self._has_marked)
        style = Qt.ToolButtonStyle
        for button in (self._rows, self._columns):
            narrow = self.width() < theme.px(TIGHT)
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
            )
            button.setToolTip(button.text())
        narrow = self.width() < theme.px(HANDY)
        self._patient.setToolButtonStyle(
            style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
        )
        self._patient.setToolTip("Patient view: the choices on the whole screen (F5)")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: check boxes come and go."""
        super().resizeEvent(event)
        self._fit()

    def set_only_differences(self, wanted: bool) -> None:
        """Set the check box as a click would."""
        self._differences.setChecked(wanted)

    @property
    def words(self) -> str:
        """How many treatments and hidden rows are told."""
        return self._count.text()

"""What the window shows until its real parts are in place: the same bars and panes, still empty.

It is made of plain frames in the window's own style sheet, so that nothing jumps or changes colour
when the real parts take over. Nothing here may touch the ``Qt`` namespace: its many enumerations
are made when it is first used, which takes longer than drawing this whole frame.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.ui import theme
from ipdesk.ui.frame_words import (
    COMMANDS,
    INTENDED_USE,
    LEAST_MIDDLE,
    MENUS,
    NAV_WIDTH,
    PANE_WIDTHS,
    SEARCH_HINT,
    SEARCH_WIDTH,
    TEXT_STEPS,
    USUAL_MIDDLE,
    status_words,
)

_BLANK = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}"


class FirstFrame(QWidget):
    """Says once that it was painted; takes no keyboard."""

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_painted = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(_top_bar())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(_strip(theme.px(NAV_WIDTH), "", f"background: {theme.active().nav};"))
        left, right = (theme.px(width) for width in PANE_WIDTHS)
        self._left, self._right = _strip(left, "leftPane"), _strip(right, "rightPane")
        middle.addWidget(self._left)
        self._middle = QHBoxLayout()
        self._middle.addWidget(_centre())
        middle.addLayout(self._middle, 1)
        middle.addWidget(self._right)
        outer.addLayout(middle, 1)
        outer.addWidget(_status_line())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panes give way as the real ones do."""
        super().resizeEvent(event)
        room = self.width() - theme.px(NAV_WIDTH)
        left, right = (theme.px(width) for width in PANE_WIDTHS)
        has_right = room - left - right >= theme.px(USUAL_MIDDLE)
        has_left = room - left >= theme.px(LEAST_MIDDLE)
        self._right.setVisible(has_right)
        self._left.setVisible(has_left)
        # The lines between the panes, which can be dragged later.
        self._middle.setContentsMargins(int(has_left), 0, int(has_right), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first painting; the frames paint themselves."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()


def fill_menu_bar(bar: QMenuBar) -> None:
    """Menus without commands, as wide and high as the real ones."""
    for title in MENUS:
        bar.addMenu(title).setEnabled(False)


def _strip(width: int, name: str, look: str = "") -> QFrame:
    strip = QFrame()
    strip.setObjectName(name)
    strip.setFixedWidth(width)
    strip.setStyleSheet(look)
    return strip


def _top_bar() -> QFrame:
    bar = QFrame()
    bar.setObjectName("topBar")
    layout = QHBoxLayout(bar)
    layout.setContentsMargins(16, 8, 14, 8)
    layout.setSpacing(10)
    brand = QLabel("ipdesk")
    brand.setProperty("role", "brand")
    layout.addWidget(brand)
    search = QLineEdit()
    search.setPlaceholderText(SEARCH_HINT)
    search.setMinimumWidth(theme.px(SEARCH_WIDTH[0]))
    search.setMaximumWidth(theme.px(SEARCH_WIDTH[1]))
    search.setEnabled(False)  # it would take the keys that belong to the window
    layout.addWidget(search, 3)
    layout.addStretch(1)
    for text, role in COMMANDS:
        button = QPushButton(text)
        button.setProperty("role", role)
        layout.addWidget(button)
    return bar


def _centre() -> QWidget:
    centre = QWidget()
    layout = QVBoxLayout(centre)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    bar = QFrame()
    bar.setObjectName("toolBar")
    inner = QHBoxLayout(bar)
    inner.setContentsMargins(8, 5, 8, 5)
    inner.addStretch(1)
    for text in (*(text for text, *_ in TEXT_STEPS), ""):
        button = QToolButton()
        button.setText(text)
        button.setProperty("role", "quiet")
        inner.addWidget(button)
    layout.addWidget(bar)
    grid = QFrame()
    grid.setObjectName("surface")
    layout.addWidget(grid, 1)
    return centre


def _status_line() -> QFrame:
    line = QFrame()
    line.setObjectName("statusLine")
    layout = QHBoxLayout(line)
    layout.setContentsMargins(16, 5, 16, 5)
    layout.setSpacing(24)
    # The reference was not read yet: words of about the same length keep its place.
    unread = status_words(_BLANK * 7, _BLANK * 5, _BLANK * 3)
    for text, look in (
        (unread, "color: transparent;"),
        (INTENDED_USE, "qproperty-alignment: 'AlignRight | AlignVCenter';"),
    ):
        words = QLabel(text)
        words.setStyleSheet(look)
        words.setWordWrap(True)
        layout.addWidget(words, 1)
    return line

"""Three panes side by side; the outer ones give way when the middle would be too narrow."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QVBoxLayout, QWidget

from ipdesk.ui import theme
from ipdesk.ui.frame_words import LEAST_MIDDLE, PANE_WIDTHS


class Panes(QWidget):
    """``least_middle`` gives the width that the middle needs before the right pane may stay."""

    panels_changed = Signal(bool, bool)  # left shown, right shown

    def __init__(
        self,
        left: QWidget,
        middle: QWidget,
        right: QWidget,
        least_middle: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least_middle = least_middle
        self._wants_left = self._wants_right = True
        self._left, self._right = _framed("leftPane", left), _framed("rightPane", right)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for pane in (self._left, middle, self._right):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)

    def show_left(self, shown: bool) -> None:
        """Open or close the left pane; the right one gives way to it."""
        self._wants_left = shown
        self._left.setVisible(shown)
        if shown and self._is_narrow():
            self._right.setVisible(False)
        self._tell()

    def show_right(self, shown: bool) -> None:
        """Open or close the right pane; the left one gives way to it."""
        self._wants_right = shown
        self._right.setVisible(shown)
        if shown and self._is_narrow():
            self._left.setVisible(False)
        self._tell()

    def fit(self) -> None:
        """Open the panes that are wanted and fit."""
        self._right.setVisible(self._wants_right and not self._is_narrow())
        middle = self.width() - theme.px(PANE_WIDTHS[0])
        self._left.setVisible(self._wants_left and middle >= theme.px(LEAST_MIDDLE))
        left, right = (theme.px(width) for width in PANE_WIDTHS)
        self._left.setMinimumWidth(min(theme.px(190), 320))
        self._right.setMinimumWidth(min(theme.px(210), 340))
        self._splitter.setSizes([left, max(self.width() - left - right, 100), right])
        self._tell()

    def _is_narrow(self) -> bool:
        taken = sum(theme.px(width) for width in PANE_WIDTHS)
        return self.width() - taken < self._least_middle()

    def _tell(self) -> None:
        self.panels_changed.emit(not self._left.isHidden(), not self._right.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: let panes give way or come back."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()


def _framed(name: str, inner: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName(name)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(inner)
    return frame


def _takes_keyboard(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()


def first_control(pane: QWidget) -> QWidget:
    """The first control within a pane that takes the keyboard; else the pane itself."""
    inner = pane.nextInFocusChain()
    while inner is not None and inner is not pane:
        if pane.isAncestorOf(inner) and _takes_keyboard(inner):
            return inner
        inner = inner.nextInFocusChain()
    return pane


def cycle(panes: list[QWidget], step: int) -> None:
    """Give the keyboard to the next pane (1) or the one before (-1)."""
    focused = QApplication.focusWidget()
    held = [pane is focused or bool(focused and pane.isAncestorOf(focused)) for pane in panes]
    place = held.index(True) if True in held else -1
    pane = panes[(place + step) % len(panes)]
    target = pane if _takes_keyboard(pane) and not pane.property("opensInside") else None
    (target or first_control(pane)).setFocus(Qt.FocusReason.TabFocusReason)

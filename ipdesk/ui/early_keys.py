"""Keys pressed before the window had its parts; each does what it would have done later."""

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow


def hand_on(window: QMainWindow, events: Iterable[QKeyEvent]) -> None:
    """Carry out commands by their shortcuts; give other keys to where the keyboard is."""
    for event in events:
        keys = QKeySequence(event.keyCombination())
        for action in window.findChildren(QAction):
            if keys in action.shortcuts():
                action.trigger()
                break
        else:
            QApplication.sendEvent(window.focusWidget() or window, event)

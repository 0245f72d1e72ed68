"""Finds parts of the window as a screen reader does: by their accessible name."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def spoken_name(widget: QWidget) -> str:
    """The name that a screen reader says; for a combo box Qt gives its value there on Linux."""
    if widget.accessibleName():
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def named(parent: QWidget, kind: type[W], name: str) -> W:
    """The one part of a kind whose spoken name begins so."""
    found = [w for w in parent.findChildren(kind) if spoken_name(w).startswith(name)]
    assert len(found) == 1, [spoken_name(w) for w in parent.findChildren(kind)]
    return found[0]


def nameless(parent: QWidget) -> list[str]:
    """Parts that the keyboard reaches and that have no spoken name."""
    reached = [
        widget
        for widget in parent.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
        and widget.focusProxy() is None
        and widget.isVisibleTo(parent)
    ]
    return [repr(widget) for widget in reached if not spoken_name(widget)]

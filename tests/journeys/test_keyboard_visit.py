"""A whole visit by keyboard only."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ipdesk.content.model import FactorId
from ipdesk.ui.main_window import MainWindow

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "no window is active"
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focused(), key, modifiers)


def tab_to(name: str) -> None:
    """Go on with Tab until something of that accessible name has the keyboard."""
    for _ in range(120):
        if focused().accessibleName().startswith(name):
            return
        press(KEY.Key_Tab)
    raise AssertionError(f"Tab never came to {name}")


def test_a_visit_needs_no_mouse(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    window.compare.grid.setFocus()
    workflow = window.workflow

    # Condition: Tab into the choices, choose by its first letters.
    tab_to("Condition")
    QTest.keyClicks(focused(), "Bip")
    press(KEY.Key_Return)
    assert workflow.condition.id == "bipolar-depression"

    # Options: add one with the space bar.
    tab_to("Esketamine nasal spray")
    press(KEY.Key_Space)
    assert "esketamine" in workflow.options

    # About the patient: search, answer, go back.
    press(KEY.Key_D, CTRL)
    qtbot.waitUntil(lambda: window.compare.picker.isAncestorOf(focused()))
    QTest.keyClicks(focused(), "pregnant")
    press(KEY.Key_Return)
    press(KEY.Key_Space)
    assert workflow.patient.answers[FactorId("pregnancy")] is True
    press(KEY.Key_Escape)
    # The offscreen screen has no window manager that would do this.
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isAncestorOf(focused()))

    # The grid: the caution, its basis, and back.
    window.compare.grid.setFocus()
    window.compare.grid.focus_cell(1, 0)
    press(KEY.Key_Return)
    assert "Pregnant" in focused().accessibleName()
    press(KEY.Key_F6, SHIFT)
    assert focused() is window.compare.grid
    for _ in range(4):
        press(KEY.Key_Down)
    assert window.compare.basis.text.startswith("ECT · ")

    # The note, then the next patient.
    press(KEY.Key_C, CTRL | SHIFT)
    assert "Pregnant: yes" in QGuiApplication.clipboard().text()
    press(KEY.Key_N, CTRL)
    assert not workflow.patient.answers
    assert window.compare.choices.chips() == ()
    assert workflow.condition.id == "bipolar-depression"
    assert QGuiApplication.clipboard().text() == ""

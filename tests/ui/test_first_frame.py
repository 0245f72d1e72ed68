"""The frame that is there at once, and what becomes of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame
from pytestqt.qtbot import QtBot

from ipdesk.app import dress, first_settings, first_window, furnish
from ipdesk.content.library import Library
from ipdesk.paths import workspace_file
from ipdesk.ui import theme
from ipdesk.ui.first_frame import FirstFrame
from ipdesk.ui.main_window import MainWindow
from ipdesk.ui.workflow import Workflow
from ipdesk.workspace.model import PaletteName
from ipdesk.workspace.store import open_store
from tests.ui.finding import named
from tests.workspace.builders import make_profile

KEY = Qt.Key
BARS = ("topBar", "toolBar", "statusLine", "leftPane", "rightPane")


@pytest.fixture
def opening(qtbot: QtBot) -> MainWindow:
    """The window with its first frame, painted."""
    made = first_window()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitSignal(made.first_shown):
        made.show()
    return made


def places(window: MainWindow) -> dict[str, tuple[int, int, int, int]]:
    found = {"menuBar": (0, 0, window.menuBar().width(), window.menuBar().height())}
    for frame in window.findChildren(QFrame):
        if frame.objectName() in BARS and frame.isVisible():
            corner = frame.mapTo(window, frame.rect().topLeft())
            found[frame.objectName()] = (corner.x(), corner.y(), frame.width(), frame.height())
    return found


@pytest.mark.parametrize("size", [(1366, 768), (900, 600), (1600, 900)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_moves_when_the_parts_take_over(
    library: Library, qapp: QApplication, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    theme.apply(qapp, theme.LIGHT, scale)
    window = first_window(scale)
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitSignal(window.first_shown):
        window.show()
    before = places(window)
    furnish(window, Workflow(library))
    qtbot.waitUntil(window.updatesEnabled)
    after = places(window)
    assert before.keys() == after.keys()
    for name, place in before.items():
        assert place == pytest.approx(after[name], abs=1), name
    window.clinic.finish()


def test_the_keyboard_is_in_the_grid_when_the_parts_are_there(
    opening: MainWindow, library: Library, qtbot: QtBot
) -> None:
    furnish(opening, Workflow(library))
    qtbot.waitUntil(lambda: opening.compare.grid.hasFocus())
    qtbot.waitUntil(lambda: not opening.findChildren(FirstFrame))


def test_keys_pressed_before_the_parts_are_there_are_not_lost(
    opening: MainWindow, library: Library, qtbot: QtBot
) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, KEY.Key_Right)
    qtbot.keyClick(focused, KEY.Key_Down)
    furnish(opening, Workflow(library))
    current = opening.compare.grid.currentIndex()
    assert (current.row(), current.column()) == (2, 1)


def test_tab_is_kept_too(opening: MainWindow, library: Library, qtbot: QtBot) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, KEY.Key_Tab)
    assert QApplication.focusWidget() is focused
    furnish(opening, Workflow(library))
    reached = QApplication.focusWidget()
    assert reached is not None
    assert opening.isAncestorOf(reached)
    assert reached is not opening.compare.grid


def test_a_command_pressed_before_the_parts_are_there_is_carried_out(
    opening: MainWindow, library: Library, qtbot: QtBot
) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, KEY.Key_2, Qt.KeyboardModifier.ControlModifier)
    furnish(opening, Workflow(library))
    assert opening.page() == "reference"


def test_words_pressed_after_a_command_go_where_it_led(
    opening: MainWindow, library: Library, qtbot: QtBot
) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focused, "ect")
    furnish(opening, Workflow(library))
    assert opening.search.text() == "ect"


def test_closing_before_the_parts_are_there_is_no_fault(opening: MainWindow) -> None:
    assert opening.close()


def test_the_clinics_colours_and_text_size_are_there_from_the_first_frame(
    qapp: QApplication, library: Library, qtbot: QtBot
) -> None:
    stored = make_profile(palette=PaletteName.DARK, text_scale=125, last_condition="ocd")
    open_store(workspace_file()).save(stored)
    settings = first_settings()
    assert settings == stored
    dress(qapp, 1.0, settings)
    assert (theme.active(), theme.text_scale()) == (theme.DARK, 1.25)
    window = first_window()
    qtbot.addWidget(window)
    furnish(window, Workflow(library), settings=settings)
    assert (theme.active(), theme.text_scale()) == (theme.DARK, 1.25)
    assert window.workflow.condition.id == "ocd"
    assert named(window, QFrame, "Basis") is window.compare.basis
    window.clinic.finish()

"""Start-up of ipdesk: first painted frame, then Compare filled and answering a key.

Prints ms, ms and MB, and on a second line what the time went into, a word and its ms in turn.
"""

import gc
import resource
import sys
import time
from typing import TYPE_CHECKING

BEGAN = time.perf_counter()

gc.disable()  # as ``ipdesk.__main__`` does before it loads the window

from PySide6.QtWidgets import QApplication  # noqa: E402  # the import is measured

from ipdesk.app import (  # noqa: E402  # likewise
    application,
    dress,
    first_settings,
    first_window,
    furnish,
)
from ipdesk.ui.main_window import MainWindow  # noqa: E402  # likewise

if TYPE_CHECKING:
    from ipdesk.workspace.model import ClinicProfile

MOST_TURNS = 50
"""The window paints itself within a few turns of the event loop, or something is wrong."""


class Steps:
    """What was done since the beginning, and when each step ended."""

    def __init__(self) -> None:
        self._ended: list[tuple[str, float]] = []

    def end(self, name: str) -> float:
        """Note that a step ended now; returns the ms since the beginning."""
        self._ended.append((name, (time.perf_counter() - BEGAN) * 1000))
        return self._ended[-1][1]

    def told(self) -> str:
        """Every step with its own ms."""
        ends = [0.0, *(at for _, at in self._ended)]
        pairs = zip(self._ended, ends, strict=False)
        return " ".join(f"{name} {at - before:.1f}" for (name, at), before in pairs)


def show_first_frame(app: QApplication, settings: "ClinicProfile | None") -> MainWindow:
    """Show the window and paint its first frame."""
    dress(app, 1.0, settings)
    window = first_window()
    shown: list[bool] = []
    window.first_shown.connect(lambda: shown.append(True))
    window.resize(1366, 768)
    window.show()
    for _ in range(MOST_TURNS):
        app.processEvents()
        if shown:
            break
    assert shown
    window.grab()
    return window


def load_the_rest() -> None:
    """Load the modules of the whole window, apart, so that their share can be told."""
    import ipdesk.content.opening
    import ipdesk.ui.clinic_settings
    import ipdesk.ui.menus
    import ipdesk.ui.pages.compare
    import ipdesk.ui.widgets.nav_rail
    import ipdesk.ui.widgets.status_line
    import ipdesk.ui.widgets.top_bar  # noqa: F401


def paint(app: QApplication, window: MainWindow) -> None:
    """Let the window lay out and paint itself with all its parts.

    No picture is grabbed here: the bare window is painted once more for a picture, and so is our
    first frame.
    """
    for _ in range(MOST_TURNS):
        app.processEvents()
        if window.updatesEnabled():
            break
    assert window.updatesEnabled()
    app.processEvents()  # carries out the painting that was asked for when updates came on


def press_down(app: QApplication, window: MainWindow) -> None:
    """Press the Down key where the keyboard is: the cell below becomes the current one."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    grid = window.compare.grid
    assert QApplication.focusWidget() is grid
    row = grid.currentIndex().row()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(grid, event)
    app.processEvents()
    assert grid.currentIndex().row() > row
    assert window.compare.basis.text


def main() -> None:
    """Show the window, fill it, choose four options, paint them, and press a key."""
    steps = Steps()
    steps.end("Qt")
    app = application()
    settings = first_settings()
    window = show_first_frame(app, settings)
    painted = steps.end("first-frame")
    load_the_rest()
    steps.end("modules")
    from ipdesk.content.opening import open_library
    from ipdesk.ui.workflow import Workflow

    workflow = Workflow(open_library())
    steps.end("reading")
    furnish(window, workflow, settings=settings)
    window.clinic.load()
    steps.end("window")
    workflow.set_options(("ect", "tms", "ketamine-iv", "esketamine"))
    steps.end("comparing")
    paint(app, window)
    steps.end("painting")
    press_down(app, window)
    filled = steps.end("key")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{painted:.1f} {filled:.1f} {memory:.1f}\n{steps.told()}\n")


main()

"""Composes the desktop: the only file that sees everything.

What the first frame does not need is loaded after it was painted.
"""

import gc
import os
import sys
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from ipdesk import __version__, paths
from ipdesk.errors import IpdeskError
from ipdesk.ui import theme
from ipdesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from ipdesk.content.library import Library
    from ipdesk.ui.crash import CrashReporter
    from ipdesk.ui.workflow import Workflow
    from ipdesk.workspace.model import ClinicProfile

NO_DISPLAY = (
    "ipdesk: no display was found, so the window cannot open: run it on a desktop, or run "
    "'make demo' for a picture of the window and a handout.\n"
)
CLEARLY_LARGER = 1.4
USUAL_FONT_HEIGHT = 14
"""Pixels of the system's own text at its usual size; larger text asks for a larger window text."""


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be opened: asked before Qt is, which would end the process."""
    if environment.get("QT_QPA_PLATFORM"):
        return True
    if not platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def application() -> QApplication:
    """The Qt application, made once."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = theme.new_application("ipdesk")
    app.setApplicationName("ipdesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("ipdesk")
    return app


def system_text_scale(app: QApplication) -> float:
    """How much larger than usual the system's own text is; asked before ``dress``."""
    wanted = QFontInfo(app.font()).pixelSize() / USUAL_FONT_HEIGHT
    # Systems differ by a pixel or two without anybody having asked for larger text.
    return theme.nearest_scale(wanted) if wanted >= CLEARLY_LARGER else 1.0


def dress(
    app: QApplication, text_scale: float = 1.0, settings: "ClinicProfile | None" = None
) -> str:
    """Load the typeface and apply colours; returns one sentence when a font is missing.

    Args:
        app: The application.
        text_scale: The system's own text size.
        settings: The clinic's, where they are known already.
    """
    problem = theme.load_fonts()
    palette = theme.PALETTES.get(settings.palette.value) if settings else None
    scale = text_scale * (settings.text_scale / 100 if settings else 1.0)
    theme.apply(app, palette or theme.first_palette(app), scale)
    return problem


def first_settings() -> "ClinicProfile | None":
    """The clinic's settings for the first frame; None where reading them takes longer."""
    from ipdesk.workspace.glance import glance

    return glance(paths.workspace_file())


def first_window(text_scale: float = 1.0) -> MainWindow:
    """The window with its first frame only; ``furnish`` puts in the rest.

    Args:
        text_scale: The system's own text size; the clinic's setting comes on top of it.
    """
    window = MainWindow(text_scale)
    window.show_first_frame()
    return window


def main_window(library: "Library", notice: str = "", text_scale: float = 1.0) -> MainWindow:
    """The whole window over an open reference; settings are read after it was shown.

    Args:
        library: The open reference.
        notice: Something to tell at once, such as a missing font.
        text_scale: The system's own text size; the clinic's setting comes on top of it.
    """
    window = MainWindow(text_scale)
    from ipdesk.ui.workflow import Workflow

    furnish(window, Workflow(library), notice)
    window.first_shown.connect(window.clinic.load)
    return window


def furnish(
    window: MainWindow,
    workflow: "Workflow",
    notice: str = "",
    settings: "ClinicProfile | None" = None,
) -> None:
    """Put everything into the window; settings that are not known are read later."""
    from ipdesk.ui.clinic_settings import ClinicSettings

    clinic = ClinicSettings(paths.workspace_file(), window, settings)
    workflow.setParent(window)
    window.furnish(workflow, clinic, notice)
    if not gc.isenabled():  # since ``__main__``
        gc.freeze()
        gc.enable()


def _fill(window: MainWindow, notice: str, settings: "ClinicProfile | None") -> None:
    """Read the reference and fill the window that was painted; without one, the program ends."""
    from ipdesk.content.opening import open_library
    from ipdesk.ui.workflow import Workflow

    try:
        furnish(window, Workflow(open_library()), notice, settings)
        window.clinic.load()
    except IpdeskError as error:
        sys.stderr.write(f"ipdesk: {error}\n")
        from ipdesk.ui.problems import report  # shown only when the reference cannot be read

        window.hide()
        report(None, error)
        QApplication.exit(1)


def _crash_hook() -> Callable[..., None]:
    """An exception hook whose window is loaded when something crashes."""
    reporters: list[CrashReporter] = []

    def on_exception(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        from ipdesk.ui.crash import CrashReporter

        if not reporters:
            reporters.append(CrashReporter(paths.log_file()))
        reporters[0].on_exception(kind, error, trace)

    return on_exception


def start() -> int:
    """Open the window; returns the exit code."""
    if not has_display(sys.platform, os.environ):
        sys.stderr.write(NO_DISPLAY)
        return 1
    app = application()
    scale = system_text_scale(app)
    settings = first_settings()
    problem = dress(app, scale, settings)
    sys.excepthook = _crash_hook()
    window = first_window(scale)
    window.first_shown.connect(lambda: _fill(window, problem, settings))
    window.resize(1366, 768)
    available = window.screen().availableGeometry()
    if available.width() < 1400 or available.height() < 800:
        window.showMaximized()
    else:
        window.show()
    picture = os.environ.get("IPDESK_PICTURE")
    if picture:
        from PySide6.QtCore import QTimer

        # `make bundle` proves with this that a bundled window paints itself.
        QTimer.singleShot(2000, lambda: (window.grab().save(picture), app.quit()))
    return app.exec()

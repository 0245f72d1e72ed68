"""Composes the desktop: the only file that sees everything."""

import os
import sys
from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from ipdesk import __version__, paths
from ipdesk.content.library import Library
from ipdesk.content.opening import open_library
from ipdesk.errors import IpdeskError
from ipdesk.ui import theme
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.crash import CrashReporter
from ipdesk.ui.main_window import MainWindow
from ipdesk.ui.workflow import Workflow

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
    app = QApplication(["ipdesk"])
    app.setApplicationName("ipdesk")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("ipdesk")
    return app


def system_text_scale(app: QApplication) -> float:
    """How much larger than usual the system's own text is; asked before ``dress``."""
    wanted = QFontInfo(app.font()).pixelSize() / USUAL_FONT_HEIGHT
    # Systems differ by a pixel or two without anybody having asked for larger text.
    return theme.nearest_scale(wanted) if wanted >= CLEARLY_LARGER else 1.0


def dress(app: QApplication, text_scale: float = 1.0) -> str:
    """Load the typeface and apply colours; returns one sentence when a font is missing."""
    problem = theme.load_fonts()
    theme.apply(app, theme.system_palette(), text_scale)
    return problem


def main_window(library: Library, notice: str = "", text_scale: float = 1.0) -> MainWindow:
    """The window over an open reference; settings are read after it was first painted.

    Args:
        library: The open reference.
        notice: Something to tell at once, such as a missing font.
        text_scale: The system's own text size; the clinic's setting comes on top of it.
    """
    clinic = ClinicSettings(paths.workspace_file())
    workflow = Workflow(library)
    window = MainWindow(workflow, clinic, notice, text_scale)
    clinic.setParent(window)
    workflow.setParent(window)
    window.first_shown.connect(clinic.load)
    return window


def start() -> int:
    """Open the window; returns the exit code."""
    if not has_display(sys.platform, os.environ):
        sys.stderr.write(NO_DISPLAY)
        return 1
    app = application()
    scale = system_text_scale(app)
    problem = dress(app, scale)
    reporter = CrashReporter(paths.log_file())
    sys.excepthook = reporter.on_exception
    try:
        library = open_library()
        window = main_window(library, problem, scale)
    except IpdeskError as error:
        sys.stderr.write(f"ipdesk: {error}\n")
        from ipdesk.ui.problems import report  # shown only when the reference cannot be read

        report(None, error)
        return 1
    window.resize(1366, 768)
    available = window.screen().availableGeometry()
    if available.width() < 1400 or available.height() < 800:
        window.showMaximized()
    else:
        window.show()
    picture = os.environ.get("IPDESK_PICTURE")
    if picture:
        # `make bundle` proves with this that a bundled window paints itself.
        QTimer.singleShot(2000, lambda: (window.grab().save(picture), app.quit()))
    return app.exec()

"""Fixtures of the window's tests: a dressed application, a workflow, pages and the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipdesk.app import main_window
from ipdesk.content.library import Library
from ipdesk.ui import theme
from ipdesk.ui.main_window import MainWindow
from ipdesk.ui.pages.compare import ComparePage
from ipdesk.ui.workflow import Workflow

QUARTET = ("ect", "tms", "ketamine-iv", "no-new-treatment")


def deliver_deletes() -> None:
    """Deliver deferred deletes, so that no widget outlives its test."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> str:
    """The bundled typeface is loaded."""
    del qapp
    return theme.load_fonts()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, fonts: str) -> Iterator[QApplication]:
    """The application in its light palette at usual text size."""
    del fonts
    if theme.active() is not theme.LIGHT or theme.text_scale() != 1.0 or not qapp.styleSheet():
        theme.apply(qapp, theme.LIGHT, 1.0)
    yield qapp
    deliver_deletes()


@pytest.fixture
def workflow(library: Library) -> Workflow:
    """Four options for treatment-resistant depression, nothing answered."""
    made = Workflow(library)
    made.set_options(QUARTET)
    return made


@pytest.fixture
def page(workflow: Workflow, qtbot: QtBot) -> ComparePage:
    """The Compare page, shown."""
    made = ComparePage(workflow)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def window(library: Library, qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole window, shown; settings are not read unless a test asks."""
    made = main_window(library)
    made.first_shown.disconnect()
    made.workflow.set_options(QUARTET)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.clinic.finish()

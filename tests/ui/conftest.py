"""Fixtures of the window's tests: a dressed application, a workflow, pages and the window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipdesk.app import main_window
from ipdesk.content.library import Library
from ipdesk.ui import theme
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.main_window import MainWindow
from ipdesk.ui.pages.compare import ComparePage
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.workflow import Workflow
from ipdesk.workspace.model import Paper
from ipdesk.workspace.store import open_store
from tests.workspace.builders import make_profile

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


@pytest.fixture
def visit(library: Library) -> Workflow:
    """Three options for treatment-resistant depression, for the handout composer."""
    made = Workflow(library)
    made.set_options(["ect", "tms", "no-new-treatment"])
    return made


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[ClinicSettings]:
    """A clinic in the US that prints on Letter and has set no preset; its file is at hand."""
    path = tmp_path / "workspace.db"
    open_store(path).save(make_profile(logo=None, paper=Paper.LETTER, presets=()))
    made = ClinicSettings(path)
    with qtbot.waitSignal(made.changed):
        made.load()
    yield made
    made.finish()


@pytest.fixture
def open_composer(qtbot: QtBot, visit: Workflow) -> Callable[[ClinicSettings], HandoutPage]:
    """Opens the composer for a clinic and waits for its first sheet."""

    def open_it(clinic: ClinicSettings) -> HandoutPage:
        made = HandoutPage(visit, clinic)
        qtbot.addWidget(made)
        made.resize(1300, 700)
        with qtbot.waitSignal(made.settled):
            made.show()
        return made

    return open_it


@pytest.fixture
def composer(
    clinic: ClinicSettings, open_composer: Callable[[ClinicSettings], HandoutPage]
) -> HandoutPage:
    """The composer with its first sheet made."""
    return open_composer(clinic)

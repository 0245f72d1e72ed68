"""The window says when the reference's day of review has passed."""

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ipdesk.app import main_window
from ipdesk.content.library import Library
from ipdesk.content.opening import reference_file
from ipdesk.ui.main_window import MainWindow
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.widgets.status_line import StatusLine, out_of_date
from tests.ui.conftest import QUARTET

OLD = "May be out of date"


def told(widget: MainWindow | HandoutPage | StatusLine) -> list[str]:
    labels = widget.findChildren(QLabel)
    return [one.text() for one in labels if OLD in one.text() and one.isVisibleTo(widget)]


@pytest.fixture
def late(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over a reference that was due yesterday."""
    path = Path(shutil.copy(reference_file(), tmp_path / "reference.db"))
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011  # the clinic's own day
    connection = sqlite3.connect(path)
    connection.execute(
        "UPDATE meta SET value = ? WHERE key = 'next_review'", (yesterday.isoformat(),)
    )
    connection.commit()
    connection.close()
    library = Library(path)
    made = main_window(library)
    made.first_shown.disconnect()
    made.workflow.set_options(QUARTET)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.clinic.finish()
    library.close()


def test_the_status_line_says_so_on_every_page(late: MainWindow) -> None:
    line = late.findChild(StatusLine)
    assert isinstance(line, StatusLine)
    for page in ("compare", "about"):
        late.open_page(page)
        assert len(told(line)) == 1
        assert line.isVisible()


def test_the_handout_page_says_so(late: MainWindow) -> None:
    late.make_handout()
    page = late.findChild(HandoutPage)
    assert isinstance(page, HandoutPage)
    assert len(told(page)) == 1


def test_a_reference_that_is_not_due_says_nothing(library: Library) -> None:
    due = library.info.next_review
    assert out_of_date(library.info, due) == ""
    assert out_of_date(library.info, due + timedelta(days=1)).startswith(OLD)

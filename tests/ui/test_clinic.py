"""The clinic page: fields, saving, logo, order of rows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from ipdesk.content.library import Library
from ipdesk.errors import IpdeskError
from ipdesk.ui import problems
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.pages.clinic import ClinicPage
from ipdesk.ui.problems import MessageBar
from ipdesk.ui.widgets.clinic_cards import NO_COUNTRY, crisis_words
from ipdesk.ui.widgets.clinic_logo import LARGEST_SIDE, read_logo
from ipdesk.workspace.model import PaletteName, Paper
from ipdesk.workspace.store import open_store
from tests.ui.finding import named, nameless
from tests.workspace.builders import make_profile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace.db"


@pytest.fixture
def clinic(path: Path) -> Iterator[ClinicSettings]:
    made = ClinicSettings(path)
    yield made
    made.finish()


@pytest.fixture
def page(qtbot: QtBot, clinic: ClinicSettings, library: Library) -> ClinicPage:
    made = ClinicPage(clinic, library)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def picture(path: Path, side: int = 40, kind: str = "PNG") -> Path:
    image = QImage(side, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    assert image.save(str(path), kind)
    return path


def save(qtbot: QtBot, page: ClinicPage) -> None:
    with qtbot.waitSignal(page.saved):
        named(page, QPushButton, "Save").click()


def message(page: ClinicPage) -> str:
    return page.findChildren(MessageBar)[0].text


def choose(page: ClinicPage, name: str, value: object) -> None:
    combo = named(page, QComboBox, name)
    combo.setCurrentIndex(combo.findData(value))


def test_what_is_typed_is_kept(qtbot: QtBot, page: ClinicPage, path: Path) -> None:
    named(page, QLineEdit, "Clinic name").setText("  Harbor Clinic ")
    named(page, QLineEdit, "Phone").setText("555-0142")
    named(page, QLineEdit, "Hours").setText("9 to 5")
    named(page, QPlainTextEdit, "Clinicians").setPlainText("Dr. Rivera\n\n Dr.  Chen\nDr. Rivera")
    choose(page, "Country", "GB")
    named(page, QPushButton, "Paper: A4").click()
    choose(page, "Colors", PaletteName.DARK)
    choose(page, "Text size", 150)
    save(qtbot, page)
    found = open_store(path).load()
    assert (found.name, found.phone, found.hours) == ("Harbor Clinic", "555-0142", "9 to 5")
    assert found.clinicians == ("Dr. Rivera", "Dr. Chen")
    assert (found.country, found.paper) == ("GB", Paper.A4)
    assert (found.palette, found.text_scale) == (PaletteName.DARK, 150)
    assert message(page) == "Saved."


def test_save_waits_for_a_change_and_undo_takes_it_back(page: ClinicPage) -> None:
    button, field = named(page, QPushButton, "Save"), named(page, QLineEdit, "Clinic name")
    assert not button.isEnabled()
    field.setText("Another")
    assert button.isEnabled()
    named(page, QPushButton, "Undo").click()
    assert field.text() == ""
    assert not button.isEnabled()


def test_settings_read_later_are_shown(
    qtbot: QtBot, page: ClinicPage, clinic: ClinicSettings, path: Path
) -> None:
    open_store(path).save(make_profile(logo=None))
    with qtbot.waitSignal(clinic.changed):
        clinic.load()
    assert named(page, QLineEdit, "Clinic name").text() == "Harbor Clinic"
    assert not named(page, QPushButton, "Save").isEnabled()


def test_what_is_being_typed_is_not_lost_to_a_change_elsewhere(
    qtbot: QtBot, page: ClinicPage, clinic: ClinicSettings, path: Path
) -> None:
    named(page, QLineEdit, "Clinic name").setText("Harbor")
    with qtbot.waitSignal(clinic.saved):
        clinic.save(replace(clinic.profile, last_condition="ocd"))
    assert named(page, QLineEdit, "Clinic name").text() == "Harbor"
    save(qtbot, page)
    found = open_store(path).load()
    assert (found.name, found.last_condition) == ("Harbor", "ocd")


def test_options_that_are_not_offered_are_kept(
    qtbot: QtBot, page: ClinicPage, library: Library, path: Path
) -> None:
    last = library.treatments[-1]
    named(page, QCheckBox, last.name).click()
    save(qtbot, page)
    assert open_store(path).load().offered == tuple(t.id for t in library.treatments[:-1])
    named(page, QCheckBox, last.name).click()
    save(qtbot, page)
    assert open_store(path).load().offered == ()


def test_fewer_than_two_options_are_refused_in_words(
    page: ClinicPage, clinic: ClinicSettings, library: Library
) -> None:
    for name in library.treatments[1:]:
        named(page, QCheckBox, name.name).click()
    named(page, QPushButton, "Save").click()
    assert "at least two options" in message(page)
    assert clinic.profile.offered == ()


def test_rows_move_by_button_and_by_keyboard(
    qtbot: QtBot, page: ClinicPage, library: Library, path: Path
) -> None:
    ids = [row.id for row in library.rows]
    rows = named(page, QListWidget, "Order of rows")
    named(page, QPushButton, "Move down").click()
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert rows.currentRow() == 2
    save(qtbot, page)
    assert open_store(path).load().row_order == (ids[1], ids[2], ids[0], *ids[3:])
    named(page, QPushButton, "Put the rows back").click()
    save(qtbot, page)
    assert open_store(path).load().row_order == ()


def test_the_first_row_cannot_move_up(page: ClinicPage) -> None:
    rows = named(page, QListWidget, "Order of rows")
    rows.setCurrentRow(0)
    assert not named(page, QPushButton, "Move up").isEnabled()
    rows.setCurrentRow(rows.count() - 1)
    assert not named(page, QPushButton, "Move down").isEnabled()


def test_a_logo_is_kept_and_can_be_removed(
    qtbot: QtBot, page: ClinicPage, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = picture(tmp_path / "logo.png")
    monkeypatch.setattr(problems, "choose_file", lambda *_: file)
    named(page, QPushButton, "Choose a picture").click()
    save(qtbot, page)
    assert open_store(path).load().logo == file.read_bytes()
    named(page, QPushButton, "Remove the logo").click()
    save(qtbot, page)
    assert open_store(path).load().logo is None


def test_a_logo_that_cannot_be_used_is_refused_in_the_page(
    page: ClinicPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "logo.png"
    file.write_text("no picture", encoding="utf-8")
    monkeypatch.setattr(problems, "choose_file", lambda *_: file)
    named(page, QPushButton, "Choose a picture").click()
    assert "not a PNG or JPEG" in message(page)
    assert not named(page, QPushButton, "Save").isEnabled()


def test_a_jpeg_is_taken(tmp_path: Path) -> None:
    file = picture(tmp_path / "logo.jpg", kind="JPEG")
    assert read_logo(file) == file.read_bytes()


def test_a_logo_with_too_many_dots_is_refused(tmp_path: Path) -> None:
    file = picture(tmp_path / "logo.png", side=LARGEST_SIDE + 1)
    with pytest.raises(IpdeskError, match="3001 by 4 dots"):
        read_logo(file)


def test_a_logo_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(b"\x89PNG" + bytes(2_500_000))
    with pytest.raises(IpdeskError, match=r"has 2\.5 MB; a logo may have 1 MB"):
        read_logo(file)


@pytest.mark.qt_log_ignore("libpng|Corrupt|png", extend=True)
def test_a_damaged_logo_is_refused(tmp_path: Path) -> None:
    file = picture(tmp_path / "logo.png")
    file.write_bytes(file.read_bytes()[:45])
    with pytest.raises(IpdeskError, match=r"damaged|not a PNG"):
        read_logo(file)


def test_a_logo_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IpdeskError, match="cannot be read"):
        read_logo(tmp_path / "gone.png")


def test_the_crisis_line_of_the_country_is_shown(library: Library) -> None:
    line = library.crisis_lines["US"]
    words = crisis_words(line, line.checked_on)
    assert line.plain in words
    assert "check the numbers" not in words
    assert crisis_words(None, line.checked_on) == NO_COUNTRY


def test_an_old_crisis_line_says_that_it_must_be_looked_up(library: Library) -> None:
    line = library.crisis_lines["US"]
    assert "check the numbers" in crisis_words(line, line.checked_on + timedelta(days=181))
    assert date.max > line.checked_on


def test_a_file_that_cannot_be_written_is_said_and_save_can_be_tried_again(
    qtbot: QtBot, tmp_path: Path, library: Library
) -> None:
    (tmp_path / "file").touch()
    clinic = ClinicSettings(tmp_path / "file" / "workspace.db")
    page = ClinicPage(clinic, library)
    qtbot.addWidget(page)
    named(page, QLineEdit, "Clinic name").setText("Harbor")
    with qtbot.waitSignal(clinic.problem_changed):
        named(page, QPushButton, "Save").click()
    assert "cannot be kept" in message(page)
    assert named(page, QPushButton, "Save").isEnabled()
    (tmp_path / "file").unlink()
    save(qtbot, page)
    clinic.finish()


def test_everything_that_the_keyboard_reaches_has_a_name(page: ClinicPage) -> None:
    assert nameless(page) == []

"""The clinic's settings in the window: at hand at once, kept in the background."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.workspace.model import ClinicProfile, PaletteName
from ipdesk.workspace.store import open_store
from tests.workspace.builders import make_profile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace.db"


@pytest.fixture
def settings(path: Path) -> Iterator[ClinicSettings]:
    made = ClinicSettings(path)
    yield made
    made.finish()


def test_the_defaults_serve_until_the_file_was_read(
    qtbot: QtBot, settings: ClinicSettings, path: Path
) -> None:
    open_store(path).save(make_profile())
    assert settings.profile == ClinicProfile()
    with qtbot.waitSignal(settings.changed):
        settings.load()
    assert settings.profile == make_profile()
    assert settings.problem == ""


def test_what_is_saved_holds_at_once_and_is_kept(
    qtbot: QtBot, settings: ClinicSettings, path: Path
) -> None:
    with qtbot.waitSignals([settings.changed, settings.saved]):
        settings.save(make_profile())
        assert settings.profile == make_profile()
    assert open_store(path).load() == make_profile()


def test_a_change_before_the_file_was_read_loses_nothing_of_it(
    qtbot: QtBot, settings: ClinicSettings, path: Path
) -> None:
    open_store(path).save(make_profile(palette=PaletteName.LIGHT))
    settings.load()
    with qtbot.waitSignal(settings.saved):
        settings.save(replace(settings.profile, last_condition="ocd"))
    expected = make_profile(palette=PaletteName.LIGHT, last_condition="ocd")
    assert settings.profile == expected
    assert open_store(path).load() == expected


def test_saves_in_a_row_are_kept_in_order(
    qtbot: QtBot, settings: ClinicSettings, path: Path
) -> None:
    with qtbot.waitSignals([settings.saved] * 5):
        for number in range(5):
            settings.save(replace(settings.profile, name=f"Clinic {number}"))
    assert open_store(path).load().name == "Clinic 4"
    assert settings.profile.name == "Clinic 4"


def test_a_damaged_file_is_said_and_the_next_save_starts_anew(
    qtbot: QtBot, settings: ClinicSettings, path: Path
) -> None:
    path.write_bytes(b"not a database at all" * 40)
    with qtbot.waitSignal(settings.problem_changed) as said:
        settings.load()
    assert "damaged" in said.args[0]
    assert settings.profile == ClinicProfile()
    with qtbot.waitSignal(settings.saved):
        settings.save(make_profile())
    assert settings.problem == ""
    assert open_store(path).load() == make_profile()


def test_settings_hold_in_the_window_where_they_cannot_be_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    settings = ClinicSettings(tmp_path / "file" / "workspace.db")
    with qtbot.waitSignal(settings.problem_changed) as said:
        settings.save(make_profile())
    assert "cannot be kept" in said.args[0]
    assert settings.profile == make_profile()
    settings.finish()

"""The quick look at the settings: right where it answers, silent where the store has to."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ipdesk.workspace.glance import glance
from ipdesk.workspace.model import ClinicProfile
from ipdesk.workspace.store import open_store
from tests.workspace.builders import make_profile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic" / "workspace.db"


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA ignore_check_constraints = 1")
        file.execute(sql)
        file.commit()


def test_it_sees_what_the_store_reads(path: Path) -> None:
    store = open_store(path)
    assert glance(path) == store.load() == ClinicProfile()
    store.save(make_profile(logo=b"\x89PNG"))
    assert glance(path) == store.load() == make_profile(logo=b"\x89PNG")


def test_a_new_machine_has_the_defaults_and_still_no_file(path: Path) -> None:
    assert glance(path) == ClinicProfile()
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE alembic_version SET version_num = '9999'",
        "DELETE FROM alembic_version",
        "DROP TABLE profile",
        "DROP TABLE row_place",
        "UPDATE profile SET palette = 'pink'",
        "UPDATE profile SET text_scale = 'large'",
        "ALTER TABLE profile DROP COLUMN hours",
    ],
)
def test_what_it_does_not_know_it_leaves_to_the_store(path: Path, sql: str) -> None:
    open_store(path).save(make_profile())
    change(path, sql)
    assert glance(path) is None


def test_a_damaged_file_is_left_to_the_store_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database at all" * 40)
    assert glance(path) is None
    assert path.read_bytes() == b"not a database at all" * 40


def test_a_file_being_written_is_not_waited_for(path: Path) -> None:
    open_store(path).save(make_profile())
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert glance(path) is None


def test_a_folder_where_a_file_stands_is_left_to_the_store(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert glance(tmp_path / "file" / "workspace.db") is None
    assert glance(tmp_path) is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_left_to_the_store(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert glance(tmp_path / "workspace.db") is None
    tmp_path.chmod(0o700)

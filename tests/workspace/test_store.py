"""The settings file: what is kept, and what happens when the file is not as it should be."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipdesk.errors import WorkspaceError
from ipdesk.workspace.model import ClinicProfile
from ipdesk.workspace.store import Store, open_store
from tests.workspace.builders import make_profile

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "workspace.db"


@pytest.fixture
def store(path: Path) -> Store:
    return open_store(path)


@pytest.fixture
def other(path: Path, store: Store) -> Iterator[sqlite3.Connection]:
    """Another program that has the same file open."""
    assert store
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


def test_a_new_file_gives_the_defaults(store: Store) -> None:
    assert store.load() == ClinicProfile()


def test_everything_that_was_set_is_kept(store: Store, path: Path) -> None:
    store.save(make_profile())
    assert open_store(path).load() == make_profile()


def test_shorter_lists_replace_longer_ones(store: Store) -> None:
    store.save(make_profile(clinicians=("A", "B", "C")))
    store.save(make_profile(clinicians=("C", "A"), offered=(), row_order=()))
    found = store.load()
    assert (found.clinicians, found.offered, found.row_order) == (("C", "A"), (), ())


def test_a_failed_save_leaves_what_was_kept(store: Store) -> None:
    store.save(make_profile())
    with pytest.raises(WorkspaceError):
        store.save(make_profile(name="Another", text_scale=99))
    assert store.load() == make_profile()


def test_nothing_about_patients_has_a_place_in_the_file(store: Store, path: Path) -> None:
    store.save(make_profile())
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    assert "patient" not in str(tables).lower()


def test_foreign_keys_hold(store: Store, path: Path) -> None:
    store.save(make_profile())
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM profile")
    other = sqlite3.connect(path)
    assert other.execute("SELECT count(*) FROM clinician").fetchone() == (0,)
    other.close()


def test_a_file_that_is_no_database_is_set_aside_in_words(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"This is a letter, not a database. " * 50)
    with pytest.raises(WorkspaceError, match=r"damaged and start anew.*workspace\.damaged-1\.db"):
        open_store(path)
    assert (path.parent / "workspace.damaged-1.db").read_bytes().startswith(b"This is a letter")
    assert open_store(path).load() == ClinicProfile()


def test_each_damaged_file_is_kept_under_a_name_of_its_own(store: Store, path: Path) -> None:
    store.save(make_profile())
    for number in (1, 2):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
        with pytest.raises(WorkspaceError, match=f"damaged-{number}"):
            open_store(path)
        open_store(path)
    assert len(list(path.parent.glob("workspace.damaged-*.db"))) == 2


def test_a_journal_goes_with_its_damaged_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 99)
    journal = path.with_name("workspace.db-wal")
    journal.write_bytes(b"old pages")
    with pytest.raises(WorkspaceError):
        open_store(path)
    assert not journal.exists()


def test_a_newer_file_is_refused_and_left_alone(other: sqlite3.Connection, path: Path) -> None:
    other.execute("UPDATE alembic_version SET version_num = '0999'")
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match=r"newer version of ipdesk .*Install the newer"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    stranger = sqlite3.connect(path)
    stranger.execute("CREATE TABLE recipes (name TEXT)")
    stranger.close()
    with pytest.raises(WorkspaceError, match="not a settings file of ipdesk"):
        open_store(path)


def test_a_locked_file_is_said_in_words(other: sqlite3.Connection, store: Store) -> None:
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(WorkspaceError, match="in use by another program"):
        store.load()


def test_saving_into_a_locked_file_is_said_in_words(
    other: sqlite3.Connection, store: Store
) -> None:
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(WorkspaceError, match="in use by another program"):
        store.save(make_profile())


@pytest.fixture
def ordinary_user() -> Iterator[Path]:
    """A folder of an ordinary user, with settings; root steps down meanwhile."""
    was_root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        # Made before stepping down: an ordinary user may not be able to read the checkout.
        settings = Path(name) / "workspace.db"
        open_store(settings).save(make_profile())
        if was_root:
            os.chown(name, NOBODY, NOBODY)
            os.chown(settings, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Path(name)
        finally:
            Path(name).chmod(0o700)
            if was_root:
                os.seteuid(0)


def test_a_read_only_file_can_be_read_and_says_that_it_cannot_be_written(
    ordinary_user: Path,
) -> None:
    path = ordinary_user / "workspace.db"
    path.chmod(0o444)
    store = open_store(path)
    assert store.load() == make_profile()
    with pytest.raises(WorkspaceError, match="may only be read"):
        store.save(make_profile(name="Another"))


def test_a_folder_that_cannot_be_written_is_said_in_words(ordinary_user: Path) -> None:
    ordinary_user.chmod(0o555)
    with pytest.raises(WorkspaceError, match="cannot be opened or made"):
        open_store(ordinary_user / "another.db")


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WorkspaceError, match="cannot be kept in"):
        open_store(tmp_path / "file" / "workspace.db")


def test_alembic_is_loaded_only_to_migrate(store: Store, path: Path) -> None:
    assert store
    code = (
        "import sys; from pathlib import Path; from ipdesk.workspace.store import open_store;"
        f"open_store(Path({str(path)!r})).load(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

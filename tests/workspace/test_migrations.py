"""Steps of the settings file: every released version walks up to what the models say."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from ipdesk.workspace import migrations, store
from ipdesk.workspace.migrations import REVISIONS
from ipdesk.workspace.model import ClinicProfile
from ipdesk.workspace.models import Base
from tests.workspace.builders import make_profile

RELEASED = Path(__file__).parent / "released"
FOLDER = Path(migrations.__file__).parent
TABLES = sorted(Base.metadata.tables)


def held_by(revision: str) -> ClinicProfile:
    """What the file of a release holds: everything that it had a place for."""
    if revision != "0001":
        return make_profile()
    names = ("closed_weekdays", "closed_days", "open_on_holidays", "reviews", "presets")
    default = ClinicProfile()
    return make_profile(**{name: getattr(default, name) for name in names})


def schema(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name != 'alembic_version'"
    ).fetchall()
    connection.close()
    return {name: " ".join(sql.replace('"', "").split()) for name, sql in found}


def load_dump(revision: str, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript((RELEASED / f"{revision}.sql").read_text(encoding="utf-8"))
    connection.close()


def test_the_list_of_revisions_is_that_of_the_files() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    steps = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([step.revision for step in steps])) == REVISIONS


def test_a_new_file_is_what_the_models_say(tmp_path: Path) -> None:
    path = tmp_path / "workspace.db"
    store.open_store(path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


@pytest.mark.parametrize("table", TABLES)
def test_constraints_have_the_names_and_words_of_the_models(tmp_path: Path, table: str) -> None:
    migrated, fresh = tmp_path / "migrated.db", tmp_path / "fresh.db"
    store.open_store(migrated)
    engine = create_engine(f"sqlite:///{fresh}")
    Base.metadata.create_all(engine)
    engine.dispose()

    def lines(path: Path) -> set[str]:
        body = schema(path)[table].partition("(")[2].rpartition(")")[0]
        return {line.strip() for line in body.replace("CONSTRAINT", "\nCONSTRAINT").splitlines()}

    def constraints(path: Path) -> set[str]:
        return {line.rstrip(", ") for line in lines(path) if line.startswith("CONSTRAINT")}

    assert constraints(migrated) == constraints(fresh)


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_released_file_walks_up_and_keeps_what_it_holds(tmp_path: Path, revision: str) -> None:
    path, fresh = tmp_path / "workspace.db", tmp_path / "fresh.db"
    load_dump(revision, path)
    opened = store.open_store(path)
    store.open_store(fresh)
    assert schema(path) == schema(fresh)
    assert opened.load() == held_by(revision)


def test_every_revision_has_a_file_of_its_release() -> None:
    assert {path.stem for path in RELEASED.glob("*.sql")} == set(REVISIONS)


def test_a_failed_step_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A further step that breaks half-way, on a copy of the real steps."""
    broken = tmp_path / "steps"
    shutil.copytree(FOLDER, broken / "migrations")
    (broken / "migrations" / "versions" / "0003_broken.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        'revision = "0003"\ndown_revision = "0002"\n'
        "def upgrade():\n"
        '    op.create_table("half", sa.Column("id", sa.Integer))\n'
        '    op.execute("INSERT INTO nowhere VALUES (1)")\n',
        encoding="utf-8",
    )
    path = tmp_path / "workspace.db"
    store.open_store(path).save(make_profile())
    before = schema(path)
    monkeypatch.setattr(store, "__file__", str(broken / "store.py"))
    monkeypatch.setattr(store, "HEAD", "0003")
    with pytest.raises(store.WorkspaceError):
        store.open_store(path)
    assert schema(path) == before
    assert len(list(tmp_path.glob("workspace.before-0003-from-0002.db"))) == 1
    monkeypatch.undo()
    assert store.open_store(path).load() == make_profile()


def test_steps_lie_in_packages_so_that_a_wheel_has_them() -> None:
    assert (FOLDER / "__init__.py").is_file()
    assert (FOLDER / "versions" / "__init__.py").is_file()

"""The clinic's settings file: opened, brought up to date, read and written whole."""

import shutil
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from ipdesk.errors import WorkspaceError
from ipdesk.workspace.faults import DamagedWorkspaceError, damaged, fault, set_aside
from ipdesk.workspace.migrations import HEAD, REVISIONS
from ipdesk.workspace.model import ClinicProfile
from ipdesk.workspace.models import Profile
from ipdesk.workspace.rows import clear_lists, fill, value

WAIT_SECONDS = 2.0
"""How long another program that is writing the file is waited for."""


class Store:
    """The settings file, open; it takes and gives frozen values, from any thread."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def load(self) -> ClinicProfile:
        """Read what the clinic has set; the defaults where nothing was saved yet.

        Raises:
            WorkspaceError: The file cannot be read.
        """
        try:
            with Session(self._engine) as session:
                row = session.get(Profile, 1)
                return ClinicProfile() if row is None else value(row)
        except SQLAlchemyError as error:
            raise fault(self._path, error, "read") from error

    def save(self, profile: ClinicProfile) -> None:
        """Write what the clinic has set: all of it, or nothing.

        Raises:
            WorkspaceError: The file cannot be written; what it held stands.
        """
        try:
            with Session(self._engine) as session, session.begin():
                row = session.get(Profile, 1)
                if row is None:
                    row = Profile(id=1)
                    session.add(row)
                else:
                    # The lists go first: their places are keys that the new ones take.
                    clear_lists(row)
                    session.flush()
                fill(row, profile)
        except SQLAlchemyError as error:
            raise fault(self._path, error, "saved") from error


def _engine(path: Path, *, migrating: bool = False) -> Engine:
    """An engine whose transactions cover changes of tables too.

    The driver opens no transaction before such a statement: its own handling is switched off, and
    BEGIN is sent when a transaction begins. While migrating, the file is taken at once, so that
    two programs do not both make the tables; and foreign keys are off, because a table that is
    made anew drops the old one, which would take its rows' children with it.
    """
    engine = create_engine(
        f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": WAIT_SECONDS}
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA foreign_keys = {'OFF' if migrating else 'ON'}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if migrating else "BEGIN")

    return engine


def _revision(connection: Connection) -> str | None:
    """The file's revision: None for a new file, empty for one that is not ipdesk's."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        return ""
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return "" if found is None else str(found)


def _state(path: Path) -> str | None:
    """Check the file and read its revision, without changing it."""
    with _engine(path).connect() as connection:
        if connection.exec_driver_sql("PRAGMA quick_check").scalar() != "ok":
            raise damaged(path)
        return _revision(connection)


def _copy_before(path: Path, revision: str) -> None:
    shutil.copy2(path, path.with_name(f"{path.stem}.before-{HEAD}-from-{revision}{path.suffix}"))


def _migrate(path: Path) -> None:
    """Bring the file to the newest layout in one transaction."""
    from alembic import command  # loaded only when there is something to migrate
    from alembic.config import Config

    folder = Path(__file__).resolve().parent / "migrations"
    config = Config()
    # The value passes through an interpolating reader.
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with _engine(path, migrating=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise WorkspaceError(
                f"The clinic's settings in {path} could not be brought up to date. "
                "They were left as they were."
            )


def open_store(path: Path) -> Store:
    """Open the settings file; make it or bring it up to date where needed.

    Raises:
        WorkspaceError: It is damaged (then it is set aside under another name, so that the next
            call starts a new one), from a newer version, not ipdesk's, locked, or cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        revision = _state(path)
        if revision is not None and revision not in REVISIONS:
            raise WorkspaceError(_stranger(path, revision))
        if revision != HEAD:
            if revision is not None:
                _copy_before(path, revision)
            _migrate(path)
    except DamagedWorkspaceError as error:
        raise set_aside(path, error) from error
    except SQLAlchemyError as error:
        raise set_aside(path, fault(path, error, "opened")) from error
    except OSError as error:
        raise WorkspaceError(
            f"The clinic's settings cannot be kept in {path.parent}: {error.strerror}. "
            "Everything else works; what you set holds until you close ipdesk."
        ) from error
    return Store(_engine(path), path)


def _stranger(path: Path, revision: str) -> str:
    if revision:
        return (
            f"The clinic's settings in {path} are from a newer version of ipdesk "
            f"({revision}; this one knows {HEAD}). Install the newer version to use them; "
            "until then ipdesk works without them and leaves them as they are."
        )
    return (
        f"{path} is not a settings file of ipdesk, so it was left alone. "
        "Move it elsewhere and open ipdesk again."
    )

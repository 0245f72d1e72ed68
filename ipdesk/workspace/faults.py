"""What went wrong with the settings file, in words."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ipdesk.errors import WorkspaceError

USABLE = "ipdesk works without it; what you set holds until you close it."
_SIDECARS = ("-journal", "-wal", "-shm")


class DamagedWorkspaceError(WorkspaceError):
    """The file's content cannot be trusted."""


def damaged(path: Path) -> DamagedWorkspaceError:
    """Say that the file is damaged."""
    return DamagedWorkspaceError(f"The clinic's settings in {path} are damaged. {USABLE}")


def _code(error: SQLAlchemyError) -> int:
    """SQLite's primary result code; 0 when the error is not the database's."""
    code = getattr(error.orig, "sqlite_errorcode", 0) if isinstance(error, DBAPIError) else 0
    return int(code) & 0xFF


def fault(path: Path, error: SQLAlchemyError, done: str) -> WorkspaceError:
    """Say what keeps the settings from being ``done`` (read, saved, opened) and what to do."""
    start = f"The clinic's settings could not be {done}: {path}"
    match _code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return WorkspaceError(
                f"{start} is in use by another program. Close the other ipdesk and try again. "
                f"{USABLE}"
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return WorkspaceError(
                f"{start} may only be read on this computer. Ask who looks after it to let you "
                f"write there. {USABLE}"
            )
        case sqlite3.SQLITE_CANTOPEN:
            return WorkspaceError(f"{start} cannot be opened or made. {USABLE}")
        case sqlite3.SQLITE_FULL:
            return WorkspaceError(f"{start}: the disk is full. Free some space and try again.")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case _:
            return WorkspaceError(f"{start}: the disk reported a fault. {USABLE}")


def _free_name(path: Path) -> Path:
    number = 1
    while (name := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")).exists():
        number += 1
    return name


def set_aside(path: Path, problem: WorkspaceError) -> WorkspaceError:
    """Move a damaged file to a free name beside it and say so; other problems pass through."""
    if not isinstance(problem, DamagedWorkspaceError):
        return problem
    kept = _free_name(path)
    try:
        path.replace(kept)
        # A journal left under the old name would be played into the new file.
        for suffix in _SIDECARS:
            journal = path.with_name(path.name + suffix)
            if journal.exists():
                journal.replace(kept.with_name(kept.name + suffix))
    except OSError:
        return problem
    return DamagedWorkspaceError(
        f"The clinic's settings were damaged and start anew. The damaged file is kept as {kept}. "
        "Please fill in the Clinic page again."
    )

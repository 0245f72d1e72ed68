"""What is installed, which content is in use, where files are, and what is wrong."""

import platform
import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from ipdesk import __version__, paths
from ipdesk.content.opening import open_library
from ipdesk.errors import IpdeskError
from ipdesk.handout.typeface import FALLBACK_FILES, FILES, composed, font_file

PACKAGES = ("PySide6_Essentials", "SQLAlchemy", "alembic", "reportlab", "pypdfium2", "platformdirs")


def _packages() -> tuple[list[str], list[str]]:
    lines, wrong = [], []
    for name in PACKAGES:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            # A bundle holds the modules without their records.
            module = {"PySide6_Essentials": "PySide6", "SQLAlchemy": "sqlalchemy"}.get(name, name)
            if find_spec(module) is None:
                wrong.append(f"{name} is not installed. Run 'make run' or 'pip install .'.")
            else:
                lines.append(f"{name} (bundled)")
    return lines, wrong


def _reference() -> tuple[list[str], list[str]]:
    try:
        library = open_library()
        library.check()
        info = library.info
        counts = f"{info.statements} statements, {info.rules} rules, {info.sources} sources"
        return [f"reference {info.version} ({info.hash[:12]}): {counts}"], []
    except IpdeskError as error:
        return [], [str(error)]


def _fonts() -> tuple[list[str], list[str]]:
    faces = (*FILES, *FALLBACK_FILES)
    wrong = []
    for face in faces:
        try:
            font_file(face)
        except IpdeskError as error:
            wrong.append(str(error))
    lines = [f"fonts: {len(faces) - len(wrong)} faces in {paths.fonts_dir()}"]
    try:
        composed()
    except IpdeskError as error:
        wrong.append(str(error))
    return lines, wrong


def _sections() -> tuple[list[str], list[str]]:
    from ipdesk.handout.build import section_list

    try:
        return [f"handout sections: {len(section_list())}"], []
    except IpdeskError as error:
        return [], [str(error)]


def _settings() -> tuple[list[str], list[str]]:
    """Look at the clinic's settings without changing them; none is no fault."""
    path = paths.workspace_file()
    if not path.exists():
        return [], []
    damaged = f"The clinic's settings in {path} are damaged. Move the file away and set them again."
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            verdict = connection.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return [], [damaged]
        return [], [f"The clinic's settings in {path} cannot be read ({error}). Check the file."]
    return [], [] if verdict == "ok" else [damaged]


def _places() -> tuple[list[str], list[str]]:
    lines = [f"resources: {paths.resources_dir()}", f"clinic settings: {paths.workspace_file()}"]
    return [*lines, f"log: {paths.log_file()}"], []


CHECKS: tuple[Callable[[], tuple[list[str], list[str]]], ...] = (
    _packages,
    _reference,
    _fonts,
    _sections,
    _settings,
    _places,
)


def examine() -> tuple[str, bool]:
    """Look at everything; give the report and whether all is well."""
    lines = [
        f"ipdesk {__version__}",
        f"Python {platform.python_version()} on {platform.platform()}",
        f"SQLite {sqlite3.sqlite_version}",
    ]
    wrong: list[str] = []
    for check in CHECKS:
        found, faults = check()
        lines += found
        wrong += faults
    lines += [f"WRONG: {fault}" for fault in wrong] or ["Nothing is wrong."]
    return "\n".join(lines), not wrong

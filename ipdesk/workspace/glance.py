"""A quick look at the settings file, for the first frame: without the database layer.

It reads the usual case only: a sound file of today's layout. Whatever else it finds it leaves to
``store``, which can bring a file up to date, set a damaged one aside and say what is wrong.
"""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipdesk.workspace.migrations import HEAD
from ipdesk.workspace.model import ClinicProfile, Depth, Paper, Preset, PrintSize, Review

if TYPE_CHECKING:
    from sqlite3 import Connection

_LISTS = {
    "clinicians": "SELECT name FROM clinician ORDER BY position",
    "offered": "SELECT treatment FROM offered_treatment ORDER BY position",
    "row_order": 'SELECT "row" FROM row_place ORDER BY position',
}


def glance(path: Path) -> ClinicProfile | None:
    """What the clinic has set; None where that takes more than a look."""
    if not path.is_file():
        return ClinicProfile() if _can_be_made(path) else None
    import sqlite3  # only where there is something to read

    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            # Who waits for a first frame does not wait for another program to write.
            file.execute("PRAGMA busy_timeout = 0")
            return _profile(file)
    except (sqlite3.Error, UnicodeError, ValueError, KeyError):
        return None


def _can_be_made(path: Path) -> bool:
    if path.exists():
        return False
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    return folder.is_dir() and os.access(folder, os.W_OK)


def _profile(file: "Connection") -> ClinicProfile | None:
    sound = file.execute("PRAGMA quick_check").fetchone() == ("ok",)
    if not sound or file.execute("SELECT version_num FROM alembic_version").fetchall() != [(HEAD,)]:
        return None
    found = file.execute("SELECT * FROM profile")
    names = [column[0] for column in found.description]
    row = found.fetchone()
    if row is None:
        return ClinicProfile()
    stored = dict(zip(names, row, strict=True))
    default = ClinicProfile()
    return ClinicProfile(
        **{
            field.name: _value(file, field.name, stored, getattr(default, field.name))
            for field in fields(ClinicProfile)
        }
    )


def _weekdays(file: "Connection") -> frozenset[int]:
    return frozenset(number for (number,) in file.execute("SELECT weekday FROM closed_weekday"))


def _days(file: "Connection") -> tuple[date, ...]:
    found = file.execute("SELECT day FROM closed_day ORDER BY day")
    return tuple(date.fromisoformat(day) for (day,) in found)


def _reviews(file: "Connection") -> tuple[Review, ...]:
    found = file.execute("SELECT language, name, day FROM language_review ORDER BY language")
    return tuple(Review(code, name, date.fromisoformat(day)) for code, name, day in found)


def _presets(file: "Connection") -> tuple[Preset, ...]:
    found = file.execute(
        "SELECT position, name, depth, paper, size, language, second_language, picks_questions "
        "FROM preset ORDER BY position"
    )
    return tuple(
        Preset(
            name,
            tuple(_of_preset(file, "section", place)),
            Depth(depth),
            Paper(paper),
            PrintSize(size),
            language,
            second,
            tuple(_of_preset(file, "question", place)) if picks else None,
        )
        for place, name, depth, paper, size, language, second, picks in found.fetchall()
    )


def _of_preset(file: "Connection", what: str, place: int) -> list[str]:
    sql = f"SELECT {what} FROM preset_{what} WHERE preset_position = ? ORDER BY position"
    return [name for (name,) in file.execute(sql, (place,))]


_READ: dict[str, Callable[["Connection"], Any]] = {
    "closed_weekdays": _weekdays,
    "closed_days": _days,
    "reviews": _reviews,
    "presets": _presets,
}


def _value(file: "Connection", name: str, stored: dict[str, Any], default: object) -> Any:
    """A field as it was stored; KeyError or ValueError where it is not stored as expected."""
    if name in _READ:
        return _READ[name](file)
    if isinstance(default, tuple):
        return tuple(text for (text,) in file.execute(_LISTS[name]))
    value = stored[name]
    if isinstance(default, StrEnum):
        return type(default)(value)
    if isinstance(default, bool):
        return bool(value)
    if default is not None and type(value) is not type(default):
        raise ValueError(name)
    return value

"""The compiled reference as a file: opened, read and checked; its faults said in words."""

import json
import sqlite3
from pathlib import Path
from typing import Any, TypeVar

from ipdesk.content.decode import decode
from ipdesk.errors import ContentError

FORMAT = 4
"""The layout of the file that this program reads."""

T = TypeVar("T")


class ReferenceFile:
    """A reference, open for reading.

    Raises:
        ContentError: The file is missing, damaged, or of a newer or older format.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        if not path.is_file():
            raise ContentError(
                f"The reference {path} is missing. Install the program again, or in a "
                f"checkout run 'ipdesk content build --out {path}'."
            )
        try:
            # Immutable: the file is replaced whole, never written in place, so no lock is needed.
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            found = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if found > FORMAT:
                # What a newer file holds is not known: nothing of it is read.
                raise self._other_version("newer", found)
            self._meta: dict[str, str] = dict(
                self._connection.execute("SELECT key, value FROM meta")
            )
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise self._damaged() from error
        if found < FORMAT:
            raise self._other_version("older", found)

    def _other_version(self, word: str, found: int) -> ContentError:
        return ContentError(
            f"The reference {self._path} is from a {word} version of ipdesk (format {found}, "
            f"this program reads {FORMAT}). Install matching versions."
        )

    def _damaged(self) -> ContentError:
        return ContentError(
            f"The reference {self._path} is damaged. Install the program again, or in a "
            f"checkout run 'ipdesk content build --out {self._path}'."
        )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def check(self) -> None:
        """Read the whole file once; raise ContentError if any page of it is damaged."""
        try:
            verdict = self._connection.execute("PRAGMA integrity_check").fetchone()[0]
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise self._damaged() from error
        if verdict != "ok":
            raise self._damaged()

    def _query(self, sql: str, *arguments: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, arguments).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise self._damaged() from error

    def _json(self, record: str) -> dict[str, Any]:
        try:
            data: dict[str, Any] = json.loads(record)
        except (ValueError, TypeError) as error:
            raise self._damaged() from error
        return data

    def _decode(self, kind: type[T], data: dict[str, Any]) -> T:
        try:
            return decode(kind, data)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise self._damaged() from error

    def _list(self, name: str, kind: type[T]) -> tuple[T, ...]:
        rows = self._query("SELECT record FROM lists WHERE name = ? ORDER BY position", name)
        return tuple(self._decode(kind, self._json(record)) for (record,) in rows)

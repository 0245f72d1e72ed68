"""How the search scales: the shipped reference, and one a hundred times as large, against LIKE."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from ipdesk.content.library import Library
from ipdesk.content.opening import open_library, reference_file

TYPED = ("shock treatment", "Spravato driving", "metal in head", "lithium ect", "seizzure", "ket")
TIMES = 100
_WHERE = "title LIKE ? OR names LIKE ? OR body LIKE ?"


def enlarged(folder: Path, times: int) -> Path:
    """A copy of the reference whose search holds every entry ``times`` times over."""
    path = Path(shutil.copy(reference_file(), folder / "large.db"))
    connection = sqlite3.connect(path)
    # Numbered words keep the copies apart, as other content would: the vocabulary grows too.
    connection.execute(
        "WITH RECURSIVE many(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM many WHERE n < ?) "
        "INSERT INTO search (kind, id, owner, rank_by, title, names, body) "
        "SELECT kind, id || '-' || n, owner, rank_by, title, names || ' copy' || n, body "
        "FROM many, (SELECT * FROM search)",
        (times,),
    )
    connection.execute(
        "WITH RECURSIVE many(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM many WHERE n < ?) "
        "INSERT INTO search_words (word) "
        "SELECT word || char(97 + n % 26) || char(97 + n / 26) FROM many, "
        "(SELECT * FROM search_words)",
        (times,),
    )
    connection.commit()
    connection.close()
    return path


def scan(connection: sqlite3.Connection, typed: str) -> list[tuple[str, ...]]:
    """The peer: every word somewhere in an entry, by walking the table, shortest titles first."""
    words = typed.split()
    query = " AND ".join(f"({_WHERE})" for _ in words)
    values = [f"%{word}%" for word in words for _ in range(3)]
    return connection.execute(
        f"SELECT kind, id, owner, title, body FROM plain WHERE {query} "
        "ORDER BY length(title) LIMIT 60",
        values,
    ).fetchall()


def scanned(path: Path) -> sqlite3.Connection:
    """The same entries in an ordinary table, in memory: the best case for a scan."""
    connection = sqlite3.connect(":memory:")
    connection.execute("ATTACH ? AS reference", (str(path),))
    connection.execute(
        "CREATE TABLE plain AS SELECT kind, id, owner, title, names, body FROM reference.search"
    )
    return connection


def search(say: Callable[[str], None], median_ms: Callable[..., float]) -> None:
    """Every query, at both sizes, by both ways."""
    say("Search (peer: LIKE over the same entries in memory; it knows no prefix, synonym or slip)")
    with tempfile.TemporaryDirectory() as folder:
        small, large = open_library(), Library(enlarged(Path(folder), TIMES))
        tables = scanned(reference_file()), scanned(Path(folder) / "large.db")
        for typed in TYPED:
            ours = [
                median_ms(lambda library=library, typed=typed: library.search(typed), 7)
                for library in (small, large)
            ]
            peer = [
                median_ms(lambda table=table, typed=typed: scan(table, typed), 3)
                for table in tables
            ]
            say(
                f"  {typed:<18} x1 {ours[0]:7.2f} ms  LIKE {peer[0]:7.2f}  ratio "
                f"{ours[0] / peer[0]:5.2f}   x{TIMES} {ours[1]:8.1f} ms  LIKE {peer[1]:8.1f}  "
                f"ratio {ours[1] / peer[1]:5.2f}"
            )
        large.close()

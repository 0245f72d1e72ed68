"""The compiled reference: whole or not at all, and refused in words when it cannot be used."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from ipdesk.content.compile import build
from ipdesk.content.library import Library
from ipdesk.errors import ContentError
from tests.conftest import CONTENT

REVIEWED = date(2026, 11, 22)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reference") / "reference.db"
    build(CONTENT, path, REVIEWED)
    return path


def test_the_same_content_has_the_same_hash(reference: Path, tmp_path: Path) -> None:
    digest = build(CONTENT, tmp_path / "again.db", REVIEWED)
    assert digest == Library(reference).info.hash


def test_a_changed_word_changes_the_hash(reference: Path, tmp_path: Path) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    path = content / "crisis.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("day or night", "at any hour", 1))
    assert build(content, tmp_path / "changed.db", REVIEWED) != Library(reference).info.hash


def test_broken_content_leaves_the_old_reference(reference: Path, tmp_path: Path) -> None:
    out = Path(shutil.copy(reference, tmp_path / "reference.db"))
    before = out.read_bytes()
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    (content / "rows.toml").write_text("rows = [", encoding="utf-8")
    with pytest.raises(ContentError, match="problem"):
        build(content, out, REVIEWED)
    assert out.read_bytes() == before
    assert list(tmp_path.glob("*.part")) == []


def test_an_unwritable_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(ContentError, match="cannot be written"):
        build(CONTENT, blocked / "reference.db", REVIEWED)


def test_a_missing_reference_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="is missing"):
        Library(tmp_path / "none.db")


def test_a_truncated_reference_is_refused(reference: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.db"
    short.write_bytes(reference.read_bytes()[:50_000])
    with pytest.raises(ContentError, match="damaged"):
        Library(short).check()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("not a database, " * 100, encoding="utf-8")
    with pytest.raises(ContentError, match="damaged"):
        Library(other)


def test_a_newer_reference_is_refused(reference: Path, tmp_path: Path) -> None:
    newer = Path(shutil.copy(reference, tmp_path / "newer.db"))
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ContentError, match="newer version"):
        Library(newer)


@pytest.mark.parametrize("record", ["{", "[]", '{"id": "age"}', "null"])
def test_a_record_that_was_overwritten_is_damage(
    reference: Path, tmp_path: Path, record: str
) -> None:
    hurt = Path(shutil.copy(reference, tmp_path / "hurt.db"))
    connection = sqlite3.connect(hurt)
    connection.execute("UPDATE lists SET record = ? WHERE name = 'factors'", (record,))
    connection.commit()
    connection.close()
    with pytest.raises(ContentError, match="damaged"):
        _ = Library(hurt).factors


def test_nothing_of_a_newer_reference_is_read(reference: Path, tmp_path: Path) -> None:
    newer = Path(shutil.copy(reference, tmp_path / "other-layout.db"))
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("DROP TABLE meta")
    connection.commit()
    connection.close()
    with pytest.raises(ContentError, match="newer version"):
        Library(newer)


def test_what_is_read_is_what_was_written(library: Library) -> None:
    ect = library.treatment("ect")
    assert ect.names.short_name == "ECT"
    assert ect.sign_off.checker == ""
    assert len(ect.facts) > 100
    cited = library.sources(ect.facts[0].sources)
    assert tuple(source.id for source in cited) == ect.facts[0].sources


def test_rules_are_read_alone_as_with_the_treatment(library: Library) -> None:
    rules = library.treatment("tms").rules
    assert rules
    assert library.rules("tms") == library.rules("tms:itbs") == rules


def test_sources_come_in_the_order_asked_and_once(library: Library) -> None:
    first, second = library.all_sources()[:2]
    found = library.sources([second.id, "no-such-source", first.id, second.id])
    assert found == (second, first)
    assert library.sources([]) == ()

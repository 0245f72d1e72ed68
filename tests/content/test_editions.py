"""Editions: what a version's sheets said is kept, never rewritten, and held against the content."""

import re
from datetime import date
from pathlib import Path

import pytest

from ipdesk.content.check import check_content
from ipdesk.content.compile import build
from ipdesk.content.edition import Edition, LineKind, edition_from, table_of
from ipdesk.content.editions import check_numbers
from ipdesk.content.library import Library
from ipdesk.content.release import release
from ipdesk.content.source_files import read_content
from ipdesk.errors import ContentError
from tests.conftest import CONTENT
from tests.content.older import OLDER, WAS, as_it_is, copy_content, otherwise, write_edition

TODAY = date(2026, 11, 22)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_content(tmp_path)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def change_a_word(content: Path) -> None:
    """Change a word of a statement that a sheet prints."""
    edit(content / "conditions" / "trd.toml", '\nplain = "', '\nplain = "Yes. ')


def set_version(content: Path, version: str) -> None:
    path = content / "reference.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'^version = ".*"', f'version = "{version}"', text, flags=re.M), "utf-8")


def found(content: Path, *words: str) -> list[str]:
    told = [str(problem) for problem in check_content(content, TODAY)]
    return [line for line in told if all(word in line for word in words)]


def test_a_release_is_read_as_it_was_written(content: Path) -> None:
    path = release(content, TODAY)
    assert path == content.parent / "editions" / "2026.11.tsv"
    text = path.read_text(encoding="utf-8")
    edition = edition_from(text, "2026.11")
    assert table_of(edition) == text
    assert {line.kind for line in edition.lines} == set(LineKind)
    assert path.stat().st_size < 1_500_000


def test_a_second_release_of_the_same_texts_changes_nothing(content: Path) -> None:
    before = release(content, TODAY).read_bytes()
    assert release(content, TODAY).read_bytes() == before


def test_a_released_version_is_not_rewritten(content: Path) -> None:
    path = release(content, TODAY)
    before = path.read_bytes()
    change_a_word(content)
    with pytest.raises(ContentError, match="recorded with other texts"):
        release(content, TODAY)
    assert path.read_bytes() == before
    set_version(content, "2026.12")
    assert release(content, TODAY).name == "2026.12.tsv"
    assert path.read_bytes() == before


def test_it_is_recorded_again_when_that_is_asked(content: Path) -> None:
    before = release(content, TODAY).read_bytes()
    change_a_word(content)
    assert release(content, TODAY, again=True).read_bytes() != before


def test_an_older_version_is_not_released_after_a_newer(content: Path) -> None:
    write_edition(content, "2026.11.2", as_it_is)
    with pytest.raises(ContentError, match=r"2026\.11\.2 is recorded already"):
        release(content, TODAY)


def test_content_with_faults_is_not_released(content: Path) -> None:
    edit(content / "treatments" / "ect.toml", 'row = "invasiveness"', 'row = "colour"')
    with pytest.raises(ContentError, match=r"faults, first .*colour"):
        release(content, TODAY)
    assert not (content.parent / "editions").exists()


def test_content_that_differs_from_its_own_edition_is_told(content: Path) -> None:
    release(content, TODAY)
    assert not found(content, "editions/")
    change_a_word(content)
    told = found(content, "editions/2026.11.tsv", "warning", "differs from its own edition")
    assert len(told) == 1
    assert "raise the version" in told[0]
    set_version(content, "2027.01")
    assert found(content, "editions/2027.01.tsv", "warning", "has no edition")


def test_a_damaged_edition_is_named(content: Path) -> None:
    path = release(content, TODAY)
    path.write_text(path.read_text(encoding="utf-8").replace("\t", " ", 9), encoding="utf-8")
    assert found(content, "editions/2026.11.tsv", "not readable as an edition")
    with pytest.raises(ContentError, match="not readable as an edition"):
        build(content, content.parent / "reference.db", TODAY)


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "treatments/tms.toml",
            "number = 2\n",
            "number = 1\n",
            "treatments/tms.toml: number: number 1 is that of ect",
        ),
        ("treatments/tms.toml", "number = 2\n", "", "treatments/tms.toml: number: Field required"),
        ("treatments/tms.toml", "number = 2\n", "number = 0\n", "treatments/tms.toml: number:"),
        (
            "treatments/tms.toml",
            'id = "itbs"\nnumber = 3\n',
            'id = "itbs"\nnumber = 2\n',
            "treatments/tms.toml: protocols.itbs.number: number 2 is that of ltms-1hz",
        ),
        (
            "treatments/tms.toml",
            'id = "itbs"\nnumber = 3\n',
            'id = "itbs"\n',
            "treatments/tms.toml: protocols.itbs.number: Field required",
        ),
        (
            "conditions/trd.toml",
            "number = 1\n",
            "number = 2\n",
            "conditions/trd.toml: number: number 2 is that of mdd",
        ),
        ("conditions/trd.toml", "number = 1\n", "", "conditions/trd.toml: number: Field required"),
    ],
)
def test_numbers_that_are_missing_or_stand_twice_are_named(
    content: Path, file: str, old: str, new: str, told: str
) -> None:
    edit(content / file, old, new)
    read, problems = read_content(content)
    assert read is not None
    assert told in "\n".join(str(found) for found in (*problems, *check_numbers(read)))


def test_a_number_is_never_changed_and_never_used_again(content: Path) -> None:
    write_edition(content, OLDER, otherwise)
    path = content / "treatments" / "tms.toml"
    edit(path, "number = 2\n", "number = 99\n")
    assert found(content, "tms.toml: number: number 99 was that of old-pill in 2026.05")
    assert found(content, "tms.toml: number: the number of tms was 2 in 2026.05")
    edit(path, 'id = "itbs"\nnumber = 3\n', 'id = "itbs"\nnumber = 30\n')
    edit(content / "conditions" / "trd.toml", "number = 1\n", "number = 2\n")
    assert found(content, "tms.toml: number: the number of itbs was 3 in 2026.05")
    assert found(content, "conditions/trd.toml: number: number 2 is that of mdd")


def test_a_new_treatment_takes_a_number_without_complaint(content: Path) -> None:
    def before_ect(lines: object) -> list[object]:
        return [line for line in lines if getattr(line, "subject", "") != "ect"]  # type: ignore[attr-defined]

    write_edition(content, OLDER, before_ect)  # type: ignore[arg-type]
    assert not found(content, "number")


def test_the_reference_holds_every_edition_and_what_is_said_now(content: Path) -> None:
    write_edition(content, OLDER, otherwise)
    release(content, TODAY)
    out = content.parent / "reference.db"
    build(content, out, TODAY)
    library = Library(out)
    assert library.released == (OLDER, "2026.11")
    own, older, now = (library.edition(name) for name in ("2026.11", OLDER, ""))
    assert isinstance(own, Edition)
    assert isinstance(older, Edition)
    assert isinstance(now, Edition)
    assert own.lines == now.lines
    assert WAS in {line.text for line in older.lines}
    assert library.edition("2019.01") is None
    assert library.numbers.treatments["old-pill"] == 99
    library.close()


def test_editions_do_not_change_the_hash_of_the_content(content: Path) -> None:
    out = content.parent / "reference.db"
    before = build(content, out, TODAY)
    write_edition(content, OLDER, otherwise)
    assert build(content, out, TODAY) == before


def test_the_shipped_version_is_recorded() -> None:
    assert CONTENT.parent.joinpath("editions").is_dir()
    told = [str(problem) for problem in check_content(CONTENT, TODAY)]
    assert not [line for line in told if line.startswith("editions/")]

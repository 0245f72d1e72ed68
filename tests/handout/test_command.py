"""``ipdesk handout``: exit codes, one sentence for a fault, a whole file or none."""

from pathlib import Path

import pytest

from ipdesk.cli import run
from tests.handout.pages import flat, page_texts

BASE = ["handout", "ect", "tms", "--date", "2026-11-22"]


def test_a_sheet_is_written_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "sheet.pdf"
    code = run([
        *BASE, "--out", str(target), "--name", "Maria", "--clinic", "Sample Clinic",
        "--start", "2026-12-01", "--say", "pregnancy", "--matters", "memory",
        "--next-visit", "1 December at 10:30", "--clinician", "Dr. Lee", "--note", "See you.",
    ])  # fmt: skip
    assert code == 0
    assert capsys.readouterr().out == f"Wrote {target}.\n"
    words = flat(" ".join(page_texts(target.read_bytes())))
    for part in ("For Maria", "Sample Clinic", "1 December at 10:30", "Dr. Lee", "See you."):
        assert part in words


def test_the_same_command_writes_the_same_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    assert run([*BASE, "--out", str(one)]) == 0
    assert run([*BASE, "--out", str(two)]) == 0
    assert one.read_bytes() == two.read_bytes()


def test_an_alias_of_a_factor_is_known(tmp_path: Path, library: object) -> None:
    factors = library.factors.values()  # type: ignore[attr-defined]  # a Library
    alias = next(factor.aliases[0] for factor in factors if factor.aliases)
    assert run([*BASE, "--out", str(tmp_path / "sheet.pdf"), "--say", alias]) == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--say", "nonsense"], "nonsense"),
        (["--say", "lithium", "--without", "lithium"], "is not present"),
        (["--factor", "age=old"], "not a value for age"),
        (["--matters", "nonsense"], "not in the list of what matters"),
        (["--country", "XX"], "not a country with a crisis line"),
        (["--language", "tlh"], "not a language of the sheet"),
        (["--start", "tomorrow"], "not a date"),
        (["--condition", "nonsense"], "no condition"),
        (["--paper", "a5"], "a5"),
    ],
)
def test_wrong_usage_is_one_sentence_and_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert run([*BASE, "--out", str(tmp_path / "sheet.pdf"), *words]) == 2
    message = capsys.readouterr().err
    assert says in message
    assert message.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("ids", "says"),
    [
        (["ect"], "Choose 2 to 6 options."),
        (["ect", "ect"], "chosen twice"),
        (["ect", "nonsense"], "no treatment"),
    ],
)
def test_a_wrong_choice_of_options_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ids: list[str], says: str
) -> None:
    assert run(["handout", *ids, "--out", str(tmp_path / "sheet.pdf")]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--name", "\U0001f600"], "letters that cannot be printed"),
        (["--name", "a" * 300], "at most 80 fit"),
        (["--note", "\u0645\u0631\u062d\u0628\u0627"], "letters that cannot be printed"),
    ],
)
def test_what_cannot_be_printed_fails_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    assert run([*BASE, "--out", str(tmp_path / "sheet.pdf"), *words]) == 1
    message = capsys.readouterr().err
    assert says in message
    assert message.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_fails_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*BASE, "--out", str(tmp_path / "nowhere" / "sheet.pdf")]) == 1
    assert "does not exist" in capsys.readouterr().err

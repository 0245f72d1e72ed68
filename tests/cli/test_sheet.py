"""``ipdesk sheet`` and ``ipdesk content release``, as an editor and a clinician run them."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ipdesk.cli import run
from ipdesk.content.compile import build
from ipdesk.content.library import Library
from ipdesk.handout.sheet_code import SheetRecipe, write_code
from tests.conftest import ROOT
from tests.content.older import OLDER, WAS, copy_content, otherwise, write_edition
from tests.handout.pages import flat, page_texts

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def code(library: Library) -> str:
    recipe = SheetRecipe(library.info.version, "trd", ("ect", "tms:itbs", "no-new-treatment"))
    return write_code(recipe, library.numbers)


def test_it_says_what_the_sheet_was(capsys: Capture, code: str, library: Library) -> None:
    assert run(["sheet", code.lower().replace("-", " ")]) == 0
    told = capsys.readouterr().out
    for words in (code, "tms:itbs", "Electroconvulsive therapy", "English", "United States"):
        assert words in told
    assert f"Content: {library.info.version}" in told
    assert "Nothing that the sheet says has changed since." in told


def test_a_scanned_code_in_words_of_its_own_is_read(capsys: Capture, code: str) -> None:
    assert run(["sheet", "ipdesk", code]) == 0
    assert code in capsys.readouterr().out


def test_the_code_on_a_printed_sheet_makes_the_sheet_again(capsys: Capture, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    choice = ("ect", "tms", "--size", "large", "--paper", "a4", "--name", "Annabelle Q")
    assert run(["handout", *choice, "--out", str(first)]) == 0
    printed = flat(" ".join(page_texts(first.read_bytes())))
    code = printed.partition("Code of this sheet: ")[2][:14]
    capsys.readouterr()
    assert run(["sheet", code, "--out", str(second)]) == 0
    assert "from today's content" in capsys.readouterr().out
    again = flat(" ".join(page_texts(second.read_bytes())))
    assert f"Code of this sheet: {code}" in again
    assert "Annabelle" not in again


@pytest.mark.parametrize(
    ("words", "exit_code", "told"),
    [
        (("1900-0G0C-KGZX",), 2, "typing mistake"),
        ((), 2, "required"),
        (("1900",), 2, "4 letters in all"),
    ],
)
def test_a_code_with_a_slip_is_one_sentence(
    capsys: Capture, words: tuple[str, ...], exit_code: int, told: str
) -> None:
    assert run(["sheet", *words]) == exit_code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert told in captured.err


def test_a_missing_folder_is_told(capsys: Capture, code: str) -> None:
    assert run(["sheet", code, "--out", "/nowhere/x.pdf"]) == 1
    assert "folder" in capsys.readouterr().err


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Resources of their own, with an older edition."""
    content = copy_content(tmp_path)
    write_edition(content, OLDER, otherwise)
    for name in ("fonts", "lang"):
        shutil.copytree(ROOT / "resources" / name, tmp_path / name)
    build(content, tmp_path / "reference.db", date(2026, 11, 22))
    monkeypatch.setenv("IPDESK_RESOURCES", str(tmp_path))
    return tmp_path


def test_it_tells_what_changed_and_what_is_gone(capsys: Capture, resources: Path) -> None:
    numbers = Library(resources / "reference.db").numbers
    code = write_code(SheetRecipe(OLDER, "trd", ("ect", "tms", "old-pill")), numbers)
    assert run(["sheet", code]) == 0
    told = capsys.readouterr().out
    assert "old-pill: Old pill (not in this copy any more)" in told
    assert "old-pill: removed from the content" in told
    assert f"was: {WAS}" in told
    assert told.index("Cautions:") < told.index("Rows:")
    assert "Not said any more. TMS: Pregnan" in told
    out = resources / "again.pdf"
    assert run(["sheet", code, "--out", str(out)]) == 1
    assert "no old-pill any more" in capsys.readouterr().err
    assert not out.exists()


def test_an_editor_records_a_version_once(capsys: Capture, tmp_path: Path) -> None:
    content = copy_content(tmp_path)
    assert run(["content", "release", str(content)]) == 0
    assert "2026.11.tsv" in capsys.readouterr().out
    crisis = content / "conditions" / "trd.toml"
    text = crisis.read_text(encoding="utf-8")
    crisis.write_text(text.replace('plain = "', 'plain = "Yes. ', 1), encoding="utf-8")
    assert run(["content", "release", str(content)]) == 1
    assert "Raise the version" in capsys.readouterr().err
    assert run(["content", "release", str(content), "--again"]) == 0

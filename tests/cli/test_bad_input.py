"""Wrong input, closed streams and damaged files: one sentence, the right code, no traceback."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ipdesk.cli import run
from ipdesk.handout.typeface import FALLBACK_FILES, FALLBACK_FOLDER, FILES, FOLDER
from tests.conftest import ROOT

Capture = pytest.CaptureFixture[str]
IPDESK = (sys.executable, "-m", "ipdesk")


def process(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*IPDESK, *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def through_shell(words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        f"{' '.join(IPDESK)} {words}",
        shell=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the resources to break; the program reads it."""
    folder = Path(shutil.copytree(ROOT / "resources", tmp_path / "resources"))
    monkeypatch.setenv("IPDESK_RESOURCES", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ("show", "\udcff"),
        ("search", "\udcff"),
        ("compare", "ect", "\udcff"),
        ("compare", "ect", "tms", "--condition", "\udcff"),
        ("compare", "ect", "tms", "--factor", "two\nlines"),
        ("content", "build", "--out", ""),
    ],
)
def test_what_cannot_be_read_is_wrong_usage(capsys: Capture, words: tuple[str, ...]) -> None:
    assert run(words) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "day", ["20260101", "2026-W02-1", "2026-02-30", "9999-12-31", "0001-01-01"]
)
@pytest.mark.parametrize("option", ["--start", "--date"])
def test_a_day_no_visit_can_have_is_wrong_usage(
    capsys: Capture, tmp_path: Path, option: str, day: str
) -> None:
    out = tmp_path / "sheet.pdf"
    assert run(["handout", "ect", "tms", "--out", str(out), option, day]) == 2
    assert day in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_letters_that_the_terminal_lacks_stop_nothing(encoding: str) -> None:
    assert process("compare", "ect", "tms", PYTHONIOENCODING=encoding).returncode == 0
    done = process("show", "ect", "--format", "json", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    whole = process("show", "ect", "--format", "json", PYTHONIOENCODING="utf-8")
    assert json.loads(done.stdout.decode(encoding)) == json.loads(whole.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's redirections")
@pytest.mark.parametrize("place", [">&-", ">/dev/full"])
@pytest.mark.parametrize("words", ["compare ect tms", "content info"])
def test_an_output_that_takes_nothing_is_told(words: str, place: str) -> None:
    done = through_shell(f"{words} {place}")
    assert done.returncode == 1
    assert done.stderr.startswith("ipdesk: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's redirections")
def test_a_handout_needs_no_output_to_talk_to(tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    assert through_shell(f"handout ect tms --out '{out}' >&-").returncode == 0
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("face", sorted(FILES))
def test_the_doctor_misses_every_face(capsys: Capture, resources: Path, face: str) -> None:
    (resources / "fonts" / FOLDER / FILES[face]).unlink()
    assert run(["doctor"]) == 1
    assert FILES[face] in capsys.readouterr().out


@pytest.mark.parametrize("file", [*FALLBACK_FILES.values(), "sequences.txt"])
def test_the_doctor_misses_what_other_letters_need(
    capsys: Capture, resources: Path, file: str
) -> None:
    (resources / "fonts" / FALLBACK_FOLDER / file).unlink()
    assert run(["doctor"]) == 1
    assert file in capsys.readouterr().out


def test_a_face_cut_short_is_told(capsys: Capture, resources: Path, tmp_path: Path) -> None:
    path = resources / "fonts" / FOLDER / FILES["bold"]
    path.write_bytes(path.read_bytes()[:3000])
    done = process("handout", "ect", "tms", "--out", str(tmp_path / "sheet.pdf"))
    assert done.returncode == 1
    assert b"damaged" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert run(["doctor"]) == 1
    assert "damaged" in capsys.readouterr().out


def test_the_doctor_sees_damaged_settings(capsys: Capture, own_data_folder: Path) -> None:
    own_data_folder.mkdir()
    (own_data_folder / "workspace.db").write_text("no database " * 50, encoding="utf-8")
    assert run(["doctor"]) == 1
    captured = capsys.readouterr()
    assert "settings" in captured.out
    assert captured.err.count("\n") == 1


def test_a_typo_in_the_content_is_one_sentence_that_names_it(
    capsys: Capture, resources: Path
) -> None:
    path = resources / "content" / "treatments" / "ect.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nshort = ", "\nshrot = ", 1))
    assert run(["compare", "ect", "tms"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.count("ipdesk: ") == 1
    assert "treatments/ect.toml" in told
    assert run(["content", "check"]) == 1
    captured = capsys.readouterr()
    assert "2 errors" in captured.out
    assert captured.err.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a Unix process")
def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "reference.db"
    done = through_shell(f"content build --out '{out}' 2>&1; echo code $?").stdout
    assert "code 0" in done
    out.unlink()
    limited = f"ulimit -f 100; {' '.join(IPDESK)} content build --out '{out}'"
    # The coverage tool would want to write its own file within the same limit.
    bare = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    failed = subprocess.run(
        limited, shell=True, cwd=ROOT, env=bare, capture_output=True, text=True, check=False
    )
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert "SQL" not in failed.stderr
    assert list(tmp_path.glob("reference*")) == []

"""The command line's contract, run as real processes and in-process."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ipdesk.cli import run
from tests.conftest import CONTENT, ROOT

Capture = pytest.CaptureFixture[str]


def answer(capsys: Capture, *words: str) -> Any:
    assert run(words) == 0
    return json.loads(capsys.readouterr().out)


def refusal(capsys: Capture, *words: str) -> tuple[int, str]:
    code = run(words)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1, captured.err
    return code, captured.err


def test_compare_has_the_promised_shape(capsys: Capture) -> None:
    words = ("--factor", "age=34", "--factor", "pregnancy", "--without", "lithium")
    data = answer(capsys, "compare", "ect", "tms", "--condition", "trd", *words, "--format", "json")
    assert set(data["reference"]) == {"version", "hash"}
    assert data["condition"] == "trd"
    assert data["factors"] == {"age": 34, "pregnancy": True, "lithium": False}
    ect = data["options"][0]
    assert (ect["id"], ect["name"]) == ("ect", "Electroconvulsive therapy")
    finding = next(f for f in ect["findings"] if f["factor"] == "pregnancy")
    assert finding["effect"] == "caution"
    assert finding["certainty"] == "yes"
    assert set(finding) >= {"rule", "factor", "effect", "certainty", "action", "plain", "sources"}
    assert "seizure-history" in ect["to_ask"]
    assert "lithium" not in ect["to_ask"]
    assert all(f["factor"] != "lithium" for f in ect["findings"])
    row = next(row for row in data["rows"] if row["id"] == "time_to_response")
    assert set(row) == {"id", "label", "question", "group", "cells"}
    assert set(row["cells"]) == {"ect", "tms"}
    assert set(row["cells"]["ect"]) >= {
        "state", "short", "statement", "plain", "value", "population", "certainty", "checked",
        "sources", "facts",
    }  # fmt: skip
    assert row["cells"]["ect"]["value"]["kind"] == "span"


def test_a_choice_without_a_value_is_present(capsys: Capture) -> None:
    words = ("--factor", "substance-use", "--format", "json")
    assert answer(capsys, "compare", "tms", "ect", *words)["factors"] == {"substance-use": True}
    words = ("--factor", "substance-use=current", "--format", "json")
    assert answer(capsys, "compare", "tms", "ect", *words)["factors"] == {
        "substance-use": "current"
    }


def test_show_gives_a_treatment_whole(capsys: Capture) -> None:
    data = answer(capsys, "show", "vns", "--format", "json")
    assert {"id", "name", "status", "facts", "rules", "sources"} <= set(data)
    assert len(data["facts"]) > 100
    assert all(fact["short"] and fact["statement"] for fact in data["facts"])
    cited = {name for fact in data["facts"] for name in fact["sources"]}
    assert cited <= {source["id"] for source in data["sources"]}


@pytest.mark.parametrize("name", ["ect", "trd", "anand-2023", "head-to-head", "evidence-map"])
def test_show_answers_in_words(capsys: Capture, name: str) -> None:
    assert run(["show", name]) == 0
    assert len(capsys.readouterr().out) > 100


def test_factors_are_listed(capsys: Capture) -> None:
    data = answer(capsys, "factors", "--format", "json")
    assert {"id", "aliases", "label", "question", "kind", "group"} <= set(data[0])
    assert len(data) > 120


def test_search_finds_and_says_when_it_does_not(capsys: Capture) -> None:
    assert answer(capsys, "search", "hoarseness", "--format", "json")
    assert run(["search", "qqqqzzzz"]) == 0
    assert "Nothing found" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("compare", "ect", "lobotomy"), 'no treatment "lobotomy"'),
        (("compare", "ect"), "1 option is chosen"),
        (("compare",), "No option is chosen"),
        (
            ("compare", "ect", "tms", "vns", "dbs", "esketamine", "ketamine-iv", "usual-care"),
            "7 options",
        ),
        (("compare", "ect", "ect"), "chosen twice"),
        (("compare", "ect", "tms", "--condition", "flu"), 'no condition "flu"'),
        (("compare", "ect", "tms", "--factor", "age=old"), "not a value for age"),
        (("compare", "ect", "tms", "--factor", "wings"), 'no patient factor "wings"'),
        (("compare", "ect", "tms", "--format", "xml"), "invalid choice"),
        (("show", "nothing"), 'nothing called "nothing"'),
        (("content", "check", "/nowhere"), "not a folder"),
        (("dance",), "invalid choice"),
        (("content",), "required"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(
    capsys: Capture, words: tuple[str, ...], told: str
) -> None:
    code, message = refusal(capsys, *words)
    assert code == 2
    assert told in message


def test_content_check_passes_and_fails(capsys: Capture, tmp_path: Path) -> None:
    assert run(["content", "check"]) == 0
    assert "0 errors" in capsys.readouterr().out
    assert run(["content", "check", str(tmp_path)]) == 1
    assert "rows.toml" in capsys.readouterr().out


def test_content_build_writes_a_reference(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "reference.db"
    assert run(["content", "build", str(CONTENT), "--out", str(out)]) == 0
    assert out.is_file()
    capsys.readouterr()


def test_doctor_says_what_is_wrong(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(["doctor"]) == 0
    assert "Nothing is wrong." in capsys.readouterr().out
    monkeypatch.setenv("IPDESK_RESOURCES", str(tmp_path))
    assert run(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "reference" in told
    assert "typeface file" in told


def process(*words: str, **extra: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ipdesk", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **extra)


def test_it_runs_as_a_program() -> None:
    done = process("compare", "ect", "tms")
    assert done.returncode == 0
    assert "FOR THIS PATIENT" in done.stdout
    assert done.stderr == ""


def test_a_fault_leaves_no_traceback() -> None:
    done = process("compare", "ect", "nothing")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    command = f"{sys.executable} -m ipdesk show ect | head -1"
    done = subprocess.run(
        command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.startswith("Electroconvulsive")

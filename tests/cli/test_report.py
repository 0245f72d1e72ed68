"""`ipdesk content report`, `ipdesk medicines` and `ipdesk search`: what is promised is there."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ipdesk.cli import run
from ipdesk.clinical.audit import MISSING, audit
from ipdesk.content.library import Library
from ipdesk.content.model import Checked


class _Cells(HTMLParser):
    """Reads the rows of every table, and refuses a page that is not closed properly."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.open: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag != "meta":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        self._inside = tag in ("td", "th")
        if self._inside:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> _Cells:
    path = tmp_path_factory.mktemp("report") / "audit.html"
    assert run(["content", "report", "--out", str(path)]) == 0
    read = _Cells()
    read.feed(path.read_text(encoding="utf-8"))
    assert read.open == []
    return read


def test_every_shown_figure_has_value_source_place_and_how_it_was_checked(
    page: _Cells, library: Library
) -> None:
    by_id = {row[-1]: row for row in page.rows if len(row) == 10}
    labels = {row.id: row.label for row in library.rows}
    for name in library.treatments:
        for fact in library.treatment(name.id).facts:
            if not fact.headline:
                continue
            row = by_id[fact.id]
            assert row[0] == labels[fact.row]
            assert fact.short in row[2]
            assert fact.statement == row[4]
            assert fact.locator == row[6]
            for source in library.sources(fact.sources):
                assert source.citation in row[5]


def test_what_is_recalled_is_listed_and_counted(page: _Cells, library: Library) -> None:
    found = audit(library)
    ids = {row[2] for row in page.rows if len(row) == 4}
    assert {entry.id for entry in found.recalled} <= ids
    assert found.checked[Checked.MEMORY] == len(found.recalled) > 0


def test_no_cell_is_missing(library: Library) -> None:
    found = audit(library)
    assert found.cells[MISSING] == 0
    rows = len(library.rows) - 1
    conditions, treatments = len(library.conditions), len(library.treatments)
    assert sum(found.cells.values()) == rows * conditions * treatments


def test_review_dates_are_in_order_and_none_has_a_second_reader_yet(library: Library) -> None:
    due = audit(library).due
    assert len(due) == len(library.treatments) + len(library.conditions)
    dates = [entry.sign_off.next_review for entry in due]
    assert dates == sorted(dates)
    assert not due[0].overdue(dates[0])


@pytest.mark.parametrize("out", ["", "no-such-folder/x.html", "."])
def test_a_place_that_cannot_be_written_is_refused_in_words(
    out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / out) if out not in ("", ".") else out
    assert run(["content", "report", "--out", target]) in (1, 2)
    said = capsys.readouterr().err
    assert said.startswith("ipdesk: ")
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_medicines_are_looked_up_by_any_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["medicines", "Wellbutrin", "Zzyzx", "lithum"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].lower().startswith("wellbutrin (bupropion): ")
    assert "not recognised" in said[1]
    assert "Did you mean lithium" in said[2]


def test_a_medicine_on_the_command_line_reaches_the_comparison(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["compare", "tms", "ect", "--medicine", "Wellbutrin, Zzyzx", "--format", "json"]
    assert run(words) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["factors"]["bupropion"] is True
    assert [entry["name"] == "" for entry in record["medicines"]] == [False, True]
    held = [f["factor"] for f in record["options"][0]["findings"] if f["certainty"] == "yes"]
    assert "bupropion" in held


def test_the_comparison_gives_criteria_and_whose_they_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["compare", "vns", "ect", "--factor", "failed-trials=3", "--factor", "age=40"]
    assert run([*words, "--format", "json"]) == 0
    (vns, _) = json.loads(capsys.readouterr().out)["options"]
    met = {entry["id"]: entry["met"] for entry in vns["criteria"]}
    assert {"met", "not met"} <= set(met.values())
    assert all(entry["whose"] and entry["sources"] for entry in vns["criteria"])


@pytest.mark.parametrize(
    ("words", "told"),
    [(['" "'], "nothing to look for"), (["-"], "nothing to look for"), (["()"], "nothing")],
)
def test_a_search_for_nothing_is_refused(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["search", "--", *words]) == 2
    assert told in capsys.readouterr().err


def test_a_search_answers_in_groups_and_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "lithium", "ect"]) == 0
    assert re.search(r"CAUTIONS AND CRITERIA\n\s+ECT: Lithium", capsys.readouterr().out)
    assert run(["search", "seizzure", "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["corrected"] == {"seizzure": "seizure"}
    assert {"kind", "group", "id", "owner", "title", "snippet"} <= set(record["hits"][0])


def test_a_search_of_ten_thousand_letters_is_answered() -> None:
    command = [sys.executable, "-m", "ipdesk", "search", "x" * 10_000]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0
    assert "Nothing found" in done.stdout
    assert done.stderr == ""

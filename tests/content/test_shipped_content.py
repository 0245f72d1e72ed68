"""The content that ships, file by file."""

from collections import defaultdict
from datetime import date

import pytest

from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import compare_from
from ipdesk.content import values
from ipdesk.content.check import check_content
from ipdesk.content.library import Library
from ipdesk.content.model import CellState, Checked, Fact
from ipdesk.content.source_files import Problem, content_files
from tests.conftest import CONTENT

FILES = [
    f"{path.parent.name}/{path.name}" if path.parent.name != "content" else path.name
    for path in content_files(CONTENT)
]
TREATMENTS = [name.split("/")[1].removesuffix(".toml") for name in FILES if "treatments/" in name]
CONDITIONS = [name.split("/")[1].removesuffix(".toml") for name in FILES if "conditions/" in name]


@pytest.fixture(scope="session")
def problems() -> dict[str, list[Problem]]:
    """All problems of the shipped content on the day it was reviewed, by file."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in check_content(CONTENT, date(2026, 11, 22)):
        found[problem.file].append(problem)
    return found


@pytest.mark.parametrize("file", FILES)
def test_file_has_no_problem(file: str, problems: dict[str, list[Problem]]) -> None:
    assert [str(problem) for problem in problems[file]] == []


def test_all_problems_are_in_files_that_exist(problems: dict[str, list[Problem]]) -> None:
    assert set(problems) <= set(FILES)


def test_the_promised_treatments_and_conditions_are_here() -> None:
    assert set(TREATMENTS) >= {
        "ect", "tms", "ketamine-iv", "esketamine", "vns", "dbs", "usual-care", "no-new-treatment",
    }  # fmt: skip
    assert set(CONDITIONS) >= {
        "trd", "mdd", "bipolar-depression", "suicidal-ideation", "catatonia",
        "psychotic-depression", "ocd",
    }  # fmt: skip


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("treatment", TREATMENTS)
def test_every_cell_says_something(library: Library, treatment: str, condition: str) -> None:
    other = "usual-care" if treatment != "usual-care" else "ect"
    comparison = compare_from(library, [treatment, other], condition, PatientFactors())
    for row in comparison.rows:
        cell = row.cells[0]
        assert cell.short, row.row.id
        assert cell.statement, row.row.id
        if cell.state is CellState.KNOWN and cell.fact and isinstance(cell.value, values.Rate):
            assert cell.population, row.row.id
            assert cell.sources, row.row.id


def shown_rates(fact: Fact) -> list[float]:
    match fact.value:
        case values.Rate(per_100=rate):
            return [rate]
        case values.Rates(items=items):
            return [item.per_100 for item in items if isinstance(item, values.Rate)]
    return []


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_a_drawn_rate_stands_in_its_statement(library: Library, treatment: str) -> None:
    """A picture and the sentence beside it carry the same number."""
    for fact in library.treatment(treatment).facts:
        for rate in shown_rates(fact):
            spelled = {f"{rate:g}", f"{round(rate)}", f"{rate:.1f}", f"{rate:.2f}"}
            assert any(text in fact.statement for text in spelled), (fact.id, rate)


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_a_remembered_figure_never_reaches_a_patient(library: Library, treatment: str) -> None:
    for fact in library.treatment(treatment).facts:
        if fact.checked is Checked.MEMORY and fact.audience == "both":
            assert not any(char.isdigit() for char in fact.plain + fact.plain_short), fact.id


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_ketamine_trial_is_never_shown_without_the_one_that_contradicts_it(
    library: Library, condition: str
) -> None:
    comparison = compare_from(library, ["ect", "ketamine-iv"], condition, PatientFactors())
    for row in (row for row in comparison.rows if row.row.group == "works"):
        for cell in row.cells:
            shown = " ".join([cell.statement, *(fact.statement for fact in cell.beneath)])
            if "ELEKT-D" in shown:
                assert "KetECT" in shown or "h2h.ketamine-ect.ketect" in cell.facts, row.row.id


@pytest.mark.parametrize("condition", CONDITIONS)
def test_trial_rows_hold_no_uncontrolled_figure(library: Library, condition: str) -> None:
    for treatment in TREATMENTS:
        for fact in library.treatment(treatment).facts:
            if fact.row in ("response_trials", "remission_trials") and condition in fact.headline:
                assert fact.design not in ("everyday", "open-label"), fact.id
            if fact.row in ("response_everyday", "remission_everyday") and fact.headline:
                assert fact.design != "controlled", fact.id

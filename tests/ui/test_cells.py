"""What cells show and say."""

from dataclasses import replace

import pytest

from ipdesk.clinical.cells import Cell
from ipdesk.content.library import Library
from ipdesk.content.model import CellState, Certainty, Checked, FactorId, RowId
from ipdesk.content.shared import Row
from ipdesk.content.values import (
    Frequency,
    FrequencyPhase,
    Level,
    Rate,
    Span,
    Text,
    TimeUnit,
    Value,
)
from ipdesk.ui.models import cells
from ipdesk.ui.models.cells import Dots, Meter, People, TimeBar, Week, WordsCell
from ipdesk.ui.workflow import Workflow


def make_cell(value: Value, **changes: object) -> Cell:
    made = Cell(
        state=CellState.KNOWN,
        short="in short",
        statement="A statement.",
        plain="Plain.",
        plain_short="Plain.",
        value=value,
        fact=None,
        beneath=(),
        population="",
        certainty=Certainty.HIGH,
        checked=Checked.PAGE,
        sources=(),
        facts=(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields by name


@pytest.fixture
def rows(library: Library) -> dict[str, Row]:
    return {row.id: row for row in library.rows}


def shown(library: Library, row: Row, value: Value, **changes: object) -> WordsCell:
    states = {key: step.label for key, step in library.vocabulary("states").items()}
    levels = library.all_levels.get(row.id, ())
    return cells.words_cell("ECT", row, make_cell(value, **changes), levels, states)


def test_the_least_invasive_level_fills_no_step(library: Library, rows: dict[str, Row]) -> None:
    steps = library.all_levels["invasiveness"]
    row = rows["invasiveness"]
    assert shown(library, row, Level(steps[0].id)).figure == Meter(0, 5)
    assert shown(library, row, Level(steps[-1].id)).figure == Meter(5, 5)


def test_established_evidence_has_four_dots(library: Library, rows: dict[str, Row]) -> None:
    cell = shown(library, rows["evidence_level"], Level("established"))
    assert cell.figure == Dots(4)


def test_time_stands_on_the_shared_axis(library: Library, rows: dict[str, Row]) -> None:
    row = rows["time_to_response"]
    assert shown(library, row, Span(2, 4, TimeUnit.WEEKS)).figure == TimeBar(336, 672)
    assert shown(library, row, Span(1, None, TimeUnit.DAYS)).figure == TimeBar(24, None)


def test_a_duration_has_no_time_axis(library: Library, rows: dict[str, Row]) -> None:
    cell = shown(library, rows["session_duration"], Span(20, 40, TimeUnit.MINUTES))
    assert cell.figure is None


@pytest.mark.parametrize(
    ("phase", "week"),
    [
        (FrequencyPhase(5, 5), Week((0, 1, 2, 3, 4), ())),
        (FrequencyPhase(2, 3), Week((0, 2), (4,))),
        (FrequencyPhase(0.5, 0.5), None),
        (FrequencyPhase(5, 10), Week((0, 1, 2, 3, 4), ())),
    ],
)
def test_a_week_shows_days_with_and_perhaps_with_a_visit(
    library: Library, rows: dict[str, Row], phase: FrequencyPhase, week: Week | None
) -> None:
    cell = shown(library, rows["session_frequency"], Frequency((phase,)))
    assert cell.figure == week


def test_a_benefit_rate_is_drawn_and_said(library: Library, rows: dict[str, Row]) -> None:
    cell = shown(library, rows["response_trials"], Rate(29.3))
    assert cell.figure == People(29)
    assert cell.sentence == "29 respond"
    assert "29.3 of 100" in cell.spoken
    assert "certainty high" in cell.spoken


def test_a_harm_rate_or_a_tiny_one_is_never_an_array(
    library: Library, rows: dict[str, Row]
) -> None:
    assert shown(library, rows["serious_risks"], Rate(29)).figure is None
    assert shown(library, rows["response_trials"], Rate(0.4)).figure is None


def test_an_empty_state_draws_nothing_and_says_which_it_is(
    library: Library, rows: dict[str, Row]
) -> None:
    cell = shown(
        library, rows["response_trials"], Text(), state=CellState.NOT_STUDIED, short="Nobody looked"
    )
    assert cell.figure is None
    assert "Not studied" in cell.spoken


def test_a_remembered_figure_is_marked(library: Library, rows: dict[str, Row]) -> None:
    cell = shown(library, rows["mechanism"], Text(), checked=Checked.MEMORY)
    assert cell.unchecked
    assert "not yet checked against the source" in cell.spoken


def test_cautions_say_effect_and_factor(workflow: Workflow, library: Library) -> None:
    workflow.set_answer(FactorId("pregnancy"), True)
    comparison = workflow.comparison
    assert comparison is not None
    option = comparison.option("ketamine-iv")
    effects = library.vocabulary("effects")
    cell = cells.chips_cell(option, workflow.treatment("ketamine-iv"), effects, answered=True)
    assert cell.chips[0].factor == "Pregnant"
    assert cell.chips[0].word == effects[cell.chips[0].effect].label
    assert f"{cell.chips[0].word}: Pregnant" in cell.spoken


def test_no_caution_is_told_apart_from_nothing_asked(workflow: Workflow, library: Library) -> None:
    comparison = workflow.comparison
    assert comparison is not None
    option, treatment = comparison.options[0], workflow.treatment(comparison.options[0].id)
    effects = library.vocabulary("effects")
    asked = cells.chips_cell(option, treatment, effects, answered=True)
    unasked = cells.chips_cell(option, treatment, effects, answered=False)
    assert asked.empty == cells.NOTHING_TOUCHES
    assert unasked.empty == cells.NOTHING_ASKED


def test_unasked_factors_are_counted(workflow: Workflow) -> None:
    comparison = workflow.comparison
    assert comparison is not None
    option = comparison.option("ect")
    cell = cells.ask_cell(option)
    assert cell.count == len(option.screening.to_ask) > 0
    assert RowId("ect") not in cell.spoken

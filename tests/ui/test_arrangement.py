"""Lines of the grid: order, hiding, differences, what matters first."""

from ipdesk.clinical.comparison import Comparison
from ipdesk.content.library import Library
from ipdesk.content.model import RowId
from ipdesk.ui.models.arrangement import (
    FOR_THIS_PATIENT,
    WHAT_MATTERS,
    Arrangement,
    AskLine,
    Band,
    CautionLine,
    CriteriaLine,
    RowLine,
    arrange,
    full_order,
    rows_together,
)
from ipdesk.ui.workflow import Workflow


def comparison_of(workflow: Workflow) -> Comparison:
    assert workflow.comparison is not None
    return workflow.comparison


def test_the_patient_comes_first(workflow: Workflow, library: Library) -> None:
    lines = arrange(comparison_of(workflow), library.row_groups, Arrangement())
    assert lines[:3] == (Band(FOR_THIS_PATIENT), CautionLine(), AskLine())


def test_criteria_have_a_line_only_where_an_option_has_any(
    workflow: Workflow, library: Library
) -> None:
    for options in (("esketamine", "vns"), ("no-new-treatment", "usual-care")):
        workflow.set_options(options)
        comparison = comparison_of(workflow)
        lines = arrange(comparison, library.row_groups, Arrangement())
        has_any = any(option.criteria for option in comparison.options)
        assert (CriteriaLine() in lines) is has_any
        assert has_any is (options[0] == "esketamine")


def test_every_row_stands_once_under_its_group(workflow: Workflow, library: Library) -> None:
    lines = arrange(comparison_of(workflow), library.row_groups, Arrangement())
    shown = [line.row.row.id for line in lines if isinstance(line, RowLine)]
    assert shown == [row.id for row in library.rows]


def test_marked_rows_stand_first_and_only_once(workflow: Workflow, library: Library) -> None:
    marked = {RowId("cognitive_effects")}
    lines = arrange(comparison_of(workflow), library.row_groups, Arrangement(), marked)
    band = lines.index(Band(WHAT_MATTERS))
    assert not any(isinstance(line, RowLine) for line in lines[:band])
    moved = lines[band + 1]
    assert isinstance(moved, RowLine)
    assert moved.marked
    shown = [line.row.row.id for line in lines if isinstance(line, RowLine)]
    assert shown.count(RowId("cognitive_effects")) == 1


def test_marked_rows_stay_in_place_when_not_wanted_first(
    workflow: Workflow, library: Library
) -> None:
    marked = {RowId("cognitive_effects")}
    plain = Arrangement(marked_first=False)
    lines = arrange(comparison_of(workflow), library.row_groups, plain, marked)
    assert Band(WHAT_MATTERS) not in lines
    assert [line.row.row.id for line in lines if isinstance(line, RowLine) and line.marked] == [
        "cognitive_effects"
    ]


def test_only_differences_leaves_out_rows_that_say_the_same(
    workflow: Workflow, library: Library
) -> None:
    comparison = comparison_of(workflow)
    only = Arrangement(only_differences=True)
    lines = arrange(comparison, library.row_groups, only)
    shown = {line.row.row.id for line in lines if isinstance(line, RowLine)}
    assert shown == {row.row.id for row in comparison.rows if row.differs}


def test_a_hidden_row_is_left_out_and_an_empty_group_with_it(
    workflow: Workflow, library: Library
) -> None:
    access = frozenset(row.id for row in library.rows if row.group == "access")
    lines = arrange(comparison_of(workflow), library.row_groups, Arrangement(hidden=access))
    assert Band("Access") not in lines


def test_a_row_moves_within_its_group_only(workflow: Workflow, library: Library) -> None:
    arrangement = Arrangement(full_order(row.id for row in library.rows))
    lines = arrange(comparison_of(workflow), library.row_groups, arrangement)
    first, second = RowId("invasiveness"), RowId("anesthesia")
    together = rows_together(lines, first)
    assert arrangement.with_moved(first, -1, together) == arrangement
    moved = arrangement.with_moved(first, 1, together)
    lines = arrange(comparison_of(workflow), library.row_groups, moved)
    assert rows_together(lines, first)[:2] == (second, first)


def test_the_clinics_order_is_completed_with_the_other_rows() -> None:
    assert full_order([RowId("a"), RowId("b"), RowId("c")], ("c", "gone")) == ("c", "a", "b")

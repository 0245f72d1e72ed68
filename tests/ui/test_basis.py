"""What stands behind a cell."""

from ipdesk.clinical.comparison import CROSS_STUDY, Comparison
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.ui.models import basis
from ipdesk.ui.models.basis_parts import Mark, Parts, PlainWords, SourceEntry, Title
from ipdesk.ui.widgets.basis_widgets import spoken
from ipdesk.ui.workflow import Workflow


def comparison_of(workflow: Workflow) -> Comparison:
    assert workflow.comparison is not None
    return workflow.comparison


def basis_for(workflow: Workflow, row_id: str, option: str) -> Parts:
    comparison = comparison_of(workflow)
    column = workflow.options.index(option)
    row, treatment = comparison.row(row_id), workflow.treatment(option)
    return basis.basis_of(comparison, row, column, treatment, workflow.library)


def test_a_figure_opens_with_everything_needed_to_judge_it(workflow: Workflow) -> None:
    parts = basis_for(workflow, "response_trials", "tms")
    fact = comparison_of(workflow).row("response_trials").cells[1].fact
    assert fact is not None
    words = spoken(parts)
    assert parts[0] == Title("TMS · Response, controlled trials", "Treatment-resistant depression")
    for piece in (
        fact.statement,
        fact.plain,
        fact.population,
        fact.window,
        fact.certainty_reason,
        "Last reviewed",
        "next due",
    ):
        assert piece in words
    assert any(isinstance(part, PlainWords) for part in parts)


def test_every_cell_of_every_row_opens(workflow: Workflow) -> None:
    for row in comparison_of(workflow).rows:
        for option in workflow.options:
            assert len(basis_for(workflow, row.row.id, option)) > 1


def test_every_cited_source_stands_there_in_full(workflow: Workflow, library: Library) -> None:
    parts = basis_for(workflow, "serious_risks", "ect")
    cited = comparison_of(workflow).row("serious_risks").cells[0].sources
    entries = [part for part in parts if isinstance(part, SourceEntry)]
    assert [entry.citation for entry in entries] == [
        source.citation for source in library.sources(cited)
    ]
    assert all(entry.where.startswith("http") for entry in entries if entry.where)


def test_facts_beneath_are_listed_with_their_figures(workflow: Workflow) -> None:
    comparison = comparison_of(workflow)
    row, column = next(
        (row, column)
        for row in comparison.rows
        for column, cell in enumerate(row.cells)
        if cell.beneath and row.row.id not in ("head_to_head", "evidence_level")
    )
    words = spoken(basis_for(workflow, row.row.id, workflow.options[column]))
    assert "Also reported" in words
    for under in row.cells[column].beneath:
        assert under.statement in words


def test_head_to_head_shows_both_arms_and_pairs_never_compared(workflow: Workflow) -> None:
    words = spoken(basis_for(workflow, "head_to_head", "ect"))
    study = next(pair for pair in comparison_of(workflow).pairs if pair.studies).studies[0]
    assert study.statement in words
    assert "IV ketamine: " in words
    assert "ECT: " in words
    assert "Never compared directly" in words
    assert "ECT and No new treatment" in words
    assert CROSS_STUDY in words


def test_studies_in_another_condition_say_so(workflow: Workflow) -> None:
    workflow.set_condition("ocd")
    pair = next(pair for pair in comparison_of(workflow).pairs if pair.elsewhere)
    assert "Studied only in: " in spoken(basis_for(workflow, "head_to_head", pair.first))


def test_a_caution_shows_its_action_and_whose_word_it_is(
    workflow: Workflow, library: Library
) -> None:
    workflow.set_answer(FactorId("pregnancy"), True)
    workflow.set_answer(FactorId("seizure-history"), True)
    option = comparison_of(workflow).option("ketamine-iv")
    treatment = workflow.treatment("ketamine-iv")
    _, cards = basis.cautions_of(option, treatment, "Depression", "Nothing", library)
    assert [key for key, _ in cards] == [found.rule.id for found in option.screening.certain]
    for found, (_, parts) in zip(option.screening.certain, cards, strict=True):
        words = spoken(parts)
        assert found.rule.action in words
        reasoned = any(isinstance(part, Mark) and part.text == basis.REASONED for part in parts)
        assert reasoned == found.rule.inference


def test_without_a_caution_the_panel_says_so(workflow: Workflow, library: Library) -> None:
    option = comparison_of(workflow).options[0]
    treatment = workflow.treatment(option.id)
    parts, cards = basis.cautions_of(option, treatment, "Depression", "Nothing marked", library)
    assert cards == ()
    assert "Nothing marked." in spoken(parts)


def test_unasked_factors_are_named(workflow: Workflow) -> None:
    comparison = comparison_of(workflow)
    option = comparison.option("ect")
    words = spoken(basis.unasked(option, comparison))
    assert f"{len(option.screening.to_ask)} not asked yet" in words
    assert comparison.factors[option.screening.to_ask[0]].label in words


def test_studies_of_the_treatment_as_a_whole_are_not_lent_to_a_way(workflow: Workflow) -> None:
    workflow.set_options(("tms:snt", "ect"))
    pair = comparison_of(workflow).pairs[0]
    assert pair.elsewhere
    assert not pair.studies
    words = spoken(basis_for(workflow, "head_to_head", "tms:snt"))
    assert "About the treatment as a whole, not about this way of giving it" in words


def test_an_arm_says_which_way_was_tested(workflow: Workflow) -> None:
    workflow.set_options(("tms", "tms:itbs"))
    studies = comparison_of(workflow).pairs[0].studies
    assert {studies[0].first_protocol, studies[0].second_protocol} == {"htms-10hz", "itbs"}
    words = spoken(basis_for(workflow, "head_to_head", "tms:itbs"))
    assert "TMS (iTBS)" in words
    assert "TMS (10 Hz)" in words

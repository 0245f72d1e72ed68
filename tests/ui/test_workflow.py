"""The choice of a visit."""

import pytest
from pytestqt.qtbot import QtBot

from ipdesk.clinical.truth import Truth
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.errors import UsageError
from ipdesk.ui.workflow import Workflow


def test_it_begins_with_a_comparison_that_holds_no_new_treatment(library: Library) -> None:
    workflow = Workflow(library)
    assert workflow.comparison is not None
    assert "no-new-treatment" in workflow.options
    assert not workflow.patient.answers


def test_an_answer_recomputes_the_comparison(workflow: Workflow, qtbot: QtBot) -> None:
    with qtbot.waitSignals([workflow.choice_changed, workflow.comparison_changed]):
        workflow.set_answer(FactorId("pregnancy"), True)
    assert workflow.comparison is not None
    held = workflow.comparison.option("ect").screening.certain
    assert "pregnancy" in {finding.factor.id for finding in held}


def test_an_answer_taken_back_is_unknown_again(workflow: Workflow) -> None:
    workflow.set_answer(FactorId("pregnancy"), False)
    workflow.set_answer(FactorId("pregnancy"), None)
    factor = workflow.library.factors[FactorId("pregnancy")]
    assert workflow.patient.present(factor) is Truth.UNKNOWN


def test_one_option_leaves_nothing_to_compare(workflow: Workflow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workflow.comparison_changed) as caught:
        workflow.set_options(("ect",))
    assert caught.args == [None]


def test_a_seventh_option_is_refused_in_words(workflow: Workflow) -> None:
    names = [name.id for name in workflow.library.treatments]
    before = workflow.options
    with pytest.raises(UsageError, match="Six options fit"):
        workflow.set_options(names[:7])
    assert workflow.options == before


@pytest.mark.parametrize("ids", [("ect", "ect"), ("ect", "nothing")])
def test_a_choice_that_makes_no_sense_is_refused(workflow: Workflow, ids: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        workflow.set_options(ids)


def test_an_unknown_condition_changes_nothing(workflow: Workflow) -> None:
    with pytest.raises(UsageError):
        workflow.set_condition("nothing")
    assert workflow.condition.id == "trd"


def test_what_matters_keeps_the_banks_order(workflow: Workflow) -> None:
    workflow.set_priorities(["memory", "speed"])
    assert workflow.priorities == ("speed", "memory")


def test_new_patient_wipes_answers_and_priorities_only(workflow: Workflow, qtbot: QtBot) -> None:
    workflow.set_condition("ocd")
    workflow.set_answer(FactorId("age"), 34.0)
    workflow.set_priorities(["memory"])
    options = workflow.options
    with qtbot.waitSignal(workflow.patient_wiped):
        workflow.new_patient()
    assert not workflow.patient.answers
    assert workflow.priorities == ()
    assert (workflow.condition.id, workflow.options) == ("ocd", options)
    assert workflow.comparison is not None
    assert not workflow.comparison.patient.answers

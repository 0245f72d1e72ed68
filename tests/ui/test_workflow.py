"""The choice of a visit."""

import pytest
from pytestqt.qtbot import QtBot

from ipdesk.clinical.factors import TypedMedicine
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


def test_a_way_of_giving_is_an_option_of_its_own(workflow: Workflow) -> None:
    workflow.set_options(("tms", "tms:itbs", "ect"))
    assert workflow.comparison is not None
    assert [option.id for option in workflow.comparison.options] == ["tms", "tms:itbs", "ect"]
    # Both columns share what was read once.
    assert workflow.treatment("tms:itbs").facts is workflow.treatment("tms").facts


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        (("ect", "tms:nothing"), "is not given as"),
        (("ect", "tms:stms"), "is not used for"),
        (("tms", "tms:htms-10hz"), "given the same way"),
    ],
)
def test_a_way_that_makes_no_sense_is_refused(
    workflow: Workflow, ids: tuple[str, ...], words: str
) -> None:
    before = workflow.options
    with pytest.raises(UsageError, match=words):
        workflow.set_options(ids)
    assert workflow.options == before


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (("ect", "tms:itbs"), ("ect", "tms"), "its column shows TMS as a whole"),
        (("tms", "tms:itbs"), ("tms",), "TMS iTBS is not used here and left out, as TMS is there"),
        (("tms:itbs", "tms:snt"), ("tms",), "TMS SNT (SAINT) is not used here and left out"),
        (
            ("tms:itbs", "tms:deep-tms", "ect"),
            ("tms:deep-tms", "ect"),
            "as TMS deep TMS is there already",
        ),
        (("tms", "tms:deep-tms"), ("tms",), "TMS deep TMS is left out, as TMS is given that way"),
    ],
)
def test_a_change_of_condition_loses_no_way_silently(
    workflow: Workflow,
    qtbot: QtBot,
    before: tuple[str, ...],
    after: tuple[str, ...],
    words: str,
) -> None:
    workflow.set_options(before)
    with qtbot.waitSignal(workflow.options_refitted) as caught:
        workflow.set_condition("ocd")
    assert workflow.options == after
    assert words in caught.args[0]
    assert caught.args[0].count(".") == 1


def test_a_change_of_condition_that_fits_says_nothing(workflow: Workflow, qtbot: QtBot) -> None:
    workflow.set_options(("ect", "tms:deep-tms"))
    with qtbot.assertNotEmitted(workflow.options_refitted):
        workflow.set_condition("ocd")
    assert workflow.options == ("ect", "tms:deep-tms")


def test_medicines_recompute_and_are_wiped(workflow: Workflow, qtbot: QtBot) -> None:
    factor = FactorId("bupropion")
    listed = (TypedMedicine("Wellbutrin", "bupropion", (factor,)),)
    with qtbot.waitSignal(workflow.comparison_changed):
        workflow.set_medicines(listed)
    assert workflow.comparison is not None
    assert workflow.comparison.patient.known[factor] is True
    with qtbot.assertNotEmitted(workflow.comparison_changed):
        workflow.set_medicines(listed)
    workflow.new_patient()
    assert workflow.patient.medicines == ()

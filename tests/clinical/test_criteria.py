"""Label and payer criteria: met, not met or not asked, each with whose they are and a source."""

import pytest

from ipdesk.clinical.criteria import judge_criteria
from ipdesk.clinical.factors import read_answers
from ipdesk.clinical.material import compare_from
from ipdesk.clinical.truth import Truth
from ipdesk.content.library import Library
from ipdesk.content.model import Checked, Criterion, FactorId, Requirement, SourceId
from tests.clinical.builders import by_id, make_choice, make_factor, make_number, patient


def criterion(*requires: Requirement) -> Criterion:
    return Criterion(
        id="x",
        label="X",
        whose="US label",
        requires=requires,
        sources=(SourceId("paper-2020"),),
        locator="",
        checked=Checked.PAGE,
    )


def at_least(bound: float) -> Requirement:
    return Requirement(FactorId("pressure"), at_least=bound)


def flag(present: bool) -> Requirement:
    return Requirement(FactorId("flag"), present=present)


@pytest.mark.parametrize(
    ("requires", "answers", "met"),
    [
        ((at_least(4),), {"pressure": 4.0}, Truth.YES),
        ((at_least(4),), {"pressure": 3.0}, Truth.NO),
        ((at_least(4),), {}, Truth.UNKNOWN),
        ((Requirement(FactorId("pressure"), at_most=68),), {"pressure": 68.0}, Truth.YES),
        ((Requirement(FactorId("pressure"), at_most=68),), {"pressure": 69.0}, Truth.NO),
        ((flag(True),), {"flag": True}, Truth.YES),
        ((flag(True),), {"flag": False}, Truth.NO),
        ((flag(False),), {"flag": False}, Truth.YES),
        ((flag(False),), {"flag": True}, Truth.NO),
        ((flag(False),), {}, Truth.UNKNOWN),
        ((at_least(4), flag(True)), {"pressure": 5.0}, Truth.UNKNOWN),
        ((at_least(4), flag(True)), {"pressure": 3.0}, Truth.NO),
        ((at_least(4), flag(True)), {"pressure": 5.0, "flag": True}, Truth.YES),
    ],
)
def test_all_that_is_required_must_hold(
    requires: tuple[Requirement, ...], answers: dict[str, float | bool], met: Truth
) -> None:
    factors = by_id(make_factor(), make_number())
    (found,) = judge_criteria([criterion(*requires)], factors, patient(**answers), "trd")
    assert found.met is met
    assert bool(found.to_ask) is (met is Truth.UNKNOWN)


@pytest.mark.parametrize(
    ("answer", "met"),
    [("current", Truth.YES), ("past", Truth.NO), (True, Truth.UNKNOWN), (False, Truth.NO)],
)
def test_a_choice_decides_only_when_it_is_known(answer: str | bool, met: Truth) -> None:
    factors = by_id(make_choice("past", "current"))
    asked = criterion(Requirement(FactorId("flag"), choice="current"))
    (found,) = judge_criteria([asked], factors, patient(flag=answer), "trd")
    assert found.met is met


def words(library: Library, treatment: str, condition: str, *said: str) -> dict[str, str]:
    answers = read_answers(library.factors, said, [])
    found = compare_from(library, [treatment, "no-new-treatment"], condition, answers)
    return {entry.criterion.id: entry.word for entry in found.option(treatment).criteria}


@pytest.mark.parametrize(
    ("treatment", "condition", "said", "holds", "fails"),
    [
        # VNS: four failed trials and 18 or over.
        ("vns", "trd", "failed-trials", ("4", "7"), ("3", "0")),
        ("vns", "trd", "age", ("18", "70"), ("17",)),
        # Esketamine: two failed trials.
        ("esketamine", "trd", "failed-trials", ("2",), ("1",)),
        # ECT: class II from 13.
        ("ect", "mdd", "age", ("13",), ("12",)),
        ("tms", "mdd", "age", ("18",), ("14",)),
        ("dbs", "ocd", "age", ("18",), ("17",)),
    ],
)
def test_thresholds_of_the_labels(
    library: Library,
    treatment: str,
    condition: str,
    said: str,
    holds: tuple[str, ...],
    fails: tuple[str, ...],
) -> None:
    unasked = words(library, treatment, condition)
    assert set(unasked.values()) == {"not asked"}
    for number in holds:
        met = words(library, treatment, condition, f"{said}={number}")
        assert any(word.startswith("met") for word in met.values())
    for number in fails:
        failed = words(library, treatment, condition, f"{said}={number}")
        assert "not met" in failed.values()
        assert {key for key, word in failed.items() if word == "not met"}


def test_every_criterion_names_whose_it_is_and_a_source(library: Library) -> None:
    for name in library.treatments:
        for entry in library.treatment(name.id).criteria:
            assert entry.whose
            assert len(library.sources(entry.sources)) == len(entry.sources) > 0


def test_what_a_factor_cannot_answer_is_met_in_part_only(library: Library) -> None:
    found = words(library, "vns", "trd", "failed-trials=4")
    medicare = found["vns.criteria.medicare.failed-trials"]
    assert medicare == "met in part"
    assert words(library, "vns", "trd", "age=40")["vns.criteria.age"] == "met"

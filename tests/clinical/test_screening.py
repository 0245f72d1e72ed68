"""Rules against patients: every outcome of the three-valued logic."""

import pytest

from ipdesk.clinical.factors import Answer
from ipdesk.clinical.screening import Screening, screen
from ipdesk.clinical.truth import Truth, all_of, any_of
from ipdesk.content.model import ConditionId, Effect, Factor, FactorId, Rule
from tests.clinical.builders import by_id, make_choice, make_factor, make_number, make_rule, over
from tests.clinical.builders import patient as make_patient

TRD = ConditionId("trd")


def outcome(rules: list[Rule], factors: list[Factor], **answers: Answer) -> Screening:
    return screen(rules, by_id(*factors), make_patient(**answers), TRD)


def held(screening: Screening) -> list[str]:
    return [finding.rule.id for finding in screening.certain]


@pytest.mark.parametrize(
    ("answer", "truth"), [(True, Truth.YES), (None, Truth.UNKNOWN), (False, None)]
)
def test_a_flag_is_yes_no_or_still_to_be_asked(answer: bool | None, truth: Truth | None) -> None:
    answers = {} if answer is None else {"flag": answer}
    screening = outcome([make_rule()], [make_factor()], **answers)
    assert [finding.certainty for finding in screening.findings] == (
        [] if truth is None else [truth]
    )
    assert screening.to_ask == (("flag",) if answer is None else ())


def test_unknown_survives_combining() -> None:
    assert all_of([Truth.YES, Truth.UNKNOWN]) is Truth.UNKNOWN
    assert all_of([Truth.NO, Truth.UNKNOWN]) is Truth.NO
    assert any_of([Truth.NO, Truth.UNKNOWN]) is Truth.UNKNOWN
    assert any_of([Truth.YES, Truth.UNKNOWN]) is Truth.YES


def test_a_named_kind_replaces_the_general_rule() -> None:
    rules = [make_rule(id="general"), make_rule(id="past", state="past", effect=Effect.NO_LIMIT)]
    factor = make_choice("past", "current")
    assert held(outcome(rules, [factor], flag="past")) == ["past"]
    assert held(outcome(rules, [factor], flag="current")) == ["general"]


def test_presence_without_a_kind_gives_the_general_rule_and_asks_for_the_kind() -> None:
    rules = [make_rule(id="general"), make_rule(id="past", state="past")]
    screening = outcome(rules, [make_choice("past", "current")], flag=True)
    assert held(screening) == ["general"]
    assert screening.to_ask == ("flag",)


def test_a_general_rule_may_except_a_kind() -> None:
    rule = make_rule(not_states=("past",), effect=Effect.FAVOURS)
    factor = make_choice("past", "current")
    assert held(outcome([rule], [factor], flag="past")) == []
    assert held(outcome([rule], [factor], flag="current")) == [rule.id]


PRESSURE = [
    make_rule(id="default", effect=Effect.CONTRAINDICATED),
    make_rule(id="above-140", when=over(140), effect=Effect.CAUTION),
    make_rule(id="above-180", when=over(180), effect=Effect.CONTRAINDICATED),
]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"flag": True}, ["default"]),
        ({"pressure": 142.0}, ["above-140"]),
        ({"pressure": 142.0, "flag": True}, ["above-140"]),
        ({"pressure": 140.0}, []),
        ({"pressure": 190.0}, ["above-180"]),
        ({"pressure": 120.0, "flag": True}, []),
        ({"flag": False}, []),
        ({}, []),
    ],
)
def test_a_number_replaces_the_default_rule_of_its_flag(
    answers: dict[str, Answer], expected: list[str]
) -> None:
    flag = make_factor(follows=(over(140),))
    assert held(outcome(PRESSURE, [flag, make_number()], **answers)) == expected


def test_a_flag_that_no_number_rule_covers_keeps_its_default_rule() -> None:
    young = make_factor(follows=(over(0, "pressure"),))
    assert held(outcome([make_rule(id="default")], [young, make_number()], pressure=5.0)) == [
        "default"
    ]


def test_one_number_of_two_leaves_the_other_to_be_asked() -> None:
    flag = make_factor(follows=(over(140), over(90, "diastolic")))
    rules = [make_rule(id="a", when=over(140)), make_rule(id="b", when=over(90, "diastolic"))]
    screening = outcome(rules, [flag, make_number(), make_number("diastolic")], pressure=120.0)
    assert held(screening) == []
    assert screening.to_ask == ("diastolic",)


def test_a_rule_for_another_condition_or_protocol_is_silent() -> None:
    rules = [make_rule(conditions=("migraine",)), make_rule(protocols=("stms",))]
    found = screen(rules, by_id(make_factor()), make_patient(flag=True), TRD, "htms-10hz")
    assert found.findings == ()
    there = screen(
        rules, by_id(make_factor()), make_patient(flag=True), ConditionId("migraine"), "stms"
    )
    assert len(there.certain) == 2


def test_the_most_restrictive_finding_comes_first() -> None:
    other = make_factor(id=FactorId("other"))
    rules = [
        make_rule(id="mild", effect=Effect.ADJUST),
        make_rule(id="hard", factor=FactorId("other"), effect=Effect.CONTRAINDICATED),
    ]
    screening = outcome(rules, [make_factor(), other], flag=True, other=True)
    assert held(screening) == ["hard", "mild"]

"""Values and answers in words."""

import pytest

from ipdesk.clinical import wording
from ipdesk.content.model import Factor, FactorChoice, FactorId, FactorKind
from ipdesk.content.values import (
    Comparator,
    Course,
    Effect,
    Frequency,
    FrequencyPhase,
    Rare,
    Rate,
    Rates,
    Span,
    Steps,
    Text,
    TimeUnit,
    Value,
)

SHAM = Rate(29.3, 25, 34, "respond", "", Comparator("sham", "a pretend treatment", 10.4))


def make_factor(kind: FactorKind, **changes: object) -> Factor:
    values: dict[str, object] = {
        "id": FactorId("weight"),
        "label": "Weight",
        "question": "How much do you weigh?",
        "kind": kind,
        "group": "age",
    }
    return Factor(**{**values, **changes})  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        (Span(2, 4, TimeUnit.WEEKS), ("2 to 4 weeks",)),
        (Span(1, None, TimeUnit.YEARS), ("1 year or more",)),
        (Span(24, 24, TimeUnit.HOURS), ("24 hours",)),
        (Frequency((FrequencyPhase(2, 3),)), ("2 to 3 a week",)),
        (
            Frequency((FrequencyPhase(2, 2, 1, 4), FrequencyPhase(1, 1, 5))),
            ("weeks 1 to 4: 2 a week; from week 5: 1 a week",),
        ),
        (Course(6, 12, 2, 6), ("6 to 12 sessions over 2 to 6 weeks",)),
        (Course(None, None, None, None), ("No fixed end",)),
        (SHAM, ("29.3 of 100: respond (range 25 to 34); with sham, 10.4 of 100",)),
        (Rare(7.1, "people", outcome="seizure"), ("7.1 of 10,000 people: seizure",)),
        (
            Rates((Rate(36, outcome="pain"), Rare(2, "people", 1, 3))),
            ("36 of 100: pain", "2 of 10,000 people (range 1 to 3)"),
        ),
        (Effect("SMD", -0.9, -1.2, -0.6), ("SMD -0.9 (95% interval -1.2 to -0.6)",)),
        (Steps(("Sit", "Go home")), ("1. Sit", "2. Go home")),
        (Text(), ()),
    ],
)
def test_a_value_is_said_in_words(value: Value, lines: tuple[str, ...]) -> None:
    assert wording.value_lines(value) == lines


def test_the_sentence_under_an_array_names_comparator_and_range() -> None:
    assert wording.rate_sentence(SHAM, "respond") == "29 respond, 10 with sham (25\N{EN DASH}34)"


def test_another_outcome_is_never_called_by_the_rows_usual_one() -> None:
    rate = Rate(80.9, outcome="have no expressed suicidal intent")
    assert wording.rate_sentence(rate, "respond") == "81 have no expressed suicidal intent"


def test_less_than_half_a_person_is_not_called_nobody() -> None:
    assert wording.whole(0.3) == "fewer than 1"
    assert wording.whole(0) == "0"


def test_answers_stand_on_chips_as_a_clinician_says_them() -> None:
    number = make_factor(FactorKind.NUMBER, unit="kg")
    choice = make_factor(FactorKind.CHOICE, choices=(FactorChoice("past", "In the past"),))
    flag = make_factor(FactorKind.YES_NO)
    assert wording.answer_words(number, 70.0) == "Weight: 70 kg"
    assert wording.answer_words(choice, "past") == "Weight: In the past"
    assert wording.answer_words(choice, True) == "Weight (kind not asked)"
    assert wording.answer_words(flag, True) == "Weight"
    assert wording.answer_words(flag, False) == "No: Weight"


def test_a_unit_that_repeats_the_label_is_left_out() -> None:
    factor = make_factor(FactorKind.NUMBER, label="Failed trials", unit="trials this episode")
    assert wording.answer_words(factor, 2.0) == "Failed trials: 2"

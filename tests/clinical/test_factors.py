"""Answers read from words."""

import pytest

from ipdesk.clinical.factors import WEIGHT, read_answer, read_answers
from ipdesk.clinical.truth import Truth
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId, FactorKind
from ipdesk.errors import UsageError
from tests.clinical.builders import make_factor


def test_words_become_answers(library: Library) -> None:
    given = read_answers(
        library.factors, ["pregnancy", "age=34", "substance-use=current"], ["lithium"]
    )
    assert dict(given.answers) == {
        "pregnancy": True,
        "age": 34.0,
        "substance-use": "current",
        "lithium": False,
    }


def test_a_merged_name_stays_accepted(library: Library) -> None:
    given = read_answers(library.factors, ["copd-asthma"], ["anticoagulant"])
    assert dict(given.answers) == {"respiratory-disease": True, "anticoagulation": False}


@pytest.mark.parametrize(
    ("present", "absent", "told"),
    [
        (["flux-capacitor"], [], "no patient factor"),
        (["age"], [], "needs a number"),
        (["age=old"], [], "from 5 to 120 years"),
        (["age=nan"], [], "not a value"),
        (["age=400"], [], "from 5 to 120 years"),
        (["substance-use=blue"], [], "choose from"),
        (["pregnancy=maybe"], [], "say yes or no"),
        (["pregnancy"], ["pregnancy"], "given twice"),
        ([], ["age"], "cannot be absent"),
    ],
)
def test_nonsense_is_refused_in_words(
    library: Library, present: list[str], absent: list[str], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        read_answers(library.factors, present, absent)


@pytest.mark.parametrize(
    ("text", "kilograms"),
    [("80", 80.0), ("80 kg", 80.0), ("180 lb", 81.65), ("12.5 st", 79.38), (" 70.5kg ", 70.5)],
)
def test_weight_is_read_in_other_units(text: str, kilograms: float) -> None:
    weight = make_factor(id=WEIGHT, kind=FactorKind.NUMBER, unit="kg", minimum=20, maximum=350)
    assert read_answer(weight, text) == kilograms


@pytest.mark.parametrize("text", ["80 stones", "heavy", "1,5", "80 cm", "999", "-80", "nan", ""])
def test_a_weight_that_cannot_be_read_is_refused(text: str) -> None:
    weight = make_factor(id=WEIGHT, kind=FactorKind.NUMBER, unit="kg", minimum=20, maximum=350)
    with pytest.raises(UsageError):
        read_answer(weight, text)


@pytest.mark.parametrize(
    ("said", "present"),
    [
        (["weight=100", "height=180"], Truth.YES),  # 30.9
        (["weight=97", "height=180"], Truth.NO),  # 29.9
        (["weight=100"], Truth.UNKNOWN),
        (["height=180"], Truth.UNKNOWN),
        (["bmi=25", "weight=100", "height=180"], Truth.NO),  # what was given goes before
        (["weight=220 lb", "height=70 in"], Truth.YES),  # 31.6
    ],
)
def test_weight_and_height_answer_what_follows_from_bmi(
    library: Library, said: list[str], present: Truth
) -> None:
    patient = read_answers(library.factors, said, [])
    assert patient.present(library.factors[FactorId("bmi-high")]) is present


@pytest.mark.parametrize(
    ("stronger", "implied"),
    [
        ("active-uncontrolled-seizures", "seizure-history"),
        ("prior-tms-seizure", "seizure-history"),
        ("age-under-13", "age-under-18"),
    ],
)
def test_a_stronger_factor_brings_the_weaker_one(
    library: Library, stronger: str, implied: str
) -> None:
    factor = library.factors[FactorId(implied)]
    assert read_answers(library.factors, [stronger], []).present(factor) is Truth.YES
    assert read_answers(library.factors, [stronger], [implied]).present(factor) is Truth.YES
    assert read_answers(library.factors, [], [stronger]).present(factor) is Truth.UNKNOWN


@pytest.mark.parametrize("word", ["age=21.5", "failed-trials=3.9"])
def test_what_is_counted_has_no_fractions(library: Library, word: str) -> None:
    with pytest.raises(UsageError, match="whole number"):
        read_answers(library.factors, [word], [])


def test_a_factors_own_unit_may_be_typed(library: Library) -> None:
    given = read_answers(library.factors, ["systolic-bp=142mmHg", "bmi=31 kg/m2"], [])
    assert dict(given.answers) == {"systolic-bp": 142.0, "bmi": 31.0}

"""Answers read from words."""

import pytest

from ipdesk.clinical.factors import read_answers
from ipdesk.content.library import Library
from ipdesk.errors import UsageError


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

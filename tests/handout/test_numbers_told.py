"""A factor that is a number is told by what follows from it, never as if nothing were known."""

import pytest

from ipdesk.clinical.material import compare_from, read_patient
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.reading import texts
from ipdesk.handout.sections.talk_about import NO_LIMIT_REACHED, NOTHING_AT_ALL
from tests.handout.builders import make_options


def told(library: Library, factor: str, *answers: str) -> str:
    patient = read_patient(library, answers, ())
    comparison = compare_from(library, ("esketamine", "ketamine-iv"), "trd", patient)
    options = make_options(say=(FactorId(factor),), sections=("talk-about",))
    handout = build_handout(comparison, options, gather_handout(library, comparison))
    return "\n".join(text for block in handout.blocks for text in texts(block))


@pytest.mark.parametrize("answers", [(), ("systolic-bp=190",)])
def test_a_number_that_is_unknown_or_too_high_has_its_lines(
    library: Library, answers: tuple[str, ...]
) -> None:
    words = told(library, "systolic-bp", *answers)
    assert "the dose may wait" in words
    assert NOTHING_AT_ALL not in words


def test_a_number_within_bounds_says_so(library: Library) -> None:
    words = told(library, "systolic-bp", "systolic-bp=120")
    assert NO_LIMIT_REACHED in words
    assert NOTHING_AT_ALL not in words
    assert "the dose may wait" not in words

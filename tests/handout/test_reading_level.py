"""Every pair and every triple of treatments, for every condition, reads at grade 6 or below."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pytest

from ipdesk.clinical.comparison import compare
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import material_of
from ipdesk.content.library import Library
from ipdesk.content.model import Treatment
from ipdesk.content.opening import reference_file
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.options import HandoutOptions
from ipdesk.handout.reading import grade
from tests.handout.builders import TODAY
from tests.handout.test_shipped import BRIEF, CONDITIONS, MAIN, NO_NEW

GOAL_FLESCH_KINCAID = 6.0
GOAL_SMOG = 8.0
TREATMENTS = (*MAIN, NO_NEW, *BRIEF)


@dataclass(frozen=True, slots=True)
class Graded:
    """A sheet's grades."""

    ids: tuple[str, ...]
    flesch_kincaid: float
    smog: float


class Remembering(Library):
    """Reads each treatment once: ten thousand sheets are made of fifteen."""

    @cache  # noqa: B019  # it lives as long as the test
    def treatment(self, treatment_id: str) -> Treatment:
        """The treatment, whole."""
        return super().treatment(treatment_id)


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    library = Remembering(reference_file())
    yield library
    library.close()


def grades(library: Library, condition: str, size: int) -> Iterator[Graded]:
    found = library.condition(condition)
    for ids in combinations(TREATMENTS, size):
        chosen = tuple(library.treatment(name) for name in ids)
        comparison = compare(material_of(library, chosen, found), PatientFactors())
        material = gather_handout(library, comparison)
        handout = build_handout(comparison, HandoutOptions(date=TODAY), material)
        level = grade(handout.blocks, material.known_words)
        yield Graded(ids, level.flesch_kincaid, level.smog)


@pytest.mark.parametrize("size", [2, 3])
@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_choice_reads_at_grade_6(library: Library, condition: str, size: int) -> None:
    hard = [
        graded
        for graded in grades(library, condition, size)
        if graded.flesch_kincaid > GOAL_FLESCH_KINCAID or graded.smog > GOAL_SMOG
    ]
    assert not hard, f"{len(hard)} sheets, first {hard[:3]}"

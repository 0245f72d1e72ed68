"""Every pair of main treatments, for every condition, reads at "normal" or easier in Spanish."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from ipdesk.clinical.comparison import compare
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import material_of
from ipdesk.content.library import Library
from ipdesk.content.readability_spanish import NORMAL, SpanishReading
from ipdesk.content.words import SPANISH
from ipdesk.handout.blocks import Block
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.options import HandoutOptions
from ipdesk.handout.reading import ease, texts
from tests.handout.builders import TODAY
from tests.handout.test_shipped import CONDITIONS, MAIN


def sheets(
    library: Library, condition: str
) -> Iterator[tuple[tuple[str, ...], tuple[Block, ...], SpanishReading]]:
    treatments = {name: library.treatment(name) for name in MAIN}
    found = library.condition(condition)
    for ids in combinations(MAIN, 2):
        chosen = tuple(treatments[name] for name in ids)
        comparison = compare(material_of(library, chosen, found), PatientFactors())
        material = gather_handout(library, comparison, SPANISH)
        blocks = build_handout(
            comparison, HandoutOptions(date=TODAY, language=SPANISH), material
        ).blocks
        yield ids, blocks, ease(blocks)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_pair_reads_at_normal_or_easier(library: Library, condition: str) -> None:
    rated = [(ids, found) for ids, _, found in sheets(library, condition)]
    hard = [(ids, found.szigriszt) for ids, found in rated if found.szigriszt < NORMAL]
    assert not hard
    assert all(found.words > 300 for _, found in rated)


def test_the_sheet_says_how_it_reads(library: Library) -> None:
    _, blocks, _ = next(sheets(library, "trd"))
    (place,) = (
        place
        for place, block in enumerate(blocks)
        if any(text.startswith("Facilidad de lectura") for text in texts(block))
    )
    (line,) = texts(blocks[place])
    found = ease(blocks[: place - 1])  # neither itself nor the translator's line before it
    said = [float(word) for word in line.replace("(", " ").split() if word[:1].isdigit()]
    assert said[0] == pytest.approx(found.fernandez_huerta, abs=0.5)
    assert said[1] == pytest.approx(found.szigriszt, abs=0.5)
    assert "INFLESZ: " in line
    assert "Reading level" not in "".join(text for block in blocks for text in texts(block))

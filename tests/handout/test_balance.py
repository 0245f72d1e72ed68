"""How evenly a sheet speaks of its options, on sheets of the shipped reference."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from ipdesk.clinical.comparison import Comparison
from ipdesk.clinical.factors import read_answers
from ipdesk.clinical.material import compare_from
from ipdesk.content.library import Library
from ipdesk.content.words import Language, Words
from ipdesk.handout.balance import MOST_RATIO, Balance, Weight, weigh
from ipdesk.handout.blocks import Bullets, Figures, Handout, Table
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.options import HandoutOptions
from ipdesk.handout.reading import plain

DAY = date(2026, 11, 22)


class Marked(Mapping[str, str]):
    """A language in which every text is the English one with a mark before it."""

    def __getitem__(self, english: str) -> str:
        return f"\u00bf{english}"

    def __iter__(self):  # type: ignore[no-untyped-def]  # it has no list of texts
        return iter(())

    def __len__(self) -> int:
        return 0


def comparison_of(library: Library, *options: str) -> Comparison:
    return compare_from(library, options, "trd", read_answers(library.factors, [], []))


def sheet(library: Library, comparison: Comparison) -> tuple[Handout, Words]:
    material = gather_handout(library, comparison)
    return build_handout(comparison, HandoutOptions(date=DAY), material), material.words


def weight(name: str = "A", words: int = 100, benefit: int = 2, harm: int = 3) -> Weight:
    return Weight(name, words, benefit, harm, 1)


def test_each_option_of_a_real_sheet_is_weighed(library: Library) -> None:
    comparison = comparison_of(library, "tms", "ect", "no-new-treatment")
    handout, words = sheet(library, comparison)
    found = weigh(handout, comparison, words)
    assert [one.name for one in found.weights] == ["TMS", "ECT", "No new treatment for now"]
    assert all(one.words > 100 and one.benefit_rows and one.harm_rows for one in found.weights)


def test_words_are_those_of_columns_pictures_and_lists(library: Library) -> None:
    comparison = comparison_of(library, "tms", "ect", "no-new-treatment")
    handout, words = sheet(library, comparison)
    texts = []
    for block in handout.blocks:
        if isinstance(block, Table):
            places = [n for n, head in enumerate(block.columns) if head.title == "ECT"]
            texts += [
                plain(line.spans) for row in block.rows for n in places for line in row.cells[n]
            ]
        elif isinstance(block, Figures):
            for array in block.arrays:
                if array.title == "ECT":
                    texts += [array.words, *(plain(caption.spans) for caption in array.captions)]
        elif isinstance(block, Bullets):
            items = map(plain, block.items)
            texts += [text.removeprefix("ECT: ") for text in items if text.startswith("ECT: ")]
    rough = sum(len(text.split()) for text in texts)
    (ect,) = [one for one in weigh(handout, comparison, words).weights if one.name == "ECT"]
    assert ect.words == pytest.approx(rough, rel=0.08)


def test_figures_are_the_pictures_with_a_number(library: Library) -> None:
    comparison = comparison_of(library, "tms", "ect", "no-new-treatment")
    handout, words = sheet(library, comparison)
    drawn: dict[str, int] = {}
    for block in handout.blocks:
        for array in block.arrays if isinstance(block, Figures) else ():
            drawn[array.title] = drawn.get(array.title, 0) + (array.filled is not None)
    assert any(drawn.values())
    assert {one.name: one.figures for one in weigh(handout, comparison, words).weights} == drawn


def test_harm_rows_are_those_of_the_table_of_harms(library: Library) -> None:
    comparison = comparison_of(library, "tms", "ect")
    handout, words = sheet(library, comparison)
    rows = [one.harm_rows for one in weigh(handout, comparison, words).weights]
    assert len(set(rows)) == 1
    assert rows[0] >= 3


def test_a_way_of_giving_is_weighed_under_its_own_name(library: Library) -> None:
    comparison = comparison_of(library, "tms:itbs", "ect")
    handout, words = sheet(library, comparison)
    first = weigh(handout, comparison, words).weights[0]
    assert first.name == "TMS, shorter pulses"
    assert first.words > 100


@pytest.mark.parametrize("options", [("tms:itbs", "ect"), ("ketamine-iv", "no-new-treatment")])
def test_a_translated_sheet_is_weighed_like_the_english_one(
    library: Library, options: tuple[str, ...]
) -> None:
    comparison = comparison_of(library, *options)
    handout, words = sheet(library, comparison)
    english = weigh(handout, comparison, words)
    marked = Words(Language("xx", "Marked", "Marked"), Marked())
    material = gather_handout(library, comparison)
    letters = material.letters | {"\u00bf"}
    material = replace(material, words=marked, letters=letters)
    translated = build_handout(comparison, HandoutOptions(date=DAY, language="xx"), material)
    found = weigh(translated, comparison, marked)
    assert [one.name[0] for one in found.weights] == ["\u00bf"] * len(options)
    assert [(w.benefit_rows, w.harm_rows, w.figures) for w in found.weights] == [
        (w.benefit_rows, w.harm_rows, w.figures) for w in english.weights
    ]
    for one, other in zip(found.weights, english.weights, strict=True):
        assert one.words == pytest.approx(other.words, rel=0.03)


def test_an_uneven_sheet_is_said_in_plain_words() -> None:
    found = Balance((weight("ECT", 170), weight("X"), weight("Y", 120)))
    assert found.ratio == pytest.approx(1.7)
    assert found.sentences == ("ECT has 1.7 times the words of X.",)


def test_one_and_a_half_times_is_even_enough() -> None:
    even = Balance((weight("ECT", round(100 * MOST_RATIO)), weight("X")))
    assert even.sentences == ()


def test_fewer_rows_are_said() -> None:
    found = Balance((weight("ECT"), weight("X", benefit=1), weight("Y", harm=2)))
    assert found.sentences == (
        "X has 1 row of benefits, others have 2.",
        "Y has 2 rows of harms, others have 3.",
    )


def test_nothing_to_weigh_is_even() -> None:
    assert Balance(()).ratio == 1
    assert Balance(()).sentences == ()
    assert Balance((weight(words=0), weight("X", words=0))).ratio == 1

"""A word is explained where it first stands on the sheet, once."""

import pytest

from ipdesk.content.shared import Term
from ipdesk.content.words import Words
from ipdesk.handout.blocks import Bullets, Heading, Paragraph, said
from ipdesk.handout.explain import explain
from ipdesk.handout.reading import plain, texts

MANIA = Term("Mania", "A very high mood.", (), explain=True)
OCD = Term("OCD", "Thoughts and acts that come back.", (), explain=True)
QUIET = Term("Vein", "A blood vessel.", ())


def sheet(*lines: str) -> list[Paragraph]:
    return [Paragraph(said(line)) for line in lines]


def explained(*lines: str, named: tuple[str, ...] = ()) -> list[str]:
    found = explain(sheet(*lines), (MANIA, OCD, QUIET), named, Words())
    return [plain(block.spans) for block in found if isinstance(block, Paragraph)]


def test_a_term_is_explained_after_the_block_that_uses_it_first() -> None:
    assert explained("It can bring on mania.", "Mania again.") == [
        "It can bring on mania.",
        "Mania: A very high mood. ",
        "Mania again.",
    ]


def test_terms_of_one_block_stand_in_the_order_of_the_text() -> None:
    assert explained("For OCD, not mania.")[1].startswith("OCD: Thoughts")


@pytest.mark.parametrize(
    "text",
    [
        "Mania (a high mood) can come.",
        "A high mood (mania) can come.",
        "Maniacal.",
        "A vein.",
        "ocd",
    ],
)
def test_what_is_explained_already_or_another_word_is_left_alone(text: str) -> None:
    assert explained(text) == [text]


def test_what_the_sheet_is_about_is_not_explained() -> None:
    assert explained("Studies in OCD.", named=("OCD",)) == ["Studies in OCD."]


def test_headings_are_passed_over_and_lists_count() -> None:
    blocks = (Heading("Mania", 2), Bullets((said("mania"),)))
    found = explain(blocks, (MANIA,), (), Words())
    assert len(found) == 3
    assert "A very high mood." in " ".join(texts(found[2]))


def test_capitals_do_not_hide_a_word() -> None:
    assert explained("MANIAS can come.") == ["MANIAS can come.", "Mania: A very high mood. "]

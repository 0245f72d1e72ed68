"""The content that every peer is given, and the floor that prints it."""

from collections import Counter

import pypdfium2
import pytest

from benchmarks.peers.plain_reportlab import render
from benchmarks.sheet import Sheet, plain, printed_words, sheet_of
from benchmarks.subject import OPTIONS
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import compare_from
from ipdesk.content.library import Library
from ipdesk.content.model import Certainty
from ipdesk.handout.blocks import Caption, IconArray, bold, said
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.pdf.write import pdf_bytes


@pytest.fixture(scope="module")
def sheet(library: Library) -> tuple[Sheet, bytes]:
    """A sheet as peers get it, and our own file of it."""
    comparison = compare_from(library, ("ect", "tms", "no-new-treatment"), "trd", PatientFactors())
    handout = build_handout(comparison, OPTIONS, gather_handout(library, comparison))
    return sheet_of(handout), pdf_bytes(handout)


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum())


def read_back(data: bytes) -> Counter[str]:
    document = pypdfium2.PdfDocument(data)
    found = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return letters(found)


def test_a_sheet_holds_nothing_that_ours_does_not_print(sheet: tuple[Sheet, bytes]) -> None:
    content, ours = sheet
    words = printed_words([content["blocks"], content["foot"]])
    assert letters("".join(words)) - read_back(ours) == Counter()


def test_the_floor_prints_every_word(sheet: tuple[Sheet, bytes]) -> None:
    content, _ = sheet
    words = printed_words([content["blocks"], content["foot"]])
    assert letters("".join(words)) - read_back(render(content)) == Counter()


def test_the_floor_numbers_its_pages_and_brings_the_same_faces(
    sheet: tuple[Sheet, bytes],
) -> None:
    content, _ = sheet
    document = pypdfium2.PdfDocument(render(content))
    pages = len(document)
    for number, page in enumerate(document, 1):
        assert f"Page {number} of {pages}" in page.get_textpage().get_text_bounded()
    document.close()


def test_what_is_only_heard_is_not_counted_as_printed() -> None:
    captions = (Caption(said("Fairly ", bold("sure.")), Certainty.MODERATE),)
    drawn = IconArray("ECT", "after weeks", 41, "41 of 100", captions, "a picture")
    told = IconArray("ECT", "after weeks", None, "No number", captions, "a picture")
    assert " ".join(printed_words(plain(drawn))) == "ECT after weeks Fairly sure."
    assert " ".join(printed_words(plain(told))) == "ECT after weeks No number Fairly sure."
    assert plain(drawn)["captions"][0]["certainty"] == Certainty.MODERATE.dots

"""The layout holds for languages that are 40 % longer, and for those read from right to left.

No such language is shipped: the texts are made up here, each from its English.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from ipdesk.clinical.material import compare_from, read_patient
from ipdesk.content.library import Library
from ipdesk.content.words import Language, Words
from ipdesk.handout.blocks import Handout
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.options import HandoutOptions, Paper, PrintSize
from ipdesk.handout.pdf.report import page_report, text_boxes
from ipdesk.handout.pdf.write import pdf_bytes
from tests.gallery import DAY, START

LONG = Language("xl", "Lōng", "Long")
MIRRORED = Language("xr", "Mīrrored", "Mirrored", right_to_left=True)
CHOICES = (("ect", "tms"), ("ect", "tms", "ketamine-iv"), ("vns", "dbs", "usual-care", "tms:itbs"))


class Stretched(Mapping[str, str]):
    """Every text with two of five letters more, some with accents; figures and {places} stay."""

    def __getitem__(self, english: str) -> str:
        return " ".join(self._word(word) for word in english.split(" "))

    def _word(self, word: str) -> str:
        if "{" in word or not word.isalpha() or len(word) < 2:
            return word
        return word[:-1] + "é" * round(len(word) * 0.4) + word[-1]

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Unchanged(Stretched):
    """Every text as it is."""

    def _word(self, word: str) -> str:
        return word


def sheet(library: Library, ids: tuple[str, ...], words: Words, **options: Any) -> Handout:
    chosen = HandoutOptions(
        date=DAY, language=words.language.code, start=START, matters=("memory", "cost"),
        say=("seizure-history",), name="Ana", **options,
    )  # fmt: skip
    patient = read_patient(library, ["seizure-history"], ())
    comparison = compare_from(library, ids, "trd", patient)
    material = replace(gather_handout(library, comparison), words=words)
    return build_handout(comparison, chosen, material)


@pytest.mark.parametrize("ids", CHOICES)
@pytest.mark.parametrize("size", list(PrintSize))
@pytest.mark.parametrize("paper", list(Paper))
def test_a_longer_language_is_laid_out_without_a_clash(
    library: Library, ids: tuple[str, ...], size: PrintSize, paper: Paper
) -> None:
    handout = sheet(library, ids, Words(LONG, Stretched()), size=size, paper=paper)
    assert page_report(pdf_bytes(handout)) == ()


@pytest.mark.parametrize("ids", CHOICES)
@pytest.mark.parametrize("size", list(PrintSize))
def test_right_to_left_is_laid_out_without_a_clash(
    library: Library, ids: tuple[str, ...], size: PrintSize
) -> None:
    handout = sheet(library, ids, Words(MIRRORED, Unchanged()), size=size)
    assert page_report(pdf_bytes(handout)) == ()


def ends(data: bytes, text: str) -> tuple[float, float]:
    """Left and right end of a text's first occurrence, in points."""
    for boxes in text_boxes(data):
        for box in boxes:
            if box.text.startswith(text):
                return box.left, box.right
    raise AssertionError(f"{text} is not on the sheet")


def test_right_to_left_mirrors_every_part(library: Library) -> None:
    ids = ("ect", "tms")
    plain = pdf_bytes(sheet(library, ids, Words()))
    mirrored = pdf_bytes(sheet(library, ids, Words(MIRRORED, Unchanged())))
    width = 612.0
    for text in ("What is it like?", "Which treatment", "Next steps", "Bring this"):
        left, _ = ends(plain, text)
        _, right = ends(mirrored, text)
        assert width - right == pytest.approx(left, abs=7), text
    # The first option's column stands right of the second one's.
    assert ends(plain, "treatment while asleep")[0] < ends(plain, "magnetic pulses")[0]
    assert ends(mirrored, "treatment while asleep")[0] > ends(mirrored, "magnetic pulses")[0]
    # The page's number changes sides with the clinic's name.
    assert ends(mirrored, "Page 1 of")[0] < width / 2 < ends(plain, "Page 1 of")[0]

"""The twelve handouts of the gallery: by standard, as they look, on any copier, in any language."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from ipdesk.content.opening import open_library
from ipdesk.handout.blocks import Block, CheckList, Figures, Handout, Lines
from ipdesk.handout.pdf.report import page_check
from ipdesk.handout.pdf.write import pdf_bytes
from ipdesk.handout.reading import plain, texts
from tests.gallery import SHEETS, START, Sheet, build
from tests.handout.pages import flat, page_texts

BY_NAME = {sheet.name: sheet for sheet in SHEETS}
NAMES = tuple(BY_NAME)
CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2,3}\b")
DOTS = 200
"""Dots per inch of a plain copier."""


@cache
def made(name: str) -> tuple[Handout, bytes]:
    handout = build(BY_NAME[name], open_library())
    return handout, pdf_bytes(handout)


def blocks_of(handout: Handout) -> tuple[Block, ...]:
    return handout.blocks + (handout.facing.blocks if handout.facing else ())


def test_there_are_twelve_and_they_differ() -> None:
    assert len(NAMES) == len(SHEETS) == 12


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_keeps_all_rules_of_the_standard(name: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(made(name)[1])
    found = page_validation.validate_pdf(str(path), profile="ua1")
    assert found.is_compliant, found


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_passes_the_check_before_it_is_handed_over(name: str) -> None:
    handout, data = made(name)
    found = page_check(data, handout)
    assert found.problems == ()
    assert found.figures == found.alternatives > 0


@pytest.mark.parametrize("name", NAMES)
def test_the_same_sheet_gives_the_same_bytes(name: str) -> None:
    assert pdf_bytes(build(BY_NAME[name], open_library())) == made(name)[1]


def copied(picture: Image.Image) -> Image.Image:
    """What a worn copier makes of a page: grey, a little unsharp, then black or white."""
    grey = picture.convert("L").filter(ImageFilter.GaussianBlur(0.8))
    return grey.point(lambda level: 255 if level > 150 else 0)


def arrays_on(data: bytes) -> list[tuple[int, tuple[float, float, float, float], str]]:
    """Page, box and words of every array of people, by the structure tree."""
    found = []
    with pikepdf.open(BytesIO(data)) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages)}

        def walk(node: pikepdf.Object) -> None:
            if not isinstance(node, pikepdf.Dictionary):
                return
            if node.get("/S") == "/Figure":
                box = tuple(float(side) for side in node.A[0].BBox)
                found.append((numbers[node.Pg.objgen], box, str(node.Alt)))
            kids = node.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

        walk(document.Root.StructTreeRoot)
    return found


def people(picture: Image.Image, box: tuple[float, float, float, float], height: float) -> int:
    """How many of a hundred people are dark in the middle of the body."""
    scale = DOTS / 72
    left, bottom, right, top = box
    wide, high = (right - left) / 10, (top - bottom) / 10
    dark = 0
    for row in range(10):
        for column in range(10):
            x = (left + (column + 0.48) * wide) * scale
            y = (height - (bottom + (row + 0.22) * high)) * scale
            spot = picture.crop((int(x) - 2, int(y) - 1, int(x) + 2, int(y) + 2))
            dark += spot.tobytes().count(0) > 6
    return dark


@pytest.mark.parametrize("name", NAMES)
def test_people_can_be_counted_on_a_black_and_white_copy(name: str) -> None:
    handout, data = made(name)
    wanted = {
        array.alt: array.filled
        for block in blocks_of(handout)
        if isinstance(block, Figures)
        for array in block.arrays
        if array.filled is not None
    }
    counted = 0
    with pypdfium2.PdfDocument(data) as document:
        copies = [copied(page.render(scale=DOTS / 72).to_pil()) for page in document]
        heights = [page.get_size()[1] for page in document]
    for number, box, words in arrays_on(data):
        if words in wanted:
            assert people(copies[number], box, heights[number]) == wanted[words], words
            counted += 1
    assert counted == len(wanted)


def test_two_languages_stand_section_beside_section() -> None:
    handout, data = made("facing")
    assert handout.facing is not None
    pages = [flat(text) for text in page_texts(data)]
    assert "Which treatment" in pages[1]
    assert "Which treatment" not in pages[0]
    pairs = (
        ("¿Qué puede salir mal?", "What can go wrong?"),
        ("Próximos pasos", "Next steps"),
        ("Sobre esta hoja", "About this sheet"),
    )
    for spanish, english in pairs:
        here = next(number for number, text in enumerate(pages) if spanish in text)
        assert english in pages[here + 1], spanish
        assert english not in pages[here]


def test_a_worksheet_holds_nothing_of_a_patient_and_room_to_write() -> None:
    sheet = BY_NAME["worksheet"]
    named = Sheet(
        "named", sheet.ids, options=type(sheet.options)(
            date=sheet.options.date, blank=True, name="Zuzanna", note="Call Ewa.",
            next_visit="1 December", matters=("cost",), own_questions=("May I swim?",),
        ),
    )  # fmt: skip
    handout = build(named, open_library())
    said = " ".join(text for block in handout.blocks for text in texts(block))
    said += plain(handout.header.right)
    for private in ("Zuzanna", "Ewa", "1 December", "May I swim?", "You said that"):
        assert private not in said
    assert "____" in plain(handout.header.right)
    assert sum(block.count for block in handout.blocks if isinstance(block, Lines)) >= 14
    assert any(isinstance(block, CheckList) for block in handout.blocks)


def test_a_short_sheet_of_two_options_fits_two_pages() -> None:
    _, data = made("two-pages")
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 2


def test_a_language_that_nobody_checked_says_so_on_every_page() -> None:
    pages = [flat(text) for text in page_texts(made("spanish")[1])]
    assert all("Borrador: falta la revisión" in text for text in pages)
    assert "Draft, to be checked by a qualified translator" in pages[0]


def test_facing_pages_stay_in_pairs_and_carry_one_code() -> None:
    sheet = Sheet(
        "long", ("vns", "dbs", "tdcs", "no-new-treatment"),
        options=replace(BY_NAME["facing"].options, matters=("speed",), start=START),
    )  # fmt: skip
    data = pdf_bytes(build(sheet, open_library()))
    pages = page_texts(data)
    spanish = ["Página" in text for text in pages]
    assert len(pages) % 2 == 0
    for first in range(0, len(pages), 2):
        assert sorted(spanish[first : first + 2]) in ([False, True], [False, False], [True, True])
    assert spanish.count(True) == spanish.count(False)
    codes = {word for text in pages for word in CODE.findall(text)}
    assert len(codes) == 1

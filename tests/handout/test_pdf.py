"""Real files, read back: text, fonts, layout, bytes."""

import re
from io import BytesIO

import pikepdf
import pytest

from ipdesk.content.model import Treatment
from ipdesk.errors import HandoutError
from ipdesk.handout.options import ClinicDetails, Paper, PrintSize
from ipdesk.handout.pdf.report import TextBox, page_report, text_boxes
from ipdesk.handout.pdf.write import pdf_bytes
from tests.handout.builders import (
    ROWS,
    ect,
    make_comparison,
    make_fact,
    make_handout,
    make_options,
    make_treatment,
    nothing_new,
    tms,
)
from tests.handout.pages import flat, in_order, page_of, page_texts, printed

LONG_CLINIC = "The Regional Centre for Interventional Psychiatry and Neuromodulation " * 2
SIX = ("tms", "ect", "vns", "dbs", "esketamine", "usual-care")


def full_options(**changes: object) -> object:
    defaults = {
        "name": "Maria",
        "clinic": ClinicDetails("Sample Clinic", "555-0142"),
        "clinician": "Dr. Lee",
        "matters": ("speed",),
        "start": make_options().date,
        "next_visit": "1 December at 10:30",
        "note": "Bring your glasses.",
    }
    return make_options(**{**defaults, **changes})


CASES = {
    "plain": (make_comparison(tms(), ect()), make_options()),
    "full": (make_comparison(tms(), ect(), nothing_new()), full_options()),
    "six": (make_comparison(*(make_treatment(name) for name in SIX)), full_options()),
    "large": (make_comparison(tms(), ect(), nothing_new()), full_options(size=PrintSize.LARGE)),
    "six large a4": (
        make_comparison(*(make_treatment(name) for name in SIX)),
        full_options(size=PrintSize.LARGE, paper=Paper.A4),
    ),
    "a4": (make_comparison(tms(), ect()), full_options(paper=Paper.A4)),
    "long": (
        make_comparison(tms(), ect()),
        full_options(
            name="Maria-Magdalena " * 5,
            clinic=ClinicDetails(LONG_CLINIC[:120], "555-0142 extension 12", "Monday to Friday"),
            note="Please bring your list of medicines and someone to take you home. " * 4
            + "x" * 36,
            size=PrintSize.LARGE,
        ),
    ),
    "one word": (make_comparison(tms(), ect()), full_options(name="M" * 80, note="w" * 300)),
    "few": (make_comparison(tms(), ect()), make_options(sections=())),
}


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_clipped_and_nothing_lies_over_anything(case: str) -> None:
    assert page_report(pdf_bytes(make_handout(*CASES[case]))) == ()


@pytest.mark.parametrize("case", CASES)
def test_the_crisis_box_stands_on_the_first_page(case: str) -> None:
    first = flat(page_texts(pdf_bytes(make_handout(*CASES[case])))[0])
    assert "If you feel unsafe, call or text 988 now." in first


@pytest.mark.parametrize("case", CASES)
def test_every_page_has_its_number_the_version_and_the_date_of_the_next_copy(case: str) -> None:
    pages = page_texts(pdf_bytes(make_handout(*CASES[case])))
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in flat(text)
        assert "Content 2026.11" in flat(text)
        assert "ask for a newer copy after November 2027" in flat(text)


@pytest.mark.parametrize("case", CASES)
def test_no_heading_is_the_last_thing_on_a_page(case: str) -> None:
    handout = make_handout(*CASES[case])
    headings = {block.text for block in handout.blocks if hasattr(block, "level")}
    for text in page_texts(pdf_bytes(handout))[:-1]:
        body = flat(text).split(" Content 2026.11")[0]
        assert not any(body.endswith(heading) for heading in headings)


def test_the_sections_are_printed_in_order() -> None:
    words = printed(make_handout(*CASES["full"]))
    assert in_order(
        words,
        [
            "Which treatment, if any", "Your choices, side by side", "More about each choice",
            "How many people feel much better?", "29 of 100 feel much better.", "71 do not.",
            "What can go wrong?", "Fewer than 1 have a seizure", "What matters to you",
            "Where are you leaning?", "Next steps", "Your visits", "Questions to ask", "My notes",
            "A note from your team: Bring your glasses.", "About this sheet",
        ],
    )  # fmt: skip


def wordy(name: str) -> Treatment:
    """A treatment whose cells are so long that the first table goes over a page."""
    rows = [row for row, _ in ROWS if row != "head_to_head"]
    facts = tuple(
        make_fact(
            treatment=name,
            row=row,
            plain_short=f"First {row} {name} {'and so on ' * 6}last {row} {name}",
        )
        for row in rows
    )
    return make_treatment(name, facts)


@pytest.mark.parametrize("size", list(PrintSize))
def test_a_row_is_never_split_over_pages(size: PrintSize) -> None:
    comparison = make_comparison(wordy("tms"), wordy("ect"), wordy("vns"))
    pages = page_texts(pdf_bytes(make_handout(comparison, make_options(size=size))))
    rows = ("invasiveness", "session_duration", "cognitive_effects", "reversibility")
    found = {page_of(pages, f"First {row} tms") for row in rows}
    assert len(found) > 1
    for row in rows:
        for name in ("tms", "ect", "vns"):
            assert page_of(pages, f"First {row} {name}") == page_of(pages, f"last {row} {name}")


def test_a_table_that_goes_over_a_page_repeats_its_header() -> None:
    comparison = make_comparison(wordy("tms"), wordy("ect"), wordy("vns"))
    pages = page_texts(pdf_bytes(make_handout(comparison)))
    start, end = page_of(pages, "First invasiveness tms"), page_of(pages, "First regulatory_us tms")
    assert end > start
    for number in range(start, end + 1):
        above_the_rows = flat(pages[number]).partition(" First ")[0]
        assert "TMS magnetic pulses ECT magnetic pulses" in above_the_rows


def test_the_same_sheet_gives_the_same_bytes() -> None:
    one = pdf_bytes(make_handout(*CASES["full"]))
    assert pdf_bytes(make_handout(*CASES["full"])) == one


def test_fonts_are_embedded_and_all_text_has_its_letters() -> None:
    with pikepdf.open(BytesIO(pdf_bytes(make_handout(*CASES["full"])))) as document:
        fonts = {
            str(font.BaseFont): font
            for page in document.pages
            for font in page.Resources.get("/Font", {}).values()
        }
        assert fonts
        for name, font in fonts.items():
            assert "Atkinson" in name
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_the_file_says_what_it_is_and_nothing_about_the_patient() -> None:
    data = pdf_bytes(make_handout(*CASES["full"]))
    with pikepdf.open(BytesIO(data)) as document:
        info = {key: str(value) for key, value in document.docinfo.items()}
        assert str(document.Root.Lang) == "en"
        assert document.Root.ViewerPreferences.DisplayDocTitle
    assert info["/Title"].startswith("Which treatment, if any, to try next for your depression")
    assert info["/Author"] == "Sample Clinic"
    assert "Maria" not in " ".join(info.values())
    assert b"Maria" not in data


def test_text_is_data_never_markup() -> None:
    options = make_options(name="<b>A&B</b>", note="1 < 2 & <font size=99>big</font>")
    words = printed(make_handout(options=options))
    assert "For <b>A&B</b>" in words
    assert "1 < 2 & <font size=99>big</font>" in words


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.LETTER, (612, 792)), (Paper.A4, (595.28, 841.89))]
)
def test_each_paper_is_laid_out_natively(paper: Paper, size: tuple[float, float]) -> None:
    data = pdf_bytes(make_handout(options=make_options(paper=paper)))
    with pikepdf.open(BytesIO(data)) as document:
        box = [float(side) for side in document.pages[0].MediaBox]
    assert box[2:] == pytest.approx(size, abs=0.1)


@pytest.mark.parametrize(("size", "smallest"), [(PrintSize.STANDARD, 12), (PrintSize.LARGE, 16)])
def test_no_text_is_smaller_than_the_print_size_allows(size: PrintSize, smallest: float) -> None:
    data = pdf_bytes(make_handout(options=full_options(size=size)))
    sizes = set()
    with pikepdf.open(BytesIO(data)) as document:
        for page in document.pages:
            content = page.Contents.read_bytes().decode("latin-1")
            sizes |= {float(found) for found in re.findall(r"/F\S+ ([\d.]+) Tf", content)}
    assert min(sizes) >= smallest


@pytest.mark.parametrize(("filled", "expected"), [(0, (0, 100)), (29, (29, 71)), (100, (100, 0))])
def test_an_array_has_as_many_filled_people_as_it_says(
    filled: int, expected: tuple[int, int]
) -> None:
    from reportlab.pdfgen.canvas import Canvas

    from ipdesk.handout.pdf.figures import PeopleArray

    target = BytesIO()
    canvas = Canvas(target, pageCompression=0)
    array = PeopleArray(filled, 12)
    array.wrap(500, 500)
    array.drawOn(canvas, 50, 50)
    canvas.save()
    text = target.getvalue().decode("latin-1")
    uses = [text.count(f"person-{kind}-11.52 Do") for kind in ("filled", "empty")]
    assert tuple(uses) == expected


def test_a_logo_is_printed() -> None:
    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (300, 100), "#0B5A62").save(picture, "PNG")
    clinic = ClinicDetails("Sample Clinic", logo=picture.getvalue())
    data = pdf_bytes(make_handout(options=make_options(clinic=clinic)))
    assert page_report(data) == ()
    with pikepdf.open(BytesIO(data)) as document:
        assert len(document.pages[0].get_images()) == 1


@pytest.mark.parametrize(
    "logo", [b"", b"not a picture", b"<svg xmlns='x'/>", b"\x89PNG\r\n\x1a\nxx"]
)
def test_a_logo_that_cannot_be_read_is_refused_or_left_out(logo: bytes) -> None:
    handout = make_handout(options=make_options(clinic=ClinicDetails("Clinic", logo=logo)))
    if not logo:
        assert pdf_bytes(handout)
        return
    with pytest.raises(HandoutError, match="logo cannot be read"):
        pdf_bytes(handout)


def test_the_page_report_finds_text_over_text_and_text_off_the_page() -> None:
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pagesize=(612, 792))
    canvas.drawString(100, 400, "one text")
    canvas.drawString(110, 402, "another")
    canvas.drawString(580, 200, "off the page")
    canvas.save()
    found = page_report(target.getvalue())
    assert any("lie over each other" in line for line in found)
    assert any("too near to the edge" in line for line in found)


SPACE = 5
"""A line ends in a space, which the box of its text has in it."""


def test_text_boxes_lie_within_the_margins() -> None:
    for boxes in text_boxes(pdf_bytes(make_handout(*CASES["full"]))):
        assert all(isinstance(box, TextBox) for box in boxes)
        assert min(box.left for box in boxes) >= 20 / 25.4 * 72 - 1
        assert max(box.right for box in boxes) <= 612 - 20 / 25.4 * 72 + SPACE

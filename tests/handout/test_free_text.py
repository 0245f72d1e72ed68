"""Names and notes in any letters: printed as typed, or refused in one sentence."""

import re
import unicodedata
from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from ipdesk.errors import HandoutError
from ipdesk.handout import typeface
from ipdesk.handout.free_text import LONGEST
from ipdesk.handout.options import ClinicDetails, HandoutOptions, PrintSize
from ipdesk.handout.pdf.fonts import register_fonts
from ipdesk.handout.pdf.report import page_report
from ipdesk.handout.pdf.text import escaped, line, measure
from ipdesk.handout.pdf.theme import BOLD, MEDIUM, REGULAR, SEMIBOLD, theme_for
from ipdesk.handout.pdf.write import pdf_bytes
from tests.handout.builders import make_handout, make_options
from tests.handout.pages import flat, page_texts

SCRIPTS = {
    "vietnamese": ("Nguyễn Thị Ánh Tuyết", "Mang theo kính và danh sách thuốc của bạn. Ẫ Ặ Ỡ"),
    "polish": ("Świętosława Źdźbło", "Proszę zabrać okulary i listę leków. Żółć, łąka."),
    "greek": ("Άννα Παπαδοπούλου", "Φέρτε τα γυαλιά σας και ό,τι φάρμακα παίρνετε."),
    "cyrillic": ("Щербакова Юлія Ґалаґан", "Возьмите очки и список лекарств. Їжа, ёлка."),
    "yoruba": ("Ọlọ́runfẹ́mi Ọ̀ṣun", "Ẹ jọ̀wọ́ mú gíláàsì yín wá. Mo ń bọ̀ ẹ́ m̀"),
}
FIELDS = {
    "name": "name",
    "clinician's name": "clinician",
    "next visit": "next_visit",
    "note": "note",
    "clinic's name": "clinic",
    "clinic's phone": "phone",
    "clinic's hours": "hours",
}


def filled(field: str, text: str) -> HandoutOptions:
    """Options with one field filled."""
    match FIELDS[field]:
        case "clinic":
            return make_options(clinic=ClinicDetails(text))
        case "phone":
            return make_options(clinic=ClinicDetails("Clinic", text))
        case "hours":
            return make_options(clinic=ClinicDetails("Clinic", "555-0142", text))
        case name:
            return make_options(**{name: text})


def words_of(data: bytes) -> str:
    return flat(" ".join(page_texts(data)))


@pytest.mark.parametrize("size", list(PrintSize))
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_field_is_printed_as_typed(script: str, size: PrintSize) -> None:
    name, note = SCRIPTS[script]
    options = make_options(
        size=size, name=name, clinician=f"Dr. {name}", next_visit=f"{name} 10:30", note=note,
        clinic=ClinicDetails(f"Clinic {name}", "555-0142", f"{name} 9-17"),
    )  # fmt: skip
    data = pdf_bytes(make_handout(options=options))
    assert page_report(data) == ()
    words = words_of(data)
    for text in (
        f"For {name} ·", f"your clinician, Dr. {name}, on", f"next visit: {name} 10:30.",
        f"from your team: {note}", f"Clinic {name} · 555-0142", f"555-0142 ({name} 9-17).",
    ):  # fmt: skip
        assert text in words


def fonts_of(data: bytes) -> set[str]:
    """Names of the fonts; every one is embedded and maps back to text."""
    found = set()
    with pikepdf.open(BytesIO(data)) as document:
        for page in document.pages:
            for font in page.Resources.get("/Font", {}).values():
                assert "/FontFile2" in font.FontDescriptor
                assert "/ToUnicode" in font
                found.add(str(font.BaseFont).partition("+")[2])
    return found


@pytest.mark.parametrize("script", ["vietnamese", "greek", "cyrillic", "yoruba"])
def test_the_fallback_face_is_embedded_where_it_is_needed(script: str) -> None:
    name, note = SCRIPTS[script]
    data = pdf_bytes(make_handout(options=make_options(name=name, note=note)))
    assert {"NotoSans-Regular", "NotoSans-Bold"} <= fonts_of(data)


def test_latin_text_needs_no_fallback_face() -> None:
    name, note = SCRIPTS["polish"]
    assert not any("Noto" in font for font in fonts_of(pdf_bytes(make_handout())))
    data = pdf_bytes(make_handout(options=make_options(name=name, note=note)))
    assert not any("Noto" in font for font in fonts_of(data))


@pytest.mark.parametrize("sequence", sorted(typeface.composed()))
def test_a_letter_without_a_composed_form_keeps_what_was_typed(sequence: str) -> None:
    assert len(unicodedata.normalize("NFC", sequence)) > 1
    assert typeface.missing(f"A{sequence}b", typeface.characters()) == ()
    (run,) = typeface.runs(f"A{sequence}b")
    assert run.fallback
    assert len(run.text) == 3


def test_all_letters_without_a_composed_form_are_read_back() -> None:
    typed = " ".join(typeface.composed())
    assert typed in words_of(pdf_bytes(make_handout(options=make_options(note=typed[:599]))))


def test_an_accent_takes_no_room_of_its_own() -> None:
    register_fonts()
    for typed, base in (("ọ́", "ọ"), ("Ẹ̀", "Ẹ"), ("и́", "и"), ("m̀", "m")):
        assert measure(typed, REGULAR, 14) == stringWidth(base, "NotoSans", 14)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u0645\u0631\u064a\u0645", "\u0645 \u0631 \u064a."),
        ("\u05d3\u05d5\u05d3", "\u05d3 \u05d5."),
        ("\u0905\u092e\u0930", "\u0905 \u092e \u0930."),
        ("\u0e2a\u0e21\u0e0a\u0e32\u0e22", "\u0e2a \u0e21 \u0e0a \u0e32 \u0e22."),
        ("\u5f20\u4f1f", "\u5f20 \u4f1f."),
        ("\u3055\u304f\u3089", "\u3055 \u304f \u3089."),
        ("\uae40\ubbfc\uc218", "\uae40 \ubbfc \uc218."),
        ("Ana \U0001f600", "\U0001f600."),
        ("Ana\x07", "U+0007."),
        ("Ana\x00", "U+0000."),
        ("Ana \ue000", "U+E000."),
        ("Ana \u0301", "\u25cc\u0301."),
        ("x\u030c\u0323", "x\u0323\u030c."),
        ("\u1ecd\u0301\u030b", "\u1ecd\u0301\u030b."),
        ("\U0001d4d0na", "\U0001d4d0."),
    ],
)
def test_other_letters_are_refused_in_one_sentence(field: str, text: str, shown: str) -> None:
    with pytest.raises(HandoutError) as caught:
        make_handout(options=filled(field, text))
    assert str(caught.value) == (
        f"The {field} has letters that cannot be printed: {shown} Write it in Latin, Greek or "
        "Cyrillic letters, or leave the field empty and write it by hand on the printed sheet."
    )


@pytest.mark.parametrize(
    "hidden", ["\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad"]
)
def test_what_is_not_seen_is_left_out(hidden: str) -> None:
    options = make_options(name=f"An{hidden}na", note=f"{hidden}Bring{hidden} it.")
    data = pdf_bytes(make_handout(options=options))
    assert "For Anna ·" in words_of(data)
    assert "from your team: Bring it." in words_of(data)


def test_a_hidden_character_does_not_part_a_letter_from_its_accent() -> None:
    assert typeface.tidy("e\u200d\u0301") == "é"


def test_text_in_other_letters_is_data_never_markup() -> None:
    name = "<b>Анна</b> & <Ж>"
    assert f"For {name} ·" in words_of(pdf_bytes(make_handout(options=make_options(name=name))))


def test_a_word_is_printed_in_one_face() -> None:
    first, second, third = typeface.runs("For Nguyễn Thị, Ann")
    assert (first.text, first.fallback) == ("For ", False)
    assert (second.text, second.fallback) == ("Nguyễn Thị, ", True)
    assert (third.text, third.fallback) == ("Ann", False)


def test_a_sign_that_only_our_face_has_is_printed_in_it() -> None:
    assert [(run.text, run.fallback) for run in typeface.runs("β≤5")] == [
        ("β", True), ("≤", False), ("5", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("font", "beside"),
    [(REGULAR, "NotoSans"), (MEDIUM, "NotoSans"), (SEMIBOLD, "NotoSans-Bold"),
     (BOLD, "NotoSans-Bold")],
)  # fmt: skip
def test_a_fallback_run_has_the_weight_of_its_text(font: str, beside: str) -> None:
    register_fonts()
    theme = theme_for(make_options().paper, PrintSize.STANDARD)
    paragraph = line("Ann Анна", theme.style(14, font=font))
    assert [frag.fontName for frag in paragraph.frags] == [font, beside]
    assert escaped("Анна", BOLD) == '<font name="NotoSans-Bold">Анна</font>'


@pytest.mark.parametrize("size", list(PrintSize))
def test_a_text_is_measured_as_it_is_printed(size: PrintSize) -> None:
    register_fonts()
    theme = theme_for(make_options().paper, size)
    for text in ("Ann", "For Nguyễn Thị · 22", "Ọlọ́runfẹ́mi β≤5", "e\u0301"):
        for font in (REGULAR, BOLD):
            style = theme.style(theme.body, font=font)
            printed = line(text, style)
            printed.wrap(10_000, 10_000)
            used = 10_000 - printed.blPara.lines[0].extraSpace if len(printed.frags) > 1 else (
                10_000 - printed.blPara.lines[0][0]
            )  # fmt: skip
            assert measure(text, font, theme.body) == pytest.approx(used, abs=0.01)


@pytest.mark.parametrize("size", list(PrintSize))
@pytest.mark.parametrize("letter", ["Щ", "ễ", "Ẹ̀"])
def test_the_longest_texts_fit(letter: str, size: PrintSize) -> None:
    count = len(unicodedata.normalize("NFC", letter))
    options = make_options(
        size=size,
        name=letter * (LONGEST["name"] // count),
        note=letter * (300 // count),
        clinic=ClinicDetails(letter * (LONGEST["clinic's name"] // count)),
    )
    data = pdf_bytes(make_handout(options=options))
    assert page_report(data) == ()
    letters = re.sub(r"\s", "", "".join(page_texts(data)))
    assert letters.count(letter) >= 300 // count


def test_the_same_sheet_gives_the_same_bytes() -> None:
    options = make_options(name="Анна", note="Ọlọ́runfẹ́mi")
    assert pdf_bytes(make_handout(options=options)) == pdf_bytes(make_handout(options=options))


def test_the_clinic_stands_in_the_file_as_typed() -> None:
    data = pdf_bytes(make_handout(options=make_options(clinic=ClinicDetails("Клиника Ψ"))))
    with pikepdf.open(BytesIO(data)) as document:
        assert str(document.docinfo["/Author"]) == "Клиника Ψ"

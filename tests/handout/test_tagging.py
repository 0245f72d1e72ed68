"""The sheet as a screen reader meets it: its tree, its order, its languages, its links."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page as checker
import pikepdf
import pypdfium2
import pytest

from ipdesk.content.library import Library
from ipdesk.handout.blocks import (
    Block,
    Bullets,
    Calendars,
    Callout,
    CheckList,
    Choices,
    Figures,
    Handout,
    Heading,
    NewPage,
    Paragraph,
    Part,
    QrCode,
    Span,
    Table,
    bold,
    said,
)
from ipdesk.handout.options import ClinicDetails, Paper, PrintSize
from ipdesk.handout.pdf.report import page_check
from ipdesk.handout.pdf.write import pdf_bytes
from ipdesk.handout.reading import plain
from tests.handout.builders import TODAY, make_comparison, make_handout, make_options
from tests.handout.pages import flat, page_texts
from tests.handout.test_pdf import CASES, wordy
from tests.handout.test_shipped import CONDITIONS, MAIN, NO_NEW, made
from tests.handout.trees import Node, Tree, letters_of

RULES = 104
EVERYTHING = {
    "name": "Mar\u00eda Jos\u00e9",
    "clinic": ClinicDetails("Sample Clinic", "555-0142"),
    "note": "Bring your glasses. " * 6,
    "start": date(2026, 12, 1),
    "matters": ("speed", "memory"),
    "next_visit": "1 December at 10:30",
}
SHIPPED = {
    "pair": (("ect", "tms"), {}),
    "triple": (("ect", "tms", NO_NEW), EVERYTHING),
    "six": (MAIN[:6], EVERYTHING),
    "six in large print": (MAIN[:6], EVERYTHING | {"size": PrintSize.LARGE}),
    "large a4": (("ketamine-iv", "vns"), {"size": PrintSize.LARGE, "paper": Paper.A4}),
    "nothing that is new": (("usual-care", NO_NEW), {"paper": Paper.A4}),
}


@cache
def printed_case(case: str) -> tuple[Handout, bytes]:
    handout = make_handout(*CASES[case])
    return handout, pdf_bytes(handout)


@cache
def tree_of(case: str) -> Tree:
    return Tree(printed_case(case)[1])


def sheet(*blocks: Block, **changes: object) -> Handout:
    return replace(make_handout(), blocks=blocks, **changes)  # type: ignore[arg-type]


def assert_compliant(data: bytes, folder: Path) -> None:
    path = folder / "sheet.pdf"
    path.write_bytes(data)
    report = checker.validate_pdf(str(path), profile="ua1")
    assert report.is_compliant, str(report)
    assert report.rules.total == RULES


# Every rule of PDF/UA-1, on sheets of every kind.


@pytest.mark.parametrize("case", CASES)
def test_a_sheet_meets_pdf_ua(case: str, tmp_path: Path) -> None:
    handout, data = printed_case(case)
    assert_compliant(data, tmp_path)
    assert page_check(data, handout).problems == ()


@pytest.mark.parametrize("case", SHIPPED)
def test_a_real_sheet_meets_pdf_ua(case: str, library: Library, tmp_path: Path) -> None:
    ids, options = SHIPPED[case]
    say = tuple(list(library.factors)[:5])
    handout = made(library, *ids, options=make_options(**options, say=say))
    data = pdf_bytes(handout)
    assert_compliant(data, tmp_path)
    assert page_check(data, handout).problems == ()


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_sheet_for_every_condition_meets_pdf_ua(
    condition: str, library: Library, tmp_path: Path
) -> None:
    options = make_options(start=TODAY)
    handout = made(library, "ect", "tms", "ketamine-iv", condition=condition, options=options)
    data = pdf_bytes(handout)
    assert_compliant(data, tmp_path)
    assert page_check(data, handout).problems == ()


def without_alternative(pdf: pikepdf.Pdf) -> None:
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == "/Figure":
            del entry["/Alt"]


def without_scope(pdf: pikepdf.Pdf) -> None:
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == "/TH":
            del entry["/A"]


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


@pytest.mark.parametrize("harm", [without_alternative, without_scope, without_language])
def test_the_checkers_see_a_fault(harm: object, tmp_path: Path) -> None:
    handout, data = printed_case("full")
    with pikepdf.open(BytesIO(data)) as pdf:
        harm(pdf)  # type: ignore[operator]
        harmed = BytesIO()
        pdf.save(harmed, static_id=True)
    path = tmp_path / "sheet.pdf"
    path.write_bytes(harmed.getvalue())
    assert not checker.validate_pdf(str(path), profile="ua1").is_compliant
    assert page_check(harmed.getvalue(), handout).problems


# The tree and the pages.


@pytest.mark.parametrize("case", CASES)
def test_all_that_is_painted_is_marked_and_every_mark_is_in_the_tree(case: str) -> None:
    tree = tree_of(case)
    parents = tree.parents()
    assert [page.loose for page in tree.pages] == [[]] * len(tree.pages)
    marks = {(mark.page, mark.number) for mark in tree.root.marks}
    assert len(marks) == len(tree.root.marks)
    assert marks == {(at, number) for at, page in enumerate(tree.pages) for number in page.texts}
    holders = {
        (kid.page, kid.number): node.entry.objgen
        for node in tree.root.all()
        for kid in node.kids
        if not isinstance(kid, Node)
    }
    for at, page in enumerate(tree.pdf.pages):
        listed = [entry.objgen for entry in parents[int(page.obj.StructParents)]]
        assert listed == [holders[at, number] for number in range(len(listed))]
        assert page.obj.Tabs == "/S"


@pytest.mark.parametrize("case", CASES)
def test_no_word_of_the_sheet_is_left_to_artifacts(case: str) -> None:
    handout, _ = printed_case(case)
    tree = tree_of(case)
    for words in spoken(handout.blocks):
        assert bare(words) in bare(tree.root.text)


def bare(text: str) -> str:
    return "".join(text.split())


def spoken(blocks: tuple[Block, ...]) -> Iterator[str]:
    """First words of the blocks that hold text of their own."""
    for block in blocks:
        match block:
            case Heading(text=text) | Choices(prompt=text):
                yield text
            case Paragraph(spans=spans):
                yield plain(spans)
            case Bullets(items=items) | CheckList(items=items) | Callout(paragraphs=items):
                yield from (plain(item) for item in items)
            case Table(rows=rows):
                yield from (row.header for row in rows)
            case Figures(arrays=arrays):
                yield from (plain(array.captions[0].spans) for array in arrays if array.captions)
            case Calendars(calendars=calendars):
                yield from (calendar.title for calendar in calendars)


@pytest.mark.parametrize("case", CASES)
def test_the_order_of_reading_is_the_order_of_the_blocks(case: str) -> None:
    handout, _ = printed_case(case)
    text = bare(tree_of(case).root.text)
    at = 0
    for words in spoken(handout.blocks):
        found = text.find(bare(words), at)
        assert found >= 0, words
        at = found


@pytest.mark.parametrize("case", CASES)
def test_the_crisis_box_is_read_at_the_end_of_the_first_page(case: str) -> None:
    handout, _ = printed_case(case)
    tops = tree_of(case).root.nodes
    foot = [plain(spans) for spans in handout.foot.paragraphs]
    at = next(n for n, top in enumerate(tops) if [kid.text for kid in top.nodes] == foot)
    assert tops[at].pages == [0]
    assert all(0 in top.pages for top in tops[:at])
    assert all(0 not in top.pages for top in tops[at + 1 :])


@pytest.mark.parametrize("case", CASES)
def test_headings_are_those_of_the_blocks_and_leave_no_level_out(case: str) -> None:
    handout, _ = printed_case(case)
    found = [
        (int(node.kind[1]), node.text) for node in tree_of(case).root.all() if node.kind[0] == "H"
    ]
    assert found == [(b.level, b.text) for b in handout.blocks if isinstance(b, Heading)]
    levels = [0, *(level for level, _ in found)]
    assert all(other <= one + 1 for one, other in pairwise(levels))


def test_the_outline_has_the_titles_of_the_sections() -> None:
    handout, data = printed_case("full")
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        found = [(1, item.title) for item in outline.root]
        found += [(2, child.title) for item in outline.root for child in item.children]
    headings = [(b.level, b.text) for b in handout.blocks if isinstance(b, Heading)]
    assert found == [heading for heading in headings if heading[0] < 3]


def test_sections_without_a_title_stand_beside_each_other_in_the_outline() -> None:
    headings = (Heading(2, "One"), Heading(2, "Two"), Heading(1, "Title"), Heading(2, "Three"))
    with pikepdf.open(BytesIO(pdf_bytes(sheet(*headings)))) as pdf, pdf.open_outline() as outline:
        found = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert found == [("One", []), ("Two", []), ("Title", ["Three"])]


def test_a_text_over_two_pages_is_one_paragraph() -> None:
    words = "word " * 900
    tree = Tree(pdf_bytes(sheet(Paragraph(said(words)))))
    (found,) = [node for node in tree.root.nodes if node.kind == "P"]
    assert found.pages == [0, 1]
    assert len(found.marks) == 2
    assert found.text == words.strip()


# Tables.


@pytest.mark.parametrize("case", ["full", "six", "a4"])
def test_a_table_has_even_rows_headers_with_their_scope_and_a_summary(case: str) -> None:
    handout, _ = printed_case(case)
    tables = [node for node in tree_of(case).root.nodes if node.kind == "Table"]
    blocks = [block for block in handout.blocks if isinstance(block, Table)]
    tables = [
        table for table in tables if table.attribute("/Summary") in {b.summary for b in blocks}
    ]
    assert [table.attribute("/Summary") for table in tables] == [b.summary for b in blocks]
    for table, block in zip(tables, blocks, strict=True):
        head, *rows = table.nodes
        assert [cell.kind for cell in head.nodes] == ["TD", *["TH"] * len(block.columns)]
        assert {cell.attribute("/Scope") for cell in head.nodes[1:]} == {"/Column"}
        titles = [f"{column.title} {column.subtitle}".strip() for column in block.columns]
        assert [cell.text for cell in head.nodes[1:]] == titles
        for row, printed in zip(rows, block.rows, strict=True):
            assert [cell.kind for cell in row.nodes] == ["TH", *["TD"] * len(block.columns)]
            assert row.nodes[0].attribute("/Scope") == "/Row"
            assert row.nodes[0].text == printed.header
            for cell, lines in zip(row.nodes[1:], printed.cells, strict=True):
                said_lines = (f"{line.label} {plain(line.spans)}".strip() for line in lines)
                assert bare(cell.text).lower() == bare(" ".join(said_lines)).lower()


def test_a_table_over_pages_is_one_table_with_its_header_once() -> None:
    comparison = make_comparison(wordy("tms"), wordy("ect"), wordy("vns"))
    tree = Tree(pdf_bytes(make_handout(comparison)))
    table = next(node for node in tree.root.nodes if len(node.pages) > 1 and node.kind == "Table")
    header = table.nodes[0]
    assert len(header.pages) == 1
    assert table.text.count(header.text) == 1
    for number in table.pages[1:]:
        assert bare(header.text) in bare(tree.pages[number].artifacts)


def test_a_card_of_large_print_is_a_table_of_its_question() -> None:
    handout, _ = printed_case("large")
    block = next(block for block in handout.blocks if isinstance(block, Table))
    section = next(node for node in tree_of("large").root.nodes if node.kind == "Sect")
    assert len(section.nodes) == len(block.rows)
    for card, row in zip(section.nodes, block.rows, strict=True):
        caption, *answers = card.nodes
        assert (card.kind, caption.kind, caption.text) == ("Table", "Caption", row.header)
        assert [[cell.kind for cell in answer.nodes] for answer in answers] == [["TH", "TD"]] * 3
        names = [answer.nodes[0] for answer in answers]
        assert [name.text for name in names] == [column.title for column in block.columns]
        assert {name.attribute("/Scope") for name in names} == {"/Row"}


def test_a_calendar_is_a_table_of_its_weeks() -> None:
    handout, _ = printed_case("full")
    block = next(block for block in handout.blocks if isinstance(block, Calendars))
    divisions = [node for node in tree_of("full").root.nodes if node.kind == "Div"]
    tables = [t for node in divisions for t in node.nodes if t.kind == "Table"]
    assert len(tables) == len(block.calendars)
    for table, calendar in zip(tables, block.calendars, strict=True):
        caption, head, *rows = table.nodes
        assert (caption.kind, caption.text) == ("Caption", calendar.title)
        assert table.attribute("/Summary") == calendar.alt
        assert [cell.text for cell in head.nodes] == ["", *calendar.weekdays]
        for row, week in zip(rows, calendar.weeks, strict=True):
            days = ["" if number is None else str(number) for number in week.visits]
            assert [cell.text for cell in row.nodes] == [week.label, *days]
            assert row.nodes[0].attribute("/Scope") == "/Row"


# Lists and pictures.


def lists(tree: Tree) -> list[Node]:
    return [node for node in tree.root.all("L") if node.attribute("/ListNumbering") != "/None"]


@pytest.mark.parametrize("case", ["full", "large"])
def test_a_list_has_items_of_a_label_and_a_text(case: str) -> None:
    handout, _ = printed_case(case)
    blocks = [block for block in handout.blocks if isinstance(block, Bullets | CheckList)]
    for listed, block in zip(lists(tree_of(case)), blocks, strict=True):
        assert [item.kind for item in listed.nodes] == ["LI"] * len(block.items)
        numbered = isinstance(block, CheckList) and block.numbered
        for number, (item, spans) in enumerate(zip(listed.nodes, block.items, strict=True), 1):
            label, text = item.nodes
            assert (label.kind, text.kind) == ("Lbl", "LBody")
            assert text.text == flat(plain(spans))
            drawn = "\u2022" if isinstance(block, Bullets) else "\u2610"
            assert label.text == (f"{number}." if numbered else "")
            assert label.value("/ActualText") == ("" if numbered else drawn)


def test_circles_to_mark_are_a_list_of_their_names() -> None:
    handout, _ = printed_case("full")
    block = next(block for block in handout.blocks if isinstance(block, Choices))
    listed = [n for n in tree_of("full").root.all("L") if n.attribute("/ListNumbering") == "/None"]
    assert block.choices in [tuple(item.text for item in node.nodes) for node in listed]


@pytest.mark.parametrize("case", CASES)
def test_every_picture_is_put_into_words_and_has_its_place(case: str) -> None:
    handout, _ = printed_case(case)
    tree = tree_of(case)
    arrays = [a for b in handout.blocks if isinstance(b, Figures) for a in b.arrays]
    drawn = [array for array in arrays if array.filled is not None]
    codes = [block.alt for block in handout.blocks if isinstance(block, QrCode)]
    figures = list(tree.root.all("Figure"))
    assert len(codes) == 1
    assert [figure.value("/Alt") for figure in figures] == [*(a.alt for a in drawn), *codes]
    for figure, array in zip(figures, drawn, strict=False):
        assert f"{array.filled} of 100" in figure.value("/Alt")
    for figure in figures:
        assert len(figure.marks) == 1
        box = [float(side) for side in figure.entry.A[0].BBox]
        page = [float(side) for side in tree.pdf.pages[figure.pages[0]].MediaBox]
        assert page[0] < box[0] < box[2] < page[2]
        assert page[1] < box[1] < box[3] < page[3]


@pytest.mark.parametrize(("name", "figures"), [("", 1), ("Sample Clinic", 0)])
def test_a_logo_is_put_into_words_where_no_name_stands_beside_it(name: str, figures: int) -> None:
    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (300, 100), "#0B5A62").save(picture, "PNG")
    clinic = ClinicDetails(name, logo=picture.getvalue())
    tree = Tree(pdf_bytes(make_handout(options=make_options(clinic=clinic))))
    found = [node for node in tree.root.nodes if node.kind == "Figure"]
    assert [node.value("/Alt") for node in found] == ["Logo"] * figures
    assert all(len(node.marks) == 1 for node in found)


# Languages, links, pages.

SPANISH = "palabras en otro idioma "


def phrase(text: str) -> Span:
    return Span(text, language="es")


def test_words_of_another_language_say_so() -> None:
    spans = said("It means ", phrase("hola, \u00bfqu\u00e9 tal?"), " and ", phrase("no"))
    tree = Tree(pdf_bytes(sheet(Paragraph(spans), Bullets((said(phrase("uno")),)))))
    found = [(node.value("/Lang"), node.text) for node in tree.root.all("Span")]
    assert found == [("es", "hola, \u00bfqu\u00e9 tal?"), ("es", "no"), ("es", "uno")]
    paragraph = next(node for node in tree.root.nodes if node.kind == "P")
    assert paragraph.text == plain(spans)
    assert tree.pdf.Root.Lang == "en"


def test_words_of_another_language_go_on_over_a_page() -> None:
    spans = said("Before ", phrase(SPANISH * 220), bold("after."))
    tree = Tree(pdf_bytes(sheet(Paragraph(spans))))
    (found,) = tree.root.all("Span")
    assert found.pages == [0, 1]
    assert found.text == (SPANISH * 220).strip()
    assert next(n for n in tree.root.nodes if n.kind == "P").text == flat(plain(spans))


def test_a_part_has_a_language_of_its_own(tmp_path: Path) -> None:
    blocks = (Heading(1, "T\u00edtulo"), Paragraph(said("Texto."), leads=True), Heading(2, "Dos"))
    handout = sheet(Heading(1, "Title"), NewPage(), Part("es", blocks), Paragraph(said("The end.")))
    data = pdf_bytes(handout)
    tree = Tree(data)
    assert [node.kind for node in tree.root.nodes] == ["H1", "Div", "Part", "P"]
    part = tree.root.nodes[2]
    assert part.value("/Lang") == "es"
    assert [(node.kind, node.text) for node in part.nodes] == [
        ("H1", "T\u00edtulo"), ("P", "Texto."), ("H2", "Dos"),
    ]  # fmt: skip
    assert_compliant(data, tmp_path)
    assert page_check(data, handout).problems == ()


def test_the_crisis_box_is_read_within_a_part_that_goes_on() -> None:
    blocks = (Paragraph(said("Uno.")), NewPage(), Paragraph(said("Dos.")))
    tree = Tree(pdf_bytes(sheet(Part("es", blocks))))
    (part,) = tree.root.nodes
    assert [node.kind for node in part.nodes] == ["P", "Div", "P"]
    assert part.nodes[1].value("/Lang") == "en"


def test_what_follows_a_page_break_stands_on_a_new_page() -> None:
    texts = page_texts(
        pdf_bytes(sheet(Paragraph(said("One.")), NewPage(), Paragraph(said("Two."))))
    )
    assert ["One." in text for text in texts] == [True, False]
    assert ["Two." in text for text in texts] == [False, True]


def test_a_link_leads_somewhere_and_says_where(tmp_path: Path) -> None:
    address = "https://example.org/a?b=1&c=<2>"
    words = "our page, in words that go on until they reach the end of the line and the next one"
    spans = said("See ", Span(words, link=address), " or ", Span("write", link="mailto:a@b.org"))
    handout = sheet(Paragraph(said(Span("first", link="tel:5550142"))), Paragraph(spans))
    data = pdf_bytes(handout)
    tree = Tree(data)
    parents = tree.parents()
    links = list(tree.root.all("Link"))
    assert [link.text for link in links] == ["first", words, "write"]
    assert [len(link.annotations) for link in links] == [1, 2, 1]
    for link, uri in zip(links, ("tel:5550142", address, "mailto:a@b.org"), strict=True):
        for annotation in link.annotations:
            assert str(annotation.A.URI) == uri
            assert str(annotation.Contents) == link.text
            assert parents[int(annotation.StructParent)].objgen == link.entry.objgen
    listed = [entry.objgen for entry in tree.pdf.pages[0].Annots]
    assert listed == [entry.objgen for link in links for entry in link.annotations]
    assert_compliant(data, tmp_path)


def test_a_link_that_goes_over_a_page_leads_there_from_both() -> None:
    spans = said("See ", Span("a page " * 500, link="https://example.org"), ".")
    tree = Tree(pdf_bytes(sheet(Paragraph(spans))))
    (link,) = tree.root.all("Link")
    assert link.pages == [0, 1]
    first, second = ({entry.objgen for entry in page.Annots} for page in tree.pdf.pages)
    assert first
    assert second
    assert first | second == {entry.objgen for entry in link.annotations}


# The file.


def test_the_file_says_the_same_of_itself_twice_and_nothing_about_the_patient() -> None:
    handout = replace(
        printed_case("full")[0],
        metadata=replace(make_handout().metadata, title="<A> & \u00e9 \u2265"),
    )
    with pikepdf.open(BytesIO(pdf_bytes(handout))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        packet = pdf.Root.Metadata.read_bytes()
        with pdf.open_metadata() as found:
            assert found["pdfuaid:part"] == "1"
            assert found["dc:title"] == str(pdf.docinfo["/Title"]) == "<A> & \u00e9 \u2265"
            assert found["dc:language"] == {"en"}
            assert found["dc:creator"] == [str(pdf.docinfo["/Author"])]
            assert found["dc:description"] == str(pdf.docinfo["/Subject"])
            assert found["xmp:CreatorTool"] == str(pdf.docinfo["/Creator"])
            assert found["pdf:Producer"] == str(pdf.docinfo["/Producer"])
    assert b"Maria" not in packet


def test_text_copied_out_of_the_file_is_what_was_put_in() -> None:
    words = (
        "efficient fluffy office \u2013 \u201cquoted\u201d it\u2019s caf\u00e9 na\u00efve "
        "\u00a1se\u00f1or! \u2265 \u00bd 5\u00a0mg"
    )
    data = pdf_bytes(sheet(Paragraph(said(words, bold(words)))))
    assert flat(words) * 2 in flat(" ".join(page_texts(data)))
    assert flat(words) * 2 in Tree(data).root.text


def test_no_code_stands_for_nothing_and_no_face_is_missing() -> None:
    with pikepdf.open(BytesIO(printed_case("full")[1])) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o]
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font.FontDescriptor
            assert "+Atkinson" in str(font.BaseFont)
            assert min(letters_of(font).values()) >= " "


@pytest.mark.parametrize("case", ["full", "large"])
def test_a_sheet_looks_the_same_without_its_structure(case: str) -> None:
    handout, data = printed_case(case)
    one, other = (pypdfium2.PdfDocument(file) for file in (data, pdf_bytes(handout, tagged=False)))
    pictures = [[page.render().to_pil().tobytes() for page in pdf] for pdf in (one, other)]
    assert pictures[0] == pictures[1]


# The check before a file is handed over.


def problems(data: bytes, handout: Handout) -> str:
    return " ".join(page_check(data, handout).problems)


def test_the_check_counts_what_it_finds() -> None:
    handout, data = printed_case("full")
    found = page_check(data, handout)
    assert (found.tagged, found.language) == (True, "en")
    assert found.title == handout.metadata.title
    assert found.pages == len(page_texts(data))
    assert found.figures == found.alternatives == len(list(tree_of("full").root.all("Figure")))


def test_the_check_says_what_is_wrong() -> None:
    handout, data = printed_case("full")
    assert "cannot be read aloud" not in problems(data, handout)
    assert "does not say that it can be read aloud" in problems(
        pdf_bytes(handout, tagged=False), handout
    )
    assert 'not "es"' in problems(data, replace(handout, language="es"))
    titled = replace(handout, metadata=replace(handout.metadata, title="Another"))
    assert "not that of the sheet" in problems(data, titled)
    foot = replace(handout.foot, paragraphs=(said("Call 112."),))
    assert "box for an emergency" in problems(data, replace(handout, foot=foot))
    fewer = replace(handout, blocks=handout.blocks[1:])
    assert "headings" in problems(data, fewer)
    parted = replace(handout, blocks=(*handout.blocks, Part("es", ())))
    assert 'The part in "es"' in problems(data, parted)


def test_the_check_misses_no_picture() -> None:
    handout, data = printed_case("full")
    blocks = tuple(
        replace(b, arrays=tuple(replace(a, alt="Other words.") for a in b.arrays))
        if isinstance(b, Figures)
        else b
        for b in handout.blocks
    )
    assert 'The picture of "TMS" is not put into words.' in problems(
        data, replace(handout, blocks=blocks)
    )


def test_the_check_sees_a_level_that_is_left_out() -> None:
    handout = sheet(Heading(1, "One"), Heading(3, "Three"), Paragraph(said("Text.")))
    assert "leave a level out" in problems(pdf_bytes(handout), handout)

"""The Reference page: its pages, the way through them, citations and printing."""

from pathlib import Path
from time import perf_counter

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ipdesk.content.library import Library
from ipdesk.content.model import Checked
from ipdesk.content.search import Hit
from ipdesk.ui import page_printing, problems, theme
from ipdesk.ui.pages.reference import NO_SOURCE, ReferencePage
from ipdesk.ui.pages.reference_citing import UNCHECKED
from ipdesk.ui.pages.reference_pages import ACROSS
from ipdesk.ui.widgets.document import place_of
from tests.ui.finding import named, nameless

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LONGEST = "treatment:ect"


@pytest.fixture
def reference(library: Library, qtbot: QtBot) -> ReferencePage:
    made = ReferencePage(library)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.key == LONGEST)
    return made


def links(document: QTextDocument) -> dict[str, str]:
    """Every place that a page links to, with the words of the link."""
    found = {}
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            if form.isAnchor():
                found[place_of(form.anchorHref())] = pieces.fragment().text()
            pieces += 1
        block = block.next()
    return found


def words(reference: ReferencePage) -> str:
    return " ".join(reference.text.split())


def top(reference: ReferencePage) -> int:
    return reference.view.verticalScrollBar().value()


def test_every_treatment_has_a_page_with_all_its_statements(
    reference: ReferencePage, library: Library
) -> None:
    for name in library.treatments:
        reference.open_entry(f"treatment:{name.id}")
        treatment = library.treatment(name.id)
        said = words(reference)
        assert said.startswith(name.name)
        told = [fact.statement for fact in treatment.facts]
        told += [rule.action for rule in treatment.rules]
        told += [part for rule in treatment.rules for part in rule.says]
        told += [criterion.label for criterion in treatment.criteria]
        told += [criterion.whose for criterion in treatment.criteria]
        told += [pearl.text for pearl in treatment.pearls]
        told += [way.name for way in treatment.protocols]
        assert not [text for text in told if " ".join(text.split()).rstrip(".") not in said]


def test_every_condition_has_a_page_with_guidelines_and_evidence(
    reference: ReferencePage, library: Library
) -> None:
    for name in library.conditions:
        reference.open_entry(f"condition:{name.id}")
        condition = library.condition(name.id)
        said = words(reference)
        assert said.startswith(condition.name)
        told = [condition.definition, condition.plain]
        told += [part for one in condition.guidelines for part in (one.body, one.place)]
        told += [fact.statement for fact in condition.facts]
        told += [pair.note for pair in library.evidence(condition.id).values()]
        assert not [text for text in told if " ".join(text.split()) not in said]


@pytest.mark.parametrize("key", ACROSS)
def test_every_page_across_opens(reference: ReferencePage, key: str) -> None:
    reference.open_entry(f"across:{key}")
    assert reference.key == f"across:{key}"
    assert reference.text.startswith(ACROSS[key][0])


def test_no_link_leads_nowhere(reference: ReferencePage, library: Library) -> None:
    first = library.sources(library.head_to_head[0].sources)[0]
    keys = [f"treatment:{one.id}" for one in library.treatments]
    keys += [f"condition:{one.id}" for one in library.conditions]
    keys += [*(f"across:{key}" for key in ACROSS), f"source:{first.id}"]
    wanted: dict[str, set[str]] = {}
    for key in keys:
        reference.open_entry(key)
        for place in links(reference.view.document()):
            target, _, anchor = place.partition("#")
            if not place.startswith("copy:"):
                wanted.setdefault(target or key, set()).add(anchor)
    lost = []
    for key, anchors in wanted.items():
        if key.startswith("source:"):
            lost += [key] if not library.sources([key.partition(":")[2]]) else []
            continue
        reference.open_entry(key)
        assert reference.key == key
        lost += [f"{key}#{a}" for a in anchors if a and not reference.view.has(a)]
    assert not lost


def test_the_sections_of_a_treatment_stand_in_a_fixed_order(
    reference: ReferencePage, library: Library
) -> None:
    orders = []
    for name in library.treatments:
        reference.open_entry(f"treatment:{name.id}")
        orders.append([place.anchor for place in reference.view.sections])
    longest = max(orders, key=len)
    for order in orders:
        assert order == [anchor for anchor in longest if anchor in order]
    assert longest[0] == "group:glance"
    assert longest[-1] == "sources"


def test_a_page_numbers_the_sources_it_lists(reference: ReferencePage, library: Library) -> None:
    reference.open_entry(LONGEST)
    treatment = library.treatment("ect")
    listed = {place for place in links(reference.view.document()) if place.startswith("#source:")}
    cited = {key for entry in (*treatment.facts, *treatment.rules) for key in entry.sources}
    assert {f"#source:{key}" for key in cited} <= listed
    assert f"Sources ({len(listed)})" in reference.text


def test_a_figure_from_memory_is_marked(reference: ReferencePage, library: Library) -> None:
    for name in library.treatments:
        treatment = library.treatment(name.id)
        recalled = [one for one in treatment.facts if one.checked is Checked.MEMORY]
        if recalled:
            reference.open_entry(f"treatment:{name.id}")
            assert words(reference).count(UNCHECKED) >= len(recalled)


def test_a_mark_stands_in_a_chip(reference: ReferencePage, library: Library) -> None:
    recalled = next(
        (name.id, fact.id)
        for name in library.treatments
        for fact in library.treatment(name.id).facts
        if fact.checked is Checked.MEMORY
    )
    reference.open_entry(f"treatment:{recalled[0]}", recalled[1])
    picture = reference.view.viewport().grab().toImage()
    ground = theme.color("caution_soft")
    every = [(x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4)]
    assert sum(picture.pixelColor(x, y) == ground for x, y in every) > 20


def test_an_answer_of_the_search_opens_its_exact_place(
    reference: ReferencePage, library: Library
) -> None:
    rule = library.treatment("tms").rules[-1]
    fact = library.treatment("ect").facts[-1]
    study = library.head_to_head[-1]
    for kind, entry, owner, key, anchor in (
        ("rule", rule.id, "tms", "treatment:tms", rule.id),
        ("fact", fact.id, "ect", "treatment:ect", fact.id),
        ("protocol", "tms:itbs", "tms", "treatment:tms", "protocol:itbs"),
        ("guideline", "trd/ect", "trd", "condition:trd", "guideline:ect"),
        ("evidence", "ocd/dbs", "ocd", "condition:ocd", "evidence:dbs"),
        ("study", study.id, "", "across:head-to-head", study.id),
        ("term", "ECT", "", "across:terms", "ECT"),
        ("faq", library.faq[3].id, "", "across:faq", library.faq[3].id),
    ):
        reference.open_hit(Hit(kind, entry, owner, "", "", 0.0))
        assert reference.key == key
        assert reference.view.has(anchor)
        assert top(reference) > 0 or kind == "term"
    source = library.all_sources()[0].id
    reference.open_hit(Hit("source", source, "", "", "", 0.0))
    assert reference.key == f"source:{source}"


def test_a_raised_number_leads_to_the_list_and_from_there_to_where_it_is_used(
    reference: ReferencePage, library: Library
) -> None:
    reference.open_entry(LONGEST)
    key = library.treatment("ect").facts[0].sources[0]
    reference.follow(f"#source:{key}")
    assert reference.key == LONGEST
    assert top(reference) > 0
    reference.follow(f"source:{key}")
    assert reference.key == f"source:{key}"
    users = {entry.id for entry in library.facts_citing(key)}
    linked = {place.partition("#")[2] for place in links(reference.view.document())}
    assert users <= linked


def test_back_and_forward_keep_the_place(reference: ReferencePage, qtbot: QtBot) -> None:
    reference.open_entry(LONGEST, "cautions")
    bar = reference.view.verticalScrollBar()
    bar.setValue(bar.value() + 37)
    before = bar.value()
    reference.open_entry("condition:trd")
    reference.open_entry("across:faq")
    qtbot.keyClick(reference.view, KEY.Key_Left, ALT)
    assert reference.key == "condition:trd"
    qtbot.keyClick(reference.view, KEY.Key_Left, ALT)
    assert reference.key == LONGEST
    assert abs(top(reference) - before) <= 1
    qtbot.keyClick(reference.view, KEY.Key_Right, ALT)
    qtbot.keyClick(reference.view, KEY.Key_Right, ALT)
    assert reference.key == "across:faq"
    forward = named(reference, QToolButton, "Forward")
    assert not forward.isEnabled()


def test_the_mouse_has_buttons_for_back_and_forward(reference: ReferencePage) -> None:
    reference.open_entry("condition:ocd")
    reference.open_entry("across:faq")
    for button, key in (
        (Qt.MouseButton.BackButton, "condition:ocd"),
        (Qt.MouseButton.ForwardButton, "across:faq"),
    ):
        press = QMouseEvent(
            QEvent.Type.MouseButtonPress,
            QPointF(50, 50),
            reference.view.viewport().mapToGlobal(QPointF(50, 50)),
            button,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(reference.view.viewport(), press)
        assert reference.key == key


def test_a_place_is_kept_when_colours_and_text_size_change(
    reference: ReferencePage, qapp: QApplication
) -> None:
    reference.open_entry(LONGEST, "cautions")
    theme.apply(qapp, theme.DARK, 1.5)
    assert reference.view.section_at_top() == "cautions"
    first = reference.view.document().firstBlock().begin().fragment().charFormat()
    assert first.font().pixelSize() == theme.font("display").pixelSize()
    assert first.foreground().color() == theme.color("ink")


def test_the_contents_follow_the_page(reference: ReferencePage) -> None:
    reference.open_entry(LONGEST)
    contents = reference.side.sections
    assert contents.currentItem().text() == "At a glance"
    for anchor in ("group:works", "cautions", "gaps"):
        reference.view.go(anchor)
        title = next(one.title for one in reference.view.sections if one.anchor == anchor)
        assert contents.currentItem().text() == title
    bar = reference.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert contents.currentItem().text().startswith("Sources")
    bar.setValue(0)
    assert contents.currentItem().text() == "At a glance"


def test_tab_goes_through_links_and_enter_follows(reference: ReferencePage, qtbot: QtBot) -> None:
    reference.open_entry("across:evidence")
    reference.view.setFocus()
    qtbot.keyClick(reference.view, KEY.Key_Tab)
    first = reference.view.link_at_focus()
    assert first.startswith("condition:")
    qtbot.keyClick(reference.view, KEY.Key_Tab)
    second = reference.view.link_at_focus()
    assert "#evidence:" in second
    qtbot.keyClick(reference.view, KEY.Key_Return)
    assert reference.key == second.partition("#")[0]
    assert top(reference) > 0


def test_the_citation_at_the_keyboard_is_copied(
    reference: ReferencePage, library: Library, qtbot: QtBot
) -> None:
    reference.open_entry("treatment:tms")
    for _ in range(40):
        qtbot.keyClick(reference.view, KEY.Key_Tab)
        if reference.view.link_at_focus().startswith("#source:"):
            break
    key = reference.view.link_at_focus().removeprefix("#source:")
    with qtbot.waitSignal(reference.told) as said:
        qtbot.keyClick(reference.view, KEY.Key_C, BOTH)
    (source,) = library.sources([key])
    assert QGuiApplication.clipboard().text().startswith(source.citation)
    assert source.citation[:20] in said.args[0]


def test_a_copy_link_copies_and_stays(reference: ReferencePage, library: Library) -> None:
    reference.open_entry("across:sources")
    source = library.all_sources()[3]
    reference.follow(f"copy:{source.id}")
    assert reference.key == "across:sources"
    assert source.citation in QGuiApplication.clipboard().text()


def test_without_a_source_nothing_is_copied(reference: ReferencePage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("mine")
    reference.open_entry("across:questions")
    with qtbot.waitSignal(reference.refused) as said:
        qtbot.keyClick(reference.view, KEY.Key_C, BOTH)
    assert said.args[0] == NO_SOURCE
    assert QGuiApplication.clipboard().text() == "mine"


def test_a_place_that_is_not_there_is_refused_in_words(
    reference: ReferencePage, qtbot: QtBot
) -> None:
    for place in ("treatment:gone", "source:gone", "nonsense", "across:gone#x"):
        with qtbot.waitSignal(reference.refused):
            reference.follow(place)
        assert reference.key == LONGEST


def test_the_head_to_head_matrix_has_every_pair_in_words(
    reference: ReferencePage, library: Library
) -> None:
    reference.open_entry("across:head-to-head")
    found = links(reference.view.document())
    for study in library.head_to_head:
        if study.first != study.second:
            anchor = "#pair:" + ":".join(sorted((study.first, study.second)))
            assert "stud" in found[anchor]
            reference.follow(anchor)
            assert top(reference) > 0
    said = words(reference)
    states = ("they disagree", "Indirect only", "No direct evidence found", "Not looked at")
    assert [state for state in states if state not in said] == []


def test_the_open_treatment_is_offered_for_the_comparison(
    reference: ReferencePage, qtbot: QtBot
) -> None:
    reference.set_chosen(("ect",))
    button = reference.side.compare_button
    assert not button.isEnabled()
    reference.open_entry("treatment:vns")
    assert button.text() == "Add to comparison"
    with qtbot.waitSignal(reference.compare_asked) as asked:
        qtbot.keyClick(button, KEY.Key_Space)
    assert asked.args == ["vns"]
    reference.open_entry("condition:trd")
    assert not button.isVisible()


def test_a_page_is_printed_with_its_reference_and_date(
    reference: ReferencePage, library: Library, tmp_path: Path, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.DARK, 2.0)
    reference.open_entry("condition:catatonia")
    printer = page_printing.new_printer("Catatonia")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    count = reference.print_to(printer)
    with pypdfium2.PdfDocument(tmp_path / "page.pdf") as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        page = document[0].get_textpage()
        left = min(page.get_charbox(place)[0] for place in range(200))
        page.close()
        shade = document[0].render().to_pil().convert("L").getpixel((4, 4))
    assert len(pages) == count
    assert shade == 255  # on white paper, whatever the window wears
    assert left > 30  # points: a margin to bind and to hold
    said = " ".join(" ".join(pages).split())
    assert library.condition("catatonia").definition[:60] in said
    assert said.count(f"ipdesk reference {library.info.version}") == count
    assert f"1 of {count}" in said
    assert f"{count} of {count}" in said


def test_ctrl_p_asks_for_a_printer(
    reference: ReferencePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(problems, "choose_printer", lambda *given: bool(asked.append(given)))
    qtbot.keyClick(reference.view, KEY.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1


def test_a_footer_names_page_reference_and_day() -> None:
    from datetime import date

    said = page_printing.footer_words("ECT", "2026.11", date(2026, 11, 22))
    assert said == "ECT · ipdesk reference 2026.11 · printed 2026-11-22"


def test_text_is_data_and_never_markup(reference: ReferencePage) -> None:
    from ipdesk.ui.widgets.document import Line, PageWriter, Run

    document = QTextDocument()
    writer = PageWriter(document)
    writer.title("<h1>a</h1>")
    writer.paragraph("<b>b</b>", Run("<i>c</i>", link='x:"><script>#<a>'))
    writer.table(("<td>",), [Line(("&amp;",))])
    assert "<h1>a</h1>" in document.toPlainText()
    assert "<b>b</b><i>c</i>" in document.toPlainText()
    assert "&amp;" in document.toPlainText()
    assert links(document) == {'x:"><script>#<a>': "<i>c</i>"}
    del reference


def test_a_number_tells_its_source_under_the_mouse(
    reference: ReferencePage, library: Library
) -> None:
    source = library.all_sources()[0]
    reference.view.hovered.emit(f"#source:{source.id}")
    assert reference.view.viewport().toolTip() == source.citation
    reference.view.hovered.emit("")
    assert reference.view.viewport().toolTip() == ""


def test_opened_by_an_answer_no_other_page_is_written_first(library: Library, qtbot: QtBot) -> None:
    made = ReferencePage(library)
    qtbot.addWidget(made)
    made.show()
    made.open_entry("condition:ocd")
    QApplication.processEvents()
    assert made.key == "condition:ocd"
    made.turn(-1)
    assert made.key == "condition:ocd"


def test_the_longest_page_opens_fast(reference: ReferencePage) -> None:
    reference.open_entry("treatment:tms")  # what all pages share is read
    reference.open_entry("across:faq")
    begun = perf_counter()
    reference.open_entry("treatment:vns")
    QApplication.processEvents()
    assert perf_counter() - begun < 1.0  # some 80 ms; a machine under test is slow


@pytest.mark.parametrize(("width", "height", "scale"), [(960, 560, 1.0), (896, 460, 2.0)])
def test_in_little_room_the_page_keeps_most_of_it(
    reference: ReferencePage, qapp: QApplication, width: int, height: int, scale: float
) -> None:
    theme.apply(qapp, theme.LIGHT, scale)
    reference.resize(width, height)
    QApplication.processEvents()
    assert reference.view.viewport().width() >= 480
    assert not reference.side.isVisible()
    named(reference, QToolButton, "On this page").click()
    assert reference.side.isVisible()
    reference.open_entry("condition:trd")
    assert reference.view.viewport().mapTo(reference, QPoint(0, 0)).x() >= 0


def test_every_part_of_the_page_has_a_name(reference: ReferencePage) -> None:
    assert nameless(reference) == []


def test_headings_of_the_list_are_passed_over(reference: ReferencePage, qtbot: QtBot) -> None:
    index = reference.index
    texts = [index.item(row).text() for row in range(index.count())]
    last = texts.index("Conditions") - 1
    index.setFocus()
    index.setCurrentRow(last)
    qtbot.keyClick(index, KEY.Key_Down)
    assert reference.key.startswith("condition:")


def test_studies_of_ways_stand_on_the_matrix_and_on_the_treatment(
    reference: ReferencePage, library: Library
) -> None:
    own = [study for study in library.head_to_head if study.first == study.second]
    assert own
    reference.open_entry("across:head-to-head")
    found = links(reference.view.document())
    for study in own:
        count = sum(one.first == study.first for one in own)
        anchor = f"pair:{study.first}:{study.first}"
        assert found[f"#{anchor}"].startswith(f"{count} stud")
        assert found[f"#{anchor}"].endswith("of ways")
        assert reference.view.has(anchor)
        assert reference.view.has(study.id)
        assert study.statement.split()[-1] in words(reference)
    for study in own:
        reference.open_entry(f"treatment:{study.first}")
        assert reference.view.has(study.id)


def test_no_line_below_a_statement_has_two_full_stops(
    reference: ReferencePage, library: Library
) -> None:
    for name in library.treatments:
        reference.open_entry(f"treatment:{name.id}")
        assert ".. " not in words(reference).replace("...", "")


def test_one_click_on_the_list_is_one_stop(reference: ReferencePage, qtbot: QtBot) -> None:
    index = reference.index

    def click(text: str) -> None:
        item = next(
            index.item(row) for row in range(index.count()) if text in index.item(row).text()
        )
        index.scrollToItem(item)
        spot = index.visualItemRect(item).center()
        qtbot.mouseClick(index.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    ways = " · ".join(
        way.short_name or way.name for way in reference._shelf.treatment("ect").protocols
    )
    click(ways)
    assert top(reference) > 0
    reference.turn(-1)
    assert top(reference) == 0
    assert not named(reference, QToolButton, "Back").isEnabled()
    click(ways)
    assert top(reference) > 0

"""The handout composer, driven as a clinician drives it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.ui import problems, theme
from ipdesk.ui.background import Lane
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.pages.handouts import MAKING, NO_CHOICE, NO_COUNTRY, NO_SHEET, TO_CHECK, HandoutPage
from ipdesk.ui.pdf_pages import print_pages
from ipdesk.ui.preview import PageLabel, Preview
from ipdesk.ui.problems import MessageBar
from ipdesk.ui.widgets.composer_cards import HintsCard, SheetCards
from ipdesk.ui.widgets.composer_output import PRINTED, SAVED, Output
from ipdesk.ui.widgets.composer_sheet import Sheet
from ipdesk.ui.workflow import Workflow
from ipdesk.workspace.model import Paper
from ipdesk.workspace.store import open_store
from tests.ui.finding import named, nameless, spoken_name
from tests.workspace.builders import make_profile

PREGNANCY = FactorId("pregnancy")


@pytest.fixture
def workflow(library: Library) -> Workflow:
    made = Workflow(library)
    made.set_options(["ect", "tms", "no-new-treatment"])
    return made


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[ClinicSettings]:
    path = tmp_path / "workspace.db"
    open_store(path).save(make_profile(logo=None, paper=Paper.LETTER))
    made = ClinicSettings(path)
    with qtbot.waitSignal(made.changed):
        made.load()
    yield made
    made.finish()


@pytest.fixture
def open_page(qtbot: QtBot, workflow: Workflow) -> Callable[[ClinicSettings], HandoutPage]:
    def open_it(clinic: ClinicSettings) -> HandoutPage:
        made = HandoutPage(workflow, clinic)
        qtbot.addWidget(made)
        made.resize(1300, 700)
        with qtbot.waitSignal(made.settled):
            made.show()
        return made

    return open_it


@pytest.fixture
def page(clinic: ClinicSettings, open_page: Callable[[ClinicSettings], HandoutPage]) -> HandoutPage:
    """The composer with its first sheet made."""
    return open_page(clinic)


def settle(qtbot: QtBot, page: HandoutPage) -> Sheet:
    with qtbot.waitSignal(page.settled):
        pass
    return quiet(page)


def quiet(page: HandoutPage) -> Sheet:
    """The sheet, when nothing else uses the PDF library, which bears one thread at a time."""
    page.findChildren(Lane)[0].finish()
    assert page.sheet is not None
    return page.sheet


def words_of(sheet: Sheet) -> str:
    document = pypdfium2.PdfDocument(sheet.data)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def first_page_size(sheet: Sheet) -> tuple[int, int]:
    document = pypdfium2.PdfDocument(sheet.data)
    width, height = document[0].get_size()
    document.close()
    return round(width), round(height)


def name_field(page: HandoutPage) -> QLineEdit:
    return named(page, QLineEdit, "First name")


def note_field(page: HandoutPage) -> QPlainTextEdit:
    return named(page, QPlainTextEdit, "Your note")


def confirm_box(page: HandoutPage) -> QCheckBox:
    return named(page, QCheckBox, "I have checked")


def save_button(page: HandoutPage) -> QPushButton:
    return named(page, QPushButton, "Save PDF")


def message(page: HandoutPage) -> str:
    return page.findChildren(MessageBar)[0].text


def hints(page: HandoutPage) -> HintsCard:
    return page.findChildren(HintsCard)[0]


def test_the_sheet_carries_the_clinic_and_the_choices(page: HandoutPage) -> None:
    words = words_of(quiet(page))
    for part in ("Harbor Clinic", "555-0142", "ECT", "TMS", "No new treatment for now", "988"):
        assert part in words


def test_save_and_print_work_only_after_the_tick(page: HandoutPage) -> None:
    print_button = named(page, QPushButton, "Print \u2026")
    assert page.obstacle == TO_CHECK
    assert not save_button(page).isEnabled()
    assert not print_button.isEnabled()
    confirm_box(page).click()
    assert page.obstacle == ""
    assert save_button(page).isEnabled()
    assert print_button.isEnabled()


def test_any_change_takes_the_tick_back(qtbot: QtBot, page: HandoutPage) -> None:
    confirm_box(page).click()
    qtbot.keyClicks(name_field(page), "A")
    assert not confirm_box(page).isChecked()
    assert page.obstacle == MAKING
    assert not confirm_box(page).isEnabled()
    assert "For A" in words_of(settle(qtbot, page))
    assert confirm_box(page).isEnabled()


def test_a_change_on_compare_takes_the_tick_back(
    qtbot: QtBot, page: HandoutPage, workflow: Workflow
) -> None:
    confirm_box(page).click()
    workflow.set_options(["ect", "vns"])
    assert not confirm_box(page).isChecked()
    assert "VNS" in words_of(settle(qtbot, page))


def test_the_file_holds_the_bytes_that_are_previewed(
    qtbot: QtBot, page: HandoutPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[Path] = []

    def choose(parent: QWidget, title: str, path: Path, kinds: str) -> Path:
        assert parent
        assert title
        assert kinds
        suggested.append(path)
        return tmp_path / "sheet"

    monkeypatch.setattr(problems, "choose_new_file", choose)
    qtbot.keyClicks(name_field(page), "Annabelle")
    sheet = settle(qtbot, page)
    confirm_box(page).click()
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: message(page).startswith("Saved as"))
    assert (tmp_path / "sheet.pdf").read_bytes() == sheet.data
    assert page.given == (SAVED,)
    (given,) = page.sheets
    assert f"Code of this sheet: {given.code}" in words_of(sheet)
    assert (given.language, given.how) == ("English", SAVED)
    assert "Annabelle" not in repr(given)
    assert list(tmp_path.glob("*.part")) == []
    assert suggested[0].name.startswith("ipdesk-handout-ect-tms-no-new-treatment-")
    assert "annabelle" not in suggested[0].name.lower()


def test_a_folder_that_is_gone_is_said_in_the_page(
    qtbot: QtBot, page: HandoutPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "gone" / "sheet.pdf"
    monkeypatch.setattr(problems, "choose_new_file", lambda *_: target)
    confirm_box(page).click()
    save_button(page).click()
    qtbot.waitUntil(lambda: "does not exist" in message(page))
    assert page.given == ()


def test_nothing_happens_when_the_dialog_is_left(
    page: HandoutPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "choose_new_file", lambda *_: None)
    monkeypatch.setattr(problems, "choose_printer", lambda *_: False)
    confirm_box(page).click()
    save_button(page).click()
    named(page, QPushButton, "Print \u2026").click()
    assert message(page) == ""


def test_the_pages_are_printed(
    qtbot: QtBot, page: HandoutPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "printed.pdf"

    def choose(parent: QWidget, printer: QPrinter) -> bool:
        assert parent
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        printer.setResolution(100)
        return True

    monkeypatch.setattr(problems, "choose_printer", choose)
    sheet = quiet(page)
    confirm_box(page).click()
    named(page, QPushButton, "Print \u2026").click()
    qtbot.waitUntil(lambda: "sent to the printer" in message(page))
    assert page.given == (PRINTED,)
    quiet(page)
    printed, made = pypdfium2.PdfDocument(paper), pypdfium2.PdfDocument(sheet.data)
    assert len(printed) == len(made)
    assert [round(x) for x in printed[0].get_size()] == [round(x) for x in made[0].get_size()]
    printed.close()
    made.close()


def test_only_the_pages_asked_for_are_printed(page: HandoutPage, tmp_path: Path) -> None:
    sheet = quiet(page)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "some.pdf"))
    printer.setFromTo(2, 3)
    assert print_pages(sheet.data, printer) == 2


def test_without_a_country_there_is_no_sheet_and_the_page_asks_for_it(
    qtbot: QtBot, tmp_path: Path, open_page: Callable[[ClinicSettings], HandoutPage]
) -> None:
    clinic = ClinicSettings(tmp_path / "new.db")
    page = open_page(clinic)
    assert page.obstacle == NO_COUNTRY
    assert page.sheet is None
    assert not save_button(page).isEnabled()
    combo = named(page, QComboBox, "Country of the clinic")
    assert combo.isVisible()
    combo.setCurrentIndex(combo.findData("GB"))
    with qtbot.waitSignal(clinic.saved):
        combo.activated.emit(combo.currentIndex())
    assert "116 123" in words_of(settle(qtbot, page))
    assert not combo.isVisible()
    assert open_store(tmp_path / "new.db").load().country == "GB"
    clinic.finish()


def test_fewer_than_two_options_are_said_in_words(
    qtbot: QtBot, page: HandoutPage, workflow: Workflow
) -> None:
    with qtbot.waitSignal(page.settled):
        workflow.set_options(["ect"])
    assert page.obstacle == NO_CHOICE
    assert page.sheet is None
    assert page.findChildren(Preview)[0].page_count == 0


def test_nothing_about_the_patient_is_printed_unticked(
    qtbot: QtBot, page: HandoutPage, workflow: Workflow
) -> None:
    workflow.set_answer(PREGNANCY, True)
    question = workflow.library.factors[PREGNANCY].question
    assert question not in words_of(settle(qtbot, page))
    box = named(page, QCheckBox, workflow.library.factors[PREGNANCY].label)
    assert not box.isChecked()
    box.click()
    assert question in words_of(settle(qtbot, page))


def test_a_point_that_is_no_longer_true_is_no_longer_printed(
    qtbot: QtBot, page: HandoutPage, workflow: Workflow
) -> None:
    label = workflow.library.factors[PREGNANCY].label
    workflow.set_answer(PREGNANCY, True)
    named(page, QCheckBox, label).click()
    workflow.set_answer(PREGNANCY, False)
    sheet = settle(qtbot, page)
    assert workflow.library.factors[PREGNANCY].question not in words_of(sheet)
    workflow.set_answer(PREGNANCY, True)
    assert not named(page, QCheckBox, label).isChecked()


def test_new_patient_wipes_what_was_typed(
    qtbot: QtBot, page: HandoutPage, workflow: Workflow
) -> None:
    qtbot.keyClicks(name_field(page), "Ann")
    note_field(page).setPlainText("See you soon.")
    named(page, QCheckBox, "Start date").click()
    start = named(page, QDateEdit, "Start date")
    start.setDate(QDate(2031, 5, 1))
    clinician = named(page, QComboBox, "Clinician")
    usual = clinician.currentText()
    clinician.setEditText("Dr. Somebody")
    qtbot.keyClicks(named(page, QLineEdit, "Next visit"), "1 December")
    settle(qtbot, page)
    workflow.new_patient()
    name_field(page).undo()
    named(page, QLineEdit, "Next visit").undo()
    note_field(page).undo()
    clinician.lineEdit().undo()
    assert start.date() == QDate.currentDate()
    assert not start.isEnabled()
    assert clinician.currentText() == usual
    assert page.sheet is None
    assert page.findChildren(Preview)[0].page_count == 0
    assert name_field(page).text() == ""
    assert note_field(page).toPlainText() == ""
    assert named(page, QLineEdit, "Next visit").text() == ""
    assert not named(page, QCheckBox, "Start date").isChecked()
    words = words_of(settle(qtbot, page))
    assert "Ann" not in words
    assert "See you soon" not in words


def test_a_name_that_cannot_be_printed_is_said_in_words(qtbot: QtBot, page: HandoutPage) -> None:
    with qtbot.waitSignal(page.settled):
        name_field(page).setText("Ann \U0001f642")
    assert page.obstacle == NO_SHEET
    assert "cannot be printed" in message(page)
    name_field(page).setText("Ann")
    settle(qtbot, page)
    assert message(page) == ""


def test_only_the_last_of_quick_changes_is_made(qtbot: QtBot, page: HandoutPage) -> None:
    qtbot.waitUntil(lambda: bool(page.findChildren(PageLabel)))
    settled: list[bool] = []
    page.settled.connect(lambda: settled.append(True))
    for name in ("Ann", "Beth", "Cora"):
        name_field(page).setText(name)
        page._make()  # begins at once what typing begins after a pause
    label = page.findChildren(PageLabel)[0]
    qtbot.waitUntil(lambda: "For Cora" in label.accessibleDescription())
    assert len(settled) == 1


def test_paper_and_print_size_change_the_page(qtbot: QtBot, page: HandoutPage) -> None:
    assert first_page_size(quiet(page)) == (612, 792)
    named(page, QPushButton, "Paper: A4").click()
    standard = settle(qtbot, page)
    assert first_page_size(standard) == (595, 842)
    named(page, QPushButton, "Print: Large print").click()
    large = settle(qtbot, page)
    assert first_page_size(large) == (595, 842)
    assert large.data != standard.data


def test_the_paper_of_the_clinic_is_taken(
    qtbot: QtBot, page: HandoutPage, clinic: ClinicSettings
) -> None:
    clinic.save(replace(clinic.profile, paper=Paper.A4))
    assert first_page_size(settle(qtbot, page)) == (595, 842)


def test_a_section_can_be_left_out_but_not_one_that_is_always_there(
    qtbot: QtBot, page: HandoutPage
) -> None:
    assert "Questions to ask" in words_of(quiet(page))
    named(page, QCheckBox, "Questions to ask").click()
    assert "Questions to ask" not in words_of(settle(qtbot, page))
    assert not named(page, QCheckBox, "What can go wrong?").isEnabled()


def test_what_matters_is_shared_with_compare(
    qtbot: QtBot, page: HandoutPage, workflow: Workflow
) -> None:
    box = named(page, QCheckBox, "Protecting memory")
    workflow.set_priorities(["memory"])
    assert box.isChecked()
    box.click()
    assert workflow.priorities == ()
    settle(qtbot, page)


def test_a_start_date_gives_the_calendar(qtbot: QtBot, page: HandoutPage) -> None:
    assert "Your visits, if you start on" not in words_of(quiet(page))
    named(page, QCheckBox, "Start date").click()
    assert "Your visits, if you start on" in words_of(settle(qtbot, page))


def test_hints_are_shown_and_never_block(qtbot: QtBot, page: HandoutPage) -> None:
    assert not hints(page).isVisible()
    note_field(page).setPlainText("You should try TMS. Born 3/4/1980.")
    assert hints(page).isVisible()
    settle(qtbot, page)
    confirm_box(page).click()
    assert save_button(page).isEnabled()


def test_a_note_that_is_too_long_says_by_how_much(qtbot: QtBot, page: HandoutPage) -> None:
    note_field(page).setPlainText("a word " * 50)
    settle(qtbot, page)
    assert page.obstacle == "The note is 49 letters too long."


def test_the_cards_report_on_the_sheet(page: HandoutPage) -> None:
    assert page.sheet is not None
    assert len(page.sheet.weights) == 3
    assert all(weight.words and weight.benefit_rows for weight in page.sheet.weights)
    assert len({weight.harm_rows for weight in page.sheet.weights}) == 1
    assert all(check.passed is not False for check in page.sheet.checks)
    cards = page.findChildren(SheetCards)[0]
    spoken = " ".join(spoken_name(widget) for widget in cards.findChildren(QWidget))
    assert f"Grade {page.sheet.reading.flesch_kincaid} Flesch-Kincaid" in spoken
    assert "benefit rows" in spoken


def test_a_page_is_read_aloud_as_it_is_printed(qtbot: QtBot, page: HandoutPage) -> None:
    preview = page.findChildren(Preview)[0]
    qtbot.waitUntil(lambda: preview.page_count > 0)
    label = page.findChildren(PageLabel)[0]
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface.text(QAccessible.Text.Name) == f"Page 1 of {preview.page_count}"
    assert "Which treatment" in interface.text(QAccessible.Text.Description)


def test_pages_can_be_turned_and_zoomed(qtbot: QtBot, page: HandoutPage) -> None:
    preview = page.findChildren(Preview)[0]
    qtbot.waitUntil(lambda: preview.page_count > 0)
    label = page.findChildren(PageLabel)[0]
    assert preview.current_page == 1
    named(preview, QWidget, "Next page").click()  # type: ignore[attr-defined]  # a button
    assert preview.current_page == 2
    zoom = named(preview, QComboBox, "Zoom")
    zoom.setCurrentIndex(zoom.findData(100))
    assert label.width() == 816
    named(preview, QWidget, "Larger").click()  # type: ignore[attr-defined]  # a button
    assert label.width() == 1020
    qtbot.waitUntil(lambda: label.pixmap().width() >= 1020)


def test_everything_that_the_keyboard_reaches_has_a_name(page: HandoutPage) -> None:
    assert nameless(page) == []


def test_the_cards_go_under_the_form_where_there_is_little_room(page: HandoutPage) -> None:
    cards = page.findChildren(SheetCards)[0]
    panel = page.panes[0]
    assert not panel.isAncestorOf(cards)
    page.resize(900, 560)
    assert panel.isAncestorOf(cards)
    page.resize(1300, 700)
    assert not panel.isAncestorOf(cards)


@pytest.mark.parametrize("palette", [theme.DARK, theme.HIGH_CONTRAST], ids=lambda p: p.name)
def test_it_can_be_redressed_while_it_is_open(
    qtbot: QtBot, page: HandoutPage, qapp: object, palette: theme.Palette
) -> None:
    theme.apply(qapp, palette, 2.0)  # type: ignore[arg-type]  # a QApplication
    page.grab()
    theme.apply(qapp, theme.LIGHT, 1.0)  # type: ignore[arg-type]  # a QApplication
    assert qtbot


def test_nothing_is_made_while_another_page_is_open(
    qtbot: QtBot, page: HandoutPage, workflow: Workflow
) -> None:
    page.hide()
    workflow.set_options(["ect", "dbs"])
    page._make()
    assert page.sheet is None
    with qtbot.waitSignal(page.settled):
        page.show()
    assert page.sheet is not None


def test_what_was_given_is_forgotten_with_the_patient(
    qtbot: QtBot,
    page: HandoutPage,
    workflow: Workflow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(problems, "choose_new_file", lambda *_: tmp_path / "sheet.pdf")
    output = page.findChildren(Output)[0]
    confirm_box(page).click()
    save_button(page).click()
    workflow.new_patient()
    # The file of the patient before is finished only now.
    with qtbot.waitSignal(output.said):
        pass
    assert page.given == ()

"""The handout composer: the sheet, its tick, saving, printing, and what is the patient's."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipdesk.content.model import FactorId
from ipdesk.ui import problems
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.pages.handouts import MAKING, NO_CHOICE, NO_COUNTRY, NO_SHEET, TO_CHECK, HandoutPage
from ipdesk.ui.pdf_pages import print_pages
from ipdesk.ui.preview import Preview
from ipdesk.ui.widgets.composer_output import PRINTED, SAVED, Output
from ipdesk.ui.workflow import Workflow
from ipdesk.workspace.model import Paper
from ipdesk.workspace.store import open_store
from tests.ui.composing import (
    confirm_box,
    first_page_size,
    message,
    name_field,
    note_field,
    quiet,
    save_button,
    settle,
    words_of,
)
from tests.ui.finding import named

PREGNANCY = FactorId("pregnancy")


def test_the_sheet_carries_the_clinic_and_the_choices(composer: HandoutPage) -> None:
    words = words_of(quiet(composer))
    for part in ("Harbor Clinic", "555-0142", "ECT", "TMS", "No new treatment for now", "988"):
        assert part in words


def test_save_and_print_work_only_after_the_tick(composer: HandoutPage) -> None:
    print_button = named(composer, QPushButton, "Print \u2026")
    assert composer.obstacle == TO_CHECK
    assert not save_button(composer).isEnabled()
    assert not print_button.isEnabled()
    confirm_box(composer).click()
    assert composer.obstacle == ""
    assert save_button(composer).isEnabled()
    assert print_button.isEnabled()


def test_any_change_takes_the_tick_back(qtbot: QtBot, composer: HandoutPage) -> None:
    confirm_box(composer).click()
    qtbot.keyClicks(name_field(composer), "A")
    assert not confirm_box(composer).isChecked()
    assert composer.obstacle == MAKING
    assert not confirm_box(composer).isEnabled()
    assert "For A" in words_of(settle(qtbot, composer))
    assert confirm_box(composer).isEnabled()


def test_a_change_on_compare_takes_the_tick_back(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    confirm_box(composer).click()
    visit.set_options(["ect", "vns"])
    assert not confirm_box(composer).isChecked()
    assert "VNS" in words_of(settle(qtbot, composer))


def test_the_file_holds_the_bytes_that_are_previewed(
    qtbot: QtBot, composer: HandoutPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[Path] = []

    def choose(parent: QWidget, title: str, path: Path, kinds: str) -> Path:
        assert parent
        assert title
        assert kinds
        suggested.append(path)
        return tmp_path / "sheet"

    monkeypatch.setattr(problems, "choose_new_file", choose)
    qtbot.keyClicks(name_field(composer), "Annabelle")
    sheet = settle(qtbot, composer)
    confirm_box(composer).click()
    qtbot.keyClick(composer, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: message(composer).startswith("Saved as"))
    assert (tmp_path / "sheet.pdf").read_bytes() == sheet.data
    assert composer.given == (SAVED,)
    (given,) = composer.sheets
    assert f"Code of this sheet: {given.code}" in words_of(sheet)
    assert (given.language, given.how) == ("English", SAVED)
    assert "Annabelle" not in repr(given)
    assert list(tmp_path.glob("*.part")) == []
    assert suggested[0].name.startswith("ipdesk-handout-ect-tms-no-new-treatment-")
    assert "annabelle" not in suggested[0].name.lower()


def test_a_folder_that_is_gone_is_said_in_the_page(
    qtbot: QtBot, composer: HandoutPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "gone" / "sheet.pdf"
    monkeypatch.setattr(problems, "choose_new_file", lambda *_: target)
    confirm_box(composer).click()
    save_button(composer).click()
    qtbot.waitUntil(lambda: "does not exist" in message(composer))
    assert composer.given == ()


def test_nothing_happens_when_the_dialog_is_left(
    composer: HandoutPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "choose_new_file", lambda *_: None)
    monkeypatch.setattr(problems, "choose_printer", lambda *_: False)
    confirm_box(composer).click()
    save_button(composer).click()
    named(composer, QPushButton, "Print \u2026").click()
    assert message(composer) == ""


def test_the_pages_are_printed(
    qtbot: QtBot, composer: HandoutPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "printed.pdf"

    def choose(parent: QWidget, printer: QPrinter) -> bool:
        assert parent
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        printer.setResolution(100)
        return True

    monkeypatch.setattr(problems, "choose_printer", choose)
    sheet = quiet(composer)
    confirm_box(composer).click()
    named(composer, QPushButton, "Print \u2026").click()
    qtbot.waitUntil(lambda: "sent to the printer" in message(composer))
    assert composer.given == (PRINTED,)
    quiet(composer)
    printed, made = pypdfium2.PdfDocument(paper), pypdfium2.PdfDocument(sheet.data)
    assert len(printed) == len(made)
    assert [round(x) for x in printed[0].get_size()] == [round(x) for x in made[0].get_size()]
    printed.close()
    made.close()


def test_only_the_pages_asked_for_are_printed(composer: HandoutPage, tmp_path: Path) -> None:
    sheet = quiet(composer)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "some.pdf"))
    printer.setFromTo(2, 3)
    assert print_pages(sheet.data, printer) == 2


def test_without_a_country_there_is_no_sheet_and_the_page_asks_for_it(
    qtbot: QtBot, tmp_path: Path, open_composer: Callable[[ClinicSettings], HandoutPage]
) -> None:
    clinic = ClinicSettings(tmp_path / "new.db")
    composer = open_composer(clinic)
    assert composer.obstacle == NO_COUNTRY
    assert composer.sheet is None
    assert not save_button(composer).isEnabled()
    combo = named(composer, QComboBox, "Country of the clinic")
    assert combo.isVisible()
    combo.setCurrentIndex(combo.findData("GB"))
    with qtbot.waitSignal(clinic.saved):
        combo.activated.emit(combo.currentIndex())
    assert "116 123" in words_of(settle(qtbot, composer))
    assert not combo.isVisible()
    assert open_store(tmp_path / "new.db").load().country == "GB"
    clinic.finish()


def test_fewer_than_two_options_are_said_in_words(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    with qtbot.waitSignal(composer.settled):
        visit.set_options(["ect"])
    assert composer.obstacle == NO_CHOICE
    assert composer.sheet is None
    assert composer.findChildren(Preview)[0].page_count == 0


def test_nothing_about_the_patient_is_printed_unticked(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    visit.set_answer(PREGNANCY, True)
    question = visit.library.factors[PREGNANCY].question
    assert question not in words_of(settle(qtbot, composer))
    box = named(composer, QCheckBox, visit.library.factors[PREGNANCY].label)
    assert not box.isChecked()
    box.click()
    assert question in words_of(settle(qtbot, composer))


def test_a_point_that_is_no_longer_true_is_no_longer_printed(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    label = visit.library.factors[PREGNANCY].label
    visit.set_answer(PREGNANCY, True)
    named(composer, QCheckBox, label).click()
    visit.set_answer(PREGNANCY, False)
    sheet = settle(qtbot, composer)
    assert visit.library.factors[PREGNANCY].question not in words_of(sheet)
    visit.set_answer(PREGNANCY, True)
    assert not named(composer, QCheckBox, label).isChecked()


def test_new_patient_wipes_what_was_typed(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    qtbot.keyClicks(name_field(composer), "Ann")
    note_field(composer).setPlainText("See you soon.")
    named(composer, QCheckBox, "Start date is known").click()
    start = named(composer, QDateEdit, "Start date")
    start.setDate(QDate(2031, 5, 1))
    clinician = named(composer, QComboBox, "Clinician")
    usual = clinician.currentText()
    clinician.setEditText("Dr. Somebody")
    qtbot.keyClicks(named(composer, QLineEdit, "Next visit"), "1 December")
    settle(qtbot, composer)
    visit.new_patient()
    name_field(composer).undo()
    named(composer, QLineEdit, "Next visit").undo()
    note_field(composer).undo()
    clinician.lineEdit().undo()
    assert start.date() == QDate.currentDate()
    assert not start.isEnabled()
    assert clinician.currentText() == usual
    assert composer.sheet is None
    assert composer.findChildren(Preview)[0].page_count == 0
    assert name_field(composer).text() == ""
    assert note_field(composer).toPlainText() == ""
    assert named(composer, QLineEdit, "Next visit").text() == ""
    assert not named(composer, QCheckBox, "Start date is known").isChecked()
    words = words_of(settle(qtbot, composer))
    assert "Ann" not in words
    assert "See you soon" not in words


def test_a_name_that_cannot_be_printed_is_said_in_words(
    qtbot: QtBot, composer: HandoutPage
) -> None:
    with qtbot.waitSignal(composer.settled):
        name_field(composer).setText("Ann \U0001f642")
    assert composer.obstacle == NO_SHEET
    assert "cannot be printed" in message(composer)
    name_field(composer).setText("Ann")
    settle(qtbot, composer)
    assert message(composer) == ""


def test_paper_and_print_size_change_the_page(qtbot: QtBot, composer: HandoutPage) -> None:
    assert first_page_size(quiet(composer)) == (612, 792)
    named(composer, QPushButton, "Paper: A4").click()
    standard = settle(qtbot, composer)
    assert first_page_size(standard) == (595, 842)
    named(composer, QPushButton, "Print: Large print").click()
    large = settle(qtbot, composer)
    assert first_page_size(large) == (595, 842)
    assert large.data != standard.data


def test_the_paper_of_the_clinic_is_taken(
    qtbot: QtBot, composer: HandoutPage, clinic: ClinicSettings
) -> None:
    clinic.save(replace(clinic.profile, paper=Paper.A4))
    assert first_page_size(settle(qtbot, composer)) == (595, 842)


def test_what_matters_is_shared_with_compare(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    box = named(composer, QCheckBox, "Protecting memory")
    visit.set_priorities(["memory"])
    assert box.isChecked()
    box.click()
    assert visit.priorities == ()
    settle(qtbot, composer)


def test_a_start_date_gives_the_calendar(qtbot: QtBot, composer: HandoutPage) -> None:
    assert "Your visits, if you start on" not in words_of(quiet(composer))
    named(composer, QCheckBox, "Start date is known").click()
    assert "Your visits, if you start on" in words_of(settle(qtbot, composer))


def test_what_was_given_is_forgotten_with_the_patient(
    qtbot: QtBot,
    composer: HandoutPage,
    visit: Workflow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(problems, "choose_new_file", lambda *_: tmp_path / "sheet.pdf")
    output = composer.findChildren(Output)[0]
    confirm_box(composer).click()
    save_button(composer).click()
    visit.new_patient()
    # The file of the patient before is finished only now.
    with qtbot.waitSignal(output.said):
        pass
    assert composer.given == ()

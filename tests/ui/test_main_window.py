"""The window around the pages."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ipdesk.content.model import FactorId
from ipdesk.ui import problems, theme
from ipdesk.ui.main_window import PAGES, MainWindow
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.pages.reference import ReferencePage
from ipdesk.ui.problems import Tone
from ipdesk.ui.widgets.composer_output import PRINTED, SAVED
from ipdesk.ui.widgets.status_line import INTENDED_USE
from ipdesk.workspace.model import PaletteName
from tests.ui.composing import confirm_box, save_button
from tests.ui.finding import named

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def button(window: MainWindow, text: str) -> QPushButton:
    return next(one for one in window.findChildren(QPushButton) if one.text() == text)


def test_it_opens_on_compare_with_the_grid_ready(window: MainWindow) -> None:
    assert window.page() == "compare"
    assert window.compare.grid.isVisible()
    assert window.windowTitle() == "ipdesk"


def test_the_status_line_tells_reference_and_intended_use(window: MainWindow) -> None:
    info = window.workflow.library.info
    words = [one.text() for one in window.findChildren(type(window.compare._caveat))]
    assert any(f"{info.statements:,} statements" in text for text in words)
    assert any("no connection is ever made" in text for text in words)
    assert INTENDED_USE in words


def test_pages_are_made_when_first_opened(window: MainWindow) -> None:
    assert not window.findChildren(ReferencePage)
    window.open_page("reference")
    assert len(window.findChildren(ReferencePage)) == 1


def test_ctrl_and_a_number_open_the_pages(window: MainWindow) -> None:
    shortcuts = {
        key.toString(): action
        for action in window.findChildren(QAction)
        for key in action.shortcuts()
    }
    for place, (page, *_) in enumerate(PAGES, 1):
        shortcuts[f"Ctrl+{place}"].trigger()
        assert window.page() == page


def test_no_two_commands_share_a_shortcut(window: MainWindow) -> None:
    keys = [key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_search_answers_as_you_type_and_enter_opens(window: MainWindow, qtbot: QtBot) -> None:
    window.focus_search()
    qtbot.keyClicks(window.search, "transcranial")
    assert window.search.results.isVisible()
    qtbot.keyClick(window.search, KEY.Key_Down)
    assert window.search.results.hasFocus()
    qtbot.keyClick(window.search.results, KEY.Key_Return)
    assert window.page() == "reference"
    assert not window.search.results.isVisible()


def test_a_factor_found_opens_where_it_is_answered(window: MainWindow, qtbot: QtBot) -> None:
    window.focus_search()
    qtbot.keyClicks(window.search, "epileptic convulsion")
    qtbot.keyClick(window.search, KEY.Key_Return)
    assert window.compare.picker.isVisible()
    assert "seizure-history" in window.compare.picker.shown_factors()
    window.compare.picker.accept()


def test_a_search_without_an_answer_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.focus_search()
    qtbot.keyClicks(window.search, "zzzz")
    assert window.search.results.item(0).text().startswith('Nothing found for "zzzz".')
    qtbot.keyClick(window.search, KEY.Key_Escape)
    assert not window.search.results.isVisible()


def test_a_treatment_of_the_reference_goes_into_the_comparison(window: MainWindow) -> None:
    window.open_page("reference")
    window.reference.open_entry("treatment:vns")
    window.reference.side.compare_button.click()
    assert window.workflow.options[-1] == "vns"
    assert window.messages.tone is Tone.DONE
    assert "VNS is in the comparison" in window.messages.text
    assert not window.reference.side.compare_button.isEnabled()


def test_a_seventh_treatment_is_refused_in_words(window: MainWindow) -> None:
    window.workflow.set_options(("ect", "tms", "ketamine-iv", "esketamine", "dbs", "usual-care"))
    window.open_page("reference")
    window.reference.open_entry("treatment:vns")
    window.reference.side.compare_button.click()
    assert "vns" not in window.workflow.options
    assert window.messages.tone is Tone.CAUTION
    assert "Six options fit" in window.messages.text


def test_in_the_reference_the_keys_of_the_note_copy_a_citation(
    window: MainWindow, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("before")
    window.open_page("reference")
    window.reference.open_entry("source:anand-2023")
    window.reference.view.setFocus()
    both = CTRL | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.reference.view, KEY.Key_C, both)
    assert "Anand" in QGuiApplication.clipboard().text()
    assert window.messages.tone is Tone.DONE


def test_f7_and_f8_open_and_close_the_panels_of_the_reference(window: MainWindow) -> None:
    window.open_page("reference")
    for which, pane in (("choices", window.reference.index), ("basis", window.reference.side)):
        assert pane.isVisible()
        window.toggle_panel(which)
        assert not pane.isVisible()


def test_the_chart_note_goes_to_the_clipboard_and_new_patient_takes_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.workflow.set_answer(FactorId("pregnancy"), True)
    qtbot.mouseClick(button(window, "Copy chart note"), Qt.MouseButton.LeftButton)
    clipboard = QGuiApplication.clipboard()
    assert "Pregnant: yes" in clipboard.text()
    qtbot.mouseClick(button(window, "New patient"), Qt.MouseButton.LeftButton)
    assert clipboard.text() == ""
    assert not window.workflow.patient.answers


def test_new_patient_leaves_someone_elses_clipboard_alone(window: MainWindow) -> None:
    window.copy_chart_note()
    QGuiApplication.clipboard().setText("a shopping list")
    window.new_patient()
    assert QGuiApplication.clipboard().text() == "a shopping list"


def test_with_nothing_to_compare_there_is_no_note(window: MainWindow) -> None:
    window.workflow.set_options(())
    window.copy_chart_note()
    assert window.messages.tone is Tone.CAUTION
    assert "at least two treatments" in window.messages.text


def test_f6_goes_round_the_panes(window: MainWindow) -> None:
    page = window.compare
    page.grid.setFocus()
    visited = []
    for _ in range(5):
        window.cycle_panes(1)
        visited.append(QApplication.focusWidget())
    assert visited[0] is page.basis
    assert visited[1] is window.search
    assert page.choices.isAncestorOf(visited[3])
    assert visited[4] is page.grid
    window.cycle_panes(-1)
    assert page.choices.isAncestorOf(QApplication.focusWidget())


def test_colours_and_text_size_are_worn_at_once(window: MainWindow) -> None:
    window.choose_palette(PaletteName.DARK)
    assert theme.active() is theme.DARK
    window.step_text(1)
    assert theme.text_scale() == 1.1
    window.set_text(1.0)
    assert theme.text_scale() == 1.0
    window.clinic.finish()


def test_the_last_condition_comes_back_and_no_patient_with_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.workflow.set_answer(FactorId("pregnancy"), True)
    box = window.compare.choices.condition_box
    box.setFocus()
    qtbot.keyClicks(box, "Obs")
    qtbot.keyClick(box, KEY.Key_Return)
    window.compare.condition_chosen.emit("ocd")
    with qtbot.waitSignal(window.clinic.saved):
        pass
    assert window.clinic.profile.last_condition == "ocd"


def test_only_offered_treatments_are_listed_and_the_others_one_step_away(
    window: MainWindow,
) -> None:
    choices = window.compare.choices
    window.workflow.set_options(("ect", "tms"))
    window.compare.set_offered(("ect", "tms", "esketamine"), ())
    assert choices.option_row("esketamine").isVisible()
    assert not choices.option_row("dbs").isVisible()
    choices.options.others.click()
    assert choices.option_row("dbs").isVisible()


def test_a_missing_font_is_told_in_the_window(window: MainWindow) -> None:
    window.messages.say(Tone.CAUTION, "a sentence")
    assert window.messages.text == "a sentence"


def test_every_control_of_the_frame_is_named(window: MainWindow) -> None:
    QAccessible.setActive(True)
    for one in window.findChildren(QPushButton):
        if one.isVisible():
            interface = QAccessible.queryAccessibleInterface(one)
            assert interface.text(QAccessible.Text.Name)


def test_at_1024_by_640_the_grid_still_has_room(window: MainWindow) -> None:
    window.resize(1024, 640)
    assert window.compare.grid.width() >= 400
    assert window.compare.grid.viewport().height() >= 250


def test_closing_forgets_the_visit(window: MainWindow) -> None:
    window.workflow.set_answer(FactorId("pregnancy"), True)
    window.close()
    assert not window.workflow.patient.answers


def test_after_new_patient_undo_brings_no_words_back(window: MainWindow, qtbot: QtBot) -> None:
    window.focus_search()
    qtbot.keyClicks(window.search, "Annabelle")
    medicine = window.compare.choices.medicines.field
    qtbot.keyClicks(medicine, "Lith")
    picker_search = named(window.compare.picker, QLineEdit, "Search patient factors")
    qtbot.keyClicks(picker_search, "Annabelle")
    fields = (window.search, medicine, picker_search)
    assert all(field.text() for field in fields)
    window.new_patient()
    for field in fields:
        field.undo()
        assert field.text() == ""
        assert not field.isUndoAvailable()


def test_the_note_says_what_was_given(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.copy_chart_note()
    assert "Materials given: none noted" in QGuiApplication.clipboard().text()
    window.make_handout()
    window.copy_chart_note()
    assert "Materials given: none noted" in QGuiApplication.clipboard().text()
    monkeypatch.setattr(HandoutPage, "given", (SAVED, PRINTED))
    window.copy_chart_note()
    told = "Materials given: handout (PDF) saved, handout printed"
    assert told in QGuiApplication.clipboard().text()


def test_the_note_tells_the_questions_that_were_picked_typed_or_handed_over(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> str:
        window.copy_chart_note()
        return " ".join(QGuiApplication.clipboard().text().split())

    window.make_handout()
    (page,) = window.findChildren(HandoutPage)
    window.clinic.save(replace(window.clinic.profile, country="US"))
    qtbot.waitUntil(lambda: page.sheet is not None)
    assert "Questions chosen or asked: none noted" in told()
    own = named(page, QLineEdit, "Own question 1")
    own.setText("Can my son drive me?")
    assert "Questions chosen or asked: Can my son drive me?" in told()
    qtbot.waitUntil(lambda: page.sheet is not None)
    monkeypatch.setattr(problems, "choose_new_file", lambda *_: tmp_path / "sheet.pdf")
    confirm_box(page).click()
    save_button(page).click()
    qtbot.waitUntil(lambda: bool(page.sheets))
    usual = [one.text for one in window.workflow.library.questions if one.id == "goal"]
    assert f"asked: Can my son drive me?; {usual[0]}" in told()
    own.setText("")
    assert "asked: Can my son drive me?" in told()  # it stands on the sheet that was saved
    window.new_patient()
    assert "Questions chosen or asked: none noted" in told()

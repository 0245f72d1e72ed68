"""The Compare page, driven as a person drives it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ipdesk.content.model import FactorId
from ipdesk.ui.models.arrangement import WHAT_MATTERS, Band
from ipdesk.ui.models.cells import AskCell, ChipsCell
from ipdesk.ui.models.comparison_model import ComparisonModel
from ipdesk.ui.pages.compare import NO_OPTIONS, ComparePage
from ipdesk.ui.widgets.chip import AnswerChip
from ipdesk.ui.workflow import Workflow

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def focus(page: ComparePage, row: str, column: int = 0) -> None:
    page.grid.setFocus()
    page.grid.focus_cell(page.model.line_of(row), column)


def columns(page: ComparePage) -> list[str]:
    return [column.id for column in page.model.columns]


def test_arrow_keys_go_through_the_cells_and_the_basis_follows(
    page: ComparePage, qtbot: QtBot
) -> None:
    focus(page, "invasiveness")
    qtbot.keyClick(page.grid, KEY.Key_Down)
    qtbot.keyClick(page.grid, KEY.Key_Right)
    assert page.basis.text.startswith("TMS · Anesthesia")


def test_arrow_keys_pass_over_bands(page: ComparePage, qtbot: QtBot) -> None:
    page.grid.setFocus()
    page.grid.focus_cell(page.model.line_of("invasiveness") - 2, 0)
    qtbot.keyClick(page.grid, KEY.Key_Down)
    assert page.grid.current_row() == "invasiveness"


def test_enter_goes_into_the_basis_and_escape_comes_back(page: ComparePage, qtbot: QtBot) -> None:
    focus(page, "time_to_response")
    qtbot.keyClick(page.grid, KEY.Key_Return)
    assert page.basis.hasFocus()
    qtbot.keyClick(page.basis, KEY.Key_Escape)
    assert page.grid.hasFocus()


def test_enter_on_a_caution_goes_to_its_card(
    page: ComparePage, workflow: Workflow, qtbot: QtBot
) -> None:
    workflow.set_answer(FactorId("pregnancy"), True)
    page.grid.setFocus()
    page.grid.focus_cell(1, 0)
    qtbot.keyClick(page.grid, KEY.Key_Return)
    focused = page.focusWidget()
    assert focused is not None
    assert "Pregnant" in focused.accessibleName()


def test_a_click_on_a_caution_opens_that_caution(
    page: ComparePage, workflow: Workflow, qtbot: QtBot
) -> None:
    workflow.set_answer(FactorId("pregnancy"), True)
    workflow.set_answer(FactorId("lithium"), True)
    index = page.model.index(1, 0)
    cell = index.data(ComparisonModel.CellRole)
    assert isinstance(cell, ChipsCell)
    last = cell.chips[-1]
    spot = page.grid.visualRect(index).bottomLeft() + QPoint(40, -20)
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    focused = page.focusWidget()
    assert focused is not None
    assert last.factor in focused.accessibleName()


def test_alt_and_arrows_move_rows_and_columns(page: ComparePage, qtbot: QtBot) -> None:
    focus(page, "invasiveness")
    qtbot.keyClick(page.grid, KEY.Key_Down, ALT)
    assert page.model.line_of("anesthesia") < page.model.line_of("invasiveness")
    assert page.grid.current_row() == "invasiveness"
    qtbot.keyClick(page.grid, KEY.Key_Right, ALT)
    assert columns(page)[:2] == ["tms", "ect"]
    assert page.grid.currentIndex().column() == 1


def test_delete_hides_a_row_and_the_bar_brings_it_back(page: ComparePage, qtbot: QtBot) -> None:
    focus(page, "setting")
    qtbot.keyClick(page.grid, KEY.Key_Delete)
    assert page.model.line_of("setting") == -1
    assert "1 row hidden" in page.bar.words
    page.bar.all_rows_asked.emit()
    assert page.model.line_of("setting") > 0


def test_only_differences_says_what_it_left_out(page: ComparePage, workflow: Workflow) -> None:
    assert workflow.comparison is not None
    alike = [row for row in workflow.comparison.rows if not row.differs]
    page.bar.set_only_differences(True)
    assert all(page.model.line_of(row.row.id) == -1 for row in alike)


def test_what_matters_moves_its_rows_up(page: ComparePage, qtbot: QtBot) -> None:
    row = page.choices.priority_row("memory")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    band = page.model.lines.index(Band(WHAT_MATTERS))
    assert page.model.line_of("cognitive_effects") == band + 1
    assert band < page.model.line_of("invasiveness")


def test_the_focused_cell_stays_when_something_else_changes(
    page: ComparePage, workflow: Workflow
) -> None:
    focus(page, "durability", 2)
    workflow.set_answer(FactorId("age"), 70.0)
    assert page.grid.current_row() == "durability"
    assert page.grid.currentIndex().column() == 2


def test_the_seventh_option_is_refused_in_the_panel(page: ComparePage, workflow: Workflow) -> None:
    names = [name.id for name in workflow.library.treatments]
    for name in names[:6]:
        page.choices.option_row(name).setChecked(True)
    workflow.set_options(names[:6])
    seventh = page.choices.option_row(names[6])
    seventh.click()
    assert not seventh.isChecked()
    assert "Six options fit side by side" in page.choices.notice
    assert len(workflow.options) == 6


def test_fewer_than_two_options_are_met_with_words(page: ComparePage, workflow: Workflow) -> None:
    workflow.set_options(("ect",))
    assert not page.grid.isVisible()
    assert NO_OPTIONS in page.basis.text
    workflow.set_options(("ect", "dbs"))
    assert page.grid.isVisible()


def test_chips_show_answers_and_delete_takes_one_back(
    page: ComparePage, workflow: Workflow, qtbot: QtBot
) -> None:
    workflow.set_answer(FactorId("age"), 34.0)
    workflow.set_answer(FactorId("cochlear-implant"), False)
    assert page.choices.chips() == ("Age: 34 years", "No: Cochlear implant")
    chip = page.choices.findChildren(AnswerChip)[0]
    chip.setFocus()
    qtbot.keyClick(chip, KEY.Key_Delete)
    assert FactorId("age") not in workflow.patient.answers
    assert page.choices.chips() == ("No: Cochlear implant",)


def test_ask_about_opens_exactly_the_unasked_factors(
    page: ComparePage, workflow: Workflow, qtbot: QtBot
) -> None:
    page.grid.setFocus()
    page.grid.focus_cell(2, 1)
    qtbot.keyClick(page.grid, KEY.Key_Return)
    assert workflow.comparison is not None
    asked = workflow.comparison.option("tms").screening.to_ask
    assert set(page.picker.shown_factors()) == set(asked)
    page.picker.row(asked[0]).press(2)
    assert workflow.patient.answers[asked[0]] is False
    page.picker.accept()
    cell = page.model.index(2, 1).data(ComparisonModel.CellRole)
    assert isinstance(cell, AskCell)
    assert cell.count == len(asked) - 1


def test_a_condition_with_a_caveat_shows_it(page: ComparePage, workflow: Workflow) -> None:
    workflow.set_condition("suicidal-ideation")
    caveat = workflow.condition.caveat
    assert caveat
    shown = [one.text() for one in page.findChildren(type(page.grid._corner)) if one.isVisible()]
    assert caveat in shown


def test_three_options_need_no_sideways_scrolling_at_1366(
    page: ComparePage, workflow: Workflow
) -> None:
    workflow.set_options(("ect", "tms", "no-new-treatment"))
    page.resize(1366 - 64, 640)
    assert page.grid.horizontalScrollBar().maximum() == 0


def test_six_options_fit_at_1366_and_the_basis_gives_way(
    page: ComparePage, workflow: Workflow
) -> None:
    page.resize(1366 - 64, 640)
    workflow.set_options([name.id for name in workflow.library.treatments][:6])
    assert page.grid.horizontalScrollBar().maximum() == 0
    assert page.grid.columnWidth(0) >= 117
    assert not page.basis.isVisible()
    page.toggle_basis(True)
    assert page.basis.isVisible()
    assert not page.choices.isVisible()


def test_every_control_has_a_name_and_room_for_a_finger(page: ComparePage) -> None:
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for control in page.findChildren(kind):
            if not control.isVisible() or control.objectName().startswith("qt_"):
                continue
            if not (control.focusPolicy() & Qt.FocusPolicy.TabFocus):
                continue
            name = control.accessibleName() or getattr(control, "text", str)()
            assert name, control
            is_address = control.property("role") == "address"
            assert is_address or control.height() >= 30, (name, control.height())


def test_a_screen_reader_hears_every_cell(page: ComparePage) -> None:
    QAccessible.setActive(True)
    interface = QAccessible.queryAccessibleInterface(page.grid)
    assert interface.text(QAccessible.Text.Name) == "Comparison of the chosen options"
    names = {
        interface.child(place).text(QAccessible.Text.Name)
        for place in range(interface.childCount())
        if interface.child(place) is not None
    }
    for line in range(page.model.rowCount()):
        for column in range(page.model.columnCount()):
            spoken = page.model.index(line, column).data(Qt.ItemDataRole.AccessibleTextRole)
            assert not spoken or spoken in names


def test_a_screen_reader_hears_evidence_beside_each_option(page: ComparePage) -> None:
    assert "evidence established, 4 of 4 dots" in page.choices.option_row("ect").accessibleName()


def test_for_a_new_patient_the_grid_starts_at_its_top(
    page: ComparePage, workflow: Workflow
) -> None:
    grid = page.grid
    grid.setCurrentIndex(page.model.index(page.model.rowCount() - 1, 2))
    grid.scrollToBottom()
    assert grid.verticalScrollBar().value() > 0
    workflow.new_patient()
    assert grid.verticalScrollBar().value() == 0
    assert grid.currentIndex().column() == 0

"""A sheet opened again by its code: the box, what it says, and what it sets."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from ipdesk.content.compile import build
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.handout.options import Depth, Paper, PrintSize
from ipdesk.handout.sheet_code import SheetRecipe, write_code
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.main_window import MainWindow
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.widgets.sheet_code_box import SheetCodeBox
from ipdesk.ui.workflow import Workflow
from tests.content.older import OLDER, WAS, copy_content, otherwise, write_edition
from tests.ui.composing import form, name_field, note_field, part, settle, words_of
from tests.ui.finding import named, nameless

TODAY = date(2026, 11, 22)
PADDING_ABOVE, PADDING_BESIDE = 5, 9
"""Those of a list's entries in the style sheet."""
BEFORE = ("ect", "tms", "no-new-treatment")


@pytest.fixture
def box(composer: HandoutPage) -> SheetCodeBox:
    """The box over the composer with its first sheet made."""
    composer.ask_code()
    return part(composer, SheetCodeBox)


def code_of(library: Library, *options: str, condition: str = "trd") -> str:
    recipe = SheetRecipe(
        library.info.version, condition, options, "es", "US", PrintSize.LARGE, Paper.A4, Depth.SHORT
    )
    return write_code(recipe, library.numbers)


def look_up(qtbot: QtBot, box: SheetCodeBox, code: str) -> None:
    field = named(box, QLineEdit, "Sheet code")
    field.setText(code)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def opening(box: SheetCodeBox) -> QPushButton:
    return named(box, QPushButton, "Open the sheet")


def test_a_menu_item_opens_the_box_over_the_handouts_page(window: MainWindow) -> None:
    (action,) = (one for one in window.findChildren(QAction) if "by its code" in one.text())
    assert action.shortcut().toString() == "Ctrl+O"
    action.trigger()
    assert window.page() == "handouts"
    (box,) = window.findChildren(SheetCodeBox)
    assert box.isVisible()
    assert nameless(box) == []


def test_a_code_is_asked_for_without_spaces_around_it(qtbot: QtBot, box: SheetCodeBox) -> None:
    field = named(box, QLineEdit, "Sheet code")
    assert not named(box, QPushButton, "Look up").isEnabled()
    field.setText("  AB-12  ")
    with qtbot.waitSignal(box.asked) as asked:
        named(box, QPushButton, "Look up").click()
    assert asked.args == ["AB-12"]


def test_nothing_is_replaced_until_the_sheet_is_opened(
    qtbot: QtBot, box: SheetCodeBox, visit: Workflow, library: Library
) -> None:
    look_up(qtbot, box, code_of(library, "ketamine-iv", "vns", condition="mdd"))
    assert visit.options == BEFORE
    assert visit.condition.id == "trd"
    assert "the condition of this visit (Treatment-resistant depression)" in box.replaces
    assert "Electroconvulsive therapy" in box.replaces
    assert "Condition: mdd" in "\n".join(box.lines)
    assert opening(box).isEnabled()


def test_an_opened_sheet_is_made_as_it_was(
    qtbot: QtBot, box: SheetCodeBox, composer: HandoutPage, visit: Workflow, library: Library
) -> None:
    visit.set_answer(FactorId("pregnancy"), True)
    name_field(composer).setText("Annabelle")
    note_field(composer).setPlainText("Call us any day.")
    look_up(qtbot, box, code_of(library, "tms:itbs", "ketamine-iv", condition="mdd").lower())
    opening(box).click()
    assert visit.options == ("tms:itbs", "ketamine-iv")
    assert visit.condition.id == "mdd"
    made = form(composer).options(TODAY)
    assert (made.language, made.size, made.paper, made.depth) == (
        "es", PrintSize.LARGE, Paper.A4, Depth.SHORT,
    )  # fmt: skip
    assert (made.name, made.note) == ("Annabelle", "Call us any day.")
    assert visit.patient.answers[FactorId("pregnancy")] is True
    assert box.isVisible()
    assert not opening(box).isEnabled()
    again = code_of(library, "tms:itbs", "ketamine-iv", condition="mdd")
    assert again in words_of(settle(qtbot, composer))


def test_a_slip_is_one_sentence_and_changes_nothing(
    qtbot: QtBot, box: SheetCodeBox, visit: Workflow, library: Library
) -> None:
    code = code_of(library, "vns", "dbs")
    slip = code[:-1] + ("A" if code[-1] != "A" else "B")
    look_up(qtbot, box, slip)
    assert "typing mistake" in box.answer
    assert "\n" not in box.answer
    assert named(box, QLineEdit, "Sheet code").text() == slip
    assert box.lines == ()
    assert not opening(box).isEnabled()
    assert visit.options == BEFORE


def test_the_answer_goes_when_another_code_is_typed(
    qtbot: QtBot, box: SheetCodeBox, library: Library
) -> None:
    look_up(qtbot, box, code_of(library, "vns", "dbs"))
    assert "Nothing that the sheet says has changed" in box.answer
    qtbot.keyClicks(named(box, QLineEdit, "Sheet code"), "A")
    assert (box.answer, box.lines, box.replaces) == ("", (), "")
    assert not opening(box).isEnabled()


def test_a_way_that_is_not_used_for_the_condition_leaves_the_visit_alone(
    qtbot: QtBot, box: SheetCodeBox, visit: Workflow, library: Library
) -> None:
    look_up(qtbot, box, code_of(library, "tms:deep-tms", "vns", condition="mania"))
    opening(box).click()
    assert "deep" in box.answer.lower()
    assert visit.options == BEFORE
    assert visit.condition.id == "trd"


def test_the_next_patient_finds_no_code(
    qtbot: QtBot, box: SheetCodeBox, visit: Workflow, library: Library
) -> None:
    look_up(qtbot, box, code_of(library, "vns", "dbs"))
    visit.new_patient()
    assert not box.isVisible()
    assert named(box, QLineEdit, "Sheet code").text() == ""
    assert box.lines == ()


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Today's content, with an older edition on file."""
    content = copy_content(tmp_path_factory.mktemp("later"))
    write_edition(content, OLDER, otherwise)
    out = Path(content.parent / "reference.db")
    build(content, out, TODAY)
    library = Library(out)
    yield library
    library.close()


@pytest.fixture
def later_box(later: Library, clinic: ClinicSettings, qtbot: QtBot) -> Iterator[SheetCodeBox]:
    """The box of a copy that has an older edition on file."""
    workflow = Workflow(later)
    workflow.set_options(BEFORE)
    page = HandoutPage(workflow, clinic)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    with qtbot.waitSignal(page.settled):
        page.show()
    page.ask_code()
    yield part(page, SheetCodeBox)
    # Named once more, so that the page outlives the test.
    page.close()


def older_code(library: Library, *options: str, version: str = OLDER) -> str:
    return write_code(SheetRecipe(version, "trd", options), library.numbers)


def test_what_changed_since_is_listed_and_reached_by_keyboard(
    qtbot: QtBot, later_box: SheetCodeBox, later: Library
) -> None:
    look_up(qtbot, later_box, older_code(later, "ect", "tms"))
    assert later_box.answer.startswith("3 things have changed since")
    told = "\n".join(later_box.lines)
    assert f"was: {WAS}" in told
    assert "Not said any more. TMS" in told
    assert all("\n" not in line for line in later_box.lines)
    listed = named(later_box, QListWidget, "What the sheet was")
    bar = listed.verticalScrollBar()
    assert bar.maximum() > 0
    buttons = [button for button in later_box.findChildren(QPushButton) if button.isVisible()]
    assert all(listed.geometry().bottom() < button.y() for button in buttons)
    assert listed.height() >= 250
    qtbot.keyClick(listed, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert listed.horizontalScrollBar().maximum() == 0


def test_no_line_of_a_long_caution_is_dropped(
    qtbot: QtBot, later_box: SheetCodeBox, later: Library
) -> None:
    """Qt ends an entry in dots where its height, less the padding, has no room for every line."""
    look_up(qtbot, later_box, older_code(later, "ect", "tms"))
    listed = named(later_box, QListWidget, "What the sheet was")
    width = listed.viewport().width() - 2 * PADDING_BESIDE - 6
    wrap = Qt.TextFlag.TextWordWrap
    long = 0
    for row in range(listed.count()):
        item = listed.item(row)
        rect = QRect(0, 0, width, 10_000)
        needed = listed.fontMetrics().boundingRect(rect, wrap, item.text()).height()
        assert listed.visualItemRect(item).height() >= needed + 2 * PADDING_ABOVE, item.text()
        long += needed > 2 * listed.fontMetrics().height()
    assert long


def test_a_sheet_of_which_something_is_gone_is_shown_and_not_opened(
    qtbot: QtBot, later_box: SheetCodeBox, later: Library
) -> None:
    look_up(qtbot, later_box, older_code(later, "ect", "old-pill"))
    assert "no old-pill any more" in later_box.answer
    assert "old-pill: removed from the content" in "\n".join(later_box.lines)
    assert not opening(later_box).isEnabled()


def test_content_that_is_not_on_file_is_never_called_unchanged(
    qtbot: QtBot, later_box: SheetCodeBox, later: Library
) -> None:
    look_up(qtbot, later_box, older_code(later, "ect", "tms", version="2024.02"))
    assert "cannot be told" in later_box.answer
    assert opening(later_box).isEnabled()

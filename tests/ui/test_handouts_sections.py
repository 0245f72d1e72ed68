"""Sections of the sheet and questions to ask: ticked, moved, picked, typed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ipdesk.content.model import FactorId
from ipdesk.handout.options import HandoutOptions
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.widgets.composer_questions import LONGEST_OWN, OwnQuestions
from ipdesk.ui.widgets.composer_sections import SectionBox, SectionRow, arranged
from ipdesk.ui.widgets.disclosure import Disclosure
from ipdesk.ui.workflow import Workflow
from tests.ui.composing import drag, form, part, quiet, settle, words_of
from tests.ui.finding import named

ALT = Qt.KeyboardModifier.AltModifier
BENEFIT, HARMS = "How many people feel much better?", "What can go wrong?"
NOTES, ABOUT = "My notes", "About this sheet"


def chosen(composer: HandoutPage) -> HandoutOptions:
    return form(composer).options(date(2026, 11, 22))


def order(composer: HandoutPage) -> tuple[str, ...]:
    sections = chosen(composer).sections
    assert sections is not None
    return sections


def box(composer: HandoutPage, title: str) -> SectionBox:
    return named(composer, SectionBox, title)


def remark(composer: HandoutPage, title: str) -> str:
    return box(composer, title).accessibleName().partition(", ")[2]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say."""
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def test_a_section_can_be_left_out(qtbot: QtBot, composer: HandoutPage) -> None:
    assert "Questions to ask" in words_of(quiet(composer))
    box(composer, "Questions to ask").click()
    assert "questions" not in order(composer)
    assert "Questions to ask" not in words_of(settle(qtbot, composer))


def test_one_that_is_always_there_stays_ticked(qtbot: QtBot, composer: HandoutPage) -> None:
    harms = box(composer, HARMS)
    harms.click()
    assert harms.isChecked()
    qtbot.keyClick(harms, Qt.Key.Key_Space)
    assert harms.isChecked()
    assert "harms" in order(composer)
    assert remark(composer, HARMS) == "always"


def test_alt_and_arrows_move_a_section_and_say_where_it_is(
    qtbot: QtBot, composer: HandoutPage, said: list[str]
) -> None:
    before = order(composer)
    qtbot.keyClick(box(composer, HARMS), Qt.Key.Key_Up, ALT)
    after = order(composer)
    assert (after.index("harms"), after.index("benefit")) == (
        before.index("benefit"),
        before.index("harms"),
    )
    rows = len(composer.findChildren(SectionBox))
    assert said == [f"{HARMS}: place {before.index('benefit') + 1} of {rows}"]
    assert composer.sheet is None  # it is made anew


def test_arrows_alone_move_nothing(qtbot: QtBot, composer: HandoutPage) -> None:
    before = order(composer)
    qtbot.keyClick(box(composer, HARMS), Qt.Key.Key_Up)
    assert order(composer) == before


def test_the_first_two_and_the_last_keep_their_places(qtbot: QtBot, composer: HandoutPage) -> None:
    before = order(composer)
    qtbot.keyClick(box(composer, BENEFIT), Qt.Key.Key_Up, ALT)
    qtbot.keyClick(box(composer, NOTES), Qt.Key.Key_Down, ALT)
    assert order(composer) == before
    for title in ("The decision", "Your choices", ABOUT):
        assert not box(composer, title).isEnabled()


def test_buttons_move_the_section_that_had_the_keyboard(
    qtbot: QtBot, composer: HandoutPage
) -> None:
    composer.activateWindow()
    box(composer, NOTES).setFocus()
    qtbot.waitUntil(box(composer, NOTES).hasFocus)
    up = named(composer, QToolButton, f"Move up: {NOTES}")
    assert not named(composer, QToolButton, f"Move down: {NOTES}").isEnabled()
    place = order(composer).index("notes")
    up.click()
    assert order(composer).index("notes") == place - 1


def test_a_section_is_dragged_onto_the_place_of_another(composer: HandoutPage) -> None:
    notes, harms = box(composer, NOTES), box(composer, HARMS)
    place = order(composer).index("harms")
    drag(notes, harms)
    assert order(composer)[place] == "notes"
    assert notes.isChecked()
    assert order(composer).index("harms") == place + 1


def test_a_drag_beyond_the_last_place_stops_there(composer: HandoutPage) -> None:
    drag(box(composer, BENEFIT), box(composer, ABOUT))
    found = order(composer)
    assert found.index("about") == found.index("benefit") + 1


def test_tab_goes_through_the_sections_as_they_stand(composer: HandoutPage) -> None:
    drag(box(composer, NOTES), box(composer, HARMS))
    after = box(composer, NOTES).nextInFocusChain()
    while not isinstance(after, SectionBox):
        after = after.nextInFocusChain()
    assert after is box(composer, HARMS)


def test_an_order_from_elsewhere_moves_no_pinned_section_and_loses_none() -> None:
    rows = [
        SectionRow("decision", "D", pinned=True),
        SectionRow("a", "A"),
        SectionRow("b", "B"),
        SectionRow("new", "N"),
        SectionRow("about", "Z", pinned=True),
    ]
    found = arranged(rows, ("about", "b", "gone", "a", "decision"))
    assert [row.id for row in found] == ["decision", "b", "a", "new", "about"]


def test_what_was_ticked_of_the_patient_is_named(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    assert remark(composer, "To talk about") == "for you, nothing ticked below"
    visit.set_answer(FactorId("pregnancy"), True)
    label = visit.library.factors[FactorId("pregnancy")].label
    named(composer, QCheckBox, label).click()
    assert box(composer, "To talk about").accessibleName() == (
        f"To talk about: {label[0].lower()}{label[1:]}, you ticked it"
    )
    settle(qtbot, composer)


def test_the_usual_questions_are_those_on_the_sheet(composer: HandoutPage, visit: Workflow) -> None:
    words = words_of(quiet(composer))
    shown = {q.text for q in visit.library.questions if q.text in words}
    part(composer, Disclosure).click()
    texts = {question.text for question in visit.library.questions}
    boxes = [one for one in composer.findChildren(QCheckBox) if one.text() in texts]
    assert {one.text() for one in boxes if one.isChecked()} == shown
    assert len(shown) >= 8
    offered = len({one.text() for one in boxes if one.isVisible()})
    assert remark(composer, "Questions to ask") == f"{len(shown)} of {offered}"
    assert chosen(composer).questions is None


def test_questions_are_picked_and_the_usual_ones_come_back(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    cost = next(one for one in visit.library.questions if one.id == "cost")
    assert "cost" in (quiet(composer).findings.questions)
    part(composer, Disclosure).click()
    named(composer, QCheckBox, cost.text).click()
    picked = chosen(composer).questions
    assert picked is not None
    assert set(picked) == set(quiet_questions(composer)) - {"cost"}
    named(composer, QPushButton, "Back to the usual ones").click()
    assert chosen(composer).questions is None
    settle(qtbot, composer)


def quiet_questions(composer: HandoutPage) -> tuple[str, ...]:
    """The questions of the last sheet, though another may be due."""
    assert composer._sheet is not None
    return composer._sheet.findings.questions


def test_a_question_about_an_option_that_is_gone_is_not_asked(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    bank = visit.library.questions
    about = next(one for one in bank if "ect" in one.treatments and "vns" not in one.treatments)
    form(composer)._picker.set_chosen([about.id, "goal"])
    assert about.id in (chosen(composer).questions or ())
    visit.set_options(["vns", "no-new-treatment"])
    assert chosen(composer).questions == ("goal",)
    settle(qtbot, composer)


def test_own_questions_come_one_line_after_the_other(qtbot: QtBot, composer: HandoutPage) -> None:
    own = part(composer, OwnQuestions)
    lines = own.findChildren(QLineEdit)
    assert [line.isVisible() for line in lines] == [True, False, False, False, False]
    for line in lines:
        qtbot.keyClicks(line, "x" * (LONGEST_OWN + 5))
    assert chosen(composer).own_questions == ("x" * LONGEST_OWN,) * 5
    assert all(line.isVisible() for line in lines)
    settle(qtbot, composer)


def test_own_questions_go_with_the_patient(composer: HandoutPage, visit: Workflow) -> None:
    line = named(composer, QLineEdit, "Own question 1")
    line.setText("Will my sister be told?")
    visit.new_patient()
    line.undo()
    assert chosen(composer).own_questions == ()


def test_the_next_patient_gets_the_usual_sheet(composer: HandoutPage, visit: Workflow) -> None:
    before = chosen(composer)
    box(composer, NOTES).click()
    drag(box(composer, HARMS), box(composer, BENEFIT))
    for name in ("Print: Large", "Length: Two", "Paper: A4"):
        named(composer, QPushButton, name).click()
    named(composer, QCheckBox, "Blank worksheet").click()
    assert chosen(composer) != before
    visit.new_patient()
    assert chosen(composer) == before


def test_a_worksheet_and_a_length_are_asked_for(composer: HandoutPage) -> None:
    named(composer, QPushButton, "Length: Two pages").click()
    named(composer, QCheckBox, "Blank worksheet").click()
    assert (chosen(composer).depth.value, chosen(composer).blank) == ("two-pages", True)


def test_everything_that_moves_says_how(composer: HandoutPage) -> None:
    boxes = composer.findChildren(SectionBox)
    movable = [one for one in boxes if "Alt" in one.accessibleDescription()]
    assert len(movable) >= 8
    assert isinstance(movable[0], QWidget)

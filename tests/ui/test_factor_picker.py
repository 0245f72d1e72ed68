"""Where factors are answered."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ipdesk.clinical.factors import PatientFactors
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.ui.widgets.factor_picker import FactorPicker
from ipdesk.ui.widgets.factor_row import NO, NOT_ASKED, YES


@pytest.fixture
def picker(library: Library, qtbot: QtBot) -> Iterator[FactorPicker]:
    made = FactorPicker(library)
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.set_patient(PatientFactors())
    made.show_all()
    yield made
    made.accept()


def type_number(picker: FactorPicker, factor: str, text: str, qtbot: QtBot) -> None:
    edit = picker.row(factor).edit
    assert edit is not None
    edit.setFocus()
    qtbot.keyClicks(edit, text)


def test_it_opens_with_the_first_group(picker: FactorPicker, library: Library) -> None:
    first = library.factor_groups[0].id
    expected = {key for key, factor in library.factors.items() if factor.group == first}
    assert set(picker.shown_factors()) == expected


@pytest.mark.parametrize(
    ("words", "factor"),
    [("epileptic", "seizure-history"), ("PREGN", "pregnancy"), ("pacemaker", "pacemaker-icd")],
)
def test_search_finds_by_label_and_synonym(
    picker: FactorPicker, library: Library, qtbot: QtBot, words: str, factor: str
) -> None:
    if factor not in library.factors:
        factor = next(key for key, one in library.factors.items() if "acemaker" in one.label)
    qtbot.keyClicks(picker.focusWidget(), words)
    assert factor in picker.shown_factors()


def test_a_search_without_an_answer_says_so(picker: FactorPicker, qtbot: QtBot) -> None:
    search = picker.focusWidget()
    qtbot.keyClicks(search, "zzzz")
    assert picker.shown_factors() == ()


def test_yes_no_and_not_asked_are_three_answers(picker: FactorPicker, qtbot: QtBot) -> None:
    row = picker.row("pregnancy")
    for key, answer in ((YES, True), (NO, False), (NOT_ASKED, None)):
        with qtbot.waitSignal(picker.answered) as caught:
            row.press(key)
        assert caught.args == ["pregnancy", answer]


def test_a_number_is_given_in_its_unit(picker: FactorPicker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(
        picker.answered, check_params_cb=lambda _key, answer: answer == 34.0
    ) as caught:
        type_number(picker, "age", "34", qtbot)
    assert caught.args == ["age", 34.0]


@pytest.mark.parametrize("text", ["400", "old", "-3"])
def test_a_nonsense_number_counts_as_not_given_and_is_told(
    picker: FactorPicker, qtbot: QtBot, text: str
) -> None:
    with qtbot.waitSignal(picker.answered) as caught:
        type_number(picker, "age", text, qtbot)
    assert caught.args == ["age", None]
    edit = picker.row("age").edit
    assert edit is not None
    assert edit.property("invalid") == "yes"


def test_a_number_may_be_too_small_while_it_is_typed(picker: FactorPicker, qtbot: QtBot) -> None:
    type_number(picker, "age", "3", qtbot)
    edit = picker.row("age").edit
    assert edit is not None
    assert edit.property("invalid") != "yes"
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.property("invalid") == "yes"


def test_a_choice_can_be_present_with_its_kind_unasked(
    picker: FactorPicker, library: Library, qtbot: QtBot
) -> None:
    picker.show_all("recent-stroke")
    with qtbot.waitSignal(picker.answered) as caught:
        picker.row("recent-stroke").press(YES)
    assert caught.args == ["recent-stroke", True]
    choices = library.factors[FactorId("recent-stroke")].choices
    picker.row("recent-stroke").set_answer(choices[1].id)
    with qtbot.waitSignal(picker.answered) as caught:
        picker.row("recent-stroke").press(YES)
    assert caught.args == ["recent-stroke", choices[1].id]


def test_a_number_settles_the_flags_that_follow_from_it(picker: FactorPicker) -> None:
    patient = PatientFactors().with_answer(FactorId("age"), 70.0)
    picker.set_patient(patient)
    shown = [one.text() for one in picker.row("age-65-plus").children() if hasattr(one, "text")]
    assert any("From age: yes" in text for text in shown)


def test_enter_in_the_search_goes_to_the_first_answer(picker: FactorPicker, qtbot: QtBot) -> None:
    search = picker.focusWidget()
    qtbot.keyClicks(search, "pregnant")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert picker.isVisible()
    focused = picker.focusWidget()
    assert focused is not search
    assert focused.accessibleName()

"""Where factors are answered."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ipdesk.clinical.factors import PatientFactors, TypedMedicine
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.ui.models.medicine_shelf import shelf_of
from ipdesk.ui.widgets.factor_picker import FactorPicker
from ipdesk.ui.widgets.factor_row import NO, NOT_ASKED, YES
from ipdesk.ui.widgets.medicine_box import MedicineBox
from tests.ui.finding import named


@pytest.fixture
def picker(library: Library, qtbot: QtBot) -> Iterator[FactorPicker]:
    made = FactorPicker(library, partial(shelf_of, library))
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


def note_of(picker: FactorPicker, factor: str) -> str:
    return picker.row(factor).note


def patient_with(**numbers: float) -> PatientFactors:
    patient = PatientFactors()
    for key, value in numbers.items():
        patient = patient.with_answer(FactorId(key.replace("_", "-")), value)
    return patient


WELLBUTRIN = TypedMedicine("Wellbutrin", "bupropion", (FactorId("bupropion"),))


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
    assert any("From age 70: yes" in text for text in shown)


def test_enter_in_the_search_goes_to_the_first_answer(picker: FactorPicker, qtbot: QtBot) -> None:
    search = picker.focusWidget()
    qtbot.keyClicks(search, "pregnant")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert picker.isVisible()
    focused = picker.focusWidget()
    assert focused is not search
    assert focused.accessibleName()


def test_derived_flags_show_as_answered(picker: FactorPicker) -> None:
    picker.set_patient(patient_with(age=71.0))
    assert picker.row("age-65-plus").pressed == YES
    assert note_of(picker, "age-65-plus") == "From age 71: yes."
    assert picker.row("age-under-18").pressed == NO
    picker.set_patient(PatientFactors())
    assert picker.row("age-65-plus").pressed == NOT_ASKED
    assert note_of(picker, "age-65-plus") == ""


def test_a_derived_flag_cannot_be_contradicted_silently(picker: FactorPicker, qtbot: QtBot) -> None:
    picker.set_patient(patient_with(age=71.0))
    with qtbot.assertNotEmitted(picker.answered):
        picker.row("age-65-plus").press(NO)
    assert picker.row("age-65-plus").pressed == YES
    assert note_of(picker, "age-65-plus") == "Age 71 settles this. Change the number to change it."


def test_weight_and_height_answer_the_body_mass_index(picker: FactorPicker) -> None:
    picker.show_all("bmi-high")
    picker.set_patient(patient_with(weight=100.0, height=170.0))
    assert note_of(picker, "bmi") == "Body mass index 34.6 (from weight and height)."
    assert picker.row("bmi-high").pressed == YES
    assert "body mass index 34.6 (from weight and height): yes" in note_of(picker, "bmi-high")


def test_one_of_two_numbers_may_leave_a_flag_open(picker: FactorPicker) -> None:
    picker.show_all("uncontrolled-hypertension")
    picker.set_patient(patient_with(systolic_bp=120.0))
    row = picker.row("uncontrolled-hypertension")
    assert row.pressed == NOT_ASKED
    assert row.note == "Systolic pressure 120 alone does not settle it."
    picker.set_patient(patient_with(systolic_bp=190.0))
    assert (row.pressed, row.note) == (YES, "From systolic pressure 190: yes.")


@pytest.mark.parametrize(
    ("factor", "text", "value", "note"),
    [
        ("weight", "180 lb", 81.65, "180 lb is 81.65 kg."),
        ("height", "70 in", 177.8, "70 in is 177.8 cm."),
        ("weight", "82 kg", 82.0, ""),
    ],
)
def test_other_units_are_read_and_told(
    picker: FactorPicker, qtbot: QtBot, factor: str, text: str, value: float, note: str
) -> None:
    picker.show_all(factor)
    told: list[tuple[str, object]] = []
    picker.answered.connect(lambda key, answer: told.append((key, answer)))
    # As on the page: every answer comes back at once.
    picker.answered.connect(
        lambda key, answer: picker.set_patient(PatientFactors().with_answer(key, answer))
    )
    type_number(picker, factor, text, qtbot)
    assert told[-1] == (factor, value)
    edit = picker.row(factor).edit
    assert edit is not None
    assert edit.text() == text
    assert note_of(picker, factor) == note


def test_an_unfinished_unit_is_told_when_the_field_is_left(
    picker: FactorPicker, qtbot: QtBot
) -> None:
    picker.show_all("weight")
    type_number(picker, "weight", "180 l", qtbot)
    edit = picker.row("weight").edit
    assert edit is not None
    assert edit.property("invalid") != "yes"
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.property("invalid") == "yes"
    assert "Give a number from 20 to 350 kg" in note_of(picker, "weight")


def test_an_impossible_value_is_kept_for_mending_and_wiped_with_the_patient(
    picker: FactorPicker, qtbot: QtBot
) -> None:
    type_number(picker, "age", "400", qtbot)
    picker.row("pregnancy").take_focus()
    picker.set_patient(PatientFactors().with_answer(FactorId("pregnancy"), True))
    edit = picker.row("age").edit
    assert edit is not None
    assert edit.text() == "400"
    assert note_of(picker, "age") == "Give a number from 5 to 120 years."
    picker.wipe()
    assert (edit.text(), note_of(picker, "age")) == ("", "")


def test_a_number_taken_back_elsewhere_leaves_the_field(picker: FactorPicker) -> None:
    edit = picker.row("age").edit
    assert edit is not None
    picker.set_patient(patient_with(age=71.0))
    assert edit.text() == "71"
    picker.set_patient(PatientFactors())
    assert edit.text() == ""


def test_a_medicine_shows_as_the_answer(picker: FactorPicker) -> None:
    picker.show_all("bupropion")
    picker.set_patient(PatientFactors().with_medicines((WELLBUTRIN,)))
    row = picker.row("bupropion")
    assert (row.pressed, row.note) == (YES, "From Wellbutrin: yes.")


@pytest.mark.parametrize("key", [NO, NOT_ASKED])
def test_a_medicine_cannot_be_contradicted_silently(
    picker: FactorPicker, qtbot: QtBot, key: int
) -> None:
    picker.show_all("bupropion")
    picker.set_patient(PatientFactors().with_medicines((WELLBUTRIN,)))
    row = picker.row("bupropion")
    with qtbot.assertNotEmitted(picker.answered):
        row.press(key)
    assert row.pressed == YES
    assert row.note == "Wellbutrin answers this. Take it off the list of medicines to change it."


def test_an_earlier_no_against_a_medicine_is_told(picker: FactorPicker) -> None:
    picker.show_all("bupropion")
    patient = PatientFactors().with_answer(FactorId("bupropion"), False)
    picker.set_patient(patient.with_medicines((WELLBUTRIN,)))
    row = picker.row("bupropion")
    assert (row.pressed, row.note) == (
        YES,
        "From Wellbutrin: yes. The answer no does not count.",
    )
    picker.set_patient(patient)
    assert (row.pressed, row.note) == (NO, "")


def test_a_medicine_named_in_the_search_can_be_added(picker: FactorPicker, qtbot: QtBot) -> None:
    search = picker.focusWidget()
    qtbot.keyClicks(search, "Wellbutrin")
    offer = named(picker, QPushButton, "Add the medicine")
    assert offer.isVisible()
    assert offer.text() == "Add the medicine Wellbutrin (bupropion)"
    with qtbot.waitSignal(picker.medicines_chosen) as caught:
        qtbot.keyClick(offer, Qt.Key.Key_Space)
    assert [one.name for one in caught.args[0]] == ["bupropion"]


def test_the_group_of_medicines_has_the_field_for_names(picker: FactorPicker) -> None:
    box = picker.findChild(MedicineBox)
    assert not box.isVisible()
    picker.show_all("lithium")
    assert box.isVisible()
    picker.set_patient(PatientFactors().with_medicines((WELLBUTRIN,)))
    assert [chip.words.head for chip in box.chips()] == ["Wellbutrin (bupropion)"]
    picker.show_some("Ask about", (FactorId("age"),))
    assert not box.isVisible()

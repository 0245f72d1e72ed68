"""Where the patient's medicines are typed."""

from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipdesk.clinical.factors import TypedMedicine
from ipdesk.clinical.medicines import MedicineNames
from ipdesk.content.library import Library
from ipdesk.content.model import Checked, FactorId
from ipdesk.content.shared import Medicine, MedicineClass
from ipdesk.ui import theme
from ipdesk.ui.models.medicine_shelf import MedicineShelf, shelf_of
from ipdesk.ui.pages.compare import ComparePage
from ipdesk.ui.widgets.medicine_box import MOST, MedicineBox
from ipdesk.ui.widgets.medicine_field import PROMPT, OfferList
from ipdesk.ui.workflow import Workflow

KEY = Qt.Key
BUPROPION = FactorId("bupropion")


def make_medicine(name: str, *, brands: tuple[str, ...] = (), **changes: object) -> Medicine:
    fields: dict[str, object] = {
        "id": name,
        "name": name,
        "classes": (),
        "factors": (),
        "us_brands": brands,
        "uk_brands": (),
        "synonyms": (),
        "sources": (),
        "checked": Checked.PAGE,
    }
    return Medicine(**(fields | changes))  # type: ignore[arg-type]  # a builder with defaults


def make_shelf() -> MedicineShelf:
    ndri = MedicineClass("ndri", "NDRI", ("dopamine reuptake inhibitor",), (BUPROPION,))
    medicines = (
        make_medicine("bupropion", brands=("Wellbutrin", "Zyban"), classes=("ndri",)),
        make_medicine("lithium", brands=("Priadel",), factors=(FactorId("lithium"),)),
        make_medicine("sertraline", brands=("Zoloft",)),
    )
    labels = {BUPROPION: "Bupropion", FactorId("lithium"): "Lithium"}
    return MedicineShelf(medicines, (ndri,), labels)


@pytest.fixture
def box(qtbot: QtBot) -> MedicineBox:
    made = MedicineBox(make_shelf)
    made.medicines_chosen.connect(made.set_medicines)
    qtbot.addWidget(made)
    made.resize(240, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.field.setFocus()
    return made


def heads(box: MedicineBox) -> list[str]:
    return [chip.words.head for chip in box.chips()]


def enter(box: MedicineBox, qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(box.field, text)
    qtbot.keyClick(box.field, KEY.Key_Return)


@pytest.mark.parametrize(
    ("typed", "head"),
    [
        ("Wellbutrin", "Wellbutrin (bupropion)"),
        ("bupropion", "bupropion"),
        ("NDRI", "NDRI"),
        ("wellbutrin xl 300 mg", "wellbutrin xl 300 mg (bupropion)"),
    ],
)
def test_a_brand_a_generic_or_a_class_says_what_it_answers(
    box: MedicineBox, qtbot: QtBot, typed: str, head: str
) -> None:
    enter(box, qtbot, typed)
    (chip,) = box.chips()
    assert chip.words.head == head
    assert chip.words.body == "Answers: Bupropion"
    assert chip.medicine.factors == (BUPROPION,)
    assert box.field.text() == ""


def test_a_medicine_without_a_rule_says_so(box: MedicineBox, qtbot: QtBot) -> None:
    enter(box, qtbot, "Zoloft")
    assert box.chips()[0].words.body == "No caution here depends on it"


def test_an_unknown_name_is_kept_and_told(box: MedicineBox, qtbot: QtBot) -> None:
    enter(box, qtbot, "Foo")
    (chip,) = box.chips()
    assert chip.words.head == "Foo: not recognised"
    assert "no caution was looked up" in chip.toolTip()
    assert "not recognised" in box.note
    assert "not recognised" in chip.accessibleName()


def test_one_key_takes_what_was_meant_and_what_was_typed_stays(
    box: MedicineBox, qtbot: QtBot
) -> None:
    enter(box, qtbot, "lithum")
    assert box.chips()[0].words.body == "Did you mean lithium?"
    box.chips()[0].setFocus()
    qtbot.keyClick(box.chips()[0], KEY.Key_Return)
    assert heads(box) == ["lithum \N{RIGHTWARDS ARROW} lithium"]
    assert box.chips()[0].medicine.factors == (FactorId("lithium"),)
    assert box.note == ""


def test_enter_in_the_empty_field_takes_no_guess(box: MedicineBox, qtbot: QtBot) -> None:
    enter(box, qtbot, "lithum")
    qtbot.keyClick(box.field, KEY.Key_Return)
    assert heads(box) == ["lithum: not recognised"]


def test_a_guess_names_the_brand_and_keeps_it(box: MedicineBox, qtbot: QtBot) -> None:
    enter(box, qtbot, "wellb")
    assert box.chips()[0].words.body == "Did you mean Wellbutrin (bupropion)?"
    qtbot.keyClick(box.chips()[0], KEY.Key_Return)
    assert heads(box) == ["wellb \N{RIGHTWARDS ARROW} Wellbutrin (bupropion)"]


def test_what_was_meant_is_not_put_on_the_list_twice(box: MedicineBox, qtbot: QtBot) -> None:
    enter(box, qtbot, "Priadel")
    enter(box, qtbot, "lithum")
    qtbot.keyClick(box.chips()[1], KEY.Key_Return)
    assert heads(box) == ["Priadel (lithium)"]


def test_a_medicine_stands_once_and_the_second_name_is_told(box: MedicineBox, qtbot: QtBot) -> None:
    enter(box, qtbot, "Wellbutrin")
    enter(box, qtbot, "bupropion")
    assert heads(box) == ["Wellbutrin (bupropion)"]
    assert box.note == "bupropion is on the list already, as Wellbutrin."


@pytest.mark.parametrize(
    "text", ["Priadel, Zyban\nFoo", "Priadel;Zyban;Foo", "Priadel\nZyban\nFoo"]
)
def test_a_pasted_list_is_added_at_once(box: MedicineBox, qtbot: QtBot, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(box.field, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert heads(box) == ["Priadel (lithium)", "Zyban (bupropion)", "Foo: not recognised"]
    QGuiApplication.clipboard().clear()


def test_a_comma_ends_a_name(box: MedicineBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "Priadel,")
    assert heads(box) == ["Priadel (lithium)"]


@pytest.mark.parametrize("key", [KEY.Key_Delete, KEY.Key_Backspace])
def test_a_key_takes_a_medicine_off_and_the_keyboard_stays(
    box: MedicineBox, qtbot: QtBot, key: Qt.Key
) -> None:
    box.add("Priadel, Zyban")
    box.chips()[1].setFocus()
    qtbot.keyClick(box.chips()[1], key)
    assert heads(box) == ["Priadel (lithium)"]
    assert box.chips()[0].hasFocus()
    qtbot.keyClick(box.chips()[0], key)
    assert heads(box) == []
    assert box.field.hasFocus()


def test_the_cross_takes_a_medicine_off(box: MedicineBox, qtbot: QtBot) -> None:
    box.add("Priadel")
    chip = box.chips()[0]
    spot = QPoint(chip.width() - 12, chip.height() // 2)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=spot)
    assert heads(box) == []


def test_backspace_in_the_empty_field_goes_to_the_last_medicine(
    box: MedicineBox, qtbot: QtBot
) -> None:
    box.add("Priadel, Zyban")
    qtbot.keyClick(box.field, KEY.Key_Backspace)
    assert box.chips()[1].hasFocus()
    assert len(box.chips()) == 2


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        ("well", "Wellbutrin (bupropion)"),
        ("bup", "bupropion"),
        ("dopam", "dopamine reuptake inhibitor (NDRI)"),
        ("welbutrin", "bupropion"),
    ],
)
def test_names_are_offered_while_typing(
    box: MedicineBox, qtbot: QtBot, typed: str, offer: str
) -> None:
    qtbot.keyClicks(box.field, typed)
    assert any(offer in words for words in box.offered)


def test_an_offer_is_taken_with_the_arrow_and_enter(box: MedicineBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "wellb")
    offers = box.findChild(OfferList)
    qtbot.keyClick(box.field, KEY.Key_Down)
    assert offers.hasFocus()
    qtbot.keyClick(offers, KEY.Key_Return)
    assert heads(box) == ["Wellbutrin (bupropion)"]
    assert not offers.isVisible()
    assert box.field.hasFocus()
    assert box.chips()[0].medicine.typed == "Wellbutrin"
    assert box.field.text() == ""


def test_up_and_escape_leave_the_offers(box: MedicineBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "lith")
    offers = box.findChild(OfferList)
    for key in (KEY.Key_Up, KEY.Key_Escape):
        qtbot.keyClick(box.field, KEY.Key_Down)
        qtbot.keyClick(offers, key)
        assert box.field.hasFocus()
    qtbot.keyClick(box.field, KEY.Key_Escape)
    assert box.field.text() == ""
    assert not offers.isVisible()


def test_a_beginning_asks_whether_the_name_is_meant(box: MedicineBox, qtbot: QtBot) -> None:
    enter(box, qtbot, "wellb")
    assert box.chips()[0].words.body == "Did you mean Wellbutrin (bupropion)?"


@pytest.mark.parametrize("near", ["Wellbutrin", "wellbutrin", "Wellbutrin (bupropion)"])
def test_a_slip_in_a_brand_is_shown_as_the_brand(
    box: MedicineBox, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, near: str
) -> None:
    monkeypatch.setattr(MedicineNames, "near", lambda *_: (near,))
    qtbot.keyClicks(box.field, "Welbutrin")
    assert box.offered == ("Wellbutrin (bupropion)",)
    qtbot.keyClick(box.field, KEY.Key_Return)
    assert box.chips()[0].words.body == "Did you mean Wellbutrin (bupropion)?"
    qtbot.keyClick(box.chips()[0], KEY.Key_Return)
    assert heads(box) == ["Welbutrin \N{RIGHTWARDS ARROW} Wellbutrin (bupropion)"]
    assert box.chips()[0].medicine.name == "bupropion"


def test_a_list_that_is_too_long_stays_in_the_field(box: MedicineBox) -> None:
    box.add(", ".join(f"name{number}x" for number in range(MOST + 3)))
    assert len(box.chips()) == MOST
    assert box.field.text() == f"name{MOST}x, name{MOST + 1}x, name{MOST + 2}x"
    assert "still in the field" in box.note


@pytest.mark.parametrize("text", ["", " ,; ,", "\n\n"])
def test_nothing_typed_adds_nothing(box: MedicineBox, text: str) -> None:
    box.add(text)
    assert box.chips() == ()


def test_markup_is_text(box: MedicineBox) -> None:
    box.add("<b>Foo<br>")
    assert heads(box) == ["<b>Foo<br>: not recognised"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_thirty_medicines_lay_out_one_below_the_other(
    box: MedicineBox, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, theme.LIGHT, scale)
    box.add(", ".join(f"a rather long name of a medicine {number}" for number in range(30)))
    box.resize(240, box.layout().heightForWidth(240))
    qapp.processEvents()
    places = [chip.geometry() for chip in box.chips()]
    assert len(places) == 30
    for upper, lower in pairwise(places):
        assert upper.bottom() < lower.top()
    assert all(chip.height() >= chip.heightForWidth(chip.width()) for chip in box.chips())
    assert all(place.right() <= 240 for place in places)


def test_the_field_has_a_name(box: MedicineBox) -> None:
    assert box.field.accessibleName() == PROMPT


def test_the_list_of_names_is_read_when_a_medicine_is_typed(qtbot: QtBot) -> None:
    read: list[str] = []

    def supply() -> MedicineShelf:
        read.append("now")
        return make_shelf()

    box = MedicineBox(partial(supply))
    qtbot.addWidget(box)
    assert not read
    box.add("Foo")
    assert read == ["now"]


@pytest.mark.parametrize("typed", ["Wellbutrin", "bupropion", "NDRI"])
def test_the_shipped_list_knows_brand_generic_and_class(library: Library, typed: str) -> None:
    (medicine,) = shelf_of(library).read(typed)
    assert BUPROPION in medicine.factors


def test_a_medicine_on_the_page_answers_its_factors(
    page: ComparePage, workflow: Workflow, qtbot: QtBot
) -> None:
    page.add_medicine()
    enter(page.choices.medicines, qtbot, "Wellbutrin")
    assert workflow.patient.known[BUPROPION] is True
    assert workflow.comparison is not None
    touched = {found.factor.id for found in workflow.comparison.option("tms").screening.certain}
    assert BUPROPION in touched


def test_a_new_patient_wipes_medicines_and_what_is_being_typed(
    page: ComparePage, workflow: Workflow
) -> None:
    box = page.choices.medicines
    box.add("Wellbutrin, Foo")
    box.field.setText("Lith")
    workflow.new_patient()
    assert workflow.patient.medicines == ()
    assert box.chips() == ()
    assert box.field.text() == ""
    assert box.note == ""


def test_an_answer_no_that_a_medicine_contradicts_is_not_shown_as_no(
    page: ComparePage, workflow: Workflow
) -> None:
    workflow.set_answer(BUPROPION, False)
    workflow.set_medicines((TypedMedicine("Wellbutrin", "bupropion", (BUPROPION,)),))
    assert page.choices.chips() == ("Bupropion: yes from Wellbutrin (no does not count)",)

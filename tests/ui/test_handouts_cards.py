"""The composer's cards: what is said of the sheet and of what is typed."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipdesk.handout.balance import Balance, Weight
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.widgets.composer_cards import BalanceCard, NoteCard, ReadingCard, SheetCards, Sign
from ipdesk.ui.widgets.composer_marks import (
    CHOOSING,
    NUMBERS,
    PLAINER,
    WHO,
    sorted_hints,
)
from tests.ui.composing import (
    confirm_box,
    name_field,
    note_field,
    part,
    quiet,
    save_button,
    settle,
)
from tests.ui.finding import named, spoken_name

HELP = "\u201cutilize\u201d: plainer: \u201cuse or take\u201d."


def spoken(widget: QWidget) -> str:
    return " ".join(spoken_name(one) for one in widget.findChildren(QWidget) if one.isVisible())


def test_the_cards_report_on_the_sheet(composer: HandoutPage) -> None:
    findings = quiet(composer).findings
    assert len(findings.balance.weights) == 3
    assert all(weight.words and weight.benefit_rows for weight in findings.balance.weights)
    assert len({weight.harm_rows for weight in findings.balance.weights}) == 1
    assert all(check.passed is not False for check in findings.checks)
    words = spoken(part(composer, SheetCards))
    reading = findings.reading
    assert f"Grade {reading.flesch_kincaid} Flesch-Kincaid, goal 6, met" in words
    assert f"Grade {reading.smog} SMOG" in words
    assert f"{reading.flesch_kincaid_raw} and {reading.smog_raw}" in words
    for weight in findings.balance.weights:
        assert f"{weight.name}: {weight.words} words" in words
    for sentence in findings.balance.sentences:
        assert sentence in words


def test_a_spanish_sheet_is_rated_on_the_spanish_scales(
    qtbot: QtBot, composer: HandoutPage
) -> None:
    language = named(composer, QComboBox, "Language")
    language.setCurrentIndex(language.findData("es"))
    found = settle(qtbot, composer).findings.ease
    assert found is not None
    words = spoken(part(composer, SheetCards))
    assert f"{found.szigriszt} INFLESZ, {found.band}, goal 55 or more, met" in words
    assert f"{found.fernandez_huerta} Fern\u00e1ndez Huerta, goal 60 or more, met" in words
    assert "Grade" not in words
    language.setCurrentIndex(language.findData("en"))
    assert settle(qtbot, composer).findings.ease is None
    assert "Flesch-Kincaid" in spoken(part(composer, SheetCards))


def test_an_even_sheet_is_said_to_be_even(qtbot: QtBot) -> None:
    card = BalanceCard()
    qtbot.addWidget(card)
    card.show()
    card.show_balance(Balance((Weight("A", 100, 2, 3, 1), Weight("B", 90, 2, 3, 1))))
    qtbot.waitUntil(lambda: card.findChildren(Sign)[0].isVisible())
    assert "Passed: Same rows, about as many words" in spoken(card)
    card.show_balance(Balance((Weight("A", 170, 2, 3, 1), Weight("B", 100, 2, 3, 1))))
    assert "Look: A has 1.7 times the words of B." in spoken(card)


def test_a_grade_above_its_goal_is_said_to_be_missed(composer: HandoutPage) -> None:
    card = part(composer, ReadingCard)
    card.show_reading(replace(quiet(composer).findings.reading, flesch_kincaid=7.3, smog=8.0))
    assert "Grade 7.3 Flesch-Kincaid, goal 6, not met" in spoken(card)
    assert "goal 8, met" in spoken(card)


def test_hints_are_shown_and_never_block(qtbot: QtBot, composer: HandoutPage) -> None:
    card = part(composer, NoteCard)
    assert not card.isVisible()
    note_field(composer).setPlainText("You should try TMS. Born 3/4/1980.")
    assert card.isVisible()
    titles = [one.text() for one in card.findChildren(QLabel) if one.isVisible()]
    assert titles.index(CHOOSING) < titles.index(WHO)
    settle(qtbot, composer)
    confirm_box(composer).click()
    assert save_button(composer).isEnabled()


def test_each_sentence_has_its_level(composer: HandoutPage) -> None:
    note_field(composer).setPlainText(
        "You can call us at any time you like. "
        "Interdisciplinary deliberation regarding contraindications necessitates appointments."
    )
    words = spoken(part(composer, NoteCard))
    assert "Passed: Grade" in words
    assert "Look: Grade" in words
    note_field(composer).setPlainText("")
    assert not part(composer, NoteCard).isVisible()


def test_a_name_that_says_too_much_is_pointed_out(composer: HandoutPage) -> None:
    name_field(composer).setText("Ann Miller")
    assert WHO in [one.text() for one in part(composer, NoteCard).findChildren(QLabel)]


def test_hints_are_sorted_by_what_they_are_about() -> None:
    found = sorted_hints(
        [
            HELP,
            "\u201coften\u201d: give the number, or say that it can happen.",
            "\u201c12345678\u201d looks like a record number. Is it needed on paper?",
            "\u201cshould\u201d: reads as telling the patient what to choose.",
        ]
    )
    assert [hint.group for hint in found] == [CHOOSING, WHO, NUMBERS, PLAINER]
    assert (found[-1].marked, found[-1].replacement) == ("utilize", "use")


def test_a_replacement_keeps_the_capital() -> None:
    (hint,) = sorted_hints([HELP.replace("utilize", "Utilize")])
    assert hint.replacement == "Use"


def test_a_plainer_word_is_put_in_and_can_be_taken_back(
    qtbot: QtBot, composer: HandoutPage
) -> None:
    field = note_field(composer)
    field.setPlainText("We utilized it. We utilize it.")
    named(composer, QPushButton, "Use \u201cuse\u201d for \u201cutilize\u201d").click()
    assert field.toPlainText() == "We utilized it. We use it."
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "We utilized it. We utilize it."


def test_a_note_that_is_too_long_says_by_how_much(qtbot: QtBot, composer: HandoutPage) -> None:
    note_field(composer).setPlainText("a word " * 50)
    settle(qtbot, composer)
    assert composer.obstacle == "The note is 49 letters too long."

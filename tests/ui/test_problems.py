"""Messages within a page: words, tone, keyboard."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ipdesk.errors import WorkspaceError
from ipdesk.ui import problems
from ipdesk.ui.problems import MessageBar, Tone
from tests.ui.finding import named, nameless, spoken_name


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("tone", "word"),
    [
        (Tone.NOTE, "Note"),
        (Tone.DONE, "Done"),
        (Tone.CAUTION, "Please note"),
        (Tone.FAULT, "Problem"),
    ],
)
def test_the_spoken_name_says_the_tone_in_a_word(bar: MessageBar, tone: Tone, word: str) -> None:
    bar.say(tone, "The disk is full.")
    assert spoken_name(bar) == f"{word}: The disk is full."
    assert bar.text == "The disk is full."


def test_nothing_is_shown_until_something_is_said(bar: MessageBar) -> None:
    assert bar.isHidden()
    bar.fault(WorkspaceError("The disk is full."))
    assert not bar.isHidden()
    assert bar.tone is Tone.FAULT


def test_escape_and_the_cross_close_it(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say(Tone.NOTE, "One")
    bar.show()
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()
    bar.say(Tone.NOTE, "Two")
    named(bar, QToolButton, "Close this message").click()
    assert bar.text == ""


def test_a_message_can_offer_an_action(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say(Tone.CAUTION, "No country is set.", "Choose")
    with qtbot.waitSignal(bar.acted):
        named(bar, QPushButton, "Choose").click()
    assert nameless(bar) == []


def test_markup_in_a_message_is_shown_as_it_is(bar: MessageBar) -> None:
    bar.say(Tone.FAULT, "<b>file</b>.pdf could not be written.")
    assert bar.text == "<b>file</b>.pdf could not be written."


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Y, True), (Qt.Key.Key_Escape, False)])
def test_a_question_is_answered_by_keyboard(qtbot: QtBot, key: Qt.Key, answer: bool) -> None:

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        if key is Qt.Key.Key_Y:
            box.button(QMessageBox.StandardButton.Yes).click()
        else:
            qtbot.keyClick(box, key)

    QTimer.singleShot(0, press)
    assert problems.confirm(None, "Wipe everything?") is answer


@pytest.mark.usefixtures("qtbot")
def test_a_fault_can_be_shown_in_a_box() -> None:

    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        box.accept()

    QTimer.singleShot(0, press)
    problems.report(None, WorkspaceError("The disk is full."))
    assert seen == ["The disk is full."]

"""The search field: answers as one types, by keyboard only."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipdesk.content.library import Library
from ipdesk.content.search import END, START, Hit
from ipdesk.ui import theme
from ipdesk.ui.widgets.search_answers import marked_layout, pieces, shortened
from ipdesk.ui.widgets.search_box import SearchBox

KEY = Qt.Key


@pytest.fixture
def box(library: Library, qtbot: QtBot) -> Iterator[SearchBox]:
    """The field in a window of its own."""
    window = QMainWindow()
    centre = QWidget()
    column = QVBoxLayout(centre)
    made = SearchBox(library)
    column.addWidget(made)
    column.addStretch(1)
    window.setCentralWidget(centre)
    window.resize(1024, 640)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made.setFocus()
    yield made
    window.close()


def rows(box: SearchBox) -> list[str]:
    return [box.results.item(row).text() for row in range(box.results.count())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("shock treatment", "Electroconvulsive therapy"),
        ("Spravato driving", "Esketamine: Aftercare and driving"),
        ("metal in head", "TMS: Metal in the head or neck"),
        ("lithium ect", "ECT: Lithium"),
        ("seizzure", "Past seizure or epilepsy"),
    ],
)
def test_what_is_meant_is_found(box: SearchBox, qtbot: QtBot, typed: str, found: str) -> None:
    qtbot.keyClicks(box, typed)
    assert box.is_open
    assert found in rows(box)


def test_answers_stand_in_groups_and_what_was_put_right_is_told_on_top(
    box: SearchBox, qtbot: QtBot
) -> None:
    qtbot.keyClicks(box, "seizzure")
    assert rows(box)[0] == 'Shown: "seizure" for "seizzure".'
    assert box.results.hit_at(0) is None
    assert box.results.hit_at(1) is None
    group = rows(box)[1]
    hit = box.results.hit_at(2)
    assert hit is not None
    assert hit.group == group


def test_up_and_down_pass_over_headings(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "lithium")
    qtbot.keyClick(box, KEY.Key_Down)
    results = box.results
    assert results.hasFocus()
    seen = [results.currentRow()]
    for _ in range(results.count()):
        qtbot.keyClick(results, KEY.Key_Down)
        if results.currentRow() != seen[-1]:
            seen.append(results.currentRow())
    answers = [row for row in range(results.count()) if results.hit_at(row)]
    assert len(answers) < results.count()
    assert seen == answers
    for _ in answers:
        qtbot.keyClick(results, KEY.Key_Up)
    assert box.hasFocus()
    assert box.is_open


def test_enter_opens_the_first_answer_and_in_the_list_the_one_chosen(
    box: SearchBox, qtbot: QtBot
) -> None:
    chosen: list[Hit] = []
    box.chosen.connect(chosen.append)
    qtbot.keyClicks(box, "transcranial")
    first = box.results.hit_at(box.results.first_answer)
    qtbot.keyClick(box, KEY.Key_Return)
    assert chosen == [first]
    assert not box.is_open
    assert box.text() == ""
    qtbot.keyClicks(box, "transcranial")
    qtbot.keyClick(box, KEY.Key_Down)
    qtbot.keyClick(box.results, KEY.Key_Down)
    wanted = box.results.hit_at(box.results.currentRow())
    qtbot.keyClick(box.results, KEY.Key_Return)
    assert chosen[1:] == [wanted]
    assert wanted != first


def test_escape_closes_the_answers_then_clears_the_field(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "lithium")
    qtbot.keyClick(box, KEY.Key_Down)
    qtbot.keyClick(box.results, KEY.Key_Escape)
    assert not box.is_open
    assert box.hasFocus()
    assert box.text() == "lithium"
    qtbot.keyClick(box, KEY.Key_Escape)
    assert box.text() == ""


def test_typing_goes_on_from_within_the_answers(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "lithium")
    qtbot.keyClick(box, KEY.Key_Down)
    qtbot.keyClicks(box.results, " ect")
    assert box.text() == "lithium ect"
    assert box.hasFocus()


def test_a_word_of_one_letter_is_looked_for_when_it_is_asked_for(
    box: SearchBox, qtbot: QtBot
) -> None:
    qtbot.keyClicks(box, "lithium")
    before = rows(box)
    qtbot.keyClicks(box, " x")
    assert rows(box) == before
    qtbot.keyClick(box, KEY.Key_Down)
    assert rows(box) != before
    qtbot.keyClicks(box, "")
    box.setText("")
    box.setFocus()
    qtbot.keyClicks(box, "lithium")
    qtbot.keyClicks(box, " x")
    qtbot.waitUntil(lambda: rows(box) != before)


def test_nothing_found_is_said_in_words(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "zzzz")
    assert rows(box) == ['Nothing found for "zzzz". Try fewer or other words.']
    qtbot.keyClick(box, KEY.Key_Return)
    qtbot.keyClick(box, KEY.Key_Down)
    assert box.is_open
    assert box.hasFocus()


@pytest.mark.parametrize(
    "typed",
    ["x" * 10_000, "word " * 2_000, "\"' OR 1=1 -- * ( ) NEAR/3", "\u0627\u0644\u0627\u0643\u062a"],
    ids=["long", "many words", "quotes and operators", "arabic"],
)
def test_whatever_is_typed_is_answered_in_words(box: SearchBox, typed: str) -> None:
    box.setText(typed)
    assert box.is_open
    assert rows(box)[0]
    assert len(rows(box)[0]) < 200


@pytest.mark.parametrize("typed", ["", " ", "          ", "\t", "a"])
def test_next_to_nothing_asks_nothing(box: SearchBox, typed: str) -> None:
    box.setText("lithium")
    box.setText(typed)
    assert not box.is_open


def test_answers_go_when_the_keyboard_leaves(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "lithium")
    box.clearFocus()
    assert not box.is_open


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_answers_stay_within_a_small_window(
    box: SearchBox, qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, theme.LIGHT, scale)
    qtbot.keyClicks(box, "depression")
    window = box.window()
    corner = box.results.mapTo(window, QPoint(0, 0))
    assert corner.y() >= box.mapTo(window, QPoint(0, box.height())).y()
    assert corner.x() + box.results.width() <= window.width()
    assert corner.y() + box.results.height() <= window.height()
    first = box.results.visualItemRect(box.results.item(box.results.first_answer))
    assert first.height() >= theme.px(27)


def test_a_screen_reader_hears_group_and_words_without_marks(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "lithium ect")
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = box.results.item(box.results.first_answer).data(role)
    assert "lithium" in spoken.lower()
    assert START not in spoken
    assert END not in spoken


def test_what_was_found_is_bold_underlined_and_accented() -> None:
    snippet = f"Check {START}lithium{END} level before {START}ECT{END}."
    assert [text for text, is_found in pieces(snippet) if is_found] == ["lithium", "ECT"]
    layout = marked_layout(snippet, theme.font("caption"), 400)
    assert layout.text() == "Check lithium level before ECT."
    assert len(layout.formats()) == 2
    for mark in layout.formats():
        assert mark.format.fontWeight() == 700
        assert mark.format.fontUnderline()
        assert mark.format.foreground().color() == theme.color("accent")


def test_a_long_snippet_begins_near_what_was_found() -> None:
    snippet = f"{'word ' * 40}{START}lithium{END} after"
    short = shortened(snippet)
    assert short.startswith("\N{HORIZONTAL ELLIPSIS} word")
    assert short.index(START) < 50
    assert shortened(f"{START}lithium{END}  twice\nover") == f"{START}lithium{END} twice over"

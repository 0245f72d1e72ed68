"""The patient view as a patient and a clinician use it: keys, clicker, touch, two languages."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.handout.patient.model import texts
from ipdesk.ui import theme
from ipdesk.ui.main_window import MainWindow
from ipdesk.ui.patient import view as view_module
from ipdesk.ui.patient.figures import PeoplePicture
from ipdesk.ui.patient.view import PatientView
from ipdesk.ui.workflow import Workflow
from tests.ui.finding import nameless, spoken_name

KEY = Qt.Key


@pytest.fixture
def view(workflow: Workflow, qtbot: QtBot) -> Iterator[PatientView]:
    """The view of four options in a window of the designed size."""
    made = PatientView(workflow)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.refresh()
    made.area.setFocus()
    yield made
    workflow.comparison_changed.disconnect(made._on_changed)


def press(view: PatientView, key: Qt.Key) -> None:
    target = QApplication.focusWidget() or view
    QTest.keyClick(target, key)
    QApplication.processEvents()


def here(view: PatientView) -> str:
    page = view.here
    assert page is not None
    return page.id


def shown_texts(view: PatientView) -> list[str]:
    labels = view.area.widget().findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(view) and label.text()]


def cut_off(view: PatientView) -> list[str]:
    """Texts and buttons of the page that have less room than they need."""
    found = []
    content = view.area.widget()
    for part in (*content.findChildren(QLabel), *content.findChildren(QPushButton)):
        if not part.isVisibleTo(view):
            continue
        place = part.mapTo(content, QPoint(0, 0))
        if place.x() < 0 or place.x() + part.width() > content.width():
            found.append(f"beside the page: {part.text()!r}")
        if isinstance(part, QPushButton):
            if part.width() < part.sizeHint().width():
                found.append(f"narrow button: {part.text()!r}")
        elif part.text() and part.wordWrap() and part.heightForWidth(part.width()) > part.height():
            found.append(f"low label: {part.text()!r}")
    if content.width() > view.area.viewport().width():
        found.append("page wider than the window")
    return found


def bar_cut_off(view: PatientView) -> list[str]:
    bar = view.bar
    buttons = [one for one in bar.findChildren(QPushButton) if one.isVisibleTo(view)]
    return [
        one.text()
        for one in buttons
        if one.width() < one.sizeHint().width() or one.geometry().right() > bar.width()
    ]


def test_it_is_not_loaded_before_it_is_opened() -> None:
    code = (
        "import sys, ipdesk.app, ipdesk.ui.main_window\n"
        "print([name for name in sys.modules if '.patient.' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_f5_opens_it_over_the_whole_screen_and_escape_leaves(
    window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window.compare.grid, KEY.Key_F5)
    view = window.findChild(PatientView)
    assert view is not None
    assert view.isFullScreen()
    qtbot.waitUntil(view.isActiveWindow)
    QTest.keyClick(view.area, KEY.Key_Escape)
    assert not view.isVisible()
    window.show_patient_view()
    assert window.findChildren(PatientView) == [view]


def test_the_button_above_the_grid_opens_it(window: MainWindow) -> None:
    window.compare.bar.patient_view_asked.emit()
    assert window.findChild(PatientView) is not None


def test_with_fewer_than_two_options_there_is_nothing_to_show(window: MainWindow) -> None:
    window.workflow.set_options(("ect",))
    window.show_patient_view()
    assert window.findChild(PatientView) is None
    assert "tick at least two treatments" in window.messages.text


def test_it_goes_to_the_other_screen_where_there_is_one(
    view: PatientView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(
        view_module.PatientView, "setScreen", lambda _, screen: asked.append(screen)
    )
    own, other = QApplication.primaryScreen(), QApplication.primaryScreen()

    class Second:
        def geometry(self):  # type: ignore[no-untyped-def]
            return other.geometry()

    second = Second()
    view.open_on([own, second], own)  # type: ignore[list-item]
    assert asked == [second]


def test_a_whole_visit_by_keyboard_alone(view: PatientView, workflow: Workflow) -> None:
    assert here(view) == "start"
    press(view, KEY.Key_Right)
    assert here(view) == "invasiveness"
    press(view, KEY.Key_Left)
    assert here(view) == "start"
    seen = [here(view)]
    for _ in range(len(view.pages) - 1):
        press(view, KEY.Key_Right)
        seen.append(here(view))
    assert seen == [page.id for page in view.pages]
    press(view, KEY.Key_Right)
    assert here(view) == "questions"
    press(view, KEY.Key_Home)
    assert here(view) == "start"
    view.open_page("cognitive_effects")
    for _ in range(12):
        press(view, KEY.Key_Tab)
        if view.bar.matters.hasFocus():
            break
    press(view, KEY.Key_Space)
    assert workflow.priorities == ("memory",)
    assert here(view) == "cognitive_effects"
    press(view, KEY.Key_Right)
    assert here(view) == "common_side_effects"
    press(view, KEY.Key_Left)
    press(view, KEY.Key_Space)
    assert workflow.priorities == ()


@pytest.mark.parametrize("key", [KEY.Key_PageDown, KEY.Key_Space])
def test_a_clicker_shows_the_whole_of_a_page_and_then_the_next(
    view: PatientView, key: Qt.Key
) -> None:
    view.open_page("response_trials")
    view.area.setFocus()
    assert view.area.has_more_below
    for _ in range(20):
        press(view, key)
        if here(view) != "response_trials":
            break
        reached = view.area.verticalScrollBar().value()
        end = view.area.verticalScrollBar().maximum()
    assert here(view) == "cognitive_effects"
    assert reached >= end - 4


def test_page_up_goes_back_to_the_page_before(view: PatientView) -> None:
    view.open_page("anesthesia")
    press(view, KEY.Key_PageUp)
    assert here(view) == "invasiveness"


@pytest.mark.parametrize("key", [KEY.Key_F9, KEY.Key_B, KEY.Key_Period])
def test_the_privacy_key_hides_everything_and_brings_it_back_as_it_was(
    view: PatientView, key: Qt.Key
) -> None:
    view.open_page("response_trials")
    view.area.scroll_on()
    place = view.area.verticalScrollBar().value()
    assert place > 0
    press(view, key)
    assert view.is_covered
    visible = [one.text() for one in view.findChildren(QLabel) if one.isVisible() and one.text()]
    assert visible == ["The screen is hidden."]
    for other in (KEY.Key_Right, KEY.Key_PageDown, KEY.Key_Space, KEY.Key_Home):
        press(view, other)
    assert view.is_covered
    press(view, key)
    assert not view.is_covered
    assert here(view) == "response_trials"
    assert view.area.verticalScrollBar().value() == place


def test_the_clinicians_window_hides_the_other_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.show_patient_view()
    view = window.findChild(PatientView)
    assert view is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.compare.grid, KEY.Key_F9)
    assert view.is_covered
    QTest.keyClick(window.compare.grid, KEY.Key_F9)
    assert not view.is_covered


def test_escape_shows_a_hidden_screen_again_and_does_not_leave(view: PatientView) -> None:
    press(view, KEY.Key_F9)
    press(view, KEY.Key_Escape)
    assert not view.is_covered
    assert view.isVisible()
    press(view, KEY.Key_Escape)
    assert not view.isVisible()


def test_keys_of_no_use_do_no_harm(view: PatientView) -> None:
    view.open_page("anesthesia")
    for key in (KEY.Key_F5, KEY.Key_Delete, KEY.Key_M, KEY.Key_Tab):
        press(view, key)
    assert here(view) == "anesthesia"
    assert view.isVisible()


def test_a_mark_from_any_page_reaches_the_workflow_and_the_page_of_what_matters(
    view: PatientView, workflow: Workflow, qtbot: QtBot
) -> None:
    view.open_page("time_to_response")
    qtbot.mouseClick(view.bar.matters, Qt.MouseButton.LeftButton)
    assert workflow.priorities == ("speed",)
    assert view.bar.matters.isChecked()
    assert "matters to me" in view.contents.entries["time_to_response"].accessibleName()
    view.open_page("matters")
    marks = [
        one for one in view.area.findChildren(QPushButton) if one.objectName().startswith("mark-")
    ]
    assert [one.objectName() for one in marks if one.isChecked()] == ["mark-speed"]
    assert "1 to 4 weeks. Not within hours." in shown_texts(view)


def test_marking_on_the_page_of_what_matters_keeps_the_keyboard_there(
    view: PatientView, workflow: Workflow
) -> None:
    view.open_page("matters")
    button = view.area.findChild(QPushButton, "mark-reversible")
    assert button is not None
    button.setFocus()
    press(view, KEY.Key_Space)
    assert workflow.priorities == ("reversible",)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "mark-reversible"
    first = next(page for page in view.pages if page.id == "matters").issues[0]
    assert first.id == "reversible"


def test_a_visit_can_start_from_an_issue(view: PatientView, qtbot: QtBot) -> None:
    memory = view.area.findChild(QPushButton, "see-memory")
    assert memory is not None
    qtbot.mouseClick(memory, Qt.MouseButton.LeftButton)
    assert here(view) == "cognitive_effects"
    names = ["ECT", "TMS", "Ketamine", "No new treatment for now"]
    assert [text for text in shown_texts(view) if text in names] == names


def test_on_a_page_about_nothing_that_is_marked_the_button_goes_to_what_matters(
    view: PatientView, workflow: Workflow, qtbot: QtBot
) -> None:
    view.open_page("session_duration")
    qtbot.mouseClick(view.bar.matters, Qt.MouseButton.LeftButton)
    assert here(view) == "matters"
    assert workflow.priorities == ()


def test_the_language_is_switched_on_the_view_and_nothing_is_mixed(
    view: PatientView, library: Library, qtbot: QtBot
) -> None:
    view.open_page("anesthesia")
    assert view.bar.language.text() == "Español"
    qtbot.mouseClick(view.bar.language, Qt.MouseButton.LeftButton)
    assert here(view) == "anesthesia"
    english = {key for key, text in library.words("es").texts.items() if key != text}
    for page in view.pages:
        view.open_page(page.id)
        assert not english.intersection(shown_texts(view)), page.id
    buttons = [one.text() for one in view.bar.findChildren(QPushButton) if one.isVisible()]
    assert not english.intersection(buttons)
    assert not english.intersection(entry.text() for entry in view.contents.entries.values())
    press(view, KEY.Key_F9)
    assert [one.text() for one in view.findChildren(QLabel) if one.isVisible() and one.text()] == [
        "La pantalla está oculta."
    ]
    press(view, KEY.Key_F9)
    assert view.bar.language.text() == "English"
    qtbot.mouseClick(view.bar.language, Qt.MouseButton.LeftButton)
    assert view.say.is_english


def test_a_language_that_nobody_checked_is_called_a_draft_on_every_page(view: PatientView) -> None:
    view.set_language("es")
    for page in view.pages[:4]:
        view.open_page(page.id)
        assert shown_texts(view)[0].startswith("Borrador: falta la revisión")


def test_more_words_are_shown_on_every_page_once_they_are_wanted(view: PatientView) -> None:
    view.open_page("anesthesia")
    whole = "You stay awake. You are not put to sleep."
    assert whole not in shown_texts(view)
    more = view.area.findChild(QPushButton, "more")
    assert more is not None
    more.setFocus()
    press(view, KEY.Key_Space)
    assert whole in shown_texts(view)
    view.open_page("setting")
    assert "You go to a clinic or office and go home the same day." in shown_texts(view)


def test_an_answer_given_meanwhile_is_on_the_page_for_me(
    view: PatientView, workflow: Workflow
) -> None:
    view.open_page("for-me")
    workflow.set_answer(FactorId("pregnancy"), True)
    assert workflow.library.factors[FactorId("pregnancy")].question in shown_texts(view)


def test_another_patient_closes_the_view_and_nothing_is_kept(
    view: PatientView, workflow: Workflow
) -> None:
    view.open_page("cognitive_effects")
    view.set_language("es")
    workflow.new_patient()
    assert not view.isVisible()
    view.show()
    view.refresh()
    assert here(view) == "start"
    assert view.say.is_english
    assert "seen" not in view.contents.entries["cognitive_effects"].accessibleName()


def test_a_view_with_nothing_left_to_compare_leaves(view: PatientView, workflow: Workflow) -> None:
    workflow.set_options(("ect",))
    assert not view.isVisible()


def test_pictures_of_one_page_are_of_one_size_and_have_their_words(view: PatientView) -> None:
    view.open_page("response_trials")
    people = view.area.findChildren(PeoplePicture)
    assert len(people) == 3
    assert len({(one.width(), one.height()) for one in people}) == 1
    assert people[1].accessibleName() == "29 of 100 get much better. 71 do not."
    assert len({one.mapTo(view, QPoint(0, 0)).y() for one in people}) == 1


def test_a_long_text_beside_pictures_leaves_their_numbers_under_them(
    view: PatientView, workflow: Workflow
) -> None:
    workflow.set_options(("tms", "vns"))
    view.open_page("response_trials")
    for _ in range(3):
        QApplication.processEvents()
    people = view.area.findChild(PeoplePicture)
    assert people is not None
    labels = {label.text(): label for label in view.area.findChildren(QLabel)}
    number = labels["29 of 100 get much better."]
    end = people.mapTo(view, QPoint(0, people.height())).y()
    assert 0 < number.mapTo(view, QPoint(0, 0)).y() - end < 40


def test_hundred_people_are_filled_from_the_bottom_left(view: PatientView) -> None:
    view.open_page("response_trials")
    tms = view.area.findChildren(PeoplePicture)[1]
    picture = tms.grab().toImage()
    accent = theme.color("accent")
    pitch, tall = picture.width() / 10, picture.height() / 10

    def is_filled(place: int) -> bool:
        line, column = divmod(place, 10)
        x, y = round((column + 0.5) * pitch), round((9 - line + 0.8) * tall)
        return picture.pixelColor(x, y) == accent

    assert [is_filled(place) for place in range(100)] == [True] * 29 + [False] * 71


def test_what_is_touched_is_large_enough(view: PatientView) -> None:
    for page in ("start", "matters", "anesthesia"):
        view.open_page(page)
        QApplication.processEvents()
        buttons = [one for one in view.findChildren(QPushButton) if one.isVisible()]
        touched: list[QWidget] = [one for one in buttons if one is not view.area.below]
        touched += [entry for entry in view.contents.entries.values() if entry.isVisible()]
        for one in touched:
            assert min(one.width(), one.height()) >= 44, spoken_name(one)


def test_a_swipe_turns_the_page(view: PatientView) -> None:
    view.open_page("anesthesia")
    port = view.area.viewport()
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(port, button, pos=QPoint(600, 500))
    QTest.mouseMove(port, QPoint(500, 505))
    QTest.mouseRelease(port, button, pos=QPoint(400, 505))
    assert here(view) == "time_to_response"
    QTest.mousePress(port, button, pos=QPoint(400, 500))
    QTest.mouseRelease(port, button, pos=QPoint(600, 505))
    assert here(view) == "anesthesia"
    QTest.mousePress(port, button, pos=QPoint(400, 500))
    QTest.mouseRelease(port, button, pos=QPoint(430, 505))
    assert here(view) == "anesthesia"


SIX = ("tms:htms-10hz", "ect", "ketamine-iv", "brexanolone", "ablative", "no-new-treatment")


@pytest.mark.parametrize(
    ("width", "height", "scale", "language", "options"),
    [
        (1440, 900, 1.0, "en", ("ect", "tms")),
        (1440, 900, 1.0, "en", SIX),
        (1440, 900, 1.0, "es", SIX),
        (1024, 640, 1.0, "en", SIX),
        (1024, 640, 1.0, "es", SIX),
        (1024, 640, 2.0, "en", SIX),
        (1024, 640, 2.0, "es", SIX),
    ],
)
def test_nothing_is_cut_off(
    view: PatientView,
    workflow: Workflow,
    qapp: QApplication,
    options: tuple[str, ...],
    width: int,
    height: int,
    scale: float,
    language: str,
) -> None:
    theme.apply(qapp, theme.LIGHT, scale)
    workflow.set_options(options)
    workflow.set_priorities(("memory", "visits"))
    workflow.set_answer(FactorId("pregnancy"), True)
    view.resize(width, height)
    view.set_language(language)
    view.set_more(True)
    faults = []
    for page in view.pages:
        view.open_page(page.id)
        for _ in range(3):
            QApplication.processEvents()
        faults += [f"{page.id}: {fault}" for fault in (*cut_off(view), *bar_cut_off(view))]
    assert faults == []


@pytest.mark.parametrize("palette", [theme.DARK, theme.HIGH_CONTRAST], ids=lambda one: one.name)
def test_other_palettes_are_worn_while_it_is_open(
    view: PatientView, qapp: QApplication, palette: theme.Palette
) -> None:
    theme.apply(qapp, palette, 1.0)
    QApplication.processEvents()
    ground = view.grab().toImage().pixelColor(1400, 30)
    assert ground.name().lower() == palette.window.lower()


def test_a_narrow_window_lists_the_pages_on_a_page_of_their_own(
    view: PatientView, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.LIGHT, 2.0)
    view.resize(1024, 640)
    QApplication.processEvents()
    assert not view.contents.isVisible()
    view.bar.contents.click()
    assert view.contents.isVisible()
    assert not view.area.isVisible()
    assert not view.area.below.isVisible()
    press(view, KEY.Key_Right)
    assert here(view) == "start"
    press(view, KEY.Key_Down)
    press(view, KEY.Key_Down)
    press(view, KEY.Key_Space)
    assert view.area.isVisible()
    assert here(view) == "anesthesia"


def test_everything_that_the_keyboard_reaches_has_a_name(view: PatientView) -> None:
    for page in ("start", "matters", "response_trials"):
        view.open_page(page)
        assert nameless(view) == []


def test_a_page_is_named_and_told_in_reading_order(view: PatientView) -> None:
    view.open_page("anesthesia")
    page = view.here
    assert page is not None
    assert view.area.accessibleName() == "Will I be put to sleep?"
    said = view.area.accessibleDescription()
    places = [said.index(card.title) for card in page.cards]
    assert places == sorted(places)
    assert said == " ".join(text for text in texts(page) if text)


def test_the_turn_of_a_page_is_announced(
    view: PatientView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event))
    press(view, KEY.Key_Right)
    words = [event.message() for event in told if hasattr(event, "message")]
    assert words == ["What is it like? More filled steps mean that more is done to your body."]


def test_the_list_is_one_stop_for_tab_and_goes_with_arrow_keys(view: PatientView) -> None:
    view.open_page("anesthesia")
    stops = [
        name
        for name, entry in view.contents.entries.items()
        if entry.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["anesthesia"]
    view.contents.entries["anesthesia"].setFocus()
    press(view, KEY.Key_Down)
    press(view, KEY.Key_Space)
    assert here(view) == "time_to_response"

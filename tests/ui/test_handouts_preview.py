"""The composer's preview: pages, zoom, how it follows, and what happens when it is closed."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ipdesk.handout.build import gather_handout
from ipdesk.ui.background import Lane
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.pages.handouts import AFTER_CHOICE, AFTER_LETTER, HandoutPage
from ipdesk.ui.pdf_pages import Page, read_page
from ipdesk.ui.preview import Preview
from ipdesk.ui.preview_pages import PageLabel
from ipdesk.ui.widgets.composer_maker import SheetMaker
from ipdesk.ui.widgets.composer_sheet import Draft, View
from ipdesk.ui.workflow import Workflow
from tests.ui.composing import form, name_field, part, preview, quiet, settle
from tests.ui.conftest import deliver_deletes
from tests.ui.finding import named


def draw_all(qtbot: QtBot, composer: HandoutPage) -> list[PageLabel]:
    """Every page of the preview, drawn."""
    labels = composer.findChildren(PageLabel)
    count = preview(composer).page_count
    qtbot.waitUntil(lambda: all(label.is_drawn for label in labels[:count]))
    return labels[:count]


def test_only_the_last_of_quick_changes_is_made(qtbot: QtBot, composer: HandoutPage) -> None:
    settled: list[bool] = []
    composer.settled.connect(lambda: settled.append(True))
    for name in ("Ann", "Beth", "Cora"):
        name_field(composer).setText(name)
        composer._make()  # begins at once what typing begins after a pause
    label = composer.findChildren(PageLabel)[0]
    qtbot.waitUntil(lambda: "For Cora" in label.accessibleDescription())
    qtbot.waitUntil(lambda: composer.sheet is not None)
    assert len(settled) == 1


def test_a_choice_is_followed_at_once_and_letters_after_a_pause(composer: HandoutPage) -> None:
    named(composer, QPushButton, "Paper: A4").click()
    assert composer._pause.interval() == AFTER_CHOICE <= 30
    name_field(composer).setText("A")
    assert composer._pause.interval() == AFTER_LETTER <= 150


def test_the_page_in_view_is_drawn_before_the_others_and_the_checks(
    qtbot: QtBot, composer: HandoutPage
) -> None:
    draw_all(qtbot, composer)
    named(preview(composer), QToolButton, "Next page").click()
    assert preview(composer).current_page == 2
    named(composer, QPushButton, "Print: Large").click()
    with qtbot.waitSignal(part(composer, SheetMaker).drafted):
        pass
    labels = composer.findChildren(PageLabel)[: preview(composer).page_count]
    assert [label.is_drawn for label in labels[:3]] == [False, True, False]
    assert composer.sheet is None  # it cannot be saved before it was looked over
    settle(qtbot, composer)


def test_other_pages_are_drawn_nearest_first(
    qtbot: QtBot, composer: HandoutPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_all(qtbot, composer)
    named(preview(composer), QToolButton, "Next page").click()
    drawn: list[int] = []
    set_page = PageLabel.set_page

    def note(label: PageLabel, page: Page) -> None:
        drawn.append(int(label.accessibleName().split()[1]))
        set_page(label, page)

    monkeypatch.setattr(PageLabel, "set_page", note)
    named(composer, QPushButton, "Paper: A4").click()
    with qtbot.waitSignal(preview(composer).drawn):
        pass
    away = [abs(number - 2) for number in drawn]
    assert len(drawn) == preview(composer).page_count
    assert away == sorted(away)


def test_what_was_begun_before_a_change_is_never_shown(composer: HandoutPage) -> None:
    drafts: list[Draft] = []
    part(composer, SheetMaker).drafted.connect(drafts.append)
    name_field(composer).setText("Ann")
    composer._make()
    name_field(composer).setText("Beth")
    composer._pause.stop()
    composer.findChildren(Lane)[0].finish()
    QApplication.processEvents()
    assert drafts == []
    assert composer.sheet is None


def test_the_maker_makes_the_last_of_what_it_is_asked(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    maker = part(composer, SheetMaker)
    assert visit.comparison is not None
    material = gather_handout(visit.library, visit.comparison)
    drafts: list[Draft] = []
    maker.drafted.connect(drafts.append)
    for name in ("Ann", "Beth"):
        options = replace(form(composer).options(date(2026, 11, 22)), name=name)
        maker.make(visit.comparison, options, material, View(1, 0.3))
    with qtbot.waitSignal(maker.made):
        pass
    assert ["For Beth" in draft.drawing.page.words for draft in drafts] == [True]


def test_the_window_goes_on_while_a_sheet_is_made(qtbot: QtBot, composer: HandoutPage) -> None:
    """Events are handled between the change and the sheet: nothing waits for it."""
    beats: list[int] = []
    clock = QTimer()
    clock.timeout.connect(lambda: beats.append(1))
    loop = QEventLoop()
    composer.settled.connect(loop.quit)
    named(composer, QPushButton, "Paper: A4").click()
    clock.start(1)
    loop.exec()
    clock.stop()
    assert len(beats) > 3
    assert qtbot


def test_what_the_sheet_is_made_from_is_read_again_only_for_another_choice(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    first = composer._material
    visit.set_priorities([visit.library.priorities[0].id])
    settle(qtbot, composer)
    assert composer._material is first
    visit.set_options(["ect", "ketamine-iv"])
    settle(qtbot, composer)
    assert composer._material is not None
    assert set(composer._material.rules) == {"ect", "ketamine-iv"}
    visit.set_condition("mdd")
    before = composer._material
    settle(qtbot, composer)
    assert composer._material is not before
    assert visit.comparison is not None
    assert composer._material == gather_handout(visit.library, visit.comparison)


def test_the_sheet_is_looked_over_after_its_page_was_shown(
    qtbot: QtBot, composer: HandoutPage
) -> None:
    """A change in between leaves the older sheet unchecked, and the newer one is made."""
    maker = part(composer, SheetMaker)
    named(composer, QPushButton, "Paper: A4").click()
    with qtbot.waitSignal(maker.drafted):
        pass
    maker.drop()
    with qtbot.assertNotEmitted(maker.made, wait=300):
        pass
    named(composer, QPushButton, "Paper: Letter").click()
    settle(qtbot, composer)


def test_a_page_is_read_aloud_as_it_is_printed(qtbot: QtBot, composer: HandoutPage) -> None:
    label = draw_all(qtbot, composer)[0]
    interface = QAccessible.queryAccessibleInterface(label)
    count = preview(composer).page_count
    assert interface.text(QAccessible.Text.Name) == f"Page 1 of {count}"
    assert "Which treatment" in interface.text(QAccessible.Text.Description)


def test_pages_can_be_turned_and_zoomed(qtbot: QtBot, composer: HandoutPage) -> None:
    shown = preview(composer)
    label = draw_all(qtbot, composer)[0]
    assert shown.current_page == 1
    named(shown, QToolButton, "Next page").click()
    assert shown.current_page == 2
    zoom = named(shown, QComboBox, "Zoom")
    zoom.setCurrentIndex(zoom.findData(100))
    assert label.width() == 816
    named(shown, QToolButton, "Larger").click()
    assert label.width() == 1020
    qtbot.waitUntil(lambda: label.pixmap().width() >= 1020)


def test_a_page_beyond_the_last_is_the_last(composer: HandoutPage) -> None:
    sheet = quiet(composer)
    drawing = read_page(sheet.data, 99, 0.3)
    assert drawing.number == drawing.count == preview(composer).page_count


def test_nothing_is_made_while_another_page_is_open(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    composer.hide()
    visit.set_options(["ect", "dbs"])
    composer._make()
    assert composer.sheet is None
    with qtbot.waitSignal(composer.settled):
        composer.show()
    assert composer.sheet is not None


def test_leaving_the_page_while_it_renders_is_harmless(qtbot: QtBot, composer: HandoutPage) -> None:
    named(composer, QPushButton, "Paper: A4").click()
    composer._make()
    composer.hide()
    qtbot.waitUntil(lambda: composer.sheet is not None)
    composer.show()
    draw_all(qtbot, composer)


def test_a_new_patient_while_it_renders_leaves_nothing_of_the_one_before(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    name_field(composer).setText("Annabelle")
    composer._make()
    visit.new_patient()
    assert preview(composer).page_count == 0
    settle(qtbot, composer)
    labels = draw_all(qtbot, composer)
    assert all("Annabelle" not in label.accessibleDescription() for label in labels)


def test_closing_the_window_while_it_renders_is_harmless(
    qtbot: QtBot, clinic: ClinicSettings, visit: Workflow
) -> None:
    composer = HandoutPage(visit, clinic)
    with qtbot.waitSignal(composer.settled):
        composer.show()
    shown, lane = preview(composer), composer.findChildren(Lane)[0]
    named(composer, QPushButton, "Paper: A4").click()
    composer._make()
    composer.deleteLater()
    deliver_deletes()
    assert not isValid(shown)
    assert not isValid(lane)
    # What was under way comes to nobody.
    QApplication.processEvents()
    visit.set_options(["ect", "vns"])


def test_a_preview_alone_is_closed_while_it_draws(composer: HandoutPage) -> None:
    data = quiet(composer).data
    lane = Lane()
    shown = Preview(lane)
    shown.set_document(data, read_page(data, 1, 0.5))
    shown.deleteLater()
    deliver_deletes()
    lane.finish()
    QApplication.processEvents()
    assert not isValid(shown)

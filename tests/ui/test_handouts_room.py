"""The composer in little room, in large text and in other colours."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ipdesk.content.model import FactorId
from ipdesk.ui import theme
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.widgets.composer_cards import SheetCards
from ipdesk.ui.widgets.composer_form import ComposerForm
from ipdesk.ui.widgets.composer_frame import TABS, ComposerFrame, Room, room_for
from ipdesk.ui.widgets.composer_sections import SectionBox
from ipdesk.ui.workflow import Workflow
from tests.ui.composing import confirm_box, name_field, part, preview, save_button, settle
from tests.ui.finding import named, nameless

# What is left of a window for the page: the rail, the bars and the status line take the rest.
SMALL, MIDDLE, LARGE = (960, 510), (1302, 640), (1376, 770)
SMALL_200, MIDDLE_200 = (896, 407), (1238, 535)


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp, theme.LIGHT, 1.0)


def cut(page: QWidget) -> list[str]:
    """Parts with words that are wider than what they stand in, or lower than they need to be."""
    found = []
    for kind in (QLabel, QPushButton, QCheckBox):
        for one in page.findChildren(kind):
            if not one.isVisible() or not one.text():
                continue
            needed = one.minimumSizeHint()
            if one.hasHeightForWidth():
                needed.setHeight(one.heightForWidth(one.width()))
            if one.width() < needed.width() or one.height() < needed.height():
                found.append(f"{one.text()}: {one.size()} of {needed}")
    return found


def settle_layout() -> None:
    """Parts that moved to another place are shown, and then laid out."""
    for _ in range(3):
        QApplication.processEvents()


def beyond(page: QWidget) -> list[str]:
    """Scrolled parts that are wider than their view: they cannot be reached sideways."""
    return [
        area.accessibleName()
        for area in page.findChildren(QScrollArea)
        if area.isVisible()
        and area.objectName() != "pages"
        and area.widget().width() > area.viewport().width()
    ]


def test_everything_that_the_keyboard_reaches_has_a_name(composer: HandoutPage) -> None:
    assert nameless(composer) == []


@pytest.mark.parametrize(
    ("size", "scale", "room"),
    [
        (SMALL, 1.0, Room.TWO),
        (MIDDLE, 1.0, Room.THREE),
        (LARGE, 1.0, Room.THREE),
        (SMALL, 1.25, Room.ONE),
        (SMALL_200, 2.0, Room.ONE),
        (MIDDLE_200, 2.0, Room.ONE),
    ],
)
def test_parts_stand_where_they_fit(
    dress: QApplication, size: tuple[int, int], scale: float, room: Room
) -> None:
    theme.apply(dress, theme.LIGHT, scale)
    assert room_for(*size) is room


@pytest.mark.parametrize("palette", theme.PALETTES.values(), ids=lambda p: p.name)
@pytest.mark.parametrize(
    ("size", "scale"), [(SMALL, 1.0), (MIDDLE, 1.0), (SMALL_200, 2.0), (MIDDLE_200, 2.0)]
)
def test_nothing_is_clipped(
    dress: QApplication,
    composer: HandoutPage,
    size: tuple[int, int],
    scale: float,
    palette: theme.Palette,
) -> None:
    theme.apply(dress, palette, scale)
    composer.resize(*size)
    frame = part(composer, ComposerFrame)
    for title in TABS if frame.room is Room.ONE else ("Choices",):
        frame.show_part(title)
        settle_layout()
        assert (composer.width(), composer.height()) == size
        assert cut(composer) == []
        assert beyond(composer) == []


def test_a_long_section_wraps_beside_its_remark(
    qtbot: QtBot, composer: HandoutPage, visit: Workflow
) -> None:
    seizure = FactorId("seizure-history")
    visit.set_answer(seizure, True)
    named(composer, QCheckBox, visit.library.factors[seizure].label).click()
    settle(qtbot, composer)
    settle_layout()
    row = named(composer, SectionBox, "To talk about: ")
    assert row.height() > named(composer, SectionBox, "My notes").height()
    assert cut(composer) == []


def test_one_part_at_a_time_where_there_is_little_room(
    qtbot: QtBot, dress: QApplication, composer: HandoutPage
) -> None:
    theme.apply(dress, theme.LIGHT, 2.0)
    composer.resize(*SMALL_200)
    tabs = part(composer, QTabBar)
    assert tabs.isVisible()
    shown = {}
    for place, title in enumerate(TABS):
        tabs.setCurrentIndex(place)
        parts = (part(composer, ComposerForm), preview(composer), part(composer, SheetCards))
        shown[title] = [one.isVisible() for one in parts]
    assert list(shown.values()) == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    qtbot.waitUntil(save_button(composer).isVisible)
    confirm_box(composer).click()
    assert composer.obstacle == ""


def test_the_cards_go_under_the_form_where_there_is_little_room(composer: HandoutPage) -> None:
    cards, form = part(composer, SheetCards), part(composer, ComposerForm)
    assert cards.parentWidget() is not form.parentWidget()
    composer.resize(*SMALL)
    assert cards.parentWidget() is form.parentWidget()
    composer.resize(*LARGE)
    assert cards.parentWidget() is not form.parentWidget()


@pytest.mark.parametrize("palette", [theme.DARK, theme.HIGH_CONTRAST], ids=lambda p: p.name)
def test_it_can_be_redressed_while_it_is_open(
    qtbot: QtBot, composer: HandoutPage, dress: QApplication, palette: theme.Palette
) -> None:
    name_field(composer).setText("Ann")
    theme.apply(dress, palette, 2.0)
    composer.grab()
    theme.apply(dress, theme.LIGHT, 1.0)
    settle(qtbot, composer)
    assert name_field(composer).text() == "Ann"

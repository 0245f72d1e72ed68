"""The clinic page's settings for sheets: closed days, holidays, who checked translations."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ipdesk.content.library import Library
from ipdesk.content.words import IN_ENGLISH, Language
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.pages.clinic import ClinicPage
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.problems import MessageBar
from ipdesk.ui.widgets.clinic_sheets import WEEKDAYS, DayList, ReviewsCard
from ipdesk.ui.widgets.composer_print import checked_words
from ipdesk.workspace.model import ClinicProfile, Review
from ipdesk.workspace.store import open_store
from tests.ui.composing import form
from tests.ui.conftest import deliver_deletes
from tests.ui.finding import named
from tests.workspace.builders import make_preset, make_profile

SPANISH = Language("es", "Espa\u00f1ol", "Spanish")
REVIEW = Review("es", "A. Morales", date(2026, 11, 2))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace.db"


@pytest.fixture
def empty_clinic(path: Path) -> Iterator[ClinicSettings]:
    made = ClinicSettings(path)
    yield made
    made.finish()


@pytest.fixture
def page(qtbot: QtBot, empty_clinic: ClinicSettings, library: Library) -> ClinicPage:
    made = ClinicPage(empty_clinic, library)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def save(qtbot: QtBot, page: ClinicPage) -> None:
    with qtbot.waitSignal(page.saved):
        named(page, QPushButton, "Save").click()


def add_day(page: ClinicPage, day: date) -> None:
    field = named(page, QDateEdit, "Another day when the clinic is closed")
    field.setDate(QDate(day.year, day.month, day.day))
    named(page, QPushButton, "Add this day").click()


def test_a_new_clinic_is_closed_at_weekends(page: ClinicPage) -> None:
    closed = [name for name in WEEKDAYS if named(page, QCheckBox, name).isChecked()]
    assert closed == ["Saturday", "Sunday"]
    assert not named(page, QCheckBox, "Open on public holidays").isChecked()


def test_closed_days_are_kept(qtbot: QtBot, page: ClinicPage, path: Path) -> None:
    named(page, QCheckBox, "Wednesday").click()
    named(page, QCheckBox, "Saturday").click()
    named(page, QCheckBox, "Open on public holidays").click()
    for day in (date(2027, 1, 4), date(2026, 12, 24), date(2026, 12, 24)):
        add_day(page, day)
    save(qtbot, page)
    found = open_store(path).load()
    assert found.closed_weekdays == {2, 6}
    assert found.open_on_holidays
    assert found.closed_days == (date(2026, 12, 24), date(2027, 1, 4))


def test_a_closed_day_is_removed(qtbot: QtBot, page: ClinicPage, path: Path) -> None:
    add_day(page, date(2026, 12, 24))
    add_day(page, date(2027, 1, 4))
    deliver_deletes()  # the lines that were made anew
    named(page, QToolButton, "Remove Thursday, 24 December 2026").click()
    save(qtbot, page)
    assert open_store(path).load().closed_days == (date(2027, 1, 4),)


def test_a_clinic_that_never_opens_is_refused(page: ClinicPage, path: Path) -> None:
    for name in WEEKDAYS[:5]:
        named(page, QCheckBox, name).click()
    named(page, QPushButton, "Save").click()
    assert "at least one weekday" in page.findChildren(MessageBar)[0].text
    assert not path.exists()


def test_who_checked_a_language_is_kept_and_taken_back(
    qtbot: QtBot, page: ClinicPage, path: Path
) -> None:
    name = named(page, QLineEdit, "Name of who checked Spanish")
    day = named(page, QDateEdit, "Day on which Spanish was checked")
    assert not day.isEnabled()
    name.setText("  A.  Morales ")
    day.setDate(QDate(2026, 11, 2))
    save(qtbot, page)
    assert open_store(path).load().reviews == (REVIEW,)
    name.setText(" ")
    save(qtbot, page)
    assert open_store(path).load().reviews == ()


def test_the_page_says_what_an_unchecked_language_means(page: ClinicPage) -> None:
    card = page.findChildren(ReviewsCard)[0]

    def said() -> str:
        return " ".join(label.text() for label in card.findChildren(QLabel))

    assert "Spanish sheets print \u201cdraft\u201d until then." in said()
    named(page, QLineEdit, "Name of who checked Spanish").setText("A. Morales")
    assert "Spanish sheets are printed without \u201cdraft\u201d." in said()


def test_reviews_of_languages_that_are_not_shipped_stay(qtbot: QtBot) -> None:
    card = ReviewsCard([IN_ENGLISH, SPANISH])
    qtbot.addWidget(card)
    profile = ClinicProfile(reviews=(Review("vi", "T. Nguyen", REVIEW.day), REVIEW))
    card.set_profile(profile)
    assert card.applied(profile).reviews == (REVIEW, profile.reviews[0])


def test_presets_kept_elsewhere_are_no_edit_here(
    qtbot: QtBot, page: ClinicPage, empty_clinic: ClinicSettings, path: Path
) -> None:
    with qtbot.waitSignal(empty_clinic.saved):
        empty_clinic.save(ClinicProfile(presets=(make_preset(),)))
    assert not named(page, QPushButton, "Save").isEnabled()
    named(page, QLineEdit, "Clinic name").setText("Harbor")
    save(qtbot, page)
    found = open_store(path).load()
    assert (found.name, found.presets) == ("Harbor", (make_preset(),))
    assert not named(page, QPushButton, "Save").isEnabled()


def test_the_composer_takes_what_the_clinic_set(composer: HandoutPage) -> None:
    profile = make_profile()
    options = form(composer).options(date(2026, 11, 22))
    assert options.closed == profile.closed_days
    assert options.closed_weekdays == profile.closed_weekdays
    assert options.open_on_holidays is profile.open_on_holidays
    assert options.translation_checked_by == ""  # English needs nobody
    form(composer)._print._language.setCurrentIndex(1)
    options = form(composer).options(date(2026, 11, 22))
    assert (options.language, options.translation_checked_by) == ("es", "A. Morales")


def test_what_is_said_of_a_language_beside_its_choice() -> None:
    assert checked_words(IN_ENGLISH, None) == ""
    assert "prints \u201cdraft\u201d" in checked_words(SPANISH, None)
    assert checked_words(SPANISH, REVIEW) == (
        "Spanish texts checked by A. Morales, 2 November 2026."
    )


def test_dates_are_in_order_and_once(qtbot: QtBot) -> None:
    days = DayList()
    qtbot.addWidget(days)
    days.set_days([date(2027, 1, 4), date(2026, 12, 24), date(2027, 1, 4)])
    assert days.days == (date(2026, 12, 24), date(2027, 1, 4))

"""Presets of the composer: kept, chosen, renamed, deleted; never anything of a patient."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ipdesk.content.model import FactorId
from ipdesk.handout.build import section_list, sections_by_name_only
from ipdesk.handout.options import HandoutOptions
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.widgets.composer_presets import (
    CHANGED,
    MOST_PRESETS,
    PresetBar,
    renamed,
    with_preset,
)
from ipdesk.ui.widgets.composer_sections import SectionBox
from ipdesk.ui.workflow import Workflow
from ipdesk.workspace.model import Preset
from ipdesk.workspace.store import open_store
from tests.ui.composing import confirm_box, form, message, name_field, note_field, settle
from tests.ui.finding import named
from tests.workspace.builders import make_preset

PRIVATE = ("Annabelle", "See you soon", "Will my sister", "Friday at noon", "Dr. Somebody")


@pytest.fixture
def with_presets(
    qtbot: QtBot,
    clinic: ClinicSettings,
    open_composer: Callable[[ClinicSettings], HandoutPage],
) -> HandoutPage:
    """The composer of a clinic with two presets, the Spanish one used last."""
    with qtbot.waitSignal(clinic.saved):
        clinic.save(replace(clinic.profile, presets=(make_preset(), Preset("Plain"))))
    return open_composer(clinic)


def chosen(composer: HandoutPage) -> HandoutOptions:
    return form(composer).options(date(2026, 11, 22))


def combo(composer: HandoutPage) -> QComboBox:
    return named(composer, QComboBox, "Preset")


def choose(composer: HandoutPage, name: str) -> None:
    combo(composer).setCurrentIndex(combo(composer).findData(name))
    combo(composer).activated.emit(combo(composer).currentIndex())


def keep_as(qtbot: QtBot, composer: HandoutPage, clinic: ClinicSettings, name: str) -> None:
    named(composer, QPushButton, "Save preset").click()
    field = named(composer, QLineEdit, "Name of the preset")
    field.setText(name)
    with qtbot.waitSignal(clinic.saved):
        field.returnPressed.emit()


def names(clinic: ClinicSettings) -> list[str]:
    return [preset.name for preset in clinic.profile.presets]


def test_how_a_sheet_is_made_is_kept_and_chosen_again(
    qtbot: QtBot, composer: HandoutPage, clinic: ClinicSettings, visit: Workflow, tmp_path: Path
) -> None:
    for name in ("Print: Large", "Length: Two", "Paper: A4"):
        named(composer, QPushButton, name).click()
    named(composer, SectionBox, "My notes").click()
    form(composer)._picker.set_chosen(["goal", "cost"])
    wanted = chosen(composer)
    keep_as(qtbot, composer, clinic, "  Large,  short ")
    assert "\u201cLarge, short\u201d is kept" in message(composer)
    assert [one.name for one in open_store(tmp_path / "workspace.db").load().presets] == [
        "Large, short"
    ]
    visit.new_patient()
    assert chosen(composer) != wanted
    choose(composer, "Large, short")
    assert chosen(composer) == wanted
    settle(qtbot, composer)


def test_a_preset_holds_nothing_of_a_patient(
    qtbot: QtBot, composer: HandoutPage, clinic: ClinicSettings, visit: Workflow, tmp_path: Path
) -> None:
    pregnancy = FactorId("pregnancy")
    visit.set_answer(pregnancy, True)
    visit.set_priorities(["driving-work"])
    named(composer, QCheckBox, visit.library.factors[pregnancy].label).click()
    name_field(composer).setText(PRIVATE[0])
    note_field(composer).setPlainText(PRIVATE[1])
    named(composer, QLineEdit, "Own question 1").setText(PRIVATE[2])
    named(composer, QLineEdit, "Next visit").setText(PRIVATE[3])
    named(composer, QComboBox, "Clinician").setEditText(PRIVATE[4])
    named(composer, QCheckBox, "Start date is known").click()
    named(composer, QDateEdit, "Start date").setDate(date(2031, 5, 17))
    keep_as(qtbot, composer, clinic, "Mine")
    connection = sqlite3.connect(tmp_path / "workspace.db")
    rows = {
        table: connection.execute(f"SELECT * FROM {table}").fetchall()
        for table in ("preset", "preset_section", "preset_question")
    }
    columns = [row[1] for row in connection.execute("PRAGMA table_info(preset)")]
    connection.close()
    (kept,) = rows["preset"]
    assert dict(zip(columns, kept, strict=True)) == {
        "profile_id": 1,
        "position": 0,
        "name": "Mine",
        "depth": "full",
        "paper": "letter",
        "size": "standard",
        "language": "en",
        "second_language": "",
        "picks_questions": 0,
    }
    unasked = sections_by_name_only()
    sections = [section for section, _, _ in section_list() if section not in unasked]
    assert rows["preset_section"] == [(1, 0, *place) for place in enumerate(sections)]
    for private in (*PRIVATE, "pregnancy", "driving-work", "2031", "tms"):
        assert private not in str(rows)
    assert rows["preset_question"] == []


def test_the_last_preset_is_offered_first_and_not_applied(with_presets: HandoutPage) -> None:
    assert combo(with_presets).itemText(1) == "Spanish, large"
    assert combo(with_presets).currentData() == ""
    assert chosen(with_presets).language == "en"


def test_a_preset_that_is_used_comes_first(
    qtbot: QtBot, with_presets: HandoutPage, clinic: ClinicSettings
) -> None:
    with qtbot.waitSignal(clinic.saved):
        choose(with_presets, "Plain")
    assert names(clinic) == ["Plain", "Spanish, large"]
    assert combo(with_presets).currentText() == "Plain"


def test_a_preset_puts_sections_in_its_order(with_presets: HandoutPage) -> None:
    choose(with_presets, "Spanish, large")
    found = chosen(with_presets)
    assert found.sections is not None
    # Next steps are always printed; the preset does not name them.
    assert [name for name in found.sections if name != "next-steps"] == list(make_preset().sections)
    assert (found.language, found.second_language) == ("es", "en")
    assert found.questions == ("goal", "cost")


def test_a_change_after_a_preset_is_said(with_presets: HandoutPage) -> None:
    said = with_presets.findChildren(PresetBar)[0].findChildren(QLabel)
    choose(with_presets, "Spanish, large")
    assert CHANGED not in [label.text() for label in said if label.isVisible()]
    named(with_presets, QPushButton, "Paper: Letter").click()
    assert CHANGED in [label.text() for label in said if label.isVisible()]
    named(with_presets, QPushButton, "Paper: A4").click()
    assert CHANGED not in [label.text() for label in said if label.isVisible()]


def test_a_preset_keeps_what_was_typed(with_presets: HandoutPage) -> None:
    name_field(with_presets).setText("Ann")
    choose(with_presets, "Plain")
    assert chosen(with_presets).name == "Ann"


def test_a_preset_is_renamed(
    qtbot: QtBot, with_presets: HandoutPage, clinic: ClinicSettings
) -> None:
    choose(with_presets, "Plain")
    named(with_presets, QPushButton, "Rename the preset Plain").click()
    field = named(with_presets, QLineEdit, "Name of the preset")
    assert field.text() == "Plain"
    field.setText("Simple")
    with qtbot.waitSignal(clinic.saved):
        field.returnPressed.emit()
    assert names(clinic) == ["Simple", "Spanish, large"]
    assert combo(with_presets).currentText() == "Simple"


def test_a_preset_is_deleted_and_can_be_put_back(
    with_presets: HandoutPage, clinic: ClinicSettings
) -> None:
    choose(with_presets, "Plain")
    named(with_presets, QPushButton, "Delete the preset Plain").click()
    assert names(clinic) == ["Spanish, large"]
    assert "deleted" in message(with_presets)
    named(with_presets, QPushButton, "Put it back").click()
    assert names(clinic) == ["Plain", "Spanish, large"]


def test_a_taken_name_is_said_before_it_is_replaced(
    with_presets: HandoutPage, clinic: ClinicSettings
) -> None:
    named(with_presets, QPushButton, "Save preset").click()
    named(with_presets, QLineEdit, "Name of the preset").setText("plain")
    named(with_presets, QPushButton, "Replace").click()
    assert names(clinic) == ["plain", "Spanish, large"]


def test_keeping_a_preset_leaves_the_tick(
    qtbot: QtBot, composer: HandoutPage, clinic: ClinicSettings
) -> None:
    confirm_box(composer).click()
    keep_as(qtbot, composer, clinic, "Mine")
    assert confirm_box(composer).isChecked()
    assert composer.sheet is not None


def test_a_language_that_is_gone_is_english(
    qtbot: QtBot, composer: HandoutPage, clinic: ClinicSettings
) -> None:
    with qtbot.waitSignal(clinic.saved):
        clinic.save(replace(clinic.profile, presets=(Preset("Old", language="xx"),)))
    choose(composer, "Old")
    assert chosen(composer).language == "en"


def test_more_presets_than_fit_drop_the_one_unused_for_longest(
    qtbot: QtBot, composer: HandoutPage, clinic: ClinicSettings
) -> None:
    many = tuple(Preset(f"Preset {number}") for number in range(MOST_PRESETS))
    with qtbot.waitSignal(clinic.saved):
        clinic.save(replace(clinic.profile, presets=many))
    keep_as(qtbot, composer, clinic, "New")
    assert len(names(clinic)) == MOST_PRESETS
    assert names(clinic)[0] == "New"
    assert f"\u201cPreset {MOST_PRESETS - 1}\u201d" in message(composer)


def test_names_differ_in_more_than_capitals() -> None:
    presets = (Preset("A"), Preset("b"))
    assert [one.name for one in with_preset(presets, Preset("B"))] == ["B", "A"]
    assert [one.name for one in renamed(presets, "A", "B")] == ["B"]
    assert [one.name for one in renamed(presets, "b", "B")] == ["A", "B"]

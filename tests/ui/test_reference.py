"""The Reference page."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipdesk.content.library import Hit, Library
from ipdesk.ui import theme
from ipdesk.ui.pages.reference import ACROSS, ReferencePage


@pytest.fixture
def reference(library: Library, qtbot: QtBot) -> ReferencePage:
    made = ReferencePage(library)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_every_treatment_has_a_page_with_all_its_statements(
    reference: ReferencePage, library: Library
) -> None:
    for name in library.treatments:
        reference.open_entry(f"treatment:{name.id}")
        treatment = library.treatment(name.id)
        assert reference.text.startswith(name.name)
        missing = [fact.id for fact in treatment.facts if fact.statement not in reference.text]
        missing += [rule.id for rule in treatment.rules if rule.action not in reference.text]
        assert not missing


def test_every_condition_and_page_across_opens(reference: ReferencePage, library: Library) -> None:
    for condition in library.conditions:
        reference.open_entry(f"condition:{condition.id}")
        assert reference.text.startswith(condition.name)
    for key, title in ACROSS:
        reference.open_entry(f"across:{key}")
        assert reference.text.startswith(title)


def test_a_page_numbers_the_sources_it_lists(reference: ReferencePage, library: Library) -> None:
    treatment = library.treatment("ect")
    cited = {key for entry in (*treatment.facts, *treatment.rules) for key in entry.sources}
    assert f"Sources ({len(cited)})" in reference.text


def test_an_answer_of_the_search_opens_its_place(reference: ReferencePage) -> None:
    reference.open_hit(Hit("rule", "any", "tms", "TMS: metal", ""))
    assert reference.key == "treatment:tms"
    assert reference._text.verticalScrollBar().value() > 0
    for kind, key in (("treatment", "treatment:dbs"), ("condition", "condition:ocd")):
        reference.open_hit(Hit(kind, key.split(":")[1], "", "", ""))
        assert reference.key == key
    reference.open_hit(Hit("term", "ECT", "", "", ""))
    assert reference.key == "across:terms"
    reference.open_hit(Hit("source", "apa-2025", "", "", ""))
    assert reference.key == "across:sources"


def test_the_page_follows_the_text_size(reference: ReferencePage, qapp: QApplication) -> None:
    theme.apply(qapp, theme.DARK, 1.5)
    size = reference._text.document().firstBlock().begin().fragment().charFormat().font()
    assert size.pixelSize() == theme.font("display").pixelSize()

"""What labels and payers ask, on the grid and in the basis."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ipdesk.clinical.comparison import Option
from ipdesk.clinical.factors import Answer, TypedMedicine
from ipdesk.clinical.truth import Truth
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.ui.delegates.criteria import CRITERION_LOOKS
from ipdesk.ui.models.arrangement import CriteriaLine
from ipdesk.ui.models.basis_parts import AskPart, CriterionLine, SourceEntry
from ipdesk.ui.models.comparison_model import ComparisonModel
from ipdesk.ui.models.criteria import NO_CRITERIA, criteria_cell, criteria_of
from ipdesk.ui.pages.compare import ComparePage
from ipdesk.ui.widgets.basis_widgets import spoken
from ipdesk.ui.workflow import Workflow

KEY = Qt.Key


def option_of(workflow: Workflow, name: str) -> Option:
    assert workflow.comparison is not None
    return workflow.comparison.option(name)


def with_answers(workflow: Workflow, **answers: Answer) -> None:
    for key, answer in answers.items():
        workflow.set_answer(FactorId(key.replace("_", "-")), answer)


def cards_of(workflow: Workflow, name: str) -> dict[str, str]:
    assert workflow.comparison is not None
    _, cards = criteria_of(option_of(workflow, name), workflow.comparison, workflow.library)
    return {key: spoken(parts) for key, parts in cards}


def test_every_criterion_is_counted_under_whose_it_is(workflow: Workflow) -> None:
    workflow.set_options(("vns", "no-new-treatment"))
    with_answers(workflow, age=34.0, failed_trials=2.0)
    option = option_of(workflow, "vns")
    cell = criteria_cell(option)
    for group in cell.groups:
        own = [one for one in option.criteria if one.criterion.whose == group.whose]
        assert sum(int(tally.text.split()[0]) for tally in group.tallies) == len(own)
        for tally in group.tallies:
            count, _, word = tally.text.partition(" ")
            assert int(count) == sum(found.word == word for found in own)
            assert tally.text in cell.spoken


def test_each_outcome_has_an_icon_of_its_own() -> None:
    assert len({icon for icon, _ in CRITERION_LOOKS.values()}) == len(Truth)


def test_an_option_without_criteria_says_so(workflow: Workflow) -> None:
    cell = criteria_cell(option_of(workflow, "no-new-treatment"))
    assert (cell.groups, cell.empty) == ((), NO_CRITERIA)


def test_a_number_entered_decides_a_threshold(workflow: Workflow) -> None:
    workflow.set_options(("vns", "no-new-treatment"))
    key = "vns.criteria.failed-trials"
    for trials, word in ((None, "Not asked"), (3.0, "Not met"), (4.0, "Met in part")):
        workflow.set_answer(FactorId("failed-trials"), trials)
        assert cards_of(workflow, "vns")[key].startswith(f"{word}:")


def test_a_card_shows_whose_what_the_patients_value_and_the_source(
    workflow: Workflow, library: Library
) -> None:
    workflow.set_options(("vns", "no-new-treatment"))
    with_answers(workflow, failed_trials=2.0)
    assert workflow.comparison is not None
    option = option_of(workflow, "vns")
    _, cards = criteria_of(option, workflow.comparison, library)
    for found, (key, parts) in zip(option.criteria, cards, strict=True):
        criterion = found.criterion
        words = spoken(parts)
        assert key == criterion.id
        assert parts[0] == CriterionLine(found.met, found.word, criterion.label)
        assert f"Whose: {criterion.whose}" in words
        assert f"Where: {criterion.locator}" in words
        cited = [part.citation for part in parts if isinstance(part, SourceEntry)]
        assert cited == [source.citation for source in library.sources(criterion.sources)]
        asked = [part.factors for part in parts if isinstance(part, AskPart)]
        assert asked == ([found.to_ask] if found.to_ask else [])
        for requirement in criterion.requires:
            assert library.factors[requirement.factor].label in words
    words = cards_of(workflow, "vns")["vns.criteria.failed-trials"]
    assert "at least 4 adequate trials this episode" in words
    assert "This patient: 2 adequate trials this episode" in words


def test_a_value_says_that_it_comes_from_a_number_or_a_medicine(workflow: Workflow) -> None:
    workflow.set_options(("ablative", "no-new-treatment"))
    workflow.set_condition("ocd")
    factor = FactorId("ocd-drug-trials-incomplete")
    workflow.set_medicines((TypedMedicine("Testol", "testol", (factor,)),))
    words = " ".join(cards_of(workflow, "ablative").values())
    assert "This patient: yes, from Testol." in words


def line_of_criteria(page: ComparePage) -> int:
    return page.model.lines.index(CriteriaLine())


def test_enter_on_criteria_goes_to_the_first_card(
    page: ComparePage, workflow: Workflow, qtbot: QtBot
) -> None:
    workflow.set_options(("ect", "vns"))
    page.grid.setFocus()
    page.grid.focus_cell(line_of_criteria(page), 1)
    qtbot.keyClick(page.grid, KEY.Key_Return)
    focused = page.focusWidget()
    assert focused is not None
    first = option_of(workflow, "vns").criteria[0].criterion
    assert first.label in focused.accessibleName()


def test_what_is_not_asked_can_be_answered_from_the_basis(
    page: ComparePage, workflow: Workflow
) -> None:
    workflow.set_options(("ect", "vns"))
    page.grid.focus_cell(line_of_criteria(page), 1)
    found = next(one for one in option_of(workflow, "vns").criteria if one.to_ask)
    label = workflow.library.factors[found.to_ask[0]].label
    button = next(
        one
        for one in page.basis.findChildren(QPushButton)
        if one.accessibleName().startswith(f"Answer now: {label}")
    )
    button.click()
    assert set(page.picker.shown_factors()) == set(found.to_ask)
    page.picker.accept()


def test_the_focus_stays_on_criteria_when_an_answer_comes(
    page: ComparePage, workflow: Workflow
) -> None:
    workflow.set_options(("ect", "vns"))
    page.grid.focus_cell(line_of_criteria(page), 1)
    workflow.set_answer(FactorId("age"), 40.0)
    assert page.grid.currentIndex().row() == line_of_criteria(page)
    assert page.basis.text.startswith("VNS · Label criteria")


def test_a_cell_of_criteria_is_heard(page: ComparePage, workflow: Workflow) -> None:
    workflow.set_options(("ect", "vns"))
    cell = page.model.index(line_of_criteria(page), 1)
    for group in criteria_cell(option_of(workflow, "vns")).groups:
        assert group.whose in cell.data(Qt.ItemDataRole.AccessibleTextRole)
        assert group.whose in cell.data(Qt.ItemDataRole.DisplayRole)
    assert cell.data(ComparisonModel.CellRole).groups

"""The treatments to choose from and the ways of giving them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ipdesk.ui.models.comparison_model import ComparisonModel
from ipdesk.ui.pages.compare import ComparePage
from ipdesk.ui.widgets.way_list import WayList
from ipdesk.ui.workflow import Workflow

KEY = Qt.Key


def ways(page: ComparePage) -> WayList:
    return page.choices.options.ways_of("tms")


def test_the_usual_way_is_named_below_the_treatment(page: ComparePage, workflow: Workflow) -> None:
    assert ways(page).line.text() == "as studied: 10 Hz"
    workflow.set_condition("ocd")
    assert ways(page).line.text() == "as studied: deep TMS"


def test_the_list_opens_and_closes_by_keyboard(page: ComparePage, qtbot: QtBot) -> None:
    line, row = ways(page).line, ways(page).rows["tms:itbs"]
    assert not row.isVisible()
    for key, shown in (
        (KEY.Key_Return, True),
        (KEY.Key_Left, False),
        (KEY.Key_Right, True),
        (KEY.Key_Space, False),
    ):
        qtbot.keyClick(line, key)
        assert row.isVisible() is shown
        assert ("open" if shown else "closed") in line.accessibleName()


def test_a_ticked_way_is_a_column_of_its_own(
    page: ComparePage, workflow: Workflow, qtbot: QtBot
) -> None:
    ways(page).line.set_open(True)
    qtbot.keyClick(page.choices.option_row("tms:itbs"), KEY.Key_Space)
    assert workflow.options[-1] == "tms:itbs"
    column = page.model.columns[-1]
    assert column.name == "TMS iTBS"
    assert column.subtitle == workflow.treatment("tms:itbs").names.subtitle
    assert column.protocol == ""
    assert page.choices.option_row("tms").isChecked()


def test_unticking_a_way_takes_its_column_away(page: ComparePage, workflow: Workflow) -> None:
    workflow.set_options(("ect", "tms:itbs", "vns"))
    assert ways(page).is_open
    page.choices.option_row("tms:itbs").click()
    assert workflow.options == ("ect", "vns")


def test_only_ways_used_for_the_condition_can_be_ticked(
    page: ComparePage, workflow: Workflow
) -> None:
    ways(page).line.set_open(True)
    for condition in ("trd", "ocd"):
        workflow.set_condition(condition)
        for protocol in workflow.treatment("tms").protocols:
            row = ways(page).rows[f"tms:{protocol.id}"]
            assert row.isVisible() is protocol.serves(condition)


def test_the_same_way_twice_is_refused_in_the_panel(page: ComparePage, workflow: Workflow) -> None:
    ways(page).line.set_open(True)
    row = page.choices.option_row("tms:htms-10hz")
    row.click()
    assert not row.isChecked()
    assert "given the same way" in page.choices.notice
    assert "tms:htms-10hz" not in workflow.options


def test_a_seventh_column_is_refused_when_it_is_a_way(
    page: ComparePage, workflow: Workflow
) -> None:
    workflow.set_options(("ect", "tms", "vns", "dbs", "esketamine", "ketamine-iv"))
    ways(page).line.set_open(True)
    page.choices.option_row("tms:itbs").click()
    assert "Six options fit side by side" in page.choices.notice
    assert len(workflow.options) == 6


def test_ways_show_evidence_only_where_they_are_rated(
    page: ComparePage, workflow: Workflow
) -> None:
    ways(page).line.set_open(True)
    comparison = workflow.comparison
    assert comparison is not None
    for key, row in ways(page).rows.items():
        if not row.isVisible():
            continue
        workflow.set_options(("ect", key))
        assert workflow.comparison is not None
        rated = workflow.comparison.option(key).evidence
        told = f"{rated.level.dots} of 4 dots" if rated else "not rated on its own"
        assert told in row.accessibleName()


def test_a_header_says_when_a_way_is_not_rated_on_its_own(
    page: ComparePage, workflow: Workflow
) -> None:
    options = workflow.treatment("tms").protocols
    for protocol in options:
        if not protocol.serves("trd"):
            continue
        workflow.set_options(("ect", f"tms:{protocol.id}"))
        column = page.model.columns[1]
        spoken = page.model.headerData(
            1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
        )
        if column.level is None:
            assert column.level_word == "Not rated on its own"
            assert "not rated on its own" in spoken
        else:
            assert f"{column.level.dots} of 4" in spoken


def test_a_change_of_condition_says_which_way_was_set_back(
    page: ComparePage, workflow: Workflow
) -> None:
    workflow.set_options(("tms:itbs", "ect"))
    workflow.set_condition("ocd")
    assert workflow.options == ("tms", "ect")
    assert page.choices.refitted == (
        "Obsessive-compulsive disorder: TMS iTBS is not used here, "
        "so its column shows TMS as a whole."
    )
    workflow.set_condition("trd")
    assert page.choices.refitted == ""
    assert [column.id for column in page.model.columns] == ["tms", "ect"]


def test_every_cell_of_a_way_opens(page: ComparePage, workflow: Workflow) -> None:
    workflow.set_options(("tms", "tms:itbs", "ect"))
    for line in range(page.model.rowCount()):
        if page.model.index(line, 1).data(ComparisonModel.CellRole) is not None:
            page.grid.focus_cell(line, 1)
            assert page.basis.text.startswith("TMS iTBS · ")


def test_a_way_of_a_treatment_not_offered_is_shown_while_it_is_chosen(
    page: ComparePage, workflow: Workflow
) -> None:
    workflow.set_options(("ect", "tms:itbs"))
    page.set_offered(("ect",), ())
    assert page.choices.option_row("tms:itbs").isVisible()
    workflow.set_options(("ect", "no-new-treatment"))
    assert not ways(page).isVisible()


def test_a_refusal_stands_below_what_was_ticked(page: ComparePage) -> None:
    ways(page).line.set_open(True)
    page.choices.option_row("tms:htms-10hz").click()
    (shown,) = [
        one for one in page.choices.findChildren(QLabel) if one.text() == page.choices.notice
    ]
    layout = page.choices.options.layout()
    assert layout.indexOf(shown) == layout.indexOf(ways(page)) + 1

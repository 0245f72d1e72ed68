"""The table model."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.ui.models.cells import AskCell, ChipsCell, WordsCell
from ipdesk.ui.models.comparison_model import Column, ComparisonModel
from ipdesk.ui.workflow import Workflow

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def make_model(workflow: Workflow, library: Library) -> ComparisonModel:
    model = ComparisonModel(library)
    comparison = workflow.comparison
    treatments = tuple(workflow.treatment(key) for key in workflow.options)
    model.set_comparison(comparison, treatments if comparison else ())
    return model


def test_the_model_keeps_qts_rules(
    workflow: Workflow, library: Library, qtmodeltester: ModelTester
) -> None:
    model = make_model(workflow, library)
    qtmodeltester.check(model)
    model.set_comparison(None)
    qtmodeltester.check(model)


def test_options_are_columns_in_the_order_chosen(workflow: Workflow, library: Library) -> None:
    model = make_model(workflow, library)
    ids = [column.id for column in model.columns]
    assert ids == list(workflow.options)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0


def test_lines_hold_their_kind_of_cell(workflow: Workflow, library: Library) -> None:
    model = make_model(workflow, library)
    assert model.index(0, 0).data(model.CellRole) is None
    assert isinstance(model.index(1, 0).data(model.CellRole), ChipsCell)
    assert isinstance(model.index(2, 0).data(model.CellRole), AskCell)
    line = model.line_of("time_to_response")
    assert isinstance(model.index(line, 0).data(model.CellRole), WordsCell)


def test_bands_cannot_be_focused(workflow: Workflow, library: Library) -> None:
    model = make_model(workflow, library)
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_every_cell_says_whose_and_what_it_is(workflow: Workflow, library: Library) -> None:
    workflow.set_answer(FactorId("pregnancy"), True)
    model = make_model(workflow, library)
    for line in range(model.rowCount()):
        label = model.headerData(line, Qt.Orientation.Vertical)
        for column in range(model.columnCount()):
            index = model.index(line, column)
            if not model.flags(index):
                continue
            spoken = index.data(SPOKEN)
            assert spoken.startswith(model.columns[column].name)
            if line > 2:
                assert label in spoken


def test_headers_say_what_is_drawn_in_them(workflow: Workflow, library: Library) -> None:
    model = make_model(workflow, library)
    horizontal = Qt.Orientation.Horizontal
    column = model.headerData(0, horizontal, model.ColumnRole)
    assert isinstance(column, Column)
    spoken = model.headerData(0, horizontal, SPOKEN)
    assert column.badge in spoken
    assert f"{column.level.dots} of 4" in spoken if column.level else "not rated" in spoken
    assert model.headerData(99, horizontal) is None
    assert model.headerData(99, Qt.Orientation.Vertical) is None


def test_a_row_that_is_not_shown_has_no_line(workflow: Workflow, library: Library) -> None:
    assert make_model(workflow, library).line_of("nothing") == -1

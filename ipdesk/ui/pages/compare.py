"""Compare: choices on the left, the grid in the middle, the basis of the focused cell right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ipdesk.clinical.cells import evidence_of, headline
from ipdesk.clinical.comparison import EVIDENCE, Comparison
from ipdesk.clinical.priorities import find_priorities, marked_rows
from ipdesk.content.model import Evidence, FactorId
from ipdesk.errors import UsageError
from ipdesk.ui import theme
from ipdesk.ui.delegates.headers import RowHeader
from ipdesk.ui.frame_words import LEAST_MIDDLE
from ipdesk.ui.models import basis
from ipdesk.ui.models.arrangement import AskLine, CautionLine, CriteriaLine, RowLine
from ipdesk.ui.models.basis_parts import Paragraph
from ipdesk.ui.models.cells import Chip, ChipsCell
from ipdesk.ui.models.comparison_model import ComparisonModel
from ipdesk.ui.models.criteria import criteria_of
from ipdesk.ui.pages.patient_answers import PatientAnswers
from ipdesk.ui.widgets.arranger import Arranger
from ipdesk.ui.widgets.basis_panel import BasisPanel
from ipdesk.ui.widgets.choice_panel import ChoicePanel
from ipdesk.ui.widgets.grid import Grid
from ipdesk.ui.widgets.grid_bar import GridBar
from ipdesk.ui.widgets.panes import Panes
from ipdesk.ui.widgets.parts import label
from ipdesk.ui.workflow import Workflow

if TYPE_CHECKING:
    from ipdesk.ui.widgets.factor_picker import FactorPicker

LEAST_COLUMN = 117
"""When columns would be narrower, at 100 % text, the basis gives way."""

NO_OPTIONS = "Tick at least two treatments on the left to set them side by side."

_PATIENT_LINES = {"!": CautionLine, "?": AskLine, "criteria?": CriteriaLine}
"""What stands for the patient's own lines where rows have their ids."""


class ComparePage(QWidget):
    """Joins the panels to the workflow."""

    text_step_asked = Signal(int)
    condition_chosen = Signal(str)
    patient_view_asked = Signal()

    def __init__(self, workflow: Workflow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workflow = workflow
        self._library = workflow.library
        self._arranger = Arranger(self._library.rows, self)
        self._model = ComparisonModel(self._library, self)
        self._focus: tuple[str, str] = ("", "")
        self._fitted_for = len(workflow.options)
        self._build()
        self._answers = PatientAnswers(workflow, self._choices, self)
        self._connect()
        self._show_choice()
        self._show_comparison(workflow.comparison)

    def _build(self) -> None:
        self.setObjectName("canvas")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._choices = ChoicePanel(self._library)
        self._choices.setProperty("opensInside", True)
        self._grid = Grid(self._model)
        self._bar = GridBar()
        self._basis = BasisPanel()
        centre = self._build_centre()
        self._panes = Panes(self._choices, centre, self._basis, self._least_centre)
        outer.addWidget(self._panes)

    def _least_centre(self) -> int:
        columns = len(self._workflow.options) * theme.px(LEAST_COLUMN)
        return max(theme.px(LEAST_MIDDLE), RowHeader.label_width() + columns)

    def _build_centre(self) -> QWidget:
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        self._caveat = label("", "warning")
        self._caveat.setContentsMargins(14, 6, 14, 6)
        self._caveat.setVisible(False)
        layout.addWidget(self._caveat)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._grid)
        self._empty = label(NO_OPTIONS, "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(40, 40, 40, 40)
        self._stack.addWidget(self._empty)
        layout.addWidget(self._stack, 1)
        return centre

    def _connect(self) -> None:
        workflow, choices, grid = self._workflow, self._choices, self._grid
        workflow.comparison_changed.connect(self._show_comparison)
        workflow.choice_changed.connect(self._show_choice)
        workflow.patient_wiped.connect(self._on_wiped)
        choices.condition_chosen.connect(self._on_condition)
        workflow.options_refitted.connect(choices.tell_refitted)
        choices.options_chosen.connect(self._on_options)
        choices.options.ways_opened.connect(self._show_way_evidence)
        choices.priorities_chosen.connect(workflow.set_priorities)
        grid.cell_focused.connect(self._show_basis)
        grid.basis_asked.connect(self._on_basis_asked)
        grid.chip_chosen.connect(self._on_chip)
        grid.row_moved.connect(self.move_row)
        grid.column_moved.connect(self._on_column_moved)
        self._basis.left.connect(grid.setFocus)
        self._basis.ask_chosen.connect(self._on_ask)
        self._connect_arrangement()

    def _connect_arrangement(self) -> None:
        bar, arranger = self._bar, self._arranger
        self._grid.row_hidden.connect(arranger.hide)
        arranger.changed.connect(self._on_arranged)
        bar.differences_toggled.connect(arranger.set_only_differences)
        bar.marked_first_toggled.connect(arranger.set_marked_first)
        bar.row_shown.connect(arranger.set_shown)
        bar.all_rows_asked.connect(arranger.show_all)
        bar.row_dropped.connect(self._on_row_dropped)
        bar.row_step_asked.connect(self._on_row_step)
        bar.column_step_asked.connect(self._on_column_step)
        bar.column_dropped.connect(self._on_column_dropped)
        bar.text_step_asked.connect(self.text_step_asked)
        bar.patient_view_asked.connect(self.patient_view_asked)
        bar.choices_toggled.connect(self._panes.show_left)
        bar.basis_toggled.connect(self._panes.show_right)
        self._panes.panels_changed.connect(bar.set_panels)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes round, as far as it is shown."""
        every = (self._choices, self._grid, self._basis)
        return tuple(pane for pane in every if pane.isVisible())

    @property
    def model(self) -> ComparisonModel:
        """What the grid shows."""
        return self._model

    @property
    def grid(self) -> Grid:
        """The table."""
        return self._grid

    @property
    def basis(self) -> BasisPanel:
        """The panel on the right."""
        return self._basis

    @property
    def choices(self) -> ChoicePanel:
        """The panel on the left."""
        return self._choices

    @property
    def bar(self) -> GridBar:
        """The line above the grid."""
        return self._bar

    @property
    def picker(self) -> "FactorPicker":
        """Where factors are answered; made when first asked for."""
        return self._answers.picker

    def set_offered(self, offered: tuple[str, ...], order: tuple[str, ...]) -> None:
        """Take over which options the clinic offers and its order of rows."""
        self._choices.set_offered(offered)
        self._arranger.set_order(order)

    def open_picker(self, factor: str = "") -> None:
        """Answer factors; with ``factor``, at that one."""
        self._answers.open_picker(factor)

    def add_medicine(self, text: str = "") -> None:
        """Give the keyboard to the field for medicines; with ``text``, add that."""
        self._panes.show_left(True)
        if text:
            self._choices.medicines.add(text)
        self._choices.medicines.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_choice(self) -> None:
        workflow = self._workflow
        self._choices.set_condition(workflow.condition.id)
        self._choices.options.set_evidence(self._library.evidence(workflow.condition.id))
        self._choices.options.set_options(workflow.options)
        self._show_way_evidence()
        self._choices.set_priorities(workflow.priorities)
        self._choices.refuse("")
        self._choices.tell_refitted("")
        condition = workflow.condition
        self._caveat.setText(condition.caveat)
        self._caveat.setVisible(bool(condition.caveat))
        self._grid.set_decision(f"{condition.decision}?")

    def _show_way_evidence(self) -> None:
        """Rate the ways of giving that are listed openly; the others are not read."""
        condition = self._workflow.condition.id
        evidence = self._library.evidence(condition)
        rated: dict[str, Evidence | None] = {}
        for key in self._choices.options.open_ways:
            given = self._workflow.treatment(key)
            stated = headline(given, EVIDENCE, condition, given.names.protocol)
            rated[key] = evidence_of(given, evidence.get(given.names.treatment), stated)
        self._choices.options.set_way_evidence(rated)

    def _show_comparison(self, comparison: Comparison | None) -> None:
        column, line = self._focus
        place = self._grid.verticalScrollBar().value()
        had_focus = self._grid.hasFocus()
        marked = marked_rows(find_priorities(self._library.priorities, self._workflow.priorities))
        treatments = (
            tuple(self._workflow.treatment(option.id) for option in comparison.options)
            if comparison
            else ()
        )
        arrangement = self._arranger.arrangement
        self._model.set_comparison(comparison, treatments, arrangement, marked)
        self._stack.setCurrentIndex(0 if comparison else 1)
        if len(self._workflow.options) != self._fitted_for:
            self._fitted_for = len(self._workflow.options)
            self._panes.fit()
        self._grid.refit()
        self._grid.verticalScrollBar().setValue(place)
        self._tell_bar(comparison, bool(marked))
        self._restore_focus(line, column)
        if had_focus:
            self._grid.setFocus()

    def _tell_bar(self, comparison: Comparison | None, has_marked: bool) -> None:
        arrangement, alike = self._arranger.arrangement, 0
        if comparison and arrangement.only_differences:
            alike = sum(not row.differs for row in comparison.rows)
        count = len(self._workflow.options)
        self._bar.set_state(count, len(arrangement.hidden), alike, has_marked)
        groups = {group.id: group.label for group in self._library.row_groups}
        self._bar.set_rows(self._library.rows, groups, arrangement)

    def _restore_focus(self, line: str, column: str) -> None:
        ids = [one.id for one in self._model.columns]
        if not ids:
            self._basis.set_basis((Paragraph(NO_OPTIONS, "muted"),))
            return
        place = ids.index(column) if column in ids else 0
        row = self._model.line_of(line)
        if row < 0:
            kind = _PATIENT_LINES.get(line, CautionLine)
            places = [n for n, one in enumerate(self._model.lines) if isinstance(one, kind)]
            row = places[0] if places else 1
        index = self._model.index(row, place)
        if self._grid.currentIndex() != index:
            self._grid.setCurrentIndex(index)
        else:
            self._show_basis(row, place)

    def _show_basis(self, line: int, column: int) -> None:
        comparison = self._model.comparison
        if comparison is None:
            return
        option = comparison.options[column]
        treatment = self._workflow.treatment(option.id)
        match self._model.lines[line]:
            case RowLine(row):
                self._focus = (option.id, row.row.id)
                self._basis.set_basis(
                    basis.basis_of(comparison, row, column, treatment, self._library)
                )
            case CautionLine():
                self._focus = (option.id, "!")
                cell = self._model.index(line, column).data(ComparisonModel.CellRole)
                empty = cell.empty if isinstance(cell, ChipsCell) else ""
                condition = comparison.condition.name
                self._basis.set_basis(
                    *basis.cautions_of(option, treatment, condition, empty, self._library)
                )
            case AskLine():
                self._focus = (option.id, "?")
                self._basis.set_basis(basis.unasked(option, comparison))
            case CriteriaLine():
                self._focus = (option.id, "criteria?")
                self._basis.set_basis(*criteria_of(option, comparison, self._library))

    def _on_basis_asked(self, line: int, column: int) -> None:
        comparison = self._model.comparison
        if comparison is None:
            return
        option = comparison.options[column]
        if isinstance(self._model.lines[line], AskLine):
            if option.screening.to_ask:
                self._answers.ask(f"Ask about: {option.names.short_name}", option.screening.to_ask)
            return
        self._show_basis(line, column)
        self.toggle_basis(True)
        self._basis.setFocus()
        certain = option.screening.certain or option.other_protocols.certain
        if isinstance(self._model.lines[line], CautionLine) and certain:
            self._basis.show_card(certain[0].rule.id)
        elif isinstance(self._model.lines[line], CriteriaLine) and option.criteria:
            self._basis.show_card(option.criteria[0].criterion.id)

    def _on_ask(self, factors: tuple[FactorId, ...]) -> None:
        """Answer what a criterion asks; the same picker as on the line of what is unasked."""
        self._answers.ask("Ask about: label criteria", factors)

    def _on_chip(self, column: int, chip: Chip) -> None:
        self._show_basis(1, column)
        self.toggle_basis(True)
        self._basis.show_card(chip.finding.rule.id)

    def _on_condition(self, condition: str) -> None:
        self._workflow.set_condition(condition)
        self.condition_chosen.emit(condition)

    def _on_options(self, chosen: tuple[str, ...]) -> None:
        try:
            self._workflow.set_options(chosen)
        except UsageError as error:
            self._choices.options.set_options(self._workflow.options)
            self._choices.refuse(str(error))

    def _on_wiped(self) -> None:
        """Another patient comes: the grid starts at its top."""
        self._focus = ("", "")
        self._grid.scrollToTop()

    def _on_arranged(self) -> None:
        self._show_comparison(self._workflow.comparison)

    def move_row(self, row: str, step: int) -> None:
        """Move a row up (-1) or down (1) among the rows it stands with."""
        self._arranger.move(row, step, self._model.lines)

    def _on_row_dropped(self) -> None:
        if row := self._grid.current_row():
            self._arranger.hide(row)

    def _on_row_step(self, step: int) -> None:
        if row := self._grid.current_row():
            self.move_row(row, step)

    def _on_column_moved(self, column: int, step: int) -> None:
        options = list(self._workflow.options)
        target = column + step
        if 0 <= target < len(options):
            options[column], options[target] = options[target], options[column]
            self._workflow.set_options(options)

    def _on_column_step(self, step: int) -> None:
        if self._grid.currentIndex().isValid():
            self._on_column_moved(self._grid.currentIndex().column(), step)

    def _on_column_dropped(self) -> None:
        column = self._grid.currentIndex().column()
        options = self._workflow.options
        if 0 <= column < len(options):
            self._workflow.set_options(options[:column] + options[column + 1 :])

    def toggle_choices(self, shown: bool) -> None:
        """Open or close the panel on the left."""
        self._panes.show_left(shown)

    def toggle_basis(self, shown: bool) -> None:
        """Open or close the panel on the right."""
        self._panes.show_right(shown)

    def fit_panes(self) -> None:
        """Open the panels that fit and are wanted."""
        self._panes.fit()

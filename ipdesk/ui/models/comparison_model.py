"""The comparison as a table model: lines are rows, options are columns."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ipdesk.clinical.comparison import Comparison, Option
from ipdesk.content.library import Library
from ipdesk.content.model import EvidenceLevel, RowId, Treatment
from ipdesk.frozen import dataclass
from ipdesk.ui.models import cells
from ipdesk.ui.models.arrangement import (
    Arrangement,
    AskLine,
    Band,
    CautionLine,
    CriteriaLine,
    GridLine,
    RowLine,
    arrange,
)
from ipdesk.ui.models.cells import AskCell, CellContent, ChipsCell
from ipdesk.ui.models.criteria import CriteriaCell, criteria_cell, criteria_words

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """What the header of an option shows."""

    id: str
    name: str
    subtitle: str
    badge: str
    protocol: str
    level: EvidenceLevel | None
    level_word: str
    """The level in words; without a level, that it was not rated."""
    spoken: str


@dataclass(frozen=True, slots=True)
class LineLabel:
    """What the first column shows of a line."""

    text: str
    is_band: bool = False
    marked: bool = False
    spoken: str = ""


class ComparisonModel(QAbstractTableModel):
    """Serves ready-made cells; it formats nothing clinical."""

    CellRole = Qt.ItemDataRole.UserRole + 1
    LineRole = Qt.ItemDataRole.UserRole + 2
    ColumnRole = Qt.ItemDataRole.UserRole + 3

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._comparison: Comparison | None = None
        self._lines: tuple[GridLine, ...] = ()
        self._labels: tuple[LineLabel, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._cells: tuple[tuple[CellContent | None, ...], ...] = ()

    @property
    def comparison(self) -> Comparison | None:
        """What is shown."""
        return self._comparison

    @property
    def lines(self) -> tuple[GridLine, ...]:
        """The lines shown, from top to bottom."""
        return self._lines

    @property
    def columns(self) -> tuple[Column, ...]:
        """The headers of the options."""
        return self._columns

    def set_comparison(
        self,
        comparison: Comparison | None,
        treatments: tuple[Treatment, ...] = (),
        arrangement: Arrangement | None = None,
        marked: Collection[RowId] = (),
    ) -> None:
        """Show another comparison, laid out as arranged; ``treatments`` are its options, whole."""
        self.beginResetModel()
        self._comparison = comparison
        if comparison is None:
            self._lines, self._labels, self._columns, self._cells = (), (), (), ()
        else:
            self._lines = arrange(
                comparison, self._library.row_groups, arrangement or Arrangement(), marked
            )
            self._labels = tuple(_label(line) for line in self._lines)
            words = self._library.vocabulary("evidence")
            self._columns = tuple(
                _column(option, words[option.evidence.level].label if option.evidence else "")
                for option in comparison.options
            )
            self._cells = _contents(self._lines, comparison, treatments, self._library)
        self.endResetModel()

    def line_of(self, row_id: str) -> int:
        """The line of a row of the comparison; -1 when it is not shown."""
        for place, line in enumerate(self._lines):
            if isinstance(line, RowLine) and line.row.row.id == row_id:
                return place
        return -1

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Lines shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Options shown."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Bands cannot be focused."""
        if not index.isValid() or self._labels[index.row()].is_band:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The ready-made cell, its words, or its line."""
        if not index.isValid():
            return None
        if role == self.LineRole:
            return self._lines[index.row()]
        cell = self._cells[index.row()][index.column()]
        if role == self.CellRole:
            return cell
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Names of options and rows."""
        if orientation == Qt.Orientation.Horizontal:
            if not 0 <= section < len(self._columns):
                return None
            column = self._columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column.name
            if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                return column.spoken
            return column if role == self.ColumnRole else None
        if not 0 <= section < len(self._labels):
            return None
        label = self._labels[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return label.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return label.spoken
        if role == Qt.ItemDataRole.ToolTipRole and not label.is_band:
            return label.spoken
        return label if role == self.LineRole else None


def _words(cell: CellContent) -> str:
    if isinstance(cell, ChipsCell):
        return "; ".join(f"{part.factor}: {part.text}" for part in cell.chips) or cell.empty
    if isinstance(cell, AskCell):
        return cell.text
    if isinstance(cell, CriteriaCell):
        return criteria_words(cell) or cell.empty
    return cell.sentence or cell.text


def _label(line: GridLine) -> LineLabel:
    match line:
        case Band():
            return LineLabel(line.label, is_band=True, spoken=f"Group: {line.label}")
        case CautionLine():
            return LineLabel("Cautions", spoken="Cautions that hold for this patient")
        case AskLine():
            return LineLabel("Ask about", spoken="What was not asked yet")
        case CriteriaLine():
            return LineLabel("Label criteria", spoken="What labels and payers ask before it")
        case RowLine():
            row = line.row.row
            matters = " Matters to this patient." if line.marked else ""
            spoken = f"{row.label}. {row.question}{matters}"
            return LineLabel(row.label, marked=line.marked, spoken=spoken)


def _column(option: Option, level_word: str) -> Column:
    names = option.names
    level = option.evidence.level if option.evidence else None
    # A way of giving is not lent the level of the treatment as a whole.
    unrated = "not rated on its own" if names.protocol else "not rated"
    said = [names.short_name, names.subtitle, option.protocol_name, names.badge]
    said.append(
        f"evidence {level_word.lower()}, {level.dots} of 4" if level else f"evidence {unrated}"
    )
    spoken = ". ".join(dict.fromkeys(part for part in said if part))
    subtitle = names.subtitle if names.subtitle != names.short_name else ""
    return Column(
        option.id,
        names.short_name,
        subtitle,
        names.badge,
        option.protocol_name if option.protocol_name != subtitle else "",
        level,
        level_word if level else unrated.capitalize() if names.protocol else "",
        spoken,
    )


def _contents(
    lines: tuple[GridLine, ...],
    comparison: Comparison,
    treatments: tuple[Treatment, ...],
    library: Library,
) -> tuple[tuple[CellContent | None, ...], ...]:
    effects = library.vocabulary("effects")
    states = {name: step.label for name, step in library.vocabulary("states").items()}
    options = comparison.options

    def line_cells(line: GridLine) -> tuple[CellContent | None, ...]:
        match line:
            case Band():
                return (None,) * len(options)
            case CautionLine():
                patient = comparison.patient
                answered = bool(patient.answers or patient.medicines)
                return tuple(
                    cells.chips_cell(option, treatment, effects, answered)
                    for option, treatment in zip(options, treatments, strict=True)
                )
            case AskLine():
                return tuple(cells.ask_cell(option) for option in options)
            case CriteriaLine():
                return tuple(criteria_cell(option) for option in options)
            case RowLine():
                row = line.row.row
                levels = library.all_levels.get(row.id, ())
                return tuple(
                    cells.words_cell(option.names.short_name, row, cell, levels, states)
                    for option, cell in zip(options, line.row.cells, strict=True)
                )

    return tuple(line_cells(line) for line in lines)

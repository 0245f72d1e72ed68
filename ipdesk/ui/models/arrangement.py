"""Which lines the grid shows and in which order. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from ipdesk.clinical.comparison import Comparison, ComparisonRow
from ipdesk.content.model import RowId
from ipdesk.content.shared import RowGroup
from ipdesk.frozen import dataclass

FOR_THIS_PATIENT = "For this patient"
WHAT_MATTERS = "What matters"


@dataclass(frozen=True, slots=True)
class Band:
    """The title of a group of rows."""

    label: str


@dataclass(frozen=True, slots=True)
class CautionLine:
    """What the patient's answers touch, option by option."""


@dataclass(frozen=True, slots=True)
class AskLine:
    """How many factors are still unasked, option by option."""


@dataclass(frozen=True, slots=True)
class CriteriaLine:
    """What labels and payers ask, option by option."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the comparison; ``marked`` when it bears on what matters to the patient."""

    row: ComparisonRow
    marked: bool = False


GridLine = Band | CautionLine | AskLine | CriteriaLine | RowLine


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The reader's own order of rows, hidden rows, and what else is left out."""

    order: tuple[RowId, ...] = ()
    hidden: frozenset[RowId] = frozenset()
    only_differences: bool = False
    marked_first: bool = True

    def with_moved(self, row: RowId, step: int, shown: Iterable[RowId]) -> "Arrangement":
        """Swap a row with its neighbour among ``shown``, the rows that stand together."""
        together = list(shown)
        place = together.index(row)
        target = place + step
        if not 0 <= target < len(together):
            return self
        order = list(self.order)
        first, second = order.index(row), order.index(together[target])
        order[first], order[second] = order[second], order[first]
        return replace(self, order=tuple(order))

    def with_hidden(self, row: RowId, hidden: bool) -> "Arrangement":
        """Hide a row or show it again."""
        return replace(self, hidden=self.hidden | {row} if hidden else self.hidden - {row})


def full_order(rows: Iterable[RowId], wanted: Iterable[str] = ()) -> tuple[RowId, ...]:
    """All rows once: the wanted ones first, the others after them in their own order."""
    known = list(rows)
    first = [RowId(name) for name in wanted if name in known]
    return tuple(dict.fromkeys([*first, *known]))


def rows_together(lines: Iterable[GridLine], row: RowId) -> tuple[RowId, ...]:
    """The rows under the same band as a row, in the order shown."""
    run: list[RowId] = []
    for line in lines:
        if isinstance(line, Band):
            if row in run:
                break
            run = []
        elif isinstance(line, RowLine):
            run.append(line.row.row.id)
    return tuple(run) if row in run else ()


def arrange(
    comparison: Comparison,
    groups: Iterable[RowGroup],
    arrangement: Arrangement,
    marked: Collection[RowId] = (),
) -> tuple[GridLine, ...]:
    """Lay the comparison out as lines under bands."""
    place = {row: number for number, row in enumerate(arrangement.order)}
    shown = sorted(
        (
            row
            for row in comparison.rows
            if row.row.id not in arrangement.hidden
            and (row.differs or not arrangement.only_differences)
        ),
        key=lambda row: place.get(row.row.id, len(place)),
    )
    lines: list[GridLine] = [Band(FOR_THIS_PATIENT), CautionLine(), AskLine()]
    if any(option.criteria for option in comparison.options):
        lines.append(CriteriaLine())
    moved: set[RowId] = set()
    if arrangement.marked_first:
        first = [RowLine(row, True) for row in shown if row.row.id in marked]
        moved = {line.row.row.id for line in first}
        lines += [Band(WHAT_MATTERS), *first] if first else []
    for group in groups:
        own = [
            RowLine(row, row.row.id in marked)
            for row in shown
            if row.row.group == group.id and row.row.id not in moved
        ]
        lines += [Band(group.label), *own] if own else []
    return tuple(lines)

"""What every section is built from, with the questions that several sections ask of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ipdesk.clinical.cells import Cell
from ipdesk.clinical.comparison import Comparison, Option
from ipdesk.content.model import Checked, SourceId
from ipdesk.content.values import Rare, Rate, Rates, Value
from ipdesk.handout.blocks import Block, ColumnHead
from ipdesk.handout.material import HandoutMaterial
from ipdesk.handout.options import HandoutOptions

MOST_COLUMNS = 3
"""Options in one table; with more the same rows are printed in a second table."""
BENEFIT = "response_trials"
EVERYDAY = "response_everyday"
HARMS = ("common_side_effects", "serious_risks", "cognitive_effects")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Context:
    """A comparison, the clinician's choices and the reference's words.

    ``before`` holds the blocks of the sections built so far: the last section reports on them.
    """

    comparison: Comparison
    options: HandoutOptions
    material: HandoutMaterial
    sources: tuple[SourceId, ...] = ()
    before: tuple[Block, ...] = ()

    def cells(self, row_id: str) -> tuple[tuple[Option, Cell], ...]:
        """Each option with what may be printed of its cell in a row; empty for an unknown row."""
        for row in self.comparison.rows:
            if row.row.id == row_id:
                return tuple(zip(self.comparison.options, row.cells, strict=True))
        return ()

    def question(self, row_id: str) -> str:
        """The row's question in the patient's words."""
        return self.comparison.row(row_id).row.question

    def source_numbers(self, ids: Sequence[SourceId]) -> tuple[int, ...]:
        """Numbers of sources in the sheet's list."""
        return tuple(sorted({self.sources.index(name) + 1 for name in ids if name in self.sources}))


def heads(options: Sequence[Option], *, brief: bool = False) -> tuple[ColumnHead, ...]:
    """Column headers: plain name and, unless a table before has said it, what it is."""
    return tuple(
        ColumnHead(option.names.plain_name, "" if brief else option.names.plain_subtitle)
        for option in options
    )


def approval_row(context: Context) -> str:
    """The row that says where a treatment is approved, for the sheet's country."""
    return "regulatory_us" if context.options.country.upper() == "US" else "regulatory_other"


def groups(items: Sequence[T], most: int = MOST_COLUMNS) -> Iterator[tuple[T, ...]]:
    """Split evenly into groups of at most ``most``: four become two and two."""
    parts = -(-len(items) // most)
    size, extra = divmod(len(items), max(1, parts))
    start = 0
    for part in range(parts):
        end = start + size + (part < extra)
        yield tuple(items[start:end])
        start = end


def words_of(cell: Cell) -> str:
    """A cell's plain sentences; a figure that was not checked in a source is not printed."""
    return cell.plain if cell.checked is not Checked.MEMORY else "No number reported."


def short_words_of(cell: Cell) -> str:
    """A cell's plain words for a table."""
    return cell.plain_short if cell.checked is not Checked.MEMORY else "No number reported"


def rates_of(value: Value) -> tuple[Rate | Rare, ...]:
    """The numbers out of 100 and out of 10,000 that a value holds."""
    match value:
        case Rates(items=items):
            return items
        case Rate() | Rare():
            return (value,)
        case _:
            return ()


def shown_rate(cell: Cell) -> Rate | None:
    """The rate that an array can draw: checked, and not below one of a hundred."""
    if cell.checked is Checked.MEMORY or not isinstance(cell.value, Rate):
        return None
    per_100 = cell.value.per_100
    return cell.value if per_100 == 0 or 1 <= per_100 <= 100 else None

"""What every section is built from, with the questions that several sections ask of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ipdesk.clinical.cells import Cell
from ipdesk.clinical.comparison import Comparison, Option
from ipdesk.content.model import Checked, SourceId, TreatmentName
from ipdesk.content.values import Rare, Rate, Rates, Value
from ipdesk.content.words import Words, phrase, phrases
from ipdesk.handout.blocks import Block, ColumnHead
from ipdesk.handout.material import HandoutMaterial
from ipdesk.handout.options import Depth, HandoutOptions

DRAFT = phrase("Draft, to be checked by a qualified translator")
"""Printed on every page of a language that no qualified translator has checked."""
TO_FILL = "_" * 22
"""A line of a worksheet to write on."""
NOT_CHECKED = phrases(
    "We have not checked this. Ask your team", "We have not checked this. Ask your team."
)
"""Stands for a statement that was not checked in a source."""
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
    code: HandoutOptions | None = None
    """The options that the sheet's code stands for; on facing pages those of the patient."""

    def cells(self, row_id: str) -> tuple[tuple[Option, Cell], ...]:
        """Each option with what may be printed of its cell in a row; empty for an unknown row."""
        for row in self.comparison.rows:
            if row.row.id == row_id:
                return tuple(zip(self.comparison.options, row.cells, strict=True))
        return ()

    def question(self, row_id: str) -> str:
        """The row's question in the patient's words."""
        return self.say(self.comparison.row(row_id).row.question)

    @property
    def is_short(self) -> bool:
        """Whether the sheet is to fit two pages."""
        return self.options.depth is Depth.SHORT

    @property
    def say(self) -> Words:
        """Gives a text in the sheet's language."""
        return self.material.words

    def name(self, option: Option) -> str:
        """An option's plain name, with the way of giving it where one was chosen."""
        return plain_name(option.names, self.say)

    def words_of(self, cell: Cell) -> str:
        """A cell's plain sentences; a figure that was not checked in a source is not printed."""
        return self.say(cell.plain if cell.checked is not Checked.MEMORY else NOT_CHECKED[1])

    def short_words_of(self, cell: Cell) -> str:
        """A cell's plain words for a table."""
        known = cell.checked is not Checked.MEMORY
        return self.say(cell.plain_short if known else NOT_CHECKED[0])

    def source_numbers(self, ids: Sequence[SourceId]) -> tuple[int, ...]:
        """Numbers of sources in the sheet's list."""
        return tuple(sorted({self.sources.index(name) + 1 for name in ids if name in self.sources}))


def is_draft(options: HandoutOptions, say: Words) -> bool:
    """Whether nobody qualified has checked the sheet's language."""
    return not (say.is_english or say.language.reviewer or options.translation_checked_by)


def plain_name(names: TreatmentName, say: Words) -> str:
    """A treatment's plain name; the way of giving it is translated on its own."""
    if not names.protocol:
        return say(names.plain_name)
    treatment, comma, way = names.plain_name.partition(", ")
    return f"{say(treatment)}{comma}{say(way)}"


def heads(
    context: Context, options: Sequence[Option], *, brief: bool = False
) -> tuple[ColumnHead, ...]:
    """Column headers: plain name and, unless a table before has said it, what it is."""
    return tuple(
        ColumnHead(context.name(option), "" if brief else context.say(option.names.plain_subtitle))
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

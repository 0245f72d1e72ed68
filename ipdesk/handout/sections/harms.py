"""What can go wrong: counts out of 100, counts out of 10,000 in their own row, and in words."""

import re
from collections.abc import Sequence

from ipdesk.clinical.cells import Cell
from ipdesk.clinical.comparison import Option
from ipdesk.content.model import Audience, Checked
from ipdesk.content.values import Rare, Rate
from ipdesk.content.words import Words, phrase
from ipdesk.handout import wording
from ipdesk.handout.blocks import (
    Block,
    Bullets,
    CellLine,
    Heading,
    Paragraph,
    Table,
    TableRow,
    bold,
    said,
)
from ipdesk.handout.citing import printed_sources
from ipdesk.handout.context import HARMS, Context, groups, heads, rates_of
from ipdesk.handout.options import PrintSize

ID = "harms"
TITLE = phrase("What can go wrong?")
ORDER = 40
ALWAYS = True

SIDE_EFFECTS = "common_side_effects"
MEMORY = "cognitive_effects"
MOST_SHORT = 3
NO_BREAK = "\u00a0"
_NUMBER = re.compile(r"\d[\d,]*")
NONE = phrase("No number reported")
COUNTED_HOW = phrase(
    "Numbers count people in studies, with the range in brackets if one was reported."
)
_COUNTED = (
    ("serious_risks", phrase("Serious harm, out of 100 people")),
    (MEMORY, phrase("Memory, out of 100 people")),
)


def number_line(item: Rate | Rare, say: Words) -> CellLine:
    """A count with what it counts, its range and the other group."""
    number = item.per_100 if isinstance(item, Rate) else item.per_10000
    words = say(item.plain or item.outcome)
    spread = wording.spread(item, say)
    there = set(_NUMBER.findall(f"{wording.count(number, say)} {words}"))
    if spread and not there.issuperset(_NUMBER.findall(spread)):
        words += f" ({spread.replace(' ', NO_BREAK)})"
    if isinstance(item, Rate) and item.comparator is not None:
        other = wording.compared_with(item.comparator, say)
        counted = wording.count(item.comparator.per_100, say)
        words += say("; with {other}: {number}", other=other, number=counted)
    return CellLine(said(words), label=wording.count(number, say))


def harm_numbers(cell: Cell) -> tuple[Rate | Rare, ...]:
    """A cell's numbers; where its statement has none, those of what stands beneath it."""
    if cell.checked is not Checked.MEMORY:
        own = rates_of(cell.value)
        if own:
            return own
    found: dict[str, Rate | Rare] = {}
    for fact in cell.beneath:
        if fact.checked is Checked.MEMORY or fact.audience is Audience.CLINICIAN:
            continue
        for item in rates_of(fact.value):
            if item.plain:
                found.setdefault(item.plain, item)
    return tuple(found.values())


def _row(header: str, numbers: Sequence[Sequence[Rate | Rare]], say: Words) -> TableRow:
    cells = [tuple(number_line(item, say) for item in items) for items in numbers]
    return TableRow(header, tuple(lines or (CellLine(said(say(NONE))),) for lines in cells))


def _side_effects(context: Context, options: tuple[int, ...]) -> TableRow:
    """Side effects as numbers; in words for an option of which nobody has counted them."""
    every = [cell for _, cell in context.cells(SIDE_EFFECTS)]
    rates = [[item for item in harm_numbers(cell) if isinstance(item, Rate)] for cell in every]
    say = context.say
    header = say("Side effects, out of 100 people") if any(rates) else say("Side effects")
    cells = [
        tuple(number_line(item, say) for item in rates[index])
        or (CellLine(said(context.short_words_of(every[index]))),)
        for index in options
    ]
    return TableRow(header, tuple(cells))


def _sources(context: Context, options: tuple[int, ...]) -> TableRow:
    cells = []
    for index in options:
        ids = [n for row_id in HARMS for n in printed_sources(context.cells(row_id)[index][1])]
        found = context.source_numbers(ids)
        cells.append((CellLine(said(wording.numbers(found) if found else context.say("None"))),))
    return TableRow(context.say("Sources"), tuple(cells))


def _out_of_100(context: Context, options: tuple[int, ...]) -> list[TableRow]:
    """A row for each other kind of harm that has been counted for any option."""
    rows = []
    for row_id, header in _COUNTED:
        every = [harm_numbers(cell) for _, cell in context.cells(row_id)]
        rates = [[item for item in items if isinstance(item, Rate)] for items in every]
        if any(rates):
            counted = [rates[index] for index in options]
            rows.append(_row(context.say(header), counted, context.say))
    return rows


def _out_of_10_000(context: Context, options: tuple[int, ...]) -> list[TableRow]:
    """One row for what is counted out of 10,000; what was counted stands before its numbers."""
    rares = [
        [
            item
            for row_id in HARMS
            if context.cells(row_id)
            for item in harm_numbers(context.cells(row_id)[index][1])
            if isinstance(item, Rare)
        ]
        for index in range(len(context.comparison.options))
    ]
    if not any(rares):
        return []
    cells = [rare_lines(rares[index], context.say) for index in options]
    none = (CellLine(said(context.say(NONE))),)
    header = context.say("Out of 10,000")
    return [TableRow(header, tuple(lines or none for lines in cells))]


def rare_lines(items: Sequence[Rare], say: Words) -> tuple[CellLine, ...]:
    """Numbers under the unit that they count: people, treatments, operations."""
    lines: list[CellLine] = []
    for unit in dict.fromkeys(item.per for item in items):
        lines.append(CellLine(said(bold(say("Of 10,000 {unit}:", unit=say(unit))))))
        lines += [number_line(item, say) for item in items if item.per == unit]
    return tuple(lines)


def _serious(context: Context, options: tuple[int, ...]) -> TableRow:
    """Serious harm in the words of a table cell."""
    cells = context.cells("serious_risks")
    lines = [CellLine(said(context.short_words_of(cells[index][1]))) for index in options]
    return TableRow(context.say("Serious harm"), tuple((line,) for line in lines))


def _short_rows(context: Context, options: tuple[int, ...]) -> tuple[TableRow, ...]:
    """What fits two pages: the side effects that most people had, and serious harm in words."""
    row = _side_effects(context, options)
    cells = tuple(
        tuple(sorted(cell, key=lambda line: _size(line.label), reverse=True)[:MOST_SHORT])
        for cell in row.cells
    )
    header = context.say("Side effects with the highest counts, out of 100 people")
    counted = row.header != context.say("Side effects")
    return TableRow(header if counted else row.header, cells), _serious(context, options)


def _size(label: str) -> int:
    """A count as a number; "fewer than 1" is none."""
    return int(label.replace(",", "")) if label.replace(",", "").isdigit() else 0


def _tables(context: Context) -> tuple[Block, ...]:
    options = context.comparison.options
    most = len(options) if context.options.size is PrintSize.LARGE else 3
    return tuple(
        Table(
            context.say("What can go wrong, in numbers"),
            heads(context, [options[index] for index in group], brief=True),
            _short_rows(context, group)
            if context.is_short
            else (
                _side_effects(context, group),
                *_out_of_100(context, group),
                *_out_of_10_000(context, group),
                _sources(context, group),
            ),
        )
        for group in groups(range(len(options)), most)
    )


def _words(context: Context, row_id: str, title: str) -> tuple[Block, ...]:
    def line(option: Option, cell: Cell) -> tuple[str, str]:
        return f"{context.name(option)}: ", wording.sentence(context.words_of(cell))

    pairs = [line(option, cell) for option, cell in context.cells(row_id)]
    return (Heading(3, title), Bullets(tuple(said(bold(name), text) for name, text in pairs)))


def build(context: Context) -> tuple[Block, ...]:
    """Tables of numbers, then what numbers do not say."""
    say = context.say
    blocks: list[Block] = [
        Heading(2, say(TITLE)),
        *(() if context.is_short else (Paragraph(said(say(COUNTED_HOW)), leads=True),)),
        *_tables(context),
    ]
    if context.is_short:
        return tuple(blocks)
    blocks += _words(context, "serious_risks", say("Serious harm, in words"))
    if any(harm_numbers(cell) for _, cell in context.cells(MEMORY)):
        blocks += _words(context, MEMORY, say("Memory and thinking"))
    return tuple(blocks)

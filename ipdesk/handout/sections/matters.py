"""What matters to you: what the patient marked, what bears on it, and where the patient leans."""

from ipdesk.clinical.priorities import find_priorities
from ipdesk.content.shared import Priority
from ipdesk.handout.blocks import (
    Block,
    CellLine,
    CheckList,
    Choices,
    Heading,
    Paragraph,
    Table,
    TableRow,
    said,
)
from ipdesk.handout.context import Context, groups, heads, short_words_of
from ipdesk.handout.options import PrintSize

ID = "matters"
TITLE = "What matters to you"
ORDER = 60
ALWAYS = False

LEANING = "Where are you leaning?"
NOT_SURE = "Not sure yet"
_LEADS = {"response_trials": "In studies: ", "response_everyday": "In everyday care: "}
_ROWS_SHOWN = 2


def _cell(context: Context, priority: Priority, index: int) -> tuple[CellLine, ...]:
    rows = [name for name in priority.rows if context.cells(name)][:_ROWS_SHOWN]
    return tuple(
        CellLine(said(_LEADS.get(name, ""), short_words_of(context.cells(name)[index][1])))
        for name in rows
    )


def _tables(context: Context, priorities: tuple[Priority, ...]) -> tuple[Block, ...]:
    options = context.comparison.options
    most = len(options) if context.options.size is PrintSize.LARGE else 3
    return tuple(
        Table(
            "What matters to you, for each choice",
            heads([options[index] for index in group], brief=True),
            tuple(
                TableRow(p.plain, tuple(_cell(context, p, index) for index in group))
                for p in priorities
            ),
        )
        for group in groups(range(len(options)), most)
    )


def build(context: Context) -> tuple[Block, ...]:
    """The marked points as a table, or all of them to mark; then the leaning line."""
    bank = context.material.priorities
    marked = find_priorities(bank, context.options.matters)
    names = tuple(option.names.plain_name for option in context.comparison.options)
    blocks: list[Block] = [Heading(2, TITLE)]
    if marked:
        blocks += [
            Paragraph(said("You said that these points matter to you."), leads=True),
            *_tables(context, marked),
        ]
    else:
        blocks += [
            Paragraph(said("Mark what matters most to you."), leads=True),
            CheckList(tuple(said(priority.plain) for priority in bank), columns=2),
        ]
    blocks.append(Choices(LEANING, (*names, NOT_SURE)))
    return tuple(blocks)

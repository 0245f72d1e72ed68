"""What matters to you: what the patient marked, what bears on it, and where the patient leans."""

from ipdesk.clinical.priorities import find_priorities
from ipdesk.content.shared import Priority
from ipdesk.content.words import phrase
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
from ipdesk.handout.context import Context, groups, heads
from ipdesk.handout.options import PrintSize

ID = "matters"
TITLE = phrase("What matters to you")
ORDER = 60
ALWAYS = False
SHORT = True

LEANING = phrase("Where are you leaning?")
NOT_SURE = phrase("Not sure yet")
_LEADS = {
    "response_trials": phrase("In studies:"),
    "response_everyday": phrase("In everyday care:"),
}
ROWS_SHOWN = 2


def _cell(context: Context, priority: Priority, index: int) -> tuple[CellLine, ...]:
    rows = [name for name in priority.rows if context.cells(name)][:ROWS_SHOWN]
    return tuple(
        CellLine(
            said(lead_in(context, name), context.short_words_of(context.cells(name)[index][1]))
        )
        for name in rows
    )


def lead_in(context: Context, row_id: str) -> str:
    """Says which kind of count it is."""
    return f"{context.say(_LEADS[row_id])} " if row_id in _LEADS else ""


def _tables(context: Context, priorities: tuple[Priority, ...]) -> tuple[Block, ...]:
    options = context.comparison.options
    most = len(options) if context.options.size is PrintSize.LARGE else 3
    return tuple(
        Table(
            context.say("What matters to you, for each choice"),
            heads(context, [options[index] for index in group], brief=True),
            tuple(
                TableRow(context.say(p.plain), tuple(_cell(context, p, index) for index in group))
                for p in priorities
            ),
        )
        for group in groups(range(len(options)), most)
    )


def build(context: Context) -> tuple[Block, ...]:
    """The marked points as a table, or all of them to mark; then the leaning line."""
    bank = context.material.priorities
    marked = find_priorities(bank, context.options.matters)
    say = context.say
    if context.is_short and not marked:
        return ()
    names = tuple(context.name(option) for option in context.comparison.options)
    blocks: list[Block] = [Heading(2, say(TITLE))]
    if marked:
        blocks += [
            Paragraph(said(say("You said that these points matter to you.")), leads=True),
            *_tables(context, marked),
        ]
    else:
        blocks += [
            Paragraph(said(say("Mark what matters most to you.")), leads=True),
            CheckList(tuple(said(say(priority.plain)) for priority in bank), columns=2),
        ]
    blocks.append(Choices(say(LEANING), (*names, say(NOT_SURE))))
    return tuple(blocks)

"""The choices side by side: the same questions, in the same order, answered for every option."""

from ipdesk.content.model import CellState
from ipdesk.content.words import phrase
from ipdesk.handout.blocks import Block, CellLine, Heading, Table, TableRow, said
from ipdesk.handout.context import Context, approval_row, groups, heads
from ipdesk.handout.options import PrintSize

ID = "choices"
TITLE = phrase("Your choices, side by side")
MORE_TITLE = phrase("More about each choice")
LIKE = phrase("What each choice is like")
ORDER = 20
ALWAYS = True

# What fits on page 1 beside the crisis box; the off-label status stands in the first of them.
AT_A_GLANCE = (
    "invasiveness",
    "anesthesia",
    "time_to_response",
    "session_frequency",
    "aftercare_driving",
    "cognitive_effects",
)
MORE = ("session_duration", "course_length")
LONGER_RUN = ("durability", "maintenance", "if_it_does_not_work", "reversibility")


def _tables(
    context: Context, row_ids: tuple[str, ...], summary: str, *, brief: bool
) -> tuple[Block, ...]:
    comparison = context.comparison
    known = {row.row.id for row in comparison.rows}
    # In large print the table becomes cards, one a question: all options stand in each card.
    most = len(comparison.options) if context.options.size is PrintSize.LARGE else 3
    tables = []
    for group in groups(range(len(comparison.options)), most):
        rows = []
        for row_id in (name for name in row_ids if name in known):
            cells = context.cells(row_id)
            rows.append(
                TableRow(
                    context.question(row_id),
                    tuple(_lines(context.short_words_of(cells[index][1])) for index in group),
                )
            )
        options = tuple(comparison.options[index] for index in group)
        tables.append(Table(summary, heads(context, options, brief=brief), tuple(rows)))
    return tuple(tables)


def _lines(text: str) -> tuple[CellLine, ...]:
    return (CellLine(said(text)),)


def build(context: Context) -> tuple[Block, ...]:
    """Two tables: what a choice is like, and what more there is to know."""
    say = context.say
    cost = ("access_cost",) if _has_cost(context) else ()
    more = (*MORE, approval_row(context), *LONGER_RUN, *cost)
    first = (Heading(2, say(TITLE)), *_tables(context, AT_A_GLANCE, say(LIKE), brief=False))
    if context.is_short:
        return first
    return (
        *first,
        Heading(2, say(MORE_TITLE)),
        *_tables(context, more, say(MORE_TITLE), brief=True),
    )


def _has_cost(context: Context) -> bool:
    """Whether cover can be told: what is known of it is about health plans in the US."""
    if context.options.country.upper() != "US":
        return False
    return any(cell.state is CellState.KNOWN for _, cell in context.cells("access_cost"))

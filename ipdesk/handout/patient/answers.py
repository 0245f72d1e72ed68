"""Pages that answer one row of the comparison: in words, on an axis, or as counts of people."""

from ipdesk.clinical.cells import Cell
from ipdesk.clinical.comparison import Option
from ipdesk.content.model import Audience, CellState, Checked, Fact
from ipdesk.content.values import Level, Rare, Rate, Span
from ipdesk.content.words import phrase
from ipdesk.handout.context import BENEFIT, Context, shown_rate
from ipdesk.handout.patient.model import (
    Card,
    Figure,
    Layout,
    Line,
    LineKind,
    Meter,
    Page,
    People,
    Stretch,
    Tick,
)
from ipdesk.handout.sections import benefit, harms
from ipdesk.handout.wording import rounded, sentence

LEVELS_DRAWN = "invasiveness"
TIME = "time_to_response"
RATES = (BENEFIT, "response_everyday", "remission_trials", "remission_everyday")
COUNTS = ("common_side_effects", "serious_risks", "cognitive_effects")
NOT_EVERYONE = phrase(
    "Not everyone gets better with any one choice. If one does not help, "
    "you and your team talk about what else there is."
)
SCALE = phrase("Each bar goes from the soonest to the latest time in our sources.")
METER = phrase("More filled steps mean that more is done to your body.")
ONE_BY_ONE = phrase(
    "Numbers for different choices come from different studies with different people."
)
NO_GROUP = phrase(
    "These counts are from everyday care. "
    "They cannot be set beside the counts from controlled studies."
)
_AXIS = (
    (phrase("hours"), 1.0),
    (phrase("days"), 24.0),
    (phrase("weeks"), 168.0),
    (phrase("months"), 730.0),
    (phrase("a year"), 8760.0),
)


def head(context: Context, option: Option) -> tuple[str, str]:
    """An option's plain name and what it is."""
    return context.name(option), context.say(option.names.plain_subtitle)


def lines_of(context: Context, cell: Cell, more: LineKind = LineKind.DETAIL) -> tuple[Line, ...]:
    """A cell's answer in few words and, where they say more, in its plain sentences."""
    short = context.short_words_of(cell)
    whole = context.words_of(cell)
    first = Line(LineKind.LEAD, sentence(short))
    if whole.strip(" .") == short.strip(" ."):
        return (first,)
    return first, Line(more, sentence(whole))


def sure(context: Context, cell: Cell) -> tuple[Line, ...]:
    """How sure one can be of a cell, with the reason."""
    return tuple(
        Line(LineKind.SURE, "".join(span.text for span in caption.spans), "", caption.certainty)
        for caption in benefit.sure_caption(context, cell)
    )


def facts_beneath(cell: Cell) -> tuple[Fact, ...]:
    """Statements under a cell that a patient may read."""
    return tuple(
        fact
        for fact in cell.beneath
        if fact.plain
        and fact.audience is Audience.BOTH
        and not fact.inference
        and fact.checked is not Checked.MEMORY
    )


def _figure(row_id: str, cell: Cell, steps: tuple[str, ...]) -> Figure | None:
    value = cell.value
    if cell.state is not CellState.KNOWN or cell.checked is Checked.MEMORY:
        return None
    if row_id == LEVELS_DRAWN and isinstance(value, Level) and value.level in steps:
        return Meter(steps.index(value.level), len(steps) - 1)
    if row_id == TIME and isinstance(value, Span):
        hours = value.unit.hours
        return Stretch(value.low * hours, None if value.high is None else value.high * hours)
    return None


def words_page(context: Context, row_id: str, group: str, steps: tuple[str, ...] = ()) -> Page:
    """Each option's answer in words, with a meter or a bar where the row has one."""
    say = context.say
    cards = []
    for option, cell in context.cells(row_id):
        title, subtitle = head(context, option)
        figure = _figure(row_id, cell, steps)
        cards.append(Card(title, subtitle, figure, lines_of(context, cell)))
    on_axis = any(isinstance(card.figure, Stretch) for card in cards)
    metered = any(isinstance(card.figure, Meter) for card in cards)
    lead = say(SCALE) if on_axis else say(METER) if metered else ""
    axis = tuple(Tick(say(word), hours) for word, hours in _AXIS) if on_axis else ()
    notes = (say(NOT_EVERYONE),) if row_id == TIME else ()
    return Page(
        row_id, group, context.question(row_id), lead, cards=tuple(cards), axis=axis, notes=notes
    )


def _rate_card(context: Context, row_id: str, option: Option, cell: Cell) -> Card:
    say, row = context.say, context.comparison.row(row_id).row
    window = say(cell.fact.plain_window) if cell.fact and cell.checked else ""
    rate = shown_rate(cell)
    title, subtitle = head(context, option)
    who: tuple[Line, ...] = ()
    if cell.fact and cell.fact.plain_population and cell.checked is not Checked.MEMORY:
        people = say(cell.fact.plain_population).rstrip(".")
        who = (Line(LineKind.TEXT, say("Who: {people}.", people=people)),)
    if rate is None:
        told = lines_of(context, cell, LineKind.TEXT)
        return Card(title, subtitle, People(None), (*told, *sure(context, cell), *who))
    with_it, without = benefit.frames(row, rate, say)
    beside = f"{benefit.comparator_words(rate, say)} {benefit.range_words(rate, say)}"
    lines = (
        Line(LineKind.LEAD, with_it),
        Line(LineKind.LEAD, without),
        *((Line(LineKind.TEXT, sentence(window)),) if window else ()),
        Line(LineKind.TEXT, beside),
        *sure(context, cell),
        *who,
        # What other studies say is never left out beside a single number.
        Line(LineKind.TEXT if cell.beneath else LineKind.DETAIL, sentence(context.words_of(cell))),
    )
    filled = rounded(rate.per_100)
    return Card(title, subtitle, People(filled), lines, f"{with_it} {without}")


def rates_page(context: Context, row_id: str, group: str) -> Page:
    """A hundred people for each option, trials beside trials and clinics beside clinics."""
    say = context.say
    cells = context.cells(row_id)
    drawn = any(shown_rate(cell) for _, cell in cells)
    apart = benefit.cross_study(context, row_id)
    everyday = (say(NO_GROUP),) if row_id.endswith("everyday") else ()
    return Page(
        row_id,
        group,
        context.question(row_id),
        say(benefit.PICTURES if drawn else benefit.NO_PICTURES),
        Layout.COLUMNS,
        tuple(_rate_card(context, row_id, option, cell) for option, cell in cells),
        caution=say(context.comparison.condition.caveat),
        first=apart,
        notes=everyday,
    )


def _numbers(context: Context, cell: Cell) -> tuple[Line, ...]:
    """Counts out of 100, then those out of 10,000 under the unit that they count."""
    say = context.say
    items = harms.harm_numbers(cell)
    of_100 = [item for item in items if isinstance(item, Rate)]
    of_10_000 = [item for item in items if isinstance(item, Rare)]
    lines: list[Line] = []
    if of_100:
        lines.append(Line(LineKind.HEADING, say("Out of 100 people")))
        found = (harms.number_line(item, say) for item in of_100)
        lines += [
            Line(LineKind.NUMBER, "".join(s.text for s in one.spans), one.label) for one in found
        ]
    for one in harms.rare_lines(of_10_000, say):
        kind = LineKind.NUMBER if one.label else LineKind.HEADING
        lines.append(Line(kind, "".join(span.text for span in one.spans), one.label))
    return tuple(lines)


def counts_page(context: Context, row_id: str, group: str) -> Page:
    """What can go wrong: in few words, as counts, and in whole sentences."""
    say = context.say
    cards, counted = [], False
    for option, cell in context.cells(row_id):
        title, subtitle = head(context, option)
        numbers = _numbers(context, cell)
        counted |= bool(numbers)
        more = LineKind.DETAIL if numbers and row_id == harms.SIDE_EFFECTS else LineKind.TEXT
        first, *rest = lines_of(context, cell, more)
        cards.append(Card(title, subtitle, None, (first, *numbers, *rest)))
    return Page(
        row_id,
        group,
        context.question(row_id),
        say(harms.COUNTED_HOW) if counted else "",
        Layout.COLUMNS,
        tuple(cards),
        caution=say(context.comparison.condition.caveat),
        notes=(say(ONE_BY_ONE),) if counted else (),
    )

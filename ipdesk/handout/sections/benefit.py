"""How many people feel much better: arrays of a hundred people, like beside like."""

from ipdesk.clinical.cells import Cell
from ipdesk.clinical.comparison import CROSS_STUDY, Option
from ipdesk.clinical.pairs import Pair
from ipdesk.content.model import CellState, Checked
from ipdesk.content.shared import HeadToHead, Row
from ipdesk.content.values import Rate
from ipdesk.content.words import Words, phrase
from ipdesk.handout import wording
from ipdesk.handout.blocks import (
    Block,
    Bullets,
    Callout,
    CalloutKind,
    Caption,
    Figures,
    Heading,
    IconArray,
    Paragraph,
    bold,
    said,
)
from ipdesk.handout.citing import printed_sources
from ipdesk.handout.context import (
    BENEFIT,
    EVERYDAY,
    Context,
    shown_rate,
)

ID = "benefit"
TITLE = phrase("How many people feel much better?")
ORDER = 30
ALWAYS = True

FEEL_BETTER = phrase("feel much better")
DO_NOT = phrase("do not")
PICTURES = phrase(
    "Each figure is one person in a study. Filled ones got better. Nobody knows which would be "
    "you. Dots show how sure we can be. Numbers are rounded."
)
SHORT_PICTURES = phrase(
    "Each figure is one person in a study. Filled ones got better. Dots: how sure we can be."
)
NO_PICTURES = phrase(
    "There is no count of people from a controlled study to draw here. "
    "This is what we found for each choice."
)
OTHER_COUNT = phrase(
    "Clinics also count how people do. This is another kind of count: "
    "it cannot be set beside the pictures above."
)
MORE_STUDIES = phrase("Your team can show you {number} more studies or reviews.")
ONE_MORE_STUDY = phrase("Your team can show you 1 more study or review.")
DISAGREE = phrase("They do not all agree.")

# What kind of study a figure rests on, as the reason for how sure it is.
DESIGNS = {
    "controlled": phrase("Tested against another group of people."),
    "review": phrase("Several studies were put together."),
    "head-to-head": phrase("Tested against another treatment, not a pretend one."),
    "open-label": phrase("People knew which treatment they had."),
    "everyday": phrase("There was no group to compare with."),
    "label": phrase("From the maker's label."),
    "guideline": phrase("From a guide for doctors."),
}


def frames(row: Row, rate: Rate, say: Words) -> tuple[str, str]:
    """Both frames: how many do, and how many do not."""
    filled = wording.rounded(rate.per_100)
    do = say(rate.plain or row.plain_with or FEEL_BETTER)
    do_not = say(row.plain_without or DO_NOT)
    with_it = say("{number} of 100 {do}.", number=filled, do=do)
    return with_it, say("{number} {do_not}.", number=100 - filled, do_not=do_not)


def comparator_words(rate: Rate, say: Words) -> str:
    """What the other group of the same study had."""
    if rate.comparator is None:
        return say("No other group was counted.")
    number = wording.count(rate.comparator.per_100, say)
    other = wording.compared_with(rate.comparator, say)
    return say("With {other}, {number} of 100.", other=other, number=number)


def range_words(rate: Rate, say: Words) -> str:
    """The range that studies fit with, or that none was reported."""
    spread = wording.spread(rate, say)
    return say("Studies fit with {range}.", range=spread) if spread else say("Range not reported.")


def sure_caption(context: Context, cell: Cell) -> tuple[Caption, ...]:
    """How sure one can be of a cell, with the kind of study as the reason."""
    fact = cell.fact
    found = (CellState.KNOWN, CellState.NO_DIFFERENCE)
    if cell.certainty is None or fact is None or cell.state not in found:
        return ()
    words = context.say(context.material.certainty[cell.certainty.value].plain)
    reason = context.say(DESIGNS.get(fact.design, ""))
    return (Caption(said(bold(f"{words}."), f" {reason}" if reason else ""), cell.certainty),)


def _who(context: Context, cell: Cell) -> tuple[Caption, ...]:
    """Whom the figure is about, and the numbers of its sources."""
    parts = []
    say = context.say
    if cell.fact and cell.fact.plain_population:
        parts.append(say("Who: {people}.", people=say(cell.fact.plain_population).rstrip(".")))
    found = context.source_numbers(printed_sources(cell))
    if found:
        word = say("Source") if len(found) == 1 else say("Sources")
        parts.append(f"{word}\u00a0{wording.numbers(found)}.")
    return (Caption(said(" ".join(parts))),) if parts else ()


def _array(context: Context, row: Row, option: Option, cell: Cell) -> IconArray:
    name, say = context.name(option), context.say
    window = say(cell.fact.plain_window) if cell.fact else ""
    rate = shown_rate(cell)
    rest = (*sure_caption(context, cell), *(() if context.is_short else _who(context, cell)))
    if rate is None:
        told = context.short_words_of(cell) if context.is_short else context.words_of(cell)
        words = wording.sentence(told)
        return IconArray(name, window, None, words, rest, f"{name}: {words}")
    with_it, without = frames(row, rate, say)
    said_numbers = (
        Caption(said(bold(with_it))),
        Caption(said(bold(without))),
        Caption(said(f"{comparator_words(rate, say)} {range_words(rate, say)}")),
    )
    rest_of_it = f"{comparator_words(rate, say)} {range_words(rate, say)}"
    alt = f"{name}, {window}: {with_it} {without} {rest_of_it}"
    filled = wording.rounded(rate.per_100)
    return IconArray(name, window, filled, "", (*said_numbers, *rest), alt)


def _everyday(context: Context) -> tuple[Block, ...]:
    cells = context.cells(EVERYDAY)
    if not any(isinstance(cell.value, Rate) for _, cell in cells):
        return ()
    items = tuple(
        said(bold(f"{context.name(option)}: "), wording.sentence(context.short_words_of(cell)))
        for option, cell in cells
    )
    return (
        Heading(3, context.say("In everyday care")),
        Paragraph(
            said(context.say(OTHER_COUNT)),
            leads=True,
        ),
        Bullets(items),
    )


def pair_name(context: Context, treatment: str) -> str:
    """The plain name of one option of a pair."""
    return context.name(context.comparison.option(treatment))


def printable_studies(pair: Pair) -> list[HeadToHead]:
    """Direct tests that may be printed."""
    return [study for study in pair.studies if study.checked is not Checked.MEMORY]


def cross_study(context: Context, row_id: str = BENEFIT) -> str:
    """The warning for results that do not come from the same study."""
    found = (CellState.KNOWN, CellState.NO_DIFFERENCE)
    sources = {
        option.id: set(cell.sources)
        for option, cell in context.cells(row_id)
        if cell.state in found
    }
    pairs = [p for p in context.comparison.pairs if {p.first, p.second} <= sources.keys()]
    same = [p for p in pairs if printable_studies(p) and sources[p.first] & sources[p.second]]
    if len(same) == len(pairs):
        return ""
    if not same:
        return context.say(CROSS_STUDY)
    names = [
        wording.listed(
            [wording.inline(pair_name(context, name)) for name in (pair.first, pair.second)],
            context.say,
        )
        for pair in same
    ]
    return context.say(
        "Only the numbers for {names} come from the same study. The others come from different "
        "studies with different people. They do not show which works better.",
        names=wording.listed(names, context.say),
    )


def shown_studies(pair: Pair) -> list[HeadToHead]:
    """Studies that counted both groups; where there is none, all of them."""
    studies = printable_studies(pair)
    counted = [study for study in studies if study.first_response or study.first_remission]
    return counted or studies


def _tested(context: Context, pair: Pair) -> tuple[Block, ...]:
    studies = printable_studies(pair)
    if not studies:
        return ()
    shown = shown_studies(pair)
    more = len(studies) - len(shown)
    say = context.say
    items = [said(say(study.plain)) for study in shown]
    if more:
        show = MORE_STUDIES if more > 1 else ONE_MORE_STUDY
        agree = f" {say(DISAGREE)}" if any(s.conflicts_with for s in studies) else ""
        items.append(said(f"{say(show, number=more)}{agree}"))
    both = [pair_name(context, pair.first), wording.inline(pair_name(context, pair.second))]
    return (
        Heading(3, say("{names}, tested against each other", names=wording.listed(both, say))),
        Bullets(tuple(items)),
    )


def _qualified(context: Context) -> list[tuple[Option, Cell]]:
    """Options whose drawn figure other studies qualify: it is never left to stand alone.

    On a whole sheet those are left out that are told with the tests of pairs.
    """
    drawn = [(o, cell) for o, cell in context.cells(BENEFIT) if shown_rate(cell) and cell.beneath]
    if context.is_short:
        return drawn
    pairs = context.comparison.pairs
    told = {name for pair in pairs for study in shown_studies(pair) for name in study.sources}
    return [(option, cell) for option, cell in drawn if not told.issuperset(cell.sources)]


def _in_short(context: Context) -> tuple[Block, ...]:
    """A line for each figure that other studies qualify, and for each pair that was tested."""
    say = context.say
    lines = [
        said(bold(f"{context.name(option)}: "), wording.sentence(context.short_words_of(cell)))
        for option, cell in _qualified(context)
    ]
    for pair in context.comparison.pairs:
        studies = shown_studies(pair)
        if studies:
            both = [pair_name(context, pair.first), wording.inline(pair_name(context, pair.second))]
            agree = f" {say(DISAGREE)}" if any(s.conflicts_with for s in studies) else ""
            name = bold(f"{wording.listed(both, say)}: ")
            lines.append(said(name, f"{say(studies[0].plain)}{agree}"))
    return (Bullets(tuple(lines)),) if lines else ()


def _in_full(context: Context) -> tuple[Block, ...]:
    """What the studies say, everyday care, and every test of a pair."""
    blocks: list[Block] = []
    qualified = _qualified(context)
    if qualified:
        items = tuple(
            said(bold(f"{context.name(option)}: "), wording.sentence(context.words_of(cell)))
            for option, cell in qualified
        )
        blocks += [Heading(3, context.say("What the studies say")), Bullets(items)]
    blocks += _everyday(context)
    for pair in context.comparison.pairs:
        blocks += _tested(context, pair)
    return tuple(blocks)


def build(context: Context) -> tuple[Block, ...]:
    """Arrays from controlled studies, then what the reader has to know beside them."""
    say = context.say
    row = context.comparison.row(BENEFIT).row
    cells = context.cells(BENEFIT)
    pictures = any(shown_rate(cell) for _, cell in cells)
    lead = (SHORT_PICTURES if context.is_short else PICTURES) if pictures else NO_PICTURES
    apart = cross_study(context)
    return (
        Heading(2, say(TITLE)),
        Paragraph(said(say(lead)), leads=True),
        Figures(tuple(_array(context, row, option, cell) for option, cell in cells)),
        *((Callout(CalloutKind.NOTE, (said(apart),)),) if apart else ()),
        *(_in_short(context) if context.is_short else _in_full(context)),
    )

"""How many people feel much better: arrays of a hundred people, like beside like."""

from ipdesk.clinical.cells import Cell
from ipdesk.clinical.comparison import CROSS_STUDY, Option
from ipdesk.clinical.pairs import Pair
from ipdesk.content.model import CellState, Checked
from ipdesk.content.shared import HeadToHead, Row
from ipdesk.content.values import Rate
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
    short_words_of,
    shown_rate,
    words_of,
)

ID = "benefit"
TITLE = "How many people feel much better?"
ORDER = 30
ALWAYS = True

PICTURES = (
    "Each figure is one person in a study. Filled ones got better. Nobody knows which would be "
    "you. Dots show how sure we can be. Numbers are rounded."
)
NO_PICTURES = (
    "There is no count of people from a controlled study to draw here. "
    "This is what we found for each choice."
)

# What kind of study a figure rests on, as the reason for how sure it is.
_DESIGNS = {
    "controlled": "Tested against another group of people.",
    "review": "Several studies were put together.",
    "head-to-head": "Tested against another treatment, not a pretend one.",
    "open-label": "People knew which treatment they had.",
    "everyday": "There was no group to compare with.",
    "label": "From the maker's label.",
    "guideline": "From a guide for doctors.",
}


def _frames(row: Row, rate: Rate) -> tuple[str, str]:
    """Both frames: how many do, and how many do not."""
    filled = wording.rounded(rate.per_100)
    with_it = f"{filled} of 100 {rate.plain or row.plain_with or 'feel much better'}."
    without = f"{100 - filled} {row.plain_without or 'do not'}."
    return with_it, without


def _comparator(rate: Rate) -> str:
    if rate.comparator is None:
        return "No other group was counted."
    number = wording.count(rate.comparator.per_100)
    return f"With {wording.compared_with(rate.comparator)}, {number} of 100."


def _range(rate: Rate) -> str:
    spread = wording.spread(rate)
    return f"Studies fit with {spread}." if spread else "Range not reported."


def _sure(context: Context, cell: Cell) -> tuple[Caption, ...]:
    fact = cell.fact
    found = (CellState.KNOWN, CellState.NO_DIFFERENCE)
    if cell.certainty is None or fact is None or cell.state not in found:
        return ()
    words = context.material.certainty[cell.certainty.value].plain
    reason = _DESIGNS.get(fact.design, "")
    return (Caption(said(bold(f"{words}."), f" {reason}" if reason else ""), cell.certainty),)


def _who(context: Context, cell: Cell) -> tuple[Caption, ...]:
    """Whom the figure is about, and the numbers of its sources."""
    parts = []
    if cell.fact and cell.fact.plain_population:
        parts.append(f"Who: {cell.fact.plain_population.rstrip('.')}.")
    found = context.source_numbers(printed_sources(cell))
    if found:
        word = "Source" if len(found) == 1 else "Sources"
        parts.append(f"{word}\u00a0{wording.numbers(found)}.")
    return (Caption(said(" ".join(parts))),) if parts else ()


def _array(context: Context, row: Row, option: Option, cell: Cell) -> IconArray:
    name = option.names.plain_name
    window = cell.fact.plain_window if cell.fact else ""
    rate = shown_rate(cell)
    rest = (*_sure(context, cell), *_who(context, cell))
    if rate is None:
        words = wording.sentence(words_of(cell))
        return IconArray(name, window, None, words, rest, f"{name}: {words}")
    with_it, without = _frames(row, rate)
    said_numbers = (
        Caption(said(bold(with_it))),
        Caption(said(bold(without))),
        Caption(said(f"{_comparator(rate)} {_range(rate)}")),
    )
    alt = f"{name}, {window}: {with_it} {without} {_comparator(rate)} {_range(rate)}"
    filled = wording.rounded(rate.per_100)
    return IconArray(name, window, filled, "", (*said_numbers, *rest), alt)


def _everyday(context: Context) -> tuple[Block, ...]:
    cells = context.cells(EVERYDAY)
    if not any(isinstance(cell.value, Rate) for _, cell in cells):
        return ()
    items = tuple(
        said(bold(f"{option.names.plain_name}: "), wording.sentence(short_words_of(cell)))
        for option, cell in cells
    )
    return (
        Heading(3, "In everyday care"),
        Paragraph(
            said(
                "Clinics also count how people do. This is another kind of count: "
                "it cannot be set beside the pictures above."
            ),
            leads=True,
        ),
        Bullets(items),
    )


def _name(context: Context, treatment: str) -> str:
    return context.comparison.option(treatment).names.plain_name


def _studies(pair: Pair) -> list[HeadToHead]:
    """Direct tests that may be printed."""
    return [study for study in pair.studies if study.checked is not Checked.MEMORY]


def _untested(context: Context) -> str:
    """The warning for results that do not come from the same study."""
    found = (CellState.KNOWN, CellState.NO_DIFFERENCE)
    sources = {
        option.id: set(cell.sources)
        for option, cell in context.cells(BENEFIT)
        if cell.state in found
    }
    pairs = [p for p in context.comparison.pairs if {p.first, p.second} <= sources.keys()]
    same = [p for p in pairs if _studies(p) and sources[p.first] & sources[p.second]]
    if len(same) == len(pairs):
        return ""
    if not same:
        return CROSS_STUDY
    names = [
        f"{wording.inline(_name(context, pair.first))} and "
        f"{wording.inline(_name(context, pair.second))}"
        for pair in same
    ]
    return (
        f"Only the numbers for {wording.listed(names)} come from the same study. The others come "
        "from different studies with different people. They do not show which works better."
    )


def _shown(pair: Pair) -> list[HeadToHead]:
    """Studies that counted both groups; where there is none, all of them."""
    studies = _studies(pair)
    counted = [study for study in studies if study.first_response or study.first_remission]
    return counted or studies


def _tested(context: Context, pair: Pair) -> tuple[Block, ...]:
    studies = _studies(pair)
    if not studies:
        return ()
    shown = _shown(pair)
    more = len(studies) - len(shown)
    items = [said(study.plain) for study in shown]
    if more:
        plural = "studies or reviews" if more > 1 else "study or review"
        agree = " They do not all agree." if any(s.conflicts_with for s in studies) else ""
        items.append(said(f"Your team can show you {more} more {plural}.{agree}"))
    names = f"{_name(context, pair.first)} and {wording.inline(_name(context, pair.second))}"
    return (
        Heading(3, f"{names}, tested against each other"),
        Bullets(tuple(items)),
    )


def build(context: Context) -> tuple[Block, ...]:
    """Arrays from controlled studies, what those studies say, everyday care, tests of pairs."""
    comparison = context.comparison
    row = comparison.row(BENEFIT).row
    cells = context.cells(BENEFIT)
    pictures = any(shown_rate(cell) for _, cell in cells)
    blocks: list[Block] = [
        Heading(2, TITLE),
        Paragraph(said(PICTURES if pictures else NO_PICTURES), leads=True),
        Figures(tuple(_array(context, row, option, cell) for option, cell in cells)),
    ]
    apart = _untested(context)
    if apart:
        blocks.append(Callout(CalloutKind.NOTE, (said(apart),)))
    # A figure that other studies qualify is never left to stand alone: they are told here, or
    # below where all of them are direct tests.
    told = {name for pair in comparison.pairs for study in _shown(pair) for name in study.sources}
    drawn = [
        (option, cell)
        for option, cell in cells
        if shown_rate(cell) and cell.beneath and not told.issuperset(cell.sources)
    ]
    if drawn:
        items = tuple(
            said(bold(f"{option.names.plain_name}: "), wording.sentence(words_of(cell)))
            for option, cell in drawn
        )
        blocks += [Heading(3, "What the studies say"), Bullets(items)]
    blocks += _everyday(context)
    for pair in comparison.pairs:
        blocks += _tested(context, pair)
    return tuple(blocks)

"""Pages about time: a typical week, what follows the first course, and what if it does not work."""

import math

from ipdesk.clinical.pairs import Pair
from ipdesk.content.model import ALL_CONDITIONS, Checked
from ipdesk.content.shared import HeadToHead, Untested
from ipdesk.content.values import Frequency, FrequencyPhase
from ipdesk.content.words import Words, phrase
from ipdesk.handout import wording
from ipdesk.handout.context import Context
from ipdesk.handout.patient.answers import facts_beneath, head, lines_of, sure
from ipdesk.handout.patient.model import Card, Line, LineKind, Page, Week
from ipdesk.handout.sections import benefit, visits

WEEK, NOT_WORKING, AFTER, TESTED = "week", "if_it_does_not_work", "maintenance", "head_to_head"
WEEK_TITLE = phrase("What does a typical week look like?")
WEEK_KEY = phrase(
    "A filled day is a visit. A half-filled day may be one. "
    "The days are an example: your clinic sets the real ones."
)
FROM_STUDIES = phrase("From studies")
NO_ONE_ORDER = phrase(
    "Which choice to try after another depends on what you have tried and on your health. "
    "Ask your team what they would look at next, and why."
)
NOT_TESTED = phrase("We hold no study that set these two side by side.")
OTHER_PEOPLE = phrase("Studies set these two side by side only in other groups of people.")
WHOLE_TREATMENT = phrase("Studies set these treatments side by side, but not given this way.")
_WORKDAYS = 5
# Days of the week (Monday 0) on which so many visits are drawn.
_DAYS = {0: (), 1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}


def _strip(phase: FrequencyPhase) -> Week:
    """The week of a phase; visits of the higher frequency only are drawn as possible."""
    most = min(math.ceil(phase.high), _WORKDAYS)
    least = min(math.floor(phase.low), most)
    days = _DAYS[most]
    return Week(days[:least], days[least:])


def _weeks(phase: FrequencyPhase, say: Words) -> str:
    first, last = phase.first_week, phase.last_week
    if last is None:
        return say("From week {first} on", first=first)
    if first == last:
        return say("Week {first}", first=first)
    return say("Weeks {first} to {last}", first=first, last=last)


def week_page(context: Context, group: str) -> Page:
    """Each option's week as a strip of days, phase after phase."""
    say = context.say
    course = context.cells("course_length")
    cards, drawn = [], False
    for place, (option, cell) in enumerate(context.cells("session_frequency")):
        title, subtitle = head(context, option)
        strips: tuple[Line, ...] = ()
        if isinstance(cell.value, Frequency) and cell.checked is not Checked.MEMORY:
            strips = tuple(
                Line(LineKind.WEEK, "", _weeks(phase, say), week=_strip(phase))
                for phase in cell.value.phases
            )
        drawn |= bool(strips)
        told: tuple[Line, ...] = (
            Line(LineKind.LEAD, wording.sentence(context.short_words_of(cell))),
        )
        if course:
            words = wording.sentence(context.short_words_of(course[place][1]))
            told += (Line(LineKind.TEXT, words),)
        cards.append(Card(title, subtitle, None, (told[0], *strips, *told[1:])))
    return Page(
        WEEK,
        group,
        say(WEEK_TITLE),
        say(WEEK_KEY) if drawn else "",
        cards=tuple(cards),
        weekdays=tuple(say(day) for day in visits.DAYS[:_WORKDAYS]),
    )


def after_page(context: Context, group: str) -> Page:
    """What follows the first course, with what studies say about it."""
    cards = []
    for option, cell in context.cells(AFTER):
        title, subtitle = head(context, option)
        lines = (*lines_of(context, cell, LineKind.TEXT), *sure(context, cell))
        cards.append(Card(title, subtitle, None, (*lines, *_studied(context, AFTER, option.id))))
    return Page(AFTER, group, context.question(AFTER), cards=tuple(cards))


def _studied(context: Context, row_id: str, option_id: str) -> tuple[Line, ...]:
    """What stands beneath a cell, as evidence."""
    for option, cell in context.cells(row_id):
        beneath = facts_beneath(cell) if option.id == option_id else ()
        if beneath:
            lines = (Line(LineKind.DETAIL, context.say(fact.plain)) for fact in beneath)
            return Line(LineKind.DETAIL, f"{context.say(FROM_STUDIES)}:"), *lines
    return ()


def paths_page(context: Context, group: str) -> Page:
    """The way on from each option, and what studies of one against another found."""
    say = context.say
    cards = []
    for option, cell in context.cells(NOT_WORKING):
        title, subtitle = head(context, option)
        lines = (*lines_of(context, cell, LineKind.TEXT), *sure(context, cell))
        more = _studied(context, NOT_WORKING, option.id)
        cards.append(Card(title, subtitle, None, (*lines, *more)))
    pairs = (pair for pair in context.comparison.pairs if benefit.printable_studies(pair))
    cards += [_pair_card(context, pair, ()) for pair in pairs]
    title = context.question(NOT_WORKING)
    return Page(NOT_WORKING, group, title, cards=tuple(cards), notes=(say(NO_ONE_ORDER),))


def _pair_card(context: Context, pair: Pair, untested: tuple[Untested, ...]) -> Card:
    say = context.say
    both = [
        benefit.pair_name(context, pair.first),
        wording.inline(benefit.pair_name(context, pair.second)),
    ]
    names = wording.listed(both, say)
    shown = benefit.shown_studies(pair)
    if not shown:
        return Card(names, lines=(Line(LineKind.TEXT, _not_tested(context, pair, untested)),))
    lines: list[Line] = []
    for study in shown:
        lines += _study(context, study)
    held = benefit.printable_studies(pair)
    more = len(held) - len(shown)
    if more:
        many = benefit.MORE_STUDIES if more > 1 else benefit.ONE_MORE_STUDY
        lines.append(Line(LineKind.TEXT, say(many, number=more)))
    if any(study.conflicts_with for study in held):
        lines.append(Line(LineKind.STRONG, say(benefit.DISAGREE)))
    return Card(say("{names}, tested against each other", names=names), lines=tuple(lines))


def _study(context: Context, study: HeadToHead) -> tuple[Line, ...]:
    words = context.say(context.material.certainty[study.certainty.value].plain)
    return (
        Line(LineKind.TEXT, context.say(study.plain)),
        Line(LineKind.SURE, f"{words}.", "", study.certainty),
    )


def _not_tested(context: Context, pair: Pair, untested: tuple[Untested, ...]) -> str:
    """Why there is nothing to say of a pair: not tested, or not here."""
    say, condition = context.say, context.comparison.condition.id
    if pair.elsewhere:
        here = any({condition, ALL_CONDITIONS} & set(study.conditions) for study in pair.elsewhere)
        return say(WHOLE_TREATMENT if here else OTHER_PEOPLE)
    sides = {pair.first.partition(":")[0], pair.second.partition(":")[0]}
    # What is held of one treatment's ways is about the two that were named, not any two.
    for finding in () if pair.is_one_treatment else untested:
        fits = not finding.conditions or condition in finding.conditions
        if {finding.first, finding.second} == sides and fits and finding.plain:
            return say(finding.plain)
    return say(NOT_TESTED)


def tested_page(context: Context, group: str, untested: tuple[Untested, ...]) -> Page:
    """Every pair: what studies of one against the other found, or that there is none."""
    cards = tuple(_pair_card(context, pair, untested) for pair in context.comparison.pairs)
    return Page(TESTED, group, context.question(TESTED), cards=cards)

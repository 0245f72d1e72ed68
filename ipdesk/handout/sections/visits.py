"""The visit calendar: each treatment's schedule as real dates from the start date."""

from datetime import date, timedelta
from itertools import groupby

from ipdesk.clinical.calendar import WEEKDAYS, Schedule, Visit, first_weekday, schedule
from ipdesk.clinical.comparison import Option
from ipdesk.content.values import Course, Frequency
from ipdesk.content.words import Words, phrase, phrases
from ipdesk.handout import wording
from ipdesk.handout.blocks import (
    Block,
    Calendar,
    Calendars,
    CalendarWeek,
    Heading,
    Paragraph,
    bold,
    said,
)
from ipdesk.handout.context import Context

ID = "visits"
TITLE = phrase("Your visits")
ORDER = 80
ALWAYS = False

WEEKS_SHOWN = 3
DAYS = phrases("Mon", "Tue", "Wed", "Thu", "Fri")
_NO_SCHEDULE = phrase(
    "There is no fixed set of visits to lay out. You and your team set the dates."
)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week(monday: date, visits: list[Visit], say: Words) -> CalendarWeek:
    by_day = {visit.day.weekday(): visit.number for visit in visits}
    return CalendarWeek(
        wording.short_day(monday, say), tuple(by_day.get(number) for number in range(WEEKDAYS))
    )


def _ending(plan: Schedule, say: Words) -> str:
    many = say("{number} visits", number=plan.total) if plan.total != 1 else say("1 visit")
    how_many = (
        say("{visits} or more", visits=many)
        if plan.at_least
        else say("up to {visits}", visits=many)
    )
    last = wording.day(plan.visits[-1].day, say)
    if len(plan.visits) < plan.total:
        listed = len(plan.visits)
        return say(
            "{visits} in all. The first {number} end about {day}.",
            visits=how_many,
            number=listed,
            day=last,
        )
    return say("{visits} in all. The last is about {day}.", visits=how_many, day=last)


def _plan(context: Context, option: Option, start: date) -> Schedule | None:
    values = {
        name: cell.value
        for name in ("session_frequency", "course_length")
        for other, cell in context.cells(name)
        if other.id == option.id
    }
    frequency, course = values.get("session_frequency"), values.get("course_length")
    if not isinstance(frequency, Frequency) or not isinstance(course, Course):
        return None
    return schedule(frequency, course, start, context.options.closed)


def _calendar(name: str, plan: Schedule, say: Words) -> Calendar:
    weeks = [
        _week(monday, list(visits), say)
        for monday, visits in groupby(plan.visits, key=lambda visit: _monday(visit.day))
    ]
    ending = _ending(plan, say)
    first = wording.day(plan.visits[0].day, say)
    alt = f"{name}: {say('the first visit is on {day};', day=first)} {ending}"
    days = tuple(say(day) for day in DAYS)
    return Calendar(name, days, tuple(weeks[:WEEKS_SHOWN]), (f"\u2026 {ending}",), alt)


def _start_words(start: date, context: Context) -> str:
    say = context.say
    first = first_weekday(start, context.options.closed)
    day, asked = wording.day(first, say), wording.day(start, say)
    words = say(
        "These dates count from {weekday}, {day}.", weekday=wording.weekday(first, say), day=day
    )
    if first != start:
        weekend = start.weekday() >= WEEKDAYS
        why = (
            say("{day} is on a weekend.", day=asked)
            if weekend
            else say("{day} is a day when we are closed.", day=asked)
        )
        words = f"{why} {words}"
    if start < context.options.date:
        words += f" {say('That day has passed. Ask us for new dates.')}"
    return f"{words} {say('Weekends are left out. Your clinic sets the real dates with you.')}"


def build(context: Context) -> tuple[Block, ...]:
    """A calendar for each option that has a schedule, and a sentence for each that has none."""
    start = context.options.start
    if start is None:
        return ()
    options = context.comparison.options
    say = context.say
    plans = [(context.name(o), _plan(context, o, start)) for o in options]
    calendars = tuple(_calendar(name, plan, say) for name, plan in plans if plan and plan.visits)
    without = [name for name, plan in plans if not plan or not plan.visits]
    title = say(TITLE)
    if calendars:
        title = say("Your visits, if you start on {day}", day=wording.short_day(start, say))
    blocks: list[Block] = [Heading(2, title)]
    if calendars:
        blocks += [
            Paragraph(said(_start_words(start, context)), leads=True),
            Calendars(calendars),
        ]
    if without:
        blocks.append(
            Paragraph(
                said(
                    bold(wording.listed([without[0], *map(wording.inline, without[1:])], say)),
                    bold(": "),
                    say(_NO_SCHEDULE),
                )
            )
        )
    return tuple(blocks)

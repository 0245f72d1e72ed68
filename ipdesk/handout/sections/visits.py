"""The visit calendar: each treatment's schedule as real dates from the start date."""

from datetime import date, timedelta
from itertools import groupby

from ipdesk.clinical.calendar import WEEKDAYS, Schedule, Visit, first_weekday, schedule
from ipdesk.clinical.comparison import Option
from ipdesk.content.values import Course, Frequency
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
TITLE = "Your visits"
ORDER = 80
ALWAYS = False

WEEKS_SHOWN = 3
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _week(monday: date, visits: list[Visit]) -> CalendarWeek:
    by_day = {visit.day.weekday(): visit.number for visit in visits}
    return CalendarWeek(
        wording.short_day(monday), tuple(by_day.get(number) for number in range(WEEKDAYS))
    )


def _ending(plan: Schedule) -> str:
    many = f"{plan.total} visits" if plan.total != 1 else "1 visit"
    how_many = f"{many} or more" if plan.at_least else f"up to {many}"
    last = plan.visits[-1].day
    if len(plan.visits) < plan.total:
        listed = len(plan.visits)
        return f"\u2026 {how_many} in all. The first {listed} end about {wording.day(last)}."
    return f"\u2026 {how_many} in all. The last is about {wording.day(last)}."


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


def _calendar(name: str, plan: Schedule) -> Calendar:
    weeks = [
        _week(monday, list(visits))
        for monday, visits in groupby(plan.visits, key=lambda visit: _monday(visit.day))
    ]
    ending = _ending(plan)
    first = plan.visits[0].day
    said_ending = ending.removeprefix("\u2026 ")
    alt = f"{name}: the first visit is on {wording.day(first)}; {said_ending}"
    return Calendar(name, _DAYS, tuple(weeks[:WEEKS_SHOWN]), (ending,), alt)


def _start_words(start: date, context: Context) -> str:
    first = first_weekday(start, context.options.closed)
    words = f"These dates count from {wording.weekday(first)}, {wording.day(first)}."
    if first != start:
        why = "is on a weekend" if start.weekday() >= WEEKDAYS else "is a day when we are closed"
        words = f"{wording.day(start)} {why}. {words}"
    if start < context.options.date:
        words += " That day has passed. Ask us for new dates."
    return f"{words} Weekends are left out. Your clinic sets the real dates with you."


def build(context: Context) -> tuple[Block, ...]:
    """A calendar for each option that has a schedule, and a sentence for each that has none."""
    start = context.options.start
    if start is None:
        return ()
    options = context.comparison.options
    plans = [(o.names.plain_name, _plan(context, o, start)) for o in options]
    calendars = tuple(_calendar(name, plan) for name, plan in plans if plan and plan.visits)
    without = [name for name, plan in plans if not plan or not plan.visits]
    when = f", if you start on {wording.short_day(start)}" if calendars else ""
    blocks: list[Block] = [Heading(2, f"{TITLE}{when}")]
    if calendars:
        blocks += [
            Paragraph(said(_start_words(start, context)), leads=True),
            Calendars(calendars),
        ]
    if without:
        blocks.append(
            Paragraph(
                said(
                    bold(wording.listed([without[0], *map(wording.inline, without[1:])])),
                    ": there is no fixed set of visits to lay out. "
                    "You and your team set the dates.",
                )
            )
        )
    return tuple(blocks)

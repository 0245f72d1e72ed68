"""The visit calendar: each treatment's schedule as real dates from the start date."""

from dataclasses import dataclass
from datetime import date, timedelta

from ipdesk.clinical.calendar import LONGEST, WEEKEND, OpenDays, Schedule, Visit, schedule
from ipdesk.clinical.cells import NO_NEW
from ipdesk.clinical.comparison import Option
from ipdesk.content.values import Course, Frequency
from ipdesk.content.words import Words, phrase, phrases
from ipdesk.errors import HandoutError
from ipdesk.handout import wording
from ipdesk.handout.aftercare import Aftercare, aftercare
from ipdesk.handout.blocks import (
    Block,
    Bullets,
    Calendar,
    Calendars,
    CalendarWeek,
    Heading,
    Lines,
    Paragraph,
    Span,
    bold,
    said,
)
from ipdesk.handout.context import Context
from ipdesk.handout.holidays import UNKNOWN, WITH_REGIONS, public_holidays

ID = "visits"
TITLE = phrase("Your visits")
ORDER = 80
ALWAYS = False
SHORT = True

WEEKS_SHOWN = 4
BLANK_LINES = 4
WORKDAYS = 5
HOME = OpenDays()
"""Sessions at home do not wait for the clinic."""
YEARS = 6
"""Years from the start on for which holidays are looked up."""
DAYS = phrases("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = phrases(
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
)
RIDE_MARK = phrase("R")
NO_DRIVING_MARK = phrase("N")
RIDE = phrase("You need a ride home.")
NO_DRIVING = phrase("No driving for all or part of this day.")
TEAM_SETS_DATES = phrase("Your team sets the dates with you.")
NO_DATES = phrase("No dates can be laid out here:")
TEAM_SETS_END = phrase("Your team sets the end.")
REGIONS = phrase("Holidays of your region alone may be missing here.")
HOLIDAYS_DIFFER = phrase("Public holidays differ from place to place. They are not left out here.")
THINNED = phrase("The clinic's open days do not fit all visits of a week, so this takes longer.")


@dataclass(frozen=True, slots=True)
class _Plan:
    """An option with its schedule, if it has one."""

    option: Option
    name: str
    schedule: Schedule | None
    after: Aftercare
    words: str
    """How the reference puts the schedule."""
    at_home: bool


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _last_day(start: date) -> date:
    return date(min(start.year + YEARS, date.max.year), 12, 31)


def _holidays(context: Context, start: date) -> dict[date, str]:
    options = context.options
    if options.open_on_holidays:
        return {}
    return public_holidays(options.country, start, _last_day(start))


def _plan(context: Context, option: Option, start: date, clinic: OpenDays) -> _Plan:
    cells = {
        name: cell
        for name in ("session_frequency", "course_length")
        for other, cell in context.cells(name)
        if other.id == option.id
    }
    frequency, course = cells.get("session_frequency"), cells.get("course_length")
    at_home = frequency is not None and "at home" in frequency.plain_short.lower()
    plan = None
    if frequency and isinstance(frequency.value, Frequency):
        known = course.value if course and isinstance(course.value, Course) else None
        plan = schedule(frequency.value, known, start, HOME if at_home else clinic)
    told = [frequency] if plan is None else [frequency, course]
    words = " ".join(wording.sentence(context.short_words_of(cell)) for cell in told if cell)
    return _Plan(option, context.name(option), plan, aftercare(context, option), words, at_home)


def _marked(plan: _Plan, visits: tuple[Visit, ...], say: Words) -> dict[date, str]:
    """Letters for each day: a ride home on the day, no driving on it and on the days after."""
    marks: dict[date, list[str]] = {}
    for visit in visits:
        if plan.after.ride:
            marks.setdefault(visit.day, []).append(say(RIDE_MARK))
    for visit in visits:
        for later in range(plan.after.no_driving):
            letters = marks.setdefault(visit.day + timedelta(days=later), [])
            if say(NO_DRIVING_MARK) not in letters:
                letters.append(say(NO_DRIVING_MARK))
    return {day: " ".join(letters) for day, letters in marks.items()}


def _weeks(plan: _Plan, visits: tuple[Visit, ...], say: Words) -> tuple[CalendarWeek, ...]:
    """The first weeks; weekend days stand in them where something falls on one."""
    by_day = {visit.day: visit.number for visit in visits}
    marks = _marked(plan, visits, say)
    mondays = sorted({_monday(day) for day in (*by_day, *marks)})[:WEEKS_SHOWN]
    shown = [day for day in (*by_day, *marks) if _monday(day) in mondays]
    columns = range(max(WORKDAYS, *(day.weekday() + 1 for day in shown)))
    weeks = []
    for monday in mondays:
        days = [monday + timedelta(days=number) for number in columns]
        weeks.append(
            CalendarWeek(
                say("{day} {month}", day=monday.day, month=say(_MONTHS[monday.month - 1])),
                tuple(by_day.get(day) for day in days),
                tuple(marks.get(day, "") for day in days) if marks else (),
            )
        )
    return tuple(weeks)


def _count(number: int, plan: _Plan, say: Words) -> str:
    if plan.at_home:
        return say("{number} sessions", number=number) if number != 1 else say("1 session")
    return say("{number} visits", number=number) if number != 1 else say("1 visit")


def _ending(plan: _Plan, found: Schedule, say: Words) -> str:
    """How many visits there are, and when the last is."""
    last = wording.day(found.visits[-1].day, say)
    laid = len(found.visits)
    if found.total is None:
        if found.weeks is None or laid == LONGEST:
            return say(TEAM_SETS_END)
        weeks = wording.rounded(found.weeks)
        end = say("If it takes {weeks} weeks, the last is about {day}.", weeks=weeks, day=last)
        return f"{end} {say(TEAM_SETS_END)}"
    many = _count(found.total, plan, say)
    if found.at_least:
        how_many = say("{visits} or more in all.", visits=many)
    elif found.goes_on:
        how_many = say("The first course is {visits}.", visits=many)
    elif found.fewest == found.total:
        how_many = say("{visits} in all.", visits=many)
    else:
        how_many = say("up to {visits} in all.", visits=many)
    if laid < found.total:
        return f"{how_many} {say('The first {number} end about {day}.', number=laid, day=last)}"
    return f"{how_many} {say('The last is about {day}.', day=last)}"


def _calendar(plan: _Plan, found: Schedule, closed: str, say: Words) -> Calendar:
    weeks = _weeks(plan, found.visits, say)
    shown = max((n for week in weeks for n in week.visits if n is not None), default=0)
    ending = _ending(plan, found, say)
    more = shown < (found.total or shown + 1)
    captions = [f"\u2026 {ending}" if more else wording.sentence(ending), plan.words]
    if found.thinned:
        captions.append(say(THINNED))
    first = wording.day(found.visits[0].day, say)
    marks = [RIDE] if plan.after.ride else []
    told = [
        f"{plan.name}: {say('the first visit is on {day};', day=first)} {ending}",
        *captions[1:],
        *(say(mark) for mark in marks),
        plan.after.words if plan.after.no_driving else "",
        closed,
    ]
    columns = len(weeks[0].visits)
    days = tuple(say(day) for day in DAYS[:columns])
    return Calendar(
        plan.name, days, weeks, tuple(captions), " ".join(part for part in told if part)
    )


def _start_words(start: date, clinic: OpenDays, holidays: dict[date, str], context: Context) -> str:
    say = context.say
    first = clinic.first_from(start)
    day, asked = wording.day(first, say), wording.day(start, say)
    words = say(
        "These dates count from {weekday}, {day}.", weekday=wording.weekday(first, say), day=day
    )
    if first != start:
        if start.weekday() in WEEKEND & clinic.closed_weekdays:
            why = say("{day} is on a weekend.", day=asked)
        elif start in holidays and start not in context.options.closed:
            why = say("{day} is a public holiday.", day=asked)
        else:
            why = say("{day} is a day when we are closed.", day=asked)
        words = f"{why} {words}"
    if first < context.options.date:
        words += f" {say('That day has passed. Ask us for new dates.')}"
    yours = say("Your clinic sets the real dates with you.")
    return f"{words} {_closed_weekdays(clinic, say)} {yours}"


def _closed_weekdays(clinic: OpenDays, say: Words) -> str:
    if clinic.closed_weekdays == WEEKEND:
        return say("Weekends are left out.")
    if not clinic.closed_weekdays:
        return say("We are open on every day of the week.")
    names = [say(wording.WEEKDAYS[day]) for day in sorted(clinic.closed_weekdays)]
    return say("We are closed on {days}.", days=wording.listed(names, say))


def _closed(plans: list[_Plan], clinic: OpenDays, say: Words) -> str:
    """The days that the calendars leave out, beside the closed weekdays."""
    found = [plan.schedule for plan in plans if plan.schedule and not plan.at_home]
    if not found:
        return ""
    first = min(plan.visits[0].day for plan in found)
    last = max(plan.visits[-1].day for plan in found)
    days = [
        wording.short_day(day, say) if last - first < timedelta(days=365) else wording.day(day, say)
        for day in sorted(clinic.closed)
        if first <= day <= last and day.weekday() not in clinic.closed_weekdays
    ]
    return say("Closed on {days}.", days=wording.listed(days, say)) if days else ""


def _holiday_note(context: Context) -> str:
    """What the list of holidays cannot know."""
    country = context.options.country.upper()
    if context.options.open_on_holidays:
        return ""
    if country in UNKNOWN:
        return context.say(HOLIDAYS_DIFFER)
    return context.say(REGIONS) if country in WITH_REGIONS else ""


def _legend(plans: list[_Plan], say: Words) -> tuple[Block, ...]:
    parts: list[str | Span] = []
    if any(plan.after.ride for plan in plans):
        parts += [bold(say(RIDE_MARK)), f": {say(RIDE)} "]
    if any(plan.after.no_driving for plan in plans):
        parts += [bold(say(NO_DRIVING_MARK)), f": {say(NO_DRIVING)}"]
    return (Paragraph(said(*parts)),) if parts else ()


def _drawn(context: Context, plans: list[_Plan], clinic: OpenDays) -> list[Block]:
    """The calendars, what their marks mean and which days they leave out."""
    say = context.say
    made = tuple(
        _calendar(plan, plan.schedule, _closed([plan], clinic, say), say)
        for plan in plans
        if plan.schedule
    )
    notes = (_closed(plans, clinic, say), _holiday_note(context))
    left_out = " ".join(note for note in notes if note)
    blocks: list[Block] = [Calendars(made), *_legend(plans, say)]
    return [*blocks, Paragraph(said(left_out))] if left_out else blocks


def _in_words(plans: list[_Plan], say: Words) -> tuple[Block, ...]:
    """Options without a plan that can be laid out, in the reference's own words."""
    items = []
    for plan in plans:
        dates = "" if plan.option.names.kind == NO_NEW else f" {say(TEAM_SETS_DATES)}"
        items.append(said(bold(f"{plan.name}: "), f"{plan.words}{dates}"))
    if not items:
        return ()
    return (Paragraph(said(say(NO_DATES)), leads=True), Bullets(tuple(items)))


def _driving(plans: list[_Plan], say: Words) -> tuple[Block, ...]:
    items = [
        said(bold(f"{plan.name}: "), wording.sentence(plan.after.words))
        for plan in plans
        if plan.after.words
    ]
    title = say("Driving and getting home")
    return (Heading(3, title), Bullets(tuple(items))) if items else ()


def build(context: Context) -> tuple[Block, ...]:
    """A calendar for each option that has a schedule, and a sentence for each that has none.

    Raises:
        HandoutError: The clinic has no open day, or the start is too far away.
    """
    start, options, say = context.options.start, context.options, context.say
    if options.blank and not context.is_short:
        lead = Paragraph(said(say("Write the dates that you and your clinic set.")), leads=True)
        return (Heading(2, say(TITLE)), lead, Lines(BLANK_LINES))
    if start is None:
        return ()
    holidays = _holidays(context, start)
    clinic = OpenDays(options.closed_weekdays, frozenset((*options.closed, *holidays)))
    try:
        plans = [_plan(context, one, start, clinic) for one in context.comparison.options]
        drawn = [plan for plan in plans if plan.schedule]
        blocks: list[Block] = [Heading(2, say(TITLE))]
        if drawn:
            day = wording.short_day(start, say)
            blocks = [
                Heading(2, say("Your visits, if you start on {day}", day=day)),
                Paragraph(said(_start_words(start, clinic, holidays, context)), leads=True),
                *_drawn(context, drawn, clinic),
            ]
    except OverflowError as error:
        raise HandoutError(
            "The first day of treatment is too far away for a calendar. Set an earlier day."
        ) from error
    blocks += _in_words([plan for plan in plans if not plan.schedule], say)
    return (*blocks, *_driving(plans, say))

"""Visits as dates: a treatment's schedule laid over the weekdays from a start date. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ipdesk.content.values import Course, Frequency, FrequencyPhase

WEEKDAYS = 5
LONGEST = 60
"""Visits after which a calendar says "and so on"."""

# Days of the week (Monday 0) for so many visits a week. Three a week are never on two days running.
_FOUR = frozenset({0, 1, 3, 4})
_THREE = frozenset({0, 2, 4})
# Two a week, by the weekday of the start.
_TWO = (
    frozenset({0, 3}),
    frozenset({1, 4}),
    frozenset({0, 2}),
    frozenset({0, 3}),
    frozenset({1, 4}),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: its number from 1 and its day."""

    number: int
    day: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """The visits of a first course; ``total`` is the whole course, which may be longer than listed.

    ``at_least`` says that the course may be longer than ``total``.
    """

    visits: tuple[Visit, ...]
    total: int
    at_least: bool


def _per_week(phases: tuple[FrequencyPhase, ...], week: int) -> float:
    for phase in phases:
        if phase.first_week <= week and (phase.last_week is None or week <= phase.last_week):
            return phase.high
    return 0.0


def _weekdays(start: date, count: int) -> frozenset[int]:
    """Weekdays on which a treatment given ``count`` times a week takes place."""
    match count:
        case 1:
            return frozenset({start.weekday()})
        case 2:
            return _TWO[start.weekday()]
        case 3:
            return _THREE
        case 4:
            return _FOUR
        case _:
            return frozenset(range(WEEKDAYS))


def _is_visit(day: date, start: date, last: date | None, rate: float) -> bool:
    if last is None:
        return True
    if rate < 1:
        # Every second, third ... week, on the weekday of the start.
        return (day - last).days >= round(7 / rate) and day.weekday() == start.weekday()
    count = int(rate)
    running = (day - last).days == 1 and count <= len(_THREE)
    return day.weekday() in _weekdays(start, count) and not running


def first_weekday(start: date, closed: Collection[date] = ()) -> date:
    """The start itself, or the next day on which the clinic is open."""
    while start.weekday() >= WEEKDAYS or start in closed:
        start += timedelta(days=1)
    return start


def _days(frequency: Frequency, start: date, closed: Collection[date]) -> Iterator[date]:
    """Visits from the start on; weeks are counted from the start, not from a Monday."""
    day, last = start, None
    while True:
        rate = _per_week(frequency.phases, (day - start).days // 7 + 1)
        if rate <= 0:
            return
        is_open = day.weekday() < WEEKDAYS and day not in closed
        if is_open and _is_visit(day, start, last, rate):
            yield day
            last = day
        day += timedelta(days=1)


def schedule(
    frequency: Frequency, course: Course, start: date, closed: Collection[date] = ()
) -> Schedule | None:
    """Lay a first course over the calendar, weekends and closed days left out.

    The upper frequency is drawn for the upper number of sessions, so that nobody plans for too few.
    None when the course has no number of sessions.
    """
    total = course.sessions_high or course.sessions_low
    if not total:
        return None
    first = first_weekday(start, closed)
    visits: list[Visit] = []
    for day in _days(frequency, first, closed):
        visits.append(Visit(len(visits) + 1, day))
        if len(visits) >= min(total, LONGEST):
            break
    return Schedule(tuple(visits), total, course.sessions_high is None)

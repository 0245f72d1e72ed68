"""Visits as dates: a treatment's schedule laid over the weekdays from a start date. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ipdesk.content.values import Course, Frequency, FrequencyPhase

WEEKDAYS = 5
LONGEST = 60
"""Visits after which a calendar says "and so on"."""

# Days of the week (Monday 0) for so many visits a week, spread as clinics spread them.
_DAYS = {1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}


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


def _weekdays(start: date, count: int) -> tuple[int, ...]:
    """Weekdays for ``count`` visits a week, moved so that the first falls on the start."""
    if count >= WEEKDAYS:
        return _DAYS[WEEKDAYS]
    shift = start.weekday()
    return tuple(sorted((day + shift) % WEEKDAYS for day in _DAYS[count]))


def first_weekday(start: date, closed: Collection[date] = ()) -> date:
    """The start itself, or the next day on which the clinic is open."""
    while start.weekday() >= WEEKDAYS or start in closed:
        start += timedelta(days=1)
    return start


def _days(frequency: Frequency, start: date, closed: Collection[date]) -> Iterator[date]:
    week = 1
    owed = 0.0
    monday = start - timedelta(days=start.weekday())
    while True:
        rate = _per_week(frequency.phases, week)
        if rate <= 0:
            return
        owed += rate
        count = int(owed)
        owed -= count
        if count:
            for weekday in _weekdays(start, min(count, WEEKDAYS)):
                day = monday + timedelta(days=7 * (week - 1) + weekday)
                if day >= start and day not in closed:
                    yield day
        week += 1


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

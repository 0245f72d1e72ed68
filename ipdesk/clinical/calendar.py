"""Visits as dates: a treatment's schedule laid over the clinic's open days from a start. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import ceil

from ipdesk.content.values import Course, Frequency
from ipdesk.errors import HandoutError

WEEKEND = frozenset({5, 6})
WEEK = 7
LONGEST = 60
"""Visits after which a calendar says "and so on"."""
MONTH = 4
"""Weeks laid out of a plan whose end nobody has set."""
_DAILY = 5
_NOT_RUNNING = 3
"""Up to so many a week are never on two days running."""


@dataclass(frozen=True, slots=True)
class OpenDays:
    """When a clinic is open: weekdays (Monday 0) and dates on which it is not.

    Raises:
        HandoutError: No weekday is open, or a number is no weekday.
    """

    closed_weekdays: frozenset[int] = WEEKEND
    closed: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a clinic in which no visit could ever take place."""
        if not self.closed_weekdays <= set(range(WEEK)):
            raise HandoutError("A closed weekday is not a number from 0 (Monday) to 6 (Sunday).")
        if len(self.closed_weekdays) == WEEK:
            raise HandoutError(
                "The clinic is closed on every day of the week. Open at least one day, or leave "
                "the start date out."
            )

    def is_open(self, day: date) -> bool:
        """Whether a visit can take place."""
        return day.weekday() not in self.closed_weekdays and day not in self.closed

    def first_from(self, start: date) -> date:
        """The start itself, or the next day on which the clinic is open."""
        while not self.is_open(start):
            start += timedelta(days=1)
        return start

    @property
    def weekdays(self) -> tuple[int, ...]:
        """Weekdays on which the clinic is open."""
        return tuple(day for day in range(WEEK) if day not in self.closed_weekdays)


ALL_WEEK_BUT_WEEKENDS = OpenDays()


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: its number from 1 and its day."""

    number: int
    day: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """The visits of a first course; ``total`` is the whole course, which may be longer than listed.

    ``total`` is None where the reference has no number of visits: the team sets the end. ``fewest``
    is the lower number, ``at_least`` says that the course may be longer than ``total``, and
    ``weeks`` how long it takes at most where only that is known. ``goes_on`` says that the plan
    has visits after the course; ``thinned`` that the clinic's open days do not hold all of a week.
    """

    visits: tuple[Visit, ...]
    total: int | None
    fewest: int | None = None
    at_least: bool = False
    weeks: float | None = None
    goes_on: bool = False
    thinned: bool = False


def _count(frequency: Frequency, week: int) -> int:
    """Visits in a week of the plan: at 1.5 a week two, then one."""
    for phase in frequency.phases:
        if phase.first_week <= week and (phase.last_week is None or week <= phase.last_week):
            before = week - phase.first_week
            done = ceil(round(before * phase.high, 6))
            return ceil(round((before + 1) * phase.high, 6)) - done
    return 0


def _last_week(frequency: Frequency) -> int | None:
    """The plan's last week; None when it is open."""
    weeks = [phase.last_week for phase in frequency.phases]
    known = [week for week in weeks if week is not None]
    return max(known, default=0) if len(known) == len(weeks) else None


def _planned(frequency: Frequency, weeks: int) -> int:
    """Visits that the plan has in its first weeks."""
    return sum(_count(frequency, week) for week in range(1, weeks + 1))


def _pattern(count: int, start: date, weekdays: tuple[int, ...]) -> frozenset[int]:
    """Weekdays for a treatment given ``count`` times a week, spread over the open ones.

    The weekday of the start is among them, unless that would put two of few on days running.
    """
    sets: list[tuple[int, ...]] = list(combinations(weekdays, min(count, len(weekdays))))
    if count >= _DAILY:
        return frozenset(sets[0])

    def fitness(days: tuple[int, ...]) -> tuple[bool, bool, int]:
        gaps = [
            (after - day) % WEEK or WEEK
            for day, after in zip(days, (*days[1:], *days[:1]), strict=True)
        ]
        crowded = count <= _NOT_RUNNING and min(gaps, default=WEEK) < 2
        return crowded, start.weekday() not in days, sum(gap * gap for gap in gaps)

    best: tuple[int, ...] = min(sets, key=fitness)
    return frozenset(best)


def _in_week(
    first: date, count: int, start: date, clinic: OpenDays, last: date | None
) -> list[date]:
    """A week's visits; one that falls on a closed day goes to a day that keeps it apart."""
    open_days = [
        day for day in (first + timedelta(days=n) for n in range(WEEK)) if clinic.is_open(day)
    ]
    pattern = _pattern(count, start, clinic.weekdays)
    apart = 2 if count <= _NOT_RUNNING else 1
    chosen = [] if last else [start]
    following = first + timedelta(days=WEEK)
    ahead = next(
        (
            following + timedelta(days=n)
            for n in range(WEEK)
            if (following + timedelta(days=n)).weekday() in pattern
        ),
        following,
    )

    def distance(day: date, *more: date) -> int:
        others = [*chosen, *more, *([last] if last else [])]
        return min((abs((day - other).days) for other in others), default=WEEK)

    for day in open_days:
        if day.weekday() in pattern and len(chosen) < count and distance(day) >= apart:
            chosen.append(day)
    while len(chosen) < count:
        spare = [day for day in open_days if distance(day, ahead) >= apart]
        if not spare:
            break
        chosen.append(max(spare, key=lambda day: distance(day, ahead)))
    return sorted(chosen)


def _days(frequency: Frequency, start: date, clinic: OpenDays) -> Iterator[date]:
    """Visits from the start on; weeks are counted from the start, not from a Monday.

    After the last week of the plan, visits that closed days took are made up at its last pace.
    """
    ends = _last_week(frequency)
    week, last = 1, None
    while True:
        if ends is None or week <= ends:
            count = _count(frequency, week)
        else:
            count = max(1, _count(frequency, ends))
        first = start + timedelta(days=WEEK * (week - 1))
        for day in _in_week(first, count, start, clinic, last) if count else ():
            yield day
            last = day
        week += 1


def _extent(frequency: Frequency, course: Course) -> tuple[int, Schedule]:
    """How many visits can be laid out, and what is known of the whole."""
    ends = _last_week(frequency)
    sessions = course.sessions_high or course.sessions_low
    goes_on = course.weeks_high is not None and any(
        phase.first_week > course.weeks_high and phase.high > 0 for phase in frequency.phases
    )
    if not sessions:
        weeks = ceil(course.weeks_high or ends or MONTH)
        laid = _planned(frequency, min(weeks, ends or weeks))
        return laid, Schedule((), None, weeks=course.weeks_high, goes_on=goes_on)
    room = sessions if ends is None else _planned(frequency, ends)
    if sessions > room and course.weeks_high and course.weeks_high <= (ends or 0):
        # Several sessions a visit: what is counted here are visits.
        return room, Schedule((), room, fewest=room)
    at_least = course.sessions_high is None
    known = Schedule((), sessions, course.sessions_low, at_least, goes_on=goes_on)
    return min(sessions, room), known


def schedule(
    frequency: Frequency,
    course: Course | None,
    start: date,
    clinic: OpenDays = ALL_WEEK_BUT_WEEKENDS,
) -> Schedule | None:
    """Lay a first course over the calendar, days on which the clinic is closed left out.

    The upper frequency is drawn for the upper number of sessions, so that nobody plans for too few.
    Without a course the weeks of the plan are laid out, or a month of one without an end. None
    when the plan has no visits.

    Raises:
        HandoutError: The start is so late that there are no dates for the visits.
    """
    laid, known = _extent(frequency, course or Course(None, None, None, None))
    visits: list[Visit] = []
    if laid < 1:
        return None
    try:
        for day in _days(frequency, clinic.first_from(start), clinic):
            visits.append(Visit(len(visits) + 1, day))
            if len(visits) >= min(laid, LONGEST):
                break
    except OverflowError as error:
        raise HandoutError(
            "The first day of treatment is too far away for a calendar. Set an earlier day."
        ) from error
    most = max(ceil(phase.high) for phase in frequency.phases)
    held = _pattern(most, start, clinic.weekdays)
    return Schedule(
        tuple(visits),
        known.total,
        known.fewest,
        known.at_least,
        known.weeks,
        known.goes_on,
        thinned=len(held) < min(most, _DAILY),
    )

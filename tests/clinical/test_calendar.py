"""Visits as dates."""

import itertools
from datetime import date, timedelta

import pytest

from ipdesk.clinical.calendar import LONGEST, OpenDays, Schedule, schedule
from ipdesk.content.values import Course, Frequency, FrequencyPhase
from ipdesk.errors import HandoutError

TUESDAY = date(2026, 12, 1)
UNKNOWN = Course(None, None, None, None)
CHRISTMAS = date(2026, 12, 25)


def sessions(number: int) -> Course:
    return Course(number, number, None, None)


def every(times: float, last_week: int | None = None) -> Frequency:
    return Frequency((FrequencyPhase(times, times, 1, last_week),))


def made(
    frequency: Frequency,
    course: Course | None,
    start: date = TUESDAY,
    clinic: OpenDays | None = None,
) -> Schedule:
    found = schedule(frequency, course, start, clinic or OpenDays())
    assert found is not None
    return found


def days(found: Schedule) -> list[date]:
    return [visit.day for visit in found.visits]


def test_five_a_week_leaves_weekends_out() -> None:
    found = days(made(every(5), sessions(36)))
    assert found[0] == TUESDAY
    assert found[4] == date(2026, 12, 7)
    assert all(day.weekday() < 5 for day in found)
    assert found[-1] == date(2027, 1, 19)


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("closed", [(), (CHRISTMAS, date(2026, 12, 9), date(2026, 12, 14))])
def test_three_a_week_are_never_on_two_days_running(number: int, closed: tuple[date, ...]) -> None:
    start = date(2026, 11, 30) + timedelta(days=number)
    found = days(made(every(3), sessions(9), start, OpenDays(closed=frozenset(closed))))
    assert found[0] == start
    assert min((after - day).days for day, after in itertools.pairwise(found)) >= 2


@pytest.mark.parametrize("number", range(5))
def test_twice_a_week_stays_twice_in_each_week_of_the_plan(number: int) -> None:
    start = date(2026, 11, 30) + timedelta(days=number)
    found = days(made(every(2), sessions(8), start))
    weeks = [(day - start).days // 7 for day in found]
    assert weeks == [0, 0, 1, 1, 2, 2, 3, 3]


def test_phases_change_the_rhythm() -> None:
    phased = Frequency((FrequencyPhase(2, 2, 1, 4), FrequencyPhase(1, 1, 5, 8)))
    found = days(made(phased, sessions(12), date(2026, 11, 30)))
    assert len([day for day in found if day < date(2026, 12, 28)]) == 8
    assert found[-1] < date(2027, 1, 25)


@pytest.mark.parametrize(
    ("start", "closed", "first"),
    [
        (date(2026, 12, 5), (), date(2026, 12, 7)),
        (date(2026, 12, 7), (date(2026, 12, 7),), date(2026, 12, 8)),
        (date(2026, 12, 5), (date(2026, 12, 7),), date(2026, 12, 8)),
        (date(2028, 2, 29), (), date(2028, 2, 29)),
        (date(2028, 2, 29), (date(2028, 2, 29),), date(2028, 3, 1)),
    ],
)
def test_the_first_visit_is_on_the_next_open_day(
    start: date, closed: tuple[date, ...], first: date
) -> None:
    clinic = OpenDays(closed=frozenset(closed))
    assert days(made(every(5), sessions(5), start, clinic))[0] == first


def test_six_weeks_of_five_a_week_are_thirty_visits_whatever_the_start() -> None:
    for day in (30, 31):
        found = made(every(5, 6), Course(20, 36, 4, 9), date(2027, 3, day))
        assert (len(found.visits), found.total) == (30, 36)


def test_visits_that_closed_days_take_are_made_up_at_the_end() -> None:
    clinic = OpenDays(closed=frozenset({CHRISTMAS}))
    found = days(made(every(5, 6), sessions(30), clinic=clinic))
    assert CHRISTMAS not in found
    assert len(found) == 30
    # Thirty weekdays from 1 December end on 11 January; one more for the closed day.
    assert found[-1] == date(2027, 1, 12)


def test_a_visit_on_a_closed_day_moves_within_its_week() -> None:
    usual = days(made(every(2), sessions(8)))
    assert CHRISTMAS in usual
    moved = days(made(every(2), sessions(8), clinic=OpenDays(closed=frozenset({CHRISTMAS}))))
    assert CHRISTMAS not in moved
    (new,) = set(moved) - set(usual)
    assert date(2026, 12, 22) < new < date(2026, 12, 29)
    assert len(moved) == 8


@pytest.mark.parametrize(("rate", "gaps"), [(0.5, {14}), (0.25, {28}), (1, {7})])
def test_less_often_than_weekly_keeps_its_distance(rate: float, gaps: set[int]) -> None:
    found = days(made(every(rate), sessions(4)))
    assert {(after - day).days for day, after in itertools.pairwise(found)} == gaps


def test_three_in_two_weeks_are_two_and_then_one() -> None:
    found = days(made(every(1.5), sessions(6)))
    assert [(day - TUESDAY).days // 7 for day in found] == [0, 0, 1, 2, 2, 3]


def test_a_long_plan_runs_over_the_year_and_stops_at_the_longest() -> None:
    found = made(every(1), sessions(80))
    assert len(found.visits) == LONGEST
    assert found.total == 80
    assert found.visits[-1].day == TUESDAY + timedelta(weeks=LONGEST - 1)


@pytest.mark.parametrize(
    ("closed", "most", "rate", "thinned"),
    [
        ({6}, 5, 5, False),
        ({5, 6, 2}, 4, 5, True),
        ({0, 1, 2, 3, 4}, 2, 5, True),
        ({1, 3, 5, 6}, 3, 3, False),
        ({0, 1, 2, 3, 4, 6}, 1, 3, True),
        (set(), 5, 5, False),
    ],
)
def test_open_weekdays_are_kept(closed: set[int], most: int, rate: int, thinned: bool) -> None:
    found = made(every(rate), sessions(12), date(2026, 11, 30), OpenDays(frozenset(closed)))
    assert not {day.weekday() for day in days(found)} & closed
    assert found.thinned is thinned
    weeks = [(day - found.visits[0].day).days // 7 for day in days(found)]
    assert max(weeks.count(week) for week in weeks) == most


def test_a_clinic_open_on_saturday_can_start_on_one() -> None:
    saturday = date(2026, 12, 5)
    found = days(made(every(5), sessions(10), saturday, OpenDays(frozenset({6}))))
    assert found[0] == saturday
    assert len(found) == 10


def test_a_clinic_that_is_never_open_is_refused() -> None:
    with pytest.raises(HandoutError, match="closed on every day of the week"):
        OpenDays(frozenset(range(7)))


def test_a_number_that_is_no_weekday_is_refused() -> None:
    with pytest.raises(HandoutError, match="from 0"):
        OpenDays(frozenset({7}))


def test_a_start_at_the_end_of_time_is_refused() -> None:
    with pytest.raises(HandoutError, match="too far away"):
        made(every(5), sessions(30), date(9999, 12, 28))


def test_a_course_in_weeks_is_laid_out_without_a_number() -> None:
    found = made(every(5, 6), Course(None, None, 4, 6))
    assert (len(found.visits), found.total, found.weeks) == (30, None, 6)


@pytest.mark.parametrize("course", [None, UNKNOWN])
def test_a_plan_without_a_course_is_laid_out_as_far_as_it_is_known(course: Course | None) -> None:
    assert len(made(every(5, 6), course).visits) == 30
    open_ended = made(every(3), course)
    assert (len(open_ended.visits), open_ended.total, open_ended.weeks) == (12, None, None)


def test_several_sessions_a_visit_are_counted_as_visits() -> None:
    found = made(every(5, 1), Course(50, 50, 1, 1))
    assert (len(found.visits), found.total) == (5, 5)


def test_a_plan_with_visits_after_the_first_course_says_so() -> None:
    phased = Frequency((FrequencyPhase(2, 2, 1, 4), FrequencyPhase(1, 1, 5, 8)))
    assert made(phased, Course(8, 8, 4, 4)).goes_on
    assert not made(phased, Course(12, 12, 8, 8)).goes_on


def test_a_plan_without_visits_has_no_calendar() -> None:
    assert schedule(every(0, 4), sessions(3), TUESDAY) is None

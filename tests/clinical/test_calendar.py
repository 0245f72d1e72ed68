"""Visits as dates."""

import itertools
from datetime import date

from ipdesk.clinical.calendar import Schedule, first_weekday, schedule
from ipdesk.content.values import Course, Frequency, FrequencyPhase

TUESDAY = date(2026, 12, 1)


def made(frequency: Frequency, sessions: int, start: date = TUESDAY) -> Schedule:
    found = schedule(frequency, Course(sessions, sessions, None, None), start)
    assert found is not None
    return found


def every(times: float) -> Frequency:
    return Frequency((FrequencyPhase(times, times),))


def test_five_a_week_leaves_weekends_out() -> None:
    days = [visit.day for visit in made(every(5), 36).visits]
    assert days[0] == TUESDAY
    assert days[4] == date(2026, 12, 7)
    assert all(day.weekday() < 5 for day in days)
    assert days[-1] == date(2027, 1, 19)


def test_three_a_week_starts_on_the_start_date() -> None:
    days = [visit.day for visit in made(every(3), 9).visits]
    assert days[0] == TUESDAY
    gaps = [(after - before).days for before, after in itertools.pairwise(days)]
    assert min(gaps) >= 2
    assert max(gaps) <= 3


def test_phases_change_the_rhythm() -> None:
    phased = Frequency((FrequencyPhase(2, 2, 1, 4), FrequencyPhase(1, 1, 5, 8)))
    days = [visit.day for visit in made(phased, 12, date(2026, 11, 30)).visits]
    assert len([day for day in days if day < date(2026, 12, 28)]) == 8
    assert days[-1] < date(2027, 1, 25)


def test_a_weekend_start_moves_to_monday() -> None:
    assert first_weekday(date(2026, 12, 5)) == date(2026, 12, 7)
    assert first_weekday(date(2026, 12, 7), [date(2026, 12, 7)]) == date(2026, 12, 8)


def test_a_course_without_a_number_has_no_calendar() -> None:
    assert schedule(every(5), Course(None, None, 4, 6), TUESDAY) is None


def test_six_weeks_of_five_a_week_are_thirty_visits_whatever_the_start() -> None:
    six_weeks = Frequency((FrequencyPhase(5, 5, 1, 6),))
    for day in range(30, 32):
        found = made(six_weeks, 36, date(2027, 3, day))
        assert len(found.visits) == 30
        assert found.total == 36


def test_every_second_week_is_two_weeks_apart() -> None:
    days = [visit.day for visit in made(every(0.5), 3).visits]
    assert [(day - TUESDAY).days for day in days] == [0, 14, 28]


def test_a_closed_day_has_no_visit() -> None:
    closed = [date(2026, 12, 25)]
    found = schedule(every(5), Course(36, 36, None, None), TUESDAY, closed)
    assert found is not None
    assert closed[0] not in [visit.day for visit in found.visits]

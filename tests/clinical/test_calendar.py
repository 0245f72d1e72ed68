"""Visits as dates."""

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
    assert days == sorted(days)
    assert len({day.isocalendar().week for day in days}) in (3, 4)


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

"""The visit calendar: real dates, closed days, marks for the way home and for driving."""

from datetime import date

import pytest

from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import compare_from
from ipdesk.content.library import Library
from ipdesk.content.values import Frequency
from ipdesk.errors import HandoutError
from ipdesk.handout.blocks import Calendar, Calendars, Handout
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.holidays import public_holidays
from ipdesk.handout.options import Paper, PrintSize
from ipdesk.handout.pdf.report import page_report
from ipdesk.handout.pdf.write import pdf_bytes
from ipdesk.handout.reading import texts
from tests.handout.builders import make_handout, make_options

START = date(2026, 12, 1)
NO_NEW = "no-new-treatment"
EVERY = (
    "ect", "tms", "ketamine-iv", "esketamine", "vns", "dbs", "mst", "tdcs", "ablative", "sgb",
    "psilocybin", "brexanolone", "zuranolone", "usual-care",
)  # fmt: skip


def said_in(handout: Handout) -> str:
    return "\n".join(text for block in handout.blocks for text in texts(block))


def all_calendars(handout: Handout) -> tuple[Calendar, ...]:
    return next((b.calendars for b in handout.blocks if isinstance(b, Calendars)), ())


def calendar(start: date = START, **changes: object) -> tuple[Calendar, str]:
    """The made-up TMS: five a week, up to 36 visits."""
    handout = make_handout(options=make_options(start=start, **changes))
    (found,) = all_calendars(handout)
    return found, said_in(handout)


def shipped(library: Library, *ids: str, condition: str = "trd", **changes: object) -> Handout:
    comparison = compare_from(library, ids, condition, PatientFactors())
    options = make_options(**{"start": START, **changes})
    return build_handout(comparison, options, gather_handout(library, comparison))


def drawn(library: Library, name: str, condition: str = "trd", **changes: object) -> Calendar:
    (found,) = all_calendars(shipped(library, name, NO_NEW, condition=condition, **changes))
    return found


def test_visits_are_real_dates_without_weekends_and_holidays() -> None:
    found, words = calendar()
    assert [week.label for week in found.weeks] == ["30 Nov", "7 Dec", "14 Dec", "21 Dec"]
    assert found.weeks[0].visits == (None, 1, 2, 3, 4)
    assert found.weeks[1].visits == (5, 6, 7, 8, 9)
    assert found.weeks[3].visits == (15, 16, 17, 18, None)
    # 36 weekdays end on 19 January; Christmas, New Year and Martin Luther King's day come on top.
    assert found.captions[0] == "\u2026 up to 36 visits in all. The last is about 22 January 2027."
    assert "Closed on 25 December, 1 January and 18 January." in words
    assert "Closed on 25 December, 1 January and 18 January." in found.alt


def test_a_clinic_that_is_open_on_holidays_draws_them() -> None:
    found, words = calendar(open_on_holidays=True)
    assert found.weeks[3].visits == (15, 16, 17, 18, 19)
    assert "The last is about 19 January 2027." in found.captions[0]
    assert "Closed on" not in words


@pytest.mark.parametrize(
    ("start", "closed", "why", "first"),
    [
        (date(2026, 12, 5), (), "5 December 2026 is on a weekend.", "Monday, 7 December 2026"),
        (
            date(2026, 12, 5),
            (date(2026, 12, 7),),
            "5 December 2026 is on a weekend.",
            "Tuesday, 8 December 2026",
        ),
        (
            date(2026, 12, 25),
            (),
            "25 December 2026 is a public holiday.",
            "Monday, 28 December 2026",
        ),
        (
            date(2026, 12, 8),
            (date(2026, 12, 8),),
            "8 December 2026 is a day when we are closed.",
            "Wednesday, 9 December 2026",
        ),
        (date(2028, 2, 29), (), "", "Tuesday, 29 February 2028"),
    ],
)
def test_a_start_on_a_closed_day_moves_in_words(
    start: date, closed: tuple[date, ...], why: str, first: str
) -> None:
    _, words = calendar(start, closed=closed)
    assert why in words
    assert f"These dates count from {first}." in words


def test_a_start_in_the_past_is_said() -> None:
    _, words = calendar(date(2026, 11, 2))
    assert "That day has passed. Ask us for new dates." in words


def test_without_a_start_there_is_no_calendar() -> None:
    assert not all_calendars(make_handout())


@pytest.mark.parametrize(
    ("closed", "columns", "words"),
    # A clinic open on Saturday has the visit of Christmas Day, a Friday, on the next day.
    [
        ({5, 6}, 5, "Weekends are left out."),
        ({6}, 6, "We are closed on Sunday."),
        ({0, 6}, 6, "We are closed on Monday and Sunday."),
        (set(), 6, "We are open on every day of the week."),
    ],
)
def test_closed_weekdays_are_the_clinics(closed: set[int], columns: int, words: str) -> None:
    found, said = calendar(closed_weekdays=frozenset(closed))
    assert words in said
    assert len(found.weekdays) == columns
    assert not any(
        week.visits[day] for week in found.weeks for day in closed if day < len(week.visits)
    )


def test_a_week_that_cannot_hold_all_visits_is_said() -> None:
    found, _ = calendar(closed_weekdays=frozenset({2, 5, 6}))
    assert any("do not fit all visits of a week" in text for text in found.captions)


def test_a_clinic_that_is_never_open_is_refused() -> None:
    with pytest.raises(HandoutError, match="closed on every day of the week"):
        calendar(closed_weekdays=frozenset(range(7)))


def test_a_start_at_the_end_of_time_is_refused() -> None:
    with pytest.raises(HandoutError, match="too far away"):
        calendar(date(9999, 12, 20))


# Holidays


@pytest.mark.parametrize("country", ["US", "CA", "GB", "IE", "AU", "NZ", "IN", "FR", "ES", "NL",
                                     "DE", "LV"])  # fmt: skip
def test_every_country_of_the_crisis_lines_has_its_holidays(library: Library, country: str) -> None:
    assert country in library.crisis_lines
    found = public_holidays(country, date(2026, 12, 1), date(2027, 12, 31))
    assert date(2026, 12, 25) in found
    assert len(found) > 5
    assert all(date(2026, 12, 1) <= day <= date(2027, 12, 31) for day in found)


def test_only_the_union_has_none_and_says_so(library: Library) -> None:
    without = [
        code
        for code in library.crisis_lines
        if not public_holidays(code, date(2027, 1, 1), date(2027, 12, 31))
    ]
    assert without == ["EU"]
    words = said_in(shipped(library, "tms", NO_NEW, country="EU"))
    assert "Public holidays differ from place to place. They are not left out here." in words


@pytest.mark.parametrize(("country", "said"), [("DE", True), ("IE", False)])
def test_holidays_of_regions_are_named_as_missing(
    library: Library, country: str, said: bool
) -> None:
    words = said_in(shipped(library, "tms", NO_NEW, country=country))
    assert ("Holidays of your region alone may be missing here." in words) is said


# The shipped treatments


@pytest.mark.parametrize(
    ("name", "condition", "caption"),
    [
        ("ect", "trd", "\u2026 up to 12 visits in all. The last is about 30 December 2026."),
        ("mst", "trd", "\u2026 Your team sets the end."),
        ("tms", "trd", "\u2026 up to 36 visits in all. The first 30 end about 13 January 2027."),
        (
            "tms:itbs",
            "trd",
            "\u2026 If it takes 6 weeks, the last is about 13 January 2027. "
            "Your team sets the end.",
        ),
        ("tms:ltms-1hz", "trd", "\u2026 Your team sets the end."),
        ("tms:snt", "trd", "5 visits in all. The last is about 7 December 2026."),
        ("tms:deep-tms", "ocd", "\u2026 29 visits in all. The last is about 13 January 2027."),
        ("ketamine-iv", "trd", "6 visits in all. The last is about 14 December 2026."),
        ("esketamine", "trd", "The first course is 8 visits. The last is about 24 December 2026."),
        ("tdcs", "trd", "\u2026 up to 36 sessions in all. The last is about 8 February 2027."),
    ],
)
def test_a_shipped_schedule_ends_when_its_reference_says(
    library: Library, name: str, condition: str, caption: str
) -> None:
    found = drawn(library, name, condition)
    assert found.captions[0] == caption
    assert caption.removeprefix("\u2026 ") in found.alt


@pytest.mark.parametrize("condition", ["trd", "mdd", "ocd", "suicidal-ideation", "smoking"])
@pytest.mark.parametrize("name", EVERY)
def test_whatever_schedule_is_known_is_shown(library: Library, name: str, condition: str) -> None:
    comparison = compare_from(library, (name, NO_NEW), condition, PatientFactors())
    cell = comparison.row("session_frequency").cells[0]
    handout = shipped(library, name, NO_NEW, condition=condition)
    if isinstance(cell.value, Frequency):
        (found,) = all_calendars(handout)
        assert cell.plain_short.rstrip(".") in found.captions[1]
    else:
        assert not all_calendars(handout)
        assert cell.plain_short.rstrip(".").lower() in said_in(handout).lower()


@pytest.mark.parametrize(
    ("name", "visit", "day_after"),
    [
        ("ect", "R N", "N"),
        ("mst", "R N", "N"),
        ("ketamine-iv", "R N", "N"),
        ("esketamine", "R N", ""),
        ("ect:rul", "R N", "N"),
        ("tms", None, None),
        ("tdcs", None, None),
    ],
)
def test_days_are_marked_as_the_reference_says(
    library: Library, name: str, visit: str | None, day_after: str | None
) -> None:
    handout = shipped(library, name, NO_NEW)
    first = all_calendars(handout)[0].weeks[0]
    words = said_in(handout)
    assert first.visits[1] == 1
    if visit is None:
        assert not first.marks
        assert "You need a ride home." not in words
    else:
        assert first.marks[1:3] == (visit, day_after)
        assert "R: You need a ride home. N: No driving for all or part of this day." in words


@pytest.mark.parametrize("name", ["ect", "mst", "tms", "ketamine-iv", "esketamine", "tdcs"])
def test_the_sentence_on_driving_stands_under_the_calendar(library: Library, name: str) -> None:
    comparison = compare_from(library, (name, NO_NEW), "trd", PatientFactors())
    plain = comparison.row("aftercare_driving").cells[0].plain
    words = said_in(shipped(library, name, NO_NEW))
    assert plain in words.split("Driving and getting home")[1]


def test_the_day_after_a_friday_visit_is_shown(library: Library) -> None:
    found = drawn(library, "ect")
    assert found.weekdays[-1] == "Sat"
    assert found.weeks[0].marks[4:] == ("R N", "N")


@pytest.mark.parametrize("size", list(PrintSize))
@pytest.mark.parametrize("paper", list(Paper))
def test_six_calendars_are_laid_out_cleanly(
    library: Library, size: PrintSize, paper: Paper
) -> None:
    handout = shipped(library, *EVERY[:4], "mst", "tdcs", size=size, paper=paper)
    assert len(all_calendars(handout)) == 6
    assert page_report(pdf_bytes(handout)) == ()


@pytest.mark.parametrize(
    ("ids", "condition", "words"),
    [
        (("ect", "esketamine"), "catatonia", "Do not drive or use machines until the next day"),
        (("sgb", "zuranolone"), "postpartum", "at least 12 hours after each dose"),
        (("dbs", "vns"), "trd", "do not drive for 6 weeks"),
    ],
)
def test_an_option_without_dates_keeps_its_words_on_driving(
    library: Library, ids: tuple[str, ...], condition: str, words: str
) -> None:
    text = said_in(shipped(library, *ids, condition=condition, sections=("visits",)))
    driving = text[text.index("Driving and getting home") :]
    assert words.lower() in driving.lower()


def test_the_uk_rule_on_driving_stands_on_a_sheet_for_the_uk_only(library: Library) -> None:
    rule = "In the UK, if your depression is severe, do not drive"
    assert rule in said_in(shipped(library, "ect", NO_NEW, country="GB"))
    assert rule not in said_in(shipped(library, "ect", NO_NEW, country="US"))


def test_a_day_that_moved_to_today_has_not_passed() -> None:
    today = date(2026, 11, 23)
    _, words = calendar(date(2026, 11, 21), date=today)
    assert "These dates count from Monday, 23 November 2026." in words
    assert "That day has passed" not in words

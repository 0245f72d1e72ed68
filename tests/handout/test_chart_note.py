"""The note for the clinic's own chart."""

from datetime import date

import pytest

from ipdesk.clinical.factors import read_answers
from ipdesk.clinical.material import compare_from
from ipdesk.content.library import Library
from ipdesk.handout.chart_note import NOTHING_MARKED, chart_note

TODAY = date(2026, 11, 22)


@pytest.fixture
def note(library: Library) -> str:
    patient = read_answers(
        library.factors, ["age=34", "pregnancy", "recent-stroke=weeks"], ["cochlear-implant"]
    )
    comparison = compare_from(library, ["ect", "tms", "no-new-treatment"], "trd", patient)
    memory = [one for one in library.priorities if one.id == "memory"]
    return chart_note(comparison, memory, TODAY, "handout, 3 pages")


def test_it_tells_day_condition_options_and_reference(note: str, library: Library) -> None:
    assert "2026-11-22" in note
    assert "Condition: Treatment-resistant depression" in note
    assert "Electroconvulsive therapy; Transcranial magnetic stimulation" in note
    assert library.info.version in note
    assert library.info.hash[:12] in note


def test_it_tells_answers_and_never_takes_unasked_for_no(note: str) -> None:
    assert "Age: 34 years" in note
    assert "Pregnant: yes" in note
    assert "Stroke: weeks ago" in note
    assert "Cochlear implant: no" in note
    assert "Lithium" not in note
    assert "not asked:" in note


def test_each_caution_names_its_effect_and_its_sources(note: str, library: Library) -> None:
    rule = next(
        rule
        for rule in library.treatment("ect").rules
        if rule.factor == "pregnancy" and not rule.inference
    )
    line = next(line for line in note.splitlines() if rule.action in line)
    assert rule.effect.value.replace("-", " ") in line
    assert all(source in line for source in rule.sources)


def test_an_option_that_nothing_touches_says_so(note: str) -> None:
    after = note.split("- No new treatment for now:")[1]
    assert NOTHING_MARKED in after


def test_it_tells_what_mattered_and_what_was_given(note: str) -> None:
    assert "What mattered to the patient: Protecting memory" in note
    assert "Materials given: handout, 3 pages" in note


def test_it_recommends_nothing(note: str) -> None:
    told = note.lower()
    for word in ("we recommend", "best option", "should be given", "first choice"):
        assert word not in told
    assert "Supports, never replaces, clinical judgment." in note

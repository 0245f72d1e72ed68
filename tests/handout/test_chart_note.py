"""The note for the clinic's own chart."""

from datetime import date

import pytest

from ipdesk.clinical.factors import read_answers
from ipdesk.clinical.material import compare_from
from ipdesk.content.library import Library
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.chart_note import NOTHING_MARKED, WIDTH, chart_note
from ipdesk.handout.given import GivenSheet, asked_questions, given_sheet
from ipdesk.handout.options import HandoutOptions, PrintSize
from ipdesk.handout.rebuild import code_of
from tests.handout.pages import flat

TODAY = date(2026, 11, 22)
CODE = "1900-0G0C-KGZZ"
SHEET = GivenSheet(CODE, "Spanish", PrintSize.LARGE, ("Your visits",), TODAY, "handout printed")


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
    told = flat(note)
    assert "Electroconvulsive therapy; Transcranial magnetic stimulation; No new treatment" in told
    assert library.info.version in note
    assert library.info.hash in note


def test_it_tells_answers_and_never_takes_unasked_for_no(note: str) -> None:
    assert "Age: 34 years" in note
    assert "Pregnant: yes" in note
    assert "Stroke: weeks ago" in note
    assert "Cochlear implant: no" in flat(note)
    assert "Lithium" not in flat(note)
    assert "not asked:" in note


def test_each_caution_names_its_effect_and_its_sources(note: str, library: Library) -> None:
    rule = next(
        rule
        for rule in library.treatment("ect").rules
        if rule.factor == "pregnancy" and not rule.inference
    )
    line = next(part for part in flat(note).split(" - ") if rule.action in part)
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


@pytest.fixture
def full(library: Library) -> str:
    """A note of a visit in which everything was recorded."""
    patient = read_answers(library.factors, ["age=34"], [])
    comparison = compare_from(library, ["ect", "tms", "no-new-treatment"], "trd", patient)
    return chart_note(
        comparison,
        library.priorities[:2],
        TODAY,
        sheets=(SHEET,),
        questions=("What are we aiming for?", "What if I miss a visit?"),
        leaning="Not sure yet",
    )


def test_it_tells_the_sheet_with_code_language_size_parts_and_day(full: str) -> None:
    told = flat(full)
    assert f"handout printed 2026-11-22: code {CODE}, Spanish, large print." in told
    assert "Sections added: Your visits" in told


def test_it_tells_questions_and_leaning_and_says_when_they_were_not_recorded(
    full: str, note: str
) -> None:
    assert "Questions chosen or asked: What are we aiming for?; What if I miss" in flat(full)
    assert "Leaning: Not sure yet" in full
    assert "Questions chosen or asked: none noted" in note
    assert "Leaning: not recorded" in note


def test_it_says_that_cautions_were_reviewed(note: str) -> None:
    assert "Cautions of the reference were reviewed for these options." in flat(note)


def test_its_lines_fit_a_narrow_field(full: str, note: str) -> None:
    for line in (*full.splitlines(), *note.splitlines()):
        assert len(line) <= WIDTH or " " not in line.strip(), line


def test_questions_are_those_printed_picked_or_typed_each_once(library: Library) -> None:
    bank = library.questions
    comparison = compare_from(library, ["ect", "tms"], "trd", read_answers(library.factors, [], []))
    options = HandoutOptions(TODAY, questions=(bank[1].id,), own_questions=("Who drives?",))
    printed = given_sheet(comparison, options, library, ("questions",), (bank[0].id, bank[1].id))
    assert printed.questions == ("Who drives?", bank[0].text, bank[1].text)
    assert given_sheet(comparison, options, library, (), ()).questions == ()
    assert asked_questions((), HandoutOptions(TODAY), bank) == ()
    assert asked_questions((), options, bank) == ("Who drives?", bank[1].text)
    assert asked_questions((printed,), options, bank) == printed.questions


def test_a_sheet_is_described_by_what_was_chosen_and_never_by_who_it_is_for(
    library: Library,
) -> None:
    patient = read_answers(library.factors, [], [])
    comparison = compare_from(library, ["ect", "tms"], "trd", patient)
    options = HandoutOptions(TODAY, name="Annabelle Q", sections=("visits", "questions"))
    handout = build_handout(comparison, options, gather_handout(library, comparison))
    sheet = given_sheet(comparison, options, library, handout.section_ids)
    assert sheet.code == code_of(comparison, options, library.numbers)
    # Without a first day there are no visits on it.
    assert (sheet.language, sheet.sections, sheet.day) == ("English", ("Questions to ask",), TODAY)
    assert "Annabelle" not in repr(sheet)

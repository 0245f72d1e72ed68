"""Sheets made from the shipped content: every treatment, every condition, every figure as it is."""

import re

import pytest

from ipdesk.clinical.comparison import Comparison
from ipdesk.clinical.factors import PatientFactors, read_answers
from ipdesk.clinical.material import compare_from
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.content.plain import faults
from ipdesk.content.values import Rate
from ipdesk.errors import HandoutError
from ipdesk.handout.blocks import Figures, Handout
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.options import HandoutOptions, PrintSize
from ipdesk.handout.pdf.report import page_report
from ipdesk.handout.pdf.write import pdf_bytes
from ipdesk.handout.reading import body, grade, plain, texts
from tests.handout.builders import TODAY, make_options
from tests.handout.pages import printed

NO_NEW = "no-new-treatment"
MAIN = ("ect", "tms", "ketamine-iv", "esketamine", "vns", "dbs", "usual-care")
BRIEF = ("mst", "tdcs", "ablative", "sgb", "psilocybin", "brexanolone", "zuranolone")
WAYS = ("ect:bitemporal", "tms:itbs")
CONDITIONS = (
    "trd", "mdd", "bipolar-depression", "suicidal-ideation", "catatonia", "psychotic-depression",
    "ocd", "mania", "ptsd", "gad", "schizophrenia", "substance-use", "smoking", "migraine",
    "chronic-pain", "eating-disorder", "postpartum", "late-life", "adolescents",
)  # fmt: skip
HARD_WORDS = re.compile(r"\b(?:randomi[sz]ed|placebo|sham|open-label|remission|relapse)\b", re.I)


def compared(library: Library, *ids: str, condition: str = "trd") -> Comparison:
    return compare_from(library, ids, condition, PatientFactors())


def made(
    library: Library, *ids: str, condition: str = "trd", options: HandoutOptions | None = None
) -> Handout:
    comparison = compared(library, *ids, condition=condition)
    options = options or HandoutOptions(date=TODAY)
    return build_handout(comparison, options, gather_handout(library, comparison))


def words_of(handout: Handout) -> str:
    return "\n".join(text for block in handout.blocks for text in texts(block))


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("name", [*MAIN, *BRIEF])
def test_every_section_builds_for_every_treatment_and_condition(
    library: Library, name: str, condition: str
) -> None:
    everything = HandoutOptions(
        date=TODAY,
        say=tuple(library.factors),
        matters=tuple(priority.id for priority in library.priorities),
        start=TODAY,
        note="A note.",
    )
    handout = made(library, name, NO_NEW, condition=condition, options=everything)
    assert all(words.strip() for words in (plain(s) for s in handout.foot.paragraphs))
    assert not HARD_WORDS.search("\n".join(body(handout.blocks)).split("Main sources:")[0])


@pytest.mark.parametrize("name", MAIN)
def test_a_real_sheet_is_laid_out_cleanly(library: Library, name: str) -> None:
    handout = made(library, name, NO_NEW, options=make_options(start=TODAY, name="Ana"))
    assert page_report(pdf_bytes(handout)) == ()


@pytest.mark.parametrize("size", list(PrintSize))
def test_six_real_options_are_laid_out_cleanly(library: Library, size: PrintSize) -> None:
    handout = made(library, *MAIN[:6], options=make_options(size=size, matters=("speed",)))
    assert page_report(pdf_bytes(handout)) == ()


@pytest.mark.parametrize("name", MAIN)
def test_a_sheet_reads_at_grade_six_or_below(library: Library, name: str) -> None:
    comparison = compared(library, name, NO_NEW)
    material = gather_handout(library, comparison)
    handout = build_handout(comparison, HandoutOptions(date=TODAY), material)
    found = grade(handout.blocks, material.known_words)
    assert found.flesch_kincaid <= 6.0
    assert found.smog <= 8.0


@pytest.mark.parametrize("condition", CONDITIONS)
def test_arrays_show_the_trial_rate_of_the_comparison_and_nothing_else(
    library: Library, condition: str
) -> None:
    comparison = compared(library, *MAIN[:6], condition=condition)
    handout = build_handout(
        comparison, HandoutOptions(date=TODAY), gather_handout(library, comparison)
    )
    arrays = next(block.arrays for block in handout.blocks if isinstance(block, Figures))
    for array, cell in zip(arrays, comparison.row("response_trials").cells, strict=True):
        value = cell.value
        if isinstance(value, Rate):
            assert array.filled == int(value.per_100 + 0.5)
            assert f"{array.filled} of 100" in array.alt
        else:
            assert array.filled is None
            assert array.words


@pytest.mark.parametrize("name", ["ketamine-iv", "esketamine", "ect"])
def test_with_thoughts_of_suicide_safety_stands_first(library: Library, name: str) -> None:
    words = words_of(made(library, name, NO_NEW, condition="suicidal-ideation"))
    start = words.split("Your choices, side by side")[0]
    assert "Your safety comes first" in start
    assert re.search(r"(?:not|neither is) shown to prevent suicide", start, re.I)


def test_ect_and_ketamine_stand_with_the_study_that_found_the_opposite(library: Library) -> None:
    words = words_of(made(library, "ect", "ketamine-iv"))
    assert "55 of 100" in words
    assert "63 of 100" in words
    assert "tested against each other" in words


def test_the_sheet_gives_no_orders_and_no_frequency_words(library: Library) -> None:
    handout = made(library, *MAIN[:6])
    # What matters is said in the patient's own words.
    own_words = {priority.plain for priority in library.priorities}
    found = {
        fault.what
        for text in body(handout.blocks)
        if text not in own_words
        for fault in faults(text, practical=True)
        if "of patient text" in fault.what or "in patient text" in fault.what
    }
    assert not found


def test_every_citation_is_short(library: Library) -> None:
    handout = made(library, *MAIN[:6])
    said = (text for block in handout.blocks for text in texts(block))
    listed = next(text for text in said if text.startswith("Main sources"))
    entries = listed.removeprefix("Main sources: ").split("; ")
    assert len(entries) == len(handout.sources)
    assert all(len(entry) < 64 for entry in entries)


def test_pregnancy_lines_are_printed_when_they_are_ticked(library: Library) -> None:
    factor = library.factors["pregnancy"]  # type: ignore[index]  # a FactorId is a str
    options = make_options(say=(factor.id,))
    words = printed(made(library, "ect", "tms", options=options))
    assert factor.question in words


@pytest.mark.parametrize("country", ["US", "GB", "EU", "DE"])
def test_every_countrys_line_fits_the_foot_of_the_first_page(
    library: Library, country: str
) -> None:
    for size in PrintSize:
        handout = made(library, "ect", NO_NEW, options=make_options(country=country, size=size))
        assert page_report(pdf_bytes(handout)) == ()


def test_a_country_without_a_line_is_refused(library: Library) -> None:
    with pytest.raises(HandoutError):
        made(library, "ect", NO_NEW, options=make_options(country="ZA"))


def test_trials_that_contradict_each_other_are_printed_together(library: Library) -> None:
    """The two trials of ketamine against ECT disagree: a sheet never shows one alone."""
    text = printed(made(library, "ect", "ketamine-iv"))
    for figure in ("55 of 100", "41 of 100", "63 of 100", "46 of 100"):
        assert figure in text, figure


def said_lines(library: Library, say: str, *present: str, absent: tuple[str, ...] = ()) -> str:
    patient = read_answers(library.factors, present, absent)
    comparison = compare_from(library, ["ect", "tms"], "trd", patient)
    options = make_options(say=(FactorId(say),))
    return words_of(build_handout(comparison, options, gather_handout(library, comparison)))


def test_a_number_prints_the_lines_of_what_follows_from_it(library: Library) -> None:
    question = library.factors[FactorId("age-65-plus")].question
    assert question in said_lines(library, "age", "age=71")
    assert question not in said_lines(library, "age", "age=40")


def test_what_is_not_so_prints_nothing(library: Library) -> None:
    question = library.factors[FactorId("pregnancy")].question
    assert question in said_lines(library, "pregnancy")
    assert question not in said_lines(library, "pregnancy", absent=("pregnancy",))


@pytest.mark.parametrize("name", WAYS)
def test_a_way_of_giving_has_a_sheet_with_its_own_name(library: Library, name: str) -> None:
    handout = made(library, name, NO_NEW, condition="mdd")
    assert library.treatment(name).names.plain_name in words_of(handout)
    assert page_report(pdf_bytes(handout)) == ()

"""Pages of the patient view from the shipped content: complete, fair, plain, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from ipdesk.clinical.comparison import Comparison
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import compare_from
from ipdesk.content.library import Library
from ipdesk.content.model import Audience, FactorId, FactorKind
from ipdesk.content.words import Words
from ipdesk.handout.patient.build import Sources, build_pages, gather
from ipdesk.handout.patient.model import LineKind, Page, People, Stretch, spoken, texts

DAY = date(2026, 11, 22)
OPTIONS = ("ect", "tms", "ketamine-iv", "no-new-treatment")
AT_ONCE = 5
CLINICIANS_WORDS = re.compile(
    r"\bet al\b|doi|https?:|\bSMD\b|\bNNT\b|\bNNH\b|odds ratio|hazard ratio|\bRR \d|\bHR \d"
    r"|\bCI\b|confidence interval|effect size|randomi[sz]ed|contraindicat|\bSSRI|\bSNRI|\bMAOI"
    r"|tricyclic|benzodiazepine|antipsychotic|anticonvulsant|bilateral|unilateral"
    r"|\bLoE\b|Source[s]? \d|\d+(?:\.\d+)? times (?:as|more|less)|\b1 in \d",
    re.IGNORECASE,
)


def pages_of(
    library: Library,
    options: tuple[str, ...] = OPTIONS,
    condition: str = "trd",
    language: str = "en",
    patient: PatientFactors | None = None,
    matters: tuple[str, ...] = (),
    country: str = "US",
) -> dict[str, Page]:
    comparison = compare_from(library, options, condition, patient or PatientFactors())
    sources = gather(library, comparison, language)
    made = build_pages(comparison, sources, matters, day=DAY, country=country)
    return {page.id: page for page in made}


def everything_true(library: Library) -> PatientFactors:
    patient = PatientFactors()
    for factor in library.factors.values():
        if factor.kind is not FactorKind.NUMBER:
            patient = patient.with_answer(factor.id, True)
    return patient


def every_choice(library: Library) -> Iterator[tuple[Comparison, str]]:
    """Every treatment in every condition, every factor ticked."""
    ids = [treatment.id for treatment in library.treatments]
    patient = everything_true(library)
    for condition in library.conditions:
        for start in range(0, len(ids), AT_ONCE):
            chosen = ids[start : start + AT_ONCE]
            yield compare_from(library, chosen, condition.id, patient), condition.id


def without(sources: Sources, *lost: str) -> Sources:
    """Sources in which texts have no translation."""
    words = sources.material.words
    kept = MappingProxyType({key: text for key, text in words.texts.items() if key not in lost})
    return replace(sources, material=replace(sources.material, words=Words(words.language, kept)))


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_of_every_treatment_and_condition_is_in_the_language(
    library: Library, language: str
) -> None:
    marked = tuple(priority.id for priority in library.priorities)
    for comparison, condition in every_choice(library):
        sources = gather(library, comparison, language)
        for page in build_pages(comparison, sources, marked, day=DAY):
            assert page.translated, (condition, page.id)
            assert page.title


def test_nothing_is_left_in_english_on_a_spanish_page(library: Library) -> None:
    english = set(library.words("es").texts)
    same = {key for key, text in library.words("es").texts.items() if key == text}
    for page in pages_of(library, language="es", matters=("memory",)).values():
        found = {text for text in texts(page) if text in english - same}
        assert not found, (page.id, found)


def test_a_page_with_an_untranslated_text_says_so_and_mixes_nothing(library: Library) -> None:
    comparison = compare_from(library, OPTIONS, "trd", PatientFactors())
    plain = comparison.row("anesthesia").cells[0].plain_short
    sources = without(gather(library, comparison, "es"), plain)
    made = {page.id: page for page in build_pages(comparison, sources, day=DAY)}
    page = made["anesthesia"]
    assert not page.translated
    assert page.cards == ()
    assert list(filter(None, texts(page))) == [
        "¿Me van a dormir?",
        "Esta página todavía no está en este idioma. Puede leerla en inglés.",
    ]
    assert made["invasiveness"].translated


def test_an_untranslated_question_is_not_shown_either(library: Library) -> None:
    comparison = compare_from(library, OPTIONS, "trd", PatientFactors())
    question = comparison.row("anesthesia").row.question
    sources = without(gather(library, comparison, "es"), question)
    made = {page.id: page for page in build_pages(comparison, sources, day=DAY)}
    assert made["anesthesia"].title == "Todavía sin traducir"


def test_nothing_is_clinician_talk(library: Library) -> None:
    for comparison, condition in every_choice(library):
        sources = gather(library, comparison, "en")
        # A question names the patient's own medicine by its group, with an example.
        asked = {factor.question for factor in library.factors.values()}
        for page in build_pages(comparison, sources, day=DAY):
            for text in set(texts(page)) - asked:
                found = CLINICIANS_WORDS.search(text)
                assert found is None, (condition, page.id, text)


def test_every_row_for_patients_has_a_page_and_no_other_row_has(library: Library) -> None:
    made = pages_of(library)
    for row in library.rows:
        assert (row.id in made) is (row.audience is Audience.BOTH), row.id


def test_every_option_has_a_card_on_every_page_of_a_row_in_the_order_chosen(
    library: Library,
) -> None:
    options = ("vns", "ect", "no-new-treatment", "tms")
    names = ["VNS", "ECT", "No new treatment for now", "TMS"]
    rows = {row.id for row in library.rows} - {"head_to_head"}
    for page in pages_of(library, options).values():
        if page.id in rows:
            assert [card.title for card in page.cards[:4]] == names, page.id
            assert all(card.lines for card in page.cards), page.id


def test_a_rate_page_draws_people_and_says_both_frames_comparator_range_and_how_sure(
    library: Library,
) -> None:
    page = pages_of(library)["response_trials"]
    tms = page.cards[1]
    assert tms.figure == People(29)
    said = [line.text for line in tms.lines]
    assert said[:2] == ["29 of 100 get much better.", "71 do not."]
    assert "With pretend treatment, 10 of 100." in said[3]
    assert "Range not reported." in said[3]
    assert any(line.kind is LineKind.SURE and line.certainty for line in tms.lines)
    assert any(text.startswith("Who: ") for text in said)
    assert tms.alt == "29 of 100 get much better. 71 do not."


def test_figures_of_different_studies_are_said_not_to_show_which_works_better(
    library: Library,
) -> None:
    apart = pages_of(library, ("tms", "esketamine"))["response_trials"]
    assert "They do not show which works better." in apart.first
    same = pages_of(library, ("ect", "ketamine-iv"))["response_trials"]
    assert same.first == ""


def test_a_lone_number_that_studies_qualify_keeps_their_words_on_the_page(
    library: Library,
) -> None:
    ect = pages_of(library)["response_trials"].cards[0]
    qualified = [line for line in ect.lines if "do not agree" in line.text]
    assert [line.kind for line in qualified] == [LineKind.TEXT]


def test_what_was_not_studied_is_said_in_words_and_has_no_picture(library: Library) -> None:
    card = pages_of(library)["response_trials"].cards[3]
    assert card.figure == People(None)
    assert (
        card.lines[0].text == "Not well known. We found no count of people with no new treatment."
    )


def test_rare_harms_are_counted_out_of_10_000_in_words(library: Library) -> None:
    ect = pages_of(library)["serious_risks"].cards[0]
    lines = [(line.kind, line.label, line.text) for line in ect.lines]
    place = next(n for n, line in enumerate(lines) if line[2] == "Of 10,000 treatments:")
    assert lines[place][0] is LineKind.HEADING
    assert lines[place + 1][1] == "fewer than 1"


def test_the_time_page_shares_one_axis(library: Library) -> None:
    page = pages_of(library)["time_to_response"]
    assert [tick.word for tick in page.axis] == ["hours", "days", "weeks", "months", "a year"]
    assert page.cards[0].figure == Stretch(168.0, 672.0)
    assert page.cards[3].figure is None
    assert page.cards[3].lines[0].text == "Not well known. We found no number."


def test_a_typical_week_has_a_strip_for_each_phase_of_the_schedule(library: Library) -> None:
    card = pages_of(library, ("esketamine", "tms"))["week"].cards[0]
    strips = [line for line in card.lines if line.kind is LineKind.WEEK]
    assert [line.label for line in strips] == ["Weeks 1 to 4", "Weeks 5 to 8", "From week 9 on"]
    assert [(line.week.days, line.week.maybe) for line in strips if line.week] == [
        ((0, 3), ()),
        ((0,), ()),
        ((), (0,)),
    ]


def test_for_me_holds_the_ticked_factors_and_only_what_may_be_printed(library: Library) -> None:
    assert pages_of(library)["for-me"].cards == ()
    assert "Nothing about your health has been marked" in pages_of(library)["for-me"].lead
    patient = PatientFactors().with_answer(FactorId("pregnancy"), True)
    page = pages_of(library, patient=patient)["for-me"]
    assert [card.title for card in page.cards] == [library.factors[FactorId("pregnancy")].question]
    assert [line.label for line in page.cards[0].lines] == [
        "ECT", "TMS", "Ketamine", "No new treatment for now",
    ]  # fmt: skip
    printable = {
        rule.plain.rstrip(".")
        for option in OPTIONS
        for rule in library.treatment(option).rules
        if rule.factor == "pregnancy" and rule.plain and not rule.inference
    }
    said = page.cards[0].lines[0].text
    assert any(plain in said for plain in printable)


def test_a_factor_that_was_answered_no_is_not_on_the_page(library: Library) -> None:
    patient = PatientFactors().with_answer(FactorId("pregnancy"), False)
    assert pages_of(library, patient=patient)["for-me"].cards == ()


def test_what_is_marked_moves_up_with_each_options_own_value_and_no_sum(library: Library) -> None:
    before = pages_of(library)["matters"]
    assert not any(issue.marked or issue.values for issue in before.issues)
    page = pages_of(library, matters=("visits", "memory"))["matters"]
    assert [issue.id for issue in page.issues[:3]] == ["memory", "visits", "speed"]
    memory = page.issues[0]
    assert [value.option for value in memory.values] == [
        "ECT", "TMS", "Ketamine", "No new treatment for now",
    ]  # fmt: skip
    assert memory.values[1].texts == ("Studies in depression have not found memory loss.",)
    assert len(page.issues) == len(library.priorities)


def test_every_issue_leads_to_a_page_with_all_options(library: Library) -> None:
    made = pages_of(library)
    for issue in made["start"].issues:
        page = made[issue.page]
        assert len(page.cards) == len(OPTIONS)
        assert issue.id in page.bears_on


def test_a_conditions_caution_stands_first_and_beside_every_count(library: Library) -> None:
    caveat = library.condition("postpartum").caveat
    made = pages_of(library, condition="postpartum")
    for name in ("start", "response_trials", "response_everyday", "serious_risks"):
        assert made[name].caution == caveat


def test_the_last_page_says_where_to_turn(library: Library) -> None:
    assert "988" in pages_of(library)["questions"].notes[0]
    assert "988" in pages_of(library, language="es")["questions"].notes[0]


def test_cover_is_told_where_it_is_known_to_hold(library: Library) -> None:
    made = pages_of(library, country="GB")
    assert "access_cost" not in made
    assert next(issue for issue in made["start"].issues if issue.id == "cost").page == ""


def test_the_way_on_has_every_option_and_the_studies_of_pairs(library: Library) -> None:
    page = pages_of(library)["if_it_does_not_work"]
    titles = [card.title for card in page.cards]
    assert titles[:4] == ["ECT", "TMS", "Ketamine", "No new treatment for now"]
    assert "ECT and ketamine, tested against each other" in titles
    pair = page.cards[titles.index("ECT and ketamine, tested against each other")]
    assert any(line.text == "They do not all agree." for line in pair.lines)
    assert any(line.kind is LineKind.SURE for line in pair.lines)


def test_every_pair_is_told_tested_or_not(library: Library) -> None:
    page = pages_of(library, ("ect", "esketamine", "vns"))["head_to_head"]
    assert [card.lines[0].text for card in page.cards] == [
        "We found no study that set the nose spray and ECT side by side.",
        "We found no study that set the VNS implant and ECT side by side.",
        "We found no study that set the VNS implant and the nose spray side by side.",
    ]


def test_two_ways_of_one_treatment_are_not_lent_what_is_held_of_two_others(
    library: Library,
) -> None:
    page = pages_of(library, ("tms:htms-10hz", "tms:deep-tms"))["head_to_head"]
    assert not any("five-day" in line.text for card in page.cards for line in card.lines)


def test_a_card_is_said_with_its_picture_and_its_lines(library: Library) -> None:
    said = spoken(pages_of(library)["response_trials"].cards[1])
    assert said.startswith("TMS, magnetic pulses. 29 of 100 get much better. 71 do not. ")

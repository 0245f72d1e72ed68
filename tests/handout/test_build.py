"""The blocks of a sheet: what is said, in which order, and what is refused."""

import dataclasses
from datetime import date
from itertools import pairwise

import pytest

from ipdesk.clinical.comparison import CROSS_STUDY
from ipdesk.content.model import Audience, CellState, Checked, FactorId, RowId, TreatmentId
from ipdesk.content.values import Rare, Rate, Rates
from ipdesk.content.words import Language, Words
from ipdesk.errors import HandoutError, UsageError
from ipdesk.handout.blocks import (
    Bullets,
    Callout,
    CalloutKind,
    CheckList,
    Choices,
    Figures,
    Handout,
    Heading,
    IconArray,
    Table,
)
from ipdesk.handout.build import section_list
from ipdesk.handout.discovery import find_sections
from ipdesk.handout.options import ClinicDetails, PrintSize, suggested_file_name
from ipdesk.handout.reading import plain, texts
from tests.handout.builders import (
    FACTORS,
    ect,
    make_comparison,
    make_condition,
    make_fact,
    make_handout,
    make_options,
    make_rate,
    make_rule,
    make_study,
    make_treatment,
    nothing_new,
    tms,
)


def said_in(handout: Handout) -> str:
    return "\n".join(text for block in handout.blocks for text in texts(block))


def arrays(handout: Handout) -> tuple[IconArray, ...]:
    return next(block.arrays for block in handout.blocks if isinstance(block, Figures))


def tables(handout: Handout, summary: str) -> list[Table]:
    return [b for b in handout.blocks if isinstance(b, Table) and b.summary == summary]


def cell_text(table: Table, header: str, column: int) -> str:
    row = next(row for row in table.rows if row.header == header)
    return " | ".join(f"{line.label} {plain(line.spans)}".strip() for line in row.cells[column])


def array_of(**changes: object) -> IconArray:
    fact = make_fact(treatment="tms", row="response_trials", **changes)
    return arrays(make_handout(make_comparison(make_treatment("tms", (fact,)), ect())))[0]


def lines_of(array: IconArray) -> str:
    return " ".join(plain(caption.spans) for caption in array.captions)


# Sections


def test_sections_stand_in_the_order_of_the_sheet() -> None:
    assert [section.id for section in find_sections()] == [
        "decision", "choices", "benefit", "harms", "memory", "talk-about", "matters",
        "next-steps", "visits", "checklists", "questions", "notes", "about", "diary",
        "relative", "teach-back", "consent-talk",
    ]  # fmt: skip


def test_section_ids_are_unique() -> None:
    ids = [name for name, _, _ in section_list()]
    assert len(set(ids)) == len(ids)


def test_a_section_that_is_always_printed_stays_when_none_is_ticked() -> None:
    handout = make_handout(options=make_options(sections=()))
    assert set(handout.section_ids) == {name for name, _, always in section_list() if always}


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(HandoutError, match='no section "nope"'):
        make_handout(options=make_options(sections=("nope",)))


def test_the_first_heading_is_the_decision_and_levels_are_never_skipped() -> None:
    headings = [block for block in make_handout().blocks if isinstance(block, Heading)]
    assert headings[0] == Heading(1, make_condition().decision)
    levels = [heading.level for heading in headings]
    assert levels.count(1) == 1
    assert all(later - level <= 1 for level, later in pairwise(levels))


# Side by side


@pytest.mark.parametrize(("count", "columns"), [(2, [2]), (3, [3]), (4, [2, 2]), (6, [3, 3])])
def test_more_than_three_options_are_split_over_tables_with_the_same_rows(
    count: int, columns: list[int]
) -> None:
    names = ("tms", "ect", "vns", "dbs", "esketamine", "usual-care")[:count]
    comparison = make_comparison(*(make_treatment(name) for name in names))
    found = tables(make_handout(comparison), "What each choice is like")
    assert [len(table.columns) for table in found] == columns
    assert len({tuple(row.header for row in table.rows) for table in found}) == 1
    assert len(found[0].rows) <= 8


def test_the_approval_row_follows_the_country() -> None:
    at_home = tables(make_handout(), "More about each choice")[0]
    abroad = tables(make_handout(options=make_options(country="gb")), "More about each choice")[0]
    assert "Is it approved in the US?" in [row.header for row in at_home.rows]
    assert "Is it approved elsewhere?" in [row.header for row in abroad.rows]


def test_a_figure_that_was_not_checked_is_not_printed() -> None:
    fact = make_fact(row="durability", checked=Checked.MEMORY, plain_short="99 of 100 stay well")
    handout = make_handout(make_comparison(make_treatment("tms", (fact,)), ect()))
    assert "99 of 100" not in said_in(handout)


# How many get better


def test_an_array_says_both_frames_comparator_range_certainty_window_and_who() -> None:
    array = array_of(value=make_rate(low=25.0, high=34.0))
    assert (array.filled, array.subtitle) == (29, "after 3 weeks")
    words = lines_of(array)
    for part in (
        "29 of 100 feel much better.",
        "71 do not.",
        "With pretend treatment, 10 of 100.",
        "Studies fit with 25 to 34.",
        "Fairly sure.",
        "Who: adults whose depression stayed after medicine.",
        "Source\u00a01.",
    ):
        assert part in words
    assert "29 of 100 feel much better. 71 do not." in array.alt


def test_a_missing_range_is_said() -> None:
    assert "Range not reported." in lines_of(array_of(value=make_rate()))


def test_a_rate_with_its_own_outcome_is_not_called_feeling_better() -> None:
    array = array_of(value=make_rate(plain="have thoughts of suicide ease by at least half"))
    assert "29 of 100 have thoughts of suicide ease by at least half." in lines_of(array)
    assert "feel much better" not in lines_of(array)


@pytest.mark.parametrize("value", [Rate(0.4), Rare(3.0, "people")])
def test_no_array_is_drawn_below_one_of_a_hundred(value: Rate | Rare) -> None:
    array = array_of(value=value)
    assert array.filled is None
    assert array.words == "Plain words on response_trials of tms."


def test_an_option_without_a_number_says_so_and_claims_no_certainty() -> None:
    empty = arrays(make_handout(make_comparison(tms(), nothing_new())))[1]
    assert empty.filled is None
    assert empty.words == "How it goes with no new treatment is not well known."
    assert all(caption.certainty is None for caption in empty.captions)


def test_a_memory_rate_is_not_drawn() -> None:
    array = array_of(value=make_rate(), checked=Checked.MEMORY)
    assert (array.filled, array.words) == (None, "We have not checked this. Ask your team.")


def test_an_array_from_a_test_against_another_treatment_says_so() -> None:
    array = arrays(make_handout(make_comparison(tms(), ect())))[1]
    assert "With ketamine, 55 of 100." in lines_of(array)
    assert "Tested against another treatment, not a pretend one." in lines_of(array)


def test_the_cross_study_sentence_stands_unless_the_numbers_come_from_one_study() -> None:
    assert CROSS_STUDY in said_in(make_handout(make_comparison(tms(), ect())))
    elsewhere = make_comparison(tms(), ect(), studies=(make_study(),))
    assert CROSS_STUDY in said_in(make_handout(elsewhere))
    rate = make_fact(treatment="ect", row="response_trials", value=make_rate())
    same = make_comparison(tms(), make_treatment("ect", (rate,)), studies=(make_study(),))
    assert "different studies" not in said_in(make_handout(same))


def test_there_is_no_cross_study_sentence_where_one_option_has_no_results() -> None:
    assert CROSS_STUDY not in said_in(make_handout(make_comparison(tms(), nothing_new())))


def test_pictures_are_explained_only_where_there_are_some() -> None:
    assert "Each figure is one person" in said_in(make_handout())
    words = said_in(make_handout(make_comparison(nothing_new(), make_treatment("ect", ()))))
    assert "Each figure" not in words
    assert "There is no count of people" in words


def test_a_sheet_of_many_choices_names_them_and_their_approval_on_page_1() -> None:
    status = make_fact(row="regulatory_us", plain_short="No. Use for this is off-label.")
    comparison = make_comparison(make_treatment("tms", (status,)), ect())
    large = make_options(size=PrintSize.LARGE)
    start = said_in(make_handout(comparison, large)).split("Your choices, side by side")[0]
    assert "TMS: Magnetic pulses." in start
    assert "No. Use for this is off-label." in start
    assert "Magnetic pulses." not in said_in(make_handout(comparison)).split("side by side")[0]


def test_a_direct_test_is_printed_with_every_study_that_contradicts_it() -> None:
    other = make_study(
        id="h2h.two", conditions=("mdd",), plain="Another study found the opposite.",
        conflicts_with=("h2h.one",),
    )  # fmt: skip
    first = make_study(conflicts_with=("h2h.two",))
    words = said_in(make_handout(make_comparison(tms(), ect(), studies=(first, other))))
    assert "TMS and ECT, tested against each other" in words
    assert first.plain in words
    assert other.plain in words


def test_everyday_rates_stand_in_a_block_of_their_own() -> None:
    fact = make_fact(
        row="response_everyday", value=Rate(58.0), plain_short="58 of 100, with no group to compare"
    )
    handout = make_handout(make_comparison(make_treatment("tms", (fact,)), ect()))
    words = said_in(handout)
    assert words.index("In everyday care") < words.index("58 of 100, with no group to compare")
    assert all("58" not in array.alt for array in arrays(handout))


# What can go wrong


def harms(*facts: object) -> Table:
    comparison = make_comparison(make_treatment("tms", facts), ect())  # type: ignore[arg-type]
    return tables(make_handout(comparison), "What can go wrong, in numbers")[0]


def test_counts_out_of_100_and_out_of_10_000_stand_in_rows_of_their_own() -> None:
    value = Rates((
        Rate(36.0, plain="have pain"),
        Rare(9.1, "treatments", plain="have a medical problem"),
        Rare(40.0, "people", plain="pass out"),
    ))  # fmt: skip
    table = harms(make_fact(row="serious_risks", value=value))
    assert [row.header for row in table.rows] == [
        "Side effects", "Serious harm, out of 100 people",
        "Out of 10,000", "Sources",
    ]  # fmt: skip
    assert cell_text(table, "Serious harm, out of 100 people", 0) == "36 have pain"
    assert cell_text(table, "Out of 10,000", 0) == (
        "Of 10,000 treatments: | 9 have a medical problem | Of 10,000 people: | 40 pass out"
    )
    assert cell_text(table, "Out of 10,000", 1) == "No number reported"


def test_less_than_one_is_said_as_fewer_than_one() -> None:
    table = harms(make_fact(row="serious_risks", value=Rare(0.21, "sessions", plain="die")))
    assert cell_text(table, "Out of 10,000", 0) == "Of 10,000 sessions: | fewer than 1 die"


def test_a_harm_prints_its_range_and_the_other_arm() -> None:
    rate = make_rate(per_100=48.1, low=42.3, high=53.9, plain="report problems")
    table = harms(make_fact(row="cognitive_effects", value=rate))
    assert cell_text(table, "Memory, out of 100 people", 0) == (
        "48 report problems (42\u00a0to\u00a054); with pretend treatment: 10"
    )


def test_a_number_that_stands_under_a_statement_in_words_is_printed() -> None:
    under = make_fact(row="detail", value=Rate(7.0, plain="faint"))
    head = make_fact(row="serious_risks", beneath=(under.id,))
    assert cell_text(harms(head, under), "Serious harm, out of 100 people", 0) == "7 faint"


@pytest.mark.parametrize("changes", [{"audience": Audience.CLINICIAN}, {"checked": Checked.MEMORY}])
def test_a_number_under_a_statement_that_patients_may_not_read_is_left_out(
    changes: dict[str, object],
) -> None:
    under = make_fact(row="detail", value=Rate(7.0, plain="faint"), **changes)
    head = make_fact(row="serious_risks", beneath=(under.id,))
    headers = [row.header for row in harms(head, under).rows]
    assert "Serious harm, out of 100 people" not in headers


def test_a_serious_harm_without_a_number_is_not_lost() -> None:
    words = said_in(make_handout(make_comparison(tms(), ect())))
    assert "A broken tooth can happen." in words


# For you


def test_nothing_about_the_patient_is_printed_unasked() -> None:
    assert not any("To talk about" in text for text in said_in(make_handout()).splitlines())


def talk(*rules: object, say: tuple[str, ...] = ("seizure-history",)) -> str:
    comparison = make_comparison(tms(), ect())
    handout = make_handout(
        comparison,
        make_options(say=tuple(FactorId(name) for name in say)),
        rules={TreatmentId("tms"): rules, TreatmentId("ect"): ()},
    )
    return said_in(handout)


def test_a_ticked_factor_that_no_source_speaks_of_is_said_once() -> None:
    words = talk()
    assert words.count("say nothing about this") == 1


def test_a_ticked_factor_prints_a_line_for_every_option() -> None:
    words = talk(make_rule())
    assert FACTORS[FactorId("seizure-history")].question in words
    assert "TMS: The team checks this first." in words
    assert "ECT: our sources say nothing about this." in words


@pytest.mark.parametrize(
    "changes",
    [{"inference": True}, {"checked": Checked.MEMORY}, {"audience": Audience.CLINICIAN}],
)
def test_a_rule_that_patients_may_not_read_is_not_printed(changes: dict[str, object]) -> None:
    assert "The team checks this first." not in talk(make_rule(**changes))


def test_a_kind_that_was_not_asked_is_named_before_its_line() -> None:
    rule = make_rule(factor=FactorId("substance-use"), state="current")
    assert "If now: The team checks this first." in talk(rule, say=("substance-use",))


def test_an_unknown_factor_is_refused() -> None:
    with pytest.raises(UsageError, match="nope"):
        talk(say=("nope",))


def test_what_matters_is_a_table_of_the_marked_points() -> None:
    handout = make_handout(options=make_options(matters=("memory",)))
    (table,) = tables(handout, "What matters to you, for each choice")
    assert [row.header for row in table.rows] == ["Keeping my memory clear"]


def test_an_empty_choice_gives_every_point_to_mark() -> None:
    handout = make_handout()
    lists = [block for block in handout.blocks if isinstance(block, CheckList)]
    assert [plain(item) for item in lists[0].items] == [
        "Feeling better soon", "Keeping my memory clear",
    ]  # fmt: skip


def test_the_leaning_line_has_every_option_and_not_sure() -> None:
    choices = next(block for block in make_handout().blocks if isinstance(block, Choices))
    assert choices.choices == ("TMS", "ECT", "Not sure yet")


# About, head, foot


def test_the_sheet_says_how_it_was_made_and_until_when_it_stands() -> None:
    words = said_in(make_handout(options=make_options(clinician="Dr. Lee")))
    for part in (
        "Prepared with your clinician, Dr. Lee, on 22 November 2026.",
        "Facts checked November 2026; ask for a newer copy after November 2027.",
        "No drug or device company paid for this sheet.",
        "It has not yet been checked by patients",
        "(Flesch-Kincaid)",
        "Main sources: 1\u00a0Anand 2023; 2\u00a0Semkovska 2010.",
    ):
        assert part in words


def test_a_sheet_after_the_review_date_says_that_it_may_be_out_of_date() -> None:
    late = make_options(date=date(2027, 12, 1))
    assert "may be out of date" in said_in(make_handout(options=late))
    assert "may be out of date" not in said_in(make_handout())


def test_a_caveat_of_the_condition_is_a_caution() -> None:
    comparison = make_comparison(condition=make_condition(caveat="Safety comes first."))
    boxes = [b for b in make_handout(comparison).blocks if isinstance(b, Callout)]
    assert [box.kind for box in boxes[:2]] == [CalloutKind.NOTE, CalloutKind.CAUTION]
    assert plain(boxes[1].paragraphs[0]) == "Safety comes first."


def test_the_crisis_box_has_the_countrys_line_and_the_clinics_own() -> None:
    clinic = ClinicDetails(phone="555-0142", hours="9 to 5")
    foot = make_handout(options=make_options(clinic=clinic)).foot
    words = " ".join(plain(spans) for spans in foot.paragraphs)
    assert "call or text 988 now" in words
    assert "Your clinic: 555-0142 (9 to 5)." in words


def test_a_country_without_a_crisis_line_is_refused() -> None:
    with pytest.raises(HandoutError, match="no crisis line for the country"):
        make_handout(options=make_options(country="XX"))


def test_a_text_without_a_current_translation_is_refused() -> None:
    spanish = Words(Language("es", "Espa\u00f1ol", "Spanish"), {})
    with pytest.raises(HandoutError, match="cannot be made in Spanish"):
        make_handout(options=make_options(language="es"), words=spanish)


def test_the_patients_name_stands_on_the_page_and_nowhere_else() -> None:
    options = make_options(name="Zuzanna")
    handout = make_handout(options=options)
    assert "Zuzanna" in plain(handout.header.right)
    assert "Zuzanna" not in str(dataclasses.astuple(handout.metadata))
    assert "Zuzanna" not in suggested_file_name(make_comparison(), options)
    assert suggested_file_name(make_comparison(), options) == (
        "ipdesk-handout-tms-ect-2026-11-22.pdf"
    )


def test_a_note_stands_in_a_box_of_its_own() -> None:
    handout = make_handout(options=make_options(note="Bring <your> list & glasses.\n\nSee you."))
    box = [block for block in handout.blocks if isinstance(block, Callout)][-1]
    assert [plain(spans) for spans in box.paragraphs] == [
        "A note from your team: Bring <your> list & glasses.", "See you.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["Ana \U0001f600", "\u0645\u0631\u064a\u0645", "\u5f20\u4f1f"],
)
def test_letters_that_no_typeface_has_are_refused_in_words(name: str) -> None:
    with pytest.raises(HandoutError, match="name has letters that cannot be printed") as caught:
        make_handout(options=make_options(name=name))
    assert "Write it in Latin, Greek or Cyrillic letters" in str(caught.value)


@pytest.mark.parametrize(
    "name", ["Zoë", "Łukasz Żółć", "José Núñez", "Mæve O\u2019Brien", "Zoe\u0308"]
)
def test_names_in_latin_letters_are_printed(name: str) -> None:
    assert make_handout(options=make_options(name=name))


def test_a_name_of_300_letters_is_refused() -> None:
    with pytest.raises(HandoutError, match="300 letters; at most 80"):
        make_handout(options=make_options(name="a" * 300))


@pytest.mark.parametrize("size", list(PrintSize))
def test_every_option_has_the_same_rows(size: PrintSize) -> None:
    handout = make_handout(
        make_comparison(tms(), ect(), nothing_new()), make_options(size=size, matters=("speed",))
    )
    for table in (block for block in handout.blocks if isinstance(block, Table)):
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert all(cell for row in table.rows for cell in row.cells)
    lists = [block for block in handout.blocks if isinstance(block, Bullets)]
    assert all(block.items for block in lists)


def test_rows_of_an_older_reference_may_be_missing() -> None:
    comparison = make_comparison()
    fewer = tuple(row for row in comparison.rows if row.row.id != RowId("access_cost"))
    assert make_handout(dataclasses.replace(comparison, rows=fewer))


def test_a_state_of_no_difference_is_not_an_empty_cell() -> None:
    array = array_of(state=CellState.NO_DIFFERENCE, plain="Studied: no clear difference.")
    assert array.words == "Studied: no clear difference."
    assert array.captions[0].certainty is not None

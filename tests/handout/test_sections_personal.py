"""The patient's own pages and the clinician's: lists, memory, diary, a helper's page, cards."""

from dataclasses import replace

import pytest

from ipdesk.clinical.comparison import Comparison
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import compare_from
from ipdesk.content.library import Library
from ipdesk.content.model import Audience, Checked
from ipdesk.content.words import Language, Words
from ipdesk.handout.blocks import Block, CheckList, Handout, Heading, NewPage
from ipdesk.handout.build import build_handout, gather_handout, section_list, sections_by_name_only
from ipdesk.handout.context import Context
from ipdesk.handout.options import ClinicDetails, Paper, PrintSize
from ipdesk.handout.pdf.report import page_report
from ipdesk.handout.pdf.write import pdf_bytes
from ipdesk.handout.reading import grade, texts
from ipdesk.handout.sections import checklists, consent_talk, memory, relative, teach_back
from tests.handout.builders import TODAY, make_options
from tests.handout.pages import flat, page_texts

NO_NEW = "no-new-treatment"
EVERY = (
    "ect", "tms", "ketamine-iv", "esketamine", "vns", "dbs", "mst", "tdcs", "ablative", "sgb",
    "psilocybin", "brexanolone", "zuranolone", "usual-care",
)  # fmt: skip
SIX = EVERY[:6]
OTHER_SIX = ("mst", "ect", "ketamine-iv", "psilocybin", "sgb", "dbs")
NONE_NEW = (NO_NEW, "usual-care")
ALL_SECTIONS = tuple(name for name, _, _ in section_list())
ONE_PAGE = ("My memory diary", "For someone who supports you", "Teach-back card")
CLINICIAN = ("teach-back", "consent-talk")
PERSONAL = ("checklists", "memory", "diary", "relative", *CLINICIAN)


def compared(library: Library, *ids: str, condition: str = "trd") -> Comparison:
    return compare_from(library, ids, condition, PatientFactors())


def made(library: Library, *ids: str, condition: str = "trd", **changes: object) -> Handout:
    comparison = compared(library, *ids, condition=condition)
    options = make_options(**{"sections": ALL_SECTIONS, **changes})
    return build_handout(comparison, options, gather_handout(library, comparison))


def context_of(library: Library, *ids: str, **changes: object) -> Context:
    comparison = compared(library, *ids)
    return Context(comparison, make_options(**changes), gather_handout(library, comparison))


def words(blocks: tuple[Block, ...]) -> str:
    return "\n".join(text for block in blocks for text in texts(block))


def under(handout: Handout, title: str) -> str:
    """The text from a heading of the second level to the next."""
    blocks = handout.blocks
    start = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == title)
    rest = blocks[start + 1 :]
    end = next(
        (n for n, b in enumerate(rest) if isinstance(b, Heading) and b.level == 2), len(rest)
    )
    return words(rest[:end])


def titles(handout: Handout) -> list[str]:
    return [b.text for b in handout.blocks if isinstance(b, Heading) and b.level == 2]


# All of them


@pytest.mark.parametrize("ids", [*((name, NO_NEW) for name in EVERY), SIX, OTHER_SIX, NONE_NEW])
def test_every_section_builds_and_is_laid_out_cleanly(
    library: Library, ids: tuple[str, ...]
) -> None:
    handout = made(library, *ids, start=TODAY, name="Ana Lopez")
    assert page_report(pdf_bytes(handout)) == ()


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("size", list(PrintSize))
@pytest.mark.parametrize("ids", [("ect", NO_NEW), ("ect", "tms", "esketamine"), SIX, OTHER_SIX])
def test_a_page_of_its_own_is_one_page(
    library: Library, ids: tuple[str, ...], size: PrintSize, paper: Paper
) -> None:
    clinic = ClinicDetails("Harbor Clinic", "555-0100", "Monday to Friday, 8 to 5")
    handout = made(library, *ids, sections=PERSONAL, size=size, paper=paper, clinic=clinic)
    pages = [flat(text) for text in page_texts(pdf_bytes(handout))]
    starts = [n for n, text in enumerate(pages) if any(title in text for title in ONE_PAGE)]
    ends = [*starts[1:], next(n for n, t in enumerate(pages) if "Consent-talk checklist" in t)]
    assert len(starts) == len(ONE_PAGE)
    most = 1 if size is PrintSize.STANDARD else 2
    assert max(end - start for start, end in zip(starts, ends, strict=True)) <= most


def test_what_is_asked_for_by_name_is_not_printed_otherwise(library: Library) -> None:
    assert sections_by_name_only() == {"relative", *CLINICIAN}
    default = titles(made(library, "ect", "tms", sections=None))
    assert "My memory diary" in default
    for title in ("For someone who supports you", "Teach-back card", "Consent-talk checklist"):
        assert title not in default
        assert title in titles(made(library, "ect", "tms"))


def test_the_reading_level_stays_at_grade_six(library: Library) -> None:
    for ids in [(name, NO_NEW) for name in EVERY]:
        comparison = compared(library, *ids)
        material = gather_handout(library, comparison)
        options = make_options(sections=(*PERSONAL[:4], "visits"), start=TODAY)
        handout = build_handout(comparison, options, material)
        found = grade(handout.blocks, material.known_words)
        assert (found.flesch_kincaid <= 6.0, found.smog <= 8.0) == (True, True), ids


# Before and after


def test_a_checklist_is_never_longer_than_seven(library: Library) -> None:
    for name in EVERY:
        context = context_of(library, name, NO_NEW, sections=("checklists",))
        boxes = [b for b in checklists.build(context) if isinstance(b, CheckList)]
        assert all(1 <= len(block.items) <= 7 for block in boxes), name


@pytest.mark.parametrize(
    ("name", "there", "not_there"),
    [
        ("ect", "Do not drive for at least 24 hours.", "Take off hairpins"),
        ("tms", "Take off hairpins", "Do not eat or drink for as long as"),
        ("tms:itbs", "Take off hairpins", "Do not eat or drink for as long as"),
        ("esketamine", "do not eat for about 2 hours", "Take off hairpins"),
        ("sgb", "Sip water first", "Keep the wound clean"),
        ("vns", "Keep the wound clean", "Sip water first"),
    ],
)
def test_each_option_has_its_own_lists(
    library: Library, name: str, there: str, not_there: str
) -> None:
    found = under(made(library, name, NO_NEW), "Before and after")
    assert there in found
    assert not_there not in found


def test_every_line_of_the_lists_is_printed(library: Library) -> None:
    found = under(made(library, "ect", "tms"), "Before and after")
    for one in library.checklists:
        if one.moment in ("before", "after") and not set(one.treatments) - {"ect", "tms"}:
            assert all(text in found for text in one.items), one.id


def test_many_options_have_no_lists_unless_asked(library: Library) -> None:
    assert "Before and after" not in titles(made(library, *EVERY[:3], sections=None))
    assert "Before and after" in titles(made(library, *EVERY[:2], NO_NEW, sections=None))
    assert "Before and after" in titles(made(library, *SIX, sections=("checklists",)))


def test_nothing_new_has_no_lists(library: Library) -> None:
    assert "Before and after" not in titles(made(library, *NONE_NEW))


def test_the_lists_of_another_country_do_not_name_the_us(library: Library) -> None:
    assert "988" in under(made(library, "ect", "tms"), "Before and after")
    abroad = under(made(library, "ect", "tms", country="GB"), "Before and after")
    assert "988" not in abroad
    assert "Arrange a ride home." in abroad


# Memory


@pytest.mark.parametrize(
    "name", ["ect", "ect:rul", "ect:bitemporal", "ect:bifrontal", "ect:rul-ultrabrief", "mst"]
)
def test_all_that_stands_beneath_the_headline_is_told(library: Library, name: str) -> None:
    comparison = compared(library, name, NO_NEW)
    cell = comparison.row("cognitive_effects").cells[0]
    handout = made(library, name, NO_NEW)
    told = under(handout, "Your memory")
    assert cell.plain in words(handout.blocks)
    for fact in cell.beneath:
        if fact.audience is Audience.BOTH and fact.checked is not Checked.MEMORY:
            assert fact.plain in told + cell.plain, fact.id


def test_counts_of_memory_that_differ_stand_together(library: Library) -> None:
    told = under(made(library, "ect", "tms"), "Your memory")
    for count in ("48 of 100", "29 of 100", "26 of 100", "12 to 55 of 100", "memory was better"):
        assert count in told
    assert "Some people on lithium are more mixed up after ECT." in told
    assert "Write things down, and ask family to help." in told


def test_a_statement_from_memory_is_not_printed(library: Library) -> None:
    context = context_of(library, "ect", NO_NEW)
    name = context.comparison.options[0].id
    facts = context.material.memory[name]
    told = words(memory.build(context))
    unchecked = tuple(replace(fact, checked=Checked.MEMORY) for fact in facts)
    material = replace(context.material, memory={name: unchecked})
    without = words(memory.build(replace(context, material=material)))
    dementia = next(fact for fact in facts if fact.id == "ect.cognition.dementia")
    assert dementia.plain in told
    assert dementia.plain not in without


def test_the_headline_is_not_said_twice_and_never_lost(library: Library) -> None:
    comparison = compared(library, "ect", NO_NEW)
    headline = comparison.row("cognitive_effects").cells[0].plain
    assert headline in words(memory.build(context_of(library, "ect", NO_NEW)))
    assert headline not in under(made(library, "ect", NO_NEW), "Your memory")


@pytest.mark.parametrize("name", [one for one in EVERY if one not in ("ect", "mst")])
def test_memory_pages_are_for_ect_and_mst(library: Library, name: str) -> None:
    found = titles(made(library, name, NO_NEW))
    assert "Your memory" not in found
    assert "My memory diary" not in found


def test_the_memory_pages_can_be_taken_out(library: Library) -> None:
    found = titles(made(library, "ect", "tms", sections=("questions",)))
    assert "Your memory" not in found
    assert "My memory diary" not in found


# For a helper


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ana Lopez", "Ana"),
        ("Lopez, Ana", "Ana"),
        ("Ana", "Ana"),
        ("Dr. Lopez", ""),
        ("Mrs Lopez", ""),
        ("", ""),
    ],
)
def test_the_first_name_is_told(name: str, first: str) -> None:
    assert relative.first_name(name) == first


def test_the_helpers_page_holds_nothing_but_the_first_name(library: Library) -> None:
    options = {"name": "Ana Lopez", "note": "A secret.", "next_visit": "Monday at 9"}
    handout = made(library, "ect", "tms", **options)
    page = next(
        flat(text)
        for text in page_texts(pdf_bytes(handout))
        if "For someone who supports you" in text
    )
    assert '"you" is Ana.' in page
    for detail in ("Lopez", "secret", "Monday at 9"):
        assert detail not in page


def test_the_helpers_page_says_whom_to_call(library: Library) -> None:
    clinic = ClinicDetails("Harbor Clinic", "555-0100", "8 to 5")
    found = under(
        made(library, "ect", "tms", country="IE", clinic=clinic), "For someone who supports you"
    )
    line = library.crisis_lines["IE"]
    for part in (line.plain, line.family, "Your clinic: 555-0100 (8 to 5)."):
        assert part in found


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("ect", "An adult who can look after you takes you home. Someone stays with you for 24"),
        ("mst", "Someone takes you home."),
        ("ketamine-iv", "You need an adult to take you home."),
        ("esketamine", "You need someone to take you home."),
        ("sgb", "You need someone to take you home."),
        ("psilocybin", "someone takes you home."),
        ("vns", "Someone takes you home."),
        ("dbs", "Plan for someone to take you home and be with you."),
        ("tms:itbs", "You can come and go alone, unless you feel faint or dizzy."),
        ("tms", "You can come and go alone, unless you feel faint or dizzy."),
        ("zuranolone", "Plan who can help with the baby"),
        ("tdcs", "Ask the team what help you will need."),
    ],
)
def test_what_is_asked_of_a_helper_is_what_the_reference_says(
    library: Library, name: str, asks: str
) -> None:
    page = under(made(library, name, NO_NEW), "For someone who supports you")
    line = next(text for text in page.splitlines() if text.startswith(_name(library, name)))
    assert asks in line


def _name(library: Library, name: str) -> str:
    return library.treatment(name).names.plain_name


def test_staff_who_stay_are_not_helpers(library: Library) -> None:
    page = under(made(library, "psilocybin", NO_NEW), "For someone who supports you")
    assert "Trained people" not in page


@pytest.mark.parametrize("ids", [("tms", NO_NEW), SIX])
def test_what_is_to_be_told_at_once_is_never_left_out(
    library: Library, ids: tuple[str, ...]
) -> None:
    page = under(made(library, *ids), "For someone who supports you")
    assert "Tell us at once about any seizure, faint or change in hearing." in page


# For the clinician


def test_the_clinicians_pages_come_last_and_are_not_counted(library: Library) -> None:
    patient = page_texts(pdf_bytes(made(library, "ect", "tms", sections=PERSONAL[:4])))
    whole = page_texts(pdf_bytes(made(library, "ect", "tms", sections=PERSONAL)))
    assert whole[: len(patient)] == patient
    assert f"Page {len(patient)} of {len(patient)}" in flat(patient[-1])
    rest = [flat(text) for text in whole[len(patient) :]]
    assert rest
    assert all("For the clinician" in text for text in rest)
    assert not any("Page " in text for text in rest)


def test_the_clinicians_pages_do_not_change_the_reading_level(library: Library) -> None:
    def level(*sections: str) -> str:
        about = under(made(library, "ect", "tms", sections=sections), "About this sheet")
        return next(line for line in about.splitlines() if line.startswith("Reading level"))

    assert level(*PERSONAL[:4]) == level(*PERSONAL)
    # What the helper reads is counted, though it stands after the line that says the level.
    assert level() != level("relative")


@pytest.mark.parametrize("section", [teach_back, consent_talk])
def test_the_clinicians_pages_need_no_translation(library: Library, section: object) -> None:
    context = context_of(library, "ect", "tms")
    other = replace(context.material, words=Words(Language("xx", "X", "X")))
    found = section.build(replace(context, material=other))  # type: ignore[attr-defined]  # a module
    assert isinstance(found[0], NewPage)
    assert not found[0].counted


def test_the_consent_list_has_every_part(library: Library) -> None:
    found = under(made(library, "ect", "tms", NO_NEW), "Consent-talk checklist")
    for part in (
        "41 of 100", "ketamine, 55", "range not reported",
        "Deaths linked to ECT", "no new treatment for now", "to stop at any time",
        "questions were asked", "interpreter", "Capacity", "made freely", "Who was present",
    ):  # fmt: skip
        assert part in found
    for one in library.checklists:
        if one.moment == "consent" and set(one.treatments) <= {"ect", "tms"}:
            assert all(text in found for text in one.items), one.id


def test_the_benefit_of_the_consent_list_is_the_sheets(library: Library) -> None:
    cell = compared(library, "mst", "ect").row("response_trials").cells[0]
    assert cell.plain in under(made(library, "mst", "ect"), "Consent-talk checklist")


def test_every_option_is_asked_alike(library: Library) -> None:
    found = teach_back.build(context_of(library, *SIX))
    lists = [b for b in found if isinstance(b, CheckList)][1:-1]
    assert len(lists) == len(SIX)
    assert len({lists_of.items for lists_of in lists}) == 1
    assert words(found).count("Tell me in your own words about ") == len(SIX)

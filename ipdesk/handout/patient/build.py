"""Builds the pages of the patient view, in order, for one comparison and one language."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ipdesk.clinical.comparison import Comparison
from ipdesk.content.library import Library
from ipdesk.content.model import Audience
from ipdesk.content.shared import Untested
from ipdesk.content.words import Words, phrase
from ipdesk.errors import HandoutError
from ipdesk.handout.build import HandoutMaterial, gather_handout
from ipdesk.handout.context import Context
from ipdesk.handout.options import HandoutOptions
from ipdesk.handout.patient import answers, later, mine
from ipdesk.handout.patient.model import Group, Page

COST = "access_cost"
NOT_TRANSLATED = phrase("This page is not in this language yet. You can read it in English.")
NOT_TRANSLATED_TITLE = phrase("Not translated yet")
_GROUPS = (
    ("main", phrase("Main questions")),
    ("visits", phrase("The visits")),
    ("later", phrase("Later on")),
    ("results", phrase("More about results")),
    ("special", phrase("Special situations")),
    ("access", phrase("Approval and cost")),
    ("end", phrase("Before you go")),
)
_MAIN = (
    "invasiveness",
    "anesthesia",
    "time_to_response",
    "session_frequency",
    "response_trials",
    "cognitive_effects",
    "common_side_effects",
    "serious_risks",
    "aftercare_driving",
    mine.FOR_ME,
    mine.MATTERS,
)
_ORDER = {
    "": (mine.START,),
    "main": _MAIN,
    "visits": (
        later.WEEK,
        "session_duration",
        "course_length",
        "setting",
        "day_of_treatment",
        "monitoring",
        "pretreatment_workup",
    ),
    "later": (later.AFTER, "durability", later.NOT_WORKING, "reversibility"),
    "results": (
        "response_everyday",
        "remission_trials",
        "remission_everyday",
        later.TESTED,
        "evidence_level",
    ),
    "special": (
        "pregnancy_lactation",
        "older_adults",
        "adolescents",
        "drug_interactions",
        "contraindications_absolute",
        "contraindications_relative",
    ),
    "access": ("regulatory_us", "regulatory_other", COST),
    "end": (mine.QUESTIONS,),
}
_OWN = (mine.START, mine.FOR_ME, mine.MATTERS, mine.QUESTIONS, later.WEEK)


@dataclass(frozen=True, slots=True)
class Sources:
    """What the pages need beside the comparison."""

    material: HandoutMaterial
    levels: tuple[str, ...]
    untested: tuple[Untested, ...]


def gather(library: Library, comparison: Comparison, language: str) -> Sources:
    """Read what the pages of a comparison need.

    Raises:
        UsageError: The reference is not in that language.
    """
    return Sources(
        gather_handout(library, comparison, language),
        tuple(step.id for step in library.levels(answers.LEVELS_DRAWN)),
        library.untested,
    )


def groups(say: Words) -> tuple[Group, ...]:
    """The headings of the list of pages."""
    return tuple(Group(key, say(title)) for key, title in _GROUPS)


def _ids(comparison: Comparison, country: str) -> list[tuple[str, str]]:
    """Group and id of each page that there is; a row that no list names goes with the results."""
    rows = {row.row.id: row.row for row in comparison.rows}
    shown = [name for name, row in rows.items() if row.audience is Audience.BOTH]
    if country.upper() != "US":
        # What is known of cover is about health plans in the US.
        shown = [name for name in shown if name != COST]
    found = [
        (group, name)
        for group, names in _ORDER.items()
        for name in names
        if name in _OWN or name in shown
    ]
    listed = {name for names in _ORDER.values() for name in names}
    last = next(place for place, (group, _) in enumerate(found) if group == "end")
    found[last:last] = [("results", name) for name in shown if name not in listed]
    return found


def _made(context: Context, sources: Sources, group: str, name: str, ids: tuple[str, ...]) -> Page:
    own: dict[str, Callable[[], Page]] = {
        mine.START: lambda: mine.start_page(context, ids),
        mine.FOR_ME: lambda: mine.for_me_page(context, group),
        mine.MATTERS: lambda: mine.matters_page(context, group, ids),
        mine.QUESTIONS: lambda: mine.questions_page(context, group),
        later.WEEK: lambda: later.week_page(context, group),
        later.AFTER: lambda: later.after_page(context, group),
        later.NOT_WORKING: lambda: later.paths_page(context, group),
        later.TESTED: lambda: later.tested_page(context, group, sources.untested),
    }
    if name in own:
        return own[name]()
    if name in answers.RATES:
        return answers.rates_page(context, name, group)
    if name in answers.COUNTS:
        return answers.counts_page(context, name, group)
    return answers.words_page(context, name, group, sources.levels)


def build_pages(
    comparison: Comparison,
    sources: Sources,
    matters: Iterable[str] = (),
    *,
    day: datetime.date,
    country: str = "US",
) -> tuple[Page, ...]:
    """Build every page; one with a text that has no translation says so in words instead.

    Raises:
        HandoutError: The words of the program itself are not in the language.
        UsageError: An id of what matters is not in the reference.
    """
    options = HandoutOptions(
        date=day,
        say=tuple(comparison.patient.known),
        matters=tuple(matters),
        language=sources.material.words.language.code,
        country=country,
    )
    context = Context(comparison, options, sources.material)
    listed = _ids(comparison, country)
    ids = tuple(name for _, name in listed)
    return tuple(
        _bearing(context, _page(context, sources, group, name, ids)) for group, name in listed
    )


def _page(context: Context, sources: Sources, group: str, name: str, ids: tuple[str, ...]) -> Page:
    try:
        return _made(context, sources, group, name, ids)
    except HandoutError:
        return _untranslated(context, group, name)


def _untranslated(context: Context, group: str, name: str) -> Page:
    say = context.say
    try:
        title = say(NOT_TRANSLATED_TITLE) if name in _OWN else context.question(name)
    except HandoutError:
        title = say(NOT_TRANSLATED_TITLE)
    return Page(name, group, title, say(NOT_TRANSLATED), translated=False)


def _bearing(context: Context, page: Page) -> Page:
    """The page with the issues that it tells about."""
    row = "session_frequency" if page.id == later.WEEK else page.id
    found = (issue.id for issue in context.material.priorities if row in issue.rows)
    return replace(page, bears_on=tuple(found))

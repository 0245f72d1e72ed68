"""Which pages the reference has, what each is called, and where an answer of the search lies."""

from collections.abc import Callable

from ipdesk.content.search import Hit
from ipdesk.ui.pages.reference_citing import short_name
from ipdesk.ui.pages.reference_condition import condition_page, evidence_page
from ipdesk.ui.pages.reference_disagreements import disagreements_page
from ipdesk.ui.pages.reference_lists import (
    checklists_page,
    factors_page,
    faq_page,
    medicines_page,
    questions_page,
    terms_page,
)
from ipdesk.ui.pages.reference_pairs import head_to_head_page
from ipdesk.ui.pages.reference_shelf import Shelf
from ipdesk.ui.pages.reference_sources import source_page, sources_page
from ipdesk.ui.pages.reference_treatment import treatment_page
from ipdesk.ui.widgets.document import PageWriter

Across = Callable[[PageWriter, Shelf], None]
ACROSS: dict[str, tuple[str, Across]] = {
    "evidence": ("Evidence map", evidence_page),
    "head-to-head": ("Head to head", head_to_head_page),
    "disagreements": ("Where sources disagree", disagreements_page),
    "faq": ("Patient questions", faq_page),
    "questions": ("Questions to ask", questions_page),
    "checklists": ("Checklists", checklists_page),
    "factors": ("Patient factors", factors_page),
    "medicines": ("Medicines", medicines_page),
    "terms": ("Words explained", terms_page),
    "sources": ("Sources", sources_page),
}
_ONE: dict[str, Callable[[PageWriter, str, Shelf], None]] = {
    "treatment": treatment_page,
    "condition": condition_page,
    "source": source_page,
}
_GROUPS = {
    "treatment": "Treatments",
    "condition": "Conditions",
    "source": "Sources",
    "across": "Across",
}
_PLACES = {
    "protocol": "treatment:{owner}#protocol:{last}",
    "fact": "treatment:{owner}#{id}",
    "rule": "treatment:{owner}#{id}",
    "criterion": "treatment:{owner}#{id}",
    "pearl": "treatment:{owner}#{id}",
    "treatment": "treatment:{id}",
    "condition": "condition:{id}",
    "condition-fact": "condition:{owner}#{id}",
    "guideline": "condition:{owner}#guideline:{last}",
    "evidence": "condition:{owner}#evidence:{last}",
    "study": "across:head-to-head#{id}",
    "disagreement": "across:disagreements#{id}",
    "faq": "across:faq#{id}",
    "question": "across:questions#{id}",
    "checklist": "across:checklists#{id}",
    "term": "across:terms#{id}",
    "medicine": "across:medicines#{id}",
    "factor": "across:factors#{id}",
    "source": "source:{id}",
}


def place_of_hit(hit: Hit) -> str:
    """The place that an answer of the search is about."""
    cut = ":" if hit.kind == "protocol" else "/"
    last = hit.id.rpartition(cut)[2]
    return _PLACES[hit.kind].format(id=hit.id, owner=hit.owner, last=last)


def known(key: str, shelf: Shelf) -> bool:
    """Whether the reference has such a page."""
    kind, _, name = key.partition(":")
    match kind:
        case "treatment":
            return shelf.is_treatment(name)
        case "condition":
            return shelf.is_condition(name)
        case "source":
            return shelf.source(name) is not None
        case _:
            return kind == "across" and name in ACROSS


def title_of(key: str, shelf: Shelf) -> str:
    """What a page is called."""
    kind, _, name = key.partition(":")
    match kind:
        case "treatment":
            return next(one.name for one in shelf.library.treatments if one.id == name)
        case "condition":
            return shelf.condition_name(name)
        case "source":
            source = shelf.source(name)
            return short_name(source) if source else name
        case _:
            return ACROSS[name][0]


def group_of(key: str) -> str:
    """The part of the reference that a page is in."""
    return _GROUPS[key.partition(":")[0]]


def write_page(writer: PageWriter, key: str, shelf: Shelf) -> None:
    """Write a page."""
    kind, _, name = key.partition(":")
    if kind in _ONE:
        _ONE[kind](writer, name, shelf)
    else:
        ACROSS[name][1](writer, shelf)

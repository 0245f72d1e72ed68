"""The bibliography, and a page for each source with the places where it is used."""

from collections.abc import Iterator

from ipdesk.clinical.wording import CHECKED_WORDS
from ipdesk.content.model import Checked
from ipdesk.ui.pages.reference_citing import address, short_name
from ipdesk.ui.pages.reference_pairs import PAGE
from ipdesk.ui.pages.reference_shelf import Shelf
from ipdesk.ui.widgets.document import PageWriter, Part, Run

Use = tuple[str, str, str]
"""Kind of entry, its words, and its place."""
KINDS = (
    "Statements",
    "Cautions",
    "Criteria",
    "Evidence map",
    "Guidelines",
    "About conditions",
    "Studies of pairs",
    "Where sources disagree",
    "Patient questions and checklists",
    "Medicines",
)


def _in_treatments(shelf: Shelf, key: str) -> Iterator[Use]:
    for name in shelf.library.treatments:
        treatment = shelf.treatment(name.id)
        place = f"treatment:{name.id}"
        for fact in treatment.facts:
            if key in fact.sources:
                text = f"{name.short_name}, {shelf.rows[fact.row]}: {fact.short}"
                yield "Statements", text, f"{place}#{fact.id}"
        for rule in treatment.rules:
            if key in rule.sources:
                factor = shelf.library.factors[rule.factor].label
                text = f"{name.short_name}, {factor}: {rule.short}"
                yield "Cautions", text, f"{place}#{rule.id}"
        for one in treatment.criteria:
            if key in one.sources:
                yield "Criteria", f"{name.short_name}: {one.label}", f"{place}#{one.id}"


def _in_conditions(shelf: Shelf, key: str) -> Iterator[Use]:
    for pair in shelf.library.evidence_map:
        if key in pair.sources:
            names = shelf.treatment_name(pair.treatment), shelf.condition_name(pair.condition)
            place = f"condition:{pair.condition}#evidence:{pair.treatment}"
            yield "Evidence map", f"{names[0]} for {names[1]}", place
    for name in shelf.library.conditions:
        condition = shelf.condition(name.id)
        place = f"condition:{name.id}"
        for entry in condition.guidelines:
            if key in entry.sources:
                about = shelf.treatment_name(entry.treatment)
                text = f"{entry.body}: {about}, {name.name}"
                yield "Guidelines", text, f"{place}#guideline:{entry.treatment}"
        for fact in condition.facts:
            if key in fact.sources:
                yield "About conditions", f"{name.name}: {fact.statement}", f"{place}#{fact.id}"


def _in_lists(shelf: Shelf, key: str) -> Iterator[Use]:
    library = shelf.library
    pairs = [(one.id, one.short, one.sources) for one in library.head_to_head]
    pairs += [(one.id, one.title, one.sources) for one in library.networks]
    pairs += [(one.id, one.finding, one.sources) for one in library.untested]
    lists = [("Studies of pairs", PAGE, *one) for one in pairs]
    for one in library.disagreements:
        lists.append((KINDS[7], "across:disagreements", one.id, one.topic, one.sources))
    for answer in library.faq:
        lists.append((KINDS[8], "across:faq", answer.id, answer.question, answer.sources))
    for entry in library.checklists:
        lists.append((KINDS[8], "across:checklists", entry.id, entry.title, entry.sources))
    for drug in library.medicines:
        lists.append(("Medicines", "across:medicines", drug.id, drug.name, drug.sources))
    for kind, page, anchor, text, sources in lists:
        if key in sources:
            yield kind, text, f"{page}#{anchor}"


def uses_of(shelf: Shelf, key: str) -> tuple[Use, ...]:
    """Every place where a source is used."""
    found = [
        *_in_treatments(shelf, key), *_in_conditions(shelf, key), *_in_lists(shelf, key)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda use: KINDS.index(use[0])))


def source_page(writer: PageWriter, key: str, shelf: Shelf) -> None:
    """A source: its citation, how it was checked, and where it is used."""
    source = shelf.source(key)
    if source is None:
        return
    writer.title(short_name(source))
    writer.paragraph(source.citation, anchor=f"source:{key}")
    where = address(source)
    writer.paragraph(*([f"{where}  "] if where else []), Run("Copy citation", link=f"copy:{key}"))
    words = CHECKED_WORDS[source.checked]
    if source.checked is Checked.MEMORY:
        writer.paragraph(Run(words.lower(), chip="caution"), role="caption")
    else:
        writer.paragraph(words, role="caption", color="muted")
    if source.note:
        writer.paragraph(source.note, role="cell", color="muted")
    uses = uses_of(shelf, key)
    writer.section("uses", f"Used in {len(uses)} place{'' if len(uses) == 1 else 's'}")
    for kind in KINDS:
        own = [use for use in uses if use[0] == kind]
        if own:
            writer.subsection(f"{kind} ({len(own)})")
        for _, text, place in own:
            writer.paragraph(Run(text, link=place), role="cell")


def sources_page(writer: PageWriter, shelf: Shelf) -> None:
    """The bibliography; each entry leads to its own page."""
    ordered = sorted(shelf.library.all_sources(), key=lambda one: one.citation.lower())
    writer.title("Sources", f"{len(ordered):,} entries; each leads to where it is used")
    letter = ""
    for source in ordered:
        if source.citation[0].upper() != letter:
            letter = source.citation[0].upper()
            writer.section(f"letter:{letter}", letter)
        parts: list[Part] = [Run(short_name(source), "cell-strong", link=f"source:{source.id}")]
        parts += [f"  {source.citation} {address(source)}  "]
        parts += [Run("Copy", "caption", link=f"copy:{source.id}")]
        if source.checked is Checked.MEMORY:
            parts += ["  ", Run(CHECKED_WORDS[source.checked].lower(), chip="caution")]
        writer.paragraph(*parts, role="cell", anchor=f"source:{source.id}")

"""The page of a condition, and the map of treatments against conditions."""

from ipdesk.clinical.wording import month
from ipdesk.content.model import Condition, Guideline
from ipdesk.ui.pages.reference_citing import SourceNumbers, unchecked, write_sources
from ipdesk.ui.pages.reference_disagreements import write_disagreements
from ipdesk.ui.pages.reference_pairs import COLUMNS, even_widths, stretch_title
from ipdesk.ui.pages.reference_shelf import Shelf
from ipdesk.ui.widgets.document import Line, PageWriter, Part, Rated, Run


def _evidence(
    writer: PageWriter, shelf: Shelf, condition: Condition, numbers: SourceNumbers
) -> None:
    found = shelf.library.evidence(condition.id)
    lines = []
    for name in shelf.library.treatments:
        pair = found.get(name.id)
        if pair is None:
            continue
        note: list[Part] = [pair.note, *numbers.cite(pair.sources), *unchecked(pair.checked)]
        word = shelf.evidence_words[pair.level].label
        link = Run(name.name, link=f"treatment:{name.id}#standing:{condition.id}")
        lines.append(Line((link, Rated(pair.level.dots, word), tuple(note)), f"evidence:{name.id}"))
    if lines:
        writer.section("evidence", "Evidence by treatment")
        writer.table(("Treatment", "Evidence", "Why"), lines, (27, 21, 52))


def _guideline(shelf: Shelf, entry: Guideline, numbers: SourceNumbers, anchor: str) -> Line:
    known = shelf.is_treatment(entry.treatment)
    treatment = Run(
        shelf.treatment_name(entry.treatment),
        link=f"treatment:{entry.treatment}" if known else "",
    )
    place: list[Part] = [entry.place, *numbers.cite(entry.sources), *unchecked(entry.checked)]
    place += [Run(f"\n{entry.note}", "caption", "muted")] if entry.note else []
    return Line((entry.body, treatment, tuple(place), entry.grade or "none given"), anchor)


def _guidelines(
    writer: PageWriter, shelf: Shelf, condition: Condition, numbers: SourceNumbers
) -> None:
    if not condition.guidelines:
        return
    writer.section("guidelines", "Guidelines")
    lines = []
    seen: set[str] = set()
    for entry in condition.guidelines:
        first = "" if entry.treatment in seen else f"guideline:{entry.treatment}"
        seen.add(entry.treatment)
        lines.append(_guideline(shelf, entry, numbers, first))
    writer.table(("Body and year", "Treatment", "Place", "Grade"), lines, (24, 18, 42, 16))


def condition_page(writer: PageWriter, key: str, shelf: Shelf) -> None:
    """A condition, whole."""
    condition = shelf.condition(key)
    numbers = SourceNumbers(shelf)
    writer.title(condition.name)
    writer.paragraph(condition.definition)
    writer.boxed("For the patient", condition.plain)
    if condition.caveat:
        writer.boxed("Take care", condition.caveat, "caution", "caution_soft")
    writer.paragraph(Run("The decision: ", "strong"), f"{condition.decision.rstrip('?')}?")
    sign_off = condition.sign_off
    second = sign_off.checker or "not checked by a second person yet"
    due = f"Reviewed {month(sign_off.reviewed)}, next due {month(sign_off.next_review)}"
    writer.paragraph(f"{due} · {second}", role="caption", color="muted")
    _evidence(writer, shelf, condition, numbers)
    _guidelines(writer, shelf, condition, numbers)
    if condition.facts:
        writer.section("facts", "About the condition")
    for fact in condition.facts:
        writer.paragraph(
            fact.statement, *numbers.cite(fact.sources), *unchecked(fact.checked), anchor=fact.id
        )
        certainty = f"{fact.certainty.value.replace('-', ' ')} certainty"
        writer.paragraph(Rated(fact.certainty.dots, certainty), role="caption", color="muted")
    own = [one for one in shelf.library.disagreements if condition.id in one.conditions]
    write_disagreements(writer, shelf, own, numbers)
    write_sources(writer, numbers)


def evidence_page(writer: PageWriter, shelf: Shelf) -> None:
    """Every treatment against every condition, in dots and words; each leads to its reasons."""
    library, words = shelf.library, shelf.evidence_words
    pairs = {(pair.treatment, pair.condition): pair for pair in library.evidence_map}
    writer.title("Evidence map", "Strength of evidence of each treatment, condition by condition")
    writer.paragraph(
        "Each word leads to the reasons and their sources.", color="muted", role="cell"
    )
    names = library.treatments
    for start in range(0, len(names), COLUMNS):
        columns = names[start : start + COLUMNS]
        writer.section(f"map:{start}", stretch_title("Evidence,", columns))
        lines = []
        for condition in library.conditions:
            cells: list[Part] = []
            for name in columns:
                pair = pairs.get((name.id, condition.id))
                link = f"condition:{condition.id}#evidence:{name.id}"
                cells.append(
                    Rated(pair.level.dots, words[pair.level].label, link, True)
                    if pair
                    else "Not rated"
                )
            label = Run(condition.name, link=f"condition:{condition.id}")
            lines.append(Line((label, *cells), f"condition:{condition.id}"))
        head = ("Condition", *(name.short_name for name in columns))
        writer.table(head, lines, even_widths(len(columns)), padding=3)
    writer.section("words", "What the words mean")
    for step in words.values():
        writer.heading(step.label)
        writer.paragraph(step.plain)

"""Lists over all treatments: patients' questions, checklists, words, medicines and factors."""

from collections.abc import Sequence
from itertools import groupby

from ipdesk.content.model import Factor, Rule
from ipdesk.content.shared import Medicine, MedicineClass
from ipdesk.ui.pages.reference_checks import rule_parts, rule_scope
from ipdesk.ui.pages.reference_citing import SourceNumbers, unchecked, write_sources
from ipdesk.ui.pages.reference_shelf import Shelf
from ipdesk.ui.widgets.document import PageWriter, Part, Run

_MOMENTS = {"before": "Before", "after": "After", "during": "During"}


def _about(shelf: Shelf, treatments: Sequence[str]) -> tuple[Part, ...]:
    """Links to the treatments that an entry is about."""
    parts: list[Part] = []
    for key in treatments:
        parts.append(Run(" · " if parts else "   ", "caption", "muted"))
        parts.append(Run(shelf.treatment_name(key), "caption", link=f"treatment:{key}"))
    return tuple(parts) or (Run("   All treatments", "caption", "muted"),)


def faq_page(writer: PageWriter, shelf: Shelf) -> None:
    """Questions that patients ask, answered in plain words."""
    numbers = SourceNumbers(shelf)
    writer.title("Patient questions", "Answered in the words that patients are given")
    writer.section("answers", f"Questions and answers ({len(shelf.library.faq)})")
    for entry in shelf.library.faq:
        writer.heading(entry.question, *_about(shelf, entry.treatments), anchor=entry.id)
        cited = (*numbers.cite(entry.sources), *unchecked(entry.checked))
        writer.paragraph(entry.answer, *cited)
    write_sources(writer, numbers)


def questions_page(writer: PageWriter, shelf: Shelf) -> None:
    """Questions to ask, by treatment."""
    writer.title("Questions to ask", "For the patient to choose from; they can go on the handout")
    general = [one for one in shelf.library.questions if not one.treatments]
    if general:
        writer.section("about:all", "About any treatment")
    for question in general:
        writer.paragraph(question.text, anchor=question.id)
    for name in shelf.library.treatments:
        own = [one for one in shelf.library.questions if name.id in one.treatments]
        if not own:
            continue
        writer.section(f"about:{name.id}", name.short_name)
        for question in own:
            first = question.treatments[0] == name.id
            writer.paragraph(question.text, anchor=question.id if first else "")


def checklists_page(writer: PageWriter, shelf: Shelf) -> None:
    """What to do before and after."""
    numbers = SourceNumbers(shelf)
    writer.title("Checklists", "What patients are asked to do, and what to look out for")
    entries = sorted(shelf.library.checklists, key=lambda entry: entry.moment != "before")
    for moment, own in groupby(entries, key=lambda entry: entry.moment):
        writer.section(f"moment:{moment}", _MOMENTS.get(moment, moment.capitalize()))
        for entry in own:
            cited = (*numbers.cite(entry.sources), *unchecked(entry.checked))
            about = _about(shelf, entry.treatments)
            writer.heading(entry.title, *about, *cited, anchor=entry.id)
            for item in entry.items:
                writer.paragraph(f"\N{WHITE SQUARE}  {item}", indent=8)
    write_sources(writer, numbers)


def terms_page(writer: PageWriter, shelf: Shelf) -> None:
    """Words explained."""
    writer.title("Words explained", "As patients are told them")
    terms = sorted(shelf.library.glossary, key=lambda term: term.term.lower())
    for letter, own in groupby(terms, key=lambda term: term.term[0].upper()):
        writer.section(f"letter:{letter}", letter)
        for term in own:
            also = f"   also: {', '.join(term.synonyms)}" if term.synonyms else ""
            writer.heading(term.term, Run(also, "caption", "muted"), anchor=term.term)
            writer.paragraph(term.plain)


def _medicine(
    writer: PageWriter,
    shelf: Shelf,
    medicine: Medicine,
    classes: dict[str, MedicineClass],
    numbers: SourceNumbers,
) -> None:
    groups = [classes[key] for key in medicine.classes if key in classes]
    told = "   " + ", ".join(group.label for group in groups) if groups else ""
    writer.heading(medicine.name, Run(told, "caption", "muted"), anchor=medicine.id)
    brands = [f"US: {', '.join(medicine.us_brands)}"] if medicine.us_brands else []
    brands += [f"UK: {', '.join(medicine.uk_brands)}"] if medicine.uk_brands else []
    brands += [f"Also: {', '.join(medicine.synonyms)}"] if medicine.synonyms else []
    cited = (*numbers.cite(medicine.sources), *unchecked(medicine.checked))
    writer.paragraph("; ".join(brands) or "No brand listed", *cited, role="cell")
    answers = dict.fromkeys(
        (*medicine.factors, *(name for group in groups for name in group.factors))
    )
    if answers:
        parts: list[Part] = [Run("Answers: ", "cell-strong")]
        for place, key in enumerate(answers):
            parts += [", "] if place else []
            parts.append(Run(shelf.library.factors[key].label, link=f"across:factors#{key}"))
        writer.paragraph(*parts, role="cell")
    if medicine.note:
        writer.paragraph(medicine.note, role="caption", color="muted")


def medicines_page(writer: PageWriter, shelf: Shelf) -> None:
    """Medicines by name, with brands, classes, and the factors that they answer."""
    library, numbers = shelf.library, SourceNumbers(shelf)
    writer.title("Medicines", "International names, US and UK brands, and what they answer")
    classes = {group.id: group for group in library.medicine_classes}
    if not library.medicines:
        writer.paragraph("No medicine is listed in this reference.")
    medicines = sorted(library.medicines, key=lambda one: one.name.lower())
    for letter, own in groupby(medicines, key=lambda one: one.name[0].upper()):
        writer.section(f"letter:{letter}", letter)
        for medicine in own:
            _medicine(writer, shelf, medicine, classes, numbers)
    write_sources(writer, numbers)


def _rules_by_factor(shelf: Shelf) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for name in shelf.library.treatments:
        for rule in shelf.treatment(name.id).rules:
            found.setdefault(rule.factor, []).append(rule)
    return found


def _factor(
    writer: PageWriter, shelf: Shelf, factor: Factor, rules: list[Rule], numbers: SourceNumbers
) -> None:
    count = f"   {len(rules)} caution{'' if len(rules) == 1 else 's'}"
    writer.subsection(f"{factor.label}", factor.id)
    writer.paragraph(factor.question, Run(count, "caption", "muted"), role="cell", color="muted")
    for rule in rules:
        effect = shelf.effects[rule.effect].label
        scope = rule_scope(rule, shelf)
        link = f"treatment:{rule.treatment}#{rule.id}"
        writer.paragraph(
            Run(shelf.treatment_name(rule.treatment), "cell-strong", link=link),
            Run(f"  {effect}  ", "cell-strong"),
            Run(f"{scope}  " if scope else "", "caption", "muted"),
            *rule_parts(rule, numbers),
            role="cell",
            indent=8,
        )


def factors_page(writer: PageWriter, shelf: Shelf) -> None:
    """Patient factors, each with every caution about it."""
    library, numbers = shelf.library, SourceNumbers(shelf)
    rules = _rules_by_factor(shelf)
    writer.title("Patient factors", "Each with every caution about it, treatment by treatment")
    for group in library.factor_groups:
        own = [factor for factor in library.factors.values() if factor.group == group.id]
        if own:
            writer.section(f"group:{group.id}", group.label)
        for factor in own:
            _factor(writer, shelf, factor, rules.get(factor.id, []), numbers)
    write_sources(writer, numbers)

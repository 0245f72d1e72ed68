"""What a page of the reference says, written section by section."""

from collections.abc import Iterable
from itertools import groupby

from ipdesk.content.library import Library
from ipdesk.content.model import Checked, Condition, Effect, Fact, Rule, Treatment
from ipdesk.ui.models.basis import REASONED, month
from ipdesk.ui.models.wording import CHECKED_WORDS, value_lines
from ipdesk.ui.widgets.document import PageWriter, Rated


class SourceNumbers:
    """Numbers sources in the order in which a page cites them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, ids: Iterable[str]) -> str:
        """The numbers of some sources: "1, 4"."""
        numbers = [self._numbers.setdefault(key, len(self._numbers) + 1) for key in ids]
        return ", ".join(str(number) for number in sorted(numbers))

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids in the order of their numbers."""
        return tuple(self._numbers)


def _sources(writer: PageWriter, library: Library, ids: Iterable[str]) -> None:
    listed = library.sources(ids)
    writer.section("sources", f"Sources ({len(listed)})")
    for number, source in enumerate(listed, 1):
        where = f"https://doi.org/{source.doi}" if source.doi else source.url
        writer.paragraph(f"{number}.  {source.citation} {where}", "cell")


def _fact(writer: PageWriter, fact: Fact, library: Library, numbers: SourceNumbers) -> None:
    writer.heading(fact.short, fact.id, _where(fact, library))
    writer.statement(fact.statement, numbers.of(fact.sources))
    lines = value_lines(fact.value, library.all_levels.get(fact.row, ()))
    about = "; ".join(lines)
    about += f". Who: {fact.population}" if fact.population else ""
    about += f". When: {fact.window}" if fact.window else ""
    if about:
        writer.paragraph(about.removeprefix(". "), "cell", "muted")
    word = f"certainty {fact.certainty.value.replace('-', ' ')}"
    writer.certainty(fact.certainty.dots, f"{word}: {fact.certainty_reason}")
    if fact.checked is Checked.MEMORY:
        writer.boxed("!", CHECKED_WORDS[fact.checked], "caution", "caution_soft")


def _where(fact: Fact, library: Library) -> str:
    if "all" in fact.conditions:
        return "all conditions"
    names = {name.id: name.name for name in library.conditions}
    return ", ".join(names.get(key, key) for key in fact.conditions)


def _cautions(
    writer: PageWriter, rules: tuple[Rule, ...], library: Library, numbers: SourceNumbers
) -> None:
    writer.section("cautions", "Cautions to check")
    words = library.vocabulary("effects")
    for effect in Effect:
        own = [rule for rule in rules if rule.effect is effect]
        if not own:
            continue
        writer.heading(words[effect].label, f"effect:{effect}", f"{len(own)}")
        for rule in own:
            label = library.factors[rule.factor].label
            reasoned = f" ({REASONED.lower()})" if rule.inference else ""
            writer.statement(f"{label}: {rule.action}{reasoned}", numbers.of(rule.sources))


def treatment_page(writer: PageWriter, treatment: Treatment, library: Library) -> None:
    """A treatment: all rows by group, cautions by effect, sources."""
    names = treatment.names
    numbers = SourceNumbers()
    under = [names.subtitle] if names.subtitle != names.name else []
    writer.title(names.name, " · ".join([*under, names.badge]))
    writer.paragraph(treatment.description)
    writer.paragraph(treatment.status, "cell", "muted")
    sign_off = treatment.sign_off
    second = sign_off.checker or "not checked by a second person yet"
    due = f"Reviewed {month(sign_off.reviewed)}, next due {month(sign_off.next_review)}"
    writer.paragraph(f"{due} · {second}", "caption", "muted")
    facts = {
        row.id: [fact for fact in treatment.facts if fact.row == row.id] for row in library.rows
    }
    labels = {group.id: group.label for group in library.row_groups}
    for group, rows in groupby(library.rows, key=lambda row: row.group):
        held = [row for row in rows if facts[row.id]]
        if held:
            writer.section(f"group:{group}", labels[group])
        for row in held:
            writer.subsection(row.label)
            for fact in sorted(facts[row.id], key=lambda fact: not fact.headline):
                _fact(writer, fact, library, numbers)
    _cautions(writer, treatment.rules, library, numbers)
    _sources(writer, library, numbers.ids)


def condition_page(writer: PageWriter, condition: Condition, library: Library) -> None:
    """A condition: what it is, evidence by treatment, guidelines, sources."""
    numbers = SourceNumbers()
    writer.title(condition.name, f"Decision: {condition.decision}?")
    writer.paragraph(condition.definition)
    writer.boxed("For the patient", condition.plain)
    if condition.caveat:
        writer.boxed("Take care", condition.caveat, "caution", "caution_soft")
    writer.section("evidence", "Where each treatment stands")
    words = library.vocabulary("evidence")
    evidence = library.evidence(condition.id)
    for name in library.treatments:
        found = evidence.get(name.id)
        if found:
            writer.heading(name.name)
            writer.certainty(found.level.dots, words[found.level].label)
            writer.statement(found.note, numbers.of(found.sources))
    if condition.guidelines:
        writer.section("guidelines", "Guidelines")
        short = {name.id: name.short_name for name in library.treatments}
        lines: list[tuple[str | Rated, ...]] = [
            (entry.body, short.get(entry.treatment, entry.treatment), entry.place, entry.grade)
            for entry in condition.guidelines
        ]
        for entry in condition.guidelines:
            numbers.of(entry.sources)
        writer.table(("Body", "Treatment", "Place", "Grade"), lines)
    if condition.facts:
        writer.section("facts", "About the condition")
        for fact in condition.facts:
            writer.statement(fact.statement, numbers.of(fact.sources))
    _sources(writer, library, numbers.ids)


def evidence_page(writer: PageWriter, library: Library) -> None:
    """Every treatment against every condition, in words."""
    writer.title("Evidence map", "Strength of evidence of each treatment, condition by condition")
    words = library.vocabulary("evidence")
    pairs = {(pair.treatment, pair.condition): pair for pair in library.evidence_map}
    head = ("Condition", *(name.short_name for name in library.treatments))
    lines: list[tuple[str | Rated, ...]] = []
    for condition in library.conditions:
        cells: list[str | Rated] = []
        for name in library.treatments:
            pair = pairs.get((name.id, condition.id))
            cells.append(Rated(pair.level.dots, words[pair.level].label) if pair else "Not rated")
        lines.append((condition.name, *cells))
    writer.table(head, lines)
    writer.section("words", "What the words mean")
    for step in words.values():
        writer.heading(step.label)
        writer.paragraph(step.plain)


def head_to_head_page(writer: PageWriter, library: Library) -> None:
    """Every study of one treatment against another."""
    numbers = SourceNumbers()
    names = {name.id: name.short_name for name in library.treatments}
    writer.title("Head to head", "Studies that set two treatments against each other")
    pairs = sorted(library.head_to_head, key=lambda study: (study.first, study.second))
    for (first, second), studies in groupby(pairs, key=lambda study: (study.first, study.second)):
        title = f"{names.get(first, first)} and {names.get(second, second)}"
        writer.section(f"pair:{first}:{second}", title)
        for study in studies:
            people = f"{study.people:,} people" if study.people else ""
            about = ", ".join(part for part in (study.design, people, study.window) if part)
            writer.heading(study.short, study.id, about)
            writer.statement(study.statement, numbers.of(study.sources))
            writer.certainty(study.certainty.dots, f"certainty {study.certainty.value}")
    _sources(writer, library, numbers.ids)


def sources_page(writer: PageWriter, library: Library) -> None:
    """The bibliography."""
    every = library.all_sources()
    writer.title("Sources", f"{len(every):,} entries; each is cited by a statement or a caution")
    for source in every:
        where = f"https://doi.org/{source.doi}" if source.doi else source.url
        writer.heading(source.id, source.id, CHECKED_WORDS[source.checked])
        writer.paragraph(f"{source.citation} {where}", "cell")


def term_page(writer: PageWriter, library: Library) -> None:
    """Words explained."""
    writer.title("Words explained", "As patients are told them")
    for term in sorted(library.glossary, key=lambda term: term.term.lower()):
        writer.heading(term.term, term.term)
        writer.paragraph(term.plain)

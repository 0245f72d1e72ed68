"""What the sections need beside the comparison, read from the reference beforehand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ipdesk.clinical.comparison import Comparison
from ipdesk.content import readability
from ipdesk.content.library import Library
from ipdesk.content.model import Fact, Rule, Source, SourceId, Treatment, TreatmentId
from ipdesk.content.shared import (
    Checklist,
    CrisisLine,
    LevelStep,
    Numbers,
    Priority,
    Question,
    ReferenceInfo,
    Term,
)
from ipdesk.content.words import ENGLISH, Words
from ipdesk.handout import typeface

MEMORY = "cognitive_effects"


@dataclass(frozen=True, slots=True)
class HandoutMaterial:
    """Words, lists and lines of the reference; ``letters`` is what the typeface can print."""

    info: ReferenceInfo
    funding: str
    certainty: Mapping[str, LevelStep]
    crisis_lines: Mapping[str, CrisisLine]
    glossary: tuple[Term, ...]
    questions: tuple[Question, ...]
    priorities: tuple[Priority, ...]
    rules: Mapping[TreatmentId, tuple[Rule, ...]]
    sources: Mapping[SourceId, Source]
    known_words: frozenset[str]
    numbers: Numbers
    letters: frozenset[str] = field(repr=False)
    words: Words = field(default_factory=Words)
    second: Words | None = None
    """Of the language on facing pages; None when there is one language."""
    checklists: tuple[Checklist, ...] = ()
    memory: Mapping[TreatmentId, tuple[Fact, ...]] = field(default_factory=dict)
    """What is stated of memory and thinking, by option, for every condition."""


def _source_ids(comparison: Comparison) -> list[SourceId]:
    ids = [name for row in comparison.rows for cell in row.cells for name in cell.sources]
    ids += [
        name
        for row in comparison.rows
        for cell in row.cells
        for fact in cell.beneath
        for name in fact.sources
    ]
    studies = [study for pair in comparison.pairs for study in pair.studies]
    return ids + [name for study in studies for name in study.sources]


def known_words(library: Library) -> frozenset[str]:
    """Words that count as known when a text is graded: treatment names and explained terms.

    Fewer than in the content check, which also knows names of conditions, medicines and places:
    the grade printed on a sheet is rather too high than too low.
    """
    names = [term.term for term in library.glossary]
    for treatment in library.treatments:
        names += [treatment.name, treatment.short_name, treatment.plain_name]
    words = {word for name in names for word in readability.words(name.lower())}
    return frozenset(words | {f"{word}s" for word in words})


def gather_handout(
    library: Library,
    comparison: Comparison,
    language: str = ENGLISH,
    second: str = "",
    read: Callable[[str], Treatment] | None = None,
) -> HandoutMaterial:
    """Read what a sheet for this comparison needs; nothing of it depends on the patient.

    Args:
        library: The reference.
        comparison: The options side by side.
        language: The sheet's language.
        second: That of facing pages; empty for none.
        read: Gives a treatment that may have been read before; reading one is slow.

    Raises:
        UsageError: The reference is not in that language.
    """
    read = read or library.treatment
    treatments = {option.id: read(option.id) for option in comparison.options}
    return HandoutMaterial(
        info=library.info,
        funding=library.funding,
        certainty=library.vocabulary("certainty"),
        crisis_lines=library.crisis_lines,
        glossary=library.glossary,
        questions=library.questions,
        priorities=library.priorities,
        rules={name: treatment.rules for name, treatment in treatments.items()},
        sources={source.id: source for source in library.sources(_source_ids(comparison))},
        known_words=known_words(library),
        numbers=library.numbers,
        letters=typeface.characters(),
        words=library.words(language),
        second=library.words(second) if second else None,
        checklists=library.checklists,
        memory={
            name: tuple(fact for fact in treatment.facts if fact.row == MEMORY)
            for name, treatment in treatments.items()
        },
    )

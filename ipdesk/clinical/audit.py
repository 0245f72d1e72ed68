"""The reference held up to the light: what it shows, how each figure was checked, what is empty."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ipdesk.clinical.cells import Headlines, default_protocol
from ipdesk.content.library import Library
from ipdesk.content.model import (
    CellState,
    Checked,
    ConditionId,
    Fact,
    FactId,
    RowId,
    SignOff,
    Treatment,
)

MISSING = "missing"
STATE_WORDS = {
    CellState.KNOWN.value: "filled",
    CellState.NOT_STUDIED.value: "not studied",
    CellState.NO_DIFFERENCE.value: "no clear difference",
    CellState.NO_NUMBER.value: "no number reported",
    MISSING: "missing",
}
"""What a cell may be, in an auditor's words."""
COMPARED = RowId("head_to_head")
"""Made from the studies of pairs, so it has no statements of its own to count."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement that some cell shows, first or beneath another."""

    treatment: Treatment
    fact: Fact
    first: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What stands in each cell of one treatment: a state, or ``missing``."""

    treatment: Treatment
    cells: dict[tuple[RowId, ConditionId], str]

    def counts(self) -> Counter[str]:
        """How many cells are in each state."""
        return Counter(self.cells.values())


@dataclass(frozen=True, slots=True)
class Recalled:
    """Something written from memory and not yet held against its source."""

    kind: str
    id: str
    owner: str
    text: str


@dataclass(frozen=True, slots=True)
class Due:
    """A file with the day by which it is to be reviewed."""

    kind: str
    id: str
    name: str
    sign_off: SignOff

    def overdue(self, today: date) -> bool:
        """Whether that day has passed."""
        return today > self.sign_off.next_review


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything that an auditor asks of the reference."""

    shown: tuple[Shown, ...]
    coverage: tuple[Coverage, ...]
    recalled: tuple[Recalled, ...]
    due: tuple[Due, ...]
    checked: Counter[Checked]
    """Entries of every kind by how they were checked."""

    @property
    def cells(self) -> Counter[str]:
        """Cells of every treatment by state."""
        total: Counter[str] = Counter()
        for coverage in self.coverage:
            total += coverage.counts()
        return total


def _cells(
    treatment: Treatment, library: Library
) -> Iterator[tuple[RowId, ConditionId, Fact | None]]:
    headlines = Headlines(treatment)
    for condition in library.conditions:
        protocol = default_protocol(treatment, condition.id)
        for row in library.rows:
            if row.id != COMPARED:
                yield row.id, condition.id, headlines.first(row.id, condition.id, protocol)


def _shown(treatment: Treatment) -> Iterator[Shown]:
    by_id = {fact.id: fact for fact in treatment.facts}
    first = [fact for fact in treatment.facts if fact.headline]
    beneath: dict[FactId, None] = {}
    for fact in first:
        beneath.update(dict.fromkeys(fact.beneath))
    yield from (Shown(treatment, fact, True) for fact in first)
    for key in beneath:
        if key in by_id and not by_id[key].headline:
            yield Shown(treatment, by_id[key], False)


def _entries(
    library: Library, treatments: Iterable[Treatment]
) -> Iterator[tuple[Checked, Recalled]]:
    """Everything that says how it was checked."""
    for treatment in treatments:
        owner = treatment.names.short_name
        for fact in treatment.facts:
            yield fact.checked, Recalled("statement", fact.id, owner, fact.statement)
        for rule in treatment.rules:
            yield rule.checked, Recalled("caution", rule.id, owner, rule.wording)
        for criterion in treatment.criteria:
            yield criterion.checked, Recalled("criterion", criterion.id, owner, criterion.label)
    for name in library.conditions:
        condition = library.condition(name.id)
        for entry in condition.facts:
            yield entry.checked, Recalled("statement", entry.id, condition.name, entry.statement)
        for place in condition.guidelines:
            key = f"{condition.id}/{place.body}/{place.treatment}"
            yield place.checked, Recalled("guideline", key, condition.name, place.place)
    yield from _listed(library)


def _listed(library: Library) -> Iterator[tuple[Checked, Recalled]]:
    for pair in library.evidence_map:
        key = f"{pair.treatment}/{pair.condition}"
        yield pair.checked, Recalled("evidence level", key, "evidence map", pair.note)
    for study in library.head_to_head:
        yield study.checked, Recalled("comparison", study.id, "head to head", study.statement)
    for answer in library.faq:
        yield answer.checked, Recalled("answer", answer.id, "patient questions", answer.question)
    for medicine in library.medicines:
        yield medicine.checked, Recalled("medicine", medicine.id, "medicines", medicine.name)


def _due(library: Library, treatments: Iterable[Treatment]) -> Iterator[Due]:
    for treatment in treatments:
        yield Due("treatment", treatment.id, treatment.names.name, treatment.sign_off)
    for name in library.conditions:
        yield Due("condition", name.id, name.name, library.condition(name.id).sign_off)


def audit(library: Library) -> Audit:
    """Read the whole reference once and count what it shows."""
    treatments = [library.treatment(name.id) for name in library.treatments]
    coverage = []
    for treatment in treatments:
        cells = {
            (row, condition): fact.state.value if fact else MISSING
            for row, condition, fact in _cells(treatment, library)
        }
        coverage.append(Coverage(treatment, cells))
    entries = list(_entries(library, treatments))
    return Audit(
        shown=tuple(shown for treatment in treatments for shown in _shown(treatment)),
        coverage=tuple(coverage),
        recalled=tuple(entry for way, entry in entries if way is Checked.MEMORY),
        due=tuple(sorted(_due(library, treatments), key=lambda due: due.sign_off.next_review)),
        checked=Counter(way for way, _ in entries),
    )

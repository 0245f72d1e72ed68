"""One cell of the comparison: what an option says in a row, and which statement stands first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol as Shape
from typing import TypeVar

from ipdesk.content.model import (
    ALL_CONDITIONS,
    CellState,
    Certainty,
    Checked,
    Evidence,
    EvidenceLevel,
    Fact,
    FactId,
    Protocol,
    SourceId,
    Treatment,
)
from ipdesk.content.shared import LevelStep
from ipdesk.content.values import Level, Text, Value
from ipdesk.content.words import phrases
from ipdesk.frozen import dataclass

NO_NUMBER = phrases("No number reported", "No number reported.")
NOT_RATED = phrases(
    "Not rated on its own", "Experts have not rated this way of giving it on its own."
)
NO_NEW = "no-new"
"""Kind of the two columns that are no new treatment; one level does not describe them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one option says in one row; ``fact`` is its basis, ``beneath`` what stands under it."""

    state: CellState
    short: str
    statement: str
    plain: str
    plain_short: str
    value: Value
    fact: Fact | None
    beneath: tuple[Fact, ...]
    population: str
    certainty: Certainty | None
    checked: Checked | None
    sources: tuple[SourceId, ...]
    facts: tuple[FactId, ...]


def usual_protocol(treatment: Treatment, condition: str) -> str:
    """How the treatment as a whole is given for a condition; empty where there is one way."""
    return next((p.id for p in treatment.protocols if condition in p.default_for), "")


def default_protocol(treatment: Treatment, condition: str) -> str:
    """How a treatment is given: the way chosen, else the usual one for the condition, else ""."""
    return treatment.names.protocol or usual_protocol(treatment, condition)


def chosen_way(treatment: Treatment) -> Protocol | None:
    """The way of giving that was chosen; None for the treatment as a whole."""
    return next((p for p in treatment.protocols if p.id == treatment.names.protocol), None)


def protocol_name(treatment: Treatment, protocol_id: str) -> str:
    """The name of a way of giving; empty where there is one way."""
    return next((p.name for p in treatment.protocols if p.id == protocol_id), "")


def _scopes(condition: str, protocol: str) -> Iterator[tuple[str, bool]]:
    """Which statements may stand first: (condition, only of this protocol), nearest first."""
    for wanted in (condition, ALL_CONDITIONS):
        if protocol:
            yield wanted, True
        yield wanted, False


class Scoped(Shape):
    """What says where it stands first."""

    @property
    def headline(self) -> tuple[str, ...]:
        """The conditions."""

    @property
    def protocols(self) -> tuple[str, ...]:
        """The ways of giving the treatment; all when none is named."""


S = TypeVar("S", bound=Scoped)


def first_of(entries: Iterable[S], condition: str, protocol: str) -> S | None:
    """Which of the statements about one row stands first; see ``Headlines.first``."""
    held = tuple(entries)
    for wanted, exact in _scopes(condition, protocol):
        for entry in held:
            serves = protocol in entry.protocols if exact else not (entry.protocols and protocol)
            if wanted in entry.headline and serves:
                return entry
    return None


class Headlines:
    """Which statement stands first in each cell of a treatment; made once, asked often."""

    def __init__(self, treatment: Treatment) -> None:
        self._by_row: dict[str, list[Fact]] = defaultdict(list)
        for fact in treatment.facts:
            if fact.headline:
                self._by_row[fact.row].append(fact)

    def first(self, row: str, condition: str, protocol: str) -> Fact | None:
        """The statement that stands first in a cell.

        The condition's own goes before the one for all conditions; of two, that about this way
        of giving the treatment goes before the one about every way.
        """
        return first_of(self._by_row.get(row, ()), condition, protocol)


def headline(treatment: Treatment, row: str, condition: str, protocol: str) -> Fact | None:
    """The statement that stands first in one cell, as ``Headlines.first``."""
    return Headlines(treatment).first(row, condition, protocol)


def empty_cell(state: CellState, words: str) -> Cell:
    """A cell that says in words why it is empty."""
    return Cell(
        state, words, f"{words}.", f"{words}.", words, Text(), None, (), "", None, None, (), ()
    )


def fact_cell(treatment: Treatment, fact: Fact | None) -> Cell:
    """A cell made of the statement that stands first."""
    if fact is None:
        return empty_cell(CellState.NO_NUMBER, NO_NUMBER[0])
    beneath: tuple[Fact, ...] = ()
    if fact.beneath:
        by_id = {other.id: other for other in treatment.facts}
        beneath = tuple(by_id[name] for name in fact.beneath if name in by_id)
    return Cell(
        state=fact.state,
        short=fact.short,
        statement=fact.statement,
        plain=fact.plain,
        plain_short=fact.plain_short or fact.plain,
        value=fact.value,
        fact=fact,
        beneath=beneath,
        population=fact.population,
        certainty=fact.certainty,
        checked=fact.checked,
        sources=fact.sources,
        facts=(fact.id, *fact.beneath),
    )


def own_evidence(treatment: Treatment, evidence: Evidence | None, fact: Fact | None) -> bool:
    """Whether the statement in the evidence row speaks for this option itself."""
    if fact is None or evidence is None:
        return False
    if treatment.names.protocol:
        return treatment.names.protocol in fact.protocols
    return evidence.condition in fact.headline or treatment.names.kind == NO_NEW


def evidence_of(
    treatment: Treatment, evidence: Evidence | None, fact: Fact | None
) -> Evidence | None:
    """How strong the evidence is for this option.

    A treatment given in a chosen way has a level only where a statement rates that way: the
    level of the treatment as a whole is not lent to it.
    """
    if not treatment.names.protocol:
        return evidence
    if evidence is None or fact is None or not own_evidence(treatment, evidence, fact):
        return None
    if not isinstance(fact.value, Level):
        return None
    return Evidence(
        treatment=treatment.id,
        condition=evidence.condition,
        level=EvidenceLevel(fact.value.level),
        note=fact.statement,
        sources=fact.sources,
        checked=fact.checked,
    )


def evidence_cell(
    treatment: Treatment,
    evidence: Evidence | None,
    fact: Fact | None,
    words: Mapping[str, LevelStep],
) -> Cell:
    """The settled level of the map, with the treatment's own statement where it has one."""
    settled = evidence_of(treatment, evidence, fact)
    if settled is None:
        if evidence is not None and treatment.names.protocol:
            return _not_rated(evidence, words)
        return fact_cell(treatment, fact)
    own = fact if own_evidence(treatment, evidence, fact) else None
    word = words[settled.level]
    return Cell(
        state=CellState.KNOWN,
        short=word.label,
        statement=own.statement if own else settled.note,
        plain=own.plain if own else word.plain,
        plain_short=own.plain_short if own else word.plain,
        value=Level(settled.level.value),
        fact=own,
        beneath=(),
        population=own.population if own else "",
        certainty=own.certainty if own else None,
        checked=own.checked if own else settled.checked,
        sources=tuple(dict.fromkeys((*(own.sources if own else ()), *settled.sources))),
        facts=(own.id,) if own else (),
    )


def _not_rated(evidence: Evidence, words: Mapping[str, LevelStep]) -> Cell:
    cell = empty_cell(CellState.NO_NUMBER, "This way is not rated on its own")
    word = words[evidence.level]
    return Cell(
        state=cell.state,
        short=cell.short,
        statement=f"{cell.short}. The treatment as a whole: {word.label.lower()}. {evidence.note}",
        plain=NOT_RATED[1],
        plain_short=NOT_RATED[0],
        value=cell.value,
        fact=None,
        beneath=(),
        population="",
        certainty=None,
        checked=evidence.checked,
        sources=evidence.sources,
        facts=(),
    )

"""The comparison: chosen options side by side for one condition and one patient. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.screening import Screening, screen
from ipdesk.content.model import (
    ALL_CONDITIONS,
    CellState,
    Certainty,
    Checked,
    Condition,
    Evidence,
    Fact,
    FactId,
    Factor,
    FactorId,
    RowId,
    SourceId,
    Treatment,
    TreatmentId,
    TreatmentName,
)
from ipdesk.content.shared import HeadToHead, LevelStep, ReferenceInfo, Row
from ipdesk.content.values import Level, Text, Value
from ipdesk.errors import UsageError

FEWEST = 2
MOST = 6
HEAD_TO_HEAD = RowId("head_to_head")
EVIDENCE = RowId("evidence_level")
NO_NEW = "no-new"
"""Kind of the two columns that are no new treatment; one level does not describe them."""
NEVER_COMPARED = "Never compared directly"
CROSS_STUDY = (
    "These numbers come from different studies with different people. "
    "They do not show which works better."
)


@dataclass(frozen=True, slots=True)
class Material:
    """What a comparison is made from, read from the reference beforehand."""

    reference: ReferenceInfo
    condition: Condition
    treatments: tuple[Treatment, ...]
    rows: tuple[Row, ...]
    factors: Mapping[FactorId, Factor]
    evidence: Mapping[TreatmentId, Evidence]
    evidence_words: Mapping[str, LevelStep]
    head_to_head: tuple[HeadToHead, ...]


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


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A row with one cell for each option, in the order of options."""

    row: Row
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether any two cells say different things."""
        return len({(cell.state, cell.short) for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class Option:
    """A column: a treatment, how it is given, its evidence and what touches the patient."""

    names: TreatmentName
    protocol: str
    protocol_name: str
    evidence: Evidence | None
    screening: Screening
    other_protocols: Screening
    """What holds only for other ways of giving the same treatment."""

    @property
    def id(self) -> TreatmentId:
        """The treatment's id."""
        return self.names.id


@dataclass(frozen=True, slots=True)
class Pair:
    """Two chosen options and the studies that set them against each other.

    ``elsewhere`` holds studies made in other conditions, given only where there is none in this.
    """

    first: TreatmentId
    second: TreatmentId
    studies: tuple[HeadToHead, ...]
    elsewhere: tuple[HeadToHead, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the grid, the handout and the command line show."""

    reference: ReferenceInfo
    condition: Condition
    patient: PatientFactors
    factors: Mapping[FactorId, Factor]
    options: tuple[Option, ...]
    rows: tuple[ComparisonRow, ...]
    pairs: tuple[Pair, ...]

    def row(self, row_id: str) -> ComparisonRow:
        """The row with that id."""
        return next(row for row in self.rows if row.row.id == row_id)

    def option(self, treatment_id: str) -> Option:
        """The column of that treatment."""
        return next(option for option in self.options if option.id == treatment_id)

    @property
    def never_compared(self) -> tuple[Pair, ...]:
        """Pairs with no study of one against the other, in any condition."""
        return tuple(pair for pair in self.pairs if not pair.studies and not pair.elsewhere)

    @property
    def tested_here(self) -> tuple[Pair, ...]:
        """Pairs with a study of one against the other in this condition."""
        return tuple(pair for pair in self.pairs if pair.studies)


def check_choice(ids: Iterable[str]) -> tuple[str, ...]:
    """Check how many options were chosen, and that none stands twice.

    Raises:
        UsageError: Fewer than two, more than six, or one twice.
    """
    chosen = tuple(ids)
    for name in chosen:
        if chosen.count(name) > 1:
            raise UsageError(f"{name} is chosen twice. Choose each option once.")
    if not FEWEST <= len(chosen) <= MOST:
        number = {0: "No option is", 1: "1 option is"}.get(
            len(chosen), f"{len(chosen)} options are"
        )
        raise UsageError(f"{number} chosen. Choose {FEWEST} to {MOST} options.")
    return chosen


def default_protocol(treatment: Treatment, condition: str) -> tuple[str, str]:
    """Id and name of the way a treatment is given for a condition; empty where there is one way."""
    for protocol in treatment.protocols:
        if condition in protocol.default_for:
            return protocol.id, protocol.name
    return "", ""


def headline(treatment: Treatment, row: str, condition: str, protocol: str) -> Fact | None:
    """The statement that stands first: the condition's own, else the one for all conditions."""
    for wanted in (condition, ALL_CONDITIONS):
        for fact in treatment.facts:
            serves = not fact.protocols or not protocol or protocol in fact.protocols
            if fact.row == row and wanted in fact.headline and serves:
                return fact
    return None


def _empty(state: CellState, words: str) -> Cell:
    return Cell(
        state, words, f"{words}.", f"{words}.", words, Text(), None, (), "", None, None, (), ()
    )


def _fact_cell(treatment: Treatment, fact: Fact | None) -> Cell:
    if fact is None:
        return _empty(CellState.NO_NUMBER, "No number reported")
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


def _evidence_cell(
    treatment: Treatment,
    evidence: Evidence | None,
    fact: Fact | None,
    words: Mapping[str, LevelStep],
) -> Cell:
    """The settled level of the map, with the treatment's own statement where it has one."""
    if evidence is None:
        return _fact_cell(treatment, fact)
    speaks = fact is not None and (
        evidence.condition in fact.headline or treatment.names.kind == NO_NEW
    )
    own = fact if speaks else None
    word = words[evidence.level]
    return Cell(
        state=CellState.KNOWN,
        short=word.label,
        statement=own.statement if own else evidence.note,
        plain=own.plain if own else word.plain,
        plain_short=own.plain_short if own else word.plain,
        value=Level(evidence.level.value),
        fact=own,
        beneath=(),
        population=own.population if own else "",
        certainty=own.certainty if own else None,
        checked=own.checked if own else evidence.checked,
        sources=tuple(dict.fromkeys((*(own.sources if own else ()), *evidence.sources))),
        facts=(own.id,) if own else (),
    )


def _pair(
    studies: Iterable[HeadToHead], first: Treatment, second: Treatment, condition: str
) -> Pair:
    """Studies of a pair in a condition, with those that contradict them wherever they were made."""
    both = {first.id, second.id}
    own = [entry for entry in studies if {entry.first, entry.second} == both]
    here = [entry for entry in own if {condition, ALL_CONDITIONS} & set(entry.conditions)]
    named = {name for entry in here for name in entry.conflicts_with}
    shown = tuple(entry for entry in own if entry in here or entry.id in named)
    return Pair(first.id, second.id, shown, () if shown else tuple(own))


def _pair_lines(pair: Pair, other: str, condition: str) -> list[str]:
    lines = []
    for study in (*pair.studies, *pair.elsewhere):
        here = {condition, ALL_CONDITIONS} & set(study.conditions)
        where = "" if here else f" (in {', '.join(study.conditions)})"
        lines.append(f"With {other}{where}: {study.statement}")
    return lines or [f"With {other}: {NEVER_COMPARED.lower()}."]


def _pair_cell(
    option: TreatmentName, pairs: Iterable[Pair], names: Mapping[str, str], condition: str
) -> Cell:
    own = [
        (pair, names[pair.second if pair.first == option.id else pair.first])
        for pair in pairs
        if option.id in (pair.first, pair.second)
    ]
    studies = [study for pair, _ in own for study in (*pair.studies, *pair.elsewhere)]
    if not studies:
        return _empty(CellState.NOT_STUDIED, NEVER_COMPARED)
    here = [
        f"{name} (studies disagree)" if any(s.conflicts_with for s in pair.studies) else name
        for pair, name in own
        if pair.studies
    ]
    elsewhere = [name for pair, name in own if pair.elsewhere]
    parts = [f"Tested against {', '.join(here)}"] if here else []
    if elsewhere:
        parts.append(f"with {', '.join(elsewhere)} only in another condition")
    words = "; ".join(parts)
    words = words[0].upper() + words[1:]
    return Cell(
        state=CellState.KNOWN if here else CellState.NOT_STUDIED,
        short=words,
        statement="\n".join(
            line for pair, name in own for line in _pair_lines(pair, name, condition)
        ),
        plain=" ".join(study.plain for pair, _ in own for study in pair.studies) or f"{words}.",
        plain_short=words,
        value=Text(),
        fact=None,
        beneath=(),
        population="",
        certainty=min((study.certainty for study in studies), key=lambda level: level.dots),
        # The weakest of several: a figure from memory is never passed off as read.
        checked=max((study.checked for study in studies), key=list(Checked).index),
        sources=tuple(dict.fromkeys(name for study in studies for name in study.sources)),
        facts=tuple(FactId(study.id) for study in studies),
    )


def _option(material: Material, treatment: Treatment, patient: PatientFactors) -> Option:
    condition = material.condition.id
    protocol, protocol_name = default_protocol(treatment, condition)
    own = screen(treatment.rules, material.factors, patient, condition, protocol)
    elsewhere = [
        rule for rule in treatment.rules if rule.protocols and protocol not in rule.protocols
    ]
    others = {
        other.id
        for other in treatment.protocols
        if other.id != protocol and _serves(treatment, other.id, condition)
    }
    relevant = [rule for rule in elsewhere if protocol and others.intersection(rule.protocols)]
    return Option(
        names=treatment.names,
        protocol=protocol,
        protocol_name=protocol_name,
        evidence=material.evidence.get(treatment.id),
        screening=own,
        other_protocols=screen(relevant, material.factors, patient, condition),
    )


def _serves(treatment: Treatment, protocol: str, condition: str) -> bool:
    """Whether a treatment has statements about this protocol in this condition."""
    return any(
        protocol in fact.protocols and {condition, ALL_CONDITIONS} & set(fact.headline)
        for fact in treatment.facts
    )


def compare(material: Material, patient: PatientFactors) -> Comparison:
    """Set the chosen treatments side by side for a condition and a patient."""
    condition = material.condition.id
    names: dict[str, str] = {
        treatment.id: treatment.names.short_name for treatment in material.treatments
    }
    pairs = tuple(
        _pair(material.head_to_head, first, second, condition)
        for first, second in combinations(material.treatments, 2)
    )
    options = tuple(_option(material, treatment, patient) for treatment in material.treatments)
    rows = []
    for row in material.rows:
        cells = []
        for treatment, option in zip(material.treatments, options, strict=True):
            if row.id == HEAD_TO_HEAD:
                cells.append(_pair_cell(treatment.names, pairs, names, condition))
                continue
            fact = headline(treatment, row.id, condition, option.protocol)
            if row.id == EVIDENCE:
                words = material.evidence_words
                cells.append(_evidence_cell(treatment, option.evidence, fact, words))
            else:
                cells.append(_fact_cell(treatment, fact))
        rows.append(ComparisonRow(row, tuple(cells)))
    return Comparison(
        reference=material.reference,
        condition=material.condition,
        patient=patient,
        factors=material.factors,
        options=options,
        rows=tuple(rows),
        pairs=pairs,
    )

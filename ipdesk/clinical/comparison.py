"""The comparison: chosen options side by side for one condition and one patient. Pure."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from ipdesk.clinical.cells import (
    Cell,
    Headlines,
    chosen_way,
    default_protocol,
    evidence_cell,
    evidence_of,
    fact_cell,
    protocol_name,
)
from ipdesk.clinical.criteria import CriterionFinding, judge_criteria
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.pairs import Given, Pair, pair_cell, pair_of
from ipdesk.clinical.screening import Screening, screen
from ipdesk.content.model import (
    ALL_CONDITIONS,
    Condition,
    Evidence,
    Fact,
    Factor,
    FactorId,
    RowId,
    Treatment,
    TreatmentId,
    TreatmentName,
)
from ipdesk.content.shared import HeadToHead, LevelStep, ReferenceInfo, Row
from ipdesk.content.words import phrase
from ipdesk.errors import UsageError
from ipdesk.frozen import dataclass

FEWEST = 2
MOST = 6
HEAD_TO_HEAD = RowId("head_to_head")
EVIDENCE = RowId("evidence_level")
CROSS_STUDY = phrase(
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
    criteria: tuple[CriterionFinding, ...] = ()
    """What labels and payers ask, for this condition and this way of giving it."""

    @property
    def id(self) -> TreatmentId:
        """The option's id: the treatment's, with ``:PROTOCOL`` where a way was chosen."""
        return self.names.id


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

    def option(self, option_id: str) -> Option:
        """The column of that option."""
        return next(option for option in self.options if option.id == option_id)

    @property
    def never_compared(self) -> tuple[Pair, ...]:
        """Pairs with no study of one against the other, in any condition."""
        return tuple(
            pair
            for pair in self.pairs
            if not (pair.studies or pair.elsewhere or pair.is_one_treatment)
        )


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


def check_ways(treatments: Iterable[Treatment], condition: str) -> None:
    """Check that the ways of giving that were chosen are for this condition.

    Raises:
        UsageError: A way is not used in the condition, or is the treatment's own default while
            the treatment stands beside it.
    """
    options = tuple(treatments)
    given = {(option.names.treatment, default_protocol(option, condition)) for option in options}
    for option in options:
        way = chosen_way(option)
        if way is not None and not way.serves(condition):
            raise UsageError(
                f"{option.names.short_name} is not used for {condition}. "
                f"Choose it for: {', '.join(way.conditions)}."
            )
    if len(given) < len(options):
        raise UsageError("Two options are the same treatment given the same way. Keep one.")


def _option(
    material: Material,
    treatment: Treatment,
    protocol: str,
    stated: Fact | None,
    patient: PatientFactors,
) -> Option:
    condition = material.condition.id
    own = screen(treatment.rules, material.factors, patient, condition, protocol)
    elsewhere = [
        rule for rule in treatment.rules if rule.protocols and protocol not in rule.protocols
    ]
    others = {
        other.id
        for other in treatment.protocols
        if other.id != protocol and _serves(treatment, other.id, condition)
    }
    asked = protocol and not treatment.names.protocol
    relevant = [rule for rule in elsewhere if asked and others.intersection(rule.protocols)]
    evidence = material.evidence.get(treatment.names.treatment)
    return Option(
        names=treatment.names,
        protocol=protocol,
        protocol_name=protocol_name(treatment, protocol),
        evidence=evidence_of(treatment, evidence, stated),
        screening=own,
        other_protocols=screen(relevant, material.factors, patient, condition),
        criteria=judge_criteria(treatment.criteria, material.factors, patient, condition, protocol),
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
    given = [
        Given(treatment.names, default_protocol(treatment, condition))
        for treatment in material.treatments
    ]
    names: dict[str, str] = {side.names.id: side.names.short_name for side in given}
    pairs = tuple(
        pair_of(material.head_to_head, first, second, condition)
        for first, second in combinations(given, 2)
    )
    first = [Headlines(treatment) for treatment in material.treatments]
    columns = list(zip(material.treatments, given, first, strict=True))
    rows = []
    for row in material.rows:
        cells = []
        for treatment, side, headlines in columns:
            if row.id == HEAD_TO_HEAD:
                cells.append(pair_cell(treatment.names, pairs, names, condition))
                continue
            fact = headlines.first(row.id, condition, side.protocol)
            if row.id == EVIDENCE:
                evidence = material.evidence.get(treatment.names.treatment)
                cells.append(evidence_cell(treatment, evidence, fact, material.evidence_words))
            else:
                cells.append(fact_cell(treatment, fact))
        rows.append(ComparisonRow(row, tuple(cells)))
    return Comparison(
        reference=material.reference,
        condition=material.condition,
        patient=patient,
        factors=material.factors,
        options=tuple(
            _option(
                material,
                treatment,
                side.protocol,
                headlines.first(EVIDENCE, condition, side.protocol),
                patient,
            )
            for treatment, side, headlines in columns
        ),
        rows=tuple(rows),
        pairs=pairs,
    )

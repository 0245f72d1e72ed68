"""The frozen values that every reader of the content shares."""

from dataclasses import field, replace
from datetime import date
from enum import StrEnum
from typing import NewType

from ipdesk.content.values import Text, Value
from ipdesk.frozen import dataclass

TreatmentId = NewType("TreatmentId", str)
ConditionId = NewType("ConditionId", str)
RowId = NewType("RowId", str)
FactorId = NewType("FactorId", str)
FactId = NewType("FactId", str)
RuleId = NewType("RuleId", str)
SourceId = NewType("SourceId", str)

ALL_CONDITIONS = ConditionId("all")


class CellState(StrEnum):
    """A filled cell, or which of the three named empty states it is in."""

    KNOWN = "known"
    NOT_STUDIED = "not-studied"
    NO_DIFFERENCE = "no-difference"
    NO_NUMBER = "no-number"


class Certainty(StrEnum):
    """How sure the evidence lets anyone be, weakest first."""

    VERY_LOW = "very-low"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"

    @property
    def dots(self) -> int:
        """Filled dots of four."""
        return 1 + list(Certainty).index(self)


class Checked(StrEnum):
    """How a figure was checked against its source."""

    PAGE = "page"
    SECONDARY = "secondary"
    MEMORY = "memory"


class Audience(StrEnum):
    """Who may read a row or a fact."""

    BOTH = "both"
    CLINICIAN = "clinician"


class Effect(StrEnum):
    """What a patient factor means for a treatment, most restrictive first."""

    CONTRAINDICATED = "contraindicated"
    NOT_RECOMMENDED = "not-recommended"
    CAUTION = "caution"
    ADJUST = "adjust"
    NO_LIMIT = "no-limit"
    FAVOURS = "favours"


class EvidenceLevel(StrEnum):
    """Strength of evidence for a treatment in a condition, strongest first."""

    ESTABLISHED = "established"
    SUPPORTED = "supported"
    EMERGING = "emerging"
    INSUFFICIENT = "insufficient"
    NOT_RECOMMENDED = "not-recommended"

    @property
    def dots(self) -> int:
        """Filled dots of four; none where a guideline or label says no."""
        return 4 - list(EvidenceLevel).index(self)


class FactorKind(StrEnum):
    """What an answer to a factor looks like."""

    YES_NO = "yes-no"
    NUMBER = "number"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Threshold:
    """True when the number of ``factor`` lies strictly beyond a bound."""

    factor: FactorId
    above: float | None = None
    below: float | None = None


@dataclass(frozen=True, slots=True)
class FactorChoice:
    """One possible answer of a choice factor."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that may be true of a patient."""

    id: FactorId
    label: str
    question: str
    kind: FactorKind
    group: str
    aliases: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    choices: tuple[FactorChoice, ...] = ()
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    follows: tuple[Threshold, ...] = ()
    whole: bool = False
    """Whether a number of it is counted and has no fractions."""
    implied_by: tuple[FactorId, ...] = ()
    """Factors of which each, present, makes this one present too."""


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the one bibliography."""

    id: SourceId
    kind: str
    citation: str
    url: str
    checked: Checked
    doi: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about one treatment, with everything needed to judge it."""

    id: FactId
    treatment: TreatmentId
    row: RowId
    conditions: tuple[ConditionId, ...]
    headline: tuple[ConditionId, ...]
    short: str
    statement: str
    plain: str
    population: str
    certainty: Certainty
    certainty_reason: str
    sources: tuple[SourceId, ...]
    locator: str
    checked: Checked
    value: Value = field(default_factory=Text)
    state: CellState = CellState.KNOWN
    protocols: tuple[str, ...] = ()
    plain_short: str = ""
    window: str = ""
    plain_window: str = ""
    plain_population: str = ""
    design: str = ""
    beneath: tuple[FactId, ...] = ()
    audience: Audience = Audience.BOTH
    inference: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What one patient factor means for one treatment, and on whose word."""

    id: RuleId
    treatment: TreatmentId
    factor: FactorId
    effect: Effect
    short: str
    action: str
    """What to check, without whose statement makes it worth checking."""
    plain: str
    certainty: Certainty
    certainty_reason: str
    sources: tuple[SourceId, ...]
    locator: str
    checked: Checked
    says: tuple[str, ...] = ()
    """Whose statement it is, authority by authority: "US label, section 4: contraindicated"."""
    state: str = ""
    not_states: tuple[str, ...] = ()
    """Kinds of a choice factor about which this general rule says nothing."""
    when: Threshold | None = None
    conditions: tuple[ConditionId, ...] = ()
    protocols: tuple[str, ...] = ()
    audience: Audience = Audience.BOTH
    inference: bool = False
    note: str = ""
    medicines: tuple[str, ...] = ()
    """Only these of the factor's medicines, by id; a factor that was ticked counts for all."""

    @property
    def wording(self) -> str:
        """The rule in words: who says what, then what to check."""
        return " ".join((*(f"{part.rstrip('.')}." for part in self.says), self.action))


@dataclass(frozen=True, slots=True)
class Protocol:
    """A way of giving a treatment; the default for the conditions named."""

    id: str
    name: str
    default_for: tuple[ConditionId, ...] = ()
    short_name: str = ""
    plain_name: str = ""
    conditions: tuple[ConditionId, ...] = ()
    """Where it can be chosen; everywhere when none is named."""

    def serves(self, condition: str) -> bool:
        """Whether it can be chosen for a condition."""
        return not self.conditions or condition in self.conditions


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a criterion asks of the patient; the bounds are inclusive."""

    factor: FactorId
    at_least: float | None = None
    at_most: float | None = None
    present: bool | None = None
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a label or a payer asks: all of ``requires``, and ``rest``, which no factor answers."""

    id: str
    label: str
    whose: str
    requires: tuple[Requirement, ...]
    sources: tuple[SourceId, ...]
    locator: str
    checked: Checked
    conditions: tuple[ConditionId, ...] = ()
    protocols: tuple[str, ...] = ()
    note: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Pearl:
    """A practical point, ``pearl`` or ``pitfall``, resting on facts of the same treatment."""

    id: str
    kind: str
    text: str
    facts: tuple[FactId, ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who made and checked a file, and until when it stands."""

    author: str
    checker: str
    reviewed: date
    next_review: date


@dataclass(frozen=True, slots=True)
class TreatmentName:
    """What a list or a column header shows of a treatment."""

    id: TreatmentId
    name: str
    short_name: str
    subtitle: str
    badge: str
    plain_name: str
    plain_subtitle: str
    kind: str
    protocol: str = ""
    """The way of giving that was chosen; empty for the treatment as a whole."""

    @property
    def treatment(self) -> TreatmentId:
        """The treatment that this is, whichever way it is given."""
        return TreatmentId(self.id.partition(":")[0])


@dataclass(frozen=True, slots=True)
class Treatment:
    """A treatment, whole."""

    names: TreatmentName
    description: str
    status: str
    sign_off: SignOff
    protocols: tuple[Protocol, ...]
    facts: tuple[Fact, ...]
    rules: tuple[Rule, ...]
    criteria: tuple[Criterion, ...] = ()
    pearls: tuple[Pearl, ...] = ()

    @property
    def id(self) -> TreatmentId:
        """The permanent id, the stem of the file; with ":PROTOCOL" where one was chosen."""
        return self.names.id

    def given(self, protocol: Protocol) -> "Treatment":
        """The same treatment as an option of its own, given one way: ``tms:itbs``."""
        names = self.names
        short = protocol.short_name or protocol.name
        changed = replace(
            names,
            id=TreatmentId(f"{names.treatment}:{protocol.id}"),
            name=f"{names.name}: {protocol.name}",
            short_name=f"{names.short_name} {short}",
            subtitle=names.name if protocol.name == short else protocol.name,
            # What a regulator said of the treatment as a whole is not lent to one way of giving it.
            badge="",
            plain_name=f"{names.plain_name}, {protocol.plain_name or short}",
            protocol=protocol.id,
        )
        return replace(self, names=changed)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Strength of evidence of one treatment in one condition, with its basis."""

    treatment: TreatmentId
    condition: ConditionId
    level: EvidenceLevel
    note: str
    sources: tuple[SourceId, ...]
    checked: Checked


@dataclass(frozen=True, slots=True)
class Guideline:
    """The place one guideline gives one treatment in one condition."""

    body: str
    treatment: TreatmentId
    place: str
    grade: str
    sources: tuple[SourceId, ...]
    checked: Checked
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConditionFact:
    """A statement about a condition itself."""

    id: FactId
    statement: str
    plain: str
    certainty: Certainty
    sources: tuple[SourceId, ...]
    locator: str
    checked: Checked
    note: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """What the patient is treated for."""

    id: ConditionId
    name: str
    plain_name: str
    definition: str
    plain: str
    decision: str
    studied: str
    caveat: str
    sign_off: SignOff
    facts: tuple[ConditionFact, ...]
    guidelines: tuple[Guideline, ...]


@dataclass(frozen=True, slots=True)
class ConditionName:
    """What the condition list shows."""

    id: ConditionId
    name: str
    plain_name: str

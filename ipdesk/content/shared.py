"""Frozen values of the shared lists: rows, levels, questions, studies of pairs, crisis lines."""

from collections.abc import Mapping
from datetime import date

from ipdesk.content.model import (
    Audience,
    Certainty,
    Checked,
    ConditionId,
    FactorId,
    RowId,
    SourceId,
    TreatmentId,
)
from ipdesk.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the comparison."""

    id: RowId
    label: str
    question: str
    group: str
    audience: Audience
    frame: str = ""
    outcome: str = ""
    plain_with: str = ""
    plain_without: str = ""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """A titled group of rows."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class LevelStep:
    """One step of an ordered list of levels."""

    id: str
    label: str
    plain: str


@dataclass(frozen=True, slots=True)
class HeadToHead:
    """A study, or pooled studies, that set two treatments against each other."""

    id: str
    first: TreatmentId
    second: TreatmentId
    conditions: tuple[ConditionId, ...]
    design: str
    people: int | None
    first_response: float | None
    second_response: float | None
    first_remission: float | None
    second_remission: float | None
    direction: str
    quality: str
    statement: str
    plain: str
    short: str
    certainty: Certainty
    sources: tuple[SourceId, ...]
    checked: Checked
    conflicts_with: tuple[str, ...] = ()
    window: str = ""
    plain_window: str = ""
    first_protocol: str = ""
    second_protocol: str = ""
    """The way of giving that was tested, where the study is about that way only."""


@dataclass(frozen=True, slots=True)
class NetworkArm:
    """One treatment of a network analysis; ``words`` where no figure was read."""

    label: str
    treatment: TreatmentId
    protocol: str = ""
    point: float | None = None
    low: float | None = None
    high: float | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """An analysis of many treatments against one comparator, mostly indirect."""

    id: str
    title: str
    comparator: str
    statistic: str
    conditions: tuple[ConditionId, ...]
    arms: tuple[NetworkArm, ...]
    statement: str
    quality: str
    certainty: Certainty
    sources: tuple[SourceId, ...]
    checked: Checked


@dataclass(frozen=True, slots=True)
class Untested:
    """A pair for which no direct comparison was found."""

    id: str
    first: TreatmentId
    second: TreatmentId
    conditions: tuple[ConditionId, ...]
    finding: str
    plain: str
    note: str = ""
    sources: tuple[SourceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where sources differ, and what the reference shows and why."""

    id: str
    topic: str
    kind: str
    one: str
    other: str
    settled: str
    treatments: tuple[TreatmentId, ...]
    conditions: tuple[ConditionId, ...]
    facts: tuple[str, ...]
    sources: tuple[SourceId, ...]
    checked: Checked
    settled_on: date


@dataclass(frozen=True, slots=True)
class MedicineClass:
    """A group of medicines, with the factors that every one of them answers."""

    id: str
    label: str
    synonyms: tuple[str, ...]
    factors: tuple[FactorId, ...]


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine by its international name; ``factors`` beyond those of its classes."""

    id: str
    name: str
    classes: tuple[str, ...]
    factors: tuple[FactorId, ...]
    us_brands: tuple[str, ...]
    uk_brands: tuple[str, ...]
    synonyms: tuple[str, ...]
    sources: tuple[SourceId, ...]
    checked: Checked
    note: str = ""


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """Where to turn in one country."""

    country: str
    name: str
    emergency: str
    plain: str
    family: str
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Term:
    """A word explained."""

    term: str
    plain: str
    synonyms: tuple[str, ...]
    explain: bool = False
    """Whether the patient's sheet says what it means where it first stands."""


@dataclass(frozen=True, slots=True)
class Priority:
    """Something that may matter to a patient, with the rows that bear on it."""

    id: str
    label: str
    plain: str
    rows: tuple[RowId, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question the patient may want to ask."""

    id: str
    text: str
    treatments: tuple[TreatmentId, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A patient's question with its answer."""

    id: str
    question: str
    answer: str
    treatments: tuple[TreatmentId, ...]
    sources: tuple[SourceId, ...]
    checked: Checked


@dataclass(frozen=True, slots=True)
class Checklist:
    """What to do before or after a treatment; about all treatments when none is named."""

    id: str
    title: str
    moment: str
    treatments: tuple[TreatmentId, ...]
    items: tuple[str, ...]
    sources: tuple[SourceId, ...]
    checked: Checked


@dataclass(frozen=True, slots=True)
class ReferenceInfo:
    """Which reference is open."""

    version: str
    hash: str
    reviewed: date
    next_review: date
    treatments: int
    statements: int
    rules: int
    sources: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """The permanent numbers by which a sheet's code names its entries.

    ``ways`` are by option id ("tms:itbs"); each treatment counts its own. Entries that only an
    earlier version had are among them, so that the code of its sheets can still be read.
    """

    treatments: Mapping[str, int]
    ways: Mapping[str, int]
    conditions: Mapping[str, int]

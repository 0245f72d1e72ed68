"""TOML records of ``resources/content``: unknown keys and wrong types are errors.

Used when content is built or checked, never by the running application. Field names are those
of ``ipdesk.content.model``: a record is stored as the JSON of its fields and read back.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from ipdesk.content.model import (
    Audience,
    CellState,
    Certainty,
    Checked,
    Effect,
    EvidenceLevel,
    FactorKind,
)
from ipdesk.content.values import TimeUnit

SHORT_LIMIT = 48
"""Longest ``short``: what a grid cell holds."""

PLAIN_NAME_LIMIT = 24

PLAIN_SHORT_LIMIT = 90
"""Longest ``plain_short``: what a cell of the handout's table holds."""


class Content(BaseModel):
    """Base of every record read from resources/content."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


# Strict mode refuses TOML's lists for tuples and strings for enums: loosened here, once.
Strings = Annotated[tuple[str, ...], Field(strict=False)]
SomeStrings = Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
Number = Annotated[float, Field(strict=False, allow_inf_nan=False)]
Words = Annotated[str, Field(min_length=1)]
Per100 = Annotated[float, Field(strict=False, ge=0, le=100)]
Per10000 = Annotated[float, Field(strict=False, ge=0, le=10000)]
LooseCertainty = Annotated[Certainty, Field(strict=False)]
LooseChecked = Annotated[Checked, Field(strict=False)]
LooseAudience = Annotated[Audience, Field(strict=False)]


class LevelValue(Content):
    """A step of the row's list."""

    kind: Literal["level"]
    level: str


class SpanValue(Content):
    """A length of time."""

    kind: Literal["span"]
    low: Number
    high: Number | None = None
    unit: Annotated[TimeUnit, Field(strict=False)]

    @model_validator(mode="after")
    def _ordered(self) -> "SpanValue":
        if self.high is not None and self.high < self.low:
            raise ValueError("high is below low")
        return self


class PhaseValue(Content):
    """Visits a week over some weeks."""

    low: Number
    high: Number
    first_week: int = 1
    last_week: int | None = None


class FrequencyValue(Content):
    """Visits a week, by phase."""

    kind: Literal["frequency"]
    phases: Annotated[tuple[PhaseValue, ...], Field(strict=False, min_length=1)]


class CourseValue(Content):
    """Sessions and weeks of a course."""

    kind: Literal["course"]
    sessions_low: int | None = None
    sessions_high: int | None = None
    weeks_low: Number | None = None
    weeks_high: Number | None = None


class ComparatorValue(Content):
    """The other arm."""

    label: Words
    plain: Words
    per_100: Per100


class RateItem(Content):
    """People out of 100."""

    per_100: Per100
    low: Per100 | None = None
    high: Per100 | None = None
    outcome: str = ""
    plain: str = ""
    comparator: ComparatorValue | None = None

    @model_validator(mode="after")
    def _range_holds_the_point(self) -> "RateItem":
        if self.low is not None and self.low > self.per_100:
            raise ValueError("low is above the rate")
        if self.high is not None and self.high < self.per_100:
            raise ValueError("high is below the rate")
        return self


class RateValue(RateItem):
    """A rate as a fact's value."""

    kind: Literal["rate"]


class RareItem(Content):
    """Events out of 10,000."""

    per_10000: Per10000
    per: Literal["people", "sessions", "implants", "treatments"]
    low: Per10000 | None = None
    high: Per10000 | None = None
    outcome: Words
    plain: Words


class RareValue(RareItem):
    """A rare harm as a fact's value."""

    kind: Literal["rare"]


def _item_shape(item: Any) -> str:
    is_rate = "per_100" in item if isinstance(item, dict) else isinstance(item, RateItem)
    return "rate" if is_rate else "rare"


HarmItem = Annotated[
    Annotated[RateItem, Tag("rate")] | Annotated[RareItem, Tag("rare")],
    Discriminator(_item_shape),
]


class RatesValue(Content):
    """Several harms of one treatment."""

    kind: Literal["rates"]
    items: Annotated[tuple[HarmItem, ...], Field(strict=False, min_length=1)]

    @model_validator(mode="after")
    def _each_is_named(self) -> "RatesValue":
        if any(not item.outcome or not item.plain for item in self.items):
            raise ValueError("every item needs outcome and plain")
        return self


class EffectValue(Content):
    """A statistic for clinicians."""

    kind: Literal["effect"]
    statistic: Words
    point: Number
    low: Number | None = None
    high: Number | None = None
    unit: str = ""


class StepsValue(Content):
    """A short list."""

    kind: Literal["steps"]
    items: SomeStrings


class TextValue(Content):
    """Prose only."""

    kind: Literal["text"]


AnyValue = Annotated[
    LevelValue
    | SpanValue
    | FrequencyValue
    | CourseValue
    | RateValue
    | RareValue
    | RatesValue
    | EffectValue
    | StepsValue
    | TextValue,
    Field(discriminator="kind"),
]


class FactRecord(Content):
    """A ``[[facts]]`` entry of a treatment file."""

    id: Words
    row: Words
    conditions: SomeStrings
    headline: Strings = ()
    short: Annotated[str, Field(min_length=1, max_length=SHORT_LIMIT)]
    statement: Words
    plain: str
    plain_short: Annotated[str, Field(max_length=PLAIN_SHORT_LIMIT)] = ""
    value: AnyValue = TextValue(kind="text")
    state: Annotated[CellState, Field(strict=False)] = CellState.KNOWN
    population: str = ""
    plain_population: str = ""
    window: str = ""
    plain_window: str = ""
    design: Literal[
        "", "controlled", "review", "open-label", "head-to-head", "everyday", "label", "guideline"
    ] = ""
    certainty: LooseCertainty
    certainty_reason: Words
    sources: Strings = ()
    locator: str = ""
    checked: LooseChecked
    protocols: Strings = ()
    beneath: Strings = ()
    audience: LooseAudience = Audience.BOTH
    inference: bool = False
    note: str = ""


class ThresholdRecord(Content):
    """A bound on a number factor."""

    factor: Words
    above: Number | None = None
    below: Number | None = None

    @model_validator(mode="after")
    def _has_one_bound(self) -> "ThresholdRecord":
        if (self.above is None) == (self.below is None):
            raise ValueError("give exactly one of above and below")
        return self


class RuleRecord(Content):
    """A ``[[rules]]`` entry of a treatment file."""

    id: Words
    factor: Words
    effect: Annotated[Effect, Field(strict=False)]
    state: str = ""
    not_states: Strings = ()
    when: ThresholdRecord | None = None
    conditions: Strings = ()
    protocols: Strings = ()
    short: Annotated[str, Field(min_length=1, max_length=SHORT_LIMIT)]
    action: Words
    plain: Words
    certainty: LooseCertainty
    certainty_reason: Words
    sources: Strings = ()
    locator: str = ""
    checked: LooseChecked
    audience: LooseAudience = Audience.BOTH
    inference: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _speaks_for_someone(self) -> "RuleRecord":
        if not self.sources and not self.inference:
            raise ValueError("a rule needs a source, or inference = true")
        if self.state and self.when:
            raise ValueError("a rule has a state or a when, not both")
        return self


class ProtocolRecord(Content):
    """A ``[[protocols]]`` entry: a way of giving the treatment."""

    id: Words
    name: Words
    default_for: Strings = ()


class SignOffRecord(Content):
    """Who made and checked the file; ``checker`` stays empty until a second person has."""

    author: Words
    checker: str = ""
    reviewed: date
    next_review: date


class TreatmentRecord(Content):
    """A file of ``treatments/``."""

    id: Words
    order: int
    kind: Literal["full", "brief", "no-new"]
    name: Words
    short_name: Annotated[str, Field(min_length=1, max_length=24)]
    subtitle: Words
    badge: Annotated[str, Field(min_length=1, max_length=32)]
    plain_name: Annotated[str, Field(min_length=1, max_length=PLAIN_NAME_LIMIT)]
    plain_subtitle: str
    description: Words
    status: Words
    sign_off: SignOffRecord
    protocols: Annotated[tuple[ProtocolRecord, ...], Field(strict=False)] = ()
    facts: Annotated[tuple[FactRecord, ...], Field(strict=False)] = ()
    rules: Annotated[tuple[RuleRecord, ...], Field(strict=False)] = ()


class EvidenceRecord(Content):
    """One pairing of ``evidence_map.toml``."""

    treatment: Words
    condition: Words
    level: Annotated[EvidenceLevel, Field(strict=False)]
    note: Words
    sources: Strings = ()
    checked: LooseChecked


class EvidenceMapFile(Content):
    """``evidence_map.toml``."""

    pairs: Annotated[tuple[EvidenceRecord, ...], Field(strict=False)]


class ConditionFactRecord(Content):
    """A statement about a condition."""

    id: Words
    statement: Words
    plain: Words
    certainty: LooseCertainty
    sources: SomeStrings
    locator: str = ""
    checked: LooseChecked
    note: str = ""


class GuidelineRecord(Content):
    """A guideline's place for a treatment."""

    body: Words
    treatment: Words
    place: Words
    grade: str = ""
    sources: SomeStrings
    checked: LooseChecked
    note: str = ""


class ConditionRecord(Content):
    """A file of ``conditions/``."""

    id: Words
    order: int
    name: Words
    plain_name: Words
    definition: Words
    plain: Words
    decision: Words
    studied: Words
    caveat: str = ""
    sign_off: SignOffRecord
    facts: Annotated[tuple[ConditionFactRecord, ...], Field(strict=False)] = ()
    guidelines: Annotated[tuple[GuidelineRecord, ...], Field(strict=False)] = ()


class RowRecord(Content):
    """A ``[[rows]]`` entry."""

    id: Words
    label: Words
    question: Words
    group: Words
    audience: LooseAudience = Audience.BOTH
    frame: Literal["", "benefit", "harm"] = ""
    kinds: Strings = ()
    outcome: str = ""
    plain_with: str = ""
    plain_without: str = ""


class GroupRecord(Content):
    """A ``[[groups]]`` entry."""

    id: Words
    label: Words


class PriorityRecord(Content):
    """A ``[[priorities]]`` entry: what may matter to a patient."""

    id: Words
    label: Words
    plain: Words
    rows: SomeStrings


class RowsFile(Content):
    """``rows.toml``."""

    groups: Annotated[tuple[GroupRecord, ...], Field(strict=False)]
    rows: Annotated[tuple[RowRecord, ...], Field(strict=False)]
    priorities: Annotated[tuple[PriorityRecord, ...], Field(strict=False)]


class ChoiceRecord(Content):
    """A possible answer."""

    id: Words
    label: Words


class FactorRecord(Content):
    """A ``[[factors]]`` entry."""

    id: Words
    label: Words
    question: Words
    kind: Annotated[FactorKind, Field(strict=False)]
    group: Words
    aliases: Strings = ()
    synonyms: Strings = ()
    choices: Annotated[tuple[ChoiceRecord, ...], Field(strict=False)] = ()
    unit: str = ""
    minimum: Number | None = None
    maximum: Number | None = None
    follows: Annotated[tuple[ThresholdRecord, ...], Field(strict=False)] = ()


class FactorsFile(Content):
    """``factors.toml``."""

    groups: Annotated[tuple[GroupRecord, ...], Field(strict=False)]
    factors: Annotated[tuple[FactorRecord, ...], Field(strict=False)]


class LevelStepRecord(Content):
    """One step of a row's list."""

    id: Words
    label: Words
    plain: Words


class LevelsFile(Content):
    """``levels.toml``: for each row that uses levels, its steps in order."""

    rows: dict[str, Annotated[tuple[LevelStepRecord, ...], Field(strict=False, min_length=2)]]
    evidence: Annotated[tuple[LevelStepRecord, ...], Field(strict=False, min_length=2)]
    certainty: Annotated[tuple[LevelStepRecord, ...], Field(strict=False, min_length=2)]
    effects: Annotated[tuple[LevelStepRecord, ...], Field(strict=False, min_length=2)]
    states: Annotated[tuple[LevelStepRecord, ...], Field(strict=False, min_length=2)]


class SourceRecord(Content):
    """A ``[[sources]]`` entry of the bibliography."""

    id: Words
    kind: Words
    citation: Words
    doi: str = ""
    url: Words
    checked: LooseChecked
    note: str = ""


class SourcesFile(Content):
    """``sources.toml``."""

    sources: Annotated[tuple[SourceRecord, ...], Field(strict=False)]


class CrisisRecord(Content):
    """A country of ``crisis.toml``."""

    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    name: Words
    emergency: Words
    plain: Words
    family: Words
    source: Words
    checked_on: date


class CrisisFile(Content):
    """``crisis.toml``."""

    lines: Annotated[tuple[CrisisRecord, ...], Field(strict=False)]


class TermRecord(Content):
    """A ``[[terms]]`` entry of the glossary."""

    term: Words
    plain: Words
    synonyms: Strings = ()


class GlossaryFile(Content):
    """``glossary.toml``."""

    terms: Annotated[tuple[TermRecord, ...], Field(strict=False)]


class QuestionRecord(Content):
    """A question to ask."""

    id: Words
    text: Words
    treatments: Strings = ()


class QuestionsFile(Content):
    """``questions.toml``."""

    questions: Annotated[tuple[QuestionRecord, ...], Field(strict=False)]


class AnswerRecord(Content):
    """A patient's question with its answer."""

    id: Words
    question: Words
    answer: Words
    treatments: Strings = ()
    sources: SomeStrings
    checked: LooseChecked


class FaqFile(Content):
    """``faq.toml``."""

    answers: Annotated[tuple[AnswerRecord, ...], Field(strict=False)]


class ChecklistRecord(Content):
    """What to do before or after; for the treatments named, or for all."""

    id: Words
    title: Words
    moment: Literal["before", "after", "consent"]
    treatments: Strings = ()
    items: SomeStrings
    sources: Strings = ()
    checked: LooseChecked


class ChecklistsFile(Content):
    """``checklists.toml``."""

    checklists: Annotated[tuple[ChecklistRecord, ...], Field(strict=False)]


class HeadToHeadRecord(Content):
    """A ``[[comparisons]]`` entry."""

    id: Words
    first: Words
    second: Words
    conditions: SomeStrings
    design: Words
    people: int | None = None
    first_response: Per100 | None = None
    second_response: Per100 | None = None
    first_remission: Per100 | None = None
    second_remission: Per100 | None = None
    direction: Words
    quality: Words
    statement: Words
    plain: Words
    short: Annotated[str, Field(min_length=1, max_length=64)]
    certainty: LooseCertainty
    sources: SomeStrings
    checked: LooseChecked
    conflicts_with: Strings = ()
    window: str = ""
    plain_window: str = ""


class HeadToHeadFile(Content):
    """``head_to_head.toml``."""

    comparisons: Annotated[tuple[HeadToHeadRecord, ...], Field(strict=False)]


class ReferenceFile(Content):
    """``reference.toml``: what the reference as a whole says of itself."""

    version: Annotated[str, Field(pattern=r"^\d{4}\.\d{2}(\.\d+)?$")]
    reviewed: date
    next_review: date
    funding: Words
    headline_rule: Words
    later_conditions: Strings = ()

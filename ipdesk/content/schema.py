"""TOML records of ``resources/content``: unknown keys and wrong types are errors.

Used when content is built or checked, never by the running application. Field names are those
of ``ipdesk.content.model``: a record is stored as the JSON of its fields and read back.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ipdesk.content.model import Audience, CellState, Effect
from ipdesk.content.schema_values import (
    AnyValue,
    Content,
    LooseAudience,
    LooseCertainty,
    LooseChecked,
    Number,
    SomeStrings,
    Strings,
    TextValue,
    Words,
)

SHORT_LIMIT = 48
"""Longest ``short``: what a grid cell holds."""

PLAIN_NAME_LIMIT = 24

PLAIN_SHORT_LIMIT = 90
"""Longest ``plain_short``: what a cell of the handout's table holds."""

PermanentNumber = Annotated[int, Field(ge=1, le=999)]
"""Stands for an entry in the code of a sheet: never changed, never given to another entry."""


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
    says: Strings = ()
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
    medicines: Strings = ()

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
    number: PermanentNumber
    name: Words
    default_for: Strings = ()
    short_name: Annotated[str, Field(max_length=24)] = ""
    plain_name: Annotated[str, Field(max_length=PLAIN_NAME_LIMIT)] = ""
    conditions: Strings = ()


class RequirementRecord(Content):
    """One thing that a criterion asks; bounds are inclusive."""

    factor: Words
    at_least: Number | None = None
    at_most: Number | None = None
    present: bool | None = None
    choice: str = ""

    @model_validator(mode="after")
    def _asks_something(self) -> "RequirementRecord":
        if (self.at_least, self.at_most, self.present, self.choice) == (None, None, None, ""):
            raise ValueError("give at_least, at_most, present or choice")
        return self


class CriterionRecord(Content):
    """A ``[[criteria]]`` entry: what a label or a payer asks before the treatment."""

    id: Words
    label: Annotated[str, Field(min_length=1, max_length=90)]
    whose: Annotated[str, Field(min_length=1, max_length=48)]
    requires: Annotated[tuple[RequirementRecord, ...], Field(strict=False, min_length=1)]
    conditions: Strings = ()
    protocols: Strings = ()
    sources: SomeStrings
    locator: str = ""
    checked: LooseChecked
    note: str = ""
    rest: Annotated[str, Field(max_length=120)] = ""


class PearlRecord(Content):
    """A ``[[pearls]]`` entry: a practical point that rests on facts of the file."""

    id: Words
    kind: Literal["pearl", "pitfall"]
    text: Words
    facts: SomeStrings


class SignOffRecord(Content):
    """Who made and checked the file; ``checker`` stays empty until a second person has."""

    author: Words
    checker: str = ""
    reviewed: date
    next_review: date


class TreatmentRecord(Content):
    """A file of ``treatments/``."""

    id: Words
    number: PermanentNumber
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
    criteria: Annotated[tuple[CriterionRecord, ...], Field(strict=False)] = ()
    pearls: Annotated[tuple[PearlRecord, ...], Field(strict=False)] = ()


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
    number: PermanentNumber
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

"""The shapes of the shared content files: lists that every treatment refers to."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from ipdesk.content.model import Audience, EvidenceLevel, FactorKind
from ipdesk.content.schema import ThresholdRecord
from ipdesk.content.schema_values import (
    Content,
    LooseAudience,
    LooseCertainty,
    LooseChecked,
    Number,
    Per100,
    SomeStrings,
    Strings,
    Words,
)


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
    whole: bool = False
    implied_by: Strings = ()


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
    explain: bool = False


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
    first_protocol: str = ""
    second_protocol: str = ""


class NetworkArmRecord(Content):
    """What a network analysis found for one treatment against the common comparator."""

    label: Words
    treatment: Words
    protocol: str = ""
    point: Number | None = None
    low: Number | None = None
    high: Number | None = None
    words: str = ""


class NetworkRecord(Content):
    """A ``[[networks]]`` entry: many treatments against one comparator, mostly indirectly."""

    id: Words
    title: Words
    comparator: Words
    statistic: Words
    conditions: SomeStrings
    arms: Annotated[tuple[NetworkArmRecord, ...], Field(strict=False, min_length=1)]
    statement: Words
    quality: Words
    certainty: LooseCertainty
    sources: SomeStrings
    checked: LooseChecked


class UntestedRecord(Content):
    """An ``[[untested]]`` entry: a pair for which no direct comparison was found."""

    id: Words
    first: Words
    second: Words
    conditions: Strings = ()
    finding: Words
    plain: Words
    note: str = ""
    sources: Strings = ()


class HeadToHeadFile(Content):
    """``head_to_head.toml``."""

    comparisons: Annotated[tuple[HeadToHeadRecord, ...], Field(strict=False)]
    networks: Annotated[tuple[NetworkRecord, ...], Field(strict=False)] = ()
    untested: Annotated[tuple[UntestedRecord, ...], Field(strict=False)] = ()


class DisagreementRecord(Content):
    """A ``[[disagreements]]`` entry: where sources differ, and what the reference shows."""

    id: Words
    topic: Words
    kind: Literal["level", "figure", "claim"]
    one: Words
    other: Words
    settled: Words
    treatments: SomeStrings
    conditions: Strings = ()
    facts: Strings = ()
    sources: Strings = ()
    checked: LooseChecked
    settled_on: date


class DisagreementsFile(Content):
    """``disagreements.toml``."""

    disagreements: Annotated[tuple[DisagreementRecord, ...], Field(strict=False)] = ()


class MedicineClassRecord(Content):
    """A ``[[classes]]`` entry: a group of medicines that bears on the same factors."""

    id: Words
    label: Words
    synonyms: Strings = ()
    factors: Strings = ()


class MedicineRecord(Content):
    """A ``[[medicines]]`` entry; ``name`` is the international name."""

    id: Words
    name: Words
    classes: Strings = ()
    factors: Strings = ()
    us_brands: Strings = ()
    uk_brands: Strings = ()
    synonyms: Strings = ()
    sources: SomeStrings
    checked: LooseChecked
    note: str = ""


class MedicinesFile(Content):
    """``medicines.toml``."""

    classes: Annotated[tuple[MedicineClassRecord, ...], Field(strict=False)] = ()
    medicines: Annotated[tuple[MedicineRecord, ...], Field(strict=False)] = ()


class ReferenceFile(Content):
    """``reference.toml``: what the reference as a whole says of itself."""

    version: Annotated[str, Field(pattern=r"^20[2-5]\d\.(0[1-9]|1[0-2])(\.[1-9]\d?)?$")]
    reviewed: date
    next_review: date
    funding: Words
    headline_rule: Words
    later_conditions: Strings = ()

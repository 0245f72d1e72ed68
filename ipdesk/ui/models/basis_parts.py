"""The plain parts that a basis is made of; the panel has a widget for each."""

from ipdesk.clinical.truth import Truth
from ipdesk.content.model import Certainty, Effect, FactorId
from ipdesk.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """Heading of the panel and what it is about."""

    text: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class CertaintyLine:
    """How sure, with the reason."""

    certainty: Certainty
    word: str
    reason: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words; ``role`` is a text role of the theme."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A small heading within the panel."""

    text: str


@dataclass(frozen=True, slots=True)
class PlainWords:
    """What the patient is told."""

    text: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A named detail."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A short mark; ``warns`` in amber."""

    text: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class EffectLine:
    """The effect of a caution with its icon, and the factor."""

    effect: Effect
    word: str
    factor: str


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """Whether a criterion is met, with its icon, and what it asks."""

    met: Truth
    word: str
    label: str


@dataclass(frozen=True, slots=True)
class AskPart:
    """Factors that can be asked from here."""

    text: str
    factors: tuple[FactorId, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source in full."""

    number: int
    citation: str
    where: str
    note: str
    warns: bool


Part = (
    Title
    | CertaintyLine
    | Paragraph
    | Section
    | PlainWords
    | Detail
    | Mark
    | EffectLine
    | CriterionLine
    | AskPart
    | SourceEntry
)
Parts = tuple[Part, ...]

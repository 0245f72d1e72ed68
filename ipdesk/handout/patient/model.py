"""The pages of the patient view as plain values: what is said and drawn, not how.

Text is data, never markup. Every picture has words beside it that say the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ipdesk.content.model import Certainty


class Layout(StrEnum):
    """How the cards of a page stand: one below the other, or side by side."""

    ROWS = "rows"
    COLUMNS = "columns"


class LineKind(StrEnum):
    """What a line of a card is."""

    LEAD = "lead"
    """The answer in few words, large."""
    STRONG = "strong"
    TEXT = "text"
    DETAIL = "detail"
    """The same answer in more words; shown when more words are wanted."""
    HEADING = "heading"
    NUMBER = "number"
    """A count (``label``) with what it counts."""
    SURE = "sure"
    """How sure the studies let anyone be, with dots."""
    WEEK = "week"
    """A week (``label`` says which weeks) as a strip of days."""


@dataclass(frozen=True, slots=True)
class Meter:
    """So many steps of so many filled."""

    filled: int
    steps: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the page's time axis, in hours; open to the right without an end."""

    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class People:
    """A hundred people, so many of them filled; None where no number can be drawn."""

    filled: int | None


Figure = Meter | Stretch | People


@dataclass(frozen=True, slots=True)
class Week:
    """Days with a visit (Monday 0), and those that may have one."""

    days: tuple[int, ...]
    maybe: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card."""

    kind: LineKind
    text: str
    label: str = ""
    certainty: Certainty | None = None
    week: Week | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """An option with its answer, or a topic with its lines; ``alt`` says what the picture shows."""

    title: str
    subtitle: str = ""
    figure: Figure | None = None
    lines: tuple[Line, ...] = ()
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What one option says to something that matters."""

    option: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that may matter; ``page`` shows all options for it (empty: no page does).

    ``values`` are given where it is marked: each option's own, never added up.
    """

    id: str
    text: str
    page: str
    marked: bool = False
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A word of the time axis, at its hours."""

    word: str
    hours: float


@dataclass(frozen=True, slots=True)
class Page:
    """One plain question with every option's answer.

    Args:
        id: The row's id, or the page's own.
        group: Id of the heading under which it is listed.
        lead: What to know before reading the page.
        issues: What may matter, to mark or to start from.
        caution: What holds before any choice.
        first: What has to be known before the cards are read.
        notes: What has to be known beside the cards.
        bears_on: Ids of the issues that the page tells about.
        translated: Whether the page is in the language; else it says in words that it is not.
    """

    id: str
    group: str
    title: str
    lead: str = ""
    layout: Layout = Layout.ROWS
    cards: tuple[Card, ...] = ()
    issues: tuple[Issue, ...] = ()
    caution: str = ""
    first: str = ""
    notes: tuple[str, ...] = ()
    bears_on: tuple[str, ...] = ()
    axis: tuple[Tick, ...] = ()
    weekdays: tuple[str, ...] = ()
    translated: bool = True

    @property
    def has_detail(self) -> bool:
        """Whether more words can be asked for."""
        return any(line.kind is LineKind.DETAIL for card in self.cards for line in card.lines)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the list of pages."""

    id: str
    title: str


def texts(page: Page) -> Iterator[str]:
    """Every text of a page, in reading order."""
    yield from (page.title, page.lead, page.caution, page.first)
    yield from page.weekdays
    yield from (tick.word for tick in page.axis)
    for card in page.cards:
        yield from (card.title, card.subtitle, card.alt)
        for line in card.lines:
            yield from (line.label, line.text)
    for issue in page.issues:
        yield issue.text
        for value in issue.values:
            yield from (value.option, *value.texts)
    yield from page.notes


def spoken(card: Card) -> str:
    """A card as a screen reader says it."""
    head = ", ".join(part for part in (card.title, card.subtitle) if part)
    lines = [" ".join(p for p in (line.label, line.text) if p) for line in card.lines]
    said = (text.rstrip(".") for text in (head, card.alt, *lines) if text)
    return ". ".join(said) + "."

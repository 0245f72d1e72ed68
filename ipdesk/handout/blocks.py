"""A handout as plain blocks: what is said and how it is ordered, without any way of printing it.

Text is data, never markup. Every figure carries the words that say what it shows, every table its
row and column headers, so that a tagged document can be made from blocks alone.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from ipdesk.content.model import Certainty, SourceId
from ipdesk.handout.options import Paper, PrintSize


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text.

    ``link`` is an address that it leads to (https, mailto, tel), ``language`` the code of its
    language where that is another than the sheet's.
    """

    text: str
    bold: bool = False
    link: str = ""
    language: str = ""


Spans = tuple[Span, ...]


def said(*parts: str | Span) -> Spans:
    """Join plain strings and spans; empty ones are left out."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    return tuple(span for span in spans if span.text)


def bold(text: str) -> Span:
    """Give a run of bold text."""
    return Span(text, bold=True)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the sheet's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; one that leads in keeps to the next block, a small one is about the sheet."""

    spans: Spans
    leads: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line of a table cell; ``label`` is a number that stands before its text."""

    spans: Spans
    label: str = ""


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column's header: an option and what it is in few words."""

    title: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its header and one cell for each column."""

    header: str
    cells: tuple[tuple[CellLine, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Options in columns, questions in rows; the first column holds the row headers."""

    summary: str
    columns: tuple[ColumnHead, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """A line under a figure; with ``certainty`` four dots stand before it."""

    spans: Spans
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class IconArray:
    """A hundred people, ``filled`` of them marked; None where no number is known (``words``)."""

    title: str
    subtitle: str
    filled: int | None
    words: str
    captions: tuple[Caption, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Arrays of the same size, set side by side where the print size lets them."""

    arrays: tuple[IconArray, ...]


class CalloutKind(StrEnum):
    """What a box is for."""

    CAUTION = "caution"
    NOTE = "note"
    CRISIS = "crisis"


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed text."""

    kind: CalloutKind
    paragraphs: tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class CheckList:
    """Lines with a box to tick; numbered when they are steps."""

    items: tuple[Spans, ...]
    numbered: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """A week: the date of its Monday, and the number of the visit on each weekday (None: none).

    ``marks`` holds letters for each weekday; the words under the calendars say what they mean.
    """

    label: str
    visits: tuple[int | None, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The visits of one treatment as weeks."""

    title: str
    weekdays: tuple[str, ...]
    weeks: tuple[CalendarWeek, ...]
    captions: tuple[str, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Calendars:
    """Calendars set side by side where the print size lets them."""

    calendars: tuple[Calendar, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """A line of circles to mark one of."""

    prompt: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on; those that fill take what is left of the page."""

    count: int
    fill: bool = False


@dataclass(frozen=True, slots=True)
class FillTable:
    """An empty table to fill in by hand; it takes what is left of the page.

    ``shares`` are the columns' shares of the width.
    """

    summary: str
    columns: tuple[str, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows stands on pages of its own.

    ``head``, if any, stands at their right instead of the patient's name and the day; pages that
    are not ``counted`` have no number and are not among the patient's.
    """

    head: Spans | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class QrCode:
    """A picture that a scanner reads as ``text``, with words beside it."""

    text: str
    alt: str
    beside: Spans


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks in a language of their own, as one half of a sheet in two languages."""

    language: str
    blocks: tuple["Block", ...]


Block = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | Figures
    | Callout
    | CheckList
    | Calendars
    | Choices
    | Lines
    | QrCode
    | FillTable
    | NewPage
    | Part
)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the head of every page."""

    left: Spans
    right: Spans
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of every page; ``pages`` holds {page} and {pages}.

    ``empty`` stands on a page that is there only to keep two languages beside each other.
    """

    text: str
    pages: str
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself; never anything about the patient."""

    title: str
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Handout:
    """A whole sheet; ``foot`` stands at the foot of the first page, wherever the text breaks."""

    title: str
    language: str
    header: Header
    footer: Footer
    foot: Callout
    blocks: tuple[Block, ...]
    paper: Paper
    size: PrintSize
    metadata: Metadata
    right_to_left: bool = False
    compact: bool = False
    """Whether it is to fit two pages."""
    facing: "Handout | None" = None
    """The same sheet in the clinician's language, for the pages beside these."""
    sources: tuple[SourceId, ...] = ()
    section_ids: tuple[str, ...] = ()

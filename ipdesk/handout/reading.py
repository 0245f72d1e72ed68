"""The sheet's text as a reader meets it, for the reading level and the check of characters."""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from ipdesk.content import readability, readability_spanish
from ipdesk.handout.blocks import (
    Block,
    Bullets,
    Calendars,
    Callout,
    CheckList,
    Choices,
    Figures,
    FillTable,
    Heading,
    Lines,
    NewPage,
    Paragraph,
    Part,
    QrCode,
    Spans,
    Table,
)


def plain(spans: Spans) -> str:
    """The text of spans without their weight."""
    return "".join(span.text for span in spans)


@singledispatch
def texts(block: object) -> Iterator[str]:
    """Every text of a block, in reading order."""
    raise TypeError(f"no texts for {type(block).__name__}")


@texts.register
def _(block: Heading) -> Iterator[str]:
    yield block.text


@texts.register
def _(block: Paragraph) -> Iterator[str]:
    yield plain(block.spans)


@texts.register
def _(block: Bullets) -> Iterator[str]:
    yield from (plain(item) for item in block.items)


@texts.register
def _(block: CheckList) -> Iterator[str]:
    yield from (plain(item) for item in block.items)


@texts.register
def _(block: Table) -> Iterator[str]:
    for head in block.columns:
        yield head.title
        yield head.subtitle
    for row in block.rows:
        yield row.header
        yield from (f"{line.label} {plain(line.spans)}" for cell in row.cells for line in cell)


@texts.register
def _(block: Figures) -> Iterator[str]:
    for array in block.arrays:
        yield from (array.title, array.subtitle, array.words, array.alt)
        yield from (plain(caption.spans) for caption in array.captions)


@texts.register
def _(block: Callout) -> Iterator[str]:
    yield from (plain(spans) for spans in block.paragraphs)


@texts.register
def _(block: Calendars) -> Iterator[str]:
    for calendar in block.calendars:
        yield from (calendar.title, calendar.alt, *calendar.weekdays, *calendar.captions)
        yield from (week.label for week in calendar.weeks)


@texts.register
def _(block: Choices) -> Iterator[str]:
    yield from (block.prompt, *block.choices)


@texts.register
def _(block: Part) -> Iterator[str]:
    for inner in block.blocks:
        yield from texts(inner)


@texts.register
def _(block: QrCode) -> Iterator[str]:
    yield from (plain(block.beside), block.alt)


@texts.register
def _(block: FillTable) -> Iterator[str]:
    yield from block.columns


@texts.register
def _(block: NewPage) -> Iterator[str]:
    yield plain(block.head or ())


@texts.register
def _(block: Lines) -> Iterator[str]:  # noqa: ARG001  # nothing is said
    yield from ()


_NO_SENTENCES = (Heading, Table, Figures, Calendars, Choices, FillTable, NewPage, QrCode)


def body(blocks: Iterable[Block]) -> Iterator[str]:
    """The text that is graded: sentences and list items.

    Left out, since they would only make the grade look kinder: headings, tables and captions with
    their few words, calendars, the sheet's code, and the name before a colon at the head of a list
    item.
    """
    for block in blocks:
        if isinstance(block, Bullets):
            yield from (plain(_without_name(item)) for item in block.items)
        elif not isinstance(block, _NO_SENTENCES):
            yield from texts(block)


def _without_name(item: Spans) -> Spans:
    return item[1:] if item[0].bold and item[0].text.endswith(": ") else item


def ease(blocks: Iterable[Block]) -> readability_spanish.SpanishReading:
    """Rate the body of a Spanish sheet."""
    return readability_spanish.spanish_reading(body(blocks))


def grade(blocks: Iterable[Block], known: frozenset[str]) -> readability.Reading:
    """Grade the body of a sheet; treatment names and explained terms count as known words."""
    return readability.reading(body(blocks), known)

"""Makes a sheet and looks it over; slow, so it runs in the background. Knows no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ipdesk.clinical.comparison import Comparison
from ipdesk.content.readability import Reading, words
from ipdesk.handout.blocks import (
    Block,
    Bullets,
    Calendars,
    Figures,
    Handout,
    Heading,
    Table,
)
from ipdesk.handout.build import HandoutMaterial, build_handout, section_list
from ipdesk.handout.options import HandoutOptions
from ipdesk.handout.reading import grade, plain
from ipdesk.ui.pdf_pages import Properties, properties

LEAST_RATIO = 0.67
"""The least share of the longest option's words that the shortest may have (IPDAS C1)."""
GOAL_FLESCH_KINCAID = 6.0
GOAL_SMOG = 8.0

Entry: TypeAlias = tuple[str, str]
"""The id of a section, and what it says about an option."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a sheet says about one option."""

    name: str
    words: int
    benefit_rows: int
    harm_rows: int


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at in the finished file; ``passed`` is None for "not yet"."""

    words: str
    passed: bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: its bytes and what is to be said about it."""

    data: bytes
    reading: Reading
    weights: tuple[Weight, ...]
    checks: tuple[Check, ...]
    sections: tuple[str, ...] = ()
    """Ids of the sections that are on it."""

    @property
    def balanced(self) -> bool:
        """Whether every option has the same rows and about as many words."""
        rows = {(weight.benefit_rows, weight.harm_rows) for weight in self.weights}
        counts = [weight.words for weight in self.weights]
        return len(rows) <= 1 and min(counts, default=1) >= LEAST_RATIO * max(counts, default=1)


def _about(block: Block, name: str) -> Iterator[str]:
    """What a block says about one option: its column, its picture, its lines in a list."""
    if isinstance(block, Table):
        columns = [place for place, head in enumerate(block.columns) if head.title == name]
        for row in block.rows:
            for column in columns:
                yield " ".join(f"{line.label} {plain(line.spans)}" for line in row.cells[column])
    elif isinstance(block, Figures):
        for array in block.arrays:
            if array.title == name:
                captions = (plain(caption.spans) for caption in array.captions)
                yield " ".join((array.words, *captions))
    elif isinstance(block, Bullets):
        for item in block.items:
            text = plain(item)
            if text.startswith(f"{name}: "):
                yield text.removeprefix(f"{name}: ")


def _entries(blocks: tuple[Block, ...], name: str) -> list[Entry]:
    titles = {title: section for section, title, _ in section_list()}
    section = ""
    found = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            section = titles.get(block.text, "")
        found += [(section, text) for text in _about(block, name)]
    return found


def weigh(handout: Handout, comparison: Comparison) -> tuple[Weight, ...]:
    """Count words, benefit rows and harm rows of each option."""
    weights = []
    for option in comparison.options:
        entries = _entries(handout.blocks, option.names.plain_name)
        sections = [section for section, _ in entries]
        weights.append(
            Weight(
                option.names.plain_name,
                sum(len(words(text)) for _, text in entries),
                sections.count("benefit"),
                sections.count("harms"),
            )
        )
    return tuple(weights)


def _described(handout: Handout) -> Check:
    alts = [array.alt for b in handout.blocks if isinstance(b, Figures) for array in b.arrays]
    alts += [one.alt for b in handout.blocks if isinstance(b, Calendars) for one in b.calendars]
    told = sum(bool(alt) for alt in alts)
    return Check(f"{len(alts)} pictures, {told} described in words", told == len(alts))


def _inside(found: Properties) -> tuple[str, bool]:
    if not found.clipped:
        return "Nothing is clipped", True
    return f"Something is cut off on page {found.clipped[0]}", False


def look_over(data: bytes, handout: Handout, private: str) -> tuple[Check, ...]:
    """Look at the finished file itself, not at what should be in it."""
    found = properties(data)
    checks = [
        Check("Title and language are set", bool(found.title) and bool(handout.language)),
        _described(handout),
        Check(*_inside(found)),
        Check("All letters are in the file", found.fonts_embedded),
    ]
    if private:
        leaked = any(private in text for text in (found.title, found.author, found.subject))
        checks.append(Check("The name is not in the file's properties", not leaked))
    checks.append(Check("Tagged for screen readers: not yet", None))
    return tuple(checks)


def make_sheet(comparison: Comparison, options: HandoutOptions, material: HandoutMaterial) -> Sheet:
    """Make the sheet that is previewed, saved and printed.

    Raises:
        HandoutError: It cannot be made as asked.
        UsageError: An id is not in the reference.
    """
    from ipdesk.handout.pdf.write import pdf_bytes  # reportlab is slow to load

    handout = build_handout(comparison, options, material)
    data = pdf_bytes(handout)
    return Sheet(
        data=data,
        reading=grade(handout.blocks, material.known_words),
        weights=weigh(handout, comparison),
        checks=look_over(data, handout, options.name),
        sections=handout.section_ids,
    )

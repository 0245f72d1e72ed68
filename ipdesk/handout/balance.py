"""How evenly a sheet speaks of its options: words, rows and pictures of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ipdesk.clinical.comparison import Comparison
from ipdesk.content.words import Words
from ipdesk.handout.blocks import Block, Bullets, Figures, Handout, Heading, Table
from ipdesk.handout.context import plain_name
from ipdesk.handout.discovery import find_sections
from ipdesk.handout.reading import plain

MOST_RATIO = 1.5
"""The longest option may have so many times the words of the shortest (IPDAS C1)."""
BENEFIT, HARMS = "benefit", "harms"
# In any language; the reading formulas count English words only.
_WORD = re.compile(r"\w+(?:['\u2019.,-]\w+)*")


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a sheet says about one option; ``figures`` are pictures with a number."""

    name: str
    words: int
    benefit_rows: int
    harm_rows: int
    figures: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The weights of a sheet's options, in the order of its columns."""

    weights: tuple[Weight, ...]

    @property
    def ratio(self) -> float:
        """How many times the words of the shortest the longest has; 1 without options."""
        counts = [weight.words for weight in self.weights]
        return max(1, *counts, 1) / max(1, min(counts, default=1))

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is uneven, in plain words; nothing when all is even."""
        if not self.weights:
            return ()
        most = max(self.weights, key=lambda weight: weight.words)
        least = min(self.weights, key=lambda weight: weight.words)
        found = []
        if self.ratio > MOST_RATIO:
            found.append(f"{most.name} has {self.ratio:.1f} times the words of {least.name}.")
        found += _uneven("row of benefits", [w.benefit_rows for w in self.weights], self.weights)
        found += _uneven("row of harms", [w.harm_rows for w in self.weights], self.weights)
        return tuple(found)


def _uneven(what: str, counts: Sequence[int], weights: Sequence[Weight]) -> list[str]:
    """Name the options that have fewer of something than the others."""
    most = max(counts)
    plural = what.replace("row", "rows", 1)
    return [
        f"{weight.name} has {count} {what if count == 1 else plural}, others have {most}."
        for count, weight in zip(counts, weights, strict=True)
        if count < most
    ]


@dataclass(frozen=True, slots=True)
class _Said:
    """Something that the sheet says about one option."""

    section: str
    text: str
    is_figure: bool = False


def _about(block: Block, name: str) -> Iterator[tuple[str, bool]]:
    """What a block says about one option: its column, its picture, its lines in a list."""
    if isinstance(block, Table):
        columns = [place for place, head in enumerate(block.columns) if head.title == name]
        for row in block.rows:
            for column in columns:
                cell = row.cells[column]
                yield " ".join(f"{line.label} {plain(line.spans)}" for line in cell), False
    elif isinstance(block, Figures):
        for array in block.arrays:
            if array.title == name:
                captions = (plain(caption.spans) for caption in array.captions)
                yield " ".join((array.words, *captions)), array.filled is not None
    elif isinstance(block, Bullets):
        for item in block.items:
            text = plain(item)
            if text.startswith(f"{name}: "):
                yield text.removeprefix(f"{name}: "), False


def _said_of(blocks: Sequence[Block], name: str, titles: dict[str, str]) -> list[_Said]:
    section = ""
    found = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            section = titles.get(block.text, "")
        found += [_Said(section, text, figure) for text, figure in _about(block, name)]
    return found


def weigh(handout: Handout, comparison: Comparison, say: Words) -> Balance:
    """Count what a sheet says of each option.

    Args:
        handout: The finished sheet.
        comparison: What it was made from.
        say: The words of the sheet's language, in which its names and titles stand.
    """
    printed = {section.id: section for section in find_sections()}
    titles = {say(printed[name].title): name for name in (BENEFIT, HARMS) if name in printed}
    weights = []
    for option in comparison.options:
        name = plain_name(option.names, say)
        entries = _said_of(handout.blocks, name, titles)
        sections = [entry.section for entry in entries]
        weights.append(
            Weight(
                name,
                sum(len(_WORD.findall(entry.text)) for entry in entries),
                sections.count(BENEFIT),
                sections.count(HARMS),
                sum(entry.is_figure for entry in entries),
            )
        )
    return Balance(tuple(weights))

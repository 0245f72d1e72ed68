"""Says what a word means, right after the block of the sheet in which it first stands."""

import re
from collections.abc import Iterable

from ipdesk.content.shared import Term
from ipdesk.handout.blocks import Block, Heading, Paragraph, bold, said
from ipdesk.handout.reading import texts


def _pattern(term: Term) -> re.Pattern[str]:
    """The word as it may be written; letters alone (OCD) only in capitals."""
    plural = "" if term.term.isupper() else "(?:e?s)?"
    flags = 0 if term.term.isupper() else re.IGNORECASE
    # What stands before a bracket, or in one, is explained there already.
    return re.compile(rf"(?<![\w(-]){re.escape(term.term)}{plural}(?![\w-])(?! \()", flags)


def explain(
    blocks: Iterable[Block], glossary: Iterable[Term], named: Iterable[str]
) -> tuple[Block, ...]:
    """Put in what terms mean, each once, in the order of first use.

    Args:
        blocks: The sheet, in reading order.
        glossary: Terms; only those that are to be explained count.
        named: Names of what the sheet is about (the condition, the options): it tells of them.
    """
    about = " ".join(named).lower()
    waiting = {
        term.term: (term, _pattern(term))
        for term in glossary
        if term.explain and term.term.lower() not in about
    }
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        # Headings are read with what follows; small print is about the sheet, not the choice.
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.small):
            continue
        words = " ".join(texts(block))
        first = sorted(
            (match.start(), term)
            for term, pattern in waiting.values()
            if (match := pattern.search(words))
        )
        for _, term in first:
            del waiting[term.term]
        parts = [part for _, term in first for part in (bold(f"{term.term}: "), f"{term.plain} ")]
        if parts:
            found.append(Paragraph(said(*parts), small=True))
    return tuple(found)

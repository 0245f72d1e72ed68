"""Says what a word means, right after the block of the sheet in which it first stands."""

import re
from collections.abc import Iterable

from ipdesk.content.shared import Term
from ipdesk.content.words import Words
from ipdesk.handout.blocks import Block, Heading, Paragraph, bold, said
from ipdesk.handout.reading import texts


def _pattern(word: str) -> re.Pattern[str]:
    """The word as it may be written; letters alone (OCD) only in capitals."""
    plural = "" if word.isupper() else "(?:e?s)?"
    flags = 0 if word.isupper() else re.IGNORECASE
    # What stands before a bracket, or in one, is explained there already.
    return re.compile(rf"(?<![\w(-]){re.escape(word)}{plural}(?![\w-])(?! \()", flags)


def explain(
    blocks: Iterable[Block], glossary: Iterable[Term], named: Iterable[str], say: Words
) -> tuple[Block, ...]:
    """Put in what terms mean, each once, in the order of first use.

    Args:
        blocks: The sheet, in reading order.
        glossary: Terms; only those that are to be explained count.
        named: Names of what the sheet is about (the condition, the options): it tells of them.
    """
    about = " ".join(named).lower()
    waiting = {
        word: (word, say(term.plain), _pattern(word))
        for word, term in ((say(term.term), term) for term in glossary if term.explain)
        if word.lower() not in about
    }
    found: list[Block] = []
    folded = {word: word.casefold() for word in waiting}
    for block in blocks:
        found.append(block)
        # Headings are read with what follows; small print is about the sheet, not the choice.
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.small):
            continue
        words = " ".join(texts(block))
        lowered = words.casefold()
        # A plain search rules most terms out; the patterns alone took most of a sheet's time.
        first = sorted(
            (match.start(), word, plain)
            for word, plain, pattern in waiting.values()
            if folded[word] in lowered and (match := pattern.search(words))
        )
        for _, word, _ in first:
            del waiting[word]
        parts = [part for _, word, plain in first for part in (bold(f"{word}: "), f"{plain} ")]
        if parts:
            found.append(Paragraph(said(*parts), small=True))
    return tuple(found)

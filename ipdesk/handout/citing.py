"""The numbered list of sources: those of the figures that a sheet prints, in the order of use."""

import re
from collections import Counter
from collections.abc import Iterable

from ipdesk.clinical.cells import Cell
from ipdesk.clinical.comparison import Comparison
from ipdesk.content.model import CellState, Checked, Source, SourceId
from ipdesk.content.values import Text
from ipdesk.handout.context import BENEFIT, EVERYDAY, HARMS

_YEAR = re.compile(r"(?:19|20)\d\d")
_AUTHOR = re.compile(
    r"((?:(?:van|von|de|den|der|la|le|El) )*[A-Z][\w'\u2019-]*[a-z][\w'\u2019-]*"
    r"(?: [A-Z][a-z]+)*) [A-Z]{1,3}(?:[,.]| et al)"
)
_LONGEST = 48


def printed_sources(cell: Cell) -> tuple[SourceId, ...]:
    """Sources of a cell whose figures or findings are printed."""
    if cell.checked is Checked.MEMORY or cell.state is CellState.NO_NUMBER:
        return ()
    return cell.sources


def _cells(comparison: Comparison, row_ids: Iterable[str]) -> Iterable[Cell]:
    wanted = tuple(row_ids)
    by_id = {str(row.row.id): row for row in comparison.rows}
    return (cell for name in wanted if name in by_id for cell in by_id[name].cells)


def number_sources(
    comparison: Comparison, *, benefit: bool = True, harms: bool = True
) -> tuple[SourceId, ...]:
    """Sources in the order of their numbers, for the sections that are printed."""
    ids: list[SourceId] = []
    if benefit:
        ids += [n for cell in _cells(comparison, (BENEFIT,)) for n in printed_sources(cell)]
        ids += [n for cell in _cells(comparison, (EVERYDAY,)) for n in printed_sources(cell)]
        ids += [
            name for pair in comparison.pairs for study in pair.studies for name in study.sources
        ]
    if harms:
        ids += [
            name
            for cell in _cells(comparison, HARMS)
            if not isinstance(cell.value, Text) or cell.state is CellState.KNOWN
            for name in printed_sources(cell)
        ]
    return tuple(dict.fromkeys(ids))


def short_citation(source: Source) -> str:
    """Author and year, or the first words of what has no author."""
    years = _YEAR.findall(source.citation)
    year = years[-1] if years else ""
    author = _AUTHOR.match(source.citation)
    if author:
        return f"{author.group(1)} {year}".strip()
    words = re.split(r"[.:(;]", source.citation)[0].strip()
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + "\u2026"
    return words if not year or year in words else f"{words} {year}"


def short_citations(sources: Iterable[Source]) -> list[str]:
    """Short citations in order; those that would read alike get a letter."""
    plain = [short_citation(source) for source in sources]
    alike = Counter(plain)
    used: Counter[str] = Counter()
    named = []
    for text in plain:
        named.append(f"{text}{chr(ord('a') + used[text])}" if alike[text] > 1 else text)
        used[text] += 1
    return named

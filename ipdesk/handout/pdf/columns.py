"""Column widths that keep a table low, found by counting lines before anything is laid out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from math import inf

from reportlab.pdfbase.pdfmetrics import stringWidth

from ipdesk.handout.blocks import CellLine, Table
from ipdesk.handout.pdf.text import word_widths
from ipdesk.handout.pdf.theme import BOLD, REGULAR, SEMIBOLD, Theme

_PADDING = 11.5
_FIRST = (0.16, 0.18, 0.2, 0.22, 0.25)
_NARROWEST = (1.0, 0.9, 0.8, 0.7, 0.6)
"""How narrow a column may be against the widest: fairness before height, so the even one first."""
_GAIN = 0.97
"""An uneven split has to save this much to be taken."""

Words = tuple[float, ...]
"""Widths of a text's words."""


def _lines(words: Words, room: float, space: float) -> int:
    """Lines that a text takes, broken as the PDF library breaks it."""
    lines, used = 1, 0.0
    for width in words:
        if used and used + space + width > room:
            lines, used = lines + 1, width
        else:
            used += width + (space if used else 0)
    return lines


@dataclass(frozen=True, slots=True)
class _Measured:
    """A table's words by their widths: a header and for each option its lines, row after row."""

    rows: tuple[tuple[Words, tuple[tuple[Words, ...], ...]], ...]
    space: float

    def height(self, widths: list[float], limit: float) -> int:
        """Lines of all rows together; counting ends where they reach the limit."""
        rooms = [width - _PADDING for width in widths]
        total = 0
        for header, cells in self.rows:
            tallest = _lines(header, rooms[0], self.space)
            for cell, room in zip(cells, rooms[1:], strict=True):
                lines = sum(_lines(words, room, self.space) for words in cell)
                tallest = max(tallest, lines)
            total += tallest
            if total >= limit:
                break
        return total

    def amounts(self) -> list[float]:
        """How much stands in each option's column; the root keeps columns near each other."""
        columns = len(self.rows[0][1])
        return [
            sum(sum(words) for _, cells in self.rows for words in cells[column]) ** 0.5
            for column in range(columns)
        ]


def _cell(lines: Iterable[CellLine], size: float) -> tuple[Words, ...]:
    return tuple(
        word_widths(f"{line.label} {''.join(span.text for span in line.spans)}", REGULAR, size)
        for line in lines
    )


def _measure(table: Table, size: float) -> _Measured:
    heads = tuple(
        (word_widths(head.title, BOLD, size + 0.5), word_widths(head.subtitle, REGULAR, size))
        for head in table.columns
    )
    rows = tuple(
        (word_widths(row.header, SEMIBOLD, size), tuple(_cell(cell, size) for cell in row.cells))
        for row in table.rows
    )
    return _Measured((((), heads), *rows), stringWidth(" ", REGULAR, size))


def column_widths(table: Table, theme: Theme) -> list[float]:
    """Widths of the row headers and of each option's column."""
    measured = _measure(table, theme.table)
    amounts = measured.amounts()
    longest = max((width for header, _ in measured.rows for width in header), default=0) + _PADDING
    best: list[float] = []
    limit = inf
    for narrowest, first in product(_NARROWEST, _FIRST):
        weights = [max(amount, narrowest * max(amounts), 1.0) for amount in amounts]
        # No word of a row's header is broken.
        header = max(theme.width * first, longest)
        left = theme.width - header
        widths = [header, *(left * weight / sum(weights) for weight in weights)]
        found = measured.height(widths, limit)
        if found < limit:
            best, limit = widths, found * _GAIN
    return best

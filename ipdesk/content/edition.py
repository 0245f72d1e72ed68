"""What the sheets of one content version said: one line for each statement, caution and number.

An edition is kept as a table of text, ``resources/editions/VERSION.tsv``, and in the compiled
reference, so that a sheet printed long ago can be held against what is said today.
"""

from dataclasses import dataclass, field
from enum import StrEnum

COLUMNS = ("kind", "subject", "protocols", "conditions", "topic", "entry", "text")
CURRENT = ""
"""Stands for the version of what the reference says now."""


class LineKind(StrEnum):
    """What a line is about."""

    TREATMENT = "treatment"
    WAY = "way"
    CONDITION = "condition"
    ABOUT = "about"
    FACT = "fact"
    CAUTION = "caution"
    STUDY = "study"


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One thing that a sheet said.

    ``subject`` is the treatment (of a study: both, with a space between) or the condition;
    ``topic`` the row or the patient factor; ``entry`` the statement's id, or, of a treatment, a way
    of giving it and a condition, its permanent number.
    """

    kind: LineKind
    subject: str
    protocols: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    topic: str = ""
    entry: str = ""
    text: str = ""

    @property
    def headline(self) -> tuple[str, ...]:
        """Where the statement stands first, as ``Fact.headline``."""
        return self.conditions

    def cells(self) -> tuple[str, ...]:
        """The line as the cells of a table."""
        ways, conditions = " ".join(self.protocols), " ".join(self.conditions)
        return (
            self.kind.value, self.subject, ways, conditions, self.topic, self.entry, self.text,
        )  # fmt: skip


def line_of(cells: tuple[str, ...]) -> Line:
    """Read a line from its cells.

    Raises:
        ValueError: Another number of cells, or a kind that is not known.
    """
    kind, subject, protocols, conditions, topic, entry, text = cells
    ways = tuple(protocols.split())
    return Line(LineKind(kind), subject, ways, tuple(conditions.split()), topic, entry, text)


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that the sheets of one version said; ``CURRENT`` is what they say now."""

    version: str
    lines: tuple[Line, ...] = field(repr=False)

    def of(self, kind: LineKind, subject: str = "") -> tuple[Line, ...]:
        """The lines of a kind, about one subject where one is named."""
        return tuple(
            line for line in self.lines if line.kind is kind and subject in ("", line.subject)
        )

    def has(self, kind: LineKind, subject: str) -> bool:
        """Whether it knows a treatment or a condition."""
        return any(line.kind is kind and line.subject == subject for line in self.lines)


def table_of(edition: Edition) -> str:
    """The edition as a table of text: a head, then one line each, cells apart by tabs."""
    rows = [COLUMNS, *(line.cells() for line in edition.lines)]
    return "".join("\t".join(row) + "\n" for row in rows)


def edition_from(table: str, version: str) -> Edition:
    """Read an edition from a table of text.

    Raises:
        ValueError: The head, a line's cells or its kind is not as it is written.
    """
    head, *rows = table.removesuffix("\n").split("\n")
    if tuple(head.split("\t")) != COLUMNS:
        raise ValueError("the head is not that of an edition")
    return Edition(version, tuple(line_of(tuple(row.split("\t"))) for row in rows))


def version_key(version: str) -> tuple[int, ...]:
    """Key by which versions are sorted, oldest first: 2026.9 before 2026.11 before 2026.11.2."""
    return tuple(int(part) for part in version.split("."))

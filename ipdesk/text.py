"""Comparison and records as plain text for a terminal."""

import textwrap
from collections.abc import Iterable

from ipdesk.clinical.comparison import CROSS_STUDY, Comparison, Option
from ipdesk.clinical.medicines import in_words
from ipdesk.clinical.screening import Finding
from ipdesk.clinical.truth import Truth
from ipdesk.content.library import Library
from ipdesk.content.model import Checked, Fact, Source
from ipdesk.content.search import Found, marked

LABEL = 20
COLUMN = 26


def _table_row(label: str, cells: Iterable[str]) -> str:
    columns = [textwrap.wrap(label, LABEL) or [""]]
    columns += [textwrap.wrap(cell, COLUMN) or [""] for cell in cells]
    widths = [LABEL] + [COLUMN] * (len(columns) - 1)
    lines = []
    for number in range(max(len(column) for column in columns)):
        parts = [
            (column[number] if number < len(column) else "").ljust(width)
            for column, width in zip(columns, widths, strict=True)
        ]
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)


def finding_line(finding: Finding, library: Library, ways: str = "") -> str:
    """One finding: effect, factor, what to check, whose word it is."""
    rule = finding.rule
    effect = library.vocabulary("effects")[rule.effect].label
    kind = " (reasoned, no direct source)" if rule.inference else ""
    cited = f" [{', '.join(rule.sources)}]" if rule.sources else ""
    return f"{effect}: {finding.factor.label}{ways}: {rule.wording}{kind}{cited}"


def _option_lines(option: Option, library: Library) -> list[str]:
    lines = [f"{option.names.short_name}:"]
    held = option.screening.certain
    lines += [f"  - {finding_line(finding, library)}" for finding in held]
    other = [f for f in option.other_protocols.findings if f.certainty is Truth.YES]
    for finding in other:
        ways = f" ({', '.join(finding.rule.protocols)} only)"
        lines.append(f"  - {finding_line(finding, library, ways)}")
    if not held:
        lines.append("  - No rule of this reference is about what was marked.")
    for criterion in option.criteria:
        said = criterion.criterion
        lines.append(
            f"  - {said.whose}: {said.label}: {criterion.words} [{', '.join(said.sources)}]"
        )
    if option.screening.to_ask:
        lines.append(f"  Ask about: {', '.join(option.screening.to_ask)}")
    return lines


def comparison_text(comparison: Comparison, library: Library) -> str:
    """The comparison as a table, the cautions, and what was never compared."""
    names = [option.names.short_name for option in comparison.options]
    parts = [f"{comparison.condition.name} · reference {comparison.reference.version}", ""]
    parts.append(_table_row("", names))
    groups = {group.id: group.label for group in library.row_groups}
    shown = ""
    for row in comparison.rows:
        if row.row.group != shown:
            shown = row.row.group
            parts += ["", groups[shown].upper()]
        parts.append(_table_row(row.row.label, (cell.short for cell in row.cells)))
    parts += ["", "FOR THIS PATIENT"]
    labels = {key: factor.label for key, factor in comparison.factors.items()}
    parts += [f"  {in_words(medicine, labels)}" for medicine in comparison.patient.medicines]
    for option in comparison.options:
        parts += _option_lines(option, library)
    if comparison.never_compared:
        pairs = ", ".join(f"{pair.first} and {pair.second}" for pair in comparison.never_compared)
        parts += ["", f"Never compared directly: {pairs}."]
    if any(not pair.studies for pair in comparison.pairs):
        parts += ["", CROSS_STUDY]
    parts += ["", "Supports, never replaces, clinical judgment. Not for emergencies."]
    return "\n".join(parts)


def wrapped(text: str, indent: str = "  ") -> str:
    """Wrap a paragraph to 100 columns."""
    return textwrap.fill(text, 100, initial_indent=indent, subsequent_indent=indent)


CHECKED_WORDS = {
    Checked.PAGE: "read in the source",
    Checked.SECONDARY: "read in a secondary source",
    Checked.MEMORY: "not yet checked against the source",
}


def fact_text(fact: Fact) -> str:
    """A statement with everything needed to judge it."""
    lines = [f"- {fact.short}  [{fact.id}]", wrapped(fact.statement, "    ")]
    if fact.plain:
        lines.append(wrapped(f"Patient: {fact.plain}", "    "))
    about = [f"certainty {fact.certainty.value}: {fact.certainty_reason}"]
    about += [f"who: {fact.population}"] if fact.population else []
    about += [f"when: {fact.window}"] if fact.window else []
    about += [f"design: {fact.design}"] if fact.design else []
    about += [CHECKED_WORDS[fact.checked]]
    about += [f"sources: {', '.join(fact.sources)}"] if fact.sources else []
    lines.append(wrapped("; ".join(about) + ".", "    "))
    return "\n".join(lines)


def source_text(source: Source) -> str:
    """A source in one paragraph."""
    where = f"doi:{source.doi}" if source.doi else source.url
    return wrapped(f"[{source.id}] {source.citation} {where}", "")


def search_text(found: Found, words: str) -> str:
    """What a search found, group by group."""
    if not found.hits:
        return f'Nothing found for "{words[:80]}". Try fewer or other words.'
    parts = list(found.remarks)
    for name, hits in found.groups:
        parts += ["", name.upper()]
        for hit in hits:
            parts.append(wrapped(f"{hit.title}  [{hit.id}]"))
            if hit.snippet:
                parts.append(wrapped(marked(hit.snippet), "      "))
    return "\n".join(parts).lstrip("\n")

"""The audit as one HTML page that opens anywhere, without a network."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from ipdesk.clinical.audit import MISSING, STATE_WORDS, Audit, Coverage, Shown
from ipdesk.clinical.wording import value_lines
from ipdesk.content.library import Library
from ipdesk.content.model import Checked, Source, SourceId
from ipdesk.text import CHECKED_WORDS

# A letter for a screen or a copy without colour; the word is in the legend and the title.
_SIGNS = dict(zip(STATE_WORDS, "\u25cfs=n?", strict=True))
_STYLE = """
body { font: 15px/1.45 "Atkinson Hyperlegible Next", sans-serif; color: #17252a; margin: 2rem;
       max-width: 90rem; }
h1, h2, h3 { color: #0b5a62; line-height: 1.2; }
h2 { margin-top: 2.4rem; border-bottom: 2px solid #0b5a62; }
table { border-collapse: collapse; margin: .6rem 0 1.4rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem;
         border-bottom: 1px solid #c9d3d2; }
th { background: #eef3f2; }
thead { display: table-header-group; }
.recalled { background: #fff1d0; } .missing { background: #fce6e5; }
.grid td, .grid th { padding: .15rem .35rem; } .grid td { text-align: center; }
.grid thead th { writing-mode: vertical-rl; transform: rotate(180deg); font-weight: 400; }
small, .id { color: #4d5f63; font-size: .82em; }
@media print { body { margin: 0; font-size: 10px; } }
"""

Cell = str | tuple[str, str]
"""Text, or text with a CSS class; both are data and escaped."""


def _cell(cell: Cell, tag: str = "td") -> str:
    text, kind = cell if isinstance(cell, tuple) else (cell, "")
    named = f' class="{kind}"' if kind else ""
    return f"<{tag}{named}>{escape(text)}</{tag}>"


def _table(head: Sequence[str], lines: Iterable[Sequence[Cell]], kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    top = "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in line)}</tr>\n" for line in lines)
    return f"<table{named}><thead><tr>{top}</tr></thead><tbody>\n{rows}</tbody></table>\n"


def _of(number: int, whole: int) -> str:
    return f"{number:,} ({100 * number / whole:.1f} of 100)" if whole else "0"


def _cite(source: Source) -> str:
    where = f"https://doi.org/{source.doi}" if source.doi else source.url
    return f"{source.citation} {where}"


class _Page:
    """Writes the sections."""

    def __init__(self, audit: Audit, library: Library, today: date) -> None:
        self._audit = audit
        self._library = library
        self._today = today
        self._rows = {row.id: row.label for row in library.rows}
        self._names = {name.id: name.name for name in library.conditions}
        self._sources: dict[SourceId, Source] = {
            source.id: source for source in library.all_sources()
        }

    def html(self) -> str:
        """The whole page."""
        info = self._library.info
        title = f"ipdesk reference {info.version}: audit"
        parts = [
            "<!DOCTYPE html>",
            f'<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>',
            f"<style>{_STYLE}</style></head><body>",
            f"<h1>{escape(title)}</h1>",
            f"<p>Made {self._today.isoformat()} from content {escape(info.hash[:12])}, reviewed "
            f"{info.reviewed}. Supports, never replaces, clinical judgment.</p>",
            self._totals(),
            self._due(),
            self._recalled(),
            self._coverage(),
            self._figures(),
            "</body></html>\n",
        ]
        return "\n".join(parts)

    def _totals(self) -> str:
        audit, cells = self._audit, self._audit.cells
        whole, entries = sum(cells.values()), sum(audit.checked.values())
        lines: list[tuple[str, str]] = [
            ("Treatments", str(len(audit.coverage))),
            ("Conditions", str(len(self._library.conditions))),
            ("Entries with a source (statements, cautions, guidelines ...)", f"{entries:,}"),
            *((f"... {CHECKED_WORDS[way]}", _of(audit.checked[way], entries)) for way in Checked),
            ("Statements shown first or beneath", f"{len(audit.shown):,}"),
            ("Sources", f"{len(self._sources):,}"),
            ("Cells (treatment, row, condition)", f"{whole:,}"),
            *((f"... {word}", _of(cells[state], whole)) for state, word in STATE_WORDS.items()),
            ("Files checked by a second person", self._second()),
        ]
        return "<h2>Totals</h2>" + _table(("What", "How many"), lines)

    def _second(self) -> str:
        checked = sum(bool(due.sign_off.checker) for due in self._audit.due)
        return f"{checked} of {len(self._audit.due)}"

    def _due(self) -> str:
        lines: list[tuple[Cell, ...]] = []
        for due in self._audit.due:
            late = due.overdue(self._today)
            word: Cell = ("overdue", "missing") if late else "in time"
            second = due.sign_off.checker or "not yet"
            dates = due.sign_off.reviewed.isoformat(), due.sign_off.next_review.isoformat()
            lines.append((due.name, due.kind, *dates, word, second))
        head = ("File", "Kind", "Reviewed", "Next review", "State", "Checked by a second person")
        return "<h2>Due for review</h2>" + _table(head, lines)

    def _recalled(self) -> str:
        lines = [
            (entry.owner, entry.kind, entry.id, (entry.text, "recalled"))
            for entry in self._audit.recalled
        ]
        told = f"<p>{len(lines):,} entries were written from memory. Their figures are kept from "
        told += "the patient's view and the handout; the clinician sees them marked.</p>"
        table = _table(("Where", "What", "Id", "Text"), lines)
        return f"<h2>Not yet checked against the source</h2>{told}{table}"

    def _coverage(self) -> str:
        legend = ", ".join(f"{_SIGNS[state]} {word}" for state, word in STATE_WORDS.items())
        parts = [f"<h2>Coverage</h2><p>{escape(legend)}.</p>"]
        parts += [self._covered(coverage) for coverage in self._audit.coverage]
        return "".join(parts)

    def _covered(self, coverage: Coverage) -> str:
        head = ("Row", *self._names.values())
        lines: list[tuple[Cell, ...]] = []
        for row, label in self._rows.items():
            if (row, next(iter(self._names))) not in coverage.cells:
                continue
            states = [coverage.cells[row, condition] for condition in self._names]
            cells = [(_SIGNS[state], "missing" if state == MISSING else "") for state in states]
            lines.append((label, *cells))
        counts: Counter[str] = coverage.counts()
        said = ", ".join(f"{counts[state]} {word}" for state, word in STATE_WORDS.items())
        name = escape(coverage.treatment.names.name)
        return f"<h3>{name}</h3><p>{escape(said)}.</p>{_table(head, lines, 'grid')}"

    def _figures(self) -> str:
        head = (
            "Row", "Conditions", "Shown", "Value", "Statement", "Sources", "Place", "Checked",
            "Certainty", "Id",
        )  # fmt: skip
        parts = ["<h2>Every statement shown</h2>"]
        for coverage in self._audit.coverage:
            own = [
                shown for shown in self._audit.shown if shown.treatment.id == coverage.treatment.id
            ]
            reviewed = coverage.treatment.sign_off.reviewed.isoformat()
            name = escape(coverage.treatment.names.name)
            parts.append(f"<h3>{name}</h3><p>Checked up to {reviewed}.</p>")
            parts.append(_table(head, (self._figure(shown) for shown in own)))
        return "".join(parts)

    def _figure(self, shown: Shown) -> tuple[Cell, ...]:
        fact = shown.fact
        conditions = fact.headline or fact.conditions
        named = ", ".join(self._names.get(name, name) for name in conditions)
        levels = self._library.all_levels.get(fact.row, ())
        cited = "; ".join(_cite(self._sources[name]) for name in fact.sources)
        recalled = "recalled" if fact.checked is Checked.MEMORY else ""
        return (
            self._rows[fact.row],
            named,
            f"{fact.short} ({'first' if shown.first else 'beneath another'})",
            "; ".join(value_lines(fact.value, levels)),
            fact.statement,
            cited,
            fact.locator,
            (CHECKED_WORDS[fact.checked], recalled),
            f"{fact.certainty.value}: {fact.certainty_reason}",
            fact.id,
        )


def audit_page(audit: Audit, library: Library, today: date) -> str:
    """The audit as HTML."""
    return _Page(audit, library, today).html()

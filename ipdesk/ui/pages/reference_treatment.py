"""The page of a treatment: its sections, always in the same order."""

from itertools import groupby

from ipdesk.clinical.cells import Headlines, default_protocol
from ipdesk.clinical.wording import month, value_lines
from ipdesk.content.model import Checked, Fact, Treatment
from ipdesk.content.values import Level
from ipdesk.ui.pages import reference_checks as checks
from ipdesk.ui.pages.reference_citing import SourceNumbers, unchecked, write_sources
from ipdesk.ui.pages.reference_disagreements import write_disagreements
from ipdesk.ui.pages.reference_pairs import write_compared_with, write_ways
from ipdesk.ui.pages.reference_shelf import Shelf
from ipdesk.ui.widgets.document import Line, PageWriter, Part, Rated, Run

CONDITION = "trd"
"""The condition whose statements stand for the treatment in the chips."""
ROWS_ELSEWHERE = ("head_to_head", "evidence_level", "evidence_gaps")
"""Rows that have a section of their own."""
_CHIP_ROWS = (("invasiveness", ""), ("anesthesia", "Anesthesia: "), ("session_frequency", ""))
_DESIGNS = {
    "controlled": "Controlled trials",
    "review": "Review or pooled trials",
    "open-label": "Open-label",
    "head-to-head": "Head to head",
    "everyday": "Everyday care",
    "label": "Label",
    "guideline": "Guideline",
}
EVIDENCE_WIDTHS = (18, 24, 40, 18)


class TreatmentWriter:
    """Writes one treatment."""

    def __init__(self, writer: PageWriter, shelf: Shelf, treatment: Treatment) -> None:
        self._writer = writer
        self._shelf = shelf
        self._treatment = treatment
        self._numbers = SourceNumbers(shelf)
        self._ways = {way.id: way.short_name or way.name for way in treatment.protocols}
        self._rows: dict[str, list[Fact]] = {}
        for fact in treatment.facts:
            self._rows.setdefault(fact.row, []).append(fact)
        for facts in self._rows.values():
            facts.sort(key=lambda fact: not fact.headline)

    def write(self) -> None:
        """The whole page."""
        writer, shelf, treatment, numbers = (
            self._writer, self._shelf, self._treatment, self._numbers,
        )  # fmt: skip
        self._head()
        self._groups("glance", "expect")
        self._evidence()
        self._standing()
        self._groups("risks", "living")
        checks.write_cautions(writer, shelf, treatment, numbers)
        checks.write_criteria(writer, shelf, treatment, numbers)
        self._groups("special", "access", "technique")
        checks.write_protocols(writer, shelf, treatment)
        checks.write_pearls(writer, treatment)
        own = [one for one in shelf.library.disagreements if treatment.id in one.treatments]
        write_disagreements(writer, shelf, own, numbers)
        write_compared_with(writer, shelf, treatment, numbers)
        for fact in self._rows.get("head_to_head", ()):
            self._fact(fact)
        write_ways(writer, shelf, treatment, numbers)
        self._gaps()
        write_sources(writer, numbers)

    def _head(self) -> None:
        treatment, writer = self._treatment, self._writer
        names = treatment.names
        writer.title(names.name, names.subtitle if names.subtitle != names.name else "")
        writer.chips(self._chips())
        writer.paragraph(treatment.description)
        writer.paragraph(treatment.status, role="cell", color="muted")
        sign_off = treatment.sign_off
        due = f"Reviewed {month(sign_off.reviewed)}, next due {month(sign_off.next_review)}"
        second: Part = f" · By a second person: {sign_off.checker}"
        parts: tuple[Part, ...] = (due, second)
        if not sign_off.checker:
            parts = (due, " · By a second person: ", Run("not yet", chip="caution"))
        writer.paragraph(*parts, role="caption", color="muted")

    def _chips(self) -> tuple[str, ...]:
        words = []
        way = default_protocol(self._treatment, CONDITION)
        headlines = Headlines(self._treatment)
        for row, before in _CHIP_ROWS:
            fact = headlines.first(row, CONDITION, way)
            if fact is None:
                continue
            told = value_lines(fact.value, self._shelf.levels(row))
            word = told[0] if isinstance(fact.value, Level) and told else fact.short
            words.append(f"{before}{word.lower()}" if before else word)
        return (*dict.fromkeys(words), self._treatment.names.badge)

    def _groups(self, *wanted: str) -> None:
        labels = {group.id: group.label for group in self._shelf.library.row_groups}
        for group, rows in groupby(self._shelf.library.rows, key=lambda row: row.group):
            held = [r for r in rows if self._rows.get(r.id) and r.id not in ROWS_ELSEWHERE]
            if group not in wanted or not held:
                continue
            self._writer.section(f"group:{group}", labels[group])
            for row in held:
                self._writer.subsection(row.label, f"row:{row.id}")
                for fact in self._rows[row.id]:
                    self._fact(fact)

    def _fact(self, fact: Fact) -> None:
        writer = self._writer
        about = f"   {self._where(fact)}"
        writer.heading(fact.short, Run(about, "caption", "muted"), anchor=fact.id)
        writer.paragraph(fact.statement, *self._numbers.cite(fact.sources))
        word = f"{fact.certainty.value.replace('-', ' ')} certainty: {fact.certainty_reason}"
        lines = value_lines(fact.value, self._shelf.levels(fact.row))
        told = [*lines]
        told += [f"Who: {fact.population}"] if fact.population else []
        told += [f"When: {fact.window}"] if fact.window else []
        told += ["Reasoned, no direct source"] if fact.inference else []
        told += [f"Note: {fact.note}"] if fact.note else []
        words = ". ".join(part.rstrip(".") for part in told)
        tail: Part = Run(f". {words}" if told else "", "caption")
        writer.paragraph(
            Rated(fact.certainty.dots, word), tail, *unchecked(fact.checked),
            role="caption", color="muted",
        )  # fmt: skip

    def _where(self, fact: Fact) -> str:
        ways = ", ".join(self._ways.get(key, key) for key in fact.protocols)
        where = self._shelf.condition_words(fact.conditions)
        return f"{where} · {ways} only" if ways else where

    def _evidence(self) -> None:
        """How well it works: a table for each outcome."""
        rows = [
            row
            for row in self._shelf.library.rows
            if row.group == "works" and row.id not in ROWS_ELSEWHERE and self._rows.get(row.id)
        ]
        if rows:
            self._writer.section("group:works", "How well it works")
        for row in rows:
            self._writer.subsection(row.label, f"row:{row.id}")
            lines = [self._evidence_line(fact) for fact in self._rows[row.id]]
            head = ("Study", "Design, people", "Result", "Certainty")
            self._writer.table(head, lines, EVIDENCE_WIDTHS)

    def _evidence_line(self, fact: Fact) -> Line:
        people = fact.population
        if fact.window:
            people = f"{people}; {fact.window}" if people else fact.window
        design = [_DESIGNS[fact.design]] if fact.design else []
        design += [people] if people else []
        design += [self._where(fact)]
        figures = "; ".join(value_lines(fact.value, self._shelf.levels(fact.row)))
        result: list[Part] = [Run(f"{fact.short}\n", "cell-strong"), fact.statement]
        result += [Run(f"\n{figures}", "caption", "muted")] if figures else []
        result += ["\n", *unchecked(fact.checked)] if fact.checked is Checked.MEMORY else []
        certainty = fact.certainty.value.replace("-", " ")
        reason = Run(f"\n{fact.certainty_reason}", "caption", "muted")
        return Line(
            (
                self._numbers.named(fact.sources),
                "\n".join(design),
                tuple(result),
                (Rated(fact.certainty.dots, certainty), reason),
            ),
            fact.id,
        )

    def _standing(self) -> None:
        """Where it stands in each condition, the strongest first."""
        shelf, writer = self._shelf, self._writer
        pairs = [p for p in shelf.library.evidence_map if p.treatment == self._treatment.id]
        facts = self._rows.get("evidence_level", [])
        if not pairs and not facts:
            return
        writer.section("standing", "Where it stands by condition")
        lines = []
        for pair in sorted(pairs, key=lambda pair: -pair.level.dots):
            link = f"condition:{pair.condition}#evidence:{pair.treatment}"
            word = shelf.evidence_words[pair.level].label
            note: list[Part] = [pair.note, *self._numbers.cite(pair.sources)]
            lines.append(
                Line(
                    (
                        Run(shelf.condition_name(pair.condition), link=link),
                        Rated(pair.level.dots, word),
                        (*note, *unchecked(pair.checked)),
                    ),
                    f"standing:{pair.condition}",
                )
            )
        if lines:
            writer.table(("Condition", "Evidence", "Why"), lines, (26, 22, 52))
        for fact in facts:
            self._fact(fact)

    def _gaps(self) -> None:
        facts = self._rows.get("evidence_gaps", ())
        if facts:
            self._writer.section("gaps", "Evidence gaps")
        for fact in facts:
            self._fact(fact)


def treatment_page(writer: PageWriter, key: str, shelf: Shelf) -> None:
    """A treatment, whole."""
    TreatmentWriter(writer, shelf, shelf.treatment(key)).write()

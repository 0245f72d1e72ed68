"""Questions to the compiled reference, answered in frozen values; only what is asked is read."""

import sqlite3
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from ipdesk.content.edition import CURRENT, Edition, LineKind, line_of, version_key
from ipdesk.content.model import (
    Condition,
    ConditionId,
    ConditionName,
    Evidence,
    Fact,
    Factor,
    FactorId,
    Protocol,
    Rule,
    Source,
    Treatment,
    TreatmentId,
    TreatmentName,
)
from ipdesk.content.reference_file import ReferenceFile
from ipdesk.content.shared import (
    Answer,
    Checklist,
    CrisisLine,
    Disagreement,
    HeadToHead,
    LevelStep,
    Medicine,
    MedicineClass,
    Network,
    Numbers,
    Priority,
    Question,
    ReferenceInfo,
    Row,
    RowGroup,
    Term,
    Untested,
)
from ipdesk.content.words import IN_ENGLISH, Language, Words
from ipdesk.errors import UsageError

if TYPE_CHECKING:
    from ipdesk.content.search import Found

T = TypeVar("T")


class Library(ReferenceFile):
    """The reference, open for reading; asked in questions, answered in frozen values."""

    @cached_property
    def info(self) -> ReferenceInfo:
        """Version, hash, dates and counts."""
        counts = {
            key: int(self._meta[key]) for key in ("treatments", "statements", "rules", "sources")
        }
        return self._decode(ReferenceInfo, {**self._meta, **counts})

    @property
    def funding(self) -> str:
        """Who paid for the content, in one line."""
        return self._meta["funding"]

    @property
    def headline_rule(self) -> str:
        """How the statement that stands first in a cell was chosen."""
        return self._meta["headline_rule"]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The comparison's rows, in order."""
        return self._list("rows", Row)

    @cached_property
    def row_groups(self) -> tuple[RowGroup, ...]:
        """The titled groups of rows, in order."""
        return self._list("row_groups", RowGroup)

    @cached_property
    def priorities(self) -> tuple[Priority, ...]:
        """What may matter to a patient."""
        return self._list("priorities", Priority)

    @cached_property
    def factors(self) -> dict[FactorId, Factor]:
        """Every patient factor by id, in order."""
        return {factor.id: factor for factor in self._list("factors", Factor)}

    @cached_property
    def factor_groups(self) -> tuple[RowGroup, ...]:
        """The titled groups of factors."""
        return self._list("factor_groups", RowGroup)

    def levels(self, row: str) -> tuple[LevelStep, ...]:
        """The ordered steps of a row that uses levels; empty for others."""
        return self._list(f"levels.{row}", LevelStep)

    @cached_property
    def all_levels(self) -> dict[str, tuple[LevelStep, ...]]:
        """The ordered steps of every row that uses levels."""
        names = self._query("SELECT DISTINCT name FROM lists WHERE name LIKE 'levels.%'")
        return {name.removeprefix("levels."): self._list(name, LevelStep) for (name,) in names}

    def vocabulary(self, name: str) -> dict[str, LevelStep]:
        """Words for ``evidence``, ``certainty``, ``effects`` or ``states``, by id."""
        return {step.id: step for step in self._list(f"words.{name}", LevelStep)}

    @cached_property
    def treatments(self) -> tuple[TreatmentName, ...]:
        """Names of all treatments, in the order of columns."""
        rows = self._query("SELECT names FROM treatments ORDER BY position")
        return tuple(self._decode(TreatmentName, self._json(names)) for (names,) in rows)

    @cached_property
    def conditions(self) -> tuple[ConditionName, ...]:
        """Names of all conditions, in order."""
        rows = self._query("SELECT names FROM conditions ORDER BY position")
        return tuple(self._decode(ConditionName, self._json(names)) for (names,) in rows)

    @cached_property
    def ways(self) -> dict[TreatmentId, tuple[Protocol, ...]]:
        """The ways of giving each treatment; read without the treatment's statements."""
        rows = self._query("SELECT id, record FROM treatments ORDER BY position")
        return {
            TreatmentId(key): tuple(
                self._decode(Protocol, way) for way in self._json(record).get("protocols", ())
            )
            for key, record in rows
        }

    def treatment(self, treatment_id: str) -> Treatment:
        """Read a treatment, whole; ``tms:itbs`` is TMS given in that one way.

        Raises:
            UsageError: There is no such treatment, or it is not given that way.
        """
        base, _, way = treatment_id.partition(":")
        rows = self._query("SELECT names, record FROM treatments WHERE id = ?", base)
        if not rows:
            known = ", ".join(name.id for name in self.treatments)
            raise UsageError(f'There is no treatment "{base}". Choose from: {known}.')
        names, record = rows[0]
        treatment = self._decode(
            Treatment,
            {
                **self._json(record),
                "names": self._json(names),
                "facts": self._entries("facts", base),
                "rules": self._entries("rules", base),
            },
        )
        if base == treatment_id:
            return treatment
        ways = {protocol.id: protocol for protocol in treatment.protocols}
        if way not in ways:
            known = ", ".join(ways) or "none, there is one way"
            raise UsageError(f'{base} is not given as "{way}". Ways to choose from: {known}.')
        return treatment.given(ways[way])

    def rules(self, treatment_id: str) -> tuple[Rule, ...]:
        """The rules of a treatment, read without its statements; the same for every way of it."""
        base = treatment_id.partition(":")[0]
        return tuple(self._decode(Rule, entry) for entry in self._entries("rules", base))

    def _entries(self, table: str, treatment_id: str) -> list[dict[str, Any]]:
        sql = f"SELECT record FROM {table} WHERE treatment = ? ORDER BY position"
        return [
            {**self._json(record), "treatment": treatment_id}
            for (record,) in self._query(sql, treatment_id)
        ]

    def entry(self, entry_id: str) -> Fact | Rule | None:
        """The fact or rule of that id; None when there is none."""
        for fact in self._named("facts", Fact, entry_id):
            return fact
        for rule in self._named("rules", Rule, entry_id):
            return rule
        return None

    def _named(self, table: str, kind: type[T], entry_id: str) -> list[T]:
        sql = f"SELECT treatment, record FROM {table} WHERE id = ?"
        return [
            self._decode(kind, {**self._json(record), "treatment": owner})
            for owner, record in self._query(sql, entry_id)
        ]

    def condition(self, condition_id: str) -> Condition:
        """Read a condition, whole.

        Raises:
            UsageError: There is no such condition.
        """
        rows = self._query("SELECT record FROM conditions WHERE id = ?", condition_id)
        if not rows:
            known = ", ".join(name.id for name in self.conditions)
            raise UsageError(f'There is no condition "{condition_id}". Choose from: {known}.')
        return self._decode(Condition, self._json(rows[0][0]))

    def evidence(self, condition_id: str) -> dict[TreatmentId, Evidence]:
        """Strength of evidence of every treatment for a condition."""
        return {
            pair.treatment: pair
            for pair in self.evidence_map
            if pair.condition == ConditionId(condition_id)
        }

    @cached_property
    def evidence_map(self) -> tuple[Evidence, ...]:
        """Every pairing of a treatment with a condition."""
        return self._list("evidence", Evidence)

    @cached_property
    def head_to_head(self) -> tuple[HeadToHead, ...]:
        """Every study that set two treatments against each other."""
        return self._list("head_to_head", HeadToHead)

    @cached_property
    def networks(self) -> tuple[Network, ...]:
        """Analyses that rank nothing but set many treatments against one comparator."""
        return self._list("networks", Network)

    @cached_property
    def untested(self) -> tuple[Untested, ...]:
        """Pairs for which no direct comparison was found."""
        return self._list("untested", Untested)

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where sources differ, and what the reference shows."""
        return self._list("disagreements", Disagreement)

    @cached_property
    def medicine_classes(self) -> tuple[MedicineClass, ...]:
        """Groups of medicines."""
        return self._list("medicine_classes", MedicineClass)

    @cached_property
    def medicines(self) -> tuple[Medicine, ...]:
        """Medicines that bear on a factor."""
        return self._list("medicines", Medicine)

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Sources in the order asked; ids that do not exist are passed over."""
        wanted = tuple(dict.fromkeys(ids))
        marks = ",".join("?" * len(wanted))
        records = dict(
            self._query(f"SELECT id, record FROM sources WHERE id IN ({marks})", *wanted)
        )
        return tuple(
            self._decode(Source, self._json(records[key])) for key in wanted if key in records
        )

    def all_sources(self) -> tuple[Source, ...]:
        """The bibliography, by id."""
        rows = self._query("SELECT record FROM sources ORDER BY id")
        return tuple(self._decode(Source, self._json(record)) for (record,) in rows)

    def facts_citing(self, source_id: str) -> tuple[Fact | Rule, ...]:
        """Every fact and rule that rests on a source."""
        facts = self._citing("facts", Fact, source_id)
        rules = self._citing("rules", Rule, source_id)
        entries: list[Fact | Rule] = [*facts, *rules]
        return tuple(entry for entry in entries if source_id in entry.sources)

    def _citing(self, table: str, kind: type[T], source_id: str) -> list[T]:
        sql = (
            f"SELECT treatment, record FROM {table} WHERE record LIKE ? "
            "ORDER BY treatment, position"
        )
        return [
            self._decode(kind, {**self._json(record), "treatment": owner})
            for owner, record in self._query(sql, f'%"{source_id}"%')
        ]

    @cached_property
    def crisis_lines(self) -> dict[str, CrisisLine]:
        """Crisis lines by country code."""
        return {line.country: line for line in self._list("crisis", CrisisLine)}

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """Words explained."""
        return self._list("glossary", Term)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The bank of questions to ask."""
        return self._list("questions", Question)

    @cached_property
    def faq(self) -> tuple[Answer, ...]:
        """Questions that patients ask, answered."""
        return self._list("faq", Answer)

    @cached_property
    def checklists(self) -> tuple[Checklist, ...]:
        """What to do before and after."""
        return self._list("checklists", Checklist)

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the sheet, English first."""
        return (IN_ENGLISH, *self._list("languages", Language))

    def words(self, code: str) -> Words:
        """What a patient reads, in a language.

        Raises:
            UsageError: The reference is not in that language.
        """
        for language in self.languages:
            if language.code == code:
                sql = "SELECT english, text FROM words WHERE language = ?"
                return Words(language, dict(self._query(sql, code)))
        known = ", ".join(language.code for language in self.languages)
        raise UsageError(f'"{code}" is not a language of the sheet. Choose from: {known}.')

    @cached_property
    def released(self) -> tuple[str, ...]:
        """The content versions of which it is on file what their sheets said, oldest first."""
        rows = self._query("SELECT DISTINCT version FROM editions WHERE version <> ''")
        return tuple(sorted((version for (version,) in rows), key=version_key))

    def edition(self, version: str = CURRENT) -> Edition | None:
        """What the sheets of a version said, or say now; None when it is not on file."""
        sql = (
            "SELECT kind, subject, protocols, conditions, topic, entry, text FROM editions "
            "WHERE version = ? ORDER BY position"
        )
        try:
            lines = tuple(line_of(cells) for cells in self._query(sql, version))
        except ValueError as error:
            raise self._damaged() from error
        return Edition(version, lines) if lines else None

    @cached_property
    def numbers(self) -> Numbers:
        """Permanent numbers of treatments, ways of giving them and conditions."""
        found: dict[LineKind, dict[str, int]] = {
            LineKind.TREATMENT: {},
            LineKind.WAY: {},
            LineKind.CONDITION: {},
        }
        sql = "SELECT DISTINCT subject, protocols, entry FROM editions WHERE kind = ?"
        for kind, numbers in found.items():
            for subject, way, number in self._query(sql, kind.value):
                numbers[f"{subject}:{way}" if way else subject] = int(number)
        return Numbers(*found.values())

    def search(self, text: str, limit: int = 60) -> "Found":
        """Entries that what was typed may mean, best first."""
        from ipdesk.content.search import search

        try:
            return search(self._connection, text, limit)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise self._damaged() from error

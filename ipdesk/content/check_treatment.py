"""Checks one treatment file: its facts, rules, cells and patient text."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from ipdesk.content import check_rules, plain, readability
from ipdesk.content.evidence import ROW as EVIDENCE_ROW
from ipdesk.content.model import ALL_CONDITIONS, Audience, CellState, Checked, FactorKind
from ipdesk.content.schema import FactRecord, RuleRecord, TreatmentRecord
from ipdesk.content.source_files import ContentFiles, Problem

FIGURES = frozenset({"rate", "rates", "rare", "effect"})
PATIENT_FIGURES = frozenset({"rate", "rates", "rare"})
# A statement that is true by what the option is needs no paper: it says so in these words.
BY_DEFINITION = "follows from the definition of the option"
# Rows whose patient text is practical safety advice, with its source beside it.
PRACTICAL_ROWS = frozenset(
    {"day_of_treatment", "aftercare_driving", "monitoring", "pretreatment_workup"}
)


def twice(ids: list[str]) -> list[str]:
    """Ids that stand more than once."""
    return sorted(key for key, count in Counter(ids).items() if count > 1)


class TreatmentCheck:
    """Checks one treatment file against the shared ones."""

    def __init__(
        self, content: ContentFiles, treatment: TreatmentRecord, words: frozenset[str]
    ) -> None:
        self._content = content
        self._treatment = treatment
        self._words = words
        self._file = f"treatments/{treatment.id}.toml"
        self._rows = {row.id: row for row in content.rows.rows}
        self._factors = {factor.id: factor for factor in content.factors.factors}
        self._protocols = {protocol.id for protocol in treatment.protocols}
        self._conditions = {
            ALL_CONDITIONS, *content.conditions, *content.reference.later_conditions,
            *content.unreadable,
        }  # fmt: skip

    def problems(self) -> Iterator[Problem]:
        """Yield every problem of the file."""
        treatment = self._treatment
        for key in twice(
            [
                *(fact.id for fact in treatment.facts),
                *(rule.id for rule in treatment.rules),
                *(criterion.id for criterion in treatment.criteria),
                *(pearl.id for pearl in treatment.pearls),
            ]
        ):
            yield self._problem(key, "the id stands twice", "keep one")
        facts = {fact.id: fact for fact in treatment.facts}
        for fact in treatment.facts:
            yield from self._check_fact(fact)
            for name in fact.beneath:
                if name not in facts:
                    yield self._problem(fact.id, f'beneath names no fact "{name}"', "correct it")
        for rule in treatment.rules:
            yield from self._check_rule(rule)
        yield from self._check_practice()
        yield from self._check_protocol_defaults()
        yield from self._check_cells()
        yield from self._check_grade()

    def _problem(self, key: str, what: str, mend: str) -> Problem:
        return Problem(self._file, key, what, mend)

    def _check_scope(
        self, key: str, conditions: tuple[str, ...], protocols: tuple[str, ...]
    ) -> Iterator[Problem]:
        for name in conditions:
            if name not in self._conditions:
                yield self._problem(key, f'no condition "{name}"', "correct it")
        for name in protocols:
            if name not in self._protocols:
                yield self._problem(key, f'no protocol "{name}"', "name one of protocols")

    def _check_fact(self, fact: FactRecord) -> Iterator[Problem]:
        row = self._rows.get(fact.row)
        if row is None:
            yield self._problem(fact.id, f'no row "{fact.row}"', "name a row of rows.toml")
            return
        yield from self._check_scope(fact.id, (*fact.conditions, *fact.headline), fact.protocols)
        kind = fact.value.kind
        if fact.headline and row.kinds and kind != "text" and kind not in row.kinds:
            yield self._problem(
                fact.id, f"a {kind} does not fit the row {row.id}", "use a kind of the row"
            )
        if kind == "level":
            yield from self._check_level(fact)
        yield from self._check_support(fact)
        if fact.audience is Audience.BOTH and row.audience is Audience.BOTH:
            yield from self._check_patient_words(fact)

    def _check_level(self, fact: FactRecord) -> Iterator[Problem]:
        steps = {step.id for step in self._content.levels.rows.get(fact.row, ())}
        level = getattr(fact.value, "level", "")
        if level not in steps:
            yield self._problem(fact.id, f'no level "{level}" in row {fact.row}', "see levels.toml")

    def _check_support(self, fact: FactRecord) -> Iterator[Problem]:
        empty = fact.state in (CellState.NO_NUMBER, CellState.NOT_STUDIED)
        if empty and fact.value.kind != "text":
            yield self._problem(fact.id, "an empty state with a value", "remove one")
        if not empty and not fact.sources and fact.certainty_reason != BY_DEFINITION:
            yield self._problem(fact.id, "no source", "cite one, or name an empty state")
        if fact.value.kind in FIGURES:
            if not fact.sources:
                yield self._problem(fact.id, "a figure without a source", "cite one")
            if not fact.population:
                yield self._problem(fact.id, "a figure without a population", "say who was studied")
            if fact.headline and not fact.window:
                yield self._problem(
                    fact.id, "a figure without a window", 'say when, or window = "not reported"'
                )

    def _check_patient_words(self, fact: FactRecord) -> Iterator[Problem]:
        if not fact.plain:
            yield self._problem(fact.id, "no plain text", "write it, or audience = clinician")
        practical = fact.row in PRACTICAL_ROWS
        for name, text in (("plain", fact.plain), ("plain_short", fact.plain_short)):
            for fault in plain.faults(text, self._words, practical=practical) if text else ():
                yield self._problem(f"{fact.id}.{name}", fault.what, fault.mend)
        shown = fact.plain + fact.plain_short
        if fact.checked is Checked.MEMORY and any(char.isdigit() for char in shown):
            yield self._problem(fact.id, "a remembered figure in patient text", "take it out")
        if fact.checked is Checked.MEMORY and fact.headline and fact.value.kind in PATIENT_FIGURES:
            yield self._problem(fact.id, "a remembered figure as a headline", "choose another fact")
        if fact.headline and not fact.plain_short:
            yield self._problem(fact.id, "a headline without plain_short", "write it")

    def _check_rule(self, rule: RuleRecord) -> Iterator[Problem]:
        yield from self._check_scope(rule.id, rule.conditions, rule.protocols)
        factor = self._factors.get(rule.factor)
        if factor is None:
            yield self._problem(rule.id, f'no factor "{rule.factor}"', "name one of factors.toml")
            return
        for what, mend in (
            *check_rules.wording_faults(rule),
            *check_rules.medicine_faults(rule, self._content.medicines),
        ):
            yield self._problem(rule.id, what, mend)
        choices = {choice.id for choice in factor.choices}
        for state in (rule.state, *rule.not_states):
            if state and state not in choices:
                yield self._problem(rule.id, f'no choice "{state}" of {factor.id}', "correct it")
        if rule.when is not None:
            target = self._factors.get(rule.when.factor)
            if target is None or target.kind is not FactorKind.NUMBER:
                yield self._problem(rule.id, f"{rule.when.factor} is not a number", "correct it")
        if factor.kind is FactorKind.NUMBER and rule.when is None:
            yield self._problem(rule.id, "a number factor needs a threshold", "add when")
        if rule.audience is Audience.BOTH:
            for fault in plain.faults(rule.plain, self._words, practical=True):
                yield self._problem(f"{rule.id}.plain", fault.what, fault.mend)

    def _check_practice(self) -> Iterator[Problem]:
        """Criteria ask what can be answered; pearls rest on facts of the file."""
        treatment = self._treatment
        for criterion in treatment.criteria:
            yield from self._check_scope(criterion.id, criterion.conditions, criterion.protocols)
            for what, mend in check_rules.criterion_faults(criterion, self._factors):
                yield self._problem(criterion.id, what, mend)
        own = {fact.id for fact in treatment.facts} | {rule.id for rule in treatment.rules}
        for pearl in treatment.pearls:
            for name in pearl.facts:
                if name not in own:
                    yield self._problem(pearl.id, f'no fact or rule "{name}"', "correct it")

    def _check_protocol_defaults(self) -> Iterator[Problem]:
        names = [c for protocol in self._treatment.protocols for c in protocol.default_for]
        for name in twice(names):
            yield self._problem("protocols", f"two defaults for {name}", "keep one")
        if self._protocols:
            for name in self._content.conditions:
                if name not in names:
                    yield self._problem(
                        "protocols", f"no default for {name}", "add it to default_for"
                    )

    def _ways(self, condition: str) -> tuple[str, ...]:
        """Ways of giving that can be chosen for a condition; one nameless way where none is."""
        ways = [p.id for p in self._treatment.protocols if condition in p.default_for]
        ways += [
            p.id
            for p in self._treatment.protocols
            if p.id not in ways and (not p.conditions or condition in p.conditions)
        ]
        return tuple(ways) or ("",)

    def _check_cells(self) -> Iterator[Problem]:
        """For each row, condition and way of giving exactly one fact stands first."""
        marked: dict[tuple[str, str], list[FactRecord]] = defaultdict(list)
        for fact in self._treatment.facts:
            for condition in fact.headline:
                marked[fact.row, condition].append(fact)
        for row in self._rows:
            yield from self._check_row_cells(row, marked)

    def _check_row_cells(
        self, row: str, marked: Mapping[tuple[str, str], list[FactRecord]]
    ) -> Iterator[Problem]:
        empty = []
        doubled = set()
        for condition in self._content.conditions:
            for way in self._ways(condition):
                found = self._first(marked, row, condition, way)
                if len(found) > 1:
                    doubled.add(", ".join(fact.id for fact in found))
                elif not found:
                    empty.append(f"{condition} ({way})" if way else condition)
                elif row == EVIDENCE_ROW and way == self._ways(condition)[0]:
                    yield from self._check_against_map(found[0], condition)
        for names in sorted(doubled):
            yield self._problem(row, f"two headlines: {names}", "keep one")
        # What compares options directly is made from the studies of pairs.
        if empty and row != "head_to_head":
            what = f"no headline for {', '.join(empty)}"
            yield Problem(self._file, row, what, "mark one, or add an empty state", gap=True)

    @staticmethod
    def _first(
        marked: Mapping[tuple[str, str], list[FactRecord]], row: str, condition: str, way: str
    ) -> list[FactRecord]:
        """What would stand first, nearest scope first, as ``clinical.cells.headline`` looks."""
        for wanted in (condition, ALL_CONDITIONS):
            here = marked.get((row, wanted), [])
            exact = [fact for fact in here if way and way in fact.protocols]
            shared = [fact for fact in here if not (way and fact.protocols)]
            if exact or shared:
                return exact or shared
        return []

    def _check_against_map(self, fact: FactRecord, condition: str) -> Iterator[Problem]:
        level = getattr(fact.value, "level", None)
        if level is None or condition not in fact.headline:
            return
        for pair in self._content.evidence_map.pairs:
            here = (pair.treatment, pair.condition) == (self._treatment.id, condition)
            if here and level != pair.level.value:
                what = f"level {level}, evidence_map says {pair.level.value}"
                yield self._problem(fact.id, what, "settle it")

    def _check_grade(self) -> Iterator[Problem]:
        """The patient's text of the file as one, by both formulas."""
        texts = [
            text
            for fact in self._treatment.facts
            if fact.audience is Audience.BOTH
            and fact.row in self._rows
            and self._rows[fact.row].audience is Audience.BOTH
            for text in (fact.plain, fact.plain_short)
            if text
        ]
        texts += [r.plain for r in self._treatment.rules if r.audience is Audience.BOTH]
        grade = readability.reading(texts, self._words)
        for name, eased, raw in (
            ("Flesch-Kincaid", grade.flesch_kincaid, grade.flesch_kincaid_raw),
            ("SMOG", grade.smog, grade.smog_raw),
        ):
            if eased > plain.GRADE_OF_A_TREATMENT:
                what = f"the patient text reads at grade {eased} by {name} ({raw} as written)"
                mend = f"bring it to {plain.GRADE_OF_A_TREATMENT}"
                yield self._problem("plain", what, mend)

"""Checks one treatment file: its facts, rules, cells and patient text."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ipdesk.content import plain, readability
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
            [*(fact.id for fact in treatment.facts), *(rule.id for rule in treatment.rules)]
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

    def _default_protocol(self, condition: str) -> str:
        for protocol in self._treatment.protocols:
            if condition in protocol.default_for:
                return protocol.id
        return ""

    def _check_cells(self) -> Iterator[Problem]:
        """For each row and condition exactly one fact stands first (its own, or that for all)."""
        marked: dict[tuple[str, str], list[FactRecord]] = defaultdict(list)
        for fact in self._treatment.facts:
            for condition in fact.headline:
                marked[fact.row, condition].append(fact)
        for row in self._rows:
            empty = []
            for condition in self._content.conditions:
                protocol = self._default_protocol(condition)
                own = self._serving(marked[row, condition], protocol)
                found = own or self._serving(marked[row, ALL_CONDITIONS], protocol)
                if len(found) > 1:
                    names = ", ".join(fact.id for fact in found)
                    yield self._problem(f"{row}/{condition}", f"two headlines: {names}", "keep one")
                elif not found:
                    empty.append(condition)
                elif row == "evidence_level":
                    yield from self._check_against_map(found[0], condition)
            if empty:
                what = f"no headline for {', '.join(empty)}"
                mend = "mark one, or add an empty state"
                yield Problem(self._file, row, what, mend, gap=True)

    def _check_against_map(self, fact: FactRecord, condition: str) -> Iterator[Problem]:
        level = getattr(fact.value, "level", None)
        if level is None or condition not in fact.headline:
            return
        for pair in self._content.evidence_map.pairs:
            here = (pair.treatment, pair.condition) == (self._treatment.id, condition)
            if here and level != pair.level.value:
                what = f"level {level}, evidence_map says {pair.level.value}"
                yield self._problem(fact.id, what, "settle it")

    @staticmethod
    def _serving(facts: list[FactRecord], protocol: str) -> list[FactRecord]:
        return [fact for fact in facts if not fact.protocols or protocol in fact.protocols]

    def _check_grade(self) -> Iterator[Problem]:
        texts = [
            text
            for fact in self._treatment.facts
            if fact.headline
            and fact.audience is Audience.BOTH
            and fact.row in self._rows
            and self._rows[fact.row].audience is Audience.BOTH
            for text in (fact.plain, fact.plain_short)
            if text
        ]
        grade = readability.reading(texts, self._words)
        if grade.flesch_kincaid > plain.GRADE_OF_A_TREATMENT:
            yield self._problem(
                "plain",
                f"the patient text reads at grade {grade.flesch_kincaid}"
                f" ({grade.flesch_kincaid_raw} with treatment names as written)",
                f"bring it to {plain.GRADE_OF_A_TREATMENT}",
            )

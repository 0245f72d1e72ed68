"""The editor's report: everything that the content may not say, all faults in one run."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ipdesk.content import plain, readability
from ipdesk.content.model import (
    ALL_CONDITIONS,
    Audience,
    CellState,
    Checked,
    FactorKind,
)
from ipdesk.content.schema import FactRecord, RuleRecord, TreatmentRecord
from ipdesk.content.source_files import ContentFiles, Problem, read_content

GRACE = timedelta(days=90)
FIGURES = frozenset({"rate", "rates", "rare", "effect"})
PATIENT_FIGURES = frozenset({"rate", "rates", "rare"})
# A statement that is true by what the option is needs no paper: it says so in these words.
BY_DEFINITION = "follows from the definition of the option"
# Questions may ask for advice, and a checklist is advice, with its source.
PRACTICAL_FILES = frozenset({"questions.toml", "checklists.toml", "faq.toml"})
# Rows whose patient text is practical safety advice, with its source beside it.
PRACTICAL_ROWS = frozenset(
    {"day_of_treatment", "aftercare_driving", "monitoring", "pretreatment_workup"}
)


def known_words(content: ContentFiles) -> frozenset[str]:
    """Lower-case words that a reader has had explained: glossary terms and treatment names."""
    names = [term.term for term in content.glossary.terms]
    for treatment in content.treatments.values():
        names += [treatment.name, treatment.short_name, treatment.plain_name]
    return frozenset(
        part
        for name in names
        for word in readability.words(name.lower())
        for part in (word, word + "s")
    )


def check_content(folder: Path, today: date) -> list[Problem]:
    """Report every problem of the content under ``folder``, sorted by file and key."""
    content, problems = read_content(folder)
    if content is None:
        return problems
    return sorted({*problems, *check_meaning(content, today)})


def check_meaning(content: ContentFiles, today: date) -> Iterator[Problem]:
    """Check what the shapes cannot: ids that must exist, cells, figures, words and dates."""
    yield from _check_shared(content)
    yield from _check_sources(content)
    yield from _check_pairs(content)
    yield from _check_dates(content, today)
    words = known_words(content)
    for treatment in content.treatments.values():
        yield from TreatmentCheck(content, treatment, words).problems()
    yield from _check_other_patient_text(content, words)


def _twice(ids: list[str]) -> list[str]:
    return sorted(key for key, count in Counter(ids).items() if count > 1)


def _check_shared(content: ContentFiles) -> Iterator[Problem]:
    lists = {
        "rows.toml": [row.id for row in content.rows.rows],
        "factors.toml": [
            name for factor in content.factors.factors for name in (factor.id, *factor.aliases)
        ],
        "sources.toml": [source.id for source in content.sources.sources],
        "crisis.toml": [line.country for line in content.crisis.lines],
        "questions.toml": [question.id for question in content.questions.questions],
        "faq.toml": [answer.id for answer in content.faq.answers],
        "checklists.toml": [checklist.id for checklist in content.checklists.checklists],
        "head_to_head.toml": [entry.id for entry in content.head_to_head.comparisons],
        "glossary.toml": [term.term.lower() for term in content.glossary.terms],
    }
    for file, ids in lists.items():
        for key in _twice(ids):
            yield Problem(file, key, "the id stands twice", "keep one")
    yield from _check_row_links(content)
    yield from _check_factor_links(content)
    papers: dict[str, str] = {}
    for source in content.sources.sources:
        if source.doi and papers.setdefault(source.doi.lower(), source.id) != source.id:
            other = papers[source.doi.lower()]
            yield Problem("sources.toml", source.id, f"same paper as {other}", "keep one id")
    yield from _check_named_treatments(content)


def _check_named_treatments(content: ContentFiles) -> Iterator[Problem]:
    named = [("questions.toml", q.id, q.treatments) for q in content.questions.questions]
    named += [("faq.toml", a.id, a.treatments) for a in content.faq.answers]
    named += [("checklists.toml", c.id, c.treatments) for c in content.checklists.checklists]
    known = {*content.treatments, *content.unreadable}
    for file, key, treatments in named:
        for treatment in treatments:
            if treatment not in known:
                yield Problem(file, key, f"no treatment {treatment}", "correct it")


def _check_row_links(content: ContentFiles) -> Iterator[Problem]:
    groups = {group.id for group in content.rows.groups}
    rows = {row.id for row in content.rows.rows}
    for row in content.rows.rows:
        if row.group not in groups:
            yield Problem("rows.toml", row.id, f'no group "{row.group}"', "name one of groups")
    for priority in content.rows.priorities:
        for name in priority.rows:
            if name not in rows:
                yield Problem("rows.toml", priority.id, f'no row "{name}"', "correct it")
    for name in content.levels.rows:
        if name not in rows:
            yield Problem("levels.toml", name, "no such row", "correct it")


def _check_factor_links(content: ContentFiles) -> Iterator[Problem]:
    factors = {factor.id: factor for factor in content.factors.factors}
    groups = {group.id for group in content.factors.groups}
    for factor in factors.values():
        if factor.group not in groups:
            yield Problem("factors.toml", factor.id, f'no group "{factor.group}"', "correct it")
        if (factor.kind is FactorKind.CHOICE) != bool(factor.choices):
            yield Problem("factors.toml", factor.id, "choices do not fit the kind", "correct it")
        for threshold in factor.follows:
            target = factors.get(threshold.factor)
            if target is None or target.kind is not FactorKind.NUMBER:
                yield Problem(
                    "factors.toml",
                    factor.id,
                    f"follows {threshold.factor}, not a number",
                    "correct it",
                )


def _cited(content: ContentFiles) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every list of sources: file, key, ids."""
    for treatment in content.treatments.values():
        file = f"treatments/{treatment.id}.toml"
        yield from ((file, fact.id, fact.sources) for fact in treatment.facts)
        yield from ((file, rule.id, rule.sources) for rule in treatment.rules)
    for condition in content.conditions.values():
        file = f"conditions/{condition.id}.toml"
        yield from ((file, fact.id, fact.sources) for fact in condition.facts)
        for place in condition.guidelines:
            yield file, f"{place.body}/{place.treatment}", place.sources
    for pair in content.evidence_map.pairs:
        yield "evidence_map.toml", f"{pair.treatment}/{pair.condition}", pair.sources
    for study in content.head_to_head.comparisons:
        yield "head_to_head.toml", study.id, study.sources
    yield from (("faq.toml", answer.id, answer.sources) for answer in content.faq.answers)
    yield from (("checklists.toml", c.id, c.sources) for c in content.checklists.checklists)


def _check_sources(content: ContentFiles) -> Iterator[Problem]:
    known = {source.id for source in content.sources.sources}
    cited: set[str] = set()
    for file, key, ids in _cited(content):
        cited.update(ids)
        for name in ids:
            if name not in known:
                yield Problem(file, key, f'no source "{name}"', "add it to sources.toml")
    # What a file with faults cites is not known.
    for name in sorted(known - cited) if not content.unreadable else ():
        yield Problem("sources.toml", name, "nothing cites it", "remove it")


def _check_pairs(content: ContentFiles) -> Iterator[Problem]:
    pairs = {(pair.treatment, pair.condition): pair for pair in content.evidence_map.pairs}
    if len(pairs) < len(content.evidence_map.pairs):
        yield Problem("evidence_map.toml", "pairs", "a pair stands twice", "keep one")
    for treatment in content.treatments:
        for condition in content.conditions:
            if (treatment, condition) not in pairs:
                key = f"{treatment}/{condition}"
                yield Problem("evidence_map.toml", key, "the pair is missing", "add its level")
    ids = {entry.id: entry for entry in content.head_to_head.comparisons}
    for entry in ids.values():
        for name in (entry.first, entry.second):
            if name not in content.treatments and name not in content.unreadable:
                yield Problem("head_to_head.toml", entry.id, f"no treatment {name}", "correct it")
        for other in entry.conflicts_with:
            if other not in ids or entry.id not in ids[other].conflicts_with:
                yield Problem(
                    "head_to_head.toml",
                    entry.id,
                    f"{other} does not name it back",
                    "link both ways",
                )


def _check_dates(content: ContentFiles, today: date) -> Iterator[Problem]:
    dated = [("reference.toml", content.reference.next_review)]
    dated += [
        (f"treatments/{t.id}.toml", t.sign_off.next_review) for t in content.treatments.values()
    ]
    dated += [
        (f"conditions/{c.id}.toml", c.sign_off.next_review) for c in content.conditions.values()
    ]
    for file, due in dated:
        if today > due:
            yield Problem(
                file, "next_review", f"was due on {due}", "review it", warning=today <= due + GRACE
            )


def _check_other_patient_text(content: ContentFiles, words: frozenset[str]) -> Iterator[Problem]:
    texts: list[tuple[str, str, str]] = []
    for condition in content.conditions.values():
        file = f"conditions/{condition.id}.toml"
        texts += [(file, "plain", condition.plain), (file, "decision", condition.decision)]
        texts += [(file, fact.id, fact.plain) for fact in condition.facts]
    texts += [("head_to_head.toml", e.id, e.plain) for e in content.head_to_head.comparisons]
    texts += [("faq.toml", a.id, a.answer) for a in content.faq.answers]
    texts += [
        ("checklists.toml", c.id, item) for c in content.checklists.checklists for item in c.items
    ]
    texts += [("questions.toml", q.id, q.text) for q in content.questions.questions]
    texts += [("glossary.toml", t.term, t.plain) for t in content.glossary.terms]
    for file, key, text in texts:
        for fault in plain.faults(text, words, practical=file in PRACTICAL_FILES):
            yield Problem(file, key, fault.what, fault.mend)
    for factor in content.factors.factors:
        # A question about a medicine has to name it.
        names = {
            word.lower()
            for name in (*factor.synonyms, factor.label)
            for word in readability.words(name)
        }
        for fault in plain.faults(factor.question, words | names):
            yield Problem("factors.toml", factor.id, fault.what, fault.mend)


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
        for key in _twice(
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
            yield from self._check_fits_statement(fact)

    def _check_fits_statement(self, fact: FactRecord) -> Iterator[Problem]:
        comparator = getattr(fact.value, "comparator", None)
        if comparator is not None and comparator.plain == "TODO":
            yield self._problem(fact.id, "the comparator has no plain name", "write it")

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
        for name in _twice(names):
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
            for condition in self._content.conditions:
                protocol = self._default_protocol(condition)
                own = self._serving(marked[row, condition], protocol)
                found = own or self._serving(marked[row, ALL_CONDITIONS], protocol)
                if len(found) > 1:
                    names = ", ".join(fact.id for fact in found)
                    yield self._problem(f"{row}/{condition}", f"two headlines: {names}", "keep one")
                elif not found:
                    yield self._problem(
                        f"{row}/{condition}", "no headline", "mark one, or add an empty state"
                    )
                elif row == "evidence_level":
                    yield from self._check_against_map(found[0], condition)

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

"""What the search of the compiled reference finds: one entry for each thing that has a page.

Every entry carries the names under which it is looked for: a fact of ECT also answers to "shock
treatment", a rule about implants to "metal in head".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from ipdesk.content.model import Audience
from ipdesk.content.schema import FactRecord, RuleRecord, TreatmentRecord
from ipdesk.content.schema_lists import MedicineClassRecord, MedicineRecord
from ipdesk.content.source_files import ContentFiles
from ipdesk.content.spelling import spoken, words_of

_LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find; ``rank`` above 1 moves it up among equals."""

    kind: str
    id: str
    owner: str
    title: str
    names: str
    body: str
    rank: float = 1.0


def write_index(connection: Connection, content: ContentFiles) -> None:
    """Fill the tables of the search."""
    entries = list(_Indexer(content).entries())
    connection.execute(
        text(
            "INSERT INTO search (kind, id, owner, rank_by, title, names, body) "
            "VALUES (:kind, :id, :owner, :rank, :title, :names, :body)"
        ),
        [
            {
                "kind": entry.kind,
                "id": entry.id,
                "owner": entry.owner,
                "rank": str(entry.rank),
                "title": entry.title,
                "names": entry.names,
                "body": entry.body,
            }
            for entry in entries
        ],
    )
    words = sorted(
        {
            word
            for entry in entries
            for part in (entry.title, entry.names, entry.body)
            for word in words_of(part)
            if len(word) > 2 and not word.isdigit()
        }
    )
    connection.execute(
        text("INSERT INTO search_words (word) VALUES (:word)"), [{"word": word} for word in words]
    )
    connection.execute(
        text("INSERT INTO synonyms (phrase, means) VALUES (:phrase, :means)"),
        [{"phrase": phrase, "means": means} for phrase, means in _synonyms(content)],
    )


def _synonyms(content: ContentFiles) -> Iterator[tuple[str, str]]:
    """Each spelling of a term with every other: (typed, also meant)."""
    groups = [(term.term, *term.synonyms) for term in content.glossary.terms]
    groups += [_class_names(group) for group in content.medicines.classes]
    groups += [_medicine_names(medicine) for medicine in content.medicines.medicines]
    seen = set()
    for group in groups:
        phrases = dict.fromkeys(spoken(name) for name in group)
        for phrase in phrases:
            for other in phrases:
                pair = (phrase, other)
                fits = 0 < len(phrase.split()) <= _LONGEST_PHRASE
                if phrase != other and fits and other and pair not in seen:
                    seen.add(pair)
                    yield pair


def _class_names(group: MedicineClassRecord) -> tuple[str, ...]:
    return (group.label, *group.synonyms)


def _medicine_names(medicine: MedicineRecord) -> tuple[str, ...]:
    return (medicine.name, *medicine.us_brands, *medicine.uk_brands, *medicine.synonyms)


class _Indexer:
    """Turns the content into entries."""

    def __init__(self, content: ContentFiles) -> None:
        self._content = content
        self._rows = {row.id: row for row in content.rows.rows}
        self._factors = {factor.id: factor for factor in content.factors.factors}
        self._conditions = {c.id: c.name for c in content.conditions.values()}
        self._terms = {term.term.lower(): term for term in content.glossary.terms}

    def entries(self) -> Iterator[Entry]:
        """Everything that can be found."""
        for treatment in self._content.treatments.values():
            yield from self._treatment(treatment)
        yield from self._conditions_and_pairs()
        yield from self._compared()
        yield from self._about_patients()
        yield from self._words_and_sources()

    def _names_of(self, treatment: TreatmentRecord) -> str:
        names = [treatment.name, treatment.short_name, treatment.plain_name, treatment.subtitle]
        for name in (treatment.short_name, treatment.plain_name, treatment.name):
            term = self._terms.get(name.lower())
            names += term.synonyms if term else ()
        return " | ".join(dict.fromkeys(names))

    def _name(self, key: str) -> str:
        treatment = self._content.treatments.get(key)
        return treatment.short_name if treatment else self._conditions.get(key, key)

    def _treatment(self, treatment: TreatmentRecord) -> Iterator[Entry]:
        names = self._names_of(treatment)
        key, short = treatment.id, treatment.short_name
        about = f"{treatment.description} {treatment.status}"
        yield Entry("treatment", key, key, treatment.name, names, about, 3.0)
        for protocol in treatment.protocols:
            title = f"{short}: {protocol.name}"
            known = f"{names} | {protocol.short_name} | {protocol.plain_name}"
            yield Entry("protocol", f"{key}:{protocol.id}", key, title, known, "", 1.5)
        for fact in treatment.facts:
            yield self._fact(treatment, fact, names)
        for rule in treatment.rules:
            yield self._rule(treatment, rule, names)
        for criterion in treatment.criteria:
            title = f"{short}: {criterion.label}"
            yield Entry("criterion", criterion.id, key, title, names, criterion.whose)
        for pearl in treatment.pearls:
            yield Entry("pearl", pearl.id, key, f"{short}: {pearl.kind}", names, pearl.text)

    def _fact(self, treatment: TreatmentRecord, fact: FactRecord, names: str) -> Entry:
        row = self._rows[fact.row]
        where = [self._conditions[name] for name in fact.conditions if name in self._conditions]
        plain = fact.plain if fact.audience is Audience.BOTH else ""
        body = f"{fact.short}. {fact.statement} {plain}"
        known = f"{names} | {row.question} | {' | '.join(where)}"
        title = f"{treatment.short_name}: {row.label}"
        return Entry("fact", fact.id, treatment.id, title, known, body, 1.2 if fact.headline else 1)

    def _rule(self, treatment: TreatmentRecord, rule: RuleRecord, names: str) -> Entry:
        factor = self._factors[rule.factor]
        known = f"{names} | {' | '.join((*factor.synonyms, *factor.aliases))}"
        title = f"{treatment.short_name}: {factor.label}"
        body = f"{rule.short}. {' '.join(rule.says)} {rule.action} {rule.plain}"
        return Entry("rule", rule.id, treatment.id, title, known, body, 1.1)

    def _conditions_and_pairs(self) -> Iterator[Entry]:
        for condition in self._content.conditions.values():
            key = condition.id
            body = f"{condition.definition} {condition.plain}"
            term = self._terms.get(condition.name.lower())
            known = " | ".join((condition.plain_name, *(term.synonyms if term else ())))
            yield Entry("condition", key, key, condition.name, known, body, 2.5)
            for fact in condition.facts:
                title = f"{condition.name}: fact"
                yield Entry("condition-fact", fact.id, key, title, "", fact.statement)
            for place in condition.guidelines:
                about = self._name(place.treatment)
                title = f"{place.body}: {about}, {condition.name}"
                body = f"{place.place} {place.grade} {place.note}"
                yield Entry("guideline", f"{key}/{place.treatment}", key, title, "", body)
        for pair in self._content.evidence_map.pairs:
            title = f"{self._name(pair.treatment)} for {self._name(pair.condition)}"
            yield Entry(
                "evidence", f"{pair.condition}/{pair.treatment}", pair.condition, title, "",
                f"{pair.level.value} {pair.note}",
            )  # fmt: skip

    def _compared(self) -> Iterator[Entry]:
        content = self._content
        for study in content.head_to_head.comparisons:
            title = f"{self._name(study.first)} against {self._name(study.second)}"
            yield Entry("study", study.id, "", title, study.design, study.statement, 1.2)
        for network in content.head_to_head.networks:
            arms = " | ".join(arm.label for arm in network.arms)
            yield Entry("study", network.id, "", network.title, arms, network.statement, 1.2)
        for untested in content.head_to_head.untested:
            title = f"{self._name(untested.first)} and {self._name(untested.second)}: not compared"
            yield Entry("study", untested.id, "", title, "", untested.finding)
        for entry in content.disagreements.disagreements:
            body = f"{entry.one} {entry.other} {entry.settled}"
            yield Entry("disagreement", entry.id, "", entry.topic, "", body)

    def _about_patients(self) -> Iterator[Entry]:
        content = self._content
        for factor in content.factors.factors:
            names = " | ".join((*factor.synonyms, *factor.aliases))
            yield Entry("factor", factor.id, "", factor.label, names, factor.question, 1.8)
        yield from self._medicines()
        for answer in content.faq.answers:
            about = " | ".join(self._name(name) for name in answer.treatments)
            yield Entry("faq", answer.id, "", answer.question, about, answer.answer, 1.5)
        for question in content.questions.questions:
            yield Entry("question", question.id, "", question.text, "", "")
        for checklist in content.checklists.checklists:
            about = " | ".join(self._name(name) for name in checklist.treatments)
            body = " ".join(checklist.items)
            yield Entry("checklist", checklist.id, "", checklist.title, about, body)

    def _words_and_sources(self) -> Iterator[Entry]:
        content = self._content
        for term in content.glossary.terms:
            names = " | ".join(term.synonyms)
            yield Entry("term", term.term, "", term.term, names, term.plain, 1.4)
        for source in content.sources.sources:
            yield Entry("source", source.id, "", source.citation, source.id, source.note, 0.4)

    def _medicines(self) -> Iterator[Entry]:
        classes = {group.id: group for group in self._content.medicines.classes}
        for medicine in self._content.medicines.medicines:
            groups = [classes[name] for name in medicine.classes if name in classes]
            names = [*_medicine_names(medicine)[1:]]
            names += [name for group in groups for name in _class_names(group)]
            answers = [*medicine.factors, *(name for group in groups for name in group.factors)]
            labels = [self._factors[name].label for name in dict.fromkeys(answers)]
            body = f"Answers: {', '.join(labels)}." if labels else ""
            yield Entry("medicine", medicine.id, "", medicine.name, " | ".join(names), body, 1.2)

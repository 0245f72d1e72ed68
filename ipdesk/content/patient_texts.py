"""Every text of the reference that a patient may read, for those who translate and check it."""

from collections.abc import Iterator

from ipdesk.content.model import Audience, Checked
from ipdesk.content.schema import ConditionRecord, TreatmentRecord
from ipdesk.content.source_files import ContentFiles

Place = tuple[str, str]
"""The file and the entry's id."""


def patient_texts(content: ContentFiles) -> Iterator[tuple[Place, str]]:
    """Yield each text with where it stands; a text may come more than once."""
    for treatment in content.treatments.values():
        yield from _treatment(treatment)
    for condition in content.conditions.values():
        yield from _condition(condition)
    for place, text in _lists(content):
        if text:
            yield place, text


def _rates(value: object) -> Iterator[str]:
    """What a number counts, whom it is compared with, and of what it is counted."""
    for item in getattr(value, "items", ()):
        yield from _rates(item)
    if hasattr(value, "per_100") or hasattr(value, "per_10000"):
        yield getattr(value, "plain", "") or getattr(value, "outcome", "")
        yield getattr(value, "per", "")
        comparator = getattr(value, "comparator", None)
        if comparator is not None:
            yield comparator.plain or comparator.label


def _is_for_patients(entry: object) -> bool:
    return (
        getattr(entry, "audience", Audience.BOTH) is Audience.BOTH
        and getattr(entry, "checked", Checked.PAGE) is not Checked.MEMORY
    )


def _treatment(treatment: TreatmentRecord) -> Iterator[tuple[Place, str]]:
    file = f"treatments/{treatment.id}.toml"
    texts = [("plain_name", treatment.plain_name), ("plain_subtitle", treatment.plain_subtitle)]
    texts += [(way.id, way.plain_name or way.short_name or way.name) for way in treatment.protocols]
    for fact in filter(_is_for_patients, treatment.facts):
        said = (fact.plain, fact.plain_short, fact.plain_population, fact.plain_window)
        texts += [(fact.id, text) for text in (*said, *_rates(fact.value))]
    texts += [
        (rule.id, rule.plain)
        for rule in treatment.rules
        if _is_for_patients(rule) and not rule.inference
    ]
    yield from (((file, key), text) for key, text in texts if text)


def _condition(condition: ConditionRecord) -> Iterator[tuple[Place, str]]:
    file = f"conditions/{condition.id}.toml"
    texts = [
        (key, getattr(condition, key)) for key in ("plain_name", "decision", "plain", "caveat")
    ]
    texts += [(fact.id, fact.plain) for fact in condition.facts if _is_for_patients(fact)]
    yield from (((file, key), text) for key, text in texts if text)


def _lists(content: ContentFiles) -> Iterator[tuple[Place, str]]:
    for row in content.rows.rows:
        for text in (row.question, row.plain_with, row.plain_without):
            yield ("rows.toml", row.id), text
    for priority in content.rows.priorities:
        yield ("rows.toml", priority.id), priority.plain
    levels = content.levels
    for step in (*levels.evidence, *levels.certainty, *levels.states):
        yield ("levels.toml", step.id), step.plain
    for steps in levels.rows.values():
        yield from ((("levels.toml", step.id), step.plain) for step in steps)
    yield from _more_lists(content)
    yield from _long_lists(content)


def _more_lists(content: ContentFiles) -> Iterator[tuple[Place, str]]:
    for question in content.questions.questions:
        yield ("questions.toml", question.id), question.text
    yield ("reference.toml", "funding"), content.reference.funding
    for line in content.crisis.lines:
        yield from ((("crisis.toml", line.country), text) for text in (line.plain, line.family))
    for factor in content.factors.factors:
        yield ("factors.toml", factor.id), factor.question
        yield from ((("factors.toml", factor.id), choice.label) for choice in factor.choices)
    for term in content.glossary.terms:
        if term.explain:
            yield from ((("glossary.toml", term.term), text) for text in (term.term, term.plain))


def _long_lists(content: ContentFiles) -> Iterator[tuple[Place, str]]:
    for answer in content.faq.answers:
        yield from ((("faq.toml", answer.id), text) for text in (answer.question, answer.answer))
    for checklist in content.checklists.checklists:
        for text in (checklist.title, *checklist.items):
            yield ("checklists.toml", checklist.id), text
    for study in content.head_to_head.comparisons:
        if _is_for_patients(study):
            for text in (study.plain, study.plain_window):
                yield ("head_to_head.toml", study.id), text
    for pair in content.head_to_head.untested:
        yield ("head_to_head.toml", pair.id), pair.plain

"""What ``ipdesk show`` answers: a treatment, condition or source, whole, or a list over all."""

from typing import Any

from ipdesk.content.library import Library
from ipdesk.content.model import Condition, Fact, Rule, Source, Treatment
from ipdesk.content.shared import HeadToHead
from ipdesk.errors import UsageError
from ipdesk.records import condition_record, plain_data, treatment_record
from ipdesk.text import CHECKED_WORDS, fact_text, source_text, wrapped

Shown = tuple[Any, str]
"""The JSON record and the text of the same thing."""


def _treatment(library: Library, treatment: Treatment) -> Shown:
    ids = [name for entry in treatment.facts for name in entry.sources]
    ids += [name for entry in treatment.rules for name in entry.sources]
    sources = library.sources(ids)
    names = treatment.names
    parts = [
        f"{names.name} ({names.id})",
        wrapped(treatment.description),
        wrapped(treatment.status),
    ]
    parts.append(f"  Reviewed {treatment.sign_off.reviewed}, due {treatment.sign_off.next_review}.")
    if not treatment.sign_off.checker:
        parts.append("  Not yet checked by a second person.")
    for row in library.rows:
        facts = [fact for fact in treatment.facts if fact.row == row.id]
        if facts:
            parts += ["", row.label.upper(), *(fact_text(fact) for fact in facts)]
    if treatment.rules:
        parts += ["", "CAUTIONS TO CHECK"]
    parts += [_rule_text(library, rule) for rule in treatment.rules]
    parts += ["", "SOURCES", *(source_text(source) for source in sources)]
    return treatment_record(treatment, sources), "\n".join(parts)


def _rule_text(library: Library, rule: Rule) -> str:
    label = library.factors[rule.factor].label
    scope = f" ({rule.state})" if rule.state else ""
    effect = library.vocabulary("effects")[rule.effect].label
    lines = [f"- {effect}: {label}{scope}  [{rule.id}]", wrapped(rule.wording, "    ")]
    if rule.medicines:
        lines.append(wrapped(f"Only: {', '.join(rule.medicines)}.", "    "))
    cited = f" Sources: {', '.join(rule.sources)}." if rule.sources else ""
    lines.append(wrapped(f"{CHECKED_WORDS[rule.checked].capitalize()}.{cited}", "    "))
    return "\n".join(lines)


def _condition(library: Library, condition: Condition) -> Shown:
    ids = [name for fact in condition.facts for name in fact.sources]
    ids += [name for place in condition.guidelines for name in place.sources]
    sources = library.sources(ids)
    parts = [condition.name, wrapped(condition.definition), wrapped(f"Patient: {condition.plain}")]
    if condition.caveat:
        parts.append(wrapped(condition.caveat))
    parts += ["", "EVIDENCE FOR EACH TREATMENT"]
    for pair in library.evidence(condition.id).values():
        parts.append(f"- {pair.treatment}: {pair.level.value}. {pair.note}")
    parts += ["", "GUIDELINES"]
    for place in condition.guidelines:
        grade = f" ({place.grade})" if place.grade else ""
        parts.append(f"- {place.body}, {place.treatment}: {place.place}{grade}")
    parts += ["", "FACTS"]
    for fact in condition.facts:
        parts.append(wrapped(f"- {fact.statement} [{', '.join(fact.sources)}]", ""))
    parts += ["", "SOURCES", *(source_text(source) for source in sources)]
    record = condition_record(condition, sources)
    record["evidence"] = [plain_data(pair) for pair in library.evidence(condition.id).values()]
    return record, "\n".join(parts)


def _source(library: Library, source: Source) -> Shown:
    users = [entry.id for entry in library.facts_citing(source.id)]
    text = source_text(source) + "\n" + wrapped(f"Used by: {', '.join(users) or 'other lists'}")
    return {**plain_data(source), "used_by": users}, text


def _study_text(study: HeadToHead) -> str:
    arms = f"{study.first} and {study.second}, {', '.join(study.conditions)}"
    lines = [f"- {arms}  [{study.id}]", wrapped(study.statement, "    ")]
    lines.append(wrapped(f"{study.design}. {study.quality}", "    "))
    if study.conflicts_with:
        lines.append(wrapped(f"Disagrees with: {', '.join(study.conflicts_with)}", "    "))
    return "\n".join(lines)


def _entry(library: Library, entry: Fact | Rule) -> Shown:
    sources = library.sources(entry.sources)
    text = fact_text(entry) if isinstance(entry, Fact) else _rule_text(library, entry)
    listed = [text, "", "SOURCES", *(source_text(source) for source in sources)]
    record = {**plain_data(entry), "sources": [plain_data(source) for source in sources]}
    return record, "\n".join(listed)


def _all_head_to_head(library: Library) -> Shown:
    studies = library.head_to_head
    return plain_data(studies), "\n".join(_study_text(study) for study in studies)


def _evidence_map(library: Library) -> Shown:
    pairs = library.evidence_map
    lines = [f"{p.condition:<22}{p.treatment:<18}{p.level.value:<17}{p.note}" for p in pairs]
    return plain_data(pairs), "\n".join(lines)


def _questions(library: Library) -> Shown:
    bank = library.questions
    return plain_data(bank), "\n".join(f"- {question.text}" for question in bank)


def _faq(library: Library) -> Shown:
    answers = library.faq
    lines = [f"{entry.question}\n{wrapped(entry.answer)}" for entry in answers]
    return plain_data(answers), "\n\n".join(lines)


def _checklists(library: Library) -> Shown:
    lists = library.checklists
    lines = ["\n".join([entry.title, *(f"  - {item}" for item in entry.items)]) for entry in lists]
    return plain_data(lists), "\n\n".join(lines)


_LISTS = {
    "head-to-head": _all_head_to_head,
    "evidence-map": _evidence_map,
    "faq": _faq,
    "checklists": _checklists,
    "questions": _questions,
}


def show(library: Library, name: str) -> Shown:
    """Find what ``name`` means: a list, a treatment, a condition, then a source.

    Raises:
        UsageError: Nothing has that name.
    """
    if name in _LISTS:
        return _LISTS[name](library)
    if any(entry.id == name.partition(":")[0] for entry in library.treatments):
        return _treatment(library, library.treatment(name))
    if any(entry.id == name for entry in library.conditions):
        return _condition(library, library.condition(name))
    for source in library.sources([name]):
        return _source(library, source)
    entry = library.entry(name)
    if entry is not None:
        return _entry(library, entry)
    raise UsageError(
        f'There is nothing called "{name}". Give the id of a treatment, condition or source, '
        f"or one of: {', '.join(_LISTS)}."
    )

"""A neutral record of a visit as plain text, for the clinic's own chart. No name is in it."""

from collections.abc import Iterable
from datetime import date

from ipdesk.clinical.comparison import Comparison, Option
from ipdesk.clinical.factors import Answer
from ipdesk.clinical.medicines import in_words
from ipdesk.clinical.screening import Finding
from ipdesk.content.model import Factor, FactorKind
from ipdesk.content.shared import Priority

NOTHING_MARKED = "no rule of the reference is about what was marked"


def _answer(factor: Factor, answer: Answer) -> str:
    if answer is False:
        return f"{factor.label}: no"
    if factor.kind is FactorKind.NUMBER:
        return f"{factor.label}: {float(answer):g} {factor.unit}".rstrip()
    named = [choice.label for choice in factor.choices if choice.id == answer]
    return f"{factor.label}: {named[0].lower() if named else 'yes'}"


def _finding(finding: Finding, form: str = "") -> str:
    rule = finding.rule
    about = f"{finding.factor.label} ({form} only)" if form else finding.factor.label
    effect = rule.effect.value.replace("-", " ")
    if rule.inference:
        basis = "reasoned, no direct source"
    else:
        basis = f"sources: {', '.join(rule.sources)}"
    return f"  - {about}: {effect}. {rule.wording} [{basis}]"


def _option(option: Option) -> list[str]:
    lines = [f"- {option.names.name}:"]
    held = [_finding(finding) for finding in option.screening.certain]
    held += [
        _finding(finding, ", ".join(finding.rule.protocols))
        for finding in option.other_protocols.certain
    ]
    lines += held or [f"  - {NOTHING_MARKED}"]
    lines += [
        f"  - {finding.criterion.whose}: {finding.criterion.label}: {finding.words}"
        for finding in option.criteria
    ]
    count = len(option.screening.to_ask)
    return [*lines, f"  - not asked: {count} further factors"] if count else lines


def chart_note(
    comparison: Comparison, priorities: Iterable[Priority], today: date, materials: str
) -> str:
    """What was discussed, answered and found, with the reference's version.

    Args:
        comparison: The options side by side, as they were on the screen.
        priorities: What the patient said matters.
        today: The day of the visit.
        materials: What the patient was given, in a few words.
    """
    answers = comparison.patient.known
    factors = [
        _answer(factor, answers[key])
        for key, factor in comparison.factors.items()
        if key in answers
    ]
    labels = {key: factor.label for key, factor in comparison.factors.items()}
    medicines = [in_words(medicine, labels) for medicine in comparison.patient.medicines]
    mattered = [priority.label for priority in priorities]
    names = [option.names.name for option in comparison.options]
    lines = [
        f"Treatment options discussed, {today.isoformat()}",
        f"Condition: {comparison.condition.name}",
        f"Options discussed: {'; '.join(names)}",
        f"Factors answered: {'; '.join(factors) or 'none'}",
        *([f"Medicines named: {'; '.join(medicines)}"] if medicines else []),
        "Cautions in the reference, for clinical review:",
    ]
    for option in comparison.options:
        lines += _option(option)
    lines += [
        f"What mattered to the patient: {'; '.join(mattered) or 'not noted'}",
        f"Materials given: {materials or 'none noted'}",
        f"Reference: ipdesk {comparison.reference.version} ({comparison.reference.hash[:12]}). "
        "Supports, never replaces, clinical judgment.",
    ]
    return "\n".join(lines)

"""A neutral record of a visit as plain text, for the clinic's own chart. No name is in it."""

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ipdesk.clinical.comparison import Comparison, Option
from ipdesk.clinical.factors import Answer
from ipdesk.clinical.medicines import in_words
from ipdesk.clinical.screening import Finding
from ipdesk.content.model import Factor, FactorKind
from ipdesk.content.shared import Priority

if TYPE_CHECKING:
    from ipdesk.handout.given import GivenSheet

WIDTH = 78
"""Letters in a line: what a chart's narrow field shows without wrapping again."""
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


def _materials(materials: str, sheets: Sequence["GivenSheet"]) -> list[str]:
    """What the patient was given: each sheet with its code, or the few words that were noted."""
    if not sheets:
        return [f"Materials given: {materials or 'none noted'}"]
    lines = [f"Materials given: {materials}" if materials else "Materials given:"]
    for sheet in sheets:
        parts = ", ".join(sheet.sections) or "none beyond the usual ones"
        lines.append(
            f"- {sheet.how or 'handout'} {sheet.day.isoformat()}: code {sheet.code}, "
            f"{sheet.language}, {sheet.size} print. Sections added: {parts}"
        )
    return lines


def _wrapped(line: str) -> str:
    """A line no longer than ``WIDTH``; what goes on stands under its beginning."""
    text = line.lstrip()
    indent = len(line) - len(text) + (2 if text.startswith("- ") else 4)
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def chart_note(
    comparison: Comparison,
    priorities: Iterable[Priority],
    today: date,
    materials: str = "",
    *,
    sheets: Sequence["GivenSheet"] = (),
    questions: Iterable[str] = (),
    leaning: str = "",
) -> str:
    """What was discussed, answered and found, with the reference's version.

    Args:
        comparison: The options side by side, as they were on the screen.
        priorities: What the patient said matters.
        today: The day of the visit.
        materials: What the patient was given, in a few words.
        sheets: The sheets that were saved or printed.
        questions: What the patient chose to ask, or asked.
        leaning: Where the patient said they lean; empty when that was not recorded.
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
        "Cautions of the reference were reviewed for these options. Those that the answers touch:",
    ]
    for option in comparison.options:
        lines += _option(option)
    lines += [
        f"What mattered to the patient: {'; '.join(mattered) or 'not noted'}",
        f"Questions chosen or asked: {'; '.join(questions) or 'none noted'}",
        f"Leaning: {leaning or 'not recorded'}",
        *_materials(materials, sheets),
        f"Reference: ipdesk {comparison.reference.version}, hash {comparison.reference.hash}. "
        "Supports, never replaces, clinical judgment.",
    ]
    return "\n".join(_wrapped(line) for line in lines)

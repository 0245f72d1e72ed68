"""Checks cautions and criteria: whose statement it is, in its strength, and never as an order."""

import re
from collections.abc import Iterator, Mapping

from ipdesk.content import readability
from ipdesk.content.model import Effect, FactorKind
from ipdesk.content.schema import CriterionRecord, RequirementRecord, RuleRecord
from ipdesk.content.schema_lists import FactorRecord, MedicinesFile

Fault = tuple[str, str]
"""What is wrong, and how to mend it."""

# A label or a guideline bars something in one of these ways.
_BARS = re.compile(
    r"contraindicat|must not|not be used|should not be (?:used|given)|do not use", re.I
)
_ORDERS = frozenset(
    {
        "avoid", "continue", "delay", "discontinue", "do", "don't", "exclude", "give", "hold",
        "keep", "lower", "never", "postpone", "proceed", "reduce", "refer", "start", "stop",
        "switch", "taper", "treat", "use", "wait", "withhold",
    }
)  # fmt: skip
_MUST = re.compile(r"\b(?:must|should|shall|has to|have to)\b", re.I)


def wording_faults(rule: RuleRecord) -> Iterator[Fault]:
    """A caution names its authority, keeps its strength, and asks for a check."""
    if not rule.says:
        yield "nobody's statement", 'add says = ["WHOSE, where: WHAT"]'
    for part in rule.says:
        if ": " not in part:
            yield f'"{part[:40]}" does not say whose statement it is', "write WHOSE: WHAT"
    if rule.says and rule.effect is Effect.CONTRAINDICATED and not _BARS.search(str(rule.says)):
        yield "contraindicated, though nothing in says bars it", "lower the effect, or quote it"
    for sentence in readability.sentences(rule.action):
        first = sentence.split()[0].strip("\"'(").lower()
        if first in _ORDERS:
            yield f'"{first}" gives an order', "say what to check"
    if match := _MUST.search(rule.action):
        yield f'"{match.group(0)}" gives an order', "say what to check"


def _requirement(
    requirement: RequirementRecord, factors: Mapping[str, FactorRecord]
) -> Iterator[Fault]:
    factor = factors.get(requirement.factor)
    if factor is None:
        yield f'no factor "{requirement.factor}"', "name one of factors.toml"
        return
    low, high = requirement.at_least, requirement.at_most
    if low is not None and high is not None and low > high:
        yield "at_least is above at_most", "correct the bounds"
    for bound in (low, high):
        beyond = (factor.minimum is not None and bound is not None and bound < factor.minimum) or (
            factor.maximum is not None and bound is not None and bound > factor.maximum
        )
        if beyond:
            yield f"{bound:g} is no value of {factor.id}", "correct the bound"
    bounded = requirement.at_least is not None or requirement.at_most is not None
    if bounded is not (factor.kind is FactorKind.NUMBER):
        yield f"the requirement does not fit {factor.id}", "bounds for numbers, present for flags"
    if requirement.choice and requirement.choice not in {c.id for c in factor.choices}:
        yield f'no choice "{requirement.choice}" of {factor.id}', "correct it"


def criterion_faults(
    criterion: CriterionRecord, factors: Mapping[str, FactorRecord]
) -> Iterator[Fault]:
    """A criterion asks only what a factor can answer."""
    for requirement in criterion.requires:
        yield from _requirement(requirement, factors)


def medicine_faults(rule: RuleRecord, medicines: MedicinesFile) -> Iterator[Fault]:
    """A rule names only medicines that are listed, and that answer its factor."""
    classes = {group.id: group for group in medicines.classes}
    known = {medicine.id: medicine for medicine in medicines.medicines}
    for name in rule.medicines:
        medicine = known.get(name)
        if medicine is None:
            yield f'no medicine "{name}"', "name one of medicines.toml"
            continue
        groups = [classes[group] for group in medicine.classes if group in classes]
        answers = {*medicine.factors, *(factor for group in groups for factor in group.factors)}
        if rule.factor not in answers:
            yield f"{name} does not answer {rule.factor}", "correct the medicine or the rule"

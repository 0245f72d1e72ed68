"""Small frozen values with valid defaults."""

from datetime import date
from types import MappingProxyType
from typing import Any

from ipdesk.clinical.factors import Answer, PatientFactors
from ipdesk.content.model import (
    Certainty,
    Checked,
    Effect,
    Factor,
    FactorChoice,
    FactorId,
    FactorKind,
    Rule,
    RuleId,
    SourceId,
    Threshold,
    TreatmentId,
)

TODAY = date(2026, 11, 22)


def make_rule(**changes: Any) -> Rule:
    values: dict[str, Any] = {
        "id": RuleId("ect.rule.x"),
        "treatment": TreatmentId("ect"),
        "factor": FactorId("flag"),
        "effect": Effect.CAUTION,
        "short": "check",
        "action": "Check.",
        "plain": "The team checks this.",
        "certainty": Certainty.LOW,
        "certainty_reason": "case reports",
        "sources": (SourceId("paper-2020"),),
        "locator": "",
        "checked": Checked.PAGE,
    }
    return Rule(**{**values, **changes})


def make_factor(**changes: Any) -> Factor:
    values: dict[str, Any] = {
        "id": FactorId("flag"),
        "label": "Flag",
        "question": "Do you have a flag?",
        "kind": FactorKind.YES_NO,
        "group": "practical",
    }
    return Factor(**{**values, **changes})


def make_number(name: str = "pressure") -> Factor:
    return make_factor(id=FactorId(name), kind=FactorKind.NUMBER, minimum=1.0, maximum=300.0)


def make_choice(*choices: str) -> Factor:
    return make_factor(
        kind=FactorKind.CHOICE, choices=tuple(FactorChoice(name, name) for name in choices)
    )


def over(bound: float, factor: str = "pressure") -> Threshold:
    return Threshold(FactorId(factor), above=bound)


def by_id(*factors: Factor) -> dict[FactorId, Factor]:
    return {factor.id: factor for factor in factors}


def patient(**answers: Answer) -> PatientFactors:
    return PatientFactors(
        MappingProxyType({FactorId(key): value for key, value in answers.items()})
    )

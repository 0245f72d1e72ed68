"""Which of a treatment's rules the patient's circumstances touch, and what is still to be asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.truth import Truth
from ipdesk.content.model import ConditionId, Effect, Factor, FactorId, Rule
from ipdesk.frozen import dataclass

SEVERITY = {effect: position for position, effect in enumerate(Effect)}
"""Most restrictive effect first."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that holds (``YES``) or may hold (``UNKNOWN``: its factor was not asked)."""

    rule: Rule
    factor: Factor
    certainty: Truth


@dataclass(frozen=True, slots=True)
class Screening:
    """Findings of one treatment, most restrictive first, and the factors to ask about."""

    findings: tuple[Finding, ...]
    to_ask: tuple[FactorId, ...]

    @property
    def certain(self) -> tuple[Finding, ...]:
        """Findings that hold."""
        return tuple(finding for finding in self.findings if finding.certainty is Truth.YES)


def applies(rule: Rule, condition: ConditionId, protocol: str) -> bool:
    """Whether a rule is about this condition and this way of giving the treatment."""
    fits_condition = not rule.conditions or condition in rule.conditions
    return fits_condition and (not rule.protocols or not protocol or protocol in rule.protocols)


def _specific(rule: Rule, present: Truth, patient: PatientFactors) -> Truth:
    """Truth of a rule that names a choice or a threshold."""
    if present is Truth.NO:
        return Truth.NO
    if rule.when is not None:
        return patient.meets(rule.when)
    if present is Truth.UNKNOWN:
        return Truth.UNKNOWN
    choice = patient.choice(rule.factor)
    if not choice:
        return Truth.UNKNOWN
    return Truth.YES if choice == rule.state else Truth.NO


def _names_another(rule: Rule, patient: PatientFactors) -> bool:
    """Whether the factor is there only through medicines that the rule does not name."""
    if not rule.medicines or patient.answers.get(rule.factor):
        return False
    typed = [medicine for medicine in patient.medicines if rule.factor in medicine.factors]
    return bool(typed) and not any(medicine.medicine in rule.medicines for medicine in typed)


def _excluded(rule: Rule, patient: PatientFactors) -> bool:
    return patient.choice(rule.factor) in rule.not_states


def _strictest(rules: Iterable[Rule]) -> Effect | None:
    return min((rule.effect for rule in rules), key=SEVERITY.__getitem__, default=None)


def _judge(
    rules: Sequence[Rule], factor: Factor, patient: PatientFactors
) -> list[tuple[Rule, Truth]]:
    """Judge all rules of one treatment about one factor.

    A rule about a named kind or number replaces the factor's general rule; of several numbers
    only the strictest word stands.
    """
    present = patient.present(factor)
    specific = [rule for rule in rules if rule.state or rule.when]
    truths = {rule.id: _specific(rule, present, patient) for rule in specific}
    firing = [rule for rule in specific if truths[rule.id] is Truth.YES]
    by_number = [rule for rule in firing if rule.when]
    strictest = _strictest(by_number)
    judged: list[tuple[Rule, Truth]] = []
    for rule in rules:
        if rule not in specific:
            truth = Truth.NO if firing or _excluded(rule, patient) else present
        elif rule in by_number and rule.effect is not strictest:
            truth = Truth.NO
        else:
            truth = truths[rule.id]
        if truth is not Truth.NO and not _names_another(rule, patient):
            judged.append((rule, truth))
    return _once(judged)


def _once(judged: list[tuple[Rule, Truth]]) -> list[tuple[Rule, Truth]]:
    """Of rules for two numbers that say the same (upper and lower pressure) keep the first."""
    kept: list[tuple[Rule, Truth]] = []
    said: set[tuple[Effect, str, Truth]] = set()
    for rule, truth in judged:
        words = (rule.effect, rule.wording, truth)
        if rule.when is None or words not in said:
            kept.append((rule, truth))
        if rule.when is not None:
            said.add(words)
    return kept


def _question(rule: Rule, factor: Factor, patient: PatientFactors) -> FactorId:
    """The factor whose answer would settle a rule."""
    if rule.when is None:
        return factor.id
    given = any(patient.number(threshold.factor) is not None for threshold in factor.follows)
    if given or patient.present(factor) is Truth.YES:
        return rule.when.factor
    return factor.id


def screen(
    rules: Iterable[Rule],
    factors: Mapping[FactorId, Factor],
    patient: PatientFactors,
    condition: ConditionId,
    protocol: str = "",
) -> Screening:
    """Apply a treatment's rules to a patient.

    Args:
        rules: The treatment's rules.
        factors: Every factor by id, in the order in which they are asked.
        patient: What is known of the patient.
        condition: What the patient is treated for.
        protocol: The way the treatment is given; empty for treatments with one way.
    """
    grouped: dict[FactorId, list[Rule]] = defaultdict(list)
    for rule in rules:
        if applies(rule, condition, protocol):
            grouped[rule.factor].append(rule)
    order = {name: position for position, name in enumerate(factors)}
    found = [
        Finding(rule, factors[name], truth)
        for name, group in grouped.items()
        for rule, truth in _judge(group, factors[name], patient)
    ]
    found.sort(
        key=lambda finding: (
            -finding.certainty,
            SEVERITY[finding.rule.effect],
            order[finding.factor.id],
        )
    )
    to_ask = dict.fromkeys(
        _question(finding.rule, finding.factor, patient)
        for finding in found
        if finding.certainty is Truth.UNKNOWN
    )
    return Screening(tuple(found), tuple(to_ask))

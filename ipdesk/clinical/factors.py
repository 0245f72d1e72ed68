"""What is known of the patient: answers to factors, read from words and asked of."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import assert_never

from ipdesk.clinical.truth import Truth, any_of
from ipdesk.content.model import Factor, FactorId, FactorKind, Threshold
from ipdesk.errors import UsageError
from ipdesk.frozen import dataclass

BMI, WEIGHT, HEIGHT = FactorId("bmi"), FactorId("weight"), FactorId("height")
UNITS = {
    "kg": {"lb": 0.45359237, "lbs": 0.45359237, "st": 6.35029318},
    "cm": {"in": 2.54, "m": 100.0, "ft": 30.48},
}
"""Other units that a number may be given in, as multiples of the factor's own."""
_MEASURE = re.compile(r"\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*([a-z]*[a-z0-9/ ]*)\s*", re.I)

Answer = bool | float | str
"""True, False, a number in the factor's unit, or the id of a choice."""


@dataclass(frozen=True, slots=True)
class TypedMedicine:
    """A medicine as it was typed; without a ``name`` it is not recognised."""

    typed: str
    name: str = ""
    factors: tuple[FactorId, ...] = ()
    """What it answers with "present"."""
    medicine: str = ""
    """Its id in the list of medicines."""


@dataclass(frozen=True, slots=True)
class PatientFactors:
    """Answers by factor; a factor that is not here was not asked."""

    answers: Mapping[FactorId, Answer] = field(default_factory=lambda: MappingProxyType({}))
    medicines: tuple[TypedMedicine, ...] = ()

    @property
    def known(self) -> Mapping[FactorId, Answer]:
        """The answers, with those that the medicines give.

        A medicine that was typed stands against "no": of two, the one that asks for care.
        """
        found = dict(self.answers)
        for medicine in self.medicines:
            for factor in medicine.factors:
                if not found.get(factor):
                    found[factor] = True
        return MappingProxyType(found)

    def with_medicines(self, medicines: tuple[TypedMedicine, ...]) -> "PatientFactors":
        """Give the same answers with another list of medicines."""
        return PatientFactors(self.answers, medicines)

    def with_answer(self, factor: FactorId, answer: Answer | None) -> "PatientFactors":
        """Give the same answers with one changed; None takes it back to "not asked"."""
        changed = {key: value for key, value in self.answers.items() if key != factor}
        if answer is not None:
            changed[factor] = answer
        return PatientFactors(MappingProxyType(changed), self.medicines)

    def number(self, factor: FactorId) -> float | None:
        """The number given for a factor, if one was; BMI also follows from weight and height."""
        answer = self.answers.get(factor)
        if isinstance(answer, float):
            return answer
        return self._body_mass_index() if factor == BMI else None

    def _body_mass_index(self) -> float | None:
        """Weight in kg over the square of height in m, to one decimal as it is charted."""
        weight, height = self.answers.get(WEIGHT), self.answers.get(HEIGHT)
        if not isinstance(weight, float) or not isinstance(height, float):
            return None
        return round(weight / (height / 100) ** 2, 1)

    def choice(self, factor: FactorId) -> str:
        """The choice given for a factor; empty when only its presence is known."""
        answer = self.answers.get(factor)
        return answer if isinstance(answer, str) else ""

    def meets(self, threshold: Threshold) -> Truth:
        """Whether a number lies strictly beyond a bound."""
        number = self.number(threshold.factor)
        if number is None:
            return Truth.UNKNOWN
        beyond = (threshold.above is not None and number > threshold.above) or (
            threshold.below is not None and number < threshold.below
        )
        return Truth.YES if beyond else Truth.NO

    def present(self, factor: Factor) -> Truth:
        """Whether a factor is true of the patient; a number decides the flags it implies."""
        if any(self.number(threshold.factor) is not None for threshold in factor.follows):
            derived = any_of(self.meets(threshold) for threshold in factor.follows)
            if derived is not Truth.UNKNOWN:
                return derived
        if any(factor.id in medicine.factors for medicine in self.medicines):
            return Truth.YES
        if any(self.answers.get(name) for name in factor.implied_by):
            return Truth.YES
        answer = self.answers.get(factor.id)
        if answer is None:
            return Truth.UNKNOWN
        return Truth.NO if answer is False else Truth.YES


def find_factor(factors: Mapping[FactorId, Factor], name: str) -> Factor:
    """Find a factor by id or alias.

    Raises:
        UsageError: No factor has that name.
    """
    key = name.strip().lower()
    for factor in factors.values():
        if key == factor.id or key in factor.aliases:
            return factor
    raise UsageError(f"There is no patient factor \"{name}\". 'ipdesk factors' lists them all.")


def _measure(unit: str, text: str) -> float:
    """The number in the factor's own unit; not a number where it cannot be read."""
    found = _MEASURE.fullmatch(text)
    if found is None:
        return math.nan
    given = found[2].strip().lower()
    scale = 1.0 if given in ("", unit.lower()) else UNITS.get(unit, {}).get(given, math.nan)
    try:
        return round(float(found[1]) * scale, 2)
    except ValueError:
        return math.nan


def _number(factor: Factor, text: str) -> float:
    number = _measure(factor.unit, text)
    low, high = factor.minimum, factor.maximum
    within = (low is None or number >= low) and (high is None or number <= high)
    if not math.isfinite(number) or not within:
        unit = f" {factor.unit}" if factor.unit else ""
        bounds = f" from {low:g} to {high:g}{unit}" if low is not None and high is not None else ""
        raise UsageError(f'"{text}" is not a value for {factor.id}: give a number{bounds}.')
    if factor.whole and number % 1:
        raise UsageError(f'"{text}" is not a value for {factor.id}: give a whole number.')
    return number


def _choice(factor: Factor, text: str) -> str:
    key = text.strip().lower()
    for choice in factor.choices:
        if key in (choice.id, choice.label.lower()):
            return choice.id
    known = ", ".join(choice.id for choice in factor.choices)
    raise UsageError(f'"{text}" is not a value for {factor.id}: choose from {known}.')


def read_answer(factor: Factor, text: str | None) -> Answer:
    """Read the answer "present", with the value that was given if any.

    Raises:
        UsageError: The value does not fit the factor.
    """
    match factor.kind:
        case FactorKind.NUMBER:
            if text is None or not text.strip():
                raise UsageError(f"{factor.id} needs a number, for example {factor.id}=40.")
            return _number(factor, text)
        case FactorKind.CHOICE:
            return True if text is None else _choice(factor, text)
        case FactorKind.YES_NO:
            if text is None or text.strip().lower() in ("yes", "true", "1"):
                return True
            if text.strip().lower() in ("no", "false", "0"):
                return False
            raise UsageError(f'"{text}" is not a value for {factor.id}: say yes or no.')
        case _:
            assert_never(factor.kind)


def read_answers(
    factors: Mapping[FactorId, Factor], present: Iterable[str], absent: Iterable[str]
) -> PatientFactors:
    """Read ``ID`` and ``ID=VALUE`` words, and ids that are not present.

    Raises:
        UsageError: An unknown id, a value that does not fit, or a factor given both ways.
    """
    answers: dict[FactorId, Answer] = {}

    def put(factor: Factor, answer: Answer) -> None:
        if answers.setdefault(factor.id, answer) != answer:
            raise UsageError(f"{factor.id} is given twice with different answers. Keep one.")

    for word in present:
        name, separator, value = word.partition("=")
        factor = find_factor(factors, name)
        put(factor, read_answer(factor, value if separator else None))
    for name in absent:
        factor = find_factor(factors, name)
        if factor.kind is FactorKind.NUMBER:
            raise UsageError(f"{factor.id} is a number and cannot be absent: leave it out instead.")
        put(factor, False)
    return PatientFactors(MappingProxyType(answers))

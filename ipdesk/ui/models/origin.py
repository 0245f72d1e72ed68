"""Where an answer comes from that nobody ticked: a number, or a medicine on the list. Pure."""

from collections.abc import Mapping

from ipdesk.clinical.factors import BMI, PatientFactors
from ipdesk.clinical.truth import Truth, any_of
from ipdesk.clinical.wording import number
from ipdesk.content.model import Factor, FactorId, FactorKind
from ipdesk.frozen import dataclass

Factors = Mapping[FactorId, Factor]


@dataclass(frozen=True, slots=True)
class Origin:
    """What answers a factor in the place of a tick: "age 71", "Wellbutrin"."""

    words: str
    is_medicine: bool
    truth: Truth

    @property
    def refusal(self) -> str:
        """Why the answer cannot be changed at the factor itself, and where it can."""
        said = self.words[:1].upper() + self.words[1:]
        if self.is_medicine:
            return f"{said} answers this. Take it off the list of medicines to change it."
        return f"{said} settles this. Change the number to change it."


def number_words(patient: PatientFactors, factor: Factor) -> str:
    """A number with its name: "age 71"; a body mass index says what it was worked out from."""
    given = patient.number(factor.id)
    words = f"{factor.label.lower()} {number(given)}" if given is not None else ""
    worked_out = factor.id == BMI and given is not None and BMI not in patient.answers
    return f"{words} (from weight and height)" if worked_out else words


def _from_numbers(patient: PatientFactors, factor: Factor, factors: Factors) -> Origin | None:
    met = {
        part: patient.meets(part)
        for part in factor.follows
        if patient.number(part.factor) is not None
    }
    if not met:
        return None
    truth = any_of(patient.meets(part) for part in factor.follows)
    if truth is Truth.UNKNOWN:
        return None
    deciding = dict.fromkeys(part.factor for part, held in met.items() if held is truth)
    words = " and ".join(number_words(patient, factors[key]) for key in deciding)
    return Origin(words, is_medicine=False, truth=truth)


def origin(patient: PatientFactors, factor: Factor, factors: Factors) -> Origin | None:
    """What answers a factor beside a tick; None where only a tick can."""
    found = _from_numbers(patient, factor, factors)
    if found is not None:
        return found
    typed = [medicine.typed for medicine in patient.medicines if factor.id in medicine.factors]
    if typed:
        return Origin(" and ".join(typed), is_medicine=True, truth=Truth.YES)
    return None


def is_answered(patient: PatientFactors, factor: Factor) -> bool:
    """Whether a factor is answered, by whatever."""
    if factor.kind is FactorKind.NUMBER:
        return patient.number(factor.id) is not None
    return patient.present(factor) is not Truth.UNKNOWN


def settled_by(patient: PatientFactors, key: FactorId, factors: Factors) -> tuple[str, ...]:
    """The flags that a number answers, in words: "65 or over: yes"."""
    words = []
    for factor in factors.values():
        if any(part.factor == key for part in factor.follows):
            truth = patient.present(factor)
            if truth is not Truth.UNKNOWN:
                words.append(f"{factor.label}: {'yes' if truth is Truth.YES else 'no'}")
    return tuple(words)

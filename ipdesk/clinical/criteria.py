"""What labels and payers ask before a treatment: met, not met, or not asked yet."""

from collections.abc import Iterable, Mapping

from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.truth import Truth, all_of
from ipdesk.content.model import Criterion, Factor, FactorId, Requirement
from ipdesk.frozen import dataclass

IN_PART = "met in part"
WORDS = {Truth.YES: "met", Truth.NO: "not met", Truth.UNKNOWN: "not asked"}


@dataclass(frozen=True, slots=True)
class CriterionFinding:
    """A criterion, whether the patient meets it, and what is still to be asked."""

    criterion: Criterion
    met: Truth
    to_ask: tuple[FactorId, ...]

    @property
    def word(self) -> str:
        """``met``, ``not met`` or ``not asked``; ``met in part`` where a part was not judged."""
        if self.criterion.rest and self.met is Truth.YES:
            return IN_PART
        return WORDS[self.met]

    @property
    def words(self) -> str:
        """The word, with what is left for the clinician to check."""
        rest = self.criterion.rest
        return f"{self.word}; also check: {rest}" if self.word == IN_PART else self.word


def _number(requirement: Requirement, number: float | None) -> Truth:
    if number is None:
        return Truth.UNKNOWN
    low, high = requirement.at_least, requirement.at_most
    within = (low is None or number >= low) and (high is None or number <= high)
    return Truth.YES if within else Truth.NO


def _holds(requirement: Requirement, factor: Factor, patient: PatientFactors) -> Truth:
    if requirement.at_least is not None or requirement.at_most is not None:
        return _number(requirement, patient.number(requirement.factor))
    present = patient.present(factor)
    if requirement.choice:
        if present is not Truth.YES:
            return present
        choice = patient.choice(requirement.factor)
        if not choice:
            return Truth.UNKNOWN
        return Truth.YES if choice == requirement.choice else Truth.NO
    if present is Truth.UNKNOWN:
        return Truth.UNKNOWN
    return Truth.YES if (present is Truth.YES) is requirement.present else Truth.NO


def judge_criteria(
    criteria: Iterable[Criterion],
    factors: Mapping[FactorId, Factor],
    patient: PatientFactors,
    condition: str,
    protocol: str = "",
) -> tuple[CriterionFinding, ...]:
    """Judge the criteria that are about this condition and this way of giving the treatment."""
    found = []
    for criterion in criteria:
        if criterion.conditions and condition not in criterion.conditions:
            continue
        if criterion.protocols and protocol and protocol not in criterion.protocols:
            continue
        parts = {
            requirement: _holds(requirement, factors[requirement.factor], patient)
            for requirement in criterion.requires
        }
        met = all_of(parts.values())
        open_parts = [part.factor for part, truth in parts.items() if truth is Truth.UNKNOWN]
        to_ask = tuple(dict.fromkeys(open_parts)) if met is Truth.UNKNOWN else ()
        found.append(CriterionFinding(criterion, met, to_ask))
    return tuple(found)

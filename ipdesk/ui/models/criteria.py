"""What labels and payers ask, as the grid and the basis show it. Pure."""

from collections.abc import Iterable, Mapping

from ipdesk.clinical import wording
from ipdesk.clinical.comparison import Comparison, Option
from ipdesk.clinical.criteria import IN_PART, WORDS, CriterionFinding
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.truth import Truth
from ipdesk.content.library import Library
from ipdesk.content.model import Factor, FactorId, Requirement
from ipdesk.frozen import dataclass
from ipdesk.ui.models.basis import source_parts
from ipdesk.ui.models.basis_parts import (
    AskPart,
    CriterionLine,
    Detail,
    Mark,
    Paragraph,
    Part,
    Parts,
    Title,
)
from ipdesk.ui.models.origin import number_words, origin

NO_CRITERIA = "No label criteria listed here"
# What is met in part is not settled: it bears the sign of what is still to be asked.
_ORDER = (
    (Truth.NO, WORDS[Truth.NO]),
    (Truth.UNKNOWN, WORDS[Truth.UNKNOWN]),
    (Truth.UNKNOWN, IN_PART),
    (Truth.YES, WORDS[Truth.YES]),
)


@dataclass(frozen=True, slots=True)
class Tally:
    """So many criteria of one body that are met, not met, or not asked."""

    met: Truth
    text: str


@dataclass(frozen=True, slots=True)
class CriteriaGroup:
    """The criteria of one body; a count is no verdict: some are alternatives."""

    whose: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class CriteriaCell:
    """What labels and payers ask before one option."""

    groups: tuple[CriteriaGroup, ...]
    empty: str
    spoken: str = ""


def _by_body(findings: Iterable[CriterionFinding]) -> dict[str, list[CriterionFinding]]:
    bodies: dict[str, list[CriterionFinding]] = {}
    for finding in findings:
        bodies.setdefault(finding.criterion.whose, []).append(finding)
    return bodies


def _tallies(findings: list[CriterionFinding]) -> tuple[Tally, ...]:
    counts = [(*kind, sum(found.word == kind[1] for found in findings)) for kind in _ORDER]
    return tuple(Tally(truth, f"{count} {word}") for truth, word, count in counts if count)


def criteria_cell(option: Option) -> CriteriaCell:
    """The criteria of an option, body by body."""
    name = option.names.short_name
    if not option.criteria:
        return CriteriaCell((), NO_CRITERIA, f"{name}, Label criteria: {NO_CRITERIA.lower()}.")
    groups = tuple(
        CriteriaGroup(whose, _tallies(found)) for whose, found in _by_body(option.criteria).items()
    )
    listed = " ".join(
        f"{group.whose}: {', '.join(tally.text for tally in group.tallies)}." for group in groups
    )
    spoken = f"{name}, Label criteria. {listed} Press Enter for each of them."
    return CriteriaCell(groups, "", spoken)


def criteria_words(cell: CriteriaCell) -> str:
    """A cell in one line."""
    return "; ".join(
        f"{group.whose}: {', '.join(tally.text for tally in group.tallies)}"
        for group in cell.groups
    )


def _unit(factor: Factor) -> str:
    return f" {factor.unit}" if factor.unit else ""


def _asked(requirement: Requirement, factor: Factor) -> str:
    """What a requirement asks: "at least 18 years"."""
    low, high = requirement.at_least, requirement.at_most
    if low is not None and high is not None:
        return f"{wording.number(low)} to {wording.number(high)}{_unit(factor)}"
    if low is not None:
        return f"at least {wording.number(low)}{_unit(factor)}"
    if high is not None:
        return f"at most {wording.number(high)}{_unit(factor)}"
    if requirement.choice:
        named = [choice.label for choice in factor.choices if choice.id == requirement.choice]
        return named[0] if named else requirement.choice
    return "no" if requirement.present is False else "yes"


def _answered(
    requirement: Requirement,
    factor: Factor,
    patient: PatientFactors,
    factors: Mapping[FactorId, Factor],
) -> str:
    """The patient's own value: "34 years", "yes, from Wellbutrin", "not asked"."""
    if requirement.at_least is not None or requirement.at_most is not None:
        given = patient.number(factor.id)
        if given is None:
            return "not asked"
        worked_out = "(from weight and height)" in number_words(patient, factor)
        from_both = " (from weight and height)" if worked_out else ""
        return f"{wording.number(given)}{_unit(factor)}{from_both}"
    truth = patient.present(factor)
    if truth is Truth.UNKNOWN:
        return "not asked"
    found = origin(patient, factor, factors)
    chosen = patient.choice(factor.id)
    named = [choice.label for choice in factor.choices if choice.id == chosen]
    word = "no" if truth is Truth.NO else named[0] if named else "yes"
    if requirement.choice and truth is Truth.YES and not named:
        word = "yes, kind not asked"
    return f"{word}, from {found.words}" if found else word


def _requirement(
    requirement: Requirement, patient: PatientFactors, factors: Mapping[FactorId, Factor]
) -> str:
    factor = factors[requirement.factor]
    asked = _asked(requirement, factor)
    answered = _answered(requirement, factor, patient, factors)
    return f"{factor.label}: {asked}. This patient: {answered}."


def finding_parts(
    finding: CriterionFinding,
    patient: PatientFactors,
    factors: Mapping[FactorId, Factor],
    library: Library,
) -> Parts:
    """Everything behind one criterion."""
    criterion = finding.criterion
    lines = [_requirement(one, patient, factors) for one in criterion.requires]
    sign = Truth.UNKNOWN if finding.word == IN_PART else finding.met
    parts: list[Part] = [
        CriterionLine(sign, finding.word, criterion.label),
        Detail("Whose", criterion.whose),
        Detail("Asks" if len(lines) == 1 else "Asks for all of these", "\n".join(lines)),
    ]
    if criterion.rest:
        parts.append(Detail("Also check", criterion.rest))
    if finding.to_ask:
        named = ", ".join(factors[key].label for key in finding.to_ask)
        parts.append(AskPart(named, finding.to_ask))
    if criterion.note:
        parts.append(Detail("Note", criterion.note))
    parts.append(Mark(wording.CHECKED_WORDS[criterion.checked], criterion.checked == "memory"))
    return (*parts, *source_parts(library.sources(criterion.sources), criterion.locator))


def criteria_of(
    option: Option, comparison: Comparison, library: Library
) -> tuple[Parts, tuple[tuple[str, Parts], ...]]:
    """Title, and the basis of every criterion of an option by its id."""
    title = Title(f"{option.names.short_name} · Label criteria", comparison.condition.name)
    if not option.criteria:
        words = f"{NO_CRITERIA} for this option in this condition."
        return (title, Paragraph(words)), ()
    hint = "What labels and payers ask, in their words. Nothing here decides for the patient."
    cards = tuple(
        (
            finding.criterion.id,
            finding_parts(finding, comparison.patient, comparison.factors, library),
        )
        for finding in option.criteria
    )
    return (title, Paragraph(hint, "caption")), cards

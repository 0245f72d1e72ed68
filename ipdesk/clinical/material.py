"""Reads from the reference what a comparison is made from."""

from collections.abc import Iterable

from ipdesk.clinical.comparison import Comparison, Material, check_choice, compare
from ipdesk.clinical.factors import PatientFactors
from ipdesk.content.library import Library
from ipdesk.content.model import Condition, Treatment

DEFAULT_CONDITION = "trd"


def material_of(
    library: Library, treatments: tuple[Treatment, ...], condition: Condition
) -> Material:
    """Put the shared lists beside treatments and a condition that were read already."""
    return Material(
        reference=library.info,
        condition=condition,
        treatments=treatments,
        rows=library.rows,
        factors=library.factors,
        evidence=library.evidence(condition.id),
        evidence_words=library.vocabulary("evidence"),
        head_to_head=library.head_to_head,
    )


def gather(library: Library, treatments: Iterable[str], condition: str) -> Material:
    """Read the chosen treatments and the condition, whole.

    Raises:
        UsageError: An unknown id, fewer than two or more than six options, or one twice.
    """
    chosen = check_choice(treatments)
    found = library.condition(condition)
    return material_of(library, tuple(library.treatment(name) for name in chosen), found)


def compare_from(
    library: Library, treatments: Iterable[str], condition: str, patient: PatientFactors
) -> Comparison:
    """Read what is needed and compare; raises as ``gather`` does."""
    return compare(gather(library, treatments, condition), patient)

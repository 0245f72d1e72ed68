"""Reads from the reference what a comparison is made from."""

from collections.abc import Iterable

from ipdesk.clinical.comparison import Comparison, Material, check_choice, compare
from ipdesk.clinical.factors import PatientFactors
from ipdesk.content.library import Library

DEFAULT_CONDITION = "trd"


def gather(library: Library, treatments: Iterable[str], condition: str) -> Material:
    """Read the chosen treatments and the condition, whole.

    Raises:
        UsageError: An unknown id, fewer than two or more than six options, or one twice.
    """
    chosen = check_choice(treatments)
    return Material(
        reference=library.info,
        condition=library.condition(condition),
        treatments=tuple(library.treatment(name) for name in chosen),
        rows=library.rows,
        factors=library.factors,
        evidence=library.evidence(condition),
        evidence_words=library.vocabulary("evidence"),
        head_to_head=library.head_to_head,
    )


def compare_from(
    library: Library, treatments: Iterable[str], condition: str, patient: PatientFactors
) -> Comparison:
    """Read what is needed and compare; raises as ``gather`` does."""
    return compare(gather(library, treatments, condition), patient)

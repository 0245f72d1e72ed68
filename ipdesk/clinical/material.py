"""Reads from the reference what a comparison is made from."""

from collections.abc import Iterable

from ipdesk.clinical.comparison import Comparison, Material, check_choice, check_ways, compare
from ipdesk.clinical.factors import PatientFactors, read_answers
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
        UsageError: An unknown id, fewer than two or more than six options, one twice, or a way
            of giving that is not used for the condition.
    """
    chosen = check_choice(treatments)
    found = library.condition(condition)
    treatments_read = tuple(library.treatment(name) for name in chosen)
    check_ways(treatments_read, found.id)
    return material_of(library, treatments_read, found)


def compare_from(
    library: Library, treatments: Iterable[str], condition: str, patient: PatientFactors
) -> Comparison:
    """Read what is needed and compare; raises as ``gather`` does."""
    return compare(gather(library, treatments, condition), patient)


def read_patient(
    library: Library, present: Iterable[str], absent: Iterable[str], medicines: Iterable[str] = ()
) -> PatientFactors:
    """Read what is known of a patient from words, as ``read_answers``; medicines by any name."""
    patient = read_answers(library.factors, present, absent)
    typed = "\n".join(medicines)
    if not typed.strip():
        return patient
    from ipdesk.clinical.medicines import MedicineNames

    names = MedicineNames(library.medicines, library.medicine_classes)
    return patient.with_medicines(names.read(typed))

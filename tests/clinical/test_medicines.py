"""Medicines by brand, international or class name; what is not known is kept and said."""

import pytest

from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import compare_from, read_patient
from ipdesk.clinical.medicines import MOST_CHARACTERS, MedicineNames, in_words
from ipdesk.clinical.truth import Truth
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId


@pytest.fixture
def names(library: Library) -> MedicineNames:
    return MedicineNames(library.medicines, library.medicine_classes)


@pytest.mark.parametrize(
    ("typed", "factor"),
    [
        ("Wellbutrin", "bupropion"),
        ("bupropion", "bupropion"),
        ("NDRI", "bupropion"),
        ("wellbutrin xl 300 mg", "bupropion"),
        ("Zyban", "bupropion"),
        ("Eskalith", "lithium"),
        ("Priadel", "lithium"),
        ("Ativan", "benzodiazepine"),
        ("benzos", "benzodiazepine"),
        ("Klonopin", "benzodiazepine"),
        ("Rivotril", "benzodiazepine"),
        ("Depakote", "anticonvulsant"),
        ("Epilim", "anticonvulsant"),
        ("Lamictal", "lamotrigine"),
        ("Clozaril", "clozapine"),
        ("Nardil", "maoi"),
        ("Ritalin", "stimulant"),
        ("theophylline", "theophylline"),
        ("oxycodone", "opioid"),
        ("Eliquis", "anticoagulation"),
        ("warfarin", "anticoagulation"),
        ("Ozempic", "glp1-agonist"),
        ("Jardiance", "sglt2-inhibitor"),
        ("nortriptyline", "tricyclic"),
        ("Aricept", "cholinesterase-inhibitor"),
    ],
)
def test_a_name_leads_to_its_factor(names: MedicineNames, typed: str, factor: str) -> None:
    (found,) = names.read(typed)
    assert factor in found.factors


def test_a_list_is_read_and_nothing_is_dropped(names: MedicineNames) -> None:
    found = names.read("Wellbutrin XL, Zzyzx forte; lithium\nfish oil,, ")
    assert [medicine.typed for medicine in found] == [
        "Wellbutrin XL",
        "Zzyzx forte",
        "lithium",
        "fish oil",
    ]
    assert [bool(medicine.name) for medicine in found] == [True, False, True, False]


def test_what_is_not_known_says_so(names: MedicineNames) -> None:
    (found,) = names.read("Zzyzx forte")
    assert "not recognised" in in_words(found, {})


def test_a_slip_is_offered_and_never_taken(names: MedicineNames) -> None:
    (found,) = names.read("lithum")
    assert not found.name
    assert "lithium" in {name.lower() for name in names.near("lithum")}
    assert names.near("xx") == ()


def test_a_long_or_strange_name_is_kept_short(names: MedicineNames) -> None:
    (found,) = names.read("x" * 10_000)
    assert len(found.typed) == MOST_CHARACTERS
    assert names.read("سلام 😀")[0].name == ""
    assert names.read("") == ()


def test_a_medicine_answers_its_rule(library: Library) -> None:
    patient = read_patient(library, [], [], ["Wellbutrin"])
    found = compare_from(library, ["tms", "ect"], "trd", patient)
    held = {finding.factor.id for finding in found.option("tms").screening.certain}
    assert "bupropion" in held


def test_a_medicine_stands_against_a_no(library: Library) -> None:
    patient = read_patient(library, [], ["lithium"], ["Priadel"])
    assert patient.present(library.factors[FactorId("lithium")]) is Truth.YES
    assert patient.known[FactorId("lithium")] is True


def test_without_medicines_nothing_is_answered(library: Library) -> None:
    assert read_patient(library, [], []) == PatientFactors()


def test_every_medicine_is_sourced_and_answers_a_factor_that_exists(library: Library) -> None:
    known = set(library.factors)
    groups = {group.id: group for group in library.medicine_classes}
    assert len(library.medicines) > 100
    for medicine in library.medicines:
        assert library.sources(medicine.sources)
        answers = {*medicine.factors}
        for name in medicine.classes:
            answers |= {*groups[name].factors}
        assert answers <= known


@pytest.mark.parametrize(
    ("typed", "factors"),
    [
        ("sertraline and phenelzine", {"maoi"}),
        ("lithium/Wellbutrin", {"lithium", "bupropion"}),
        ("lithium + bupropion", {"lithium", "bupropion"}),
        ("Ativan 1mg Klonopin 2mg", {"benzodiazepine"}),
        ("1. lithium 2. bupropion", {"lithium", "bupropion"}),
        ("\u2022 lithium \u2022 Nardil", {"lithium", "maoi"}),
        ("omeprazole 20 mg daily / " + "x" * 90 + " / tramadol 50 mg", {"opioid"}),
    ],
)
def test_every_name_of_an_entry_counts(names: MedicineNames, typed: str, factors: set[str]) -> None:
    found = {factor for medicine in names.read(typed) for factor in medicine.factors}
    assert factors <= found


def test_what_is_no_name_is_kept_beside_what_is(names: MedicineNames) -> None:
    found = names.read("zzyzx & lithium")
    assert [(m.typed, bool(m.name)) for m in found] == [("zzyzx", False), ("lithium", True)]


@pytest.mark.parametrize(
    "typed",
    [
        "no lithium",
        "not on lithium",
        "denies benzos",
        "allergic to lithium",
        "stopped lithium 2020",
    ],
)
def test_what_is_not_taken_answers_nothing(names: MedicineNames, typed: str) -> None:
    (found,) = names.read(typed)
    assert (found.typed, found.name, found.factors) == (typed, "", ())


def test_another_drug_is_not_offered_for_a_real_one(names: MedicineNames) -> None:
    for typed in ("Plavix", "Tylenol", "Zyzzx"):
        assert names.near(typed) == ()


def test_a_rule_about_some_medicines_leaves_the_others_of_the_class_alone(
    library: Library,
) -> None:
    def held(*medicines: str, ticked: tuple[str, ...] = ()) -> set[str]:
        patient = read_patient(library, ticked, [], medicines)
        found = compare_from(library, ["zuranolone", "ect"], "postpartum", patient)
        return {f.rule.id for f in found.option("zuranolone").screening.certain}

    rule = "zuranolone.rule.anticonvulsant"
    assert rule in held("Tegretol")
    assert rule not in held("gabapentin")
    assert rule in held("gabapentin", "phenytoin")
    assert rule in held(ticked=("anticonvulsant",))

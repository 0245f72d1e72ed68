"""Every safety rule that ships, against a table written from the evidence dossiers."""

import csv
from pathlib import Path

import pytest

from ipdesk.clinical.comparison import Option
from ipdesk.clinical.factors import read_answers
from ipdesk.clinical.material import compare_from
from ipdesk.clinical.truth import Truth
from ipdesk.content.library import Library
from ipdesk.content.model import FactorKind

TABLE = Path(__file__).with_name("expected_effects.tsv")


def expectations() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return list(csv.DictReader(lines, delimiter="\t"))


EXPECTED = expectations()


def option(library: Library, case: dict[str, str], present: list[str], absent: list[str]) -> Option:
    patient = read_answers(library.factors, present, absent)
    other = "usual-care"
    comparison = compare_from(library, [case["treatment"], other], case["condition"], patient)
    return comparison.option(case["treatment"])


def about(found: Option, case: dict[str, str]) -> dict[str, Truth]:
    screening = found.other_protocols if case["where"] == "other-protocol" else found.screening
    strongest: dict[str, Truth] = {}
    for finding in screening.findings:
        if finding.factor.id == case["factor"]:
            effect = finding.rule.effect.value
            strongest[effect] = max(finding.certainty, strongest.get(effect, Truth.NO))
    return strongest


def test_the_table_holds_every_treatment() -> None:
    assert {case["treatment"] for case in EXPECTED} == {
        "ect", "tms", "ketamine-iv", "esketamine", "vns", "dbs",
        "mst", "tdcs", "ablative", "sgb", "psilocybin", "zuranolone",
    }  # fmt: skip
    assert len(EXPECTED) > 500


@pytest.mark.parametrize(
    "case",
    EXPECTED,
    ids=lambda case: "-".join((case["treatment"], case["condition"], case["said"])),
)
class TestRule:
    def test_holds_when_the_answer_is_yes(self, library: Library, case: dict[str, str]) -> None:
        found = about(option(library, case, [case["said"]], []), case)
        assert found.get(case["effect"]) is Truth.YES

    def test_is_silent_when_the_answer_is_no(self, library: Library, case: dict[str, str]) -> None:
        if library.factors[case["factor"]].kind is FactorKind.NUMBER:
            return
        assert about(option(library, case, [], [case["factor"]]), case) == {}

    def test_is_asked_about_when_it_was_not(self, library: Library, case: dict[str, str]) -> None:
        found = option(library, case, [], [])
        assert Truth.YES not in about(found, case).values()
        screening = found.other_protocols if case["where"] == "other-protocol" else found.screening
        assert case["factor"] in screening.to_ask


def effect_of(library: Library, treatment: str, *said: str, condition: str = "trd") -> set[str]:
    patient = read_answers(library.factors, said, [])
    comparison = compare_from(library, [treatment, "usual-care"], condition, patient)
    return {finding.rule.effect.value for finding in comparison.option(treatment).screening.certain}


@pytest.mark.parametrize(
    ("treatment", "said", "expected"),
    [
        ("ketamine-iv", ("systolic-bp=142", "diastolic-bp=88"), {"caution"}),
        ("ketamine-iv", ("systolic-bp=185", "diastolic-bp=95"), {"contraindicated"}),
        ("ketamine-iv", ("systolic-bp=120", "diastolic-bp=75"), set()),
        ("ketamine-iv", ("uncontrolled-hypertension", "systolic-bp=142"), {"caution"}),
        ("tms", ("age=14",), {"not-recommended"}),
        ("tms", ("age=16",), {"caution"}),
        ("vns", ("failed-trials=4",), set()),
        ("vns", ("failed-trials=3",), {"not-recommended"}),
        ("tms", ("substance-use=past",), {"no-limit"}),
        ("tms", ("substance-use=withdrawal",), {"not-recommended"}),
    ],
)
def test_numbers_and_kinds_decide(
    library: Library, treatment: str, said: tuple[str, ...], expected: set[str]
) -> None:
    assert effect_of(library, treatment, *said) == expected


@pytest.mark.parametrize("treatment", ["ect", "esketamine", "ketamine-iv"])
@pytest.mark.parametrize("factor", ["acute-suicidality", "age-65-plus", "previous-ect-response"])
def test_better_outcomes_in_depression_do_not_leak_to_ocd(
    library: Library, treatment: str, factor: str
) -> None:
    assert "favours" not in effect_of(library, treatment, factor, condition="ocd")


@pytest.mark.parametrize("kind", ["past", "schizophrenia"])
def test_a_past_or_other_psychosis_does_not_read_as_better_outcomes(
    library: Library, kind: str
) -> None:
    assert "favours" not in effect_of(library, "ect", f"psychosis={kind}")


def test_studies_against_each_other_are_called_checked_as_the_least_checked(
    library: Library,
) -> None:
    nothing = read_answers(library.factors, [], [])
    comparison = compare_from(library, ["ketamine-iv", "esketamine"], "trd", nothing)
    studies = comparison.pairs[0].studies
    assert {study.checked.value for study in studies} == {"page", "secondary"}
    assert [cell.checked for cell in comparison.row("head_to_head").cells] == ["secondary"] * 2

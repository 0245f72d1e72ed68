"""The editor's report: each kind of fault is found, named by file and key, and mended in words."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import compare_from
from ipdesk.content.check import check_content
from ipdesk.content.compile import build
from ipdesk.content.library import Library
from ipdesk.content.model import TreatmentId
from ipdesk.content.plain import faults
from tests.conftest import CONTENT

REVIEWED = date(2026, 11, 22)
ECT = "treatments/ect.toml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped content to break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")


def report(folder: Path, today: date = REVIEWED) -> str:
    return "\n".join(str(problem) for problem in check_content(folder, today))


def once(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def after_first_fact(line: str) -> Callable[[str], str]:
    return lambda text: text.replace("[[facts]]\n", f"[[facts]]\n{line}\n", 1)


def without_first_says(text: str) -> str:
    return re.sub(r"^says = \[.*?\]\n", "", text, count=1, flags=re.M | re.S)


def criterion(requirement: str) -> Callable[[str], str]:
    entry = (
        f'[[criteria]]\nid = "ect.criteria.x"\nlabel = "X"\nwhose = "US label"\n'
        f'requires = [{requirement}]\nsources = ["fda-ect-2018"]\nchecked = "page"\n\n'
    )
    return once("[[criteria]]", entry + "[[criteria]]")


def pearl(fact: str) -> Callable[[str], str]:
    entry = f'[[pearls]]\nid = "ect.pearl.x"\nkind = "pearl"\ntext = "X."\nfacts = ["{fact}"]\n\n'
    return once("[[pearls]]", entry + "[[pearls]]")


def medicine(rest: str) -> Callable[[str], str]:
    entry = f'[[medicines]]\nid = "x-1"\n{rest}\nsources = ["bnf"]\nchecked = "memory"\n\n'
    return once("[[medicines]]", entry + "[[medicines]]")


def untested(first: str, second: str) -> Callable[[str], str]:
    entry = (
        f'[[untested]]\nid = "x"\nfirst = "{first}"\nsecond = "{second}"\n'
        'finding = "None found."\nplain = "Not compared."\n\n'
    )
    return once("[[untested]]", entry + "[[untested]]")


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        (
            ECT,
            after_first_fact('shrot = "x"'),
            r"treatments/ect\.toml: facts\.ect\.\S+\.shrot: .*spelling",
        ),
        (ECT, once("[[facts]]", "[[facts"), r"treatments/ect\.toml: -: not readable as TOML"),
        (ECT, once('sources = ["', 'sources = ["nobody-1999", "'), 'no source "nobody-1999"'),
        (ECT, once('row = "invasiveness"', 'row = "colour"'), 'no row "colour"'),
        (ECT, once('level = "general"', 'level = "deep"'), 'no level "deep"'),
        (ECT, once('factor = "pregnancy"', 'factor = "pregnacy"'), 'no factor "pregnacy"'),
        (ECT, once('effect = "caution"', 'effect = "scary"'), r"effect: Input should be"),
        (ECT, once('id = "ect"', 'id = "etc"'), '"etc" is not the file name'),
        (
            "sources.toml",
            once(
                "[[sources]]",
                '[[sources]]\nid = "x-1"\nkind = "rct"\ncitation = "X."\n'
                'url = "https://example.org"\nchecked = "page"\n\n[[sources]]',
            ),
            "x-1: nothing cites it",
        ),
        ("rows.toml", once('group = "glance"', 'group = "glimpse"'), 'no group "glimpse"'),
        (
            "evidence_map.toml",
            once('treatment = "ect"', 'treatment = "etc"'),
            "etc: no such treatment",
        ),
        (ECT, once('says = ["', 'says = ["nobody", "'), '"nobody" does not say whose statement'),
        (ECT, without_first_says, "nobody's statement"),
        (ECT, once('action = "', 'action = "Stop lithium. '), '"stop" gives an order'),
        (ECT, once('action = "', 'action = "It must be checked. '), '"must" gives an order'),
        (ECT, once('effect = "adjust"', 'effect = "contraindicated"'), "nothing in says bars it"),
        (ECT, criterion('{ factor = "age", present = true }'), "does not fit age"),
        (ECT, criterion('{ factor = "agee", at_least = 13 }'), 'no factor "agee"'),
        (ECT, criterion('{ factor = "age" }'), "give at_least, at_most, present or choice"),
        (ECT, pearl("ect.nothing"), 'no fact or rule "ect.nothing"'),
        (ECT, once("[[rules]]", '[[rules]]\nmedicines = ["zzyzx"]'), 'no medicine "zzyzx"'),
        ("medicines.toml", medicine('name = "lithium"'), '"lithium" also names'),
        ("medicines.toml", medicine('name = "x"\nfactors = ["zzyzx"]'), 'no factor "zzyzx"'),
        ("medicines.toml", medicine('name = "x"\nclasses = ["zzyzx"]'), 'no class "zzyzx"'),
        ("medicines.toml", medicine('name = "x"'), "answers no factor"),
        ("medicines.toml", medicine('name = "x"\nus_brands = ["Wellbutrin-XL"]'), "also names"),
        ("medicines.toml", medicine('name = "x"\nus_brands = [" "]'), "is no name"),
        (ECT, criterion('{ factor = "age", at_least = 18, at_most = 5 }'), "above at_most"),
        (ECT, criterion('{ factor = "age", at_least = 1800 }'), "1800 is no value of age"),
        ("faq.toml", lambda _: "x = " + "[" * 100_000, "nested too deep"),
        ("disagreements.toml", once('treatments = ["', 'treatments = ["etc", "'), '"etc"'),
        ("disagreements.toml", once("facts = [", 'facts = ["zzyzx", '), 'no fact "zzyzx"'),
        ("head_to_head.toml", once('first_protocol = "', 'first_protocol = "x'), "no protocol x"),
        ("head_to_head.toml", untested("ect", "tms"), "untested, though"),
    ],
    ids=[
        "typo",
        "syntax",
        "source",
        "row",
        "level",
        "factor",
        "effect",
        "id",
        "uncited",
        "group",
        "map",
        "whose",
        "nobody",
        "order",
        "must",
        "severity",
        "criterion-kind",
        "criterion-factor",
        "criterion-empty",
        "pearl",
        "rule-medicine",
        "medicine-twice",
        "medicine-factor",
        "medicine-class",
        "medicine-idle",
        "medicine-spelling",
        "medicine-blank",
        "criterion-order",
        "criterion-bounds",
        "nested",
        "disagreement-treatment",
        "disagreement-fact",
        "study-protocol",
        "untested-tested",
    ],
)
def test_a_fault_is_named_with_file_and_key(
    content: Path, file: str, change: Callable[[str], str], told: str
) -> None:
    edit(content / file, change)
    assert re.search(told, report(content))


def test_two_headlines_for_a_cell_are_refused(content: Path) -> None:
    text = (content / ECT).read_text(encoding="utf-8")
    fact = re.search(r'\[\[facts\]\]\nid = "ect\.anesthesia"\n.*?(?=\[\[)', text, re.S)
    assert fact
    twin = fact.group(0).replace("ect.anesthesia", "ect.anesthesia.twin")
    edit(content / ECT, lambda old: old.replace(fact.group(0), fact.group(0) + twin))
    assert "two headlines: ect.anesthesia, ect.anesthesia.twin" in report(content)


def test_a_row_without_facts_is_missing_for_every_treatment(content: Path) -> None:
    edit(
        content / "rows.toml",
        lambda text: (
            text + '\n[[rows]]\nid = "noise"\nlabel = "Noise"\n'
            'question = "Is it loud?"\ngroup = "risks"\n'
        ),
    )
    assert report(content).count("noise: no headline for") == len(
        list((CONTENT / "treatments").iterdir())
    )


def test_all_faults_are_reported_in_one_run(content: Path) -> None:
    edit(content / ECT, once('row = "invasiveness"', 'row = "colour"'))
    edit(content / "treatments/tms.toml", once('row = "invasiveness"', 'row = "colour"'))
    told = report(content)
    assert "treatments/ect.toml" in told
    assert "treatments/tms.toml" in told


def test_a_passed_review_date_warns_then_refuses(content: Path) -> None:
    soon = check_content(content, date(2027, 12, 1))
    assert soon
    assert all(problem.warning for problem in soon)
    late = check_content(content, date(2028, 6, 1))
    assert not any(problem.warning for problem in late)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It happens to 1 in 20 people.", "1 in 2"),
        ("It helps 60% of people.", "%"),
        ("A headache is common.", "common"),
        ("It works twice as well as pills.", "twice as"),
        ("You should have this.", "tells the patient what to do"),
        ("It is the best choice.", "tells the patient what to do"),
        ("It was once called shock treatment.", "shock"),
        ("It doubles the risk.", "doubles the risk"),
        ("Your QTC may be long.", "QTC"),
        ("Electroencephalography is done.", "not explained"),
        (" ".join(["word"] * 21) + ".", "a sentence of 21 words"),
    ],
)
def test_what_a_patient_may_not_be_told(text: str, told: str) -> None:
    found = " ".join(fault.what for fault in faults(text))
    assert told in found


def test_practical_safety_lines_may_direct() -> None:
    assert faults("You must not drive until the next day.", practical=True) == []
    assert faults("You must not drive until the next day.") != []


@pytest.mark.parametrize("name", ["ect", "esketamine"])
def test_a_file_that_cannot_be_read_brings_no_other_faults(content: Path, name: str) -> None:
    edit(content / "treatments" / f"{name}.toml", once("[[facts]]", "[[facts"))
    problems = check_content(content, REVIEWED)
    assert [problem.file for problem in problems] == [f"treatments/{name}.toml"]


def test_a_folder_in_place_of_a_file_is_a_fault(content: Path) -> None:
    (content / "treatments" / "new.toml").mkdir()
    assert "treatments/new.toml: -: not readable" in report(content)


def test_a_row_still_to_be_filled_is_refused_but_can_be_shown(
    content: Path, tmp_path: Path
) -> None:
    """Until its facts are written a new row says "no number reported"."""
    row = '[[rows]]\nid = "noise"\nlabel = "Noise"\nquestion = "Is it loud?"\ngroup = "risks"\n\n'
    edit(content / "rows.toml", once("[[rows]]", row + "[[rows]]"))
    build(content, tmp_path / "reference.db", REVIEWED)
    library = Library(tmp_path / "reference.db")
    comparison = compare_from(library, ["ect", "tms"], "trd", PatientFactors())
    assert [cell.short for cell in comparison.row("noise").cells] == ["No number reported"] * 2


def test_a_treatment_may_state_its_own_level(content: Path, tmp_path: Path) -> None:
    """A new treatment is one file: the map may be silent about it."""
    text = (content / "evidence_map.toml").read_text(encoding="utf-8")
    pairs = [part for part in text.split("[[pairs]]") if 'treatment = "vns"' not in part]
    (content / "evidence_map.toml").write_text("[[pairs]]".join(pairs), encoding="utf-8")
    build(content, tmp_path / "reference.db", REVIEWED)
    level = Library(tmp_path / "reference.db").evidence("trd")[TreatmentId("vns")].level
    assert level == "supported"

"""The search of the shipped reference: what is typed finds what was meant."""

import sqlite3

import pytest

from ipdesk.content.library import Library
from ipdesk.content.search import END, START, Found, marked
from ipdesk.content.spelling import distance


def titles(found: Found, count: int = 8) -> str:
    return "\n".join(f"{hit.kind} {hit.title}" for hit in found.hits[:count])


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("shock treatment", "treatment Electroconvulsive therapy"),
        ("electroshock", "treatment Electroconvulsive therapy"),
        ("Spravato", "treatment Esketamine"),
        ("Spravato driving", "fact Esketamine: Aftercare and driving"),
        ("metal in head", "factor Metal in the head"),
        ("lithium ect", "rule ECT: Lithium"),
        ("seizzure", "term Seizure"),
        ("siezure", "term Seizure"),
        ("cochlear implnt tms", "rule TMS: Cochlear implant"),
        ("electroconv", "treatment Electroconvulsive therapy"),
        ("Wellbutrin", "medicine bupropion"),
        ("NDRI", "medicine bupropion"),
        ("magnet therapy", "treatment Transcranial magnetic stimulation"),
        ("postpartum zuranolone", "Zuranolone"),
        ("iTBS", "protocol TMS"),
        ("pace maker tms", "rule TMS: Pacemaker"),
        ("blod thiner dbs", "rule DBS: Blood thinner"),
        ("how many sesions ect", "fact ECT: Session frequency"),
        ("can I breastfeed after spravato", "fact Esketamine: Pregnancy"),
        ("KetECT", "disagreement IV ketamine and ECT"),
    ],
)
def test_what_is_typed_finds_what_is_meant(library: Library, typed: str, wanted: str) -> None:
    assert wanted.lower() in titles(library.search(typed)).lower()


def test_metal_in_the_head_also_finds_the_rule(library: Library) -> None:
    found = library.search("metal in head")
    assert any(hit.kind == "rule" and hit.owner == "tms" for hit in found.hits)


def test_a_slip_is_put_right_and_said(library: Library) -> None:
    found = library.search("seizzure")
    assert found.corrected == (("seizzure", "seizure"),)
    assert any("seizure" in remark for remark in found.remarks)
    assert library.search("seizure").corrected == ()


def test_words_that_never_stand_together_find_some_of_them_and_say_so(library: Library) -> None:
    found = library.search("capsulotomy grapefruit hoarseness")
    assert found.hits
    assert found.any_word
    assert any("some of them" in remark for remark in found.remarks)


def test_every_letter_on_the_way_to_a_word_finds_something(library: Library) -> None:
    for end in range(2, len("ketamine") + 1):
        assert library.search("ketamine"[:end]).hits


def test_hits_come_in_groups_with_the_best_first(library: Library) -> None:
    found = library.search("ketamine")
    assert found.groups[0][1][0] == found.hits[0]
    assert sum(len(hits) for _, hits in found.groups) == len(found.hits)
    names = [name for name, _ in found.groups]
    assert len(names) == len(set(names)) > 3


def test_snippets_mark_the_words_found(library: Library) -> None:
    snippet = next(hit.snippet for hit in library.search("lithium").hits if START in hit.snippet)
    word = snippet.split(START)[1].split(END)[0]
    assert word.lower().startswith("lithium")
    assert f"[{word}]" in marked(snippet)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        '"',
        "AND OR NOT",
        "( * ) :",
        "مرحبا بالعالم",
        "-",
        "ect)*",
        "NEAR(a b)",
        "😀",
        "a",
        "\x00",
    ],
)
def test_a_strange_search_is_answered_quietly(library: Library, typed: str) -> None:
    assert isinstance(library.search(typed), Found)


def test_ten_thousand_letters_are_cut_and_it_is_said(library: Library) -> None:
    for typed in ("x" * 10_000, "ect " * 2_500):
        found = library.search(typed)
        assert found.cut
        assert any("first" in remark for remark in found.remarks)


def test_another_script_finds_nothing_rather_than_anything(library: Library) -> None:
    assert library.search("العلاج").hits == ()


def test_the_search_asks_the_index_and_never_walks_the_table(library: Library) -> None:
    connection: sqlite3.Connection = library._connection
    plan = connection.execute(
        "EXPLAIN QUERY PLAN SELECT means FROM synonyms WHERE phrase = 'x'"
    ).fetchall()
    assert "USING INDEX" in str(plan) or "USING COVERING INDEX" in str(plan)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("seizure", "seizure", 0),
        ("siezure", "seizure", 1),
        ("seizzure", "seizure", 1),
        ("lithum", "lithium", 1),
        ("abc", "", 3),
        ("", "abc", 3),
        ("kitten", "sitting", 3),
    ],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == slips

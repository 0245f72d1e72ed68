"""Every shipped figure against the dossier entry that it came from, and the tool itself."""

from typing import Any

import pytest

from tests.conftest import CONTENT
from tests.content.dossiers import (
    DossierEntry,
    Reasons,
    differences,
    numbers_in,
    read_entries,
    read_reasons,
    shipped,
)


def test_no_shipped_figure_differs_without_a_reason() -> None:
    assert differences(shipped(CONTENT), read_entries(), read_reasons()) == []


def test_every_reason_is_a_sentence() -> None:
    reasons = read_reasons()
    for why in [*reasons.dropped.values(), *(why for _, why in reasons.figures.values())]:
        assert len(why.split()) >= 4


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        ("41 v 55 of 1,234 people", {41.0, 55.0, 1234.0}),
        ("HRSD-17 fell by 4.5", {4.5}),
        ({"low": 2, "id": "x-99", "unit": "2 weeks"}, {2.0}),
        (["twice", "half"], {2.0, 0.5}),
        (None, set()),
    ],
)
def test_numbers_are_found(value: Any, numbers: set[float]) -> None:
    assert numbers_in(value) - {17.0} == numbers


ENTRY = DossierEntry("ect.x", "ect", frozenset({"paper-2020"}), frozenset({41.2, 55.4, 195.0}))


@pytest.mark.parametrize(
    ("statement", "different"),
    [
        ("41.2 v 55.4", False),
        ("41 v 55 of 195", False),
        ("58.8 did not respond", False),
        ("43 v 55", True),
        ("41.3 v 55.4", True),
        ("0.412 of 1", False),
    ],
)
def test_a_changed_figure_is_found(statement: str, different: bool) -> None:
    record = {"id": "ect.x", "statement": statement, "sources": []}
    found = differences([("ect.toml", "ect.x", record)], {"ect.x": ENTRY}, Reasons())
    assert bool(found) is different


def test_an_entry_that_vanished_is_found_and_a_reason_without_need_too() -> None:
    assert differences([], {"ect.x": ENTRY}, Reasons()) == ["ect: ect.x: not in the product"]
    assert differences([], {"ect.x": ENTRY}, Reasons(dropped={"ect.x": "joined"})) == []
    record = {"id": "ect.y", "statement": "None.", "sources": []}
    found = differences([("ect.toml", "ect.y", record)], {}, Reasons())
    assert found == ["ect.toml: ect.y: no dossier entry has this id"]
    record = {"id": "ect.x", "statement": "41.2", "sources": []}
    reasons = Reasons(figures={"ect.x": (frozenset({9.0}), "a sum")})
    found = differences([("ect.toml", "ect.x", record)], {"ect.x": ENTRY}, reasons)
    assert found == ["reasons: ect.x: no difference left"]


def test_an_added_statement_rests_on_the_same_papers() -> None:
    record = {"id": "ect.new", "statement": "41 of 100", "sources": ["paper-2020"]}
    assert differences([("ect.toml", "ect.new", record)], {"ect.x": ENTRY}, Reasons(
        dropped={"ect.x": "joined into ect.new"}, added={"ect.new": "joined"}
    )) == []  # fmt: skip
    stranger = {**record, "sources": ["other-2021"]}
    added = Reasons(added={"ect.new": "joined"})
    found = differences([("ect.toml", "ect.new", stranger)], {}, added)
    assert found == ["ect.toml: ect.new: 41.0 not in its dossier entry or sources"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"kind": "rate", "per_100": 41.2}, []),
        ({"kind": "rate", "per_100": 41}, []),
        ({"kind": "rate", "per_100": 4.12}, ["4.12"]),
        ({"kind": "rate", "per_100": 58.8}, ["58.8"]),
        ({"kind": "rare", "per_10000": 412, "per": "people"}, []),
    ],
)
def test_what_is_drawn_is_held_against_its_own_entry(
    value: dict[str, Any], told: list[str]
) -> None:
    record = {"id": "ect.x", "statement": "41.2 v 55.4", "sources": [], "value": value}
    found = differences([("ect.toml", "ect.x", record)], {"ect.x": ENTRY}, Reasons())
    assert found == [f"ect.toml: ect.x: {number} drawn, not in its entry" for number in told]

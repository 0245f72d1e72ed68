"""A treatment given one way, as an option of its own: nothing is lent to it from another way."""

import pytest

from ipdesk.clinical.cells import default_protocol, headline
from ipdesk.clinical.comparison import Comparison, Option
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import compare_from
from ipdesk.clinical.pairs import NEVER_COMPARED, NONE_HELD
from ipdesk.content.library import Library
from ipdesk.content.model import CellState, Treatment
from ipdesk.errors import UsageError

WAYS = {
    "tms": {"htms-10hz", "ltms-1hz", "itbs", "deep-tms", "snt", "stms"},
    "ect": {"rul", "bitemporal", "bifrontal", "rul-ultrabrief"},
}


def compare(library: Library, *ids: str, condition: str = "trd") -> Comparison:
    return compare_from(library, ids, condition, PatientFactors())


def cell_of(comparison: Comparison, row: str, option: str) -> str:
    place = [found.id for found in comparison.options].index(comparison.option(option).id)
    return comparison.row(row).cells[place].short


@pytest.mark.parametrize("treatment", sorted(WAYS))
def test_the_ways_of_the_issue_are_there_with_names_for_everyone(
    library: Library, treatment: str
) -> None:
    protocols = {protocol.id: protocol for protocol in library.treatment(treatment).protocols}
    assert set(protocols) >= WAYS[treatment]
    for protocol in protocols.values():
        assert protocol.short_name
        assert protocol.plain_name


@pytest.mark.parametrize("base", sorted(WAYS))
def test_every_way_has_a_cell_in_every_row_of_every_condition(library: Library, base: str) -> None:
    treatment = library.treatment(base)
    missing = []
    for condition in library.conditions:
        for protocol in treatment.protocols:
            if protocol.serves(condition.id):
                missing += [
                    (condition.id, protocol.id, row.id)
                    for row in library.rows
                    if row.id != "head_to_head"
                    and headline(treatment, row.id, condition.id, protocol.id) is None
                ]
    assert missing == []


def test_a_way_is_a_column_of_its_own_with_the_same_rows(library: Library) -> None:
    found = compare(library, "tms", "tms:itbs", "no-new-treatment")
    assert [option.id for option in found.options] == ["tms", "tms:itbs", "no-new-treatment"]
    assert {len(row.cells) for row in found.rows} == {3}
    assert cell_of(found, "session_duration", "tms") != cell_of(
        found, "session_duration", "tms:itbs"
    )
    assert found.option("tms:itbs").names.treatment == "tms"


@pytest.mark.parametrize("way", sorted(WAYS["tms"] - {"stms"}))
def test_no_figure_of_one_way_stands_in_anothers_column(library: Library, way: str) -> None:
    treatment = library.treatment("tms")
    for condition in library.conditions:
        for row in library.rows:
            fact = headline(treatment, row.id, condition.id, way)
            assert fact is None or not fact.protocols or way in fact.protocols


def test_a_way_has_dots_only_where_it_is_rated_itself(library: Library) -> None:
    found = compare(library, "ect:bifrontal", "tms:itbs", "ect")
    cells = dict(zip((o.id for o in found.options), found.row("evidence_level").cells, strict=True))
    for option in found.options:
        rated = option.evidence is not None
        assert rated is (cells[option.id].state is CellState.KNOWN)
    assert found.option("ect:bifrontal").evidence is None
    assert "as a whole" in cells["ect:bifrontal"].statement


def test_two_ways_that_were_tested_against_each_other_say_so(library: Library) -> None:
    found = compare(library, "tms:itbs", "tms:htms-10hz")
    (pair,) = found.pairs
    assert [study.id for study in pair.studies] == ["h2h.tms.three-d"]
    assert "TMS 10 Hz" in cell_of(found, "head_to_head", "tms:itbs")


def test_a_trial_of_the_treatment_as_a_whole_is_not_lent_to_one_way(library: Library) -> None:
    whole = compare(library, "ect", "ketamine-iv")
    assert whole.pairs[0].studies
    one_way = compare(library, "ect:bifrontal", "ketamine-iv")
    assert one_way.pairs[0].studies == ()
    assert one_way.pairs[0].elsewhere
    assert "only as a whole" in cell_of(one_way, "head_to_head", "ect:bifrontal")
    never = compare(library, "tms:snt", "dbs")
    assert cell_of(never, "head_to_head", "dbs") == NEVER_COMPARED


def test_two_ways_without_a_trial_are_not_called_never_compared(library: Library) -> None:
    found = compare(library, "ect", "ect:bifrontal")
    assert found.never_compared == ()
    if not found.pairs[0].studies and not found.pairs[0].elsewhere:
        assert cell_of(found, "head_to_head", "ect") == NONE_HELD
    assert "never compared" not in found.row("head_to_head").cells[0].statement.lower()


def test_rules_of_another_way_do_not_touch_it(library: Library) -> None:
    found: Option = compare(library, "tms:itbs", "ect").option("tms:itbs")
    for finding in found.screening.findings:
        assert not finding.rule.protocols or "itbs" in finding.rule.protocols
    assert found.other_protocols.findings == ()


@pytest.mark.parametrize(
    ("ids", "condition", "told"),
    [
        (("tms:xyz", "ect"), "trd", "not given as"),
        (("vns:rul", "ect"), "trd", "there is one way"),
        (("tms:stms", "ect"), "trd", "not used for trd"),
        (("tms", "tms:htms-10hz"), "trd", "same treatment given the same way"),
        (("tms:itbs", "tms:itbs"), "trd", "chosen twice"),
        (("nothing:itbs", "ect"), "trd", "no treatment"),
    ],
)
def test_a_way_that_does_not_fit_is_refused_in_words(
    library: Library, ids: tuple[str, ...], condition: str, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        compare(library, *ids, condition=condition)


def test_single_pulse_can_be_chosen_for_migraine(library: Library) -> None:
    found = compare(library, "tms:stms", "no-new-treatment", condition="migraine")
    assert found.option("tms:stms").protocol == "stms"


def test_the_default_way_is_that_of_the_condition(library: Library) -> None:
    treatment: Treatment = library.treatment("tms")
    assert default_protocol(treatment, "trd") == "htms-10hz"
    assert default_protocol(treatment, "ocd") == "deep-tms"
    assert default_protocol(library.treatment("tms:snt"), "trd") == "snt"
    assert default_protocol(library.treatment("vns"), "trd") == ""

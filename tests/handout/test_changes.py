"""What changed since a sheet was printed, and the sheet made again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ipdesk.content.compile import build
from ipdesk.content.library import Library
from ipdesk.errors import HandoutError
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.changes import ChangeKind, changes_since, printed_rows
from ipdesk.handout.options import ClinicDetails, Paper, PrintSize
from ipdesk.handout.rebuild import gone, rebuild, recipe_from, recipe_of
from ipdesk.handout.sheet_code import SheetRecipe, write_code
from tests.content.older import OLDER, WAS, copy_content, otherwise, write_edition

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Today's content, with an older edition on file."""
    content = copy_content(tmp_path_factory.mktemp("later"))
    write_edition(content, OLDER, otherwise)
    out = Path(content.parent / "reference.db")
    build(content, out, TODAY)
    library = Library(out)
    yield library
    library.close()


def make_recipe(*options: str, version: str = OLDER, condition: str = "trd") -> SheetRecipe:
    return SheetRecipe(version, condition, options or ("ect", "tms"))


def test_a_changed_figure_is_told_as_it_was_and_as_it_is(later: Library) -> None:
    changes = changes_since(make_recipe(), later)
    (row,) = changes.rows
    comparison = rebuild(make_recipe(), later, TODAY).comparison
    cell = comparison.row("response_trials").cells[0]
    assert (row.kind, row.about, row.was) == (ChangeKind.CHANGED, "ECT", WAS)
    assert row.topic == "How many people feel much better in controlled studies?"
    assert cell.plain in row.now


def test_a_new_and_a_lost_caution_stand_first(later: Library) -> None:
    changes = changes_since(make_recipe(), later)
    kinds = {change.kind: change for change in changes.cautions}
    assert set(kinds) == {ChangeKind.NEW, ChangeKind.REMOVED}
    assert kinds[ChangeKind.REMOVED].was == "Ask first. [caution]"
    assert kinds[ChangeKind.REMOVED].topic == later.factors["pregnancy"].label  # type: ignore[index]
    plain = {rule.plain for rule in later.treatment("tms").rules}
    assert kinds[ChangeKind.NEW].now.rpartition(" [")[0] in plain
    assert changes.every[: len(changes.cautions)] == changes.cautions


def test_what_another_option_says_is_no_change_of_this_sheet(later: Library) -> None:
    assert changes_since(make_recipe("vns", "dbs"), later).nothing


def test_one_way_of_giving_is_held_against_the_same_way(later: Library) -> None:
    changes = changes_since(make_recipe("tms:itbs", "vns"), later)
    assert {change.about for change in changes.cautions} == {"TMS, shorter pulses"}
    assert not changes.rows


def test_a_caution_of_another_way_or_condition_is_no_change_of_this_sheet(later: Library) -> None:
    def lost(option: str, condition: str) -> set[str]:
        changes = changes_since(make_recipe(option, "vns", condition=condition), later)
        return {change.was for change in changes.cautions if change.was.startswith("Only")}

    assert lost("tms", "trd") == set()
    assert lost("tms:itbs", "trd") == set()
    assert lost("tms:snt", "trd") == {"Only SNT. [adjust]"}
    assert lost("tms", "ocd") == {"Only OCD. [adjust]"}


def test_a_row_of_another_condition_is_no_change(later: Library) -> None:
    changes = changes_since(make_recipe("ect", "vns", condition="catatonia"), later)
    assert WAS not in {change.was for change in changes.rows}


def test_a_treatment_that_was_taken_out_is_told_and_not_made_again(later: Library) -> None:
    recipe = make_recipe("ect", "old-pill")
    code = write_code(recipe, later.numbers)
    assert recipe_from(code, later) == recipe
    assert changes_since(recipe, later).removed == ("old-pill",)
    assert gone(recipe, later) == ("old-pill",)
    with pytest.raises(HandoutError, match="no old-pill any more"):
        rebuild(recipe, later, TODAY)


def test_a_version_that_is_not_on_file_is_not_called_unchanged(later: Library) -> None:
    changes = changes_since(make_recipe(version="2024.02"), later)
    assert not changes.on_file
    assert not changes.nothing
    assert not changes.is_newer
    assert changes_since(make_recipe(version="2031.01"), later).is_newer


def test_the_rows_are_those_that_a_sheet_prints(library: Library) -> None:
    every = {str(row.id) for row in library.rows}
    for country in ("US", "GB"):
        rows = printed_rows(country)
        assert len(set(rows)) == len(rows)
        assert every.issuperset(rows)
    assert "access_cost" not in printed_rows("GB")


def test_the_same_sheet_is_made_again(library: Library) -> None:
    recipe = SheetRecipe(
        library.info.version, "ocd", ("tms:deep-tms", "no-new-treatment"), "en", "GB",
        PrintSize.LARGE, Paper.A4,
    )  # fmt: skip
    again = rebuild(recipe, library, TODAY, ClinicDetails(name="A clinic"))
    assert recipe_of(again.comparison, again.options) == recipe
    assert again.options.clinic.name == "A clinic"
    assert again.options.date == TODAY
    assert again.comparison.patient.known == {}
    handout = build_handout(
        again.comparison, again.options, gather_handout(library, again.comparison)
    )
    assert (handout.size, handout.paper) == (PrintSize.LARGE, Paper.A4)


def test_a_country_without_a_line_is_refused(library: Library) -> None:
    recipe = SheetRecipe(library.info.version, "trd", ("ect", "tms"), country="ZZ")
    with pytest.raises(HandoutError, match='crisis line for the country "ZZ"'):
        rebuild(recipe, library, TODAY)

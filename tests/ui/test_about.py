"""The About page says what is true, and the documents say the same."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ipdesk.clinical.audit import audit
from ipdesk.content.library import Library
from ipdesk.content.model import Checked
from ipdesk.ui.pages import about_text
from ipdesk.ui.pages.about import AboutPage
from ipdesk.ui.pages.about_text import CERTIFICATION, QUALIFYING, QUALITY, Criterion, Status
from tests.conftest import ROOT
from tests.ui.finding import nameless

EVERY = (*QUALIFYING, *CERTIFICATION, *QUALITY)


@pytest.fixture
def words(qtbot: QtBot, library: Library) -> str:
    page = AboutPage(library)
    qtbot.addWidget(page)
    assert nameless(page) == []
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_it_says_which_reference_is_open_and_who_checked_it(words: str, library: Library) -> None:
    assert library.info.version in words
    assert library.info.hash[:12] in words
    assert library.funding in words
    checkers = {library.treatment(name.id).sign_off.checker for name in library.treatments}
    assert ("Second check: nobody yet." in words) == (checkers == {""})


def test_it_gives_the_totals_of_the_audit(words: str, library: Library) -> None:
    found = audit(library)
    for way in Checked:
        assert f"{found.checked[way]:,} " in words
    assert f"Of {sum(found.cells.values()):,} cells" in words
    assert "0 missing" in words
    assert f"{found.due[0].sign_off.next_review:%d %B %Y}" in words


@pytest.mark.parametrize(
    "lines",
    [about_text.INTENDED_USE, about_text.NOT_MEANT_FOR, about_text.NOT_DONE, about_text.LIMITS],
    ids=["use", "not meant for", "not done", "limits"],
)
def test_every_line_is_on_the_page_and_in_the_document(words: str, lines: tuple[str, ...]) -> None:
    document = (ROOT / "docs" / "intended-use.md").read_text(encoding="utf-8")
    for line in lines:
        assert line in words
        assert line in document


def test_all_criteria_are_rated() -> None:
    assert len(QUALIFYING) == 6
    assert len(CERTIFICATION) == 7
    assert len(QUALITY) == 24
    assert len({one.id for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_page_and_document_give_the_same_rating(one: Criterion) -> None:
    document = (ROOT / "docs" / "ipdas.md").read_text(encoding="utf-8")
    assert f"| {one.id} | {one.text} | {one.status.value} | {one.place} |" in document


def test_what_people_have_to_do_is_not_claimed() -> None:
    """Review by patients and experts, field tests and trials cannot be met by code."""
    process = {"Q12", "Q13", "Q14", "Q15", "Q16", "Q17", "Q22", "Q23"}
    assert {one.status for one in QUALITY if one.id in process} == {Status.NOT_YET}

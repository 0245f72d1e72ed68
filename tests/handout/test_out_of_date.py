"""A sheet of content whose day of review has passed says so before anything else."""

from dataclasses import replace
from datetime import timedelta

from ipdesk.handout.blocks import Callout, CalloutKind, Heading
from ipdesk.handout.pdf.write import pdf_bytes
from ipdesk.handout.reading import texts
from tests.handout.builders import INFO, make_comparison, make_handout, make_options
from tests.handout.pages import flat, page_texts

OLD = "This sheet may be out of date."
BEFORE = "Its facts should have been checked by November 2027."


def test_it_stands_at_the_head_of_the_first_page() -> None:
    options = make_options(date=INFO.next_review + timedelta(days=1))
    handout = make_handout(options=options)
    first, second, *_ = handout.blocks
    assert isinstance(first, Heading)
    assert isinstance(second, Callout)
    assert second.kind is CalloutKind.CAUTION
    page, *rest = (flat(text) for text in page_texts(pdf_bytes(handout)))
    assert page.index(OLD) < page.index("In short:")
    assert BEFORE in page
    assert not [text for text in rest if OLD in text]


def test_on_the_day_itself_and_before_nothing_is_said() -> None:
    handout = make_handout(options=make_options(date=INFO.next_review))
    assert not [text for block in handout.blocks for text in texts(block) if OLD in text]


def test_it_is_the_day_on_the_sheet_that_counts() -> None:
    past = replace(INFO, next_review=make_options().date - timedelta(days=1))
    handout = make_handout(make_comparison(), info=past)
    assert [text for block in handout.blocks for text in texts(block) if OLD in text]

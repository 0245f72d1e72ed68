"""Questions to ask: chosen, typed, or some of the bank."""

import pytest

from ipdesk.errors import HandoutError
from ipdesk.handout.blocks import CheckList, Handout, Heading
from ipdesk.handout.discovery import find_sections
from ipdesk.handout.options import HandoutOptions
from ipdesk.handout.reading import plain
from tests.handout.builders import TODAY, make_comparison, make_handout, make_options


def titles(handout: Handout) -> list[str]:
    return [b.text for b in handout.blocks if isinstance(b, Heading) and b.level == 2]


def asked(**changes: object) -> tuple[list[str], Handout]:
    handout = make_handout(options=make_options(**changes))
    boxes = [b for b in handout.blocks if isinstance(b, CheckList) and not b.numbered]
    return [plain(item) for block in boxes for item in block.items], handout


def test_the_questions_that_were_chosen_are_printed_and_no_others() -> None:
    found, _ = asked(questions=("tms-missed",))
    assert "What happens if I miss a visit?" in found
    assert "What are we aiming for?" not in found
    assert {"What happens if I miss a visit?", "What are we aiming for?"} <= set(asked()[0])


def test_no_questions_leave_no_heading() -> None:
    assert "Questions to ask" not in titles(asked(questions=())[1])


def test_typed_questions_are_tidied_and_stand_first() -> None:
    found, _ = asked(own_questions=("  Can I\n swim? ", "", "Can I swim?", "May I fly?"))
    start = found.index("Can I swim?")
    assert found[start : start + 3] == ["Can I swim?", "May I fly?", "What are we aiming for?"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"questions": ("nope",)}, 'no question "nope"'),
        ({"own_questions": ("a" * 121,)}, "121 letters; at most 120"),
        ({"own_questions": tuple("abcdef")}, "6 questions of your own; at most 5"),
        ({"own_questions": ("\u4f60",)}, "cannot be printed"),
    ],
)
def test_questions_that_cannot_be_printed_are_refused(
    changes: dict[str, tuple[str, ...]], message: str
) -> None:
    with pytest.raises(HandoutError, match=message):
        asked(**changes)


def test_options_of_before_print_what_they_printed() -> None:
    options = HandoutOptions(date=TODAY)
    assert (options.questions, options.own_questions, options.open_on_holidays) == (None, (), False)
    assert options.closed_weekdays == {5, 6}
    handout = make_handout(make_comparison(), options)
    assert set(handout.section_ids) <= {s.id for s in find_sections() if s.default}

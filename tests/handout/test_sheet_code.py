"""The short code of a sheet: whole, short, forgiving to type, and never wrong in silence."""

from dataclasses import fields, replace
from itertools import product
from typing import Any

import pytest

from ipdesk.content.library import Library
from ipdesk.errors import UsageError
from ipdesk.handout.options import Depth, Paper, PrintSize
from ipdesk.handout.sheet_code import (
    ALPHABET,
    SheetRecipe,
    _checked,
    _joined,
    _Writer,
    read_code,
    scanned_text,
    write_code,
)
from tests.handout.builders import NUMBERS


def make_recipe(**changes: Any) -> SheetRecipe:
    return replace(SheetRecipe("2026.11", "trd", ("ect", "tms", "no-new-treatment")), **changes)


LONGEST = make_recipe(
    version="2031.07.12",
    options=("ect", "tms:itbs", "esketamine", "no-new-treatment", "ect:bifrontal", "tms"),
    language="es",
    country="GB",
    size=PrintSize.LARGE,
    paper=Paper.A4,
    depth=Depth.SHORT,
)


def letters(code: str) -> str:
    return code.replace("-", "")


@pytest.mark.parametrize("version", ["2026.11", "2020.01", "2059.12", "2026.11.2", "2027.03.99"])
@pytest.mark.parametrize("options", [("ect", "tms"), LONGEST.options, ("esketamine", "tms:itbs")])
def test_what_is_written_is_read(version: str, options: tuple[str, ...]) -> None:
    kinds = product(PrintSize, Paper, Depth, ("en", "es", "zh"), ("US", "GB", "EU"), ("trd", "ocd"))
    for size, paper, depth, language, country, condition in kinds:
        recipe = SheetRecipe(version, condition, options, language, country, size, paper, depth)
        assert read_code(write_code(recipe, NUMBERS), NUMBERS) == recipe


def test_every_option_and_condition_of_the_reference_can_be_named(library: Library) -> None:
    every = [str(name.id) for name in library.treatments]
    every += [f"{name}:{way.id}" for name, ways in library.ways.items() for way in ways]
    for condition in library.conditions:
        for one, other in zip(every, (*every[1:], every[0]), strict=True):
            recipe = make_recipe(condition=condition.id, options=(one, other))
            assert read_code(write_code(recipe, library.numbers), library.numbers) == recipe


def test_two_or_three_options_take_twelve_letters(library: Library) -> None:
    choices = (("ect", "tms"), ("ect", "tms:itbs", "no-new-treatment"))
    for options in choices:
        code = write_code(make_recipe(options=options), library.numbers)
        assert [len(group) for group in code.split("-")] == [4, 4, 4]


def test_a_recipe_has_no_place_for_a_patient() -> None:
    assert {field.name for field in fields(SheetRecipe)} == {
        "version", "condition", "options", "language", "country", "size", "paper", "depth",
    }  # fmt: skip


@pytest.mark.parametrize("recipe", [make_recipe(), LONGEST], ids=["usual", "longest"])
def test_every_single_wrong_letter_is_found(recipe: SheetRecipe) -> None:
    code = letters(write_code(recipe, NUMBERS))
    for place, right in enumerate(code):
        for wrong in ALPHABET.replace(right, ""):
            with pytest.raises(UsageError, match="typing mistake"):
                read_code(code[:place] + wrong + code[place + 1 :], NUMBERS)


@pytest.mark.parametrize("recipe", [make_recipe(), LONGEST], ids=["usual", "longest"])
def test_every_swap_of_neighbours_is_found(recipe: SheetRecipe) -> None:
    code = letters(write_code(recipe, NUMBERS))
    swapped = [
        code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        for place in range(len(code) - 1)
        if code[place] != code[place + 1]
    ]
    assert len(swapped) > 5
    for wrong in swapped:
        with pytest.raises(UsageError, match="typing mistake"):
            read_code(wrong, NUMBERS)


def test_the_check_letters_find_every_slip_whatever_the_code_says() -> None:
    """The check is linear: a slip is found in every code if its difference alone is found."""
    length = 46
    nothing = _checked([0] * length)
    for place in range(length):
        for one in range(1, 32):
            single = [0] * length
            single[place] = one
            assert _checked(single) != nothing
            if place:
                # Neighbours a, b swapped differ from what was meant by a + b in both places.
                single[place - 1] = one
                assert _checked(single) != nothing


def test_every_two_wrong_letters_of_a_usual_code_are_found() -> None:
    nothing = _checked([0] * 10)
    for first, second in product(range(10), repeat=2):
        for one, other in product(range(1, 32), repeat=2):
            slip = [0] * 10
            slip[first] ^= one
            slip[second] ^= other
            assert not any(slip) or _checked(slip) != nothing


@pytest.mark.parametrize("change", [str.lower, scanned_text, lambda code: code.replace("-", " ")])
def test_typing_is_forgiven(change: Any) -> None:
    code = write_code(LONGEST, NUMBERS)
    assert read_code(change(code), NUMBERS) == LONGEST


def test_letters_that_look_alike_are_forgiven() -> None:
    code = write_code(make_recipe(), NUMBERS)
    assert {"0", "1"} <= set(code)
    for one in ("I", "l", "i", "L"):
        assert read_code(code.replace("1", one).replace("0", "o"), NUMBERS) == make_recipe()
    assert read_code(f"  {letters(code)}\n", NUMBERS) == make_recipe()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type the code"),
        ("ipdesk", "Type the code"),
        ("7K3M-Q8W?-2XFA", r'No code has a "\?"'),
        ("7K3U-Q8WD", 'No code has a "U"'),
        ("7K3M-Q8WD-2XF", "11 letters in all"),
        ("7K3M", "4 letters in all"),
        ("7K3M-Q8WD-2XFA", "typing mistake"),
        ("\u0661\u0661\u0661\u0661", "No code has"),
    ],
)
def test_what_is_no_code_is_refused_in_a_sentence(typed: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read_code(typed, NUMBERS)


def closed(value: int, count: int) -> str:
    """Letters with right check letters, whatever they say."""
    data = [value >> 5 * place & 31 for place in reversed(range(count))]
    return "".join(ALPHABET[letter] for letter in (*data, *_checked(data)))


def test_a_code_of_a_newer_program_is_told() -> None:
    bits = _Writer()
    bits.put(1, 2)
    bits.put(0, 48)
    with pytest.raises(UsageError, match="newer version of ipdesk"):
        read_code(closed(bits.value, 10), NUMBERS)


def test_letters_after_the_end_are_no_code() -> None:
    code = letters(write_code(make_recipe(options=("ect", "tms")), NUMBERS))
    value = _joined([ALPHABET.index(letter) for letter in code[:-2]])
    with pytest.raises(UsageError, match="typing mistake"):
        read_code(closed(value | 1, 10), NUMBERS)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("treatments", "has a treatment that this copy of ipdesk does not have"),
        ("ways", "has a way of giving tms that this copy of ipdesk does not have"),
        ("conditions", "has a condition that this copy of ipdesk does not have"),
    ],
)
def test_what_this_copy_does_not_have_is_told_with_its_version(kind: str, told: str) -> None:
    newer = make_recipe(version="2028.05", condition="ocd", options=("esketamine", "tms:itbs"))
    code = write_code(newer, NUMBERS)
    known = {
        name: number
        for name, number in getattr(NUMBERS, kind).items()
        if name not in ("esketamine", "tms:itbs", "ocd")
    }
    with pytest.raises(UsageError, match=told) as refused:
        read_code(code, replace(NUMBERS, **{kind: known}))
    assert "2028.05" in str(refused.value)

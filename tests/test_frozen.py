"""The late frozen dataclass does what the standard one does."""

import copy
import dataclasses
import pickle
from typing import ClassVar

import pytest

from ipdesk.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Late:
    """Made late."""

    kind: ClassVar[str] = "class"
    first: str
    second: int = 2
    third: list[int] = dataclasses.field(default_factory=list)
    secret: str = dataclasses.field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Single:
    """One field."""

    only: str


@dataclass(frozen=True, slots=True)
class Empty:
    """No field."""


@dataclass(frozen=True, slots=True)
class Named:
    """Says itself what it is."""

    name: str

    def __repr__(self) -> str:
        return "its own words"


@dataclass(frozen=True, slots=True)
class Below(Single):
    """A field more."""

    more: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """The standard one, for its words."""

    first: str
    second: int = 2


def test_it_is_made_by_place_and_by_name_with_its_defaults() -> None:
    made = Late("one", third=[3])
    assert (made.first, made.second, made.third, made.secret) == ("one", 2, [3], "")
    assert Late("one").third is not Late("one").third
    assert Below("one").more == 1


@pytest.mark.parametrize("wrong", [{}, {"first": "", "fourth": 4}])
def test_it_is_not_made_of_too_little_or_too_much(wrong: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Late(**wrong)  # type: ignore[arg-type]  # this is what is tried


def test_it_cannot_be_changed() -> None:
    made = Late("one")
    with pytest.raises(dataclasses.FrozenInstanceError, match="first"):
        made.first = "two"  # type: ignore[misc]  # this is what is tried
    with pytest.raises(dataclasses.FrozenInstanceError, match="first"):
        del made.first
    assert made.first == "one"
    assert not hasattr(made, "__dict__")


def test_equal_values_are_equal_and_of_one_hash() -> None:
    assert Single("a") == Single("a")
    assert Single("a") != Single("b")
    assert Late("a") == Late("a") != Late("a", secret="b")
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    assert len({Single("a"), Single("a"), Single("b")}) == 2


def test_another_class_is_never_equal() -> None:
    assert Single("a") != Named("a")
    assert Single("a") != Below("a")
    assert Single("a") != "a"


def test_it_is_told_like_the_standard_one_but_for_what_is_secret() -> None:
    assert repr(Late("a", secret="b")) == "Late(first='a', second=2, third=[])"
    made, standard = Single("a"), Standard("a")
    assert repr(standard) == "Standard(first='a', second=2)"
    assert repr(made) == "Single(only='a')"
    assert repr(Named("a")) == "its own words"


def test_the_standard_tools_know_it() -> None:
    assert [field.name for field in dataclasses.fields(Late)] == [
        "first",
        "second",
        "third",
        "secret",
    ]
    assert dataclasses.replace(Late("a"), second=5) == Late("a", 5)
    match Late("a", 7):
        case Late(first, second):
            assert (first, second) == ("a", 7)
    assert dataclasses.asdict(Single("a")) == {"only": "a"}


def test_it_can_be_copied_and_stored() -> None:
    made = Late("a", 7, [1])
    assert copy.deepcopy(made) == made
    assert pickle.loads(pickle.dumps(made)) == made

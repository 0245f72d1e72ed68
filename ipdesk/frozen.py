"""``dataclass`` for frozen values whose methods are made when they are first called.

The standard one writes and compiles six methods for every class when its module is loaded, about
half a millisecond each. The window loads a hundred such classes before it can show a cell, and most
of them need no more than their ``__init__``. Everything else stays standard: ``fields``,
``replace``, ``match`` and the type checker see an ordinary frozen dataclass with slots.
"""

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    T = TypeVar("T")

    def dataclass(*, frozen: bool, slots: bool):
        """A decorator in the place of the standard one; both must be true."""
        assert frozen
        assert slots
        return _frozen


def _refuse_set(self: object, name: str, value: object) -> None:
    del self, value
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: object, name: str) -> None:
    del self
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _repr(self: Any) -> str:
    told = (field.name for field in dataclasses.fields(self) if field.repr)
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in told)
    return f"{type(self).__qualname__}({shown})"


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, name) for name in _names(type(self))]


def _setstate(self: Any, state: list[Any]) -> None:
    for name, value in zip(_names(type(self)), state, strict=True):
        object.__setattr__(self, name, value)


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _frozen(kind: type) -> type:
    given = vars(kind)
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    methods = {
        "__setattr__": _refuse_set,
        "__delattr__": _refuse_delete,
        "__getstate__": _getstate,
        "__setstate__": _setstate,
        "__repr__": _repr,
        **_comparing(made),
        "__init__": _init_later(made),
    }
    for name, method in methods.items():
        if name not in given:
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]  # a class with slots is another one, of this name


def _comparing(kind: Any) -> dict[str, Any]:
    """Equality and hash over all fields, as the standard ones are."""
    names = _names(kind)
    values: Any = attrgetter(*names) if names else _nothing

    def equal(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        same: bool = values(self) == values(other)
        return same

    def digest(self: object) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": digest}


def _nothing(_: object) -> tuple[()]:
    return ()


def _init_later(kind: Any) -> Any:
    """An ``__init__`` that makes the real one and takes its own place."""

    def first(self: object, *arguments: object, **named: object) -> None:
        kind.__init__ = _init_of(kind)
        kind.__init__(self, *arguments, **named)

    return first


def _init_of(kind: Any) -> Any:
    """The real ``__init__``: it fills the slots directly, past the refusal to assign."""
    names, space, head, body = _names(kind), {}, [], []
    for name in names:
        field = kind.__dataclass_fields__[name]
        space[f"_set_{name}"] = getattr(kind, name).__set__
        given = name
        if field.default is not dataclasses.MISSING:
            space[f"_default_{name}"] = field.default
            given = f"{name}=_default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            space[f"_make_{name}"], space["_absent"] = field.default_factory, dataclasses.MISSING
            given = f"{name}=_absent"
            body.append(f" if {name} is _absent: {name} = _make_{name}()")
        head.append(given)
        body.append(f" _set_{name}(self, {name})")
    if hasattr(kind, "__post_init__"):
        body.append(" self.__post_init__()")
    exec(f"def __init__(self, {', '.join(head)}):\n" + "\n".join(body or [" pass"]), space)
    made: Any = space["__init__"]
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made

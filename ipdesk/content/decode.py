"""Stored JSON back into frozen values: one reader for every dataclass of ``content.model``."""

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from ipdesk.content import values

T = TypeVar("T")


def _same(raw: Any) -> Any:
    return raw


def _tuple_of(item: Any) -> Callable[[Any], Any]:
    read = _reader(item)
    if read is _same:
        return tuple
    return lambda raw: tuple(read(part) for part in raw)


def _optional(item: Any) -> Callable[[Any], Any]:
    read = _reader(item)
    return _same if read is _same else lambda raw: None if raw is None else read(raw)


def _reader(hint: Any) -> Callable[[Any], Any]:
    if hint is values.Value:
        return values.from_data
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple_of(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        return _optional(next(part for part in get_args(hint) if part is not type(None)))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {member.value: member for member in hint}.__getitem__
    if hint is date:
        return date.fromisoformat
    if dataclasses.is_dataclass(hint):
        return lambda raw: decode(hint, raw)  # type: ignore[arg-type]  # a class, not an instance
    return _same


Field = tuple[str, Callable[[Any, Any], None], Callable[[Any], Any] | None, Callable[[], Any]]
"""Name, what fills its slot, what reads it (None: as it is), and what makes its default."""


def _missing() -> Any:
    raise TypeError("a field without a default is missing")


def _default(field: "dataclasses.Field[Any]") -> Callable[[], Any]:
    if field.default is not dataclasses.MISSING:
        return lambda: field.default
    factory: Callable[[], Any] | Any = field.default_factory
    return _missing if factory is dataclasses.MISSING else factory


@cache
def _fields(kind: Any) -> tuple[Field, ...]:
    fields = dataclasses.fields(kind)
    hints: dict[str, Any] = {field.name: field.type for field in fields}
    if any(isinstance(hint, str) for hint in hints.values()):
        hints = get_type_hints(kind)
    plan = []
    for field in fields:
        read = _reader(hints[field.name])
        put = getattr(kind, field.name).__set__
        plan.append((field.name, put, None if read is _same else read, _default(field)))
    return tuple(plan)


def decode(kind: type[T], data: Mapping[str, Any]) -> T:
    """Build ``kind`` from the JSON of its fields; keys that it does not have are ignored.

    Its slots are filled directly: a thousand values are read before the window shows its first.
    """
    made = object.__new__(kind)
    fields: tuple[Field, ...] = _fields(kind)  # type: ignore[arg-type]  # a class is hashable
    for name, put, read, default in fields:
        if name not in data:
            put(made, default())
        elif read is None:
            put(made, data[name])
        else:
            put(made, read(data[name]))
    return made

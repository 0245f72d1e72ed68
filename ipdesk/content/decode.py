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
        return hint
    if hint is date:
        return date.fromisoformat
    if dataclasses.is_dataclass(hint):
        return lambda raw: decode(hint, raw)  # type: ignore[arg-type]  # a class, not an instance
    return _same


@cache
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}


def decode(kind: type[T], data: Mapping[str, Any]) -> T:
    """Build ``kind`` from the JSON of its fields; keys that it does not have are ignored."""
    readers: dict[str, Callable[[Any], Any]] = _readers(kind)  # type: ignore[arg-type]  # a class is hashable
    return kind(**{name: readers[name](data[name]) for name in readers if name in data})

"""The typed value of a fact: what can be drawn, counted or laid out as dates.

Rates are people out of 100, rare harms are out of 10,000 of a named unit, times carry their unit.
A value travels as plain data (``to_data``/``from_data``), the shape of the content files.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from ipdesk.frozen import dataclass


class TimeUnit(StrEnum):
    """Units of the shared time axis."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"

    @property
    def hours(self) -> float:
        """Length of one unit in hours (a month is 30.4 days, a year 365)."""
        return _HOURS[self]


_HOURS = {
    TimeUnit.MINUTES: 1 / 60,
    TimeUnit.HOURS: 1.0,
    TimeUnit.DAYS: 24.0,
    TimeUnit.WEEKS: 168.0,
    TimeUnit.MONTHS: 730.0,
    TimeUnit.YEARS: 8760.0,
}


@dataclass(frozen=True, slots=True)
class Level:
    """A step of the row's closed, ordered list (``levels.toml``)."""

    level: str


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time, ``low`` to ``high`` in ``unit``; open-ended when ``high`` is None."""

    low: float
    high: float | None
    unit: TimeUnit


@dataclass(frozen=True, slots=True)
class FrequencyPhase:
    """Visits a week, ``low`` to ``high``, in the weeks given (1-based; None: to the end)."""

    low: float
    high: float
    first_week: int = 1
    last_week: int | None = None


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often visits come, phase after phase."""

    phases: tuple[FrequencyPhase, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How many sessions over how many weeks; None where the evidence gives no end."""

    sessions_low: int | None
    sessions_high: int | None
    weeks_low: float | None
    weeks_high: float | None


@dataclass(frozen=True, slots=True)
class Comparator:
    """What the other arm of the same study had, out of 100."""

    label: str
    plain: str
    per_100: float


@dataclass(frozen=True, slots=True)
class Rate:
    """People out of 100 with ``outcome``; ``low``/``high`` is the reported range."""

    per_100: float
    low: float | None = None
    high: float | None = None
    outcome: str = ""
    plain: str = ""
    comparator: Comparator | None = None


@dataclass(frozen=True, slots=True)
class Rare:
    """Events out of 10,000 of ``per`` (people, sessions, implants or treatments)."""

    per_10000: float
    per: str
    low: float | None = None
    high: float | None = None
    outcome: str = ""
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Rates:
    """Several harms of one treatment, side by side."""

    items: tuple[Rate | Rare, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """A relative or difference statistic, for clinicians only."""

    statistic: str
    point: float
    low: float | None = None
    high: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """A short list, in order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Nothing to draw: the words say it."""


Value = Level | Span | Frequency | Course | Rate | Rare | Rates | Effect | Steps | Text
Data = Mapping[str, Any]


def _rate(data: Data) -> Rate:
    comparator = data.get("comparator")
    return Rate(
        per_100=data["per_100"],
        low=data.get("low"),
        high=data.get("high"),
        outcome=data.get("outcome", ""),
        plain=data.get("plain", ""),
        comparator=Comparator(**comparator) if comparator else None,
    )


def _rare(data: Data) -> Rare:
    return Rare(
        per_10000=data["per_10000"],
        per=data["per"],
        low=data.get("low"),
        high=data.get("high"),
        outcome=data.get("outcome", ""),
        plain=data.get("plain", ""),
    )


def _span(data: Data) -> Span:
    return Span(low=data["low"], high=data.get("high"), unit=TimeUnit(data["unit"]))


def _frequency(data: Data) -> Frequency:
    return Frequency(tuple(FrequencyPhase(**phase) for phase in data["phases"]))


def _course(data: Data) -> Course:
    return Course(
        sessions_low=data.get("sessions_low"),
        sessions_high=data.get("sessions_high"),
        weeks_low=data.get("weeks_low"),
        weeks_high=data.get("weeks_high"),
    )


def _rates(data: Data) -> Rates:
    return Rates(tuple(_rate(item) if "per_100" in item else _rare(item) for item in data["items"]))


def _effect(data: Data) -> Effect:
    return Effect(**{key: data[key] for key in data if key != "kind"})


_READERS: dict[str, Callable[[Data], Value]] = {
    "level": lambda data: Level(data["level"]),
    "span": _span,
    "frequency": _frequency,
    "course": _course,
    "rate": _rate,
    "rare": _rare,
    "rates": _rates,
    "effect": _effect,
    "steps": lambda data: Steps(tuple(data["items"])),
    "text": lambda _: Text(),
}


def from_data(data: Data) -> Value:
    """Read a value from the shape it has in the content files; its ``kind`` names the reader."""
    return _READERS[data["kind"]](data)

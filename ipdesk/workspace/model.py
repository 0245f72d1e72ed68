"""The clinic's settings as frozen values. Nothing about patients is among them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TEXT_SCALES = (100, 110, 125, 150, 175, 200)
"""Text sizes on offer, in per cent."""


class Paper(StrEnum):
    """The paper in the clinic's printer."""

    LETTER = "letter"
    A4 = "a4"


class PrintSize(StrEnum):
    """How large a sheet is printed."""

    STANDARD = "standard"
    LARGE = "large"


class Depth(StrEnum):
    """How much a sheet tells."""

    SHORT = "two-pages"
    FULL = "full"


class PaletteName(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class Preset:
    """How sheets of a kind are made; it has no place for anything about a patient.

    Args:
        name: What the clinic calls it.
        sections: Ids of the sections that are printed, in order.
        questions: Ids of the bank's questions; None for the usual ones.
        second_language: The language printed facing the first; empty for none.
    """

    name: str
    sections: tuple[str, ...] = ()
    depth: Depth = Depth.FULL
    paper: Paper = Paper.LETTER
    size: PrintSize = PrintSize.STANDARD
    language: str = "en"
    second_language: str = ""
    questions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Who checked the texts of a language for the clinic, and when."""

    language: str
    name: str
    day: date


@dataclass(frozen=True, slots=True)
class ClinicProfile:
    """What the clinic has set; the defaults are those of a new machine.

    ``country`` is empty until it is chosen. Empty ``offered`` means every treatment, empty
    ``row_order`` the reference's own order; rows that are not named in it follow in that order.
    Weekdays count from Monday, 0. ``presets`` begin with the one used last.
    """

    name: str = ""
    phone: str = ""
    hours: str = ""
    logo: bytes | None = None
    clinicians: tuple[str, ...] = ()
    country: str = ""
    paper: Paper = Paper.LETTER
    offered: tuple[str, ...] = ()
    row_order: tuple[str, ...] = ()
    last_condition: str = ""
    palette: PaletteName = PaletteName.SYSTEM
    text_scale: int = 100
    closed_weekdays: frozenset[int] = frozenset({5, 6})
    closed_days: tuple[date, ...] = ()
    open_on_holidays: bool = False
    reviews: tuple[Review, ...] = ()
    presets: tuple[Preset, ...] = ()

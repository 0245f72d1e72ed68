"""What the clinician chooses for a sheet: whom it is for, what it shows and how it is printed."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from ipdesk.clinical.comparison import Comparison
from ipdesk.content.model import FactorId


class Paper(StrEnum):
    """Paper sizes, each laid out natively."""

    LETTER = "letter"
    A4 = "a4"


class PrintSize(StrEnum):
    """Print sizes; large print is laid out anew, not enlarged."""

    STANDARD = "standard"
    LARGE = "large"


class Depth(StrEnum):
    """How much a sheet tells: what fits two pages, or all of it."""

    SHORT = "two-pages"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class ClinicDetails:
    """What the clinic prints of itself; ``logo`` is a PNG or JPEG file."""

    name: str = ""
    phone: str = ""
    hours: str = ""
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class HandoutOptions:
    """One patient's sheet.

    Args:
        date: The day printed on the sheet.
        say: Factors whose plain lines are printed; nothing about the patient is printed unasked.
        matters: Ids of what matters to the patient.
        start: First day of treatment; gives the visit calendar.
        sections: Ids of the sections to print, in this order; None prints the usual ones.
        closed: Days on which the clinic is closed.
        second_language: The clinician's language, printed facing the patient's; empty for none.
        translation_checked_by: Who, at the clinic, checked the language's texts; empty prints
            "draft".
        blank: A worksheet: what was marked, asked and noted is left to fill in by hand.
        closed_weekdays: Weekdays on which the clinic is closed, Monday 0.
        open_on_holidays: Whether visits are laid on public holidays.
        questions: Ids of the bank's questions to print; None prints the usual ones.
        own_questions: Questions that were typed for this patient.
    """

    date: datetime.date
    name: str = ""
    clinic: ClinicDetails = ClinicDetails()
    clinician: str = ""
    say: tuple[FactorId, ...] = ()
    matters: tuple[str, ...] = ()
    start: datetime.date | None = None
    next_visit: str = ""
    note: str = ""
    language: str = "en"
    paper: Paper = Paper.LETTER
    size: PrintSize = PrintSize.STANDARD
    country: str = "US"
    sections: tuple[str, ...] | None = None
    closed: tuple[datetime.date, ...] = ()
    depth: Depth = Depth.FULL
    second_language: str = ""
    translation_checked_by: str = ""
    blank: bool = False
    closed_weekdays: frozenset[int] = frozenset({5, 6})
    open_on_holidays: bool = False
    questions: tuple[str, ...] | None = None
    own_questions: tuple[str, ...] = ()


def suggested_file_name(comparison: Comparison, options: HandoutOptions) -> str:
    """Name a file by the choices and the day; it never holds the patient's name."""
    choices = "-".join(option.id.replace(":", "-") for option in comparison.options)
    return f"ipdesk-handout-{choices}-{options.date.isoformat()}.pdf"

"""The clinic's settings as frozen values. Nothing about patients is among them."""

from dataclasses import dataclass
from enum import StrEnum

TEXT_SCALES = (100, 110, 125, 150, 175, 200)
"""Text sizes on offer, in per cent."""


class Paper(StrEnum):
    """The paper in the clinic's printer."""

    LETTER = "letter"
    A4 = "a4"


class PaletteName(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


@dataclass(frozen=True, slots=True)
class ClinicProfile:
    """What the clinic has set; the defaults are those of a new machine.

    ``country`` is empty until it is chosen. Empty ``offered`` means every treatment, empty
    ``row_order`` the reference's own order; rows that are not named in it follow in that order.
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

"""Values of the workspace with valid defaults."""

from dataclasses import replace
from datetime import date
from typing import Any

from ipdesk.workspace.model import (
    ClinicProfile,
    Depth,
    PaletteName,
    Paper,
    Preset,
    PrintSize,
    Review,
)


def make_preset(**changes: Any) -> Preset:
    """A preset that differs from the defaults in everything."""
    preset = Preset(
        name="Spanish, large",
        sections=("decision", "choices", "harms", "benefit", "questions", "about"),
        depth=Depth.SHORT,
        paper=Paper.A4,
        size=PrintSize.LARGE,
        language="es",
        second_language="en",
        questions=("goal", "cost"),
    )
    return replace(preset, **changes)


def make_profile(**changes: Any) -> ClinicProfile:
    """A clinic that has set everything."""
    profile = ClinicProfile(
        name="Harbor Clinic",
        phone="555-0142",
        hours="Monday to Friday, 9 to 5",
        logo=b"\x89PNG not a real one",
        clinicians=("Dr. Rivera", "Dr. Chen"),
        country="US",
        paper=Paper.A4,
        offered=("tms", "ect"),
        row_order=("session_frequency", "invasiveness"),
        last_condition="trd",
        palette=PaletteName.DARK,
        text_scale=150,
        closed_weekdays=frozenset({2, 6}),
        closed_days=(date(2026, 12, 24), date(2027, 1, 4)),
        open_on_holidays=True,
        reviews=(Review("es", "A. Morales", date(2026, 11, 2)),),
        presets=(make_preset(), Preset("Plain")),
    )
    return replace(profile, **changes)

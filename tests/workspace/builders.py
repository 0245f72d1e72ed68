"""Values of the workspace with valid defaults."""

from dataclasses import replace
from typing import Any

from ipdesk.workspace.model import ClinicProfile, PaletteName, Paper


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
    )
    return replace(profile, **changes)

"""Between the frozen profile and the rows that keep it."""

from ipdesk.workspace.model import ClinicProfile, Preset, Review
from ipdesk.workspace.models import (
    Clinician,
    ClosedDay,
    ClosedWeekday,
    LanguageReview,
    OfferedTreatment,
    PresetQuestion,
    PresetRow,
    PresetSection,
    Profile,
    RowPlace,
)


def value(row: Profile) -> ClinicProfile:
    """What the rows hold."""
    return ClinicProfile(
        name=row.name,
        phone=row.phone,
        hours=row.hours,
        logo=row.logo,
        clinicians=tuple(clinician.name for clinician in row.clinicians),
        country=row.country,
        paper=row.paper,
        offered=tuple(place.treatment for place in row.offered),
        row_order=tuple(place.row for place in row.row_order),
        last_condition=row.last_condition,
        palette=row.palette,
        text_scale=row.text_scale,
        closed_weekdays=frozenset(closed.weekday for closed in row.closed_weekdays),
        closed_days=tuple(closed.day for closed in row.closed_days),
        open_on_holidays=row.open_on_holidays,
        reviews=tuple(Review(one.language, one.name, one.day) for one in row.reviews),
        presets=tuple(_preset(one) for one in row.presets),
    )


def _preset(row: PresetRow) -> Preset:
    questions = tuple(one.question for one in row.questions) if row.picks_questions else None
    return Preset(
        name=row.name,
        sections=tuple(one.section for one in row.sections),
        depth=row.depth,
        paper=row.paper,
        size=row.size,
        language=row.language,
        second_language=row.second_language,
        questions=questions,
    )


def clear_lists(row: Profile) -> None:
    """Take every list away."""
    for name in (
        "clinicians", "offered", "row_order", "closed_weekdays", "closed_days", "reviews", "presets"
    ):  # fmt: skip
        setattr(row, name, [])


def fill(row: Profile, profile: ClinicProfile) -> None:
    """Put a profile into a row without lists."""
    row.name, row.phone, row.hours = profile.name, profile.phone, profile.hours
    row.logo, row.country, row.paper = profile.logo, profile.country, profile.paper
    row.last_condition = profile.last_condition
    row.palette, row.text_scale = profile.palette, profile.text_scale
    row.open_on_holidays = profile.open_on_holidays
    row.clinicians = [
        Clinician(position=position, name=name) for position, name in enumerate(profile.clinicians)
    ]
    row.offered = [
        OfferedTreatment(position=position, treatment=treatment)
        for position, treatment in enumerate(profile.offered)
    ]
    row.row_order = [
        RowPlace(position=position, row=name) for position, name in enumerate(profile.row_order)
    ]
    row.closed_weekdays = [
        ClosedWeekday(weekday=weekday) for weekday in sorted(profile.closed_weekdays)
    ]
    row.closed_days = [ClosedDay(day=day) for day in sorted(set(profile.closed_days))]
    row.reviews = [
        LanguageReview(language=one.language, name=one.name, day=one.day) for one in profile.reviews
    ]
    row.presets = [_preset_row(position, preset) for position, preset in enumerate(profile.presets)]


def _preset_row(position: int, preset: Preset) -> PresetRow:
    return PresetRow(
        position=position,
        name=preset.name,
        depth=preset.depth,
        paper=preset.paper,
        size=preset.size,
        language=preset.language,
        second_language=preset.second_language,
        picks_questions=preset.questions is not None,
        sections=[
            PresetSection(position=place, section=name)
            for place, name in enumerate(preset.sections)
        ],
        questions=[
            PresetQuestion(position=place, question=name)
            for place, name in enumerate(preset.questions or ())
        ],
    )

"""What a chart may say of a sheet that was handed over; nothing of the patient is in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ipdesk.clinical.comparison import Comparison
from ipdesk.content.library import Library
from ipdesk.handout.discovery import find_sections
from ipdesk.handout.options import HandoutOptions, PrintSize
from ipdesk.handout.rebuild import code_of


@dataclass(frozen=True, slots=True)
class GivenSheet:
    """One sheet: its code, language, print size, the parts beyond the usual ones, and the day."""

    code: str
    language: str
    size: PrintSize
    sections: tuple[str, ...]
    day: date
    how: str = ""
    """What was done with it, such as "handout printed"."""


def given_sheet(
    comparison: Comparison, options: HandoutOptions, library: Library, printed: Collection[str]
) -> GivenSheet:
    """Describe a sheet.

    Args:
        comparison: What it is about.
        options: How it was made.
        library: The reference.
        printed: Ids of the sections that are on it, ``Handout.section_ids``.
    """
    languages = {found.code: found.english_name for found in library.languages}
    sections = tuple(
        section.title for section in find_sections() if not section.always and section.id in printed
    )
    return GivenSheet(
        code=code_of(comparison, options, library.numbers),
        language=languages[options.language],
        size=options.size,
        sections=sections,
        day=options.date,
    )

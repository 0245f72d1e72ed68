"""The command ``ipdesk handout``: everything is checked before anything is written."""

import argparse
from datetime import date
from pathlib import Path

from ipdesk.clinical.comparison import check_choice
from ipdesk.clinical.factors import find_factor
from ipdesk.clinical.material import compare_from, read_patient
from ipdesk.clinical.priorities import find_priorities
from ipdesk.clinical.truth import Truth
from ipdesk.content.library import Library
from ipdesk.content.opening import open_library
from ipdesk.errors import HandoutError, UsageError
from ipdesk.handout.blocks import Handout
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.options import ClinicDetails, Depth, HandoutOptions, Paper, PrintSize


def _check_folder(path: Path) -> None:
    if not path.name:
        raise UsageError("Give the name of the PDF file with --out.")
    if not path.parent.is_dir():
        raise HandoutError(f"The folder {path.parent} does not exist. Make it or choose another.")


def _check_ids(arguments: argparse.Namespace, library: Library) -> None:
    library.words(arguments.language)
    if arguments.country.upper() not in library.crisis_lines:
        known = ", ".join(library.crisis_lines)
        raise UsageError(f'"{arguments.country}" is not a country with a crisis line: {known}.')
    find_priorities(library.priorities, arguments.matters)


def _options(
    arguments: argparse.Namespace, library: Library, start: date | None, today: date
) -> HandoutOptions:
    return HandoutOptions(
        date=today,
        name=arguments.name,
        clinic=ClinicDetails(name=arguments.clinic, phone=arguments.phone),
        clinician=arguments.clinician,
        say=tuple(find_factor(library.factors, name).id for name in arguments.say),
        matters=tuple(arguments.matters),
        start=start,
        next_visit=arguments.next_visit,
        note=arguments.note,
        language=arguments.language,
        paper=Paper(arguments.paper),
        size=PrintSize(arguments.size),
        country=arguments.country.upper(),
        depth=Depth(arguments.depth),
        sections=tuple(arguments.section) if arguments.section else None,
        second_language=arguments.facing,
        blank=arguments.blank,
    )


def hand_over(handout: Handout, path: Path) -> None:
    """Lay a sheet out, read it back, and write it if nothing is wrong with it.

    Raises:
        HandoutError: Its check failed, or it cannot be laid out or written.
    """
    from ipdesk.handout.pdf.report import page_check
    from ipdesk.handout.pdf.write import pdf_bytes, write_pdf

    data = pdf_bytes(handout)
    problems = page_check(data, handout).problems
    if problems:
        raise HandoutError(
            f"The sheet was not written, since its check failed: {problems[0]} Leave a section or "
            "the note out, or choose the other print size."
        )
    write_pdf(data, path)


def _not_printed(handout: Handout, options: HandoutOptions) -> str:
    """What was given for a section that is not on the sheet."""
    given = {
        "notes": ("the note", options.note),
        "talk-about": ("the lines of the factors", options.say),
        "matters": ("what matters", options.matters),
        "visits": ("the visits", options.start),
    }
    lost = [name for key, (name, said) in given.items() if said and key not in handout.section_ids]
    return f" Not printed, as its section was left out: {', '.join(lost)}." if lost else ""


def make_handout(arguments: argparse.Namespace, start: date | None, today: date) -> str:
    """Make the sheet and write it.

    Returns:
        One line that names the file.

    Raises:
        UsageError: An unknown id, value, country or language.
        HandoutError: The sheet cannot be made or written.
    """

    check_choice(arguments.ids)
    path = Path(arguments.out)
    _check_folder(path)
    library = open_library()
    _check_ids(arguments, library)
    options = _options(arguments, library, start, today)
    patient = read_patient(library, arguments.factor, arguments.without, arguments.medicine)
    for name in options.say:
        if patient.present(library.factors[name]) is Truth.NO:
            raise UsageError(
                f"{name} is not present, so it has nothing to print. Leave out --say {name}, "
                "or change the answer."
            )
    comparison = compare_from(library, arguments.ids, arguments.condition, patient)
    handout = build_handout(
        comparison,
        options,
        gather_handout(library, comparison, options.language, options.second_language),
    )
    hand_over(handout, path)
    unknown = [medicine.typed for medicine in patient.medicines if not medicine.name]
    told = (
        f" Not recognised, so nothing was looked up for: {', '.join(unknown)}." if unknown else ""
    )
    return f"Wrote {path}.{_not_printed(handout, options)}{told}"

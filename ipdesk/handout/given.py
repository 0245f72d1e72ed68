"""What a chart may say of a sheet that was handed over; no name is in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from ipdesk.clinical.comparison import Comparison
from ipdesk.content.library import Library
from ipdesk.content.shared import Question
from ipdesk.handout.discovery import find_sections
from ipdesk.handout.options import HandoutOptions, PrintSize
from ipdesk.handout.rebuild import code_of

QUESTIONS = "questions"


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
    questions: tuple[str, ...] = ()
    """Questions to ask that are printed on it; in English those of the bank."""


def given_sheet(
    comparison: Comparison,
    options: HandoutOptions,
    library: Library,
    printed: Collection[str],
    questions: Collection[str] = (),
) -> GivenSheet:
    """Describe a sheet.

    Args:
        comparison: What it is about.
        options: How it was made.
        library: The reference.
        printed: Ids of the sections that are on it, ``Handout.section_ids``.
        questions: Ids of the bank's questions that are on it.
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
        questions=(
            *(options.own_questions if QUESTIONS in printed else ()),
            *_texts(library.questions, questions),
        ),
    )


def _texts(bank: Iterable[Question], ids: Collection[str]) -> tuple[str, ...]:
    return tuple(question.text for question in bank if question.id in ids)


def asked_questions(
    sheets: Iterable[GivenSheet], options: HandoutOptions, bank: Iterable[Question]
) -> tuple[str, ...]:
    """Questions on the sheets handed over, and those picked or typed whether printed or not.

    The usual ones, which nobody picked, count only where they are printed on such a sheet.
    """
    printed = (text for sheet in sheets for text in sheet.questions)
    picked = _texts(bank, options.questions or ())
    return tuple(dict.fromkeys((*printed, *options.own_questions, *picked)))

"""Checks what people type: length, and letters that the typefaces have."""

import unicodedata
from dataclasses import replace

from ipdesk.errors import HandoutError
from ipdesk.handout.options import HandoutOptions
from ipdesk.handout.typeface import missing, tidy

LONGEST = {
    "name": 80,
    "clinician's name": 120,
    "clinic's name": 120,
    "clinic's phone": 60,
    "clinic's hours": 120,
    "next visit": 120,
    "note": 600,
    "question of your own": 120,
}
MOST_QUESTIONS = 5
_SHOWN = 8


def _shown(letter: str) -> str:
    """A letter as an error may show it: what cannot be seen is named by its number."""
    if unicodedata.category(letter[0]) in ("Cc", "Cf", "Co", "Cs", "Cn"):
        return f"U+{ord(letter[0]):04X}"
    return f"\u25cc{letter}" if unicodedata.combining(letter[0]) else letter


def _checked(what: str, text: str, letters: frozenset[str]) -> str:
    lines = [" ".join(line.split()) for line in tidy(text).splitlines()]
    clean = "\n".join(line for line in lines if line)
    if what != "note":
        clean = " ".join(clean.split())
    if len(clean) > LONGEST[what]:
        raise HandoutError(
            f"The {what} has {len(clean)} letters; at most {LONGEST[what]} fit. Shorten it."
        )
    lost = missing(clean, letters)
    if lost:
        shown = " ".join(map(_shown, lost[:_SHOWN])) + (" \u2026" if len(lost) > _SHOWN else "")
        raise HandoutError(
            f"The {what} has letters that cannot be printed: {shown}. Write it in Latin, Greek or "
            "Cyrillic letters, or leave the field empty and write it by hand on the printed sheet."
        )
    return clean


def checked_options(options: HandoutOptions, letters: frozenset[str]) -> HandoutOptions:
    """Give the same options with every typed text tidied.

    Raises:
        HandoutError: A text is too long or cannot be printed, or there are too many questions.
    """
    asked = [_checked("question of your own", text, letters) for text in options.own_questions]
    own = tuple(dict.fromkeys(text for text in asked if text))
    if len(own) > MOST_QUESTIONS:
        raise HandoutError(
            f"There are {len(own)} questions of your own; at most {MOST_QUESTIONS} fit. "
            "Leave some out."
        )
    clinic = options.clinic
    return replace(
        options,
        name=_checked("name", options.name, letters),
        clinician=_checked("clinician's name", options.clinician, letters),
        next_visit=_checked("next visit", options.next_visit, letters),
        note=_checked("note", options.note, letters),
        own_questions=own,
        clinic=replace(
            clinic,
            name=_checked("clinic's name", clinic.name, letters),
            phone=_checked("clinic's phone", clinic.phone, letters),
            hours=_checked("clinic's hours", clinic.hours, letters),
        ),
    )

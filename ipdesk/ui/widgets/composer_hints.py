"""Gentle hints on what is typed for the patient: they warn and never block."""

from ipdesk.handout.identifiers import identifiers
from ipdesk.handout.plain_check import Kind, Mark, check

MOST_LETTERS = 300
"""Letters of a note that leave room for the rest of the sheet."""


def identifier_hints(text: str) -> tuple[str, ...]:
    """What in a text could tell who the patient is."""
    return tuple(
        f"\u201c{text[item.start : item.end]}\u201d {item.looks_like}. Is it needed on paper?"
        for item in identifiers(text)
    )


def name_hints(name: str) -> tuple[str, ...]:
    """What in the name field says more than a first name."""
    found = identifier_hints(name)
    if found:
        return found
    if any(letter.isdigit() for letter in name) or len(name.split()) > 1:
        return ("A first name is enough, and tells the least if the sheet is lost.",)
    return ()


def note_hints(note: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """What in a note tells the patient what to choose, is hard to read, or identifies.

    Args:
        note: What the clinician wrote.
        known: Lower-case words that the glossary explains or that name a treatment.
    """
    marks = check(note, known).marks
    directive = dict.fromkeys(mark.words.lower() for mark in marks if mark.kind is Kind.DIRECTIVE)
    hints = []
    if directive:
        words = ", ".join(f"\u201c{word}\u201d" for word in directive)
        hints.append(
            f"{words}: reads as telling the patient what to choose. Perhaps: "
            "\u201cYou asked about this one first. We can start there if you choose it.\u201d"
        )
    shown = (Kind.DIRECTIVE, Kind.IDENTIFIER)
    others = dict.fromkeys(_hint(mark) for mark in marks if mark.kind not in shown)
    return (*hints, *identifier_hints(note), *others)


def _hint(mark: Mark) -> str:
    if mark.kind is Kind.SENTENCE:
        start = " ".join(mark.words.split()[:4])
        return f"\u201c{start} \u2026\u201d: {mark.advice[0].lower()}{mark.advice[1:]}"
    return f"\u201c{mark.words}\u201d: {mark.advice[0].lower()}{mark.advice[1:]}"

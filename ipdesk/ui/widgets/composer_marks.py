"""What the composer's hints say, sorted by what they are about, with the words to use instead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ipdesk.content import readability
from ipdesk.content.plain import FEWEST_WORDS, GRADE_OF_A_STATEMENT
from ipdesk.ui.widgets.composer_hints import name_hints, note_hints

CHOOSING, WHO = "Tells the patient what to choose", "Could tell who the patient is"
NUMBERS, PLAINER, READING = "Numbers", "Plainer words", "Easier to read"
GROUPS = (CHOOSING, WHO, NUMBERS, PLAINER, READING)

_MARKED = re.compile(r"^\u201c([^\u201d]+)\u201d")
_PLAINER = re.compile(r"\bplainer: \u201c([^\u201d]+)\u201d", re.IGNORECASE)
# What a hint says, and the group that it belongs to; the first that is found counts.
_SIGNS = (
    ("what to choose", CHOOSING),
    ("tells the patient what to do", CHOOSING),
    ("needed on paper", WHO),
    ("plainer:", PLAINER),
    ("out of 100", NUMBERS),
    ("give the number", NUMBERS),
)


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint; ``replacement`` is empty where no one word can stand for ``marked``."""

    group: str
    words: str
    marked: str = ""
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A sentence of the note with its school grade; None for one too short to grade."""

    sentence: str
    grade: float | None

    @property
    def is_hard(self) -> bool:
        """Whether it is harder than a patient's text should be."""
        return self.grade is not None and self.grade > GRADE_OF_A_STATEMENT


@dataclass(frozen=True, slots=True)
class NoteLook:
    """What is to be said about what was typed."""

    levels: tuple[Level, ...] = ()
    hints: tuple[Hint, ...] = ()


def _group(words: str) -> str:
    lower = words.lower()
    return next((group for sign, group in _SIGNS if sign in lower), READING)


def _hint(words: str) -> Hint:
    marked, plainer = _MARKED.match(words), _PLAINER.search(words)
    if not (marked and plainer):
        return Hint(_group(words), words)
    replacement = plainer.group(1).split(" or ")[0].split(", ")[0]
    if marked.group(1)[0].isupper():
        replacement = replacement[0].upper() + replacement[1:]
    return Hint(PLAINER, words, marked.group(1), replacement)


def sorted_hints(texts: Sequence[str]) -> tuple[Hint, ...]:
    """Hints by group, in the order of the groups."""
    found = [_hint(text) for text in texts]
    return tuple(sorted(found, key=lambda hint: GROUPS.index(hint.group)))


def look_over_typed(name: str, note: str, known: frozenset[str]) -> NoteLook:
    """Grade each sentence of the note, and gather the hints on name and note.

    Args:
        name: What stands in the field for the first name.
        note: What the clinician wrote.
        known: Lower-case words that the glossary explains or that name a treatment.
    """
    levels = []
    for sentence in readability.sentences(note):
        reading = readability.reading([sentence], known)
        grade = reading.flesch_kincaid if reading.words >= FEWEST_WORDS else None
        levels.append(Level(sentence, grade))
    about_name = tuple(Hint(WHO, text) for text in name_hints(name))
    found = (*about_name, *sorted_hints(note_hints(note, known)))
    return NoteLook(tuple(levels), tuple(sorted(found, key=lambda hint: GROUPS.index(hint.group))))

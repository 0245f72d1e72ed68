"""Gentle hints on what is typed for the patient: they warn and never block."""

import re

from ipdesk.content import plain, readability

MOST_LETTERS = 300
"""Letters of a note that leave room for the rest of the sheet."""

# What a text can hold that tells who the patient is, and what to say about it.
_IDENTIFIERS = (
    (r"[\w.+-]+@[\w-]+\.\w+", "looks like an e-mail address"),
    (r"\b\d{3}-\d{2}-\d{4}\b", "looks like a social security number"),
    (r"\b(?:dob|d\.o\.b\.?|born(?: on| in)?)\b", "looks like a date of birth"),
    (r"\b(?:19|20)\d{2}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d{2}\b",
     "looks like a full date; a date of birth would tell who the patient is"),
    (r"\b(?:mrn|ssn|medical record|(?:record|chart|policy) (?:no|number))\b",
     "looks like a record number"),
    (r"(?<![\d-])\+?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b", "looks like a phone number"),
    (r"(?<![\d,.-])\d{6,}\b", "looks like a record number"),
    (r"\b\d{1,5} [A-Z]\w+(?: [A-Z]\w+)? "
     r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Court)\b",
     "looks like an address"),
    (r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z]\w+", "looks like a family name"),
)  # fmt: skip
_PATTERNS = tuple(
    (re.compile(pattern, 0 if "[A-Z]" in pattern else re.IGNORECASE), words)
    for pattern, words in _IDENTIFIERS
)
_DIRECTS = "tells the patient what to do"
_QUOTED = re.compile(r'"([^"]+)"')


def identifier_hints(text: str) -> tuple[str, ...]:
    """What in a text could tell who the patient is."""
    hints = []
    taken: list[range] = []
    for pattern, words in _PATTERNS:
        for match in pattern.finditer(text):
            span = range(*match.span())
            if not any(span.start in other or other.start in span for other in taken):
                taken.append(span)
                hints.append(f"\u201c{match.group(0)}\u201d {words}. Is it needed on paper?")
    return tuple(hints)


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
    parts = readability.sentences(note)
    directive = dict.fromkeys(word for part in parts for word in _directive_words(part))
    hints = []
    if directive:
        words = ", ".join(f"\u201c{word}\u201d" for word in directive)
        hints.append(
            f"{words}: reads as telling the patient what to choose. Perhaps: "
            "\u201cYou asked about this one first. We can start there if you choose it.\u201d"
        )
    others = dict.fromkeys(
        f"{_curly(fault.what)}: {fault.mend}."
        for part in parts
        for fault in plain.faults(part, known, practical=True)
    )
    return (*hints, *identifier_hints(note), *others)


def _directive_words(sentence: str) -> list[str]:
    """Every word that directs; the check names one at a time."""
    words: list[str] = []
    while True:
        found = [fault.what for fault in plain.faults(sentence) if _DIRECTS in fault.what]
        match = _QUOTED.search(found[0]) if found else None
        if match is None:
            return words
        words.append(match.group(1))
        sentence = re.sub(rf"\b{re.escape(match.group(1))}\b", "", sentence)


def _curly(text: str) -> str:
    text = _QUOTED.sub("\u201c\\1\u201d", text.replace(" in patient text", ""))
    return text[0].upper() + text[1:]

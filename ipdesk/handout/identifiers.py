"""What in a typed text could tell who the patient is: dates of birth, numbers, addresses.

Recognised by their shape only. A day without a year, a time of day, a dose and a count are no
identifiers, and the numbers that everybody may call (911, 988) are too short to be taken for one.
"""

import re
from dataclasses import dataclass

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_IN_FIGURES = (
    r"\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}([-/.])\d{1,2}\1(?:19|20)?\d\d\b"
    r"(?![-.]?\d)"
)
# With the month in words, only a year that is far back: a visit is named that way too.
_LONG_AGO = r"(?:19\d\d|20[01]\d)\b"
_IN_WORDS = rf"\b{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_LONG_AGO}|\b{_MONTH} {_DAY},? {_LONG_AGO}"
_SOME_DATE = rf"(?:{_DAY}(?: of)? {_MONTH}(?:,? \d{{4}})?|{_MONTH} {_DAY}(?:,? \d{{4}})?|{_MONTH})"
_FIGURES_OF_DATE = r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?"
_WHEN_BORN = (
    r"\b(?:d\.?o\.?b\b\.?|date of birth|birth ?date)"
    rf"(?:\s*(?:[:=]|is)?\s*(?:{_FIGURES_OF_DATE}|{_SOME_DATE}))?"
    rf"|\bbirthday(?: is)?(?: on| in)? (?:{_FIGURES_OF_DATE}|{_SOME_DATE})"
    rf"|\bborn (?:on |in )?(?:{_FIGURES_OF_DATE}|{_SOME_DATE}|(?:19|20)\d\d\b)"
)
_NO_UNIT = r"(?!\s*(?:mg|mcg|ug|g|ml|l|iu|units?|people|days?|weeks?|visits?|sessions?)\b)"
_PHONES = (
    r"(?<![\w+])(?:\+|00)[1-9]\d{0,2}[ .-]?(?:\(0\))?\(?\d(?:[ ().-]{0,2}\d){5,12}\b",
    r"(?<![\w+-])(?:1[ .-])?\(?\b[2-9]\d\d\)?[ .-]{0,2}\d{3}[ .-]\d{4}\b",
    r"(?<![\w+-])\(?0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}\b",
    r"(?<![\w+-])0[1-9](?:[ .-]\d\d){4}\b",
    rf"(?<![\w+.,-])[2-9]\d\d-\d{{4}}\b{_NO_UNIT}",
)
_NUMBERED = (
    r"\b(?:medical record|health card|hospital|record|chart|policy|account|insurance|member|case|"
    r"medicare|medicaid|nhs|patient|passport|licen[cs]e)\s+"
    r"(?:(?:number|no\b\.?|num\b\.?|id)(?: is)?\s*[:#]?|#)\s*[A-Z]{0,3}[- ]?\d[\d -]*\d"
)
_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Court|Ct|Boulevard|Blvd|Place|Pl|"
    r"Terrace|Square|Sq|Highway|Hwy|Parkway|Pkwy|Close|Crescent)\b"
)

_DATE = "looks like a full date; a date of birth would tell who the patient is"
_RECORD = "looks like a record number"
_ADDRESS = "looks like an address"
_PATTERNS = (
    (r"(?i)[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "looks like an e-mail address"),
    (r"(?i)" + _WHEN_BORN, "looks like a date of birth"),
    (r"(?i)\b(?:ssn|social security (?:number|no\b\.?|#))(?:\s*[:#]?\s*\d[\d -]*\d)?",
     "looks like a social security number"),
    (r"(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}\b", "looks like a social security number"),
    (_IN_FIGURES, _DATE),
    (r"(?i)" + _IN_WORDS, _DATE),
    (r"(?i)\bm\.?r\.?n\b\.?(?:\s*(?:number|no\.?)?\s*[:#]?\s*[a-z]{0,3}[- ]?\d[\d-]*)?", _RECORD),
    (r"(?i)" + _NUMBERED, _RECORD),
    *((pattern, "looks like a phone number") for pattern in _PHONES),
    (rf"\b\d{{1,5}}[A-Za-z]?,? (?:[A-Z][\w']+ |St\. ){{1,3}}{_STREET}", _ADDRESS),
    (r"(?i)\b\d{1,5} \w+ (?:street|avenue|boulevard)\b", _ADDRESS),
    (r"(?i)\bP\.? ?O\.? box \d+", _ADDRESS),
    (r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b", _ADDRESS),
    (r"\b[A-Z]{1,2}\d[A-Z\d]? \d(?!MG|ML)[A-Z]{2}\b", _ADDRESS),
    (rf"(?i)(?<![\d,.-])\d{{6,}}\b{_NO_UNIT}", _RECORD),
    (r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z]\w+", "looks like a family name"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), words) for pattern, words in _PATTERNS)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A place of a text and what stands there, to follow on the words themselves."""

    start: int
    end: int
    looks_like: str


def identifiers(text: str) -> tuple[Identifier, ...]:
    """Every identifier of a text, in order; where two overlap, the plainer case is kept."""
    found: list[Identifier] = []
    for pattern, words in _COMPILED:
        for match in pattern.finditer(text):
            start, end = match.start(), match.start() + len(match.group().rstrip(" :#."))
            if not any(start < other.end and other.start < end for other in found):
                found.append(Identifier(start, end, words))
    return tuple(sorted(found, key=lambda item: item.start))

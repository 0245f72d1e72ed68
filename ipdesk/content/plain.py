"""What a patient's text may not say: frequency words, "1 in X", relative risks, orders, stigma.

Sources: standards on health literacy (K1-K4, K15, K16) and on decision support (F11).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ipdesk.content import readability

WORDS_IN_A_SENTENCE = 20
GRADE_OF_A_STATEMENT = 8.0
FEWEST_WORDS = 6
"""Shorter texts are names or answers: a grade of them says nothing."""
GRADE_OF_A_TREATMENT = 6.0


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a text and how to mend it."""

    what: str
    mend: str


class Topic(StrEnum):
    """What a banned word is about."""

    FREQUENCY = "frequency"
    TONE = "tone"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a text a banned word stands and how to mend it."""

    topic: Topic
    start: int
    end: int
    mend: str


_BANS = (
    (
        r"\b(?:1|one) in (?:\d+|a\b|every\b|two|three|four|five|ten)",
        "say it out of 100 or of 10,000",
    ),
    (r"\d[\d.,]*\s?%|\bper ?cent\b", "say it out of 100"),
    (
        r"\b(?:common(?:ly)?|uncommon|rare(?:ly)?|unlikely|likely|often|usual(?:ly)?|sometimes|"
        r"frequent(?:ly)?|infrequent(?:ly)?|seldom|occasional(?:ly)?)\b",
        "give the number, or say that it can happen",
    ),
    (
        r"\b(?:twice|half|double[ds]?|triple[ds]?|\w+ times) (?:as|the (?:risk|chance|rate))\b",
        "give both rates out of 100",
    ),
)
_TONE = (
    re.compile(
        r"\b(?:shock|battle|battling|fight|fighting|suffer(?:s|ing|er)?|victim|crazy|addict|"
        r"commit(?:ted)? suicide|failed (?:suicide|patient))\b",
        re.I,
    ),
    "use a neutral word",
)
_DIRECTIVE = (
    re.compile(
        r"\b(?:should|must|best|safest|recommend(?:ed|s)?|ideal|preferred|first choice)\b", re.I
    ),
    "say what is known",
)
_BANNED = (
    *((Topic.FREQUENCY, re.compile(pattern, re.I), mend) for pattern, mend in _BANS),
    (Topic.TONE, *_TONE),
)
_ACRONYM = re.compile(r"\b[A-Z]{2,}[a-z]?\b")
# Long words that everybody knows.
_EVERYDAY = frozenset({"electricity", "personality", "immediately", "especially", "opportunity"})
PLACES = frozenset(
    {
        "america", "american", "australia", "canada", "canadian", "colorado", "england", "germany",
        "italy", "japan", "medicaid", "medicare", "november", "december", "oregon", "parkinson",
        "parkinson's", "switzerland",
    }
)  # fmt: skip
"""Names of places, months and institutions that patient texts mention."""
# Names that everybody reads as words.
_KNOWN_ACRONYMS = frozenset(
    {"US", "UK", "EU", "FDA", "NHS", "MRI", "HIV", "ECT", "TMS", "VNS", "DBS", "OK"}
)


def faults(
    text: str, known: frozenset[str] = frozenset(), *, practical: bool = False
) -> list[Fault]:
    """List what a patient's text may not say.

    Args:
        text: The plain text, whole.
        known: Lower-case words that the glossary explains or that name a treatment.
        practical: A sourced safety line (fasting, escort, driving), which may direct.
    """
    found = [
        Fault(f'"{match.group(0)}" in patient text', mend)
        for _, pattern, mend in _BANNED
        if (match := pattern.search(text))
    ]
    pattern, mend = _DIRECTIVE
    if not practical and (match := pattern.search(text)):
        found.append(Fault(f'"{match.group(0)}" tells the patient what to do', mend))
    found += [
        Fault(f"a sentence of {count} words", f"keep to {WORDS_IN_A_SENTENCE}")
        for sentence in readability.sentences(text)
        if (count := len(readability.words(sentence))) > WORDS_IN_A_SENTENCE
    ]
    reading = readability.reading([text], known)
    if reading.words >= FEWEST_WORDS and reading.flesch_kincaid > GRADE_OF_A_STATEMENT:
        grade = reading.flesch_kincaid
        found.append(Fault(f"reads at grade {grade}", "use shorter words and sentences"))
    return found + [
        Fault(f'"{word}" is not explained', "add it to glossary.toml or say it in plain words")
        for word in unexplained(text, known)
    ]


def spots(text: str) -> Iterator[Spot]:
    """Every place of a text with a word that a patient's text may not hold."""
    for topic, pattern, mend in (*_BANNED, (Topic.DIRECTION, *_DIRECTIVE)):
        for match in pattern.finditer(text):
            yield Spot(topic, *match.span(), mend)


def unexplained(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Acronyms and very long words that neither everybody knows nor the glossary explains."""
    acronyms = {
        name
        for name in _ACRONYM.findall(text)
        if name not in _KNOWN_ACRONYMS and name.lower() not in known
    }
    long_words = {
        word
        for word in readability.words(text)
        if readability.syllables(word) >= 5 and word.lower() not in known | _EVERYDAY
    }
    return sorted(acronyms | long_words)

"""Marks in what a clinician types for the patient: they point out, and never block.

Which words are marked is decided where the reference's own texts are checked; here stand only the
turns of phrase that a note may use and a reference text does not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ipdesk.content import plain, readability
from ipdesk.content.stigma_words import stigma_spots
from ipdesk.handout.identifiers import identifiers
from ipdesk.handout.plain_words import PLAIN_WORDS


class Kind(StrEnum):
    """What a mark is about, the weightiest first."""

    DIRECTIVE = "directive"
    IDENTIFIER = "identifier"
    STIGMA = "stigma"
    FREQUENCY = "frequency"
    PLAIN_WORD = "plain word"
    UNEXPLAINED = "unexplained"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of the text; ``words`` is what stands there, ``advice`` a sentence on what to do."""

    kind: Kind
    start: int
    end: int
    words: str
    advice: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it stands and its Flesch-Kincaid grade, known words eased."""

    start: int
    end: int
    words: int
    grade: float


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text's marks in order, its sentences and the grades of the whole (raw and eased)."""

    marks: tuple[Mark, ...]
    sentences: tuple[Sentence, ...]
    reading: readability.Reading


_DIRECTIVE = (
    "This reads as telling the patient what to choose. Say what is known, or that the choice is "
    "theirs."
)
# Everyday turns that hold a marked word and claim nothing.
_HARMLESS = re.compile(
    r"\b(?:best|kind) (?:wishes|regards)\b|\b(?:all the|(?:your|my|our|their) (?:very )?) ?best\b|"
    r"\bbest (?:friends?|(?:time|number|way) to (?:call|reach|phone|ring))\b|"
    r"\b(?:as|than|your|my|our|the|his|her|their) usual\b|\busual (?:care|time|place|dose)\b|"
    r"\b(?:how|as|more|less|too) often\b|\bhow (?:common|likely|rare)\b|\bin common\b|"
    r"\bcommon (?:room|sense|cold|ground)\b|\bpercentage\b",
    re.I,
)
# Capitals that need no explanation: names that everybody reads, and words said with emphasis.
_CAPITALS = frozenset(
    {
        "id", "tv", "am", "pm", "er", "gp", "usa", "zip", "pin", "covid", "a", "after", "all",
        "always", "and", "any", "before", "call", "do", "don't", "drink", "drive", "eat", "if",
        "must", "never", "no", "not", "nothing", "now", "only", "or", "please", "stop", "the",
        "this", "until", "without", "yes", "you", "your",
    }
)  # fmt: skip
# What a note can say and a reference text never does, in the way of numbers.
_MORE_NUMBERS = (
    (re.compile(r"\b[2-9]\d{0,2} in \d{1,5}\b(?!\s*(?:days?|weeks?|months?|hours?|minutes?))"),
     "say it out of 100 or of 10,000"),
    (re.compile(r"\b(?:\d+|two|three|four|five|ten)-?fold\b", re.I), "give both rates out of 100"),
    (re.compile(r"\b(?:doubl|tripl|halv)(?:es?|ed|ing) (?:the|your) (?:risks?|chances?|odds)\b",
                re.I),
     "give both rates out of 100"),
)  # fmt: skip


def _sentence_case(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _wording(text: str) -> Iterator[tuple[Kind, int, int, str]]:
    """Directives, stigma and numbers in words."""
    harmless = [match.span() for match in _HARMLESS.finditer(text)]
    for start, end, mend in stigma_spots(text):
        yield Kind.STIGMA, start, end, f"Say instead: {mend}."
    kinds = {plain.Topic.TONE: Kind.STIGMA, plain.Topic.FREQUENCY: Kind.FREQUENCY}
    for spot in plain.spots(text):
        if _overlaps(spot.start, spot.end, harmless):
            continue
        kind = kinds.get(spot.topic, Kind.DIRECTIVE)
        advice = _DIRECTIVE if kind is Kind.DIRECTIVE else _sentence_case(spot.mend)
        yield kind, spot.start, spot.end, advice
    for pattern, mend in _MORE_NUMBERS:
        for match in pattern.finditer(text):
            yield Kind.FREQUENCY, *match.span(), _sentence_case(mend)


def _with_endings(word: str) -> str:
    """A pattern for a word, its plural and its past."""
    pattern = r"\s+".join(map(re.escape, word.split()))
    if word.isupper():
        return pattern
    if word.endswith("y"):
        return f"{pattern[:-1]}(?:y|ies|ied)"
    return f"{pattern}(?:es|ed|s|d)?"


@cache
def _plain_words() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    """Patterns with a group for each word, longest first: those in capitals, and the others."""
    ordered = sorted(PLAIN_WORDS, key=len, reverse=True)
    found = []
    for capitals in (True, False):
        group = [word for word in ordered if word.isupper() == capitals]
        names = {f"w{number}": PLAIN_WORDS[word] for number, word in enumerate(group)}
        parts = (f"(?P<w{n}>{_with_endings(word)})" for n, word in enumerate(group))
        flags = 0 if capitals else re.I
        found.append((re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", flags), names))
    return tuple(found)


def _suggestions(text: str, known: frozenset[str]) -> Iterator[tuple[Kind, int, int, str]]:
    for pattern, names in _plain_words():
        for match in pattern.finditer(text):
            if match.group().lower() not in known and match.lastgroup is not None:
                advice = f"Plainer: \u201c{names[match.lastgroup]}\u201d."
                yield Kind.PLAIN_WORD, *match.span(), advice


def _unexplained(text: str, known: frozenset[str]) -> Iterator[tuple[Kind, int, int, str]]:
    for word in plain.unexplained(text, known | _CAPITALS):
        for match in re.finditer(rf"\b{re.escape(word)}\b", text):
            yield Kind.UNEXPLAINED, *match.span(), "Say it in plain words, or say what it means."


def grade_sentences(text: str, known: frozenset[str] = frozenset()) -> tuple[Sentence, ...]:
    """Grade each sentence by itself."""
    found, place = [], 0
    for part in readability.sentences(text):
        start = text.index(part, place)
        place = start + len(part)
        reading = readability.reading([part], known)
        found.append(Sentence(start, place, reading.words, reading.flesch_kincaid))
    return tuple(found)


def _hard(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Kind, int, int, str]]:
    for sentence in sentences:
        if sentence.words > plain.WORDS_IN_A_SENTENCE:
            yield (
                Kind.SENTENCE,
                sentence.start,
                sentence.end,
                (f"A sentence of {sentence.words} words; keep to {plain.WORDS_IN_A_SENTENCE}."),
            )
        elif sentence.words >= plain.FEWEST_WORDS and sentence.grade > plain.GRADE_OF_A_STATEMENT:
            yield (
                Kind.SENTENCE,
                sentence.start,
                sentence.end,
                (f"Reads at grade {sentence.grade}; use shorter words and sentences."),
            )


def check(text: str, known: frozenset[str] = frozenset()) -> CheckedText:
    """Look a typed text over.

    Args:
        text: What the clinician wrote.
        known: Lower-case words that the glossary explains or that name a treatment.
    """
    sentences = grade_sentences(text, known)
    told = [
        (Kind.IDENTIFIER, item.start, item.end,
         _sentence_case(f"{item.looks_like}; leave it out unless it is needed on paper"))
        for item in identifiers(text)
    ]  # fmt: skip
    told += _wording(text)
    told += _suggestions(text, known)
    taken: list[tuple[int, int]] = []
    marks: list[Mark] = []
    for kind, start, end, advice in told:
        if not _overlaps(start, end, taken):
            taken.append((start, end))
            marks.append(Mark(kind, start, end, text[start:end], advice))
    for kind, start, end, advice in _unexplained(text, known):
        if not _overlaps(start, end, taken):
            marks.append(Mark(kind, start, end, text[start:end], advice))
    for kind, start, end, advice in _hard(sentences):
        marks.append(Mark(kind, start, end, text[start:end], advice))
    marks.sort(key=lambda mark: (mark.start, list(Kind).index(mark.kind)))
    return CheckedText(tuple(marks), sentences, readability.reading([text], known))

"""How hard a text is to read: the two US school-grade formulas, in our own code.

Sources: Kincaid 1975 (Flesch-Kincaid grade) and McLaughlin 1969 (SMOG). Both are given twice: raw,
and with known terms (treatment names and glossed words) counted as one-syllable words.
A list item without a full stop counts as a sentence; numbers count as one-syllable words.
"""

import math
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"')\]]*\s+|\n+")
_WORD = re.compile(r"[A-Za-z]+(?:['\u2019][A-Za-z]+)*|\d+(?:[.,]\d+)*")
_VOWELS = re.compile(r"[aeiouy]+")
# Neighbours that are spoken apart ("radio"), less the endings that are not ("nation", "social").
_TWO_VOWELS = re.compile(
    r"(?:ia|io|iu|eo|ua)(?!u)(?<!tio)(?<!sio)(?<!cia)(?<!tia)(?<!gio)(?<!qua)(?<!gua)"
)
# Words whose spelling hides a syllable or pretends one.
_SYLLABLES = {
    "area": 3, "areas": 3, "being": 2, "doing": 2, "going": 2, "diet": 2, "giant": 2, "idea": 3,
    "ideas": 3, "people": 2, "science": 2, "someone": 2, "something": 2, "sometimes": 2,
    "somewhere": 2, "everyone": 3, "every": 2, "evening": 2, "different": 2, "several": 2,
    "medicine": 3, "medicines": 3, "quiet": 2, "poem": 2, "real": 1, "really": 2, "create": 2,
    "trial": 2, "trials": 2, "usual": 3, "usually": 4, "anxious": 2, "anxiety": 4, "society": 4,
    "variety": 4, "heart": 1, "scheduled": 2, "used": 1, "hours": 1, "hour": 1, "our": 1,
    "fire": 1, "tired": 1, "require": 2, "required": 2, "electric": 3, "implant": 2, "implants": 2,
    "whole": 1, "home": 1, "homes": 1, "awake": 2, "lifelong": 2, "safely": 2, "closely": 2,
    "severe": 2, "severely": 3, "rarely": 2, "likely": 2, "later": 2, "nose": 1, "spine": 1,
    "reaction": 3, "reactions": 3, "react": 2, "million": 2, "serious": 3, "previous": 3,
    "various": 3, "period": 3, "obvious": 3, "curious": 3, "radiation": 4, "theater": 3,
}  # fmt: skip


def sentences(text: str) -> list[str]:
    """Split on full stops, question and exclamation marks, colons and line ends."""
    return [part for part in _SENTENCE_END.split(text.strip()) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """Words and numbers, in order."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Syllables of an English word, by spelling; a number counts one."""
    lower = word.lower().replace("\u2019", "'").removesuffix("'s")
    if not lower or lower[0].isdigit():
        return 1
    if lower in _SYLLABLES:
        return _SYLLABLES[lower]
    count = len(_VOWELS.findall(lower))
    if (
        (lower.endswith("e") and not lower.endswith(("le", "ee", "ie", "ye", "oe")))
        or (lower.endswith("ed") and not lower.endswith(("ted", "ded", "eed", "ied")))
        or (
            lower.endswith("es")
            and not lower.endswith(
                ("ses", "zes", "xes", "ches", "shes", "ges", "ces", "ees", "ies", "les")
            )
        )
    ):
        count -= 1
    if _TWO_VOWELS.search(lower):
        count += 1
    return max(1, count)


@dataclass(frozen=True, slots=True)
class Reading:
    """Reading grades of a text, with the counts that they rest on.

    ``smog`` needs 30 sentences to be more than an estimate (``smog_is_estimate``).
    """

    flesch_kincaid: float
    smog: float
    flesch_kincaid_raw: float
    smog_raw: float
    words: int
    sentences: int

    @property
    def smog_is_estimate(self) -> bool:
        """Whether there are too few sentences for the formula's own rule."""
        return self.sentences < 30


def _grades(counts: list[int], sentence_count: int) -> tuple[float, float]:
    total = max(1, len(counts))
    grade = 0.39 * total / sentence_count + 11.8 * sum(counts) / total - 15.59
    polysyllables = sum(1 for count in counts if count >= 3)
    smog = 1.0430 * math.sqrt(polysyllables * 30 / sentence_count) + 3.1291
    return round(grade, 1), round(smog, 1)


def reading(texts: Iterable[str], known: Collection[str] = ()) -> Reading:
    """Grade a set of texts as one; ``known`` holds lower-case words counted as one syllable."""
    parts = [sentence for text in texts for sentence in sentences(text)]
    all_words = [word for part in parts for word in words(part)]
    counted = {word: syllables(word) for word in set(all_words)}
    raw = [counted[word] for word in all_words]
    eased = [
        1 if word.lower() in known else count for word, count in zip(all_words, raw, strict=True)
    ]
    number = max(1, len(parts))
    grade, smog = _grades(eased, number)
    grade_raw, smog_raw = _grades(raw, number)
    return Reading(grade, smog, grade_raw, smog_raw, len(all_words), len(parts))

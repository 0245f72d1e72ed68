"""How easy a Spanish text is to read: two published scales, from hard (0) to easy (100).

Sources: Fernandez Huerta 1959, in the form corrected by Law 2011 (words per sentence, not sentences
per 100 words); Szigriszt Pazos 1993, read by the INFLESZ bands of Barrio-Cantalejo 2008, which were
tested on texts for patients. Sentences are those of the English formulas. Numbers count as they are
spoken, and no word is eased as known.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ipdesk.content.readability import sentences

NORMAL = 55.0
"""From here on a text is no harder than what most adults read."""

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"[.,]")
_SILENT_H = re.compile(r"(?<!c)h")
_FINAL_Y = re.compile(r"y$")
_VOWELS = re.compile(r"[aeiou\u00e1\u00e9\u00ed\u00f3\u00fa\u00fc]+")
# Each is the core of a syllable; an i or u without an accent leans on its neighbour,
# and so does the silent u of "que" and "gue".
_CORES = frozenset("aeo\u00e1\u00e9\u00f3\u00ed\u00fa")
_TO_29 = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    "once", "doce", "trece", "catorce", "quince", "diecis\u00e9is", "diecisiete", "dieciocho",
    "diecinueve", "veinte", "veintiuno", "veintid\u00f3s", "veintitr\u00e9s", "veinticuatro",
    "veinticinco", "veintis\u00e9is", "veintisiete", "veintiocho", "veintinueve",
)  # fmt: skip
_TENS = (
    "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
)  # fmt: skip
_HUNDREDS = (
    "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos",
    "setecientos", "ochocientos", "novecientos",
)  # fmt: skip


class Band(StrEnum):
    """The INFLESZ bands."""

    VERY_HARD = "very hard"
    RATHER_HARD = "rather hard"
    NORMAL = "normal"
    FAIRLY_EASY = "fairly easy"
    VERY_EASY = "very easy"


@dataclass(frozen=True, slots=True)
class SpanishReading:
    """Both scales of a text, with the counts that they rest on."""

    fernandez_huerta: float
    szigriszt: float
    words: int
    sentences: int

    @property
    def band(self) -> Band:
        """The INFLESZ band."""
        if self.szigriszt < 40:
            return Band.VERY_HARD
        if self.szigriszt < NORMAL:
            return Band.RATHER_HARD
        if self.szigriszt < 65:
            return Band.NORMAL
        return Band.FAIRLY_EASY if self.szigriszt <= 80 else Band.VERY_EASY


def syllables(word: str) -> int:
    """Syllables of a Spanish word by the rules of its spelling, or of a number as it is spoken."""
    lower = word.lower()
    if lower[:1].isdigit():
        return _spoken_syllables(lower)
    if lower == "y":
        return 1
    heard = _FINAL_Y.sub("i", _SILENT_H.sub("", lower))
    return max(1, sum(map(_cores, _VOWELS.findall(heard))))


def _cores(vowels: str) -> int:
    """Syllables of vowels that stand together: "ia" one, "\u00eda" and "ea" two, "oia" two."""
    return max(1, sum(vowel in _CORES for vowel in vowels))


def _spoken_syllables(number: str) -> int:
    parts = _DECIMAL.split(_THOUSANDS.sub("", number))
    commas = len(parts) - 1
    return sum(syllables(word) for part in parts for word in _spoken(int(part))) + 2 * commas


def _spoken(value: int) -> list[str]:
    """The words of a whole number; thousands are read in groups of three digits."""
    over, rest = divmod(value, 1000)
    if over:
        return [*(_spoken(over) if over > 1 else ()), "mil", *(_spoken(rest) if rest else ())]
    if value == 100:
        return ["cien"]
    hundreds, rest = divmod(value, 100)
    words = [_HUNDREDS[hundreds - 1]] if hundreds else []
    if rest >= len(_TO_29):
        tens, ones = divmod(rest, 10)
        return [*words, _TENS[tens - 3], *(("y", _TO_29[ones]) if ones else ())]
    return [*words, _TO_29[rest]] if rest or not words else words


def spanish_reading(texts: Iterable[str]) -> SpanishReading:
    """Rate a set of Spanish texts as one."""
    parts = [sentence for text in texts for sentence in sentences(text)]
    words = [word for part in parts for word in _WORD.findall(part)]
    counted = {word: syllables(word) for word in set(words)}
    total = max(1, len(words))
    a_word = sum(counted[word] for word in words) / total
    a_sentence = total / max(1, len(parts))
    return SpanishReading(
        fernandez_huerta=round(206.84 - 0.60 * 100 * a_word - 1.02 * a_sentence, 1),
        szigriszt=round(206.835 - 62.3 * a_word - a_sentence, 1),
        words=len(words),
        sentences=len(parts),
    )

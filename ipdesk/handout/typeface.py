"""Which characters the bundled typefaces have, read from their character maps.

The maps are read here rather than asked of the PDF library, so that a sheet can be refused before
anything is printed: the library prints an empty box for a missing letter without a word. Words with
a letter that our own face lacks are printed in the fallback face, whole: two faces within a word
are hard to read.
"""

import re
import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from ipdesk import paths
from ipdesk.errors import HandoutError

FOLDER = "atkinson-hyperlegible-next"
FILES = {
    "regular": "AtkinsonHyperlegibleNext_400Regular.ttf",
    "medium": "AtkinsonHyperlegibleNext_500Medium.ttf",
    "semibold": "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    "bold": "AtkinsonHyperlegibleNext_700Bold.ttf",
    "italic": "AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
}
FALLBACK_FOLDER = "noto-sans"
FALLBACK_FILES = {"fallback": "NotoSans-Regular.ttf", "fallback-bold": "NotoSans-Bold.ttf"}
_SEQUENCES = "sequences.txt"
_FIRST_PLACE = 0xE000
"""Private place of the first sequence's letter in the fallback face (tools/fallback-fonts.py)."""
# Characters of texts that our face lacks and that have a plain twin.
_TWINS = str.maketrans({
    "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2009": " ", "\u202f": " ",
    "\u02bc": "\u2019",
})  # fmt: skip
# Written nowhere, and able to turn a line round or to hide in a name: zero-width characters,
# direction marks, variation selectors.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_MARKS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_LETTER = re.compile(rf"\S{_MARKS}*")
_WORD = re.compile(r"\s*\S+\s*|\s+")
# Marks stand on no letter by themselves; private places are ours.
_NEVER_ALONE = frozenset({"Mn", "Me", "Mc", "Co", "Cc", "Cf", "Cs", "Cn"})


@cache
def _face_file(fonts: Path, face: str) -> Path:
    if face in FILES:
        return fonts / FOLDER / FILES[face]
    return fonts / FALLBACK_FOLDER / FALLBACK_FILES[face]


def _place(face: str) -> Path:
    return _face_file(paths.fonts_dir(), face)


def font_file(face: str) -> Path:
    """Where a face lies; the fallback faces are looked after as our own.

    Raises:
        HandoutError: The file is missing or cut short.
    """
    path = _place(face)
    if not path.is_file():
        raise HandoutError(f"The typeface file {path} is missing. Install the program again.")
    if not _is_whole(path):
        raise HandoutError(f"The typeface file {path} is damaged. Install the program again.")
    return path


def _is_whole(path: Path) -> bool:
    """Whether every table that the file announces lies inside it."""
    try:
        with path.open("rb") as stream:
            count = struct.unpack(">4xH6x", stream.read(12))[0]
            entries = struct.iter_unpack(">8xII", stream.read(16 * count))
            ends = [offset + length for offset, length in entries]
        return bool(0 < count == len(ends) and max(ends) <= path.stat().st_size)
    except (OSError, struct.error):
        return False


def _cmap_table(data: bytes) -> int:
    count = struct.unpack_from(">H", data, 4)[0]
    for position in range(12, 12 + 16 * count, 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, position)
        if tag == b"cmap":
            return int(offset)
    raise ValueError("no character map")


def _segments(data: bytes, start: int) -> frozenset[str]:
    """Characters of a format 4 map (the basic plane)."""
    double = struct.unpack_from(">H", data, start + 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", data, start + 14)
    starts = struct.unpack_from(f">{double // 2}H", data, start + 16 + double)
    return frozenset(
        chr(code)
        for low, high in zip(starts, ends, strict=True)
        for code in range(low, high + 1)
        if code != 0xFFFF
    )


@cache
def _characters(path: Path) -> frozenset[str]:
    data = path.read_bytes()
    table = _cmap_table(data)
    count = struct.unpack_from(">H", data, table + 2)[0]
    for position in range(table + 4, table + 4 + 8 * count, 8):
        offset = struct.unpack_from(">HHI", data, position)[2]
        if struct.unpack_from(">H", data, table + offset)[0] == 4:
            return _segments(data, table + offset)
    raise ValueError("no map of the basic plane")


@cache
def _printable(face: str, path: Path) -> frozenset[str]:
    """Characters that a face prints by themselves; every paragraph asks, so the answer is kept."""
    font_file(face)
    try:
        found = _characters(path)
    except (OSError, ValueError, struct.error) as error:
        raise HandoutError(
            f"The typeface file {path} is damaged. Install the program again."
        ) from error
    return frozenset(c for c in found if unicodedata.category(c) not in _NEVER_ALONE)


def _letters(face: str) -> frozenset[str]:
    return _printable(face, _place(face))


def characters() -> frozenset[str]:
    """Every character that our face or the fallback face prints.

    Raises:
        HandoutError: A face is missing or damaged.
    """
    return _letters("regular") | _letters("fallback")


@cache
def _read_sequences(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise HandoutError(
            f"The typeface file {path} is missing or damaged. Install the program again."
        ) from error
    return {text: chr(place) for place, text in enumerate(lines, _FIRST_PLACE)}


def composed() -> dict[str, str]:
    """Letters with accents that have no composed form, each with its place in the fallback face.

    Raises:
        HandoutError: The list is missing or damaged.
    """
    return _read_sequences(paths.fonts_dir() / FALLBACK_FOLDER / _SEQUENCES)


@cache
def _pattern(sequences: tuple[str, ...]) -> re.Pattern[str]:
    # A further mark makes another letter, which is not drawn.
    return re.compile(f"(?:{'|'.join(map(re.escape, sequences))})(?!{_MARKS})")


def tidy(text: str) -> str:
    """Compose letters with their accents, use plain twins, leave out what is not seen."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).translate(_TWINS)


def missing(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """Letters of a text that cannot be printed, with their accents, in order, each once."""
    if known.issuperset(text):
        return ()
    left = _pattern(tuple(composed())).sub("", text)
    lost = (letter for letter in _LETTER.findall(left) if not known.issuperset(letter))
    return tuple(dict.fromkeys(lost))


@dataclass(frozen=True, slots=True)
class Run:
    """Text to print in one face; in the fallback face, letters of ``composed`` at their places."""

    text: str
    fallback: bool = False


def runs(text: str) -> tuple[Run, ...]:
    """Divide a tidy text by the face that each word is printed in.

    Raises:
        HandoutError: A face is missing or damaged.
    """
    own = _letters("regular")
    if own.issuperset(text):
        return (Run(text),)
    places = composed()
    found: list[Run] = []
    for word in _WORD.findall(text):
        if own.issuperset(word.strip()):
            found.append(Run(word))
            continue
        word = _pattern(tuple(places)).sub(lambda match: places[match.group()], word)
        fallback = _letters("fallback") | frozenset(places.values())
        found += [Run(c, c in fallback or c.isspace()) for c in word]
    return tuple(
        Run("".join(run.text for run in group), fallback)
        for fallback, group in groupby(found, key=lambda run: run.fallback)
    )

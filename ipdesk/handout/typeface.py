"""Which characters the bundled typeface has, read from its character map.

The map is read here rather than asked of the PDF library, so that a sheet can be refused before
anything is printed: the library prints an empty box for a missing letter without a word.
"""

import struct
import unicodedata
from functools import cache
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
# Characters of texts that the typeface lacks and that have a plain twin.
_TWINS = str.maketrans({
    "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00ad": None, "\u2009": " ",
    "\u202f": " ", "\u200b": None, "\ufeff": None, "\u02bc": "\u2019",
})  # fmt: skip


def font_file(face: str) -> Path:
    """Where a face lies.

    Raises:
        HandoutError: The file is missing or cut short.
    """
    path = paths.fonts_dir() / FOLDER / FILES[face]
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


def characters() -> frozenset[str]:
    """Every character that the regular face has.

    Raises:
        HandoutError: The face is missing or damaged.
    """
    path = font_file("regular")
    try:
        return _characters(path)
    except (OSError, ValueError, struct.error) as error:
        raise HandoutError(
            f"The typeface file {path} is damaged. Install the program again."
        ) from error


def tidy(text: str) -> str:
    """Compose letters with their accents and use plain twins of typographic characters."""
    return unicodedata.normalize("NFC", text).translate(_TWINS)


def missing(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """Characters of a text that cannot be printed, in order, each once."""
    return tuple(dict.fromkeys(c for c in text if c not in known and not c.isspace()))

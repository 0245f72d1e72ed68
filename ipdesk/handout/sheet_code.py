"""The short code of a sheet: what it was made from, never anything about the patient.

A code is a row of bits in letters of five bits each (Crockford's alphabet: no I, L, O, U), closed
by two check letters and filled up to groups of four. The bits, in order: format, month of the
content version, its serial, print size, paper, depth, language, country, condition, number of
options, options. docs/decisions/0009-sheet-code.md says why.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ipdesk.content.shared import Numbers
from ipdesk.errors import UsageError
from ipdesk.handout.options import Depth, Paper, PrintSize

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
MARK = "ipdesk"
"""Stands before the code in the QR picture, so that a scanner's user knows whose it is."""

_FORMAT = 0
_FIRST_YEAR = 2020
_FEWEST = 2
_ENGLISH, _USA = "en", "US"
_LETTERS = 26
_CHECKS = 2
_SEPARATORS = str.maketrans("", "", " \t\r\n-\u2010\u2011\u2012\u2013\u2014_.:/")
_READ_AS = str.maketrans("OIL", "011")

_MISTAKE = (
    "The code has a typing mistake: a letter is wrong, or two stand the wrong way round. "
    "Compare it with the sheet."
)


@dataclass(frozen=True, slots=True)
class SheetRecipe:
    """What a sheet was made from; ``options`` are ids such as "tms:itbs", in the sheet's order."""

    version: str
    condition: str
    options: tuple[str, ...]
    language: str = _ENGLISH
    country: str = _USA
    size: PrintSize = PrintSize.STANDARD
    paper: Paper = Paper.LETTER
    depth: Depth = Depth.FULL


class _UnreadableError(Exception):
    """The bits are not those of a code."""


class _Writer:
    """Bits, first bit first."""

    def __init__(self) -> None:
        self.value = 0
        self.length = 0

    def put(self, value: int, width: int) -> None:
        """Append a number of ``width`` bits."""
        if not 0 <= value < 1 << width:
            raise ValueError(f"{value} does not fit in {width} bits")
        self.value = self.value << width | value
        self.length += width

    def number(self, value: int, step: int) -> None:
        """Append a number from 1 on, ``step`` bits at a time, each with "more follow"."""
        value -= 1
        parts = [value & (1 << step) - 1]
        while value := value >> step:
            parts.append(value & (1 << step) - 1)
        for place, part in reversed(list(enumerate(parts))):
            self.put(int(place > 0), 1)
            self.put(part, step)


class _Reader:
    """Takes bits off the front."""

    def __init__(self, value: int, length: int) -> None:
        self._value = value
        self.left = length

    def take(self, width: int) -> int:
        """The next number of ``width`` bits."""
        if width > self.left:
            raise _UnreadableError
        self.left -= width
        return self._value >> self.left & (1 << width) - 1

    def number(self, step: int) -> int:
        """The next number from 1 on; see ``_Writer.number``."""
        value = 0
        while True:
            more = self.take(1)
            value = value << step | self.take(step)
            if not more:
                return value + 1


def _products() -> tuple[list[int], list[int]]:
    """Powers of the field of 32 letters (x^5 + x^2 + 1), and their logarithms."""
    powers, logarithms, value = [], [0] * 32, 1
    for exponent in range(31):
        powers.append(value)
        logarithms[value] = exponent
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return powers, logarithms


_POWERS, _LOGARITHMS = _products()


def _times(one: int, other: int) -> int:
    if not one or not other:
        return 0
    return _POWERS[(_LOGARITHMS[one] + _LOGARITHMS[other]) % 31]


# The Reed-Solomon code with the roots 2 and 4: any two wrong letters among 31 are found, and so is
# every wrong letter and every swap of neighbours in a code of any length.
_HIGH, _LOW = 2 ^ 4, _times(2, 4)


def _checked(letters: list[int]) -> tuple[int, int]:
    """The two letters that close a code."""
    first, second = 1, 0
    for letter in letters:
        back = letter ^ first
        first, second = second ^ _times(back, _HIGH), _times(back, _LOW)
    return first, second


def _put_letters(bits: _Writer, text: str, usual: str, base: str) -> None:
    """One bit for the usual language or country, else its two letters."""
    bits.put(int(text != usual), 1)
    if text != usual:
        one, other = (ord(letter) - ord(base) for letter in text)
        if not (0 <= one < _LETTERS and 0 <= other < _LETTERS):
            raise ValueError(f'"{text}" is not two letters')
        bits.put(one * _LETTERS + other, 10)


def _take_letters(bits: _Reader, usual: str, base: str) -> str:
    if not bits.take(1):
        return usual
    one, other = divmod(bits.take(10), _LETTERS)
    if one >= _LETTERS:
        raise _UnreadableError
    return chr(ord(base) + one) + chr(ord(base) + other)


def _put_version(bits: _Writer, version: str) -> None:
    year, month, *serial = (int(part) for part in version.split("."))
    bits.put((year - _FIRST_YEAR) * 12 + month - 1, 9)
    bits.put(int(bool(serial)), 1)
    if serial:
        bits.number(serial[0], 3)


def _take_version(bits: _Reader) -> str:
    year, month = divmod(bits.take(9), 12)
    version = f"{_FIRST_YEAR + year}.{month + 1:02}"
    return f"{version}.{bits.number(3)}" if bits.take(1) else version


def write_code(recipe: SheetRecipe, numbers: Numbers) -> str:
    """The code of a sheet, as it is printed.

    Raises:
        KeyError: A treatment, a way of giving it or the condition has no number.
    """
    bits = _Writer()
    bits.put(_FORMAT, 2)
    _put_version(bits, recipe.version)
    bits.put(int(recipe.size is PrintSize.LARGE), 1)
    bits.put(int(recipe.paper is Paper.A4), 1)
    bits.put(int(recipe.depth is Depth.SHORT), 1)
    _put_letters(bits, recipe.language, _ENGLISH, "a")
    _put_letters(bits, recipe.country.upper(), _USA, "A")
    bits.number(numbers.conditions[recipe.condition], 5)
    bits.put(len(recipe.options) - _FEWEST, 3)
    for option in recipe.options:
        bits.number(numbers.treatments[option.partition(":")[0]], 4)
        bits.put(int(":" in option), 1)
        if ":" in option:
            bits.number(numbers.ways[option], 3)
    return _letters_of(bits)


def _letters_of(bits: _Writer) -> str:
    count = -(-bits.length // 5)
    count += -(count + _CHECKS) % GROUP
    bits.put(0, count * 5 - bits.length)
    letters = [bits.value >> 5 * place & 31 for place in reversed(range(count))]
    text = "".join(ALPHABET[letter] for letter in (*letters, *_checked(letters)))
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def read_code(text: str, numbers: Numbers) -> SheetRecipe:
    """Read a code that was typed or scanned.

    Lower case, O for 0, I and L for 1, spaces, missing dashes and the word before it are forgiven.

    Raises:
        UsageError: It has a mistake, is of a newer program, or names what this copy does not have.
    """
    letters = _typed(text)
    bits = _Reader(_joined(letters[:-_CHECKS]), 5 * (len(letters) - _CHECKS))
    if bits.take(2) != _FORMAT:
        raise UsageError(
            "The code was printed by a newer version of ipdesk. Install that version to read it."
        )
    try:
        return _recipe(bits, numbers)
    except _UnreadableError as error:
        raise UsageError(_MISTAKE) from error


def _joined(letters: list[int]) -> int:
    value = 0
    for letter in letters:
        value = value << 5 | letter
    return value


def _typed(text: str) -> list[int]:
    """The letters of a code that holds together."""
    clean = text.translate(_SEPARATORS).upper().removeprefix(MARK.upper()).translate(_READ_AS)
    if not clean:
        raise UsageError('Type the code that stands under "About this sheet".')
    for letter in clean:
        if letter not in ALPHABET:
            raise UsageError(
                f'No code has a "{letter}". Type the code that stands under "About this sheet".'
            )
    if len(clean) % GROUP or len(clean) < 2 * GROUP:
        raise UsageError(
            f"A code has groups of {GROUP} letters, and this has {len(clean)} letters in all. "
            "Compare it with the sheet."
        )
    letters = [ALPHABET.index(letter) for letter in clean]
    if _checked(letters[:-_CHECKS]) != tuple(letters[-_CHECKS:]):
        raise UsageError(_MISTAKE)
    return letters


def _recipe(bits: _Reader, numbers: Numbers) -> SheetRecipe:
    version = _take_version(bits)
    size = PrintSize.LARGE if bits.take(1) else PrintSize.STANDARD
    paper = Paper.A4 if bits.take(1) else Paper.LETTER
    depth = Depth.SHORT if bits.take(1) else Depth.FULL
    language = _take_letters(bits, _ENGLISH, "a")
    country = _take_letters(bits, _USA, "A")
    condition = _named(numbers.conditions, bits.number(5), "condition", version)
    count = bits.take(3) + _FEWEST
    options = tuple(_option(bits, numbers, version) for _ in range(count))
    while bits.left:
        if bits.take(1):
            raise _UnreadableError
    return SheetRecipe(version, condition, options, language, country, size, paper, depth)


def _option(bits: _Reader, numbers: Numbers, version: str) -> str:
    treatment = _named(numbers.treatments, bits.number(4), "treatment", version)
    if not bits.take(1):
        return treatment
    own = {way: number for way, number in numbers.ways.items() if way.startswith(f"{treatment}:")}
    return _named(own, bits.number(3), f"way of giving {treatment}", version)


def _named(numbers: Mapping[str, int], number: int, what: str, version: str) -> str:
    for name, own in numbers.items():
        if own == number:
            return name
    raise UsageError(
        f"The sheet has a {what} that this copy of ipdesk does not have (number {number}). It was "
        f"made from content {version}: install a copy with that content or a newer one."
    )


def scanned_text(code: str) -> str:
    """What the QR picture beside a code holds."""
    return f"{MARK} {code}"

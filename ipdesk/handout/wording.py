"""How numbers, dates and lists are put into words on the sheet."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ipdesk.clinical.wording import MONTHS, month
from ipdesk.content.values import Comparator, Rare, Rate

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FEWER_THAN_ONE = "fewer than 1"


def day(value: date) -> str:
    """22 November 2026."""
    return f"{value.day} {month(value)}"


def short_day(value: date) -> str:
    """22 November."""
    return f"{value.day} {MONTHS[value.month - 1]}"


def weekday(value: date) -> str:
    """Sunday."""
    return WEEKDAYS[value.weekday()]


def listed(names: Sequence[str], word: str = "and") -> str:
    """Ant, bee and cat."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def inline(name: str) -> str:
    """A name within a sentence: "ketamine", but "ECT"."""
    return name[0].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def rounded(number: float) -> int:
    """Round half up, as people do."""
    return int(number + 0.5)


def count(number: float) -> str:
    """A whole number, or "fewer than 1" for what lies between none and one."""
    if 0 < number < 1:
        return FEWER_THAN_ONE
    return f"{rounded(number):,}"


def spread(rate: Rate | Rare) -> str:
    """The reported range, "42 to 54"; empty where none was reported."""
    if rate.low is None or rate.high is None:
        return ""
    low, high = count(rate.low), count(rate.high)
    return low if low == high else f"{low} to {high}"


def compared_with(comparator: Comparator) -> str:
    """The other arm's name without "with", so that any sentence can take it."""
    return re.sub(r"^with ", "", comparator.plain or comparator.label)


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?" else f"{text}."


def numbers(values: Iterable[int]) -> str:
    """1, 2, 5; a short list stays on one line."""
    texts = [str(value) for value in values]
    return (",\u00a0" if len(texts) <= 4 else ", ").join(texts)

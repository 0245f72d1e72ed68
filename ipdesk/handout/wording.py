"""How numbers, dates and lists are put into words on the sheet."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ipdesk.content.values import Comparator, Rare, Rate
from ipdesk.content.words import Words, phrase, phrases

WEEKDAYS = phrases(
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
)  # fmt: skip
MONTHS = phrases(
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FEWER_THAN_ONE = phrase("fewer than 1")


def month(value: date, say: Words) -> str:
    """November 2026."""
    return say("{month} {year}", month=say(MONTHS[value.month - 1]), year=value.year)


def day(value: date, say: Words) -> str:
    """22 November 2026."""
    name = say(MONTHS[value.month - 1])
    return say("{day} {month} {year}", day=value.day, month=name, year=value.year)


def short_day(value: date, say: Words) -> str:
    """22 November."""
    return say("{day} {month}", day=value.day, month=say(MONTHS[value.month - 1]))


def weekday(value: date, say: Words) -> str:
    """Sunday."""
    return say(WEEKDAYS[value.weekday()])


def listed(names: Sequence[str], say: Words) -> str:
    """Ant, bee and cat."""
    if len(names) < 2:
        return "".join(names)
    return say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def inline(name: str) -> str:
    """A name within a sentence: "ketamine", but "ECT"."""
    return name[0].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def rounded(number: float) -> int:
    """Round half up, as people do."""
    return int(number + 0.5)


def count(number: float, say: Words) -> str:
    """A whole number, or "fewer than 1" for what lies between none and one."""
    if 0 < number < 1:
        return say(FEWER_THAN_ONE)
    return f"{rounded(number):,}"


def spread(rate: Rate | Rare, say: Words) -> str:
    """The reported range, "42 to 54"; empty where none was reported."""
    if rate.low is None or rate.high is None:
        return ""
    low, high = count(rate.low, say), count(rate.high, say)
    return low if low == high else say("{low} to {high}", low=low, high=high)


def compared_with(comparator: Comparator, say: Words) -> str:
    """The other arm's name without "with", so that any sentence can take it."""
    return re.sub(r"^(?:with|con) ", "", say(comparator.plain or comparator.label))


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

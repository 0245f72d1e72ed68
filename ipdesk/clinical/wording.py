"""Typed values and answers in words, as the grid, the basis and screen readers say them."""

from datetime import date
from typing import assert_never

from ipdesk.clinical.factors import Answer
from ipdesk.content.model import Checked, Factor, FactorKind
from ipdesk.content.shared import LevelStep
from ipdesk.content.values import (
    Course,
    Effect,
    Frequency,
    FrequencyPhase,
    Level,
    Rare,
    Rate,
    Rates,
    Span,
    Steps,
    Text,
    Value,
)

CHECKED_WORDS = {
    Checked.PAGE: "Read on the page of the source",
    Checked.SECONDARY: "Read in a secondary source",
    Checked.MEMORY: "Not yet checked against the source",
}


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def month(value: date) -> str:
    """November 2026."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def number(value: float) -> str:
    """A number without needless digits, thousands set apart."""
    return f"{value:,.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def between(low: float | None, high: float | None) -> str:
    """A range in words; empty when there is none."""
    if low is None and high is None:
        return ""
    if low is None or high is None or low == high:
        known = high if low is None else low
        return number(known) if known is not None else ""
    return f"{number(low)} to {number(high)}"


def span_words(span: Span) -> str:
    """A length of time: "2 to 4 weeks", "1 year or more"."""
    if span.high is None:
        return f"{_counted(span.low, span.unit.value)} or more"
    if span.low == span.high:
        return _counted(span.low, span.unit.value)
    return f"{between(span.low, span.high)} {span.unit.value}"


def _counted(count: float, unit: str) -> str:
    return f"{number(count)} {unit.removesuffix('s') if count == 1 else unit}"


def _phase(phase: FrequencyPhase, alone: bool) -> str:
    often = f"{between(phase.low, phase.high)} a week"
    if alone:
        return often
    if phase.last_week is None:
        return f"from week {phase.first_week}: {often}"
    if phase.last_week == phase.first_week:
        return f"week {phase.first_week}: {often}"
    return f"weeks {phase.first_week} to {phase.last_week}: {often}"


def frequency_words(frequency: Frequency) -> str:
    """Visits a week, phase after phase."""
    alone = len(frequency.phases) == 1
    return "; ".join(_phase(phase, alone) for phase in frequency.phases)


def course_words(course: Course) -> str:
    """Sessions and weeks of a first course."""
    sessions = between(course.sessions_low, course.sessions_high)
    weeks = between(course.weeks_low, course.weeks_high)
    parts = [f"{sessions} sessions"] if sessions else []
    parts += [f"{weeks} weeks"] if weeks else []
    return " over ".join(parts) or "No fixed end"


def whole(per_100: float) -> str:
    """People out of 100 as a whole number; below one in words."""
    return "fewer than 1" if 0 < per_100 < 0.5 else str(round(per_100))


def rate_sentence(rate: Rate, verb: str) -> str:
    """The sentence under an array: "29 respond, 10 with sham (25-34)".

    The rate's own outcome stands before the row's: a row may hold another outcome than its usual.
    """
    text = f"{whole(rate.per_100)} {rate.outcome or verb}".rstrip()
    if rate.comparator:
        text += f", {whole(rate.comparator.per_100)} with {rate.comparator.label}"
    if rate.low is not None and rate.high is not None:
        text += f" ({whole(rate.low)}\N{EN DASH}{whole(rate.high)})"
    return text


def rate_words(rate: Rate) -> str:
    """A rate with everything known about it."""
    text = f"{number(rate.per_100)} of 100"
    text += f": {rate.outcome}" if rate.outcome else ""
    spread = between(rate.low, rate.high)
    text += f" (range {spread})" if rate.low is not None and rate.high is not None else ""
    if rate.comparator:
        text += f"; with {rate.comparator.label}, {number(rate.comparator.per_100)} of 100"
    return text


def rare_words(rare: Rare) -> str:
    """A rate out of 10,000 with its unit."""
    text = f"{number(rare.per_10000)} of 10,000 {rare.per}"
    text += f": {rare.outcome}" if rare.outcome else ""
    if rare.low is not None and rare.high is not None:
        text += f" (range {between(rare.low, rare.high)})"
    return text


def _effect_words(effect: Effect) -> str:
    unit = f" {effect.unit}" if effect.unit else ""
    spread = between(effect.low, effect.high)
    interval = f" (95% interval {spread})" if effect.low is not None else ""
    return f"{effect.statistic} {number(effect.point)}{unit}{interval}"


def _rates_lines(rates: Rates) -> tuple[str, ...]:
    return tuple(
        rate_words(item) if isinstance(item, Rate) else rare_words(item) for item in rates.items
    )


def value_lines(value: Value, levels: tuple[LevelStep, ...] = ()) -> tuple[str, ...]:
    """The value of a statement, one line a figure; none where the words say it all."""
    match value:
        case Level():
            return tuple(step.label for step in levels if step.id == value.level)
        case Rates():
            return _rates_lines(value)
        case Steps():
            return tuple(f"{place}. {step}" for place, step in enumerate(value.items, 1))
        case Text():
            return ()
        case _:
            return (_one_line(value),)


def _one_line(value: Span | Frequency | Course | Rate | Rare | Effect) -> str:
    match value:
        case Span():
            return span_words(value)
        case Frequency():
            return frequency_words(value)
        case Course():
            return course_words(value)
        case Rate():
            return rate_words(value)
        case Rare():
            return rare_words(value)
        case Effect():
            return _effect_words(value)
        case _:
            assert_never(value)


def answer_words(factor: Factor, answer: Answer) -> str:
    """An answered factor as a chip says it: "Age: 34 years", "Pregnant", "No: Lithium"."""
    if answer is False:
        return f"No: {factor.label}"
    match factor.kind:
        case FactorKind.NUMBER:
            known = factor.label.lower().split()
            is_told = any(word in known for word in factor.unit.lower().split())
            unit = "" if is_told else f" {factor.unit}"
            return f"{factor.label}: {number(float(answer))}{unit}".rstrip()
        case FactorKind.CHOICE:
            named = next((choice.label for choice in factor.choices if choice.id == answer), "")
            return f"{factor.label}: {named}" if named else f"{factor.label} (kind not asked)"
        case FactorKind.YES_NO:
            return factor.label
        case _:
            assert_never(factor.kind)

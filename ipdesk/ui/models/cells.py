"""What one cell of the grid shows and says, ready-made for the model. Pure."""

import math
from collections.abc import Mapping

from ipdesk.clinical import wording
from ipdesk.clinical.cells import Cell
from ipdesk.clinical.comparison import Option
from ipdesk.clinical.screening import Finding
from ipdesk.clinical.truth import Truth
from ipdesk.content.model import CellState, Certainty, Checked, Effect, Treatment
from ipdesk.content.shared import LevelStep, Row
from ipdesk.content.values import Frequency, Level, Rate, Span
from ipdesk.frozen import dataclass
from ipdesk.ui.models.criteria import CriteriaCell

WORKDAYS = 5
NOTHING_TOUCHES = "No rule here is about what was marked"
NOTHING_ASKED = "Nothing marked yet"

# Days of the week (Monday 0) on which so many visits are drawn.
_DAYS = {0: (), 1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}


@dataclass(frozen=True, slots=True)
class Meter:
    """So many steps of so many filled."""

    filled: int
    steps: int


@dataclass(frozen=True, slots=True)
class TimeBar:
    """A stretch of the shared time axis, in hours; open to the right without an end."""

    low: float
    high: float | None


@dataclass(frozen=True, slots=True)
class Week:
    """Days with a visit (Monday 0); ``maybe`` are those of the higher frequency only."""

    days: tuple[int, ...]
    maybe: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class People:
    """So many of 100."""

    count: int


@dataclass(frozen=True, slots=True)
class Dots:
    """Strength of evidence, of four."""

    filled: int


Figure = Meter | TimeBar | Week | People | Dots


@dataclass(frozen=True, slots=True)
class WordsCell:
    """A picture, if the value has one, with its words."""

    text: str
    state: CellState
    figure: Figure | None = None
    sentence: str = ""
    certainty: Certainty | None = None
    unchecked: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A caution on the grid: effect, factor, and what the rule says in short."""

    effect: Effect
    word: str
    factor: str
    text: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class ChipsCell:
    """The cautions of one option."""

    chips: tuple[Chip, ...]
    empty: str
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class AskCell:
    """How many factors of one option were not asked."""

    count: int
    text: str
    spoken: str = ""


CellContent = WordsCell | ChipsCell | AskCell | CriteriaCell


def _week(frequency: Frequency) -> Week | None:
    first = frequency.phases[0]
    if first.high < 1:
        return None
    most = min(math.ceil(first.high), WORKDAYS)
    least = min(math.floor(first.low), most)
    days = _DAYS[most]
    return Week(days[:least], days[least:])


def _figure(cell: Cell, row: Row, levels: tuple[LevelStep, ...]) -> Figure | None:
    """The picture of a value; values without a number have none."""
    value = cell.value
    if cell.state is not CellState.KNOWN:
        return None
    if isinstance(value, Level) and row.id in ("invasiveness", "evidence_level"):
        steps = [step.id for step in levels]
        if value.level not in steps:
            return None
        place = steps.index(value.level)
        is_evidence = row.id == "evidence_level"
        return Dots(place) if is_evidence else Meter(place, len(steps) - 1)
    if isinstance(value, Span) and row.id == "time_to_response":
        high = value.high * value.unit.hours if value.high is not None else None
        return TimeBar(value.low * value.unit.hours, high)
    if isinstance(value, Frequency) and value.phases:
        return _week(value)
    if isinstance(value, Rate) and row.frame == "benefit" and value.per_100 >= 1:
        return People(round(value.per_100))
    return None


def _figure_words(figure: Figure | None, cell: Cell) -> str:
    match figure:
        case Meter():
            return f"step {figure.filled} of {figure.steps}"
        case TimeBar():
            assert isinstance(cell.value, Span)
            return f"{wording.span_words(cell.value)} on an axis from hours to a year"
        case Week():
            assert isinstance(cell.value, Frequency)
            return wording.frequency_words(cell.value)
        case People():
            assert isinstance(cell.value, Rate)
            return wording.rate_words(cell.value)
        case Dots():
            return f"{figure.filled} of 4 dots"
        case None:
            return ""


def words_cell(
    option: str, row: Row, cell: Cell, levels: tuple[LevelStep, ...], states: Mapping[str, str]
) -> WordsCell:
    """The content of a cell of an ordinary row."""
    figure = _figure(cell, row, levels)
    sentence = ""
    if isinstance(figure, People) and isinstance(cell.value, Rate):
        sentence = wording.rate_sentence(cell.value, row.outcome)
    unchecked = cell.checked is Checked.MEMORY
    certainty = cell.certainty if isinstance(figure, People) else None
    said = [f"{option}, {row.label}: {cell.short}"]
    if cell.state is not CellState.KNOWN and states[cell.state] not in cell.short:
        said.append(states[cell.state])
    said.append(_figure_words(figure, cell))
    if cell.certainty:
        said.append(f"certainty {cell.certainty.value.replace('-', ' ')}")
    said.append(wording.CHECKED_WORDS[Checked.MEMORY].lower() if unchecked else "")
    spoken = "; ".join(part for part in said if part) + "."
    return WordsCell(cell.short, cell.state, figure, sentence, certainty, unchecked, spoken)


def _protocols(finding: Finding, treatment: Treatment) -> str:
    names = {protocol.id: protocol.name for protocol in treatment.protocols}
    return ", ".join(names.get(name, name) for name in finding.rule.protocols)


def chip(finding: Finding, word: str, form: str = "") -> Chip:
    """A caution; ``form`` names the other way of giving the treatment that it is about."""
    text = f"{form} only: {finding.rule.short}" if form else finding.rule.short
    return Chip(finding.rule.effect, word, finding.factor.label, text, finding)


def chips_cell(
    option: Option, treatment: Treatment, effects: Mapping[str, LevelStep], answered: bool
) -> ChipsCell:
    """The cautions that hold for an option, those of its other forms after them."""
    chips = [
        chip(finding, effects[finding.rule.effect].label) for finding in option.screening.certain
    ]
    chips += [
        chip(finding, effects[finding.rule.effect].label, _protocols(finding, treatment))
        for finding in option.other_protocols.findings
        if finding.certainty is Truth.YES
    ]
    empty = NOTHING_TOUCHES if answered else NOTHING_ASKED
    name = option.names.short_name
    if not chips:
        return ChipsCell((), empty, f"{name}, cautions: {empty.lower()}.")
    count = f"{len(chips)} caution" + ("s" if len(chips) > 1 else "")
    listed = " ".join(f"{part.word}: {part.factor}: {part.text}." for part in chips)
    return ChipsCell(tuple(chips), "", f"{name}, {count}. {listed} Press Enter for the basis.")


def ask_cell(option: Option) -> AskCell:
    """How many factors are still to be asked for an option."""
    count = len(option.screening.to_ask)
    text = f"{count} not asked yet" if count else "Nothing left to ask"
    spoken = f"{option.names.short_name}, ask about: {text.lower()}."
    return AskCell(count, text, f"{spoken} Press Enter for the list." if count else spoken)

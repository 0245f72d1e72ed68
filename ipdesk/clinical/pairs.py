"""Two options set against each other: the studies that did it, and what is said where none did."""

from collections.abc import Iterable, Mapping

from ipdesk.clinical.cells import Cell, empty_cell
from ipdesk.content.model import (
    ALL_CONDITIONS,
    CellState,
    Checked,
    FactId,
    TreatmentId,
    TreatmentName,
)
from ipdesk.content.shared import HeadToHead
from ipdesk.content.values import Text
from ipdesk.frozen import dataclass

NEVER_COMPARED = "Never compared directly"
NONE_HELD = "No direct comparison held"


@dataclass(frozen=True, slots=True)
class Given:
    """An option as a study sees it: which treatment, given which way."""

    names: TreatmentName
    protocol: str

    def matches(self, treatment: str, protocol: str) -> bool:
        """Whether a study's arm is about this option; a study of one way is only about that."""
        return self.names.treatment == treatment and protocol in ("", self.protocol)

    @property
    def chosen(self) -> bool:
        """Whether a way of giving was chosen, and not the treatment as a whole."""
        return bool(self.names.protocol)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two chosen options and the studies that set them against each other.

    ``elsewhere`` holds studies in other conditions, or of the treatment as a whole where one way
    of giving it was chosen; they are given only where there is none that fits.
    """

    first: TreatmentId
    second: TreatmentId
    studies: tuple[HeadToHead, ...]
    elsewhere: tuple[HeadToHead, ...] = ()

    @property
    def is_one_treatment(self) -> bool:
        """Whether both are the same treatment given in different ways.

        Trials of ways are many and the reference holds only some: none held is not none made.
        """
        return self.first.partition(":")[0] == self.second.partition(":")[0]

    @property
    def untested_words(self) -> str:
        """What is said where there is no study at all."""
        return NONE_HELD if self.is_one_treatment else NEVER_COMPARED


def _about(study: HeadToHead, first: Given, second: Given) -> bool:
    """Whether a study set these two against each other, in either order."""
    arms = (study.first, study.first_protocol), (study.second, study.second_protocol)
    return any(
        one.matches(*arms[0]) and other.matches(*arms[1])
        for one, other in ((first, second), (second, first))
    )


def _fits(study: HeadToHead, first: Given, second: Given, condition: str) -> bool:
    """Whether it did so in this condition and for the ways that were chosen."""
    if not {condition, ALL_CONDITIONS} & set(study.conditions):
        return False
    named = {study.first_protocol, study.second_protocol}
    return all(not side.chosen or side.protocol in named for side in (first, second))


def pair_of(studies: Iterable[HeadToHead], first: Given, second: Given, condition: str) -> Pair:
    """Studies of a pair in a condition, with those that contradict them wherever they were made."""
    own = [study for study in studies if _about(study, first, second)]
    here = [study for study in own if _fits(study, first, second, condition)]
    named = {name for study in here for name in study.conflicts_with}
    shown = tuple(study for study in own if study in here or study.id in named)
    return Pair(first.names.id, second.names.id, shown, () if shown else tuple(own))


def _lines(pair: Pair, other: str, condition: str) -> list[str]:
    lines = []
    for study in (*pair.studies, *pair.elsewhere):
        here = {condition, ALL_CONDITIONS} & set(study.conditions)
        where = "" if here else f" (in {', '.join(study.conditions)})"
        whole = " (as a whole)" if here and study in pair.elsewhere else ""
        lines.append(f"With {other}{where}{whole}: {study.statement}")
    return lines or [f"With {other}: {pair.untested_words.lower()}."]


def _tested_words(own: list[tuple[Pair, str]], condition: str) -> str:
    here = [
        f"{name} (studies disagree)" if any(s.conflicts_with for s in pair.studies) else name
        for pair, name in own
        if pair.studies
    ]
    parts = [f"Tested against {', '.join(here)}"] if here else []
    for where, same in (("only in another condition", False), ("only as a whole", True)):
        names = [
            name
            for pair, name in own
            if pair.elsewhere
            and same
            is any({condition, ALL_CONDITIONS} & set(study.conditions) for study in pair.elsewhere)
        ]
        if names:
            parts.append(f"with {', '.join(names)} {where}")
    words = "; ".join(parts)
    return words[0].upper() + words[1:]


def pair_cell(
    option: TreatmentName, pairs: Iterable[Pair], names: Mapping[str, str], condition: str
) -> Cell:
    """The cell of an option in the row of direct comparisons."""
    own = [
        (pair, names[pair.second if pair.first == option.id else pair.first])
        for pair in pairs
        if option.id in (pair.first, pair.second)
    ]
    studies = [study for pair, _ in own for study in (*pair.studies, *pair.elsewhere)]
    if not studies:
        words = NONE_HELD if all(pair.is_one_treatment for pair, _ in own) else NEVER_COMPARED
        return empty_cell(CellState.NOT_STUDIED, words)
    here = any(pair.studies for pair, _ in own)
    words = _tested_words(own, condition)
    return Cell(
        state=CellState.KNOWN if here else CellState.NOT_STUDIED,
        short=words,
        statement="\n".join(line for pair, name in own for line in _lines(pair, name, condition)),
        plain=" ".join(study.plain for pair, _ in own for study in pair.studies) or f"{words}.",
        plain_short=words,
        value=Text(),
        fact=None,
        beneath=(),
        population="",
        certainty=min((study.certainty for study in studies), key=lambda level: level.dots),
        # The weakest of several: a figure from memory is never passed off as read.
        checked=max((study.checked for study in studies), key=list(Checked).index),
        sources=tuple(dict.fromkeys(name for study in studies for name in study.sources)),
        facts=tuple(FactId(study.id) for study in studies),
    )

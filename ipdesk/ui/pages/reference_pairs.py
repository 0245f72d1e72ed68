"""Treatments against each other: what was tested, what only indirectly, and what never was."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from ipdesk.clinical.wording import between, number
from ipdesk.content.model import Treatment, TreatmentName
from ipdesk.content.shared import HeadToHead, Network, NetworkArm, Untested
from ipdesk.ui.pages.reference_citing import SourceNumbers, unchecked, write_sources
from ipdesk.ui.pages.reference_disagreements import write_disagreements
from ipdesk.ui.pages.reference_shelf import Shelf
from ipdesk.ui.widgets.document import Line, PageWriter, Part, Rated, Run

PAGE = "across:head-to-head"
COLUMNS = 5
"""More columns than this do not fit beside each other; the other treatments follow below."""
NOT_LOOKED_AT = "Not looked at"


@dataclass(slots=True)
class PairFound:
    """What is known of two treatments against each other."""

    studies: list[HeadToHead] = field(default_factory=list)
    networks: list[Network] = field(default_factory=list)
    untested: list[Untested] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The state of the pair."""
        if self.studies:
            count = len(self.studies)
            told = f"{count} {'study' if count == 1 else 'studies'}"
            # A study may contradict one of another pair: only the same two treatments count.
            ids = {study.id for study in self.studies}
            against = any(ids & set(study.conflicts_with) for study in self.studies)
            return f"{told}, they disagree" if against else told
        if self.networks:
            return "Indirect only"
        return "No direct evidence found" if self.untested else NOT_LOOKED_AT

    @property
    def has_basis(self) -> bool:
        """Whether there is something to read about it."""
        return bool(self.studies or self.networks or self.untested)


Pairs = dict[frozenset[str], PairFound]


def even_widths(columns: int) -> tuple[int, ...]:
    """Widths in per cent: all columns alike, however many, and the first one for the names."""
    width = 80 // COLUMNS
    return (100 - columns * width, *([width] * columns))


def stretch_title(words: str, columns: tuple[TreatmentName, ...]) -> str:
    """The heading of a part of a wide table: the first and the last of its columns."""
    return f"{words} {columns[0].short_name} to {columns[-1].short_name}"


def anchor_of(first: str, second: str) -> str:
    """The place of a pair; the same whichever treatment is named first."""
    return "pair:" + ":".join(sorted((first, second)))


def pairs_of(shelf: Shelf) -> Pairs:
    """Every pair of treatments about which something is known."""
    found: Pairs = {}
    library = shelf.library
    for study in library.head_to_head:
        _of(found, study.first, study.second).studies.append(study)
    for entry in library.untested:
        _of(found, entry.first, entry.second).untested.append(entry)
    for network in library.networks:
        named = list(dict.fromkeys(arm.treatment for arm in network.arms if arm.treatment))
        for first, second in combinations(named, 2):
            _of(found, first, second).networks.append(network)
    return found


def _of(found: Pairs, first: str, second: str) -> PairFound:
    return found.setdefault(frozenset((first, second)), PairFound())


def _matrix_cell(row: str, column: str, pairs: Pairs) -> Part:
    pair = pairs.get(frozenset((row, column)), PairFound())
    if row == column:
        words = _ways_words(pair)
        return Run(words, "caption", "", f"#{anchor_of(row, row)}") if words else "\N{EM DASH}"
    link = f"#{anchor_of(row, column)}" if pair.has_basis else ""
    color = "" if pair.has_basis else "muted"
    return Run(pair.words, "caption", color, link)


def _ways_words(pair: PairFound) -> str:
    """How many studies set ways of giving one treatment against each other."""
    count = len(pair.studies)
    return f"{count} {'study' if count == 1 else 'studies'} of ways" if count else ""


def _ways_title(name: TreatmentName) -> str:
    return f"{name.short_name}, ways of giving it"


def _matrix(writer: PageWriter, names: tuple[TreatmentName, ...], pairs: Pairs) -> None:
    for start in range(0, len(names), COLUMNS):
        columns = names[start : start + COLUMNS]
        writer.section(f"matrix:{start}", stretch_title("Tested against", columns))
        lines = [
            Line((row.short_name, *(_matrix_cell(row.id, one.id, pairs) for one in columns)))
            for row in names
        ]
        head = ("", *(one.short_name for one in columns))
        writer.table(head, lines, even_widths(len(columns)), padding=3)


def _rates(name: str, response: float | None, remission: float | None) -> str:
    parts = [f"{number(response)} of 100 respond"] if response is not None else []
    parts += [f"{number(remission)} of 100 remit"] if remission is not None else []
    return f"{name}: {', '.join(parts)}" if parts else ""


def _study(
    writer: PageWriter, shelf: Shelf, study: HeadToHead, numbers: SourceNumbers, *, named: bool
) -> None:
    first = shelf.treatment_name(f"{study.first}:{study.first_protocol}".rstrip(":"))
    second = shelf.treatment_name(f"{study.second}:{study.second_protocol}".rstrip(":"))
    people = f"{study.people:,} people" if study.people else ""
    where = shelf.condition_words(study.conditions)
    about = ", ".join(part for part in (where, people, study.window) if part)
    writer.heading(study.short, Run(f"   {about}", "caption", "muted"), anchor=study.id)
    writer.paragraph(study.statement, *numbers.cite(study.sources), *unchecked(study.checked))
    told = [
        _rates(first, study.first_response, study.first_remission),
        _rates(second, study.second_response, study.second_remission),
        study.design,
        study.quality,
    ]
    words = ". ".join(part.rstrip(".") for part in told if part)
    certainty = f"{study.certainty.value.replace('-', ' ')} certainty"
    writer.paragraph(
        Rated(study.certainty.dots, certainty), Run(f". {words}.", "caption"),
        role="caption", color="muted",
    )  # fmt: skip
    if study.conflicts_with:
        shorts = {other.id: other.short for other in shelf.library.head_to_head}
        parts: list[Part] = [Run("Disagrees with: ", "caption-strong", "caution")]
        for place, other in enumerate(study.conflicts_with):
            link = f"{PAGE}#{other}" if named else f"#{other}"
            parts += ["; "] if place else []
            parts.append(Run(shorts.get(other, other), "caption", link=link))
        writer.paragraph(*parts, role="caption")


def _arm_words(arm: NetworkArm, statistic: str) -> str:
    if arm.point is None:
        return arm.words or "no figure read"
    interval = f" ({between(arm.low, arm.high)})" if arm.low is not None else ""
    words = f"; {arm.words}" if arm.words else ""
    return f"{statistic} {number(arm.point)}{interval}{words}"


def _network(writer: PageWriter, shelf: Shelf, network: Network, numbers: SourceNumbers) -> None:
    where = shelf.condition_words(network.conditions)
    writer.heading(network.title, Run(f"   {where}", "caption", "muted"), anchor=network.id)
    writer.paragraph(network.statement, *numbers.cite(network.sources), *unchecked(network.checked))
    certainty = f"{network.certainty.value.replace('-', ' ')} certainty"
    writer.paragraph(
        Rated(network.certainty.dots, certainty), Run(f". {network.quality}", "caption"),
        role="caption", color="muted",
    )  # fmt: skip
    lines = []
    for arm in network.arms:
        link = f"treatment:{arm.treatment}" if shelf.is_treatment(arm.treatment) else ""
        figure = _arm_words(arm, network.statistic)
        lines.append(Line((Run(arm.label, link=link), figure)))
    writer.table(("Treatment", f"Against {network.comparator}"), lines, (40, 60))


def _pair_heads(
    names: tuple[TreatmentName, ...], pairs: Pairs
) -> Iterator[tuple[TreatmentName, TreatmentName, PairFound]]:
    for first, second in combinations(names, 2):
        pair = pairs.get(frozenset((first.id, second.id)))
        if pair is not None and pair.has_basis:
            yield first, second, pair


def _write_pair(writer: PageWriter, shelf: Shelf, pair: PairFound, numbers: SourceNumbers) -> None:
    for study in pair.studies:
        _study(writer, shelf, study, numbers, named=False)
    for entry in pair.untested:
        where = f" ({shelf.condition_words(entry.conditions)})" if entry.conditions else ""
        note = f" {entry.note}" if entry.note else ""
        cited = numbers.cite(entry.sources)
        writer.paragraph(f"{entry.finding}{where}{note}", *cited, anchor=entry.id)
    if pair.networks:
        parts: list[Part] = [Run("Indirectly: ", "strong")]
        for place, network in enumerate(pair.networks):
            parts += ["; "] if place else []
            parts.append(Run(network.title, link=f"#{network.id}"))
        writer.paragraph(*parts)


def head_to_head_page(writer: PageWriter, shelf: Shelf) -> None:
    """The matrix of treatments, then every study, network and pair without one."""
    library, numbers = shelf.library, SourceNumbers(shelf)
    pairs, names = pairs_of(shelf), library.treatments
    writer.title("Head to head", "Which treatments were set against each other, and which never")
    _matrix(writer, names, pairs)
    heads = list(_pair_heads(names, pairs))
    tested = [one for one in heads if one[2].studies]
    of_two = sum(study.first != study.second for study in library.head_to_head)
    writer.section("studies", f"Studies ({of_two})")
    for first, second, pair in tested:
        title = f"{first.short_name} and {second.short_name}"
        writer.subsection(title, anchor_of(first.id, second.id))
        _write_pair(writer, shelf, pair, numbers)
    for name in names:
        ways = pairs.get(frozenset((name.id,)))
        if ways is not None and ways.has_basis:
            title = f"{_ways_title(name)} ({len(ways.studies)})"
            writer.section(anchor_of(name.id, name.id), title)
            _write_pair(writer, shelf, ways, numbers)
    if library.networks:
        writer.section("networks", f"Networks of trials ({len(library.networks)})")
    for network in library.networks:
        _network(writer, shelf, network, numbers)
    rest = [one for one in heads if not one[2].studies]
    if rest:
        writer.section("untested", "Pairs without a direct study")
    for first, second, pair in rest:
        title = f"{first.short_name} and {second.short_name}: {pair.words.lower()}"
        writer.heading(title, anchor=anchor_of(first.id, second.id))
        _write_pair(writer, shelf, pair, numbers)
    ids = {study.id for study in library.head_to_head}
    own = [one for one in library.disagreements if ids & set(one.facts)]
    write_disagreements(writer, shelf, own, numbers)
    write_sources(writer, numbers)


def write_compared_with(
    writer: PageWriter, shelf: Shelf, treatment: Treatment, numbers: SourceNumbers
) -> None:
    """On a treatment's page: with whom it was tested, and with whom never."""
    pairs = pairs_of(shelf)
    writer.section("compared", "Tested against other treatments")
    lines = []
    never = []
    for other in shelf.library.treatments:
        pair = pairs.get(frozenset((treatment.id, other.id)), PairFound())
        if other.id == treatment.id:
            continue
        if not pair.has_basis:
            never.append(other.short_name)
            continue
        link = f"{PAGE}#{anchor_of(treatment.id, other.id)}"
        found: list[Part] = []
        for study in pair.studies:
            found += ["\n"] if found else []
            found += [study.short, *numbers.cite(study.sources)]
        if not found:
            found.append("; ".join(entry.finding for entry in pair.untested))
        lines.append(Line((other.short_name, Run(pair.words, link=link), tuple(found))))
    if lines:
        writer.table(("With", "State", "What was found"), lines, (20, 25, 55))
    if never:
        writer.paragraph(Run(f"{NOT_LOOKED_AT}: ", "strong"), ", ".join(never) + ".", role="cell")


def write_ways(
    writer: PageWriter, shelf: Shelf, treatment: Treatment, numbers: SourceNumbers
) -> None:
    """On a treatment's page: the studies of its ways of giving against each other."""
    ways = pairs_of(shelf).get(frozenset((treatment.id,)))
    if ways is not None and ways.studies:
        anchor = anchor_of(treatment.id, treatment.id)
        writer.subsection(_ways_title(treatment.names), anchor)
        for study in ways.studies:
            _study(writer, shelf, study, numbers, named=True)

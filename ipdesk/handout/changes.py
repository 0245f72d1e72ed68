"""What changed since a sheet was printed: its version's words held against today's. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ipdesk.clinical.cells import first_of
from ipdesk.content.edition import Edition, Line, LineKind
from ipdesk.content.edition import version_key as key
from ipdesk.content.library import Library
from ipdesk.content.model import ALL_CONDITIONS, FactorId
from ipdesk.handout.context import BENEFIT, EVERYDAY, HARMS
from ipdesk.handout.sections.choices import AT_A_GLANCE, LONGER_RUN, MORE
from ipdesk.handout.sheet_code import SheetRecipe

_USA = "US"


class ChangeKind(StrEnum):
    """What became of something that a sheet said."""

    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is said in other words now, is new, or is not said any more."""

    kind: ChangeKind
    about: str
    topic: str
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed; ``on_file`` is false when the sheet's words were not kept."""

    since: str
    now: str
    on_file: bool = True
    removed: tuple[str, ...] = ()
    """Options that are not in the reference any more."""
    cautions: tuple[Change, ...] = ()
    rows: tuple[Change, ...] = ()
    studies: tuple[Change, ...] = ()
    condition: tuple[Change, ...] = ()

    @property
    def is_newer(self) -> bool:
        """Whether the sheet is from newer content than this copy has."""
        return key(self.since) > key(self.now)

    @property
    def every(self) -> tuple[Change, ...]:
        """Every change, cautions first."""
        return (*self.cautions, *self.rows, *self.studies, *self.condition)

    @property
    def nothing(self) -> bool:
        """Whether it is known that nothing changed."""
        return self.on_file and not self.removed and not self.every


def printed_rows(country: str) -> tuple[str, ...]:
    """The rows that a sheet prints in a country."""
    abroad = ("regulatory_other",)
    approval = ("regulatory_us", "access_cost") if country == _USA else abroad
    rows = (*AT_A_GLANCE, BENEFIT, EVERYDAY, *HARMS, *MORE, *approval, *LONGER_RUN)
    return tuple(dict.fromkeys(rows))


def changes_since(recipe: SheetRecipe, library: Library) -> Changes:
    """Hold what a sheet said against what a sheet of the same recipe says now."""
    present = library.edition()
    before = library.edition(recipe.version)
    today = library.info.version
    if before is None or present is None:
        return Changes(recipe.version, today, on_file=False)
    compared = _Compared(before, present, recipe, library)
    kept = [option for option in recipe.options if compared.is_kept(option)]
    return Changes(
        since=recipe.version,
        now=today,
        removed=tuple(option for option in recipe.options if option not in kept),
        cautions=tuple(change for option in kept for change in compared.cautions(option)),
        rows=tuple(change for option in kept for change in compared.rows(option)),
        studies=tuple(compared.studies()),
        condition=tuple(compared.condition()),
    )


class _Compared:
    """Two editions, read for one recipe."""

    def __init__(
        self, before: Edition, present: Edition, recipe: SheetRecipe, library: Library
    ) -> None:
        self._before, self._present, self._recipe = before, present, recipe
        self._rows = {str(row.id): row.question for row in library.rows}
        self._factors = library.factors

    def is_kept(self, option: str) -> bool:
        treatment, _, way = option.partition(":")
        ways = self._present.of(LineKind.WAY, treatment)
        has_way = not way or any(line.protocols == (way,) for line in ways)
        return has_way and self._present.has(LineKind.TREATMENT, treatment)

    def rows(self, option: str) -> Iterator[Change]:
        """What an option says in each printed row."""
        for row in printed_rows(self._recipe.country):
            was = self._stated(self._before, option, row)
            now = self._stated(self._present, option, row)
            yield from _change(self._name(option), self._rows.get(row, row), was, now)

    def _stated(self, edition: Edition, option: str, row: str) -> str:
        treatment = option.partition(":")[0]
        facts = (line for line in edition.of(LineKind.FACT, treatment) if line.topic == row)
        found = first_of(facts, self._recipe.condition, self._way(edition, option))
        return found.text if found else ""

    def _way(self, edition: Edition, option: str) -> str:
        """The way of giving: the one chosen, else the usual one for the condition."""
        treatment, _, way = option.partition(":")
        usual = (
            line.protocols[0]
            for line in edition.of(LineKind.WAY, treatment)
            if self._recipe.condition in line.conditions
        )
        return way or next(usual, "")

    def _name(self, option: str) -> str:
        treatment, _, way = option.partition(":")
        for edition in (self._present, self._before):
            for line in edition.of(LineKind.TREATMENT, treatment):
                ways = edition.of(LineKind.WAY, treatment)
                chosen = [other.text for other in ways if other.protocols == (way,)]
                return ", ".join((line.text, *chosen))
        return option

    def cautions(self, option: str) -> Iterator[Change]:
        """Safety rules of a treatment that a patient may read."""
        was, now = self._ruled(self._before, option), self._ruled(self._present, option)
        yield from self._listed(self._name(option), was, now)

    def _ruled(self, edition: Edition, option: str) -> dict[str, Line]:
        way = self._way(edition, option)
        return {
            line.entry: line
            for line in edition.of(LineKind.CAUTION, option.partition(":")[0])
            if (not line.conditions or self._recipe.condition in line.conditions)
            and (not line.protocols or not way or way in line.protocols)
        }

    def studies(self) -> Iterator[Change]:
        """Studies of two of the options against each other."""
        was, now = self._tested(self._before), self._tested(self._present)
        for about in sorted({line.subject for line in (*was.values(), *now.values())}):
            names = " and ".join(self._name(treatment) for treatment in about.split())
            yield from self._listed(
                f"{names}, tested against each other",
                {entry: line for entry, line in was.items() if line.subject == about},
                {entry: line for entry, line in now.items() if line.subject == about},
            )

    def _tested(self, edition: Edition) -> dict[str, Line]:
        chosen = {option.partition(":")[0] for option in self._recipe.options}
        here = {self._recipe.condition, str(ALL_CONDITIONS)}
        return {
            line.entry: line
            for line in edition.of(LineKind.STUDY)
            if chosen.issuperset(line.subject.split()) and here.intersection(line.conditions)
        }

    def condition(self) -> Iterator[Change]:
        """What is said of the condition itself."""
        was, now = (
            {line.topic: line.text for line in edition.of(LineKind.ABOUT, self._recipe.condition)}
            for edition in (self._before, self._present)
        )
        for topic in sorted({*was, *now}):
            title = "What holds before any choice" if topic == "caveat" else "The condition"
            yield from _change("The sheet", title, was.get(topic, ""), now.get(topic, ""))

    def _listed(
        self, about: str, was: Mapping[str, Line], now: Mapping[str, Line]
    ) -> Iterator[Change]:
        """Entries by id; one that only got another id is no change."""
        lost = {(line.topic, line.text) for line in was.values()}
        there = {(line.topic, line.text) for line in now.values()}
        for entry in dict.fromkeys((*was, *now)):
            old, new = was.get(entry), now.get(entry)
            line = new or old
            if line is None or (old is None and (line.topic, line.text) in lost):
                continue
            if new is None and (line.topic, line.text) in there:
                continue
            factor = self._factors.get(FactorId(line.topic))
            topic = factor.label if factor else line.topic
            yield from _change(about, topic, old.text if old else "", new.text if new else "")


def _change(about: str, topic: str, was: str, now: str) -> Iterator[Change]:
    if was == now:
        return
    kind = ChangeKind.CHANGED if was and now else ChangeKind.NEW if now else ChangeKind.REMOVED
    yield Change(kind, about, topic, was, now)

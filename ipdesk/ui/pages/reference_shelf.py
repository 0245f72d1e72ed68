"""The reference as its pages read it: names, and treatments and conditions read once."""

from functools import cached_property

from ipdesk.content.library import Library
from ipdesk.content.model import ALL_CONDITIONS, Condition, Source, Treatment
from ipdesk.content.shared import LevelStep

_NO_LEVELS: tuple[LevelStep, ...] = ()


class Shelf:
    """What has been taken from the library stays at hand."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._treatments: dict[str, Treatment] = {}
        self._conditions: dict[str, Condition] = {}
        self._sources: dict[str, Source | None] = {}

    def treatment(self, key: str) -> Treatment:
        """A treatment, whole."""
        if key not in self._treatments:
            self._treatments[key] = self.library.treatment(key)
        return self._treatments[key]

    def condition(self, key: str) -> Condition:
        """A condition, whole."""
        if key not in self._conditions:
            self._conditions[key] = self.library.condition(key)
        return self._conditions[key]

    def source(self, key: str) -> Source | None:
        """A source of the bibliography; None when there is none of that id."""
        if key not in self._sources:
            self._sources[key] = next(iter(self.library.sources([key])), None)
        return self._sources[key]

    @cached_property
    def effects(self) -> dict[str, LevelStep]:
        """Words for what a factor means for a treatment."""
        return self.library.vocabulary("effects")

    @cached_property
    def evidence_words(self) -> dict[str, LevelStep]:
        """Words for the strength of evidence."""
        return self.library.vocabulary("evidence")

    def levels(self, row: str) -> tuple[LevelStep, ...]:
        """The steps of a row that uses levels."""
        return self.library.all_levels.get(row, _NO_LEVELS)

    @cached_property
    def _treatment_names(self) -> dict[str, str]:
        return {name.id: name.short_name for name in self.library.treatments}

    @cached_property
    def _condition_names(self) -> dict[str, str]:
        return {name.id: name.name for name in self.library.conditions}

    @cached_property
    def rows(self) -> dict[str, str]:
        """Labels of the comparison's rows."""
        return {row.id: row.label for row in self.library.rows}

    def treatment_name(self, key: str) -> str:
        """The short name of a treatment; with its way of giving where one is named."""
        base, _, way = key.partition(":")
        name = self._treatment_names.get(base, base)
        if not way or base not in self._treatment_names:
            return name
        ways = {one.id: one.short_name or one.name for one in self.treatment(base).protocols}
        return f"{name}, {ways.get(way, way)}"

    def is_treatment(self, key: str) -> bool:
        """Whether a treatment has that id."""
        return key in self._treatment_names

    def is_condition(self, key: str) -> bool:
        """Whether a condition has that id."""
        return key in self._condition_names

    def condition_name(self, key: str) -> str:
        """The name of a condition."""
        return "All conditions" if key == ALL_CONDITIONS else self._condition_names.get(key, key)

    def condition_words(self, keys: tuple[str, ...]) -> str:
        """Names of conditions, side by side; none are all."""
        return ", ".join(map(self.condition_name, keys)) or "All conditions"

"""Makes an edition from the content files, reads those that were released, and checks them.

Used when content is built or checked, never by the running application.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ipdesk.content.edition import (
    CURRENT,
    Edition,
    Line,
    LineKind,
    edition_from,
    version_key,
)
from ipdesk.content.model import Audience, Checked
from ipdesk.content.schema import ConditionRecord, FactRecord, RuleRecord, TreatmentRecord
from ipdesk.content.source_files import ContentFiles, Problem

FOLDER = "editions"
BENEFIT = "response_trials"
"""The row of which a sheet also says how sure anyone can be."""
NOT_READ = "No number reported."
"""What a sheet says in place of a figure that was not checked in a source."""

_NAMED = {
    LineKind.TREATMENT: "treatment",
    LineKind.WAY: "way of giving",
    LineKind.CONDITION: "condition",
}


def editions_folder(content: Path) -> Path:
    """Where the editions of a content folder lie."""
    return content.parent / FOLDER


def edition_of(content: ContentFiles, version: str = CURRENT) -> Edition:
    """What sheets made from this content say."""
    lines: list[Line] = []
    rows = {row.id for row in content.rows.rows if row.audience is Audience.BOTH}
    for treatment in content.treatments.values():
        lines += _names(treatment)
        by_id = {fact.id: fact for fact in treatment.facts}
        for fact in treatment.facts:
            if fact.headline and fact.row in rows:
                lines.append(_fact(treatment.id, fact, by_id))
        lines += [_caution(treatment.id, rule) for rule in treatment.rules if _is_printed(rule)]
    for condition in content.conditions.values():
        lines += _condition(condition)
    for study in content.head_to_head.comparisons:
        if study.checked is not Checked.MEMORY:
            pair = " ".join(sorted((study.first, study.second)))
            ways = tuple(way for way in (study.first_protocol, study.second_protocol) if way)
            text = _one_line(study.plain)
            lines.append(Line(LineKind.STUDY, pair, ways, study.conditions, "", study.id, text))
    return Edition(version, tuple(sorted(lines)))


def _names(treatment: TreatmentRecord) -> Iterator[Line]:
    number, name = str(treatment.number), treatment.plain_name
    yield Line(LineKind.TREATMENT, treatment.id, entry=number, text=name)
    for way in treatment.protocols:
        name = way.plain_name or way.short_name or way.name
        number = str(way.number)
        yield Line(LineKind.WAY, treatment.id, (way.id,), way.default_for, "", number, name)


def _condition(condition: ConditionRecord) -> Iterator[Line]:
    number = str(condition.number)
    yield Line(LineKind.CONDITION, condition.id, entry=number, text=condition.plain_name)
    for key in ("plain", "caveat"):
        text = _one_line(getattr(condition, key))
        if text:
            yield Line(LineKind.ABOUT, condition.id, topic=key, text=text)


def _is_printed(rule: RuleRecord) -> bool:
    """Whether a patient may read a rule, as the handout's section "To talk about" has it."""
    read = rule.checked is not Checked.MEMORY
    return rule.audience is Audience.BOTH and read and not rule.inference


def _caution(treatment: str, rule: RuleRecord) -> Line:
    text = f"{_one_line(rule.plain)} [{rule.effect.value.replace('-', ' ')}]"
    scope = (rule.protocols, rule.conditions)
    return Line(LineKind.CAUTION, treatment, *scope, rule.factor, rule.id, text)


def _fact(treatment: str, fact: FactRecord, by_id: dict[str, FactRecord]) -> Line:
    scope = (fact.protocols, fact.headline)
    text = " ".join(dict.fromkeys(_one_line(part) for part in _printed(fact, by_id) if part))
    return Line(LineKind.FACT, treatment, *scope, fact.row, fact.id, text)


def _printed(fact: FactRecord, by_id: dict[str, FactRecord]) -> Iterator[str]:
    """What of a statement may be printed: its words, its figures, whom it is about, how sure."""
    if fact.checked is Checked.MEMORY:
        yield NOT_READ
    else:
        yield _sentence(fact.plain)
        yield _sentence(fact.plain_short)
        yield from _figures(fact.value)
        yield _sentence(fact.plain_window)
        yield _sentence(fact.plain_population)
        if fact.row == BENEFIT:
            yield f"How sure: {fact.certainty.value.replace('-', ' ')}."
    for name in fact.beneath:
        other = by_id.get(name)
        if other and other.audience is Audience.BOTH and other.checked is not Checked.MEMORY:
            yield from _figures(other.value)


def _sentence(text: str) -> str:
    clean = _one_line(text)
    return clean if not clean or clean[-1] in ".?!" else f"{clean}."


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _figures(value: object) -> Iterator[str]:
    """Rates and counts as they are stored, each with its range and what it stands beside."""
    for item in getattr(value, "items", ()):
        yield from _figures(item)
    number = getattr(value, "per_100", None)
    unit = "of 100"
    if number is None:
        number = getattr(value, "per_10000", None)
        unit = f"of 10,000 {getattr(value, 'per', '')}"
    if number is None:
        return
    low, high = getattr(value, "low", None), getattr(value, "high", None)
    name = getattr(value, "plain", "")
    said = f"{number:g} {unit}{f' {name}' if name else ''}"
    if low is not None or high is not None:
        said += f" ({'?' if low is None else f'{low:g}'} to {'?' if high is None else f'{high:g}'})"
    comparator = getattr(value, "comparator", None)
    if comparator is not None:
        said += f"; with {comparator.plain}: {comparator.per_100:g}"
    yield f"{said}."


def read_editions(content: Path) -> tuple[list[Edition], list[Problem]]:
    """Read every released edition beside a content folder, oldest first."""
    found, problems = [], []
    for path in sorted(editions_folder(content).glob("*.tsv")):
        name = f"{FOLDER}/{path.name}"
        try:
            version_key(path.stem)
            found.append(edition_from(path.read_text(encoding="utf-8"), path.stem))
        except (OSError, ValueError) as error:
            what = f"not readable as an edition ({error})"
            problems.append(Problem(name, "-", what, "restore it from the version's release"))
    return sorted(found, key=lambda edition: version_key(edition.version)), problems


def check_editions(content: ContentFiles, editions: Iterable[Edition]) -> Iterator[Problem]:
    """Yield numbers that were changed or used again, and texts that differ from the release."""
    released = list(editions)
    version, now = content.reference.version, edition_of(content)
    for edition in released:
        yield from _numbers_kept(edition, now)
    own = next((edition for edition in released if edition.version == version), None)
    file = f"{FOLDER}/{version}.tsv"
    mend = (
        "raise the version in reference.toml, then run 'ipdesk content release'; or, before "
        "any sheet of it was given out, 'ipdesk content release --again'"
    )
    if own is not None and own.lines != now.lines:
        count = len(set(own.lines) ^ set(now.lines))
        what = f"the content differs from its own edition in {count} lines"
        yield Problem(file, version, what, mend, warning=True)
    elif own is None and released:
        what = "this version has no edition"
        yield Problem(file, version, what, "run 'ipdesk content release'", warning=True)


def _numbers(edition: Edition) -> dict[tuple[LineKind, str, str], str]:
    """What each number stands for: (kind, treatment of a way, number) to an id."""
    found: dict[tuple[LineKind, str, str], str] = {}
    for line in edition.lines:
        if line.kind is LineKind.WAY:
            found[line.kind, line.subject, line.entry] = line.protocols[0]
        elif line.kind in _NAMED:
            found[line.kind, "", line.entry] = line.subject
    return found


def _numbers_kept(released: Edition, now: Edition) -> Iterator[Problem]:
    before, present = _numbers(released), _numbers(now)
    for key, name in present.items():
        kind, owner, number = key
        file = _file_of(kind, owner or name)
        if before.get(key, name) != name:
            what = f"number {number} was that of {before[key]} in {released.version}"
            yield Problem(file, "number", what, f"give {name} a number that was never used")
    numbers = {(kind, owner, name): number for (kind, owner, number), name in before.items()}
    for (kind, owner, number), name in present.items():
        old = numbers.get((kind, owner, name), number)
        if old != number:
            file = _file_of(kind, owner or name)
            what = f"the number of {name} was {old} in {released.version}"
            yield Problem(file, "number", what, "give it back: a number never changes")


def _file_of(kind: LineKind, name: str) -> str:
    return f"{'conditions' if kind is LineKind.CONDITION else 'treatments'}/{name}.toml"


def check_numbers(content: ContentFiles) -> Iterator[Problem]:
    """Yield permanent numbers that two entries share."""
    treatments = {key: record.number for key, record in content.treatments.items()}
    conditions = {key: record.number for key, record in content.conditions.items()}
    for folder, numbers in (("treatments", treatments), ("conditions", conditions)):
        taken: dict[int, str] = {}
        for key, number in sorted(numbers.items()):
            yield from _taken(f"{folder}/{key}.toml", "number", key, number, taken)
    for key, treatment in content.treatments.items():
        ways: dict[int, str] = {}
        for way in treatment.protocols:
            where = f"protocols.{way.id}.number"
            yield from _taken(f"treatments/{key}.toml", where, way.id, way.number, ways)


def _taken(file: str, key: str, name: str, number: int, taken: dict[int, str]) -> Iterator[Problem]:
    owner = taken.setdefault(number, name)
    if owner != name:
        what = f"number {number} is that of {owner}"
        yield Problem(file, key, what, "give a number that was never used")

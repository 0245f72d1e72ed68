"""Holds every shipped figure against the dossier entry that it came from. Development only.

The dossiers do not travel with the program: what is needed of them, every entry's id, sources and
numbers, is kept in ``dossier_figures.tsv``. With the dossiers and PyYAML at hand it is made anew:

    python -m tests.content.dossiers refresh ../shared/evidence

A figure that stands in the product and not in its dossier entry, and an entry that is not in the
product, needs a line in ``dossier_reasons.toml``.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FIGURES = HERE / "dossier_figures.tsv"
REASONS = HERE / "dossier_reasons.toml"

_NUMBER = re.compile(r"(?<![A-Za-z\d.])-?\d[\d,]*(?:\.\d+)?")
_WORDS = {
    "zero": 0.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
    "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0,
    "once": 1.0, "twice": 2.0, "both": 2.0, "half": 0.5,
}  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.I)
# Not figures: which row, which paper, what it rests on.
_NOT_FIGURES = frozenset(
    {"id", "sources", "verified_at", "url", "doi", "row", "attribute", "headline", "protocols",
     "conditions", "beneath", "conflicts_with", "checked", "certainty", "kind", "factor", "state"}
)  # fmt: skip


def numbers_in(value: Any, *, spelt: bool = True) -> set[float]:
    """Every number of a record, written in digits and, if asked, in words."""
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, int | float):
        return {abs(float(value))}
    if isinstance(value, str):
        found = {abs(float(text.replace(",", ""))) for text in _NUMBER.findall(value)}
        for word in _WORD.findall(value) if spelt else ():
            found.add(_WORDS[word.lower()])
        return found
    if isinstance(value, Mapping):
        return set().union(
            *(numbers_in(v, spelt=spelt) for k, v in value.items() if k not in _NOT_FIGURES)
        )
    if isinstance(value, list | tuple):
        return set().union(*(numbers_in(item, spelt=spelt) for item in value))
    return set()


@dataclass(frozen=True, slots=True)
class DossierEntry:
    """What is kept of one dossier entry."""

    id: str
    file: str
    sources: frozenset[str]
    numbers: frozenset[float]


@dataclass(slots=True)
class Reasons:
    """Differences that were meant, each with its reason."""

    dropped: dict[str, str] = field(default_factory=dict)
    figures: dict[str, tuple[frozenset[float], str]] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    """Entries of the product that no dossier has: joined from several, or an empty cell said."""
    same_source: dict[str, str] = field(default_factory=dict)
    """Dossier source ids that became another id in the one bibliography."""


def read_entries(path: Path = FIGURES) -> dict[str, DossierEntry]:
    """Read the kept entries by id."""
    entries = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, file, sources, numbers = line.split("\t")
        entries[key] = DossierEntry(
            key, file, frozenset(sources.split()), frozenset(map(float, numbers.split()))
        )
    return entries


def read_reasons(path: Path = REASONS) -> Reasons:
    """Read the stated reasons."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Reasons(
        dropped={key: entry["why"] for entry in raw["dropped"] for key in entry["ids"]},
        figures={
            entry["id"]: (frozenset(map(float, entry["figures"])), entry["why"])
            for entry in raw["figures"]
        },
        added={key: entry["why"] for entry in raw["added"] for key in entry["ids"]},
        same_source=raw["same_source"],
    )


def shipped(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every shipped statement: file, id, record."""
    lists = {
        "facts": ("treatments/*.toml", "conditions/*.toml"),
        "rules": ("treatments/*.toml",),
        "comparisons": ("head_to_head.toml",),
        "networks": ("head_to_head.toml",),
        "answers": ("faq.toml",),
        "criteria": ("treatments/*.toml",),
    }
    for name, patterns in lists.items():
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                for record in tomllib.loads(path.read_text(encoding="utf-8")).get(name, ()):
                    key = f"faq.{record['id']}" if name == "answers" else record["id"]
                    yield path.relative_to(folder).as_posix(), key, record


# Which year a study or a label is of is checked with the bibliography.
_YEARS = {float(year) for year in range(1985, 2031)}
# Ages by which a row or a factor is named, the width of an interval, the base of a rate.
_NAMES = {18.0, 65.0, 95.0, 100.0}


def _decimals(number: float) -> int:
    return len(repr(number).removesuffix(".0").partition(".")[2])


def _stands_in(number: float, numbers: Iterable[float]) -> bool:
    """Whether a figure is one of the dossier's, rounded, complemented or per another unit."""
    for known in numbers:
        ways = (known, 100 - known, known * 10, known * 100, known / 10, known / 100, known * 1000)
        if any(
            abs(round(way, _decimals(number)) - number) < 1e-9
            or (
                abs(way - number) < 0.500001
                and float(number).is_integer()
                and number < 100
                and way > 1
            )
            for way in ways
        ):
            return True
    return False


def _typed(record: Mapping[str, Any]) -> set[float]:
    """What is drawn, counted or judged: the typed value, a threshold, a criterion's bounds."""
    parts = [record.get("value"), record.get("when"), record.get("requires")]
    return numbers_in(parts, spelt=False) - _NAMES


def _drawn(
    key: str, record: Mapping[str, Any], entries: Mapping[str, DossierEntry]
) -> set[float] | None:
    """Figures that may be drawn: the entry's, and those of what stands beneath it."""
    if key not in entries:
        return None
    joined = {key, *record.get("beneath", ())} & entries.keys()
    return {number for name in joined for number in entries[name].numbers}


def _stray(record: Mapping[str, Any], numbers: Iterable[float]) -> set[float]:
    """What is drawn and is none of these figures, rounded to its own places.

    A rare harm may be given per 100 or per 1,000 in the dossier; a threshold stands one beside.
    """
    known = set(numbers)
    if "per_10000" in str(record.get("value")):
        known |= {number * scale for number in numbers for scale in (10, 100, 0.1)}
    if record.get("when"):
        known |= {number + step for number in numbers for step in (1, -1)}
    return {
        number
        for number in _typed(record)
        if not any(abs(round(way, _decimals(number)) - number) < 1e-9 for way in known)
    }


def _listed(numbers: Iterable[float]) -> str:
    return ", ".join(repr(number) for number in sorted(numbers))


def _drawn_differs(
    key: str, record: Mapping[str, Any], entries: Mapping[str, DossierEntry]
) -> set[float]:
    drawn = _drawn(key, record, entries)
    return set() if drawn is None else _stray(record, drawn)


def differences(
    records: Iterable[tuple[str, str, dict[str, Any]]],
    entries: Mapping[str, DossierEntry],
    reasons: Reasons,
) -> list[str]:
    """Every difference without a stated reason, and every reason that is no longer needed."""
    by_source: dict[str, set[float]] = {}
    for entry in entries.values():
        for source in entry.sources:
            name = reasons.same_source.get(source, source)
            by_source.setdefault(name, set()).update(entry.numbers)
    found, seen, used = [], set(), set()
    for file, key, record in records:
        seen.add(key)
        if key not in entries and key not in reasons.added:
            found.append(f"{file}: {key}: no dossier entry has this id")
        allowed = reasons.figures.get(key, (frozenset(), ""))[0]
        stray = _drawn_differs(key, record, entries)
        if stray - allowed:
            found.append(f"{file}: {key}: {_listed(stray - allowed)} drawn, not in its entry")
        own = set(entries[key].numbers) if key in entries else set()
        # A joined or an added statement rests on what the dossiers say of the same papers.
        for source in record.get("sources", ()):
            own |= by_source.get(source, set())
        strange = {
            number for number in numbers_in(record, spelt=False) if not _stands_in(number, own)
        }
        strange -= _YEARS | _NAMES
        if (strange | stray) & allowed:
            used.add(key)
        if strange - allowed:
            told = _listed(strange - allowed)
            found.append(f"{file}: {key}: {told} not in its dossier entry or sources")
    found += [
        f"{entry.file}: {key}: not in the product"
        for key, entry in entries.items()
        if key not in seen and key not in reasons.dropped
    ]
    found += [f"reasons: {key}: is in the product" for key in reasons.dropped if key in seen]
    found += [f"reasons: {key}: no difference left" for key in reasons.figures if key not in used]
    return found


def _walk(node: Any, file: str) -> Iterator[DossierEntry]:
    if isinstance(node, list):
        for item in node:
            yield from _walk(item, file)
    if not isinstance(node, dict):
        return
    if "id" in node and "citation" not in node and ("sources" in node or "statement" in node):
        sources = frozenset(node.get("sources") or ())
        yield DossierEntry(node["id"], file, sources, frozenset(numbers_in(node)))
        return
    for key, value in node.items():
        if key not in ("sources", "seed_claims"):
            yield from _walk(value, file)


def refresh(folder: Path) -> int:
    """Make the kept entries anew from the dossiers; give their number."""
    import yaml

    entries = {}
    for path in sorted(folder.glob("*.yaml")):
        for entry in _walk(yaml.safe_load(path.read_text(encoding="utf-8")), path.stem):
            entries[entry.id] = entry
    lines = [
        "\t".join(
            (
                entry.id,
                entry.file,
                " ".join(sorted(entry.sources)),
                " ".join(repr(number).removesuffix(".0") for number in sorted(entry.numbers)),
            )
        )
        for entry in sorted(entries.values(), key=lambda entry: (entry.file, entry.id))
    ]
    FIGURES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def main(words: list[str]) -> int:
    """Refresh the kept entries, or list the differences."""
    if words[:1] == ["refresh"]:
        sys.stdout.write(f"{refresh(Path(words[1]))} entries\n")
        return 0
    folder = Path(words[0]) if words else HERE.parents[1] / "resources" / "content"
    found = differences(shipped(folder), read_entries(), read_reasons())
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

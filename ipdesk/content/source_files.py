"""Reads every content file and reports all faults of shape together; it never repairs."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from ipdesk.content import schema, schema_lists


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of the content: where, what, and how to mend it."""

    file: str
    key: str
    what: str
    mend: str
    warning: bool = False
    gap: bool = False
    """Still to be written: refused by the check, shown as an empty state until then."""

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.file}: {self.key}: {kind}{self.what}; {self.mend}"


@dataclass(slots=True)
class ContentFiles:
    """Everything under ``resources/content``, read and of the right shape."""

    reference: schema_lists.ReferenceFile
    rows: schema_lists.RowsFile
    levels: schema_lists.LevelsFile
    factors: schema_lists.FactorsFile
    sources: schema_lists.SourcesFile
    crisis: schema_lists.CrisisFile
    glossary: schema_lists.GlossaryFile
    questions: schema_lists.QuestionsFile
    faq: schema_lists.FaqFile
    checklists: schema_lists.ChecklistsFile
    head_to_head: schema_lists.HeadToHeadFile
    evidence_map: schema_lists.EvidenceMapFile
    disagreements: schema_lists.DisagreementsFile
    medicines: schema_lists.MedicinesFile
    treatments: dict[str, schema.TreatmentRecord] = field(default_factory=dict)
    conditions: dict[str, schema.ConditionRecord] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    """Treatments and conditions left out because their file has faults; their ids still count."""


SINGLE_FILES: dict[str, type[BaseModel]] = {
    "reference": schema_lists.ReferenceFile,
    "rows": schema_lists.RowsFile,
    "levels": schema_lists.LevelsFile,
    "factors": schema_lists.FactorsFile,
    "sources": schema_lists.SourcesFile,
    "crisis": schema_lists.CrisisFile,
    "glossary": schema_lists.GlossaryFile,
    "questions": schema_lists.QuestionsFile,
    "faq": schema_lists.FaqFile,
    "checklists": schema_lists.ChecklistsFile,
    "head_to_head": schema_lists.HeadToHeadFile,
    "evidence_map": schema_lists.EvidenceMapFile,
    "disagreements": schema_lists.DisagreementsFile,
    "medicines": schema_lists.MedicinesFile,
}
FOLDERS: dict[str, type[BaseModel]] = {
    "treatments": schema.TreatmentRecord,
    "conditions": schema.ConditionRecord,
}

_MENDS = {
    "extra_forbidden": "remove the key, or correct its spelling",
    "missing": "add the key",
    "string_too_long": "shorten it",
    "string_too_short": "fill it",
}


def content_files(folder: Path) -> Iterator[Path]:
    """Every file that makes up the content, in a fixed order."""
    for name in SINGLE_FILES:
        yield folder / f"{name}.toml"
    for sub in FOLDERS:
        yield from sorted((folder / sub).glob("*.toml"))


def _place(raw: Any, location: tuple[int | str, ...]) -> str:
    """A key an editor can find: list positions become the id of the entry."""
    parts: list[str] = []
    here = raw
    for step in location:
        if isinstance(here, dict) and step not in here and not isinstance(step, int):
            parts.append(str(step))
            continue
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
        name = here.get("id") if isinstance(step, int) and isinstance(here, dict) else None
        parts.append(str(name or step))
    return ".".join(parts)


def _read(path: Path, shape: type[BaseModel], problems: list[Problem]) -> Any:
    name = f"{path.parent.name}/{path.name}" if path.parent.name in FOLDERS else path.name
    try:
        if path.exists() and not path.is_file():
            problems.append(Problem(name, "-", "not readable (no file)", "put a file there"))
            return None
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except RecursionError:
        problems.append(Problem(name, "-", "not readable (nested too deep)", "correct it"))
        return None
    except FileNotFoundError:
        problems.append(Problem(name, "-", "the file is missing", "restore it"))
        return None
    except OSError as error:
        reason = (error.strerror or "unknown fault").lower()
        problems.append(Problem(name, "-", f"not readable ({reason})", "put a file there"))
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(name, "-", f"not readable as TOML ({error})", "correct the line"))
        return None
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        for item in error.errors():
            mend = _MENDS.get(item["type"], "correct the value")
            problems.append(Problem(name, _place(raw, item["loc"]), item["msg"], mend))
        return None


def read_content(folder: Path) -> tuple[ContentFiles | None, list[Problem]]:
    """Read every file.

    Returns the content (None when a shared file cannot be used; a treatment or condition that
    cannot be used is left out) and every fault of shape.
    """
    problems: list[Problem] = []
    singles: dict[str, Any] = {
        name: _read(folder / f"{name}.toml", shape, problems)
        for name, shape in SINGLE_FILES.items()
    }
    groups: dict[str, dict[str, Any]] = {}
    unreadable: set[str] = set()
    for sub, shape in FOLDERS.items():
        groups[sub] = {}
        for path in sorted((folder / sub).glob("*.toml")):
            record = _read(path, shape, problems)
            if record is None:
                unreadable.add(path.stem)
                continue
            if record.id != path.stem:
                where = f"{sub}/{path.name}"
                problems.append(
                    Problem(where, "id", f'"{record.id}" is not the file name', "make them equal")
                )
            groups[sub][path.stem] = record
    if any(record is None for record in singles.values()):
        return None, sorted(problems)
    folders: dict[str, Any] = dict(groups)
    return ContentFiles(**singles, **folders, unreadable=frozenset(unreadable)), sorted(problems)

"""Content files in, one read-only SQLite file out, with a version and a hash."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection, Table, create_engine, insert, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from ipdesk.content import tables
from ipdesk.content.check import check_meaning
from ipdesk.content.edition import COLUMNS, Edition
from ipdesk.content.editions import edition_of, read_editions
from ipdesk.content.evidence import evidence_pairs
from ipdesk.content.index import write_index
from ipdesk.content.languages import Translation, check_languages, read_languages
from ipdesk.content.schema import ConditionRecord, TreatmentRecord
from ipdesk.content.source_files import ContentFiles, Problem, read_content
from ipdesk.errors import ContentError

_NAMES = ("id", "name", "short_name", "subtitle", "badge", "plain_name", "plain_subtitle", "kind")


def build(folder: Path, out: Path, today: date) -> str:
    """Compile ``folder`` into ``out``, whole or not at all, and return the content's hash.

    Raises:
        ContentError: The content has faults, or the file cannot be written.
    """
    content, problems = read_content(folder)
    translations, faults = read_languages(folder.parent / "lang")
    editions, unreadable = read_editions(folder)
    faults = [*faults, *unreadable]
    if content is not None:
        problems = [*problems, *faults, *check_meaning(content, today)]
        problems += check_languages(translations, {})
    errors = [problem for problem in problems if not problem.warning and not problem.gap]
    if errors or content is None:
        raise ContentError(_summary(errors))
    part = out.with_name(f"{out.name}.{os.getpid()}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        digest = _write(content, translations, editions, part)
        part.replace(out)
    except (OSError, SQLAlchemyError, sqlite3.Error) as error:
        with suppress(OSError):
            part.unlink()
        with suppress(OSError):
            part.with_name(f"{part.name}-journal").unlink()
        raise ContentError(
            f"{out} cannot be written: {_reason(error)}. Free some space or choose another folder."
        ) from error
    return digest


def _summary(errors: Iterable[Problem]) -> str:
    listed = [str(problem) for problem in errors]
    if len(listed) == 1:
        return f"The content has 1 problem: {listed[0]}."
    return (
        f"The content has {len(listed)} problems, first {listed[0]}. "
        "'ipdesk content check' lists them all."
    )


def _reason(error: Exception) -> str:
    """Why, in a few words: without the statement that the database toolkit was carrying out."""
    cause = getattr(error, "orig", None) or error
    return str(getattr(cause, "strerror", None) or cause).lower()


def _json(record: BaseModel | dict[str, Any]) -> str:
    data = record if isinstance(record, dict) else record.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _write(
    content: ContentFiles, translations: list[Translation], editions: list[Edition], path: Path
) -> str:
    path.unlink(missing_ok=True)
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path), poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            tables.metadata.create_all(connection)
            for statement in tables.SEARCH:
                connection.execute(text(statement))
            digest = hashlib.sha256()
            for table, rows in (*_rows(content), *_translated(translations)):
                for row in rows:
                    digest.update(_json(row).encode())
                if rows:
                    connection.execute(insert(table), rows)
            # What was said before is no part of what is said now: it does not change the hash.
            connection.execute(insert(tables.editions), _editions([edition_of(content), *editions]))
            write_index(connection, content)
            _describe(connection, content, digest.hexdigest())
        with engine.connect() as connection:
            connection.exec_driver_sql("VACUUM")
    finally:
        engine.dispose()
    return digest.hexdigest()


def _rows(content: ContentFiles) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    ordered = sorted(content.treatments.values(), key=lambda treatment: treatment.order)
    yield tables.treatments, [_treatment(treatment) for treatment in ordered]
    for table, entries in ((tables.facts, "facts"), (tables.rules, "rules")):
        key = "row" if entries == "facts" else "factor"
        yield (
            table,
            [
                {
                    "id": entry.id,
                    "treatment": treatment.id,
                    "position": position,
                    key: getattr(entry, key),
                    "record": _json(entry),
                }
                for treatment in ordered
                for position, entry in enumerate(getattr(treatment, entries))
            ],
        )
    conditions = sorted(content.conditions.values(), key=lambda condition: condition.order)
    yield tables.conditions, [_condition(condition) for condition in conditions]
    yield (
        tables.sources,
        [{"id": source.id, "record": _json(source)} for source in content.sources.sources],
    )
    yield tables.lists, list(_lists(content))


def _translated(
    translations: list[Translation],
) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    records = [
        found.record.model_dump(mode="json", exclude={"number_words"}) for found in translations
    ]
    yield (
        tables.lists,
        [
            {"name": "languages", "position": position, "record": _json(record)}
            for position, record in enumerate(records)
        ],
    )
    yield (
        tables.words,
        [
            {"language": found.record.code, "english": english, "text": text}
            for found in translations
            for english, text in found.texts.items()
        ],
    )


def _editions(editions: Iterable[Edition]) -> list[dict[str, Any]]:
    return [
        {"version": edition.version, "position": position}
        | dict(zip(COLUMNS, line.cells(), strict=True))
        for edition in editions
        for position, line in enumerate(edition.lines)
    ]


def _treatment(treatment: TreatmentRecord) -> dict[str, Any]:
    data = treatment.model_dump(mode="json", exclude={"facts", "rules"})
    names = {key: data[key] for key in _NAMES}
    rest = {key: value for key, value in data.items() if key not in _NAMES and key != "order"}
    return {
        "id": treatment.id,
        "position": treatment.order,
        "names": _json(names),
        "record": _json(rest),
    }


def _condition(condition: ConditionRecord) -> dict[str, Any]:
    names = {"id": condition.id, "name": condition.name, "plain_name": condition.plain_name}
    return {
        "id": condition.id,
        "position": condition.order,
        "names": _json(names),
        "record": _json(condition),
    }


def _lists(content: ContentFiles) -> Iterator[dict[str, Any]]:
    named: dict[str, Iterable[BaseModel]] = {
        "rows": content.rows.rows,
        "row_groups": content.rows.groups,
        "priorities": content.rows.priorities,
        "factors": content.factors.factors,
        "factor_groups": content.factors.groups,
        "crisis": content.crisis.lines,
        "glossary": content.glossary.terms,
        "questions": content.questions.questions,
        "faq": content.faq.answers,
        "checklists": content.checklists.checklists,
        "head_to_head": content.head_to_head.comparisons,
        "networks": content.head_to_head.networks,
        "untested": content.head_to_head.untested,
        "disagreements": content.disagreements.disagreements,
        "medicine_classes": content.medicines.classes,
        "medicines": content.medicines.medicines,
        "evidence": evidence_pairs(content),
        "words.evidence": content.levels.evidence,
        "words.certainty": content.levels.certainty,
        "words.effects": content.levels.effects,
        "words.states": content.levels.states,
    }
    named |= {f"levels.{row}": steps for row, steps in content.levels.rows.items()}
    for name, records in named.items():
        for position, record in enumerate(records):
            yield {"name": name, "position": position, "record": _json(record)}


def _describe(connection: Connection, content: ContentFiles, digest: str) -> None:
    treatments = content.treatments.values()
    facts = {
        "format": str(tables.FORMAT),
        "version": content.reference.version,
        "hash": digest,
        "reviewed": content.reference.reviewed.isoformat(),
        "next_review": content.reference.next_review.isoformat(),
        "funding": content.reference.funding,
        "headline_rule": content.reference.headline_rule,
        "treatments": str(len(content.treatments)),
        "statements": str(sum(len(treatment.facts) for treatment in treatments)),
        "rules": str(sum(len(treatment.rules) for treatment in treatments)),
        "sources": str(len(content.sources.sources)),
    }
    connection.execute(
        insert(tables.meta), [{"key": key, "value": value} for key, value in facts.items()]
    )
    connection.exec_driver_sql(f"PRAGMA user_version = {tables.FORMAT}")

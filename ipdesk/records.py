"""The stable JSON shapes of the command line."""

import dataclasses
from datetime import date
from enum import Enum
from typing import Any

from ipdesk.clinical.cells import Cell
from ipdesk.clinical.comparison import Comparison, Option
from ipdesk.clinical.criteria import CriterionFinding
from ipdesk.clinical.screening import Finding, Screening
from ipdesk.clinical.truth import Truth
from ipdesk.content import values
from ipdesk.content.model import Condition, Factor, Source, Treatment
from ipdesk.content.search import Found, marked

_KINDS: dict[type, str] = {
    values.Level: "level",
    values.Span: "span",
    values.Frequency: "frequency",
    values.Course: "course",
    values.Rate: "rate",
    values.Rare: "rare",
    values.Rates: "rates",
    values.Effect: "effect",
    values.Steps: "steps",
    values.Text: "text",
}


def plain_data(value: Any) -> Any:
    """Turn frozen values into what JSON can hold; a typed value names its kind."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        data = {f.name: plain_data(getattr(value, f.name)) for f in dataclasses.fields(value)}
        kind = _KINDS.get(type(value))
        return {"kind": kind, **data} if kind else data
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain_data(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _finding(finding: Finding) -> dict[str, Any]:
    rule = finding.rule
    return {
        "rule": rule.id,
        "factor": rule.factor,
        "effect": rule.effect.value,
        "certainty": "yes" if finding.certainty is Truth.YES else "unknown",
        "short": rule.short,
        "action": rule.wording,
        "plain": rule.plain,
        "says": list(rule.says),
        "state": rule.state,
        "protocols": list(rule.protocols),
        "inference": rule.inference,
        "checked": rule.checked.value,
        "sources": list(rule.sources),
    }


def _screening(screening: Screening) -> list[dict[str, Any]]:
    return [_finding(finding) for finding in screening.findings]


def _criterion(finding: CriterionFinding) -> dict[str, Any]:
    criterion = finding.criterion
    return {
        "id": criterion.id,
        "label": criterion.label,
        "whose": criterion.whose,
        "met": finding.word,
        "rest": criterion.rest,
        "to_ask": list(finding.to_ask),
        "locator": criterion.locator,
        "checked": criterion.checked.value,
        "sources": list(criterion.sources),
    }


def _option(option: Option) -> dict[str, Any]:
    evidence = option.evidence
    return {
        "id": option.id,
        "name": option.names.name,
        "protocol": option.protocol,
        "evidence": evidence.level.value if evidence else None,
        "findings": _screening(option.screening),
        "to_ask": list(option.screening.to_ask),
        "other_protocols": _screening(option.other_protocols),
        "criteria": [_criterion(finding) for finding in option.criteria],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    fact = cell.fact
    return {
        "state": cell.state.value,
        "short": cell.short,
        "statement": cell.statement,
        "plain": cell.plain,
        "value": plain_data(cell.value),
        "population": cell.population,
        "window": fact.window if fact else "",
        "design": fact.design if fact else "",
        "certainty": cell.certainty.value if cell.certainty else "",
        "certainty_reason": fact.certainty_reason if fact else "",
        "checked": cell.checked.value if cell.checked else "",
        "sources": list(cell.sources),
        "facts": list(cell.facts),
    }


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """The comparison as ``ipdesk compare --format json`` prints it."""
    reference = comparison.reference
    return {
        "reference": {"version": reference.version, "hash": reference.hash},
        "condition": comparison.condition.id,
        "factors": {key: plain_data(value) for key, value in comparison.patient.known.items()},
        "medicines": [plain_data(medicine) for medicine in comparison.patient.medicines],
        "options": [_option(option) for option in comparison.options],
        "rows": [
            {
                "id": row.row.id,
                "label": row.row.label,
                "question": row.row.question,
                "group": row.row.group,
                "cells": {
                    option.id: _cell(cell)
                    for option, cell in zip(comparison.options, row.cells, strict=True)
                },
            }
            for row in comparison.rows
        ],
        "pairs": [
            {
                "first": pair.first,
                "second": pair.second,
                "studies": [plain_data(study) for study in pair.studies],
                "elsewhere": [plain_data(study) for study in pair.elsewhere],
            }
            for pair in comparison.pairs
        ],
    }


def treatment_record(treatment: Treatment, sources: tuple[Source, ...]) -> dict[str, Any]:
    """A treatment as ``ipdesk show --format json`` prints it."""
    data = plain_data(treatment)
    names = data.pop("names")
    return {
        "id": treatment.id,
        "name": treatment.names.name,
        **{key: value for key, value in names.items() if key not in ("id", "name")},
        **data,
        "sources": [plain_data(source) for source in sources],
    }


def condition_record(condition: Condition, sources: tuple[Source, ...]) -> dict[str, Any]:
    """A condition as ``ipdesk show --format json`` prints it."""
    return {**plain_data(condition), "sources": [plain_data(source) for source in sources]}


def factor_record(factor: Factor) -> dict[str, Any]:
    """A factor as ``ipdesk factors --format json`` prints it."""
    data: dict[str, Any] = plain_data(factor)
    return data


def search_record(found: Found) -> dict[str, Any]:
    """What a search found, as ``ipdesk search --format json`` prints it; marks are ``[ ]``."""
    return {
        "corrected": dict(found.corrected),
        "any_word": found.any_word,
        "remarks": list(found.remarks),
        "hits": [
            {
                "kind": hit.kind,
                "group": hit.group,
                "id": hit.id,
                "owner": hit.owner,
                "title": hit.title,
                "snippet": marked(hit.snippet),
            }
            for hit in found.hits
        ],
    }

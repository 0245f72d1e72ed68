"""A copy of the content with an older edition beside it, in which some things were otherwise."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from ipdesk.content.edition import Edition, Line, LineKind, table_of
from ipdesk.content.editions import edition_of
from ipdesk.content.source_files import read_content
from tests.conftest import CONTENT

OLDER = "2026.05"
WAS = "About 12 of 100 people felt much better."

Change = Callable[[Iterable[Line]], Iterable[Line]]


def copy_content(folder: Path) -> Path:
    return Path(shutil.copytree(CONTENT, folder / "content"))


def write_edition(content: Path, version: str, change: Change) -> Path:
    """Record what sheets say now, with a change, as an edition of some version."""
    read, _ = read_content(content)
    assert read is not None
    lines = tuple(sorted(change(edition_of(read).lines)))
    folder = content.parent / "editions"
    folder.mkdir(exist_ok=True)
    path = folder / f"{version}.tsv"
    path.write_text(table_of(Edition(version, lines)), encoding="utf-8")
    return path


def as_it_is(lines: Iterable[Line]) -> Iterable[Line]:
    return lines


def otherwise(lines: Iterable[Line]) -> Iterable[Line]:
    """ECT had another figure, TMS lacked one caution and had another; "old-pill" was there."""
    missing = True
    for line in lines:
        is_tms = line.subject == "tms" and not line.protocols and not line.conditions
        if missing and line.kind is LineKind.CAUTION and is_tms:
            missing = False
            continue
        if line.subject == "ect" and line.topic == "response_trials" and "trd" in line.conditions:
            yield replace(line, text=WAS)
        else:
            yield line
    assert not missing
    yield Line(LineKind.CAUTION, "tms", (), (), "pregnancy", "tms.rule.old", "Ask first. [caution]")
    yield Line(LineKind.CAUTION, "tms", ("snt",), (), "age", "tms.rule.snt", "Only SNT. [adjust]")
    yield Line(LineKind.CAUTION, "tms", (), ("ocd",), "age", "tms.rule.ocd", "Only OCD. [adjust]")
    yield Line(LineKind.TREATMENT, "old-pill", entry="99", text="Old pill")
    yield Line(LineKind.FACT, "old-pill", (), ("all",), "durability", "old-pill.x", "Long.")

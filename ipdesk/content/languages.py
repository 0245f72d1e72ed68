"""Reads the translations under ``resources/lang`` and holds them against the English."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ipdesk.content.source_files import Problem

RECORD = "language.toml"
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_WORD = re.compile(r"[^\W\d_]+")
_SAME_NUMBER = {"twice": "two"}
_PLACE = re.compile(r"{\w+}")


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LanguageRecord(_Shape):
    """How a language's texts came about; the file ``language.toml``."""

    code: str = Field(pattern=r"^[a-z]{2}$")
    name: str = Field(min_length=1)
    english_name: str = Field(min_length=1)
    translator: str = Field(min_length=1)
    qualification: str = Field(min_length=1)
    made: date
    reviewer: str = ""
    reviewed: date | None = None
    right_to_left: bool = False
    number_words: dict[str, tuple[str, ...]] = {}
    """Words for numbers: the English word and those of this language."""


class _Text(_Shape):
    en: str = Field(min_length=1)
    text: str = Field(min_length=1)


class _TextsFile(_Shape):
    texts: tuple[_Text, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """A language's record and its texts by the English, each with the file it stands in."""

    record: LanguageRecord
    texts: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)


def _read(path: Path, shape: type[_Shape], problems: list[Problem]) -> _Shape | None:
    name = f"lang/{path.parent.name}/{path.name}"
    try:
        return shape.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(Problem(name, "-", f"not readable ({error})", "correct it"))
    except ValidationError as error:
        for fault in error.errors():
            key = ".".join(str(part) for part in fault["loc"])
            problems.append(Problem(name, key, fault["msg"].lower(), "correct it"))
    return None


def read_languages(folder: Path) -> tuple[list[Translation], list[Problem]]:
    """Read every language under a folder; one whose files have faults is left out."""
    problems: list[Problem] = []
    found = []
    for path in sorted(folder.glob(f"*/{RECORD}")):
        record = _read(path, LanguageRecord, problems)
        if not isinstance(record, LanguageRecord):
            continue
        if record.code != path.parent.name:
            where = f"lang/{path.parent.name}/{RECORD}"
            problems.append(Problem(where, "code", "not the folder's name", "make them the same"))
            continue
        texts: dict[str, str] = {}
        files: dict[str, str] = {}
        for file in sorted(path.parent.glob("*.toml")):
            held = None if file.name == RECORD else _read(file, _TextsFile, problems)
            for entry in held.texts if isinstance(held, _TextsFile) else ():
                name = f"lang/{record.code}/{file.name}"
                if texts.setdefault(entry.en, entry.text) != entry.text:
                    what = f"a second translation, another than in {files[entry.en]}"
                    problems.append(Problem(name, entry.en[:60], what, "keep one"))
                files.setdefault(entry.en, name)
        found.append(Translation(record, texts, files))
    return found, problems


def program_phrases(package: Path) -> Iterator[tuple[str, str]]:
    """Yield each text that the program's own code marks for translation, with its file."""
    for folder in ("clinical", "handout", "ui/patient"):
        for path in sorted((package / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in ("say", "phrase", "phrases"):
                    for argument in node.args:
                        yield from ((path.name, text) for text in _literals(argument))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_literals(node.body), *_literals(node.orelse))


def check_languages(
    translations: Iterable[Translation], english: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what is missing, stale, or says another number than the English.

    Args:
        translations: The languages.
        english: Every text that a patient may read, with where it stands.
    """
    for translation in translations:
        code = translation.record.code
        for text, where in english.items():
            if text not in translation.texts and any(letter.isalpha() for letter in text):
                what = f'"{text[:60]}" is not translated'
                yield Problem(f"lang/{code}", where, what, "translate it", warning=True)
        for text, translated in translation.texts.items():
            file = translation.files[text]
            if text not in english:
                what = "its English is no longer there (stale)"
                yield Problem(file, text[:60], what, "remove it", warning=True)
            for what in differences(text, translated, translation.record.number_words):
                yield Problem(file, text[:60], what, "give the figures of the English")


def differences(
    english: str, translated: str, number_words: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Say which figures, number words and places for values are not the same in both."""
    if Counter(_NUMBER.findall(english)) != Counter(_NUMBER.findall(translated)):
        yield f'other numbers than in English: "{translated[:70]}"'
    if Counter(_PLACE.findall(english)) != Counter(_PLACE.findall(translated)):
        yield f'other {{places}} than in English: "{translated[:70]}"'
    said = (_SAME_NUMBER.get(word, word) for word in _words(english))
    there = Counter(word for word in said if word in number_words)
    back = {word: name for name, words in number_words.items() for word in words}
    here = Counter(back[word] for word in _words(translated) if word in back)
    if there != here:
        yield f'other number words than in English: "{translated[:70]}"'


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]

"""Translations: found by their English, held to its figures, complete for what is shipped."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ipdesk import paths
from ipdesk.content.languages import (
    Translation,
    check_languages,
    differences,
    program_phrases,
    read_languages,
)
from ipdesk.content.library import Library
from ipdesk.content.opening import open_library
from ipdesk.content.patient_texts import patient_texts
from ipdesk.content.source_files import read_content
from ipdesk.content.words import Words
from ipdesk.errors import HandoutError, UsageError

LANG = paths.resources_dir() / "lang"
NUMBER_WORDS = {"two": ("dos",), "three": ("tres",)}
RECORD = """
code = "es"
name = "Español"
english_name = "Spanish"
translator = "T"
qualification = "Q"
made = 2026-11-22
[number_words]
two = ["dos"]
"""


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    library = open_library()
    yield library
    library.close()


@pytest.mark.parametrize(
    ("english", "translated"),
    [
        ("29 of 100 people", "29 de cada 1000 personas"),
        ("29 of 100 people", "92 de cada 100 personas"),
        ("10,000 visits", "10.000 visitas"),
        ("2.5 hours", "25 horas"),
        ("after two medicines", "tras tres medicamentos"),
        ("after two medicines", "tras varios medicamentos"),
        ("twice a week", "una vez por semana"),
        ("Call {phone}.", "Llame."),
        ("Call {phone}.", "Llame al {telefono}."),
    ],
)
def test_another_figure_is_refused(english: str, translated: str) -> None:
    assert list(differences(english, translated, NUMBER_WORDS))


@pytest.mark.parametrize(
    ("english", "translated"),
    [
        ("29 of 100 people", "29 de cada 100 personas"),
        ("Of 10,000 visits, 2.5", "2.5 de cada 10,000 visitas"),
        ("twice, or three times", "dos o tres veces"),
        ("Call {phone} on {day}.", "El {day} llame al {phone}."),
        ("A study", "Un estudio"),
    ],
)
def test_the_same_figures_pass(english: str, translated: str) -> None:
    assert not list(differences(english, translated, NUMBER_WORDS))


def read(folder: Path, texts: str) -> tuple[list[Translation], list[str]]:
    (folder / "es").mkdir()
    (folder / "es" / "language.toml").write_text(RECORD, encoding="utf-8")
    (folder / "es" / "one.toml").write_text(texts, encoding="utf-8")
    found, problems = read_languages(folder)
    return found, [str(problem) for problem in problems]


def entry(english: str, text: str) -> str:
    return f'[[texts]]\nen = "{english}"\ntext = "{text}"\n'


def test_missing_and_stale_are_named(tmp_path: Path) -> None:
    found, problems = read(tmp_path, entry("Old words", "Palabras viejas"))
    assert not problems
    said = [str(problem) for problem in check_languages(found, {"New words": "rows.toml x"})]
    assert any('"New words" is not translated' in text and "rows.toml x" in text for text in said)
    assert any("lang/es/one.toml: Old words" in text and "stale" in text for text in said)


def test_two_translations_of_one_text_are_refused(tmp_path: Path) -> None:
    _, problems = read(tmp_path, entry("No", "No") + entry("No", "Ninguno"))
    assert len(problems) == 1
    assert "second translation" in problems[0]


@pytest.mark.parametrize("broken", ["[[texts]\n", '[[texts]]\nen = ""\ntext = "x"\n', "x = 1\n"])
def test_a_broken_file_is_named(tmp_path: Path, broken: str) -> None:
    _, problems = read(tmp_path, broken)
    assert problems
    assert all("lang/es/one.toml" in text for text in problems)


def test_words_refuse_what_has_no_translation() -> None:
    english = Words()
    assert english("Any text {x}", x=1) == "Any text 1"
    spanish = Words(open_library().words("es").language, {"Yes": "Sí"})
    assert spanish("Yes") == "Sí"
    assert spanish("2026") == "2026"
    with pytest.raises(HandoutError, match="Spanish"):
        spanish("No longer there")


def test_an_unknown_language_is_named(library: Library) -> None:
    with pytest.raises(UsageError, match='"xx" is not a language of the sheet'):
        library.words("xx")


def test_every_shipped_language_is_complete_and_says_the_same_figures() -> None:
    content, _ = read_content(paths.content_dir())
    assert content is not None
    english = {text: " ".join(place) for place, text in patient_texts(content)}
    english |= {text: file for file, text in program_phrases(Path(paths.__file__).parent)}
    translations, problems = read_languages(LANG)
    assert [found.record.code for found in translations] == ["es"]
    assert not problems
    assert not [str(problem) for problem in check_languages(translations, english)]


def test_a_shipped_language_says_honestly_who_made_and_checked_it(library: Library) -> None:
    for language in library.languages[1:]:
        assert language.translator
        assert language.qualification
        assert language.made is not None
        assert language.made <= date(2026, 12, 31)
        assert not language.reviewer, "name a reviewer only when a person has reviewed it"
        assert language.reviewed is None


def test_the_compiled_reference_gives_the_texts_of_the_files(library: Library) -> None:
    words = library.words("es")
    for found in read_languages(LANG)[0]:
        for english, text in found.texts.items():
            assert words(english) == text

"""Gentle hints on what is typed for the patient."""

import pytest

from ipdesk.ui.widgets.composer_hints import identifier_hints, name_hints, note_hints


def test_every_directive_word_is_named_once() -> None:
    hints = note_hints("You should try TMS first, it is the best choice. You should rest.")
    assert hints[0].startswith("\u201cshould\u201d, \u201cbest\u201d: reads as telling the patient")
    assert len(hints) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Born 3 April", "date of birth"),
        ("Seen 03/04/1980.", "full date"),
        ("MRN 12", "record number"),
        ("See 00482913", "record number"),
        ("Mail ann@example.org", "e-mail"),
        ("Call 415-555-0199", "phone number"),
        ("123-45-6789", "social security"),
        ("At 12 Elm Street", "address"),
        ("Ask Mrs. Jones", "family name"),
    ],
)
def test_what_could_tell_who_the_patient_is_is_pointed_out(text: str, words: str) -> None:
    (hint,) = identifier_hints(text)
    assert words in hint


@pytest.mark.parametrize(
    "text",
    [
        "",
        "You asked about TMS. We can start there if you choose it.",
        "Your next visit is on 1 December at 10:30. Bring 2 lists.",
        "Call 911 in danger, or 988 to talk.",
    ],
)
def test_a_plain_note_gives_no_hint(text: str) -> None:
    assert note_hints(text) == ()


def test_frequency_words_and_percentages_are_pointed_out() -> None:
    hints = note_hints("It often helps 60% of people.")
    assert any("often" in hint for hint in hints)
    assert any("say it out of 100" in hint for hint in hints)


def test_clinicians_words_and_words_that_blame_are_pointed_out() -> None:
    hints = note_hints("Adverse events make you suffer.")
    assert any("Adverse events" in hint and "side effect" in hint for hint in hints)
    assert any(hint.startswith("\u201csuffer\u201d: say instead") for hint in hints)


def test_a_hard_sentence_is_pointed_out_by_its_first_words() -> None:
    (hint,) = note_hints("The psychiatrist considers maintaining stimulation beneficial.")
    assert hint.startswith("\u201cThe psychiatrist considers maintaining \u2026\u201d: reads at")


def test_explained_words_are_not_pointed_out() -> None:
    note = "Electroconvulsive care is there for you."
    assert note_hints(note)
    assert note_hints(note, frozenset({"electroconvulsive"})) == ()


@pytest.mark.parametrize("name", ["Ann Miller", "Ann 2", "Mrs. Miller"])
def test_more_than_a_first_name_is_pointed_out(name: str) -> None:
    assert len(name_hints(name)) == 1


def test_a_first_name_gives_no_hint() -> None:
    assert name_hints("Zo\u00eb") == ()

"""Spanish reading scales: syllables and formulas, held against what was worked out by hand."""

import pytest

from ipdesk.content.readability_spanish import Band, SpanishReading, spanish_reading, syllables


@pytest.mark.parametrize(
    ("divided", "why"),
    [
        ("ca-sa", "plain"),
        ("tra-ta-mien-to", "ie in one"),
        ("ciu-dad", "two weak vowels in one"),
        ("rui-do", "two weak vowels in one"),
        ("a-é-re-o", "strong vowels apart"),
        ("te-a-tro", "strong vowels apart"),
        ("dí-a", "an accent parts them"),
        ("pa-ís", "an accent parts them"),
        ("le-í-a", "apart on both sides"),
        ("ca-fe-í-na", "an accent parts them"),
        ("es-tu-dió", "an accent on the strong one does not"),
        ("a-ve-ri-guáis", "three in one"),
        ("pa-ra-no-ia", "the weak one goes with what follows"),
        ("que-dar", "silent u"),
        ("gue-rra", "silent u"),
        ("guí-a", "silent u, then apart"),
        ("pin-güi-no", "a spoken u"),
        ("a-gua", "a spoken u"),
        ("muy", "y as a vowel"),
        ("rey", "y as a vowel"),
        ("a-yu-da", "y as a consonant"),
        ("y", "a word of its own"),
        ("a-ho-ra", "h does not join"),
        ("prohi-bir", "h does not part"),
        ("ve-hí-cu-lo", "an accent parts over h"),
        ("mu-cho", "ch is a letter of its own"),
        ("DÍ-AS", "capitals"),
    ],
)
def test_syllables_are_those_of_the_spelling(divided: str, why: str) -> None:
    assert syllables(divided.replace("-", "")) == divided.count("-") + 1, why


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        ("0", "ce-ro"),
        ("12", "do-ce"),
        ("16", "die-ci-séis"),
        ("30", "trein-ta"),
        ("45", "cua-ren-ta-y-cin-co"),
        ("100", "cien"),
        ("101", "cien-to-u-no"),
        ("560", "qui-nien-tos-se-sen-ta"),
        ("1000", "mil"),
        ("2,026", "dos-mil-vein-ti-séis"),
        ("2.5", "dos-co-ma-cin-co"),
    ],
)
def test_numbers_count_as_they_are_spoken(number: str, spoken: str) -> None:
    assert syllables(number) == spoken.count("-") + 1


def test_both_formulas_by_hand() -> None:
    """Words: 5 and 3; syllables: es-ta a-yu-da es pa-ra us-ted (10), no due-le mu-cho (5)."""
    found = spanish_reading(["Esta ayuda es para usted. No duele mucho."])
    assert (found.words, found.sentences) == (8, 2)
    # 206.84 - 0.60 * (100 * 15 / 8) - 1.02 * (8 / 2) = 206.84 - 112.5 - 4.08
    assert found.fernandez_huerta == 90.3
    # 206.835 - 62.3 * 15 / 8 - 8 / 2 = 206.835 - 116.8125 - 4
    assert found.szigriszt == 86.0


def test_long_sentences_and_long_words_read_harder() -> None:
    easy = spanish_reading(["El sol sale. La luz es buena."])
    long_sentence = spanish_reading(["El sol sale y la luz es buena."])
    long_words = spanish_reading(["Rehabilitación neuropsicológica. Electroencefalografía."])
    assert easy.szigriszt > long_sentence.szigriszt > long_words.szigriszt
    assert easy.fernandez_huerta > long_sentence.fernandez_huerta > long_words.fernandez_huerta


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (39.9, Band.VERY_HARD),
        (40.0, Band.RATHER_HARD),
        (54.9, Band.RATHER_HARD),
        (55.0, Band.NORMAL),
        (64.9, Band.NORMAL),
        (65.0, Band.FAIRLY_EASY),
        (80.0, Band.FAIRLY_EASY),
        (80.1, Band.VERY_EASY),
    ],
)
def test_the_bands_are_those_of_inflesz(value: float, band: Band) -> None:
    assert SpanishReading(0.0, value, 1, 1).band is band


def test_a_text_without_words_is_no_fault() -> None:
    assert spanish_reading([""]).words == 0

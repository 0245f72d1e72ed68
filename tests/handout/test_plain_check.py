"""What is marked in a clinician's text, and what is not."""

import dataclasses
from itertools import pairwise

import pytest

from ipdesk.content import plain, readability
from ipdesk.content.stigma_words import stigma
from ipdesk.handout.identifiers import identifiers
from ipdesk.handout.plain_check import Kind, Mark, check
from ipdesk.handout.plain_words import PLAIN_WORDS

DIRECTIVE, IDENTIFIER, STIGMA = Kind.DIRECTIVE, Kind.IDENTIFIER, Kind.STIGMA
FREQUENCY, PLAIN, SENTENCE = Kind.FREQUENCY, Kind.PLAIN_WORD, Kind.SENTENCE
MARKED = (
    # Telling the patient what to choose
    ("You should have ECT.", DIRECTIVE, "should"),
    ("TMS is best for you.", DIRECTIVE, "best"),
    ("You must choose soon.", DIRECTIVE, "must"),
    ("I recommend TMS.", DIRECTIVE, "recommend"),
    ("The recommended one is TMS.", DIRECTIVE, "recommended"),
    ("This is ideal for you.", DIRECTIVE, "ideal"),
    ("It is our first choice.", DIRECTIVE, "first choice"),
    ("This one is the safest.", DIRECTIVE, "safest"),
    ("It is the preferred one.", DIRECTIVE, "preferred"),
    ("Best wishes. It is the best one.", DIRECTIVE, "best"),
    # Numbers that mislead
    ("It happens to 1 in 10.", FREQUENCY, "1 in 10"),
    ("One in five feels sick.", FREQUENCY, "One in five"),
    ("It helps 3 in 5 people.", FREQUENCY, "3 in 5"),
    ("It helps 60% of us.", FREQUENCY, "60%"),
    ("It helps 12.5 % of us.", FREQUENCY, "12.5 %"),
    ("It helps 60 percent.", FREQUENCY, "percent"),
    ("It helps 60 per cent.", FREQUENCY, "per cent"),
    ("You are twice as likely to feel well.", FREQUENCY, "twice as"),
    ("It is likely to help.", FREQUENCY, "likely"),
    ("Headache is common.", FREQUENCY, "common"),
    ("This is rare.", FREQUENCY, "rare"),
    ("It often helps.", FREQUENCY, "often"),
    ("It usually helps.", FREQUENCY, "usually"),
    ("You sometimes feel sick.", FREQUENCY, "sometimes"),
    ("It has half the risk.", FREQUENCY, "half the risk"),
    ("It doubles your chances.", FREQUENCY, "doubles your chances"),
    ("That is a two-fold risk.", FREQUENCY, "two-fold"),
    # Who the patient is
    ("Born 3 April.", IDENTIFIER, "Born 3 April"),
    ("She was born on 2 Feb 1980.", IDENTIFIER, "born on 2 Feb 1980"),
    ("Her birthday is on 2 May", IDENTIFIER, "birthday is on 2 May"),
    ("born in 1980", IDENTIFIER, "born in 1980"),
    ("DOB 01/02/1980", IDENTIFIER, "DOB 01/02/1980"),
    ("D.O.B.: 1980-02-01", IDENTIFIER, "D.O.B.: 1980-02-01"),
    ("Date of birth: 1 Feb 1980", IDENTIFIER, "Date of birth: 1 Feb 1980"),
    ("Seen 01/02/1980.", IDENTIFIER, "01/02/1980"),
    ("Seen 1.2.80.", IDENTIFIER, "1.2.80"),
    ("Seen 1-2-1980.", IDENTIFIER, "1-2-1980"),
    ("Seen 1980-02-01.", IDENTIFIER, "1980-02-01"),
    ("Since 2 February 1980.", IDENTIFIER, "2 February 1980"),
    ("Since February 2nd, 1980.", IDENTIFIER, "February 2nd, 1980"),
    ("The 2nd of Feb 1980.", IDENTIFIER, "2nd of Feb 1980"),
    ("Call 415-555-0199.", IDENTIFIER, "415-555-0199"),
    ("Call (415) 555-0199.", IDENTIFIER, "(415) 555-0199"),
    ("Call 415.555.0199.", IDENTIFIER, "415.555.0199"),
    ("Call 1-800-555-0199.", IDENTIFIER, "1-800-555-0199"),
    ("Call +1 415 555 0199.", IDENTIFIER, "+1 415 555 0199"),
    ("Call +44 20 7946 0958.", IDENTIFIER, "+44 20 7946 0958"),
    ("Call +84 24 3825 3531.", IDENTIFIER, "+84 24 3825 3531"),
    ("Call 0049 30 901820.", IDENTIFIER, "0049 30 901820"),
    ("Call 020 7946 0958.", IDENTIFIER, "020 7946 0958"),
    ("Call 07700 900123.", IDENTIFIER, "07700 900123"),
    ("Call 01 23 45 67 89.", IDENTIFIER, "01 23 45 67 89"),
    ("Call 555-0142.", IDENTIFIER, "555-0142"),
    ("MRN 123456", IDENTIFIER, "MRN 123456"),
    ("MRN: A12-345", IDENTIFIER, "MRN: A12-345"),
    ("Chart number 4471", IDENTIFIER, "Chart number 4471"),
    ("NHS number 943 476 5919", IDENTIFIER, "NHS number 943 476 5919"),
    ("See 00482913.", IDENTIFIER, "00482913"),
    ("Mail ann@example.org", IDENTIFIER, "ann@example.org"),
    ("Mail a.b+c@mail.example.co.uk now", IDENTIFIER, "a.b+c@mail.example.co.uk"),
    ("123-45-6789", IDENTIFIER, "123-45-6789"),
    ("SSN 123456789", IDENTIFIER, "SSN 123456789"),
    ("At 12 Elm Street.", IDENTIFIER, "12 Elm Street"),
    ("At 1600 Old Mill Rd.", IDENTIFIER, "1600 Old Mill Rd"),
    ("At 9 St. James Place.", IDENTIFIER, "9 St. James Place"),
    ("At 12 elm street.", IDENTIFIER, "12 elm street"),
    ("P.O. Box 88", IDENTIFIER, "P.O. Box 88"),
    ("Portland, OR 97201", IDENTIFIER, "OR 97201"),
    ("London SW1A 1AA", IDENTIFIER, "SW1A 1AA"),
    ("Ask Mrs. Jones", IDENTIFIER, "Mrs. Jones"),
    # Words that blame or frighten
    ("You suffer from it.", STIGMA, "suffer"),
    ("This is shock therapy.", STIGMA, "shock therapy"),
    ("You are not crazy.", STIGMA, "crazy"),
    ("Keep fighting.", STIGMA, "fighting"),
    ("He committed suicide.", STIGMA, "committed suicide"),
    ("You were non-compliant.", STIGMA, "non-compliant"),
    # Clinicians' words
    ("Adverse events can happen.", PLAIN, "Adverse events"),
    ("We utilized a coil.", PLAIN, "utilized"),
    ("We administer it.", PLAIN, "administer"),
    ("It is contraindicated.", PLAIN, "contraindicated"),
    ("You are in remission.", PLAIN, "remission"),
    ("After a relapse, call us.", PLAIN, "relapse"),
    ("Keep your anticonvulsant.", PLAIN, "anticonvulsant"),
    ("You have comorbidities.", PLAIN, "comorbidities"),
    ("Stop prior  to the visit.", PLAIN, "prior  to"),
    ("Take it PRN.", PLAIN, "PRN"),
    ("Some retrograde amnesia.", PLAIN, "retrograde amnesia"),
    # Hard to read
    ("The psychiatrist considers maintaining stimulation beneficial.", SENTENCE,
     "The psychiatrist considers maintaining stimulation beneficial."),
    (" ".join(["You can go."[:3]] * 21), SENTENCE, " ".join(["You"] * 21)),
    ("Ask about the XYZ.", Kind.UNEXPLAINED, "XYZ"),
    ("It is electromagnetical.", Kind.UNEXPLAINED, "electromagnetical"),
)  # fmt: skip
NOT_MARKED = (
    "",
    "Your next visit is on 1 December at 10:30.",
    "Your visit is on Tuesday, 1 December 2026 at 10:30 am.",
    "See you on December 1st at 9:00.",
    "Come on the 3rd of May at half past two.",
    "Visits are on 1/12 and 3/12.",
    "Bring your glasses and your list of medicines.",
    "Bring 2 lists and 1 friend.",
    "You asked about TMS. We can start there if you choose it.",
    "You told us that memory matters most to you.",
    "Please eat and drink nothing after midnight.",
    "Do not drive for 24 hours.",
    "Someone needs to take you home after each ECT visit.",
    "Call 911 in danger, or 988 to talk.",
    "Call 116 123 or 999 at any time.",
    "Call the front desk and press 3.",
    "Take your medicines as usual that day.",
    "Keep your usual dose until we talk.",
    "We meet at the usual place.",
    "Write down how often you feel low.",
    "You can call as often as you like.",
    "With best wishes, Dr. Lee",
    "All the best from the team.",
    "Kind regards, Sam",
    "You are doing your best, and we see it.",
    "What is the best time to call you?",
    "You and your sister have this in common.",
    "There are 36 visits in 9 weeks.",
    "We plan 3 visits a week for 4 weeks.",
    "You had 12 visits in 2025.",
    "Take 150 mg in the morning.",
    "Take 20-40 mg as we agreed.",
    "Your dose is 1,000 mg a day.",
    "Your blood pressure was 120/80 today.",
    "29 of 100 people feel much better.",
    "Fewer than 1 of 10,000 have a seizure.",
    "Have a snack 2 hours before.",
    "We are in room 12 on floor 3.",
    "It is a 10 minute walk from the station.",
    "Since your baby was born you feel low.",
    "Ask Dr. Patel about your sleep.",
    "You can say no, and you can change your mind.",
    "We wrote this in your medical record.",
    "It is fine to feel sad. Tell us.",
    "Park in lot 4, then walk to door B.",
    "The MRI is on Friday.",
    "Please read pages 2-4 at home.",
    "Your mother can come with you if you wish.",
    "We talked about TMS, ECT and no new treatment.",
    "Happy birthday to you!",
    "Bring your insurance ID card.",
    "Do NOT drive, and eat NOTHING before 8 AM.",
    "In that case no fasting is needed.",
    "You had TMS in May 2012, and it helped you.",
    "Bring 2 Bags. Drive home with care.",
    "The bid farewell card is lovely.",
)


def of_kind(text: str, kind: Kind) -> list[str]:
    return [mark.words for mark in check(text).marks if mark.kind is kind]


@pytest.mark.parametrize(("text", "kind", "words"), MARKED)
def test_what_a_patient_text_may_not_hold_is_marked(text: str, kind: Kind, words: str) -> None:
    assert words in of_kind(text, kind)


@pytest.mark.parametrize("text", NOT_MARKED)
def test_an_ordinary_note_is_not_marked(text: str) -> None:
    assert check(text).marks == ()


@pytest.mark.parametrize(("text", "kind", "words"), MARKED)
def test_every_mark_stands_where_it_says_and_advises_in_a_sentence(
    text: str, kind: Kind, words: str
) -> None:
    found = check(f"Hello. {text}").marks
    assert any(mark.kind is kind and mark.words == words for mark in found)
    for mark in found:
        assert f"Hello. {text}"[mark.start : mark.end] == mark.words
        assert mark.advice[0].isupper()
        assert mark.advice.endswith((".", ".\u201d"))


def test_marks_stand_in_order_and_word_marks_do_not_overlap() -> None:
    marks = check("You should utilize it: it often works. Born 3 April. You suffer.").marks
    assert [mark.kind for mark in marks] == [DIRECTIVE, PLAIN, FREQUENCY, IDENTIFIER, STIGMA]
    assert all(one.end <= other.start for one, other in pairwise(marks))


def test_every_place_is_marked() -> None:
    assert of_kind("You should rest. You should eat.", DIRECTIVE) == ["should", "should"]


def test_a_mark_cannot_be_changed() -> None:
    mark = Mark(DIRECTIVE, 0, 3, "You", "Mend it.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        mark.start = 1  # type: ignore[misc]


def test_known_words_are_not_marked_and_ease_the_grade() -> None:
    text = "Electroconvulsive treatment comes before neuromodulation for you."
    known = frozenset({"electroconvulsive", "neuromodulation"})
    assert {mark.kind for mark in check(text).marks} == {
        PLAIN, Kind.UNEXPLAINED, SENTENCE
    }  # fmt: skip
    assert check(text, known).marks == ()


def test_each_sentence_has_its_place_and_grade() -> None:
    text = "Sit down. The psychiatrist considers maintaining stimulation beneficial.\nSit down."
    one, two, three = check(text).sentences
    assert text[one.start : one.end] == "Sit down."
    assert text[two.start : two.end].startswith("The psychiatrist")
    assert text[three.start :] == "Sit down."
    assert three.start > two.end
    assert two.grade > plain.GRADE_OF_A_STATEMENT > one.grade == three.grade
    assert (one.words, two.words) == (2, 6)


def test_the_whole_text_has_both_grades_raw_and_eased() -> None:
    # 10 words, 2 sentences, 11 syllables; "anatomy" counts four, or one where it is known.
    text = "We look at the anatomy. You can go home now."
    reading = check(text, frozenset({"anatomy"})).reading
    assert (reading.words, reading.sentences) == (10, 2)
    assert reading.flesch_kincaid == round(0.39 * 5 + 11.8 * 10 / 10 - 15.59, 1)
    assert reading.flesch_kincaid_raw == round(0.39 * 5 + 11.8 * 13 / 10 - 15.59, 1)
    assert reading.smog == 3.1
    assert reading.smog_raw == round(1.043 * 15**0.5 + 3.1291, 1)


def test_an_identifier_is_marked_once() -> None:
    (found,) = identifiers("DOB: 01/02/1980")
    assert "date of birth" in found.looks_like


@pytest.mark.parametrize("word", sorted(PLAIN_WORDS))
def test_every_word_of_the_list_is_found_and_its_plain_word_is_plain(word: str) -> None:
    (mark,) = [mark for mark in check(f"Now {word}, then.").marks if mark.kind is PLAIN]
    assert mark.words == word
    mend = PLAIN_WORDS[word]
    assert mend in mark.advice
    assert plain.faults(mend) == []
    assert list(stigma(mend)) == []
    assert not any(found.kind is PLAIN for found in check(mend).marks)
    syllables = [readability.syllables(part) for part in readability.words(mend)]
    assert max(syllables) <= 4
    assert readability.words(mend) == mend.replace(",", "").replace("-", " ").split()


def test_the_list_is_long_enough_and_cannot_be_changed() -> None:
    assert len(PLAIN_WORDS) >= 120
    with pytest.raises(TypeError):
        PLAIN_WORDS["a"] = "b"  # type: ignore[index]


def test_the_tables_are_as_long_as_they_are_meant_to_be() -> None:
    assert len(MARKED) >= 60
    assert len(NOT_MARKED) >= 40

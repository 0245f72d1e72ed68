"""What a patient reads, in another language: looked up by the English that it translates.

English is the text itself, so a translation whose English has changed is not found: it is refused
in words rather than printed stale.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from ipdesk.errors import HandoutError
from ipdesk.frozen import dataclass

ENGLISH = "en"
SPANISH = "es"


def phrase(english: str) -> str:
    """Mark a text of the program's own that a patient reads; it is in the list to translate."""
    return english


def phrases(*english: str) -> tuple[str, ...]:
    """Mark several texts."""
    return english


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the sheet, and how its texts came about; empty ``reviewer`` means nobody."""

    code: str
    name: str
    english_name: str
    translator: str = ""
    qualification: str = ""
    made: date | None = None
    reviewer: str = ""
    reviewed: date | None = None
    right_to_left: bool = False


IN_ENGLISH = Language(ENGLISH, "English", "English")


@dataclass(frozen=True, slots=True)
class Words:
    """Gives every text in one language."""

    language: Language = IN_ENGLISH
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def is_english(self) -> bool:
        """Whether texts are given as they were written."""
        return self.language.code == ENGLISH

    def __call__(self, english: str, **values: object) -> str:
        """Give a text, with ``{name}`` replaced by the value of that name.

        Raises:
            HandoutError: The text has no translation, or its English has changed since.
        """
        text = english
        if not self.is_english and any(letter.isalpha() for letter in english):
            found = self.texts.get(english)
            if found is None:
                raise HandoutError(
                    f"The sheet cannot be made in {self.language.english_name}: "
                    f'"{english[:70]}" has no current translation. Print it in English, or leave '
                    "out what it is about."
                )
            text = found
        return text.format(**values) if values else text

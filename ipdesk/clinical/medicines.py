"""Medicines as they are typed, by brand, international or class name, and what each answers."""

import re
from collections.abc import Iterable, Mapping

from ipdesk.clinical.factors import TypedMedicine
from ipdesk.content.model import FactorId
from ipdesk.content.shared import Medicine, MedicineClass
from ipdesk.content.spelling import distance, spoken
from ipdesk.frozen import dataclass

MOST_CHARACTERS = 80
"""Longest name that is kept of what was typed."""
MEANT = " \N{RIGHTWARDS ARROW} "
"""Stands between what was typed and the listed name that was meant by it."""
_BETWEEN = re.compile(r"[,;\n\t\u2022]+")
_WITHIN = re.compile(r"\s+(?:and|with|plus|&|\d+[.)])\s+|\s*[/+&]\s*|^\d+[.)]\s+", re.I)
_NOT_TAKEN = re.compile(
    r"\b(?:no|not|never|none|off|denies|denied|without|stopped|former|previous|past|"
    r"allerg(?:y|ic)|intoleran(?:t|ce)|discontinued|declined)\b",
    re.I,
)
"""Words that say a medicine is not taken now."""
_SHORT_NAME = 7
_SHORTEST_GUESS = 5


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    name: str
    factors: tuple[FactorId, ...]


class MedicineNames:
    """Every name under which a medicine or a class is listed."""

    def __init__(self, medicines: Iterable[Medicine], classes: Iterable[MedicineClass]) -> None:
        groups = {group.id: group for group in classes}
        self._known: dict[str, _Known] = {}
        self._spelt: dict[str, str] = {}
        for group in groups.values():
            known = _Known(group.id, group.label, group.factors)
            self._list(known, (group.id, group.label, *group.synonyms))
        for medicine in medicines:
            own = [*medicine.factors]
            for name in medicine.classes:
                own += groups[name].factors
            known = _Known(medicine.id, medicine.name, tuple(dict.fromkeys(own)))
            brands = (*medicine.us_brands, *medicine.uk_brands)
            self._list(known, (medicine.id, medicine.name, *brands, *medicine.synonyms))

    def _list(self, known: _Known, names: Iterable[str]) -> None:
        for name in names:
            self._known[spoken(name)] = known
            self._spelt[spoken(name)] = name

    def read(self, text: str) -> tuple[TypedMedicine, ...]:
        """Read a list; every name in it is found, and what is no name is kept as not recognised.

        Commas, semicolons, line ends, tabs, bullets, slashes, plus and "and" stand between names.
        """
        found: dict[tuple[str, str], TypedMedicine] = {}
        for part in _BETWEEN.split(text):
            for medicine in self._part(" ".join(part.split())):
                found.setdefault((medicine.typed, medicine.name), medicine)
        return tuple(found.values())

    def _part(self, part: str) -> list[TypedMedicine]:
        whole = self._known.get(spoken(part))
        if whole is not None:
            return [TypedMedicine(part[:MOST_CHARACTERS], whole.name, whole.factors, whole.id)]
        # What is not taken answers nothing: it is kept as typed, for the clinician to judge.
        if _NOT_TAKEN.search(part):
            return [TypedMedicine(part[:MOST_CHARACTERS])]
        found = []
        for piece in (piece.strip() for piece in _WITHIN.split(part)):
            if spoken(piece):
                found += self._piece(piece)
        return found

    def _piece(self, piece: str) -> list[TypedMedicine]:
        """Every name within a piece, the longest first: "Wellbutrin XL 300 mg"."""
        words = spoken(piece).split()
        known: dict[str, _Known] = {}
        start = 0
        while start < len(words):
            for end in range(len(words), start, -1):
                found = self._known.get(" ".join(words[start:end]))
                if found is not None:
                    known.setdefault(" ".join(words[start:end]), found)
                    start = end - 1
                    break
            start += 1
        shown = piece[:MOST_CHARACTERS]
        if len(known) == 1:
            (only,) = known.values()
            return [TypedMedicine(shown, only.name, only.factors, only.id)]
        several = [
            TypedMedicine(typed, one.name, one.factors, one.id) for typed, one in known.items()
        ]
        return several or [TypedMedicine(shown)]

    def near(self, typed: str) -> tuple[str, ...]:
        """Listed names that may have been meant, nearest first; at most three.

        One slip in names of up to seven letters, two in longer ones; the first letter is right.
        """
        key = spoken(typed)
        if len(key) < _SHORTEST_GUESS:
            return ()
        slips = 1 if len(key) <= _SHORT_NAME else 2
        counted = {
            name: distance(key, name)
            for name in self._known
            if name[:1] == key[:1] and abs(len(name) - len(key)) <= slips
        }
        close = sorted((count, name) for name, count in counted.items() if count <= slips)
        return tuple(dict.fromkeys(self._in_full(name) for _, name in close))[:3]

    def _in_full(self, key: str) -> str:
        """A name as it is listed, with the international name behind a brand."""
        spelt, name = self._spelt[key], self._known[key].name
        return name if spelt.lower() == name.lower() else f"{spelt} ({name})"


def called(medicine: TypedMedicine) -> str:
    """As it was typed, with the international name behind it where that is another."""
    typed, name = medicine.typed, medicine.name
    same = not name or name.lower() == typed.rpartition(MEANT)[2].lower()
    return typed if same else f"{typed} ({name})"


def in_words(medicine: TypedMedicine, labels: Mapping[FactorId, str]) -> str:
    """One line on a typed medicine: what it is and answers, or that it is not known."""
    if not medicine.name:
        return f"{called(medicine)}: not recognised; no caution was looked up for it"
    answers = ", ".join(labels[key] for key in medicine.factors if key in labels)
    return f"{called(medicine)}: {answers or 'known; no rule of this reference is about it'}"

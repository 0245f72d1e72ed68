"""Medicines as they are typed, by brand, international or class name, and what each answers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ipdesk.clinical.factors import TypedMedicine
from ipdesk.content.model import FactorId
from ipdesk.content.shared import Medicine, MedicineClass
from ipdesk.content.spelling import distance

MOST_CHARACTERS = 80
"""Longest name that is kept of what was typed."""
_BETWEEN = re.compile(r"[,;\n\t\u2022]+")
_WITHIN = re.compile(r"\s+(?:and|with|plus|&|\d+[.)])\s+|\s*[/+&]\s*|^\d+[.)]\s+", re.I)
_NOT_TAKEN = re.compile(
    r"\b(?:no|not|never|none|off|denies|denied|without|stopped|former|previous|past|"
    r"allerg(?:y|ic)|intoleran(?:t|ce)|discontinued|declined)\b",
    re.I,
)
"""Words that say a medicine is not taken now."""
_WORD = re.compile(r"[^\W_]+")
_SHORT_NAME = 7
_SHORTEST_GUESS = 5


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    name: str
    factors: tuple[FactorId, ...]


def _key(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))


class MedicineNames:
    """Every name under which a medicine or a class is listed."""

    def __init__(self, medicines: Iterable[Medicine], classes: Iterable[MedicineClass]) -> None:
        groups = {group.id: group for group in classes}
        self._known: dict[str, _Known] = {}
        self._spelt: dict[str, str] = {}
        for group in groups.values():
            known = _Known(group.id, group.label, group.factors)
            for name in (group.id, group.label, *group.synonyms):
                self._known[_key(name)] = known
                self._spelt[_key(name)] = name
        for medicine in medicines:
            own = [*medicine.factors]
            for name in medicine.classes:
                own += groups[name].factors
            known = _Known(medicine.id, medicine.name, tuple(dict.fromkeys(own)))
            brands = (*medicine.us_brands, *medicine.uk_brands)
            for name in (medicine.id, medicine.name, *brands, *medicine.synonyms):
                self._known[_key(name)] = known
                self._spelt[_key(name)] = name

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
        whole = self._known.get(_key(part))
        if whole is not None:
            return [TypedMedicine(part[:MOST_CHARACTERS], whole.name, whole.factors, whole.id)]
        # What is not taken answers nothing: it is kept as typed, for the clinician to judge.
        if _NOT_TAKEN.search(part):
            return [TypedMedicine(part[:MOST_CHARACTERS])]
        found = []
        for piece in (piece.strip() for piece in _WITHIN.split(part)):
            if _WORD.search(piece):
                found += self._piece(piece)
        return found

    def _piece(self, piece: str) -> list[TypedMedicine]:
        """Every name within a piece, the longest first: "Wellbutrin XL 300 mg"."""
        words = _key(piece).split()
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
        key = _key(typed)
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


def in_words(medicine: TypedMedicine, labels: Mapping[FactorId, str]) -> str:
    """One line on a typed medicine: what it is and answers, or that it is not known."""
    if not medicine.name:
        return f"{medicine.typed}: not recognised; no caution was looked up for it"
    # What was put right stands behind the arrow: "lithum → lithium".
    same = medicine.name.lower() == medicine.typed.rpartition(" \u2192 ")[2].lower()
    name = medicine.typed if same else f"{medicine.typed} ({medicine.name})"
    answers = ", ".join(labels[key] for key in medicine.factors if key in labels)
    return f"{name}: {answers or 'known; no rule of this reference is about it'}"

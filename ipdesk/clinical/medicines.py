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
_BETWEEN = re.compile(r"[,;\n]+")
_WORD = re.compile(r"[^\W_]+")
_SLIPS = 2
_SHORTEST_GUESS = 5


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    factors: tuple[FactorId, ...]


def _key(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))


class MedicineNames:
    """Every name under which a medicine or a class is listed."""

    def __init__(self, medicines: Iterable[Medicine], classes: Iterable[MedicineClass]) -> None:
        groups = {group.id: group for group in classes}
        self._known: dict[str, _Known] = {}
        for group in groups.values():
            known = _Known(group.label, group.factors)
            for name in (group.id, group.label, *group.synonyms):
                self._known[_key(name)] = known
        for medicine in medicines:
            own = [*medicine.factors]
            for name in medicine.classes:
                own += groups[name].factors
            known = _Known(medicine.name, tuple(dict.fromkeys(own)))
            brands = (*medicine.us_brands, *medicine.uk_brands)
            for name in (medicine.id, medicine.name, *brands, *medicine.synonyms):
                self._known[_key(name)] = known

    def read(self, text: str) -> tuple[TypedMedicine, ...]:
        """Read a list with commas, semicolons or line ends between; nothing is dropped."""
        parts = (part.strip()[:MOST_CHARACTERS] for part in _BETWEEN.split(text))
        return tuple(self._one(part) for part in dict.fromkeys(parts) if part)

    def _one(self, typed: str) -> TypedMedicine:
        words = _key(typed).split()
        # "Wellbutrin XL 300 mg": the longest beginning that is a name, then any later one.
        for start in range(len(words)):
            for end in range(len(words), start, -1):
                known = self._known.get(" ".join(words[start:end]))
                if known is not None:
                    return TypedMedicine(typed, known.name, known.factors)
        return TypedMedicine(typed)

    def near(self, typed: str) -> tuple[str, ...]:
        """Listed names that may have been meant, nearest first; at most three."""
        key = _key(typed)
        if len(key) < _SHORTEST_GUESS:
            return ()
        slips = {
            name: distance(key, name) for name in self._known if abs(len(name) - len(key)) <= _SLIPS
        }
        close = sorted((count, name) for name, count in slips.items() if count <= _SLIPS)
        return tuple(dict.fromkeys(self._known[name].name for _, name in close))[:3]


def in_words(medicine: TypedMedicine, labels: Mapping[FactorId, str]) -> str:
    """One line on a typed medicine: what it is and answers, or that it is not known."""
    if not medicine.name:
        return f"{medicine.typed}: not recognised; no caution was looked up for it"
    same = medicine.name.lower() == medicine.typed.lower()
    name = medicine.typed if same else f"{medicine.typed} ({medicine.name})"
    answers = ", ".join(labels[key] for key in medicine.factors if key in labels)
    return f"{name}: {answers or 'known; no rule of this reference is about it'}"

"""Names of medicines to choose from while typing, and what a typed one is told as. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ipdesk.clinical.factors import TypedMedicine
from ipdesk.clinical.medicines import MEANT, MedicineNames, called
from ipdesk.content.library import Library
from ipdesk.content.model import FactorId
from ipdesk.content.shared import Medicine, MedicineClass
from ipdesk.frozen import dataclass

MOST_OFFERED = 8
FEWEST_LETTERS = 2
LEAST_BEGINNING = 4
"""So many letters of a name must stand there before it is guessed."""


@dataclass(frozen=True, slots=True)
class MedicineWords:
    """How a typed medicine stands on the list."""

    head: str
    body: str
    meant: str
    """The listed name that may have been meant; empty for a recognised one."""
    tooltip: str


class MedicineShelf:
    """Every listed name, with what may be meant by a beginning or a slip."""

    def __init__(
        self,
        medicines: Iterable[Medicine],
        classes: Iterable[MedicineClass],
        labels: Mapping[FactorId, str],
    ) -> None:
        medicines, classes = tuple(medicines), tuple(classes)
        self._names = MedicineNames(medicines, classes)
        self._labels = labels
        self._near: dict[str, tuple[str, ...]] = {}
        shown: dict[str, str] = {}
        for medicine in medicines:
            shown[medicine.name] = medicine.name
            for name in (*medicine.us_brands, *medicine.uk_brands, *medicine.synonyms):
                shown.setdefault(f"{name} ({medicine.name})", name)
        for group in classes:
            shown.setdefault(group.label, group.label)
            for name in group.synonyms:
                shown.setdefault(f"{name} ({group.label})", name)
        self._shown = dict(sorted(shown.items(), key=lambda item: item[0].lower()))
        self._lower = {words: words.lower() for words in self._shown}
        self._full = {name.lower(): words for words, name in self._shown.items()}

    def read(self, text: str) -> tuple[TypedMedicine, ...]:
        """Read one name or a list of names."""
        return self._names.read(text)

    def read_as(self, medicine: TypedMedicine, meant: str) -> tuple[TypedMedicine, ...]:
        """Read what was meant; what was typed stays before it."""
        return tuple(
            replace(one, typed=f"{medicine.typed}{MEANT}{one.typed}") for one in self.read(meant)
        )

    def name_of(self, offered: str) -> str:
        """The bare name of an offer: "Wellbutrin" of "Wellbutrin (bupropion)"."""
        return self._shown.get(offered, offered)

    def offers(self, typed: str) -> tuple[str, ...]:
        """What may be meant by the letters typed so far: beginnings first, then slips."""
        start = " ".join(typed.lower().split())
        if len(start) < FEWEST_LETTERS:
            return ()
        first = [words for words, lower in self._lower.items() if lower.startswith(start)]
        later = [
            words
            for words, lower in self._lower.items()
            if f" {start}" in lower or f"({start}" in lower
        ]
        found = tuple(dict.fromkeys((*first, *later)))
        return found[:MOST_OFFERED] or self._near_to(typed)

    def _meant(self, typed: str) -> str:
        """The listed name that an unknown one may stand for: a slip, or a beginning of it."""
        if near := self._near_to(typed):
            return self.name_of(near[0])
        start = typed.strip().lower()
        if len(start) < LEAST_BEGINNING:
            return ""
        begun = (words for words, lower in self._lower.items() if lower.startswith(start))
        return self.name_of(next(begun, ""))

    def _near_to(self, typed: str) -> tuple[str, ...]:
        key = typed.strip().lower()
        if key not in self._near:
            near = self._names.near(key)
            self._near[key] = tuple(self._full.get(name.lower(), name) for name in near)
        return self._near[key]

    def words(self, medicine: TypedMedicine) -> MedicineWords:
        """What a medicine is told as: what it is and answers, or that it is not known."""
        if not medicine.name:
            meant = self._meant(medicine.typed)
            body = f"Did you mean {self._full.get(meant.lower(), meant)}?" if meant else ""
            why = "Not in the list of medicines, so no caution was looked up for it."
            return MedicineWords(f"{medicine.typed}: not recognised", body, meant, why)
        head = called(medicine)
        answers = ", ".join(self._labels[key] for key in medicine.factors if key in self._labels)
        body = f"Answers: {answers}" if answers else "No caution here depends on it"
        return MedicineWords(head, body, "", f"{head}. {body}.")


def shelf_of(library: Library) -> MedicineShelf:
    """The reference's own list of medicines."""
    labels = {key: factor.label for key, factor in library.factors.items()}
    return MedicineShelf(library.medicines, library.medicine_classes, labels)

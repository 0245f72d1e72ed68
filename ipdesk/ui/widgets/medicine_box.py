"""Where the patient's medicines are typed: by brand, generic or class, one or a list."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ipdesk.clinical.factors import TypedMedicine
from ipdesk.ui import theme
from ipdesk.ui.problems import announce
from ipdesk.ui.widgets.medicine_chip import MedicineChip
from ipdesk.ui.widgets.medicine_field import MedicineField, OfferList
from ipdesk.ui.widgets.parts import label

if TYPE_CHECKING:
    # Its list of names is read when a medicine is first typed.
    from ipdesk.ui.models.medicine_shelf import MedicineShelf

MOST = 60
"""More on one list is a slip of the clipboard."""


class MedicineBox(QWidget):
    """Says which medicines are on the list; shows those it is told."""

    medicines_chosen = Signal(tuple)  # of TypedMedicine

    def __init__(
        self, supply: "Callable[[], MedicineShelf]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._supply = supply
        self._shelf: MedicineShelf | None = None
        self._medicines: tuple[TypedMedicine, ...] = ()
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._field = MedicineField()
        self._field.textEdited.connect(self._on_edited)
        self._field.returnPressed.connect(self._on_return)
        self._field.pasted.connect(self.add)
        self._field.left_backwards.connect(self._on_backwards)
        self._field.escaped.connect(self.wipe)
        layout.addWidget(self._field)
        self._offers = OfferList()
        self._field.left_down.connect(self._offers.enter)
        self._offers.taken.connect(self._on_offer)
        self._offers.left.connect(self._field.setFocus)
        layout.addWidget(self._offers)
        layout.addWidget(label("Brand, generic or class; commas between several", "caption"))
        self._note = label("", "warning")
        self._note.setVisible(False)
        layout.addWidget(self._note)
        self._holder = QWidget()
        self._chips = QVBoxLayout(self._holder)
        self._chips.setContentsMargins(0, 2, 0, 0)
        self._chips.setSpacing(theme.px(4))
        self._holder.setVisible(False)
        layout.addWidget(self._holder)

    @property
    def shelf(self) -> "MedicineShelf":
        """The listed names; read when a medicine is first typed."""
        if self._shelf is None:
            self._shelf = self._supply()
        return self._shelf

    @property
    def field(self) -> QLineEdit:
        """Where a medicine is typed."""
        return self._field

    @property
    def note(self) -> str:
        """What is said about what was typed last; empty when nothing is."""
        return "" if self._note.isHidden() else self._note.text()

    @property
    def offered(self) -> tuple[str, ...]:
        """The names offered for the letters typed so far."""
        return self._offers.offers()

    def chips(self) -> tuple[MedicineChip, ...]:
        """The medicines shown."""
        items = (self._chips.itemAt(place) for place in range(self._chips.count()))
        widgets = (item.widget() for item in items if item)
        return tuple(widget for widget in widgets if isinstance(widget, MedicineChip))

    def set_medicines(self, medicines: tuple[TypedMedicine, ...]) -> None:
        """Show the list as it stands."""
        if medicines == self._medicines:
            return
        self._medicines = medicines
        kept = {chip.medicine: chip for chip in self.chips()}
        focused = next((n for n, chip in enumerate(self.chips()) if chip.hasFocus()), None)
        for medicine, chip in kept.items():
            if medicine not in medicines:
                self._chips.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
        for place, medicine in enumerate(medicines):
            if medicine not in kept:
                self._chips.insertWidget(place, self._chip(medicine))
        self._holder.setVisible(bool(medicines))
        if not medicines:
            self._say("")
        if focused is not None:
            self._focus_near(focused)

    def _chip(self, medicine: TypedMedicine) -> MedicineChip:
        chip = MedicineChip(medicine, self.shelf.words(medicine), self._holder)
        chip.removed.connect(self._on_removed)
        chip.corrected.connect(self._on_corrected)
        return chip

    def _focus_near(self, place: int) -> None:
        """The chip with the keyboard may be gone: its neighbour takes over, else the field."""
        chips = self.chips()
        target = chips[min(place, len(chips) - 1)] if chips else self._field
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Forget what is being typed and what was said about it."""
        self._field.setText("")  # clear() could be undone
        self._offers.set_offers(())
        self._say("")

    def add(self, text: str) -> None:
        """Put what was typed or pasted on the list, as far as it is not there yet."""
        known = {(one.name or one.typed).lower(): one for one in self._medicines}
        fresh: list[TypedMedicine] = []
        twice: list[str] = []
        for medicine in self.shelf.read(text):
            key = (medicine.name or medicine.typed).lower()
            if key in known:
                twice.append(_already(medicine, known[key]))
            else:
                known[key] = medicine
                fresh.append(medicine)
        room = max(MOST - len(self._medicines), 0)
        self.wipe()
        left = [medicine.typed for medicine in fresh[room:]]
        if fresh[:room]:
            self.medicines_chosen.emit((*self._medicines, *fresh[:room]))
        self._tell(fresh[:room], twice, left)

    def _tell(self, fresh: list[TypedMedicine], twice: list[str], left: list[str]) -> None:
        """Say what needs a second look; the rest of a list that is too long stays in the field."""
        if left:
            self._field.setText(", ".join(left))
            self._say(f"{MOST} medicines fit on the list. The others are still in the field.")
            return
        unknown = [medicine for medicine in fresh if not medicine.name]
        if not unknown:
            self._say(" ".join(twice))
            if fresh and not twice:
                self._announce_added(fresh)
            return
        last = self.shelf.words(unknown[-1])
        if last.meant:
            self._say(f"{last.head}. {last.body} Choose it in the list to take that name.")
        else:
            count = f" and {len(unknown) - 1} more" if len(unknown) > 1 else ""
            self._say(f"{unknown[-1].typed}{count}: not recognised, kept without cautions.")

    def _announce_added(self, fresh: list[TypedMedicine]) -> None:
        """Who does not see the new chip hears of it."""
        words = [self.shelf.words(medicine) for medicine in fresh]
        announce(self, " ".join(f"{one.head} added. {one.body}." for one in words))

    def _say(self, sentence: str) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        if sentence:
            announce(self._note, sentence)

    def _on_edited(self, text: str) -> None:
        if text.rstrip().endswith((",", ";")):
            self.add(text)
            return
        # What was said is about the name before; its chip says it still.
        self._say("")
        self._offers.set_offers(self.shelf.offers(text))

    def _on_offer(self, offered: str) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.add(self.shelf.name_of(offered))

    def _on_return(self) -> None:
        if self._field.text().strip():
            self.add(self._field.text())

    def _on_corrected(self, medicine: TypedMedicine, meant: str) -> None:
        self._say("")
        corrected = self.shelf.read_as(medicine, meant)
        others = [one for one in self._medicines if one != medicine]
        known = {one.name for one in others}
        self._replace(medicine, [one for one in corrected if one.name not in known])

    def _replace(self, medicine: TypedMedicine, others: Iterable[TypedMedicine]) -> None:
        place = self._medicines.index(medicine)
        before, after = self._medicines[:place], self._medicines[place + 1 :]
        self.medicines_chosen.emit((*before, *others, *after))

    def _on_removed(self, medicine: TypedMedicine) -> None:
        self._say("")
        self._replace(medicine, ())

    def _on_backwards(self) -> None:
        if chips := self.chips():
            chips[-1].setFocus(Qt.FocusReason.OtherFocusReason)


def _already(medicine: TypedMedicine, known: TypedMedicine) -> str:
    if medicine.typed.lower() == known.typed.lower():
        return f"{medicine.typed} is on the list already."
    return f"{medicine.typed} is on the list already, as {known.typed}."

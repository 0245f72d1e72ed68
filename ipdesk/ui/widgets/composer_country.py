"""Asks for the clinic's country where it is not set: the crisis line depends on it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from ipdesk.ui.widgets.parts import label

COUNTRY_NEEDED = (
    "Which country is your clinic in? Every sheet carries a crisis line, and it differs from "
    "country to country. Nothing can be saved or printed until it is chosen."
)


class CountryPanel(QFrame):
    """Asks for the clinic's country where it is not set.

    Signals:
        chosen: The person chose a country; carries its code.
    """

    chosen = Signal(str)

    def __init__(self, countries: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "caution")
        words = label(COUNTRY_NEEDED, "warning")
        self._combo = QComboBox()
        self._combo.setAccessibleName("Country of the clinic")
        self._combo.setAccessibleDescription(COUNTRY_NEEDED)
        self._combo.addItem("Choose the country \u2026", "")
        for code, name in countries.items():
            self._combo.addItem(name, code)
        self._combo.activated.connect(self._on_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(words)
        column.addWidget(self._combo)

    @Slot(int)
    def _on_activated(self, _: int) -> None:
        if self._combo.currentData():
            self.chosen.emit(self._combo.currentData())

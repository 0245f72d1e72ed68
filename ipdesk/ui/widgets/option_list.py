"""The treatments to choose from, with the strength of evidence and the ways of giving them."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.content.library import Library
from ipdesk.content.model import Evidence, TreatmentId
from ipdesk.ui import theme
from ipdesk.ui.problems import announce
from ipdesk.ui.widgets.parts import CheckRow, IconButton, label
from ipdesk.ui.widgets.way_list import WayList

SEVERAL = 2


class OptionList(QWidget):
    """Says what was ticked, in the order of columns; shows what it is told."""

    options_chosen = Signal(tuple)  # of option ids
    ways_opened = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._words = library.vocabulary("evidence")
        self._offered: tuple[str, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._shows_all = False
        self._rows: dict[str, CheckRow] = {}
        self._ways: dict[str, WayList] = {}
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for name in self._library.treatments:
            row = CheckRow(name.short_name, 0)
            row.toggled.connect(partial(self._on_toggled, row))
            self._rows[name.id] = row
            layout.addWidget(row)
            ways = self._library.ways.get(name.id, ())
            if len(ways) >= SEVERAL:
                below = WayList(name, ways)
                below.toggled.connect(partial(self._on_toggled, below))
                below.opened.connect(self.ways_opened)
                self._ways[name.id] = below
                self._rows |= below.rows
                layout.addWidget(below)
        self._others = IconButton("plus", "More treatments")
        self._others.clicked.connect(self._on_others)
        layout.addWidget(self._others)
        self._notice = label("", "warning")
        self._notice.setContentsMargins(theme.px(28), 0, 0, theme.px(4))
        self._notice.setVisible(False)
        layout.addWidget(self._notice)
        self._ticked: QWidget = self._others

    def set_condition(self, condition: str) -> None:
        """Offer the ways of giving that are used for a condition."""
        for ways in self._ways.values():
            ways.set_condition(condition)

    def set_evidence(self, evidence: Mapping[TreatmentId, Evidence]) -> None:
        """Show the strength of evidence of every treatment for the condition."""
        for name in self._library.treatments:
            row, found = self._rows[name.id], evidence.get(name.id)
            row.set_dots(found.level.dots if found else None)
            told = (
                f"evidence {self._words[found.level].label.lower()}, {found.level.dots} of 4 dots"
                if found
                else "evidence not rated for this condition"
            )
            row.setAccessibleName(f"{name.name}, {told}")
            row.setToolTip(f"{name.name}: {told}")

    def set_way_evidence(self, evidence: Mapping[str, Evidence | None]) -> None:
        """Show the strength of evidence of ways of giving, by option id."""
        levels = {
            key: self._words[found.level] if found else None for key, found in evidence.items()
        }
        dots = {key: found.level.dots for key, found in evidence.items() if found}
        for ways in self._ways.values():
            if ways.rows.keys() & evidence.keys():
                ways.set_levels(levels, dots)

    @property
    def open_ways(self) -> tuple[str, ...]:
        """The ids of the ways of giving that are listed openly now."""
        return tuple(key for ways in self._ways.values() if ways.is_open for key in ways.rows)

    def set_offered(self, offered: tuple[str, ...]) -> None:
        """Show these treatments at once, the others on demand; none given: show all."""
        self._offered = offered
        self._show()

    def _show(self) -> None:
        hidden = 0
        bases = {key.partition(":")[0] for key in self._chosen}
        for name in self._library.treatments:
            offered = not self._offered or name.id in self._offered or name.id in bases
            hidden += not offered
            self._rows[name.id].setVisible(offered or self._shows_all)
            if name.id in self._ways:
                self._ways[name.id].setVisible(offered or self._shows_all)
        self._others.setVisible(hidden > 0)
        count = f"{hidden} not offered at this clinic"
        self._others.setText(f"Hide the {count}" if self._shows_all else f"Show the {count}")
        self._others.setAccessibleName(self._others.text())

    def set_options(self, chosen: tuple[str, ...]) -> None:
        """Show which options are chosen."""
        self._chosen = chosen
        for name in self._library.treatments:
            with QSignalBlocker(self._rows[name.id]):
                self._rows[name.id].setChecked(name.id in chosen)
        for ways in self._ways.values():
            ways.set_chosen(chosen)
        self._show()

    @property
    def others(self) -> IconButton:
        """What shows the treatments that the clinic does not offer."""
        return self._others

    def row(self, option: str) -> CheckRow:
        """The check box of a treatment, or of a way of giving it."""
        return self._rows[option]

    def ways_of(self, treatment: str) -> WayList:
        """The ways of giving a treatment that has several."""
        return self._ways[treatment]

    def refuse(self, sentence: str) -> None:
        """Say below what was ticked why it was not taken; empty takes the words away."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        if sentence:
            layout.removeWidget(self._notice)
            layout.insertWidget(layout.indexOf(self._ticked) + 1, self._notice)
            announce(self._notice, sentence)
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    @property
    def notice(self) -> str:
        """Why a choice was not taken; empty when none was refused."""
        return "" if self._notice.isHidden() else self._notice.text()

    def _on_toggled(self, beside: QWidget, _checked: bool = False) -> None:
        self._ticked = beside
        ticked = [key for key, row in self._rows.items() if row.isChecked()]
        kept = [key for key in self._chosen if key in ticked]
        self.options_chosen.emit((*kept, *(key for key in ticked if key not in kept)))

    def _on_others(self) -> None:
        self._shows_all = not self._shows_all
        self._show()

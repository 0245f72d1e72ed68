"""Below a treatment in the list: the ways of giving it, to be ticked as options of their own."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipdesk.content.model import Protocol, TreatmentName
from ipdesk.content.shared import LevelStep
from ipdesk.ui import theme
from ipdesk.ui.widgets.disclosure import Disclosure
from ipdesk.ui.widgets.parts import CheckRow, label

INDENT = 28


def way_words(way: Protocol) -> str:
    """A way of giving in short."""
    return way.short_name or way.name


class WayList(QWidget):
    """Opens on demand; only ways that are used for the condition can be ticked."""

    toggled = Signal()
    opened = Signal()

    def __init__(
        self, names: TreatmentName, ways: tuple[Protocol, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names = names
        self._ways = {f"{names.id}:{way.id}": way for way in ways}
        self.rows: dict[str, CheckRow] = {}
        self._chosen: set[str] = set()
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(INDENT) - 8, 0, 0, 0)
        layout.setSpacing(0)
        self._line = Disclosure("", f"Ways to give {self._names.short_name}")
        self._line.opened.connect(self._on_opened)
        layout.addWidget(self._line)
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(8, 0, 0, theme.px(4))
        inner.setSpacing(0)
        for key, way in self._ways.items():
            row = CheckRow(way_words(way))
            row.setAccessibleName(f"{self._names.short_name} {way_words(way)}: {way.name}")
            row.setToolTip(way.name)
            row.toggled.connect(self.toggled)
            self.rows[key] = row
            inner.addWidget(row)
        self._others = label("", "caption")
        inner.addWidget(self._others)
        self._body.setVisible(False)
        layout.addWidget(self._body)

    @property
    def line(self) -> Disclosure:
        """What opens and closes the list."""
        return self._line

    @property
    def is_open(self) -> bool:
        """Whether the ways are shown."""
        return self._line.is_open

    def set_condition(self, condition: str) -> None:
        """Offer the ways that are used for a condition, and name the others."""
        serving = [key for key, way in self._ways.items() if way.serves(condition)]
        usual = [way for way in self._ways.values() if condition in way.default_for]
        words = f"as studied: {way_words(usual[0])}" if usual else "ways to give it"
        self._line.set_words(words)
        for key, row in self.rows.items():
            row.setVisible(key in serving)
        others = [way_words(way) for key, way in self._ways.items() if key not in serving]
        self._others.setText(f"Not used here: {', '.join(others)}")
        self._others.setVisible(bool(others))

    def set_chosen(self, chosen: Collection[str]) -> None:
        """Show which ways are chosen; one that was not chosen before opens the list."""
        for key, row in self.rows.items():
            with QSignalBlocker(row):
                row.setChecked(key in chosen)
        held = {key for key in self.rows if key in chosen}
        if held - self._chosen:
            self._line.set_open(True)
        self._chosen = held

    def set_levels(self, levels: Mapping[str, LevelStep | None], dots: Mapping[str, int]) -> None:
        """Show the strength of evidence of the ways that are rated on their own."""
        for key, row in self.rows.items():
            level = levels.get(key)
            row.set_dots(dots[key] if level else None)
            told = (
                f"evidence {level.label.lower()}, {dots[key]} of 4 dots"
                if level
                else "evidence not rated on its own"
            )
            way = self._ways[key]
            row.setAccessibleName(f"{self._names.short_name} {way_words(way)}: {way.name}, {told}")
            row.setToolTip(f"{way.name}: {told}")

    def _on_opened(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        if is_open:
            self.opened.emit()

"""Keeps the reader's own arrangement of the grid's rows."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from ipdesk.content.model import RowId
from ipdesk.content.shared import Row
from ipdesk.ui.models.arrangement import Arrangement, GridLine, full_order, rows_together


class Arranger(QObject):
    """Takes wishes about rows; says when the arrangement is another one."""

    changed = Signal()

    def __init__(self, rows: tuple[Row, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = [row.id for row in rows]
        self._now = Arrangement(full_order(self._rows))

    @property
    def arrangement(self) -> Arrangement:
        """The arrangement as it stands."""
        return self._now

    def _take(self, arrangement: Arrangement) -> None:
        if arrangement != self._now:
            self._now = arrangement
            self.changed.emit()

    def set_order(self, order: tuple[str, ...]) -> None:
        """Put the rows in the clinic's order; those not named follow."""
        self._take(replace(self._now, order=full_order(self._rows, order)))

    def move(self, row: str, step: int, lines: tuple[GridLine, ...]) -> None:
        """Move a row up (-1) or down (1) among the rows it stands with in ``lines``."""
        together = rows_together(lines, RowId(row))
        if together:
            self._take(self._now.with_moved(RowId(row), step, together))

    @Slot(str)
    def hide(self, row: str) -> None:
        """Leave a row out."""
        self._take(self._now.with_hidden(RowId(row), True))

    @Slot(str, bool)
    def set_shown(self, row: str, shown: bool) -> None:
        """Show a row or leave it out."""
        self._take(self._now.with_hidden(RowId(row), not shown))

    @Slot()
    def show_all(self) -> None:
        """Leave no row out."""
        self._take(replace(self._now, hidden=frozenset()))

    @Slot(bool)
    def set_only_differences(self, only: bool) -> None:
        """Leave out rows that say the same of every option."""
        self._take(replace(self._now, only_differences=only))

    @Slot(bool)
    def set_marked_first(self, first: bool) -> None:
        """Put the rows that matter to the patient first."""
        self._take(replace(self._now, marked_first=first))

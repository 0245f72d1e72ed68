"""Makes the sheet in steps behind the window's back: the file, then what is to be said of it."""

from PySide6.QtCore import QObject, QTimer, Signal

from ipdesk.clinical.comparison import Comparison
from ipdesk.errors import IpdeskError
from ipdesk.handout.build import HandoutMaterial
from ipdesk.handout.options import HandoutOptions
from ipdesk.ui.background import Job, Lane
from ipdesk.ui.widgets.composer_sheet import (
    Draft,
    Findings,
    Sheet,
    View,
    find_out,
    make_draft,
)


class SheetMaker(QObject):
    """Makes one sheet at a time; what was asked for before and is not made yet is dropped.

    Signals:
        drafted: The file is made and the page in view drawn.
        made: It was looked over too.
        failed: It cannot be made as asked; carries why.
    """

    drafted = Signal(object)  # of Draft
    made = Signal(object)  # of Sheet
    failed = Signal(object)  # of IpdeskError

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._job: Job | None = None
        self._draft: Draft | None = None

    def drop(self) -> None:
        """Nobody wants what is being made any more."""
        self._draft = None
        if self._job is not None:
            self._job.drop()
            self._job = None

    def make(
        self,
        comparison: Comparison,
        options: HandoutOptions,
        material: HandoutMaterial,
        view: View,
    ) -> None:
        """Begin a sheet; ``drafted`` and ``made`` follow, or ``failed``."""
        self.drop()

        def look(draft: Draft) -> None:
            self._job, self._draft = None, draft
            self.drafted.emit(draft)
            QTimer.singleShot(0, self, lambda: look_over(draft))

        def look_over(draft: Draft) -> None:
            # Behind the page's painting, which would have to take turns with it.
            if self._draft is draft:
                self._job = self._lane.run(
                    lambda: find_out(draft, comparison, options, material),
                    lambda found: self._on_made(draft, found),
                    self._on_failed,
                )

        self._job = self._lane.run(
            lambda: make_draft(comparison, options, material, view), look, self._on_failed
        )

    def _on_made(self, draft: Draft, found: Findings) -> None:
        self._job = None
        self.made.emit(Sheet(draft.data, found, draft.handout.section_ids))

    def _on_failed(self, error: IpdeskError) -> None:
        self._job = None
        self.failed.emit(error)

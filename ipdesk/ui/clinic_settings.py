"""The clinic's settings as the window knows them, kept in the workspace behind its back."""

from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ipdesk.errors import IpdeskError
from ipdesk.ui.background import Lane
from ipdesk.workspace.glance import glance
from ipdesk.workspace.model import ClinicProfile

if TYPE_CHECKING:
    from ipdesk.workspace.store import Store


class ClinicSettings(QObject):
    """The clinic's profile: the defaults until ``load`` has read it; usable whatever goes wrong.

    Signals:
        changed: The profile is another one (it was loaded, or ``save`` was called).
        saved: The profile is on the disk.
        problem_changed: ``problem`` says something else.
    """

    changed = Signal()
    saved = Signal()
    problem_changed = Signal(str)

    def __init__(
        self, path: Path, parent: QObject | None = None, known: ClinicProfile | None = None
    ) -> None:
        """``known`` is what was read from the file already."""
        super().__init__(parent)
        self._path = path
        self._profile = known or ClinicProfile()
        self._problem = ""
        self._store: Store | None = None
        self._loaded = known is not None
        self._lane = Lane(self)

    @property
    def profile(self) -> ClinicProfile:
        """What the clinic has set."""
        return self._profile

    @property
    def problem(self) -> str:
        """Why settings are not kept, in one sentence; empty when all is well."""
        return self._problem

    def load(self) -> None:
        """Begin to read the settings, if they are not known; a signal of a change follows."""
        if self._loaded:
            return
        self._lane.run(self._read, self._on_loaded, self._on_failed)

    def save(self, profile: ClinicProfile) -> None:
        """Take a new profile at once and begin to write it; ``saved`` follows when it is kept.

        A profile from before the settings were read changes only what differs from the defaults.
        """
        self._take(profile)
        partial = not self._loaded
        self._lane.run(
            lambda: self._write(profile, partial),
            lambda written: self._on_saved(profile, written),
            self._on_failed,
        )

    def finish(self) -> None:
        """Wait until everything is written."""
        self._lane.finish()

    def _open(self) -> "Store":
        """The store; opening is tried again after a failure. Called on the lane's thread only."""
        if self._store is None:
            from ipdesk.workspace.store import open_store  # slow: not before the first paint

            self._store = open_store(self._path)
        return self._store

    def _read(self) -> ClinicProfile:
        # The store is slow to load: a file that needs nothing of it is read without.
        return (None if self._store else glance(self._path)) or self._open().load()

    def _write(self, profile: ClinicProfile, partial: bool) -> ClinicProfile:
        store = self._open()
        written = _laid_over(store.load(), profile) if partial else profile
        store.save(written)
        return written

    def _take(self, profile: ClinicProfile) -> None:
        if profile != self._profile:
            self._profile = profile
            self.changed.emit()

    def _on_loaded(self, stored: ClinicProfile) -> None:
        self._loaded = True
        self._say("")
        self._take(_laid_over(stored, self._profile))

    def _on_saved(self, asked: ClinicProfile, written: ClinicProfile) -> None:
        self._loaded = True
        self._say("")
        if self._profile is asked:  # nothing newer was set meanwhile
            self._take(written)
        self.saved.emit()

    def _on_failed(self, error: IpdeskError) -> None:
        self._say(str(error))

    def _say(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)


def _laid_over(stored: ClinicProfile, wanted: ClinicProfile) -> ClinicProfile:
    """What is stored, changed where the wanted profile differs from the defaults."""
    default = ClinicProfile()
    names = [field.name for field in fields(ClinicProfile)]
    changes = {
        name: getattr(wanted, name)
        for name in names
        if getattr(wanted, name) != getattr(default, name)
    }
    return replace(stored, **changes)

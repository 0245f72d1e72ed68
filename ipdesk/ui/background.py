"""Work off the window's thread; the only module that knows threads.

Results come back on the window's thread; those for a window that is gone are thrown away. What
fails with an ``IpdeskError`` is handed to ``on_failed``; anything else is a bug and is raised on
the window's thread, so that it reaches the exception hook.
"""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from ipdesk.errors import IpdeskError

P = ParamSpec("P")
T = TypeVar("T")
Work = Callable[[], T]
OnDone = Callable[[T], None]
OnFailed = Callable[[IpdeskError], None]


class Turns:
    """A decorator for functions over a library that bears only one thread at a time."""

    def __init__(self) -> None:
        self._lock = Lock()

    def __call__(self, function: Callable[P, T]) -> Callable[P, T]:
        """Let one thread at a time into this function and the others so decorated."""

        @wraps(function)
        def guarded(*arguments: P.args, **options: P.kwargs) -> T:
            with self._lock:
                return function(*arguments, **options)

        return guarded


class Job(QObject):
    """One piece of work under way; it deletes itself when its result was delivered.

    It belongs to the application, not to its owner: letting go of its callbacks may let the owner
    go, which must not take a job along that is about to be deleted.
    """

    _done = Signal(object)
    _failed = Signal(object)

    def __init__(
        self, work: Work[Any], on_done: OnDone[Any], on_failed: OnFailed, owner: QObject | None
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self._owner = owner
        self._work = work
        self._on_done: OnDone[Any] | None = on_done
        self._on_failed: OnFailed | None = on_failed
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._fail, Qt.ConnectionType.QueuedConnection)

    def drop(self) -> None:
        """Nobody wants the result any more: it is thrown away, and work not begun is not done."""
        self._on_done = self._on_failed = None

    def work(self) -> None:
        """Do the work; called on another thread."""
        try:
            result = None if self._on_done is None else self._work()
        except Exception as error:  # noqa: BLE001  # handed to the window's thread, raised there
            self._failed.emit(error)
        else:
            self._done.emit(result)

    @Slot(object)
    def _deliver(self, result: object) -> None:
        self.deleteLater()
        if self._on_done is not None and self._is_awaited(self._on_done):
            self._on_done(result)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self.deleteLater()
        if not isinstance(error, IpdeskError):
            raise error
        if self._on_failed is not None and self._is_awaited(self._on_failed):
            self._on_failed(error)

    def _is_awaited(self, callback: Callable[..., None]) -> bool:
        """Whether those who wait for the result still exist on Qt's side."""
        waiting = (self._owner, getattr(callback, "__self__", None))
        return all(isValid(one) for one in waiting if isinstance(one, QObject))


class Lane(QObject):
    """Work done one piece after another, in order, on one thread.

    It ends with its owner: work under way is waited for, and its result thrown away.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.finish)

    def run(self, work: Work[T], on_done: OnDone[T], on_failed: OnFailed) -> Job:
        """Begin work after what was begun before; see the module for what comes back."""
        job = Job(work, on_done, on_failed, self)
        self._pool.start(job.work)
        return job

    @Slot()
    def finish(self) -> None:
        """Wait until all work is done; results are delivered afterwards."""
        self._pool.waitForDone()


def run(work: Work[T], on_done: OnDone[T], on_failed: OnFailed) -> Job:
    """Begin work on any free thread; see the module for what comes back."""
    job = Job(work, on_done, on_failed, None)
    QThreadPool.globalInstance().start(job.work)
    return job

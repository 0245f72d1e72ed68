"""A bug of ours: what happened goes to the log, and one window says where the log is."""

import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget

from ipdesk import __version__
from ipdesk.ui.widgets.parts import label, selectable

LARGEST_LOG = 1_000_000


def crash_lines(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    """Where it happened, without the message: a message may hold what was typed."""
    lines = [f"{datetime.now(UTC).isoformat(timespec='seconds')} ipdesk {__version__}"]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return [*lines, f"  {kind.__name__}"]


def write_log(path: Path, lines: Iterable[str]) -> bool:
    """Add lines to the log; a log that has grown too large starts anew."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = "w" if path.is_file() and path.stat().st_size > LARGEST_LOG else "a"
        with path.open(mode, encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return False
    return True


class CrashWindow(QDialog):
    """Says that something went wrong in the program, and where the log is."""

    def __init__(self, log: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("ipdesk: something went wrong")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label("Something went wrong in ipdesk", "title"))
        layout.addWidget(
            label(
                "The last step was not carried out. What you chose is still there. If it happens "
                "again, close ipdesk and open it again."
            )
        )
        layout.addWidget(selectable(log, "small"))
        button = QPushButton("Go on")
        button.setProperty("role", "primary")
        button.clicked.connect(self.accept)
        layout.addWidget(button)
        self.setMinimumWidth(460)


class CrashReporter:
    """The exception hook of the window; it shows one window at a time."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._window: CrashWindow | None = None

    @property
    def window(self) -> CrashWindow | None:
        """The window shown last."""
        return self._window

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug and tell the person."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        written = write_log(self._log, crash_lines(kind, trace))
        sys.__excepthook__(kind, error, trace)
        if self._window is not None and self._window.isVisible():
            return
        where = (
            f"What happened was written, without any patient detail, to {self._log}"
            if written
            else f"The log {self._log} could not be written."
        )
        self._window = CrashWindow(where)
        self._window.open()

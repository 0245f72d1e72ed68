"""The window before its parts are there: shows the first frame, and keeps what is typed early."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ipdesk.ui.first_frame import FirstFrame, fill_menu_bar


class OpeningWindow(QMainWindow):
    """Light enough to be painted at once; what is slow begins at ``first_shown``."""

    first_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_shown = False
        self._first_frame: FirstFrame | None = None
        self._early: list[QKeyEvent] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.first_shown)
        self.setWindowTitle("ipdesk")
        self.setMinimumSize(760, 480)

    def show_first_frame(self) -> None:
        """Show empty bars and panes until the real ones are there."""
        self._first_frame = FirstFrame()
        self._first_frame.painted.connect(self._soon.start)
        fill_menu_bar(self.menuBar())
        self.setCentralWidget(self._first_frame)
        self._first_frame.setFocus()

    def _hold_painting(self) -> None:
        """Leave the first frame on the screen until the parts have found their places."""
        if self.isVisible():
            self.setUpdatesEnabled(False)
            settled = QTimer(self)
            settled.setSingleShot(True)
            settled.timeout.connect(self._go_on_painting)
            settled.start()

    def _go_on_painting(self) -> None:
        self.setUpdatesEnabled(True)

    def _clear_first_frame(self) -> None:
        """Make room for the real parts."""
        if self._first_frame is not None:
            self._first_frame = None  # the next central widget takes its place
            self.menuBar().clear()

    def _type_early(self) -> None:
        """Hand on what was typed while only the first frame was there."""
        early, self._early = self._early, []
        if not early:
            return
        from ipdesk.ui.early_keys import hand_on  # seldom needed

        # Keys go to what is visible; the parts show themselves only in the next turn.
        centre = self.centralWidget()
        assert centre is not None
        centre.show()
        hand_on(self, early)

    def showEvent(self, event: QShowEvent) -> None:
        """Say once that the window is there, so that slow things can begin."""
        super().showEvent(event)
        if not self._is_shown:
            self._is_shown = True
            # The first frame says itself when it was painted: on a real screen that is later.
            if self._first_frame is None:
                self._soon.start()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  # Qt's name
        """Tab is kept for the parts that are not there yet, like every key."""
        return self._first_frame is None and super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep a key for the parts that are not there yet."""
        if self._first_frame is not None:
            self._early.append(event.clone())
        else:
            super().keyPressEvent(event)

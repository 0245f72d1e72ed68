"""The line at the foot of the window: offline, which reference, what the program is for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ipdesk.content.shared import ReferenceInfo
from ipdesk.ui.frame_words import INTENDED_USE, status_words
from ipdesk.ui.widgets.parts import label

__all__ = ["INTENDED_USE", "StatusLine"]


class StatusLine(QFrame):
    """Says the same on every page."""

    def __init__(self, info: ReferenceInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 5, 16, 5)
        layout.setSpacing(24)
        told = status_words(info.version, f"{info.statements:,}", f"{info.sources:,}")
        layout.addWidget(label(told), 1)
        use = label(INTENDED_USE)
        use.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(use, 1)

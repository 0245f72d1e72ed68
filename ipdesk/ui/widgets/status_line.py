"""The line at the foot of the window: offline, which reference, what the program is for."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ipdesk.content.shared import ReferenceInfo
from ipdesk.ui.frame_words import INTENDED_USE, status_words
from ipdesk.ui.widgets.parts import label

__all__ = ["INTENDED_USE", "StatusLine"]


def out_of_date(info: ReferenceInfo, today: date) -> str:
    """What is said once the reference's day of review has passed; empty until then."""
    due = info.next_review
    return f"May be out of date: review was due {due.day} {due:%B %Y}" if today > due else ""


class StatusLine(QFrame):
    """Says the same on every page."""

    def __init__(self, info: ReferenceInfo, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 5, 16, 5)
        layout.setSpacing(24)
        told = status_words(info.version, f"{info.statements:,}", f"{info.sources:,}")
        layout.addWidget(label(told), 1)
        late = out_of_date(info, today)
        if late:
            layout.addWidget(label(late, "warning"), 1)
        use = label(INTENDED_USE)
        use.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(use, 1)

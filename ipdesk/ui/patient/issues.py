"""What may matter: to begin from, or to mark and read what every option says about it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.content.words import Words
from ipdesk.handout.patient.model import Issue
from ipdesk.ui import icons, theme
from ipdesk.ui.patient.look import Look, words
from ipdesk.ui.widgets.flow import FlowLayout

LEAST_VALUE = 220
"""Narrowest column of an option's own value."""


def starred(button: QPushButton, look: Look, *, on_accent: bool) -> QPushButton:
    """Put a star on a button that is about what matters."""
    size = look.px(18)
    color = theme.color("on_accent" if on_accent else "accent")
    button.setIcon(icons.icon("star", color, size))
    button.setIconSize(QSize(size, size))
    return button


class IssueTiles(QWidget):
    """Buttons that each open the page of one issue."""

    page_asked = Signal(str)

    def __init__(self, issues: tuple[Issue, ...], look: Look, parent: QWidget | None = None):
        super().__init__(parent)
        flow = FlowLayout(self, look.px(10))
        for issue in issues:
            if not issue.page:
                continue
            button = QPushButton(issue.text)
            button.setProperty("pv", "tile")
            button.setObjectName(f"see-{issue.id}")
            if issue.marked:
                starred(button, look, on_accent=False)
            button.clicked.connect(lambda _=False, page=issue.page: self.page_asked.emit(page))
            flow.addWidget(button)


class IssueList(QWidget):
    """Every issue with a mark; what is marked is outlined and has each option's own value."""

    mark_toggled = Signal(str)
    page_asked = Signal(str)

    def __init__(
        self,
        issues: tuple[Issue, ...],
        look: Look,
        say: Words,
        width: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.say = say
        self._look = look
        self._columns = max(width // look.px(LEAST_VALUE), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(10))
        for issue in issues:
            layout.addWidget(self._entry(issue, width))

    def _entry(self, issue: Issue, width: int) -> QFrame:
        look = self._look
        frame = QFrame()
        frame.setProperty("pv", "marked" if issue.marked else "card")
        layout = QVBoxLayout(frame)
        side, edge = look.px(20), look.px(12)
        layout.setContentsMargins(side, edge, side, edge)
        layout.setSpacing(look.px(12))
        title = words(issue.text, "name")
        mark = self._mark(issue)
        buttons = [mark, *((self._see(issue),) if issue.page else ())]
        if width >= look.px(760):
            line = QHBoxLayout()
            line.setSpacing(look.px(10))
            line.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
            for button in buttons:
                line.addWidget(button)
            layout.addLayout(line)
        else:
            holder = QWidget()
            flow = FlowLayout(holder, look.px(8))
            for button in buttons:
                flow.addWidget(button)
            layout.addWidget(title)
            layout.addWidget(holder)
        if issue.values:
            layout.addLayout(self._values(issue))
        return frame

    def _mark(self, issue: Issue) -> QPushButton:
        mark = QPushButton(self.say("This matters to me"))
        mark.setProperty("pv", "mark")
        mark.setCheckable(True)
        mark.setChecked(issue.marked)
        mark.setObjectName(f"mark-{issue.id}")
        mark.setAccessibleName(f"{issue.text}: {mark.text()}")
        mark.clicked.connect(lambda: self.mark_toggled.emit(issue.id))
        return starred(mark, self._look, on_accent=issue.marked)

    def _see(self, issue: Issue) -> QPushButton:
        see = QPushButton(self.say("See all choices"))
        see.setProperty("pv", "see")
        see.setObjectName(f"see-{issue.id}")
        see.setAccessibleName(f"{issue.text}: {see.text()}")
        see.clicked.connect(lambda: self.page_asked.emit(issue.page))
        return see

    def _values(self, issue: Issue) -> QGridLayout:
        """Each option's own value, in the order of the options."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.px(22))
        grid.setVerticalSpacing(self._look.px(4))
        columns = min(self._columns, len(issue.values), 3 if len(issue.values) > 4 else 4)
        for place, value in enumerate(issue.values):
            band, column = divmod(place, columns)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(words(value.option, "strong"), band * 3, column, top)
            grid.addWidget(words("\n".join(value.texts), "text"), band * 3 + 1, column, top)
            grid.setColumnStretch(column, 1)
            if band:
                grid.setRowMinimumHeight(band * 3 - 1, self._look.px(8))
        return grid

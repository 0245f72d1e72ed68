"""Where the composer's parts stand: three columns, two, or one at a time under tabs."""

from enum import Enum

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from ipdesk.ui import theme
from ipdesk.ui.widgets.composer_cards import SheetCards
from ipdesk.ui.widgets.composer_foot import ComposerFoot
from ipdesk.ui.widgets.composer_form import ComposerForm

_FORM_WIDTH, _CARDS_WIDTH, _LEAST_PAGE, _LEAST_HEIGHT = 372, 262, 420, 420
_TWO_IN_A_ROW = 330
TABS = ("Choices", "Page", "Check and save")


class Room(Enum):
    """How much there is."""

    THREE = "choices, page and checks side by side"
    TWO = "the checks stand under the choices"
    ONE = "one part at a time, under tabs"


def room_for(width: int, height: int) -> Room:
    """What fits into a size at the present text size."""
    form, cards = theme.px(_FORM_WIDTH), theme.px(_CARDS_WIDTH)
    if width - form < _LEAST_PAGE or height < theme.px(_LEAST_HEIGHT):
        return Room.ONE
    return Room.THREE if width - form - cards >= _LEAST_PAGE else Room.TWO


def _scrolled(name: str) -> tuple[QScrollArea, QVBoxLayout]:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setAccessibleName(name)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    scroll.setWidget(holder)
    return scroll, column


class ComposerFrame(QWidget):
    """Holds the form, the page, the cards and the foot, and follows size and text size."""

    def __init__(
        self,
        form: ComposerForm,
        page: QWidget,
        cards: SheetCards,
        foot: ComposerFoot,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form, self._page, self._cards, self._foot = form, page, cards, foot
        self._room: Room | None = None
        self._build_columns()
        self._tabs = QTabBar()
        self._tabs.setAccessibleName("Parts of the composer")
        self._tabs.setExpanding(True)
        self._tabs.setDrawBase(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self._tabs.setUsesScrollButtons(False)
        for title in TABS:
            self._tabs.addTab(title)
        self._tabs.currentChanged.connect(self._show_parts)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(page, 1)
        row.addWidget(self._right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addLayout(row, 1)
        self._arrange()

    def _build_columns(self) -> None:
        self._left = QFrame()
        self._left.setObjectName("leftPane")
        self._left.setAccessibleName("Choices for the sheet")
        self._left_column = QVBoxLayout(self._left)
        scroll, self._form_column = _scrolled("Choices for the sheet")
        scroll.setObjectName("surface")
        self._form_column.addWidget(self._form)
        self._left_column.addWidget(scroll, 1)
        self._right = QFrame()
        self._right.setAccessibleName("What is to be said about the sheet")
        self._right_column = QVBoxLayout(self._right)
        scroll, self._cards_column = _scrolled("What is to be said about the sheet")
        self._right_column.addWidget(scroll, 1)
        for column in (self._left_column, self._right_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        self._cards.setContentsMargins(14, 14, 14, 14)

    @property
    def room(self) -> Room | None:
        """How the parts stand."""
        return self._room

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes round, as far as it is shown."""
        parts = (self._tabs, self._left, self._page, self._right)
        return tuple(part for part in parts if part.isVisible())

    def show_part(self, title: str) -> None:
        """Bring a part forward where only one is shown."""
        self._tabs.setCurrentIndex(TABS.index(title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each part its room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        room = room_for(self.width(), self.height())
        if room is not self._room:
            self._room = room
            below_form = room is Room.TWO
            (self._form_column if below_form else self._cards_column).addWidget(self._cards)
            (self._right_column if room is Room.ONE else self._left_column).addWidget(self._foot)
        widest = 16777215  # Qt's own "no limit"
        alone = room is Room.ONE
        form = theme.px(_FORM_WIDTH)
        self._left.setMinimumWidth(0 if alone else form)
        self._left.setMaximumWidth(widest if alone else form)
        self._right.setMinimumWidth(0 if alone else theme.px(_CARDS_WIDTH))
        self._right.setMaximumWidth(widest if alone else theme.px(_CARDS_WIDTH))
        across = self.width() if alone else form
        self._form.set_columns(2 if across >= theme.px(_TWO_IN_A_ROW) else 1)
        self._show_parts()

    @Slot()
    def _show_parts(self) -> None:
        """Show all parts, or that of the tab."""
        alone = self._room is Room.ONE
        self._tabs.setVisible(alone)
        place = self._tabs.currentIndex()
        for number, part in enumerate((self._left, self._page, self._right)):
            part.setVisible(number == place if alone else True)
        if self._room is Room.TWO:
            self._right.hide()

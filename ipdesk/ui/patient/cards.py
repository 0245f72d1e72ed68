"""The cards of a page: rows one below the other, or columns whose parts stand on one line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ipdesk.handout.context import groups
from ipdesk.handout.patient.model import (
    Card,
    Layout,
    Line,
    LineKind,
    Meter,
    Page,
    People,
    Stretch,
    spoken,
)
from ipdesk.ui.patient.figures import (
    AxisPicture,
    MeterPicture,
    PeoplePicture,
    StretchPicture,
    SureDots,
    WeekPicture,
)
from ipdesk.ui.patient.look import Look, words

LEAST_COLUMN = 236
"""Narrowest column, at the size the view was designed for."""
LEAST_ROW = 620
"""Narrowest room in which name, picture and answer stand beside each other."""
MOST_COLUMNS = 4
WIDEST_ARRAY = 230
_SCROLL_BAR = 12


def _beside(left: QWidget, right: QWidget, gap: int, *, centred: bool = False) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    layout.addWidget(
        left, 0, Qt.AlignmentFlag.AlignVCenter if centred else Qt.AlignmentFlag.AlignTop
    )
    layout.addWidget(right, 1)
    return holder


class CardGrid(QWidget):
    """Lays a page's cards out anew when its width asks for another number of columns."""

    def __init__(self, page: Page, look: Look, *, more: bool, parent: QWidget | None = None):
        super().__init__(parent)
        self._page, self._look, self._more = page, look, more
        self._shape: tuple[int, bool] | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._holder: QWidget | None = None

    def fit(self, width: int) -> None:
        """Lay out for a width."""
        look, cards = self._look, self._page.cards
        side_by_side = self._page.layout is Layout.COLUMNS
        room = max(width // look.px(LEAST_COLUMN), 1)
        columns = 0
        if side_by_side and cards:
            # Six in fours are two bands of three.
            columns = max(len(band) for band in groups(cards, min(room, MOST_COLUMNS)))
        shape = (columns, width >= look.px(LEAST_ROW))
        if shape == self._shape:
            return
        self._shape = shape
        if self._holder is not None:
            self._outer.removeWidget(self._holder)
            self._holder.setParent(None)
            self._holder.deleteLater()
        self._holder = QWidget()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        if columns:
            self._lay_columns(grid, columns, width)
        else:
            self._lay_rows(grid, shape[1])
        self._outer.addWidget(self._holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self.fit(self.width())

    def _backdrop(self, card: Card) -> QFrame:
        frame = QFrame()
        frame.setProperty("pv", "card")
        frame.setAccessibleName(spoken(card))
        # Room is made by what stands before it.
        frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        return frame

    def _padded(self, inner: QWidget, left: int, top: int, right: int, bottom: int) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(*(self._look.px(side) for side in (left, top, right, bottom)))
        layout.addWidget(inner)
        layout.addStretch(1)
        return holder

    def _lay_columns(self, grid: QGridLayout, columns: int, width: int) -> None:
        """Bands of columns: heads, pictures and words each start on the same line."""
        look = self._look
        gap = look.px(14)
        # Room is kept for the scroll bar, so that it takes nothing from the last column.
        column = (width - _SCROLL_BAR - gap * (columns - 1)) / columns
        array = round(min(column - look.px(40), look.px(WIDEST_ARRAY)))
        line = 0
        bands = list(groups(self._page.cards, columns))
        for number, band in enumerate(bands):
            for place, card in enumerate(band):
                at = place * 2
                grid.addWidget(self._backdrop(card), line, at, 3, 1)
                head = self._head(card)
                grid.addWidget(self._padded(head, 20, 16, 20, 6), line, at)
                drawn = isinstance(card.figure, People) and card.figure.filled is not None
                if isinstance(card.figure, People) and card.figure.filled is not None:
                    picture = PeoplePicture(card.figure.filled, array, card.alt, look)
                    grid.addWidget(self._padded(picture, 20, 6, 20, 6), line + 1, at)
                if card.lines:
                    # Where there is nothing to draw the words stand in its place.
                    lines = self._padded(self._lines(card), 20, 4, 20, 16)
                    spare = bool(card.figure) and not drawn
                    grid.addWidget(lines, line + 1 if spare else line + 2, at, 1 + spare, 1)
                else:
                    grid.setRowMinimumHeight(line + 2, look.px(8))
                grid.setColumnStretch(at, 1)
                grid.setColumnMinimumWidth(at + 1, gap if place + 1 < columns else 0)
            # A long text beside a picture grows downwards and leaves the pictures where they are.
            grid.setRowStretch(line + 2, 1)
            line += 3
            if number + 1 < len(bands):
                grid.setRowMinimumHeight(line, look.px(14))
                line += 1

    def _lay_rows(self, grid: QGridLayout, wide: bool) -> None:
        """A card a line; name, picture and answer each have a column where there is room."""
        look, cards = self._look, self._page.cards
        pictures = any(card.figure for card in cards)
        heads = any(card.subtitle for card in cards) and wide
        line = 0
        if self._page.axis and wide:
            grid.addWidget(AxisPicture(self._page.axis, look), line, 1)
            line += 1
        for card in cards:
            if heads:
                self._row(grid, line, card, pictures)
            else:
                self._stacked(grid, line, card)
            line += 1
            grid.setRowMinimumHeight(line, look.px(12))
            line += 1
        if heads:
            grid.setColumnMinimumWidth(0, look.px(230))
            grid.setColumnStretch(1, 0 if not pictures else 4 if self._page.axis else 0)
            grid.setColumnStretch(2, 5)

    def _row(self, grid: QGridLayout, line: int, card: Card, pictures: bool) -> None:
        grid.addWidget(self._backdrop(card), line, 0, 1, 3)
        middle = Qt.AlignmentFlag.AlignVCenter
        head = self._padded(self._head(card), 22, 16, 14, 16)
        head.setFixedWidth(self._look.px(230))
        grid.addWidget(head, line, 0, middle if card.figure else Qt.AlignmentFlag.AlignTop)
        if pictures:
            grid.addWidget(self._figure(card), line, 1, middle)
        lines = self._padded(self._lines(card), 22 if pictures else 4, 16, 22, 16)
        grid.addWidget(lines, line, 2, middle)

    def _stacked(self, grid: QGridLayout, line: int, card: Card) -> None:
        grid.addWidget(self._backdrop(card), line, 0)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        side, edge = self._look.px(22), self._look.px(16)
        layout.setContentsMargins(side, edge, side, edge)
        layout.setSpacing(self._look.px(8))
        layout.addWidget(self._head(card))
        if isinstance(card.figure, Stretch):
            layout.addWidget(AxisPicture(self._page.axis, self._look))
        if card.figure:
            layout.addWidget(self._figure(card))
        if card.lines:
            layout.addWidget(self._lines(card))
        grid.addWidget(holder, line, 0)

    def _head(self, card: Card) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._look.px(2))
        layout.addWidget(words(card.title, "name"))
        if card.subtitle:
            layout.addWidget(words(card.subtitle, "subtitle"))
        return holder

    def _figure(self, card: Card) -> QWidget:
        match card.figure:
            case Meter():
                return MeterPicture(card.figure, self._look)
            case Stretch():
                return StretchPicture(card.figure, self._look)
            case _:
                return QWidget()

    def _lines(self, card: Card) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._look.px(7))
        narrow = self._page.layout is Layout.COLUMNS and card.figure is None
        for line in card.lines:
            if line.kind is LineKind.LEAD and narrow:
                layout.addWidget(words(line.text, "strong"))
            elif line.kind is not LineKind.DETAIL or self._more:
                layout.addWidget(self._line(line))
        return holder

    def _line(self, line: Line) -> QWidget:
        look = self._look
        if line.kind is LineKind.NUMBER:
            number = words(line.label, "number")
            is_count = line.label.replace(",", "").isdigit()
            if not is_count:
                # "fewer than 1" is words: it stands above what it counts.
                return self._above(number, words(line.text, "text"))
            number.setFixedWidth(look.px(54 if len(line.label) < 4 else 74))
            number.setWordWrap(False)
            return _beside(number, words(line.text, "text"), look.px(4))
        if line.kind is LineKind.SURE and line.certainty is not None:
            dots = SureDots(line.certainty, look)
            if self._page.layout is Layout.COLUMNS:
                return self._above(dots, words(line.text, "sure"))
            return _beside(dots, words(line.text, "sure"), look.px(8))
        if line.kind is LineKind.WEEK and line.week is not None:
            week = WeekPicture(line.week, self._page.weekdays, look)
            label = words(line.label, "text")
            label.setFixedWidth(look.px(180))
            return _beside(label, self._left(week), look.px(10), centred=True)
        if line.label:
            return self._above(words(line.label, "strong"), words(line.text, "text"))
        role = "text" if line.kind is LineKind.DETAIL else line.kind.value
        return words(line.text, role)

    def _left(self, picture: QWidget) -> QWidget:
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(picture)
        layout.addStretch(1)
        return holder

    def _above(self, upper: QWidget, lower: QWidget) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._look.px(2))
        layout.addWidget(upper)
        layout.addWidget(lower)
        return holder

"""The list of answers under the search field: headings, answers with what was found marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ipdesk.content.search import END, START, Found, Hit
from ipdesk.ui import theme

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole
_KIND = Qt.ItemDataRole.UserRole + 1
_HEADING, _REMARK, _ANSWER = "heading", "remark", "answer"
_BEFORE = 44
"""So many characters are shown before the first word found."""


def shortened(snippet: str) -> str:
    """A snippet that begins near the first word found, so that it is seen in one line."""
    line = " ".join(snippet.split())
    first = line.find(START)
    if first <= _BEFORE:
        return line
    cut = line.rfind(" ", 0, first - _BEFORE // 2)
    return f"\N{HORIZONTAL ELLIPSIS} {line[cut + 1 :]}"


def pieces(snippet: str) -> list[tuple[str, bool]]:
    """A snippet in pieces; whether each was found."""
    found = []
    for number, part in enumerate(snippet.split(START)):
        marked, end, rest = part.partition(END)
        if number and end:
            found.append((marked, True))
            found.append((rest, False))
        else:
            found.append((part, False))
    return [piece for piece in found if piece[0]]


class AnswerList(QListWidget):
    """Headings are passed over by the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setAccessibleName("Answers")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(AnswerDelegate(self))
        # Else what lies below would be painted again with every key.
        self.setAutoFillBackground(True)
        self.viewport().setAutoFillBackground(True)

    def set_found(self, found: Found, words: str) -> None:
        """Show what was found, or say that nothing was."""
        self.clear()
        for remark in found.remarks:
            self._silent(remark, _REMARK)
        for name, hits in found.groups:
            self._silent(name, _HEADING)
            for hit in hits:
                self._answer(hit)
        if not found.hits:
            said = words.strip()
            cut = f"{said[:60]}\N{HORIZONTAL ELLIPSIS}" if len(said) > 60 else said
            self._silent(f'Nothing found for "{cut}". Try fewer or other words.', _REMARK)
        self.scrollToTop()

    def _silent(self, text: str, kind: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(_KIND, kind)
        self.addItem(item)

    def _answer(self, hit: Hit) -> None:
        item = QListWidgetItem(hit.title)
        item.setData(_KIND, _ANSWER)
        item.setData(HIT, hit)
        plain = "".join(text for text, _ in pieces(hit.snippet))
        spoken = f"{hit.group}: {hit.title}. {plain}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(hit.title)
        self.addItem(item)

    @property
    def first_answer(self) -> int:
        """Row of the first answer; -1 where there is none."""
        rows = (row for row in range(self.count()) if self.hit_at(row) is not None)
        return next(rows, -1)

    def hit_at(self, row: int) -> Hit | None:
        """The answer in a row; headings have none."""
        item = self.item(row)
        hit = item.data(HIT) if item is not None else None
        return hit if isinstance(hit, Hit) else None

    def needed_height(self) -> int:
        """Height of all rows."""
        edges = 2 * self.frameWidth() + 12
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + edges


class AnswerDelegate(QStyledItemDelegate):
    """Draws headings, remarks, and answers in one or two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines for an answer with a snippet."""
        del option
        match index.data(_KIND):
            case "heading":
                return QSize(10, theme.px(27))
            case "remark":
                lines = self._remark(index, self._room())
                return QSize(10, round(lines.boundingRect().height()) + theme.px(10))
        hit = index.data(HIT)
        return QSize(10, theme.px(43 if hit is not None and hit.snippet else 27))

    def _room(self) -> float:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 0
        return max(width - theme.px(20), theme.px(120))

    def _remark(self, index: Index, width: float) -> QTextLayout:
        layout = QTextLayout(index.data(), theme.font("cell"))
        _lay_out(layout, width)
        return layout

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRectF = QRectF(option.rect)
        box = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        match index.data(_KIND):
            case "heading":
                self._paint_heading(painter, box, index.data())
            case "remark":
                painter.setPen(theme.color("caution"))
                self._remark(index, box.width()).draw(
                    painter, QPointF(box.left(), box.top() + theme.px(5))
                )
            case _:
                state = option.state
                if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
                    self._paint_ground(painter, rect, bool(state & QStyle.StateFlag.State_Selected))
                self._paint_answer(painter, box, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRectF, text: str) -> None:
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("caption-strong"))
        foot = box.adjusted(0, 0, 0, -theme.px(4))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)

    def _paint_ground(self, painter: QPainter, rect: QRectF, selected: bool) -> None:
        painter.setPen(theme.color("accent") if selected else QColor(Qt.GlobalColor.transparent))
        painter.setBrush(theme.color("accent_soft" if selected else "band"))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_answer(self, painter: QPainter, box: QRectF, index: Index) -> None:
        hit = index.data(HIT)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font("strong"))
        metrics = QFontMetrics(theme.font("strong"))
        title = metrics.elidedText(
            index.data(), Qt.TextElideMode.ElideRight, max(round(box.width()), 10)
        )
        top = QRectF(box.left(), box.top() + theme.px(4), box.width(), theme.px(19))
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        if hit.snippet:
            painter.setClipRect(box)
            painter.setPen(theme.color("muted"))
            face = theme.font("caption")
            layout = marked_layout(shortened(hit.snippet), face, box.width() - theme.px(14))
            place = QPointF(box.left(), box.top() + theme.px(24))
            line = layout.lineAt(0)
            line.draw(painter, place)
            if layout.lineCount() > 1:
                painter.setFont(face)
                end = place + QPointF(line.naturalTextWidth() + theme.px(2), line.ascent())
                painter.drawText(end, "\N{HORIZONTAL ELLIPSIS}")


def marked_layout(snippet: str, face: QFont, width: float) -> QTextLayout:
    """A snippet in lines of a width; what was found is bold, underlined, and in the accent."""
    parts = pieces(snippet)
    layout = QTextLayout("".join(text for text, _ in parts), face)
    ranges = []
    start = 0
    for text, is_found in parts:
        if is_found:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = start, len(text)
            form = QTextCharFormat()
            form.setFontWeight(QFont.Weight.Bold)
            form.setFontUnderline(True)
            form.setForeground(theme.color("accent"))
            mark.format = form
            ranges.append(mark)
        start += len(text)
    layout.setFormats(ranges)
    _lay_out(layout, width)
    return layout


def _lay_out(layout: QTextLayout, width: float) -> None:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()

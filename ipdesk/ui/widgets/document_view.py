"""Shows a written page: links by mouse and keyboard, chips, and the place that was gone to."""

from bisect import bisect_right
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLine,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ipdesk.ui import theme
from ipdesk.ui.widgets.document import CHIP, HAS_CHIPS, Place, place_of

COPY_KEYS = "Ctrl+Shift+C"


class DocumentView(QTextBrowser):
    """A page that was written by a ``PageWriter``.

    Signals:
        link_asked: A link was followed; where to.
        turned: Back (-1) or forward (1) was asked for with the mouse.
        citation_asked: The citation of the source behind a place is wanted.
        hovered: The mouse or the keyboard is on a link to a place, or on none any more.
        moved: Another section stands at the top; its anchor.
    """

    link_asked = Signal(str)
    turned = Signal(int)
    citation_asked = Signal(str)
    hovered = Signal(str)
    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Place, ...] = ()
        self._sections: tuple[Place, ...] = ()
        self._hovered = ""
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._dress()
        self.anchorClicked.connect(self._on_clicked)
        self.highlighted.connect(self._on_highlighted)
        self.verticalScrollBar().valueChanged.connect(self._tell_section)

    def _dress(self) -> None:
        """Room around the page, and a border that is always there: no line breaks anew on focus."""
        self.setViewportMargins(theme.px(26), theme.px(12), theme.px(8), 0)
        palette = theme.active()
        sheet = (
            f"QTextBrowser {{ border: 2px solid {palette.surface}; border-radius: 0; padding: 0; }}"
            f"QTextBrowser:focus {{ border: 2px solid {palette.accent}; padding: 0; }}"
        )
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def show_page(self, document: QTextDocument, places: list[Place]) -> None:
        """Show another page from its top."""
        self._places = tuple(places)
        self._sections = tuple(place for place in places if place.title)
        self.setExtraSelections([])
        self.setDocument(document)
        self.setTextCursor(QTextCursor(document))
        self.verticalScrollBar().setValue(0)
        self._tell_section()

    @property
    def sections(self) -> tuple[Place, ...]:
        """The places of the table of contents."""
        return self._sections

    def has(self, anchor: str) -> bool:
        """Whether the page has such a place."""
        return any(place.anchor == anchor for place in self._places)

    def go(self, anchor: str) -> None:
        """Bring a place to the top and tint it; the page's own top when there is none such."""
        place = next((one for one in self._places if one.anchor == anchor), None)
        if place is None:
            self.setExtraSelections([])
            self.verticalScrollBar().setValue(0)
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(place.position)
        self.setTextCursor(cursor)
        self._bring_to_top(place.position, theme.px(10))
        self._tint(cursor, bool(place.title))
        self._tell_section()

    def _tint(self, cursor: QTextCursor, is_section: bool) -> None:
        """Tint the block gone to, so that the eye finds it; a section's heading stands out."""
        if is_section:
            self.setExtraSelections([])
            return
        tint = QTextEdit.ExtraSelection()
        tint.cursor = QTextCursor(cursor)
        ground = tint.format
        ground.setBackground(theme.color("accent_soft"))
        ground.setProperty(QTextFormat.Property.FullWidthSelection.value, True)
        tint.cursor.movePosition(
            QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
        )
        self.setExtraSelections([tint])

    def _bring_to_top(self, position: int, above: float) -> None:
        block = self.document().findBlock(position)
        layout = self.document().documentLayout()
        # Asked first: a page is laid out only as far as it was seen.
        layout.documentSize()
        top = layout.blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(max(round(top - above), 0))

    def at_top(self) -> tuple[int, int]:
        """The block at the top and how far it is scrolled out, for ``return_to``."""
        block = self.cursorForPosition(QPoint(0, 0)).block()
        top = self.document().documentLayout().blockBoundingRect(block).top()
        return block.position(), round(self.verticalScrollBar().value() - top)

    def return_to(self, position: int, beyond: int) -> None:
        """Scroll to where ``at_top`` was; right after a change of width and text size too."""
        self._bring_to_top(position, -beyond)

    @Slot()
    def _tell_section(self) -> None:
        if self._sections:
            self.moved.emit(self.section_at_top())

    def section_at_top(self) -> str:
        """Anchor of the section being read; the last one at the end of the page."""
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        # A short last section never reaches the top: at the end it is the one being read.
        at_end = bar.maximum() > 0 and bar.value() >= bar.maximum()
        depth = height - 2 if at_end else min(height // 4, theme.px(60))
        position = self.cursorForPosition(QPoint(2, depth)).position()
        starts = [place.position for place in self._sections]
        return self._sections[max(bisect_right(starts, position) - 1, 0)].anchor

    def link_at_focus(self) -> str:
        """The place behind the link that the keyboard is on; else that under the mouse."""
        cursor = self.textCursor()
        start, end = sorted((cursor.anchor(), cursor.position()))
        if end > start:
            probe = QTextCursor(self.document())
            probe.setPosition(start + 1)
            link = probe.charFormat().anchorHref()
            if link:
                return place_of(link)
        return self._hovered

    @Slot(QUrl)
    def _on_clicked(self, url: QUrl) -> None:
        self.link_asked.emit(_place(url))

    @Slot(QUrl)
    def _on_highlighted(self, url: QUrl) -> None:
        self._hovered = _place(url)
        self.hovered.emit(self._hovered)

    def event(self, event: QEvent) -> bool:
        """Here the keys of the chart note copy a citation; the menu must not take them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination()).toString()
            if keys == COPY_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy a citation; other keys as usual."""
        if QKeySequence(event.keyCombination()).toString() == COPY_KEYS:
            self.citation_asked.emit(self.link_at_focus())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse's own buttons for back and forward."""
        steps = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
        if event.button() in steps:
            self.turned.emit(steps[event.button()])
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, and the citation of the source that was clicked on."""
        menu = self.createStandardContextMenu()
        link = self.anchorAt(event.pos())
        place = place_of(link) if link else self.link_at_focus()
        menu.addSeparator()
        action = menu.addAction(f"Copy citation\t{COPY_KEYS}")
        action.setEnabled("source:" in place or place.startswith("copy:"))
        action.triggered.connect(lambda: self.citation_asked.emit(place))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chips under their words."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        bottom = self.verticalScrollBar().value() + event.rect().bottom()
        layout = self.document().documentLayout()
        block = self.cursorForPosition(QPoint(0, max(event.rect().top() - theme.px(40), 0))).block()
        while block.isValid():
            if block.userState() == HAS_CHIPS:
                _paint_chips(painter, block, layout.blockBoundingRect(block))
            if layout.blockBoundingRect(block).top() > bottom:
                break
            block = block.next()
        painter.end()
        super().paintEvent(event)


def _place(url: QUrl) -> str:
    return place_of(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


def _paint_chips(painter: QPainter, block: QTextBlock, box: QRectF) -> None:
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        pieces += 1
        colors = fragment.charFormat().property(CHIP)
        if colors:
            start = fragment.position() - block.position()
            metrics = QFontMetricsF(fragment.charFormat().font())
            for rect in _rects(block, start, start + fragment.length(), metrics):
                _paint_chip(painter, rect.translated(box.topLeft()), str(colors))


def _rects(block: QTextBlock, start: int, end: int, metrics: QFontMetricsF) -> list[QRectF]:
    """Where words stand within their block, line by line; as tall as they are, not as the line."""
    found = []
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _across(line, first), _across(line, last)
            top = line.y() + line.ascent() - metrics.ascent() - 1.5
            found.append(QRectF(left, top, right - left, metrics.height() + 3))
    return found


def _across(line: QTextLine, position: int) -> float:
    # Qt hands the position back beside the place, which its stubs do not know.
    place: Any = line.cursorToX(position)
    return float(place[0])


def _paint_chip(painter: QPainter, rect: QRectF, colors: str) -> None:
    amber = colors == "caution"
    painter.setPen(QPen(theme.color("caution" if amber else "control"), 1))
    painter.setBrush(theme.color("caution_soft" if amber else "surface"))
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)

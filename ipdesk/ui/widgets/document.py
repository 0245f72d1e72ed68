"""Writes headed pages into a text document; text is data, never markup."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QPixmap,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from ipdesk.ui import theme
from ipdesk.ui.palette import Palette

CHIP = int(QTextFormat.Property.UserProperty.value) + 1
"""Property of words that stand in a chip: the name of its colours."""
HAS_CHIPS = 1
"""State of a block that holds chips, so that the view finds it fast."""
_DOTS = 44
_RAISED = 15.5
_HARD_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Run:
    """Words within a paragraph; ``link`` is the place that they lead to."""

    text: str
    role: str = ""
    color: str = ""
    link: str = ""
    raised: bool = False
    chip: str = ""
    """Colours of the chip that the words stand in: ``plain`` or ``caution``."""


@dataclass(frozen=True, slots=True)
class Rated:
    """Dots of four and their word."""

    dots: int
    word: str
    link: str = ""
    below: bool = False
    """Whether the word stands below the dots, as in a narrow cell."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that can be gone to; one with a title stands in the table of contents."""

    anchor: str
    title: str
    position: int


Part = str | Run | Rated
Cell = Part | tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table; ``anchor`` names the place."""

    cells: tuple[Cell, ...]
    anchor: str = ""


def href(place: str) -> str:
    """A place as an address: nothing in it can be read as markup or as another scheme."""
    return f"ipdesk:{quote(place, safe='')}"


def place_of(address: str) -> str:
    """The place that an address leads to."""
    return unquote(address).removeprefix("ipdesk:")


class Look:
    """Colours and sizes that a page is written in; those of the window, or those for paper."""

    def __init__(self, palette: Palette | None = None, scale: float | None = None) -> None:
        self._palette = palette or theme.active()
        self.scale = scale or theme.text_scale()

    def px(self, length: float) -> int:
        """A length that grows with the text."""
        return round(length * self.scale)

    def font(self, role: str) -> QFont:
        """The font of a role."""
        face = QFont(theme.font(role))
        face.setPixelSize(round(face.pixelSize() / theme.text_scale() * self.scale))
        return face

    def color(self, name: str) -> QColor:
        """A colour of the palette."""
        return QColor(getattr(self._palette, name))


class PageWriter:
    """Appends headings, paragraphs, boxes and tables, and keeps the places that can be gone to."""

    def __init__(self, document: QTextDocument, look: Look | None = None) -> None:
        self._document = document
        self._look = look or Look()
        self._forms: dict[tuple[str, str, bool, str], QTextCharFormat] = {}
        self._blocks: dict[tuple[float, float, float, int], QTextBlockFormat] = {}
        document.clear()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._look.font("body"))
        self._cursor = QTextCursor(document)
        self._is_first = True
        self.places: list[Place] = []

    def _form(self, role: str, color: str, raised: bool = False, chip: str = "") -> QTextCharFormat:
        key = (role, color, raised, chip)
        if key not in self._forms:
            form = QTextCharFormat()
            face = self._look.font(role)
            if raised:
                # Qt draws raised words at two thirds: still to be read and to be hit.
                face.setPixelSize(self._look.px(_RAISED))
            form.setFont(face)
            form.setForeground(self._look.color(color))
            if raised:
                form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            if chip:
                form.setProperty(CHIP, chip)
            self._forms[key] = form
        return self._forms[key]

    def _block(self, above: float, below: float, indent: float = 0, level: int = 0) -> None:
        key = (above, below, indent, level)
        if key not in self._blocks:
            form = QTextBlockFormat()
            form.setTopMargin(self._look.px(above))
            form.setBottomMargin(self._look.px(below))
            form.setLeftMargin(self._look.px(indent))
            form.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setHeadingLevel(level)
            self._blocks[key] = form
        if self._is_first:
            self._cursor.setBlockFormat(self._blocks[key])
            self._is_first = False
        else:
            self._cursor.insertBlock(self._blocks[key])

    def _insert(self, cursor: QTextCursor, part: Part, role: str, color: str) -> None:
        if isinstance(part, str):
            cursor.insertText(part, self._form(role, color))
        elif isinstance(part, Rated):
            cursor.insertImage(self._image(part.dots))
            cursor.insertText("\n" if part.below else "  ", self._form("caption", color))
            word = Run(part.word, "caption", "" if part.link else color, part.link)
            self._insert(cursor, word, role, color)
        else:
            self._insert_run(cursor, part, role, color)

    def _insert_run(self, cursor: QTextCursor, run: Run, role: str, color: str) -> None:
        text = run.text
        if run.chip:
            ink = "caution" if run.chip == "caution" else "ink"
            form = self._form("caption", ink, False, run.chip)
            # One piece, with room at both ends for the round of the chip.
            text = f"{_HARD_SPACE}{text.replace(' ', _HARD_SPACE)}{_HARD_SPACE}"
            cursor.block().setUserState(HAS_CHIPS)
        else:
            linked = "accent" if run.link else color
            form = self._form(run.role or role, run.color or linked, run.raised)
        if run.link:
            form = QTextCharFormat(form)
            form.setAnchor(True)
            form.setAnchorHref(href(run.link))
            form.setFontUnderline(not run.raised)
        cursor.insertText(text, form)

    def mark(self, anchor: str) -> None:
        """Make what was begun last a place that can be gone to."""
        self.places.append(Place(anchor, "", self._cursor.block().position()))

    def title(self, text: str, under: str = "") -> None:
        """The page's title."""
        self._block(0, 2, level=1)
        self._cursor.insertText(text, self._form("display", "ink"))
        if under:
            self.paragraph(under, color="muted")

    def chips(self, words: tuple[str, ...]) -> None:
        """Short words in chips, side by side."""
        self._block(5, 6)
        for place, word in enumerate(words):
            if place:
                self._cursor.insertText("  ", self._form("caption", "ink"))
            self._insert(self._cursor, Run(word, chip="plain"), "caption", "ink")

    def section(self, anchor: str, text: str) -> None:
        """A section's heading; it stands in the table of contents."""
        self._block(24, 5, level=2)
        self.places.append(Place(anchor, text, self._cursor.position()))
        self._cursor.insertText(text, self._form("title", "accent"))

    def subsection(self, text: str, anchor: str = "") -> None:
        """A row's heading within a section."""
        self._block(14, 1, level=3)
        if anchor:
            self.mark(anchor)
        self._cursor.insertText(text, self._form("strong", "accent"))

    def heading(self, *parts: Part, anchor: str = "") -> None:
        """A heading within a section."""
        self._block(9, 1, level=4)
        if anchor:
            self.mark(anchor)
        for part in parts:
            self._insert(self._cursor, part, "strong", "ink")

    def paragraph(
        self,
        *parts: Part,
        role: str = "body",
        color: str = "ink",
        indent: float = 0,
        anchor: str = "",
    ) -> None:
        """Words, links, dots and chips."""
        self._block(1, 3, indent)
        if anchor:
            self.mark(anchor)
        for part in parts:
            self._insert(self._cursor, part, role, color)

    def _image(self, dots: int) -> QTextImageFormat:
        name = f"dots:{dots}"
        kind = QTextDocument.ResourceType.ImageResource.value
        if dots not in self._drawn:
            self._drawn.add(dots)
            self._document.addResource(kind, QUrl(name), _dots(dots, self._look))
        image = QTextImageFormat()
        image.setName(name)
        image.setWidth(self._look.px(_DOTS))
        image.setHeight(self._look.px(10))
        image.setProperty(QTextCharFormat.Property.ImageAltText.value, f"{dots} of 4 dots")
        return image

    @cached_property
    def _drawn(self) -> set[int]:
        return set()

    def boxed(self, head: str, text: str, ink: str = "ink", ground: str = "accent_soft") -> None:
        """Words on a coloured ground."""
        form = QTextFrameFormat()
        form.setBackground(self._look.color(ground))
        form.setPadding(self._look.px(9))
        form.setTopMargin(self._look.px(5))
        form.setBottomMargin(self._look.px(5))
        form.setBorder(1)
        form.setBorderBrush(self._look.color(ink if ground == "caution_soft" else ground))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        outer = self._cursor.currentFrame()
        self._cursor.insertFrame(form)
        self._cursor.insertText(f"{head}  ", self._form("strong", ink))
        self._cursor.insertText(text, self._form("body", ink))
        self._leave(outer)

    def _leave(self, outer: object) -> None:
        self._cursor = outer.lastCursorPosition()  # type: ignore[attr-defined]  # a QTextFrame
        self._is_first = True

    def table(
        self,
        head: tuple[str, ...],
        lines: list[Line],
        widths: tuple[int, ...] = (),
        padding: float = 5,
    ) -> None:
        """A table with a header row; the first column is stressed.

        Args:
            head: Words over the columns.
            lines: What stands below.
            widths: Columns in per cent; by their words when none are given.
            padding: Room around the words of a cell, at 100 % text.
        """
        outer = self._cursor.currentFrame()
        grid = self._cursor.insertTable(
            len(lines) + 1, len(head), self._table_form(widths, padding)
        )
        edge = self._edge()
        for column, text in enumerate(head):
            cell = grid.cellAt(0, column)
            cell.setFormat(edge)
            cell.firstCursorPosition().insertText(text, self._form("caption-strong", "muted"))
        for row, line in enumerate(lines, 1):
            self._table_line(grid, row, line, edge)
        self._leave(outer)

    def _table_line(
        self, grid: QTextTable, row: int, line: Line, edge: QTextTableCellFormat
    ) -> None:
        for column, shown in enumerate(line.cells):
            cell = grid.cellAt(row, column)
            cell.setFormat(edge)
            cursor = cell.firstCursorPosition()
            if column == 0 and line.anchor:
                self.places.append(Place(line.anchor, "", cursor.position()))
            role = "cell-strong" if column == 0 else "cell"
            for part in shown if isinstance(shown, tuple) else (shown,):
                self._insert(cursor, part, role, "ink")

    def _table_form(self, widths: tuple[int, ...], padding: float) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(self._look.px(padding))
        form.setCellSpacing(0)
        form.setHeaderRowCount(1)
        form.setTopMargin(self._look.px(3))
        form.setBottomMargin(self._look.px(6))
        kind = QTextLength.Type.PercentageLength
        form.setWidth(QTextLength(kind, 100))
        if widths:
            form.setColumnWidthConstraints([QTextLength(kind, width) for width in widths])
        return form

    def _edge(self) -> QTextTableCellFormat:
        form = QTextTableCellFormat()
        form.setBottomBorder(1)
        form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBottomBorderBrush(self._look.color("line"))
        return form


def _dots(filled: int, look: Look) -> QPixmap:
    """Four dots, the first ones filled, sharp on dense screens and on paper."""
    ratio = 3
    picture = QPixmap(look.px(_DOTS) * ratio, look.px(10) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size, step = look.px(8), look.px(10.5)
    painter.setPen(QPen(look.color("accent"), max(1.2, size / 6)))
    for place in range(4):
        painter.setBrush(
            look.color("accent") if place < filled else QColor(Qt.GlobalColor.transparent)
        )
        box = QRectF(place * step, (look.px(10) - size) / 2, size, size)
        painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))
    painter.end()
    return picture

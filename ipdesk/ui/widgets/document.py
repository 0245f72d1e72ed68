"""Writes headed pages into a text document; text is data, never markup."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPixmap,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableFormat,
)

from ipdesk.ui import theme
from ipdesk.ui.delegates.blocks import paint_dots


def _char(role: str, color: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(theme.font(role))
    form.setForeground(theme.color(color))
    return form


@dataclass(frozen=True, slots=True)
class Rated:
    """Dots of four and their word."""

    dots: int
    word: str


class PageWriter:
    """Appends headings, paragraphs, boxes and tables, and keeps the places of the headings."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        document.clear()
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.font("body"))
        self._cursor = QTextCursor(document)
        self._is_first = True
        self.places: list[tuple[str, str, int]] = []
        """Anchor, title and position of every section."""

    def _block(self, above: float, below: float, indent: float = 0, level: int = 0) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(theme.px(above))
        form.setBottomMargin(theme.px(below))
        form.setLeftMargin(theme.px(indent))
        form.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setHeadingLevel(level)
        if self._is_first:
            self._cursor.setBlockFormat(form)
            self._is_first = False
        else:
            self._cursor.insertBlock(form)

    def title(self, text: str, under: str = "") -> None:
        """The page's title."""
        self._block(0, 2, level=1)
        self._cursor.insertText(text, _char("display", "ink"))
        if under:
            self._block(0, 8)
            self._cursor.insertText(under, _char("body", "muted"))

    def section(self, anchor: str, text: str) -> None:
        """A section's heading."""
        self._block(22, 4, level=2)
        self.places.append((anchor, text, self._cursor.position()))
        self._cursor.insertText(text, _char("title", "accent"))

    def subsection(self, text: str) -> None:
        """A row's heading within a section."""
        self._block(16, 0, level=3)
        self._cursor.insertText(text, _char("strong", "accent"))

    def heading(self, text: str, anchor: str = "", extra: str = "") -> None:
        """A heading within a section, with something muted after it."""
        self._block(9, 1, level=4)
        if anchor:
            self.places.append((anchor, "", self._cursor.position()))
        self._cursor.insertText(text, _char("strong", "ink"))
        if extra:
            self._cursor.insertText(f"   {extra}", _char("caption", "muted"))

    def paragraph(
        self, text: str, role: str = "body", color: str = "ink", indent: float = 0
    ) -> None:
        """Words."""
        self._block(1, 3, indent)
        self._cursor.insertText(text, _char(role, color))

    def statement(self, text: str, numbers: str = "") -> None:
        """A statement with the numbers of its sources raised behind it."""
        self._block(1, 2)
        self._cursor.insertText(text, _char("body", "ink"))
        if numbers:
            raised = _char("strong", "accent")
            raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            self._cursor.insertText(f" {numbers}", raised)

    def certainty(self, dots: int, text: str) -> None:
        """Dots of four, then words."""
        self._block(1, 3)
        self._cursor.insertImage(self._image(dots))
        self._cursor.insertText(f"  {text}", _char("caption", "muted"))

    def _image(self, dots: int) -> QTextImageFormat:
        name = f"dots:{dots}"
        self._document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(name), _dots(dots)
        )
        image = QTextImageFormat()
        image.setName(name)
        image.setWidth(theme.px(44))
        image.setHeight(theme.px(10))
        image.setProperty(QTextCharFormat.Property.ImageAltText.value, f"{dots} of 4 dots")
        return image

    def boxed(self, head: str, text: str, ink: str = "ink", ground: str = "accent_soft") -> None:
        """Words on a coloured ground."""
        form = QTextFrameFormat()
        form.setBackground(theme.color(ground))
        form.setPadding(theme.px(9))
        form.setTopMargin(theme.px(5))
        form.setBottomMargin(theme.px(5))
        form.setBorder(1)
        form.setBorderBrush(QColor(theme.color(ground)))
        outer = self._cursor.currentFrame()
        self._cursor.insertFrame(form)
        self._cursor.insertText(f"{head}  ", _char("strong", ink))
        self._cursor.insertText(text, _char("body", ink))
        self._cursor = outer.lastCursorPosition()
        self._is_first = True

    def table(self, head: tuple[str, ...], lines: list[tuple["str | Rated", ...]]) -> None:
        """A table with a header row; a rated cell has its dots over the word."""
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(theme.px(4))
        form.setCellSpacing(0)
        form.setHeaderRowCount(1)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        outer = self._cursor.currentFrame()
        grid = self._cursor.insertTable(len(lines) + 1, len(head), form)
        for column, text in enumerate(head):
            cell = grid.cellAt(0, column)
            cell.firstCursorPosition().insertText(text, _char("caption-strong", "muted"))
        for row, line in enumerate(lines, 1):
            for column, shown in enumerate(line):
                cursor = grid.cellAt(row, column).firstCursorPosition()
                if isinstance(shown, Rated):
                    cursor.insertImage(self._image(shown.dots))
                    cursor.insertText(f"\n{shown.word}", _char("caption", "ink"))
                else:
                    role = "cell-strong" if column == 0 else "cell"
                    cursor.insertText(shown, _char(role, "ink"))
        self._cursor = outer.lastCursorPosition()
        self._is_first = True


def _dots(filled: int) -> QPixmap:
    picture = QPixmap(theme.px(44) * 2, theme.px(10) * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_dots(painter, 0, theme.px(10) / 2, filled, 4, theme.px(8))
    painter.end()
    return picture

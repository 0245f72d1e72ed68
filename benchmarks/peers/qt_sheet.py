"""Qt: QTextDocument and QPdfWriter. HTML that Qt knows; the crisis box stands at the end.

Qt's pages are all of one height, so nothing can be kept free at the foot of the first.
"""

import os
from html import escape
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

_SHAPE = QTextFormat.ObjectTypes.UserObject + 1
_NAME = 1
_HEAD = 26.0
Spans = list[dict[str, Any]]


class _Shapes(QPyTextObject):
    """Draws people, dots, boxes and circles where the HTML named them."""

    def __init__(self, sheet: dict[str, Any], scale: float) -> None:
        super().__init__()
        self.sizes, self.scale = sheet["sizes"], scale
        self.teal, self.ink = QColor(sheet["colours"]["teal"]), QColor(sheet["colours"]["ink"])

    def intrinsicSize(  # noqa: N802  # Qt's name
        self, _document: QTextDocument, _position: int, given: QTextFormat
    ) -> QSizeF:
        kind = given.property(_NAME).partition("-")[0]
        body, icon = self.sizes["body"], self.sizes["icon"]
        width, height = {"people": (icon * 10, icon * 11.2), "dots": (body * 2.4, body * 0.6)}.get(
            kind, (body, body * 0.8)
        )
        return QSizeF(width, height) * self.scale

    def drawObject(  # noqa: N802  # Qt's name
        self, painter: QPainter, place: QRectF, _d: QTextDocument, _at: int, given: QTextFormat
    ) -> None:
        kind, _, filled = given.property(_NAME).partition("-")
        painter.save()
        painter.translate(place.topLeft())
        painter.scale(self.scale, self.scale)
        painter.setPen(self.ink)
        if kind == "people":
            self._people(painter, int(filled))
        elif kind == "dots":
            for at in range(4):
                painter.setBrush(self.ink if at < int(filled) else QColor("white"))
                painter.drawEllipse(QPointF(4 + at * 8.5, 4), 3.4, 3.4)
        elif kind == "box":
            painter.drawRoundedRect(QRectF(0, 0, 10.5, 10.5), 1.8, 1.8)
        else:
            painter.drawEllipse(QPointF(5.5, 5.5), 5.5, 5.5)
        painter.restore()

    def _people(self, painter: QPainter, filled: int) -> None:
        size, person = self.sizes["icon"], QPainterPath()
        person.addEllipse(QPointF(size * 0.5, size * 0.25), size * 0.19, size * 0.19)
        person.moveTo(size * 0.14, size)
        person.lineTo(size * 0.14, size * 0.8)
        person.cubicTo(size * 0.14, size * 0.5, size * 0.86, size * 0.5, size * 0.86, size * 0.8)
        person.lineTo(size * 0.86, size)
        person.closeSubpath()
        painter.setPen(self.teal)
        for at in range(100):
            row, column = divmod(at, 10)
            painter.setBrush(self.teal if at < filled else QColor("white"))
            painter.drawPath(person.translated(column * size, (9 - row) * size * 1.12))


def _shape(name: str) -> str:
    """A place that is drawn later."""
    return f"\u2045{name}\u2046"


def _said(spans: Spans) -> str:
    return "".join(
        f"<b>{escape(span['text'])}</b>" if span["bold"] else escape(span["text"]) for span in spans
    )


class _Page:
    """Blocks to the HTML that Qt knows."""

    def __init__(self, sheet: dict[str, Any]) -> None:
        self.sizes, self.colours = sheet["sizes"], sheet["colours"]

    def of(self, block: dict[str, Any]) -> str:
        return str(getattr(self, f"_{block['is'].lower()}")(block))

    def _p(self, inner: str, size: str = "body") -> str:
        return f'<p style="font-size:{self.sizes[size]}pt">{inner}</p>'

    def _heading(self, block: dict[str, Any]) -> str:
        size = self.sizes[{1: "title", 2: "heading"}.get(block["level"], "subheading")]
        colour = self.colours["teal" if block["level"] == 2 else "ink"]
        style = f"font-size:{size}pt; color:{colour}; font-weight:700"
        return f'<p style="{style}">{escape(block["text"])}</p>'

    def _paragraph(self, block: dict[str, Any]) -> str:
        return self._p(_said(block["spans"]), "small" if block["small"] else "body")

    def _bullets(self, block: dict[str, Any]) -> str:
        return f"<ul>{''.join(f'<li>{_said(item)}</li>' for item in block['items'])}</ul>"

    def _checklist(self, block: dict[str, Any]) -> str:
        cells = []
        for number, item in enumerate(block["items"], 1):
            before = f"{number}. " if block["numbered"] else ""
            cells.append(f"<td>{_shape('box')} {before}{_said(item)}</td>")
        rows = [cells[at : at + block["columns"]] for at in range(0, len(cells), block["columns"])]
        return self._rows("", rows)

    def _rows(self, head: str, rows: list[list[str]], attributes: str = 'cellpadding="2"') -> str:
        inner = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
        return f'<table width="100%" {attributes}>{head}{inner}</table>'

    def _callout(self, block: dict[str, Any]) -> str:
        inner = "".join(self._p(_said(spans)) for spans in block["paragraphs"])
        ground = {"caution": "amber_tint", "note": "tint"}.get(block["kind"])
        colour = self.colours[ground] if ground else "#ffffff"
        border = 0 if ground else 1
        box = f'border="{border}" cellspacing="0" cellpadding="9" bgcolor="{colour}"'
        return self._rows("", [[f"<td>{inner}</td>"]], box)

    def _cell(self, lines: list[dict[str, Any]]) -> str:
        inner = "".join(
            self._p(f"<b>{escape(one['label'])}</b> {_said(one['spans'])}", "table")
            for one in lines
        )
        return f"<td>{inner}</td>"

    def _table(self, block: dict[str, Any]) -> str:
        heads = "".join(
            f'<th bgcolor="{self.colours["teal"]}" style="color:white; font-size:12pt">'
            f"{escape(head['title'])}<br>{escape(head['subtitle'])}</th>"
            for head in block["columns"]
        )
        rows = [
            [
                f'<th width="20%" bgcolor="{self.colours["tint"]}">'
                f"{self._p(escape(row['header']), 'table')}</th>",
                *map(self._cell, row["cells"]),
            ]
            for row in block["rows"]
        ]
        attributes = 'border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse"'
        return self._rows(f"<thead><tr><th></th>{heads}</tr></thead>", rows, attributes)

    def _array(self, array: dict[str, Any]) -> str:
        parts = [self._p(f"<b>{escape(array['title'])}</b>")]
        parts.append(self._p(escape(array["subtitle"]), "small"))
        if array["filled"] is None:
            parts.append(self._p(escape(array["words"])))
        else:
            parts.append(self._p(_shape(f"people-{array['filled']}")))
        for caption in array["captions"]:
            sure = caption["certainty"]
            dots = "" if sure is None else _shape(f"dots-{sure}")
            parts.append(self._p(f"{dots} {_said(caption['spans'])}", "small"))
        return "".join(parts)

    def _pairs(self, ones: list[str]) -> str:
        cells = [f'<td width="50%">{one}</td>' for one in ones]
        return self._rows("", [cells[at : at + 2] for at in range(0, len(cells), 2)])

    def _figures(self, block: dict[str, Any]) -> str:
        drawn = [self._array(one) for one in block["arrays"] if one["filled"] is not None]
        rest = [self._array(one) for one in block["arrays"] if one["filled"] is None]
        return self._pairs(drawn) + "".join(rest)

    def _calendars(self, block: dict[str, Any]) -> str:
        return self._pairs([self._calendar(one) for one in block["calendars"]])

    def _calendar(self, calendar: dict[str, Any]) -> str:
        rows = [["<td></td>", *(f"<td>{escape(day)}</td>" for day in calendar["weekdays"])]]
        for week in calendar["weeks"]:
            days = (
                "<td></td>" if n is None else f'<td bgcolor="{self.colours["tint"]}">{n}</td>'
                for n in week["visits"]
            )  # fmt: skip
            rows.append([f"<td>{escape(week['label'])}</td>", *days])
        captions = "".join(self._p(escape(one), "small") for one in calendar["captions"])
        return self._p(f"<b>{escape(calendar['title'])}</b>") + self._rows("", rows) + captions

    def _choices(self, block: dict[str, Any]) -> str:
        marks = "&nbsp;&nbsp;".join(f"{_shape('circle')} {escape(one)}" for one in block["choices"])
        return self._p(escape(block["prompt"])) + self._p(marks)

    def _lines(self, block: dict[str, Any]) -> str:
        return "<p>&nbsp;</p><hr>" * int(block["count"])


def _put_shapes(document: QTextDocument) -> None:
    """Replace every named place by an object that draws itself."""
    while not (start := document.find("\u2045")).isNull():
        end = document.find("\u2046", start)
        start.setPosition(end.selectionEnd(), start.MoveMode.KeepAnchor)
        name = start.selectedText().strip("\u2045\u2046")
        shape = QTextCharFormat()
        shape.setObjectType(_SHAPE)
        shape.setProperty(_NAME, name)
        start.insertText("\ufffc", shape)


def _application(sheet: dict[str, Any]) -> None:
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        QGuiApplication([])
    if sheet["family"] not in QFontDatabase.families():
        for path in sheet["faces"].values():
            QFontDatabase.addApplicationFont(path)


def _draw(writer: QPdfWriter, document: QTextDocument, sheet: dict[str, Any], scale: float) -> None:
    """Draw every page of the document with its head and foot."""
    painter, count = QPainter(writer), document.pageCount()
    small = QFont(sheet["family"])
    small.setPointSizeF(sheet["sizes"]["small"])
    size = document.pageSize()
    for number in range(1, count + 1):
        if number > 1:
            writer.newPage()
        painter.setFont(small)
        for y, left, right in (
            (-_HEAD, _text(sheet["left"]), _text(sheet["right"])),
            (
                size.height() / scale + 10,
                sheet["foot_text"],
                sheet["pages"].format(page=number, pages=count),
            ),
        ):
            line = QRectF(0, y * scale, size.width(), 18 * scale)
            painter.drawText(line, left)
            painter.drawText(line, 2, right)  # right-aligned
        painter.save()
        painter.translate(0, -(number - 1) * size.height())
        shown = QRectF(0, (number - 1) * size.height(), size.width(), size.height())
        painter.setClipRect(shown)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = shown
        document.documentLayout().draw(painter, context)
        painter.restore()
    painter.end()


def _text(spans: Spans) -> str:
    return "".join(span["text"] for span in spans)


def render(sheet: dict[str, Any]) -> bytes:
    """Print the sheet."""
    _application(sheet)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet["title"])
    writer.setPageSize(QPageSize(QSizeF(*sheet["page"]), QPageSize.Unit.Point))
    margin = sheet["margin"]
    writer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout.Unit.Point)
    writer.setResolution(1200)
    scale = 1200 / 72
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(writer)
    shapes = _Shapes(sheet, scale)
    document.documentLayout().registerHandler(_SHAPE, shapes)
    font = QFont(sheet["family"])
    font.setPointSizeF(sheet["sizes"]["body"])
    document.setDefaultFont(font)
    made = _Page(sheet)
    document.setHtml("".join(map(made.of, [*sheet["blocks"], sheet["foot"]])))
    _put_shapes(document)
    width, height = sheet["page"]
    document.setPageSize(QSizeF(width - 2 * margin, height - 2 * margin) * scale)
    _draw(writer, document, sheet, scale)
    return bytes(buffer.data().data())

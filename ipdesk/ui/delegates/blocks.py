"""Pieces that a painted cell is stacked from: each knows its height and draws itself."""

from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ipdesk.content.model import Effect
from ipdesk.ui import icons, theme
from ipdesk.ui.models.cells import Chip

LEADING = 1.14
LEAST_SHRINK = 0.82
"""A word too wide for its column may shrink to this part of its size before it is broken."""

EFFECT_LOOKS: dict[Effect, tuple[str, str, str]] = {
    Effect.CONTRAINDICATED: ("ban", "danger", "danger_soft"),
    Effect.NOT_RECOMMENDED: ("octagon-alert", "danger", "danger_soft"),
    Effect.CAUTION: ("triangle-alert", "caution", "caution_soft"),
    Effect.ADJUST: ("wrench", "caution", "caution_soft"),
    Effect.NO_LIMIT: ("circle-minus", "muted", "band"),
    Effect.FAVOURS: ("trending-up", "good", "good_soft"),
}
"""Icon, ink and ground of each effect."""


@lru_cache(maxsize=4096)
def _width(word: str, role: str, _scale: float) -> float:
    return QFontMetricsF(theme.font(role)).horizontalAdvance(word)


def _widest_word(text: str, role: str, least: float) -> float:
    """The width of the widest word, as far as one may be wider than ``least``; 0 otherwise."""
    # No letter of the typeface is wider than it is high by half: most words need no measuring.
    shortest = least / (theme.font(role).pixelSize() * 1.5)
    scale = theme.text_scale()
    words = (word for word in text.split() if len(word) > shortest)
    return max((_width(word, role, scale) for word in words), default=0.0)


class Block(Protocol):
    """A piece of a cell."""

    def fit(self, width: float) -> float:
        """Lay out for a width and return the height."""

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the top left corner given, as laid out last."""


class Words:
    """Wrapped text; a word wider than the column is broken, never cut off."""

    def __init__(self, text: str, role: str = "cell", color: str = "ink", bold: int = 0) -> None:
        self._text = text
        self._color = color
        self._bold = bold
        self._role = role
        self._font = theme.font(role)
        self._layout = QTextLayout(text, self._font)
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if bold:
            strong = QTextLayout.FormatRange()
            strong.start, strong.length = 0, bold
            weight = QTextCharFormat()
            weight.setFontWeight(QFont.Weight.Bold)
            strong.format = weight
            self._layout.setFormats([strong])

    def fit(self, width: float) -> float:
        """Break the text into lines; a word that is too wide is set smaller first."""
        self._layout.setFont(self._shrunk(width))
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, y))
            y += round(line.height() * LEADING)
        self._layout.endLayout()
        return y

    def _shrunk(self, width: float) -> QFont:
        # Hinted glyphs do not shrink evenly, and bold words run wider than the font measured.
        wider = 1.09 if self._bold else 1.04
        widest = _widest_word(self._text, self._role, width / wider) * wider
        if widest <= width:
            return self._font
        smaller = QFont(self._font)
        size = self._font.pixelSize()
        smaller.setPixelSize(max(int(size * width / widest), round(size * LEAST_SHRINK)))
        return smaller

    @property
    def used_width(self) -> float:
        """The widest line as laid out."""
        lines = range(self._layout.lineCount())
        return max((self._layout.lineAt(place).naturalTextWidth() for place in lines), default=0)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the lines."""
        painter.setPen(theme.color(self._color))
        self._layout.draw(painter, QPointF(x, y))


class Gap:
    """Empty space."""

    def __init__(self, height: float) -> None:
        self._height = theme.px(height)

    def fit(self, _width: float) -> float:
        """The height, whatever the width."""
        return self._height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Nothing to draw."""


class Pill:
    """Words in a rounded outline."""

    def __init__(self, text: str, ink: str = "ink", ground: str = "surface") -> None:
        self._ink = ink
        self._ground = ground
        self._words = Words(text, "caption", ink)
        self._pad = theme.px(8)
        self._height = 0.0

    def fit(self, width: float) -> float:
        """Wrap inside the outline."""
        self._height = self._words.fit(width - 2 * self._pad) + theme.px(6)
        return self._height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw outline and words."""
        width = self._words.used_width + 2 * self._pad
        radius = min(self._height / 2, theme.px(11))
        is_plain = self._ink == "ink"
        painter.setPen(QPen(theme.color("control" if is_plain else self._ink), 1))
        painter.setBrush(theme.color(self._ground))
        painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, width, self._height - 1), radius, radius)
        self._words.paint(painter, x + self._pad, y + theme.px(3))


class DotsLine:
    """Filled dots of four with their word."""

    def __init__(self, filled: int, text: str, of: int = 4) -> None:
        self._filled = filled
        self._of = of
        self._text = text
        self._is_stacked = False
        self._words = Words(text, "caption", "muted")
        self._size = theme.px(7)

    def fit(self, width: float) -> float:
        """Words beside the dots, or below them where there is no room."""
        line = round(QFontMetricsF(self._font()).height() * LEADING)
        room = width - self._offset()
        self._is_stacked = QFontMetricsF(self._font()).horizontalAdvance(self._text) > room
        if self._is_stacked:
            return line + self._words.fit(width)
        return max(self._words.fit(room), line)

    def _font(self) -> QFont:
        return theme.font("caption")

    def _offset(self) -> float:
        return self._of * (self._size + theme.px(2.5)) + theme.px(4)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw dots, then words."""
        line = QFontMetricsF(self._font()).height() * LEADING
        paint_dots(painter, x, y + line / 2, self._filled, self._of, self._size)
        if self._is_stacked:
            self._words.paint(painter, x, y + round(line))
        else:
            self._words.paint(painter, x + self._offset(), y)


def paint_dots(
    painter: QPainter, x: float, middle: float, filled: int, of: int, size: float
) -> None:
    """Draw dots, the first ones filled."""
    painter.setPen(QPen(theme.color("accent"), max(1.2, size / 6)))
    for place in range(of):
        painter.setBrush(theme.color("accent") if place < filled else Qt.BrushStyle.NoBrush)
        box = QRectF(x + place * (size + theme.px(2.5)), middle - size / 2, size, size)
        painter.drawEllipse(box.adjusted(0.6, 0.6, -0.6, -0.6))


class ChipBlock:
    """A caution: icon, factor, effect word and what the rule says in short."""

    def __init__(self, chip: Chip) -> None:
        self.chip = chip
        icon, ink, ground = EFFECT_LOOKS[chip.effect]
        self._icon, self._ink, self._ground = icon, ink, ground
        self._head = Words(chip.factor, "cell-strong", ink)
        self._body = Words(f"{chip.word}: {chip.text}", "caption", ink, bold=len(chip.word))
        self._pad = theme.px(7)
        self._icon_size = theme.px(15)
        self._width = self._height = self._head_height = 0.0

    def fit(self, width: float) -> float:
        """Head beside the icon, body below over the whole width."""
        self._width = width
        inner = width - 2 * self._pad
        self._head_height = self._head.fit(inner - self._icon_size - theme.px(5))
        body = self._body.fit(inner)
        self._height = self._head_height + body + 2 * theme.px(5) + theme.px(1)
        return self._height

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw ground, edge, icon and words."""
        # Where all grounds are black, the edge sets a caution apart.
        is_edged = theme.active().name == "high-contrast"
        painter.setPen(QPen(theme.color(self._ink if is_edged else self._ground), 1))
        painter.setBrush(theme.color(self._ground))
        painter.drawRoundedRect(
            QRectF(x + 0.5, y + 0.5, self._width - 1, self._height - 1),
            theme.px(6),
            theme.px(6),
        )
        top = y + theme.px(5)
        box = QRectF(x + self._pad, top + theme.px(1), self._icon_size, self._icon_size)
        icons.draw(painter, self._icon, theme.color(self._ink), box)
        self._head.paint(painter, x + self._pad + self._icon_size + theme.px(5), top)
        self._body.paint(painter, x + self._pad, top + self._head_height + theme.px(1))

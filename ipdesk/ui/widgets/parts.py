"""Small shared pieces: labels by role, dots, rules, check rows and icon buttons."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ipdesk.ui import icons, theme
from ipdesk.ui.delegates.blocks import Words, paint_dots


def label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """Words on the window, wrapped; never read as markup."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(True)
    # Else one long word, such as an address, would widen everything around it.
    made.setMinimumWidth(1)
    if role:
        made.setProperty("role", role)
    return made


def selectable(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """Words that can be marked and copied, by keyboard too."""
    made = label(text, role, parent)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setCursor(Qt.CursorShape.IBeamCursor)
    return made


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line across."""
    line = QFrame(parent)
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


class Dots(QWidget):
    """Dots of four, the first ones filled; the word is in the tooltip and the accessible name."""

    def __init__(self, filled: int, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled = filled
        self.setAccessibleName(f"{word}, {filled} of 4 dots")
        self.setToolTip(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for four dots."""
        return QSize(theme.px(4 * 11), theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_dots(painter, 1, self.height() / 2, self._filled, 4, theme.px(8))
        painter.end()


SURELY_FITS = 1.05
"""Laid out, words may run a little wider than they were measured."""


class CheckRow(QCheckBox):
    """A check box over the whole width, its words wrapped, with dots at the end if given."""

    def __init__(self, text: str, dots: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._dots = dots
        # Layouts ask again and again; words are measured once for a width and a text size.
        self._heights: dict[tuple[int, str, float, bool], int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_dots(self, dots: int | None) -> None:
        """Show another number of filled dots, or none at all."""
        self._dots = dots
        self.update()

    def _text_left(self) -> int:
        return theme.px(16) + 2 + theme.px(10)

    def _dots_width(self) -> int:
        return 0 if self._dots is None else theme.px(4 * 10 + 8)

    def _words(self, width: int) -> tuple[Words, float]:
        words = Words(self.text(), "body", "ink" if self.isEnabled() else "muted")
        return words, words.fit(width - self._text_left() - self._dots_width())

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tall enough for the words and for a finger."""
        key = (width, self.text(), theme.text_scale(), self._dots is None)
        if key not in self._heights:
            self._heights[key] = max(self._needed(width), theme.px(32))
        return self._heights[key]

    def _needed(self, width: int) -> int:
        room = width - self._text_left() - self._dots_width()
        if QFontMetrics(theme.font("body")).horizontalAdvance(self.text()) * SURELY_FITS <= room:
            return 0  # one line is never higher than a finger needs
        return round(self._words(width)[1]) + theme.px(8)

    def sizeHint(self) -> QSize:
        """One line."""
        metrics = QFontMetrics(theme.font("body"))
        wide = metrics.horizontalAdvance(self.text()) + self._text_left() + self._dots_width()
        return QSize(wide + 8, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """Words may wrap."""
        return QSize(theme.px(120), theme.px(32))

    def hitButton(self, pos: object) -> bool:
        """The whole row is the target."""
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, words, dots, and the ring when the keyboard is here."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = theme.px(16)
        box = QRectF(3.5, (min(self.height(), theme.px(34)) - size) / 2, size, size)
        checked = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if checked else "control"), 1.3))
        painter.setBrush(theme.color("accent" if checked else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if checked:
            icons.draw(
                painter, "check", theme.color("on_accent"), box.adjusted(1.5, 1.5, -1.5, -1.5)
            )
        words, height = self._words(self.width())
        words.paint(painter, self._text_left(), max((self.height() - height) / 2, 2))
        if self._dots is not None:
            left = self.width() - self._dots_width() + theme.px(4)
            paint_dots(painter, left, box.center().y(), self._dots, 4, theme.px(7))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class IconButton(QToolButton):
    """A tool button whose icon follows the palette; ``text`` is its accessible name at least."""

    def __init__(
        self, icon: str, text: str, parent: QWidget | None = None, *, shows_text: bool = True
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._look = ("", 0)
        self.setText(text)
        self.setAccessibleName(text)
        self.setProperty("role", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if shows_text else style.ToolButtonIconOnly
        )
        if not shows_text:
            self.setToolTip(text)
        self._tint()

    def _tint(self) -> None:
        size = theme.px(17)
        # Every change of style asks, also those that change neither colour nor size.
        look = (theme.color("accent").name(), size)
        if look == self._look:
            return
        self._look = look
        self.setIcon(icons.icon(self._icon, theme.color("accent"), size))
        self.setIconSize(QSize(size, size))

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or text size: draw the icon again."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._tint()


def icon_label(name: str, color: str, size: int = 16, parent: QWidget | None = None) -> QLabel:
    """An icon that only decorates words beside it."""
    made = QLabel(parent)
    edge = theme.px(size)
    made.setPixmap(icons.pixmap(name, theme.color(color), edge, 2.0))
    made.setFixedSize(edge, edge + 2)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def refresh_style(widget: QWidget) -> None:
    """Let the style sheet see changed properties."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)

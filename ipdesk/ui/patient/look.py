"""Lengths, fonts and style sheet of the patient view, from the palette, text size and width."""

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from ipdesk.ui import theme
from ipdesk.ui.palette import Palette
from ipdesk.ui.widgets.parts import label

DESIGNED_FOR = QSize(1440, 900)
"""The window in which lengths are as they stand here."""
_NARROWEST, _WIDEST = 0.8, 1.35
TARGET = 46
"""Height of what is touched, never less."""

# Height in pixels of each role; nothing is smaller than 16 at any width.
_TEXT = {
    "title": 42,
    "page": 21,
    "name": 23,
    "subtitle": 17,
    "lead": 23,
    "strong": 20,
    "text": 19,
    "number": 26,
    "caption": 16,
}
_LEAST = 16
_TITLE_LEAST = 30

_SHEET = Template("""
#patientView, #patientPage { background: $window; }
#patientCover { background: $window; }
QLabel[pv] { color: $ink; font-size: ${text}px; }
QLabel[pv="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[pv="page"] { font-size: ${page}px; color: $muted; }
QLabel[pv="name"] { font-size: ${name}px; font-weight: 600; }
QLabel[pv="subtitle"] { font-size: ${subtitle}px; color: $muted; }
QLabel[pv="lead"] { font-size: ${lead}px; font-weight: 600; }
QLabel[pv="strong"] { font-size: ${strong}px; font-weight: 600; }
QLabel[pv="heading"] { font-size: ${subtitle}px; font-weight: 600; color: $muted; }
QLabel[pv="number"] { font-size: ${number}px; font-weight: 700; color: $accent; }
QLabel[pv="sure"] { font-size: ${subtitle}px; }
QLabel[pv="caption"] { font-size: ${caption}px; color: $muted; }
QLabel[pv="draft"] { font-size: ${caption}px; color: $caution; background: $caution_soft;
    border: 1px solid $caution; border-radius: 8px; padding: 4px 10px; }
QFrame[pv="card"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[pv="marked"] { background: $surface; border: 3px solid $accent; border-radius: 12px; }
QFrame[pv="note"] { background: $accent_soft; border: 1px solid $accent_soft;
    border-radius: 8px; }
QFrame[pv="caution"] { background: $caution_soft; border: 1px solid $caution;
    border-radius: 8px; }
QFrame#patientBar { background: $surface; border: none; border-top: 1px solid $line; }
QFrame#patientBar QLabel { font-size: ${caption}px; color: $muted; }
QPushButton[pv] { font-size: ${button}px; font-weight: 600; min-height: ${target}px;
    border: 2px solid $accent; border-radius: 9px; padding: 0 ${pad}px; color: $accent;
    background: $surface; text-align: center; }
QPushButton[pv]:hover { background: $accent_soft; }
QPushButton[pv]:focus { border: 4px solid $ink; padding: 0 ${pad_focus}px; }
QPushButton[pv="primary"], QPushButton[pv]:checked { background: $accent; color: $on_accent; }
QPushButton[pv="primary"]:hover, QPushButton[pv]:checked:hover { background: $accent_hover; }
QPushButton[pv]:disabled { color: $muted; border-color: $line; background: $surface; }
QPushButton[pv="quiet"] { border-color: transparent; background: transparent; }
QPushButton[pv="quiet"]:focus { border-color: $accent; }
QPushButton[pv="below"] { border: none; border-radius: 0; background: $window; padding: 0;
    min-height: 0; }
QPushButton[pv="below"]:hover { background: $accent_soft; }
#patientScroll { border: 3px solid $window; }
#patientScroll[ring="yes"] { border: 3px solid $accent; }
#patientContents { background: $nav; }
#patientContents QScrollBar:vertical { background: $nav; }
#patientContents QScrollBar::handle { background: $nav_active; }
QLabel[pv="group"] { font-size: ${caption}px; font-weight: 600; color: $on_nav; }
""")


@dataclass(frozen=True, slots=True)
class Look:
    """How large things are."""

    factor: float
    palette: Palette
    width: int

    @classmethod
    def of(cls, size: QSize) -> "Look":
        """The look for a window's size, at the present text size and palette."""
        width = size.width()
        fit = min(width / DESIGNED_FOR.width(), size.height() / DESIGNED_FOR.height())
        fit = min(max(fit, _NARROWEST), _WIDEST)
        return cls(round(fit * theme.text_scale(), 2), theme.active(), width)

    def px(self, length: float) -> int:
        """A length that grows with window and text."""
        return round(length * self.factor)

    def text(self, role: str) -> int:
        """The height of a text in pixels; a question keeps to a few lines at any width."""
        most = max(round(self.width * 0.05), _TITLE_LEAST) if role == "title" else 1_000
        return max(min(self.px(_TEXT[role]), most), _LEAST)

    def font(self, role: str, *, bold: bool = False) -> QFont:
        """The font of a text that is painted."""
        face = QFont(theme.FAMILY)
        face.setPixelSize(self.text(role))
        face.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return face

    @property
    def target(self) -> int:
        """The height of what is touched."""
        return max(self.px(TARGET), TARGET)

    def sheet(self) -> str:
        """The view's style sheet."""
        colors = {
            name: getattr(self.palette, name)
            for name in Palette.__slots__
            if name not in ("name", "dark")
        }
        sizes = {role: str(self.text(role)) for role in _TEXT}
        pad = min(self.px(16), 18)
        return _SHEET.substitute(
            colors,
            **sizes,
            button=str(max(self.px(17), _LEAST)),
            target=str(self.target - 4),
            pad=str(pad),
            pad_focus=str(pad - 2),
        )


def words(text: str, role: str, parent: QWidget | None = None) -> QLabel:
    """A text of the view in one of its roles; never read as markup."""
    made = label(text, "", parent)
    made.setProperty("pv", role)
    return made

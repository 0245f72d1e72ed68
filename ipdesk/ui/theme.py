"""Palette, typeface and text size of the application; the last ones applied can be asked for."""

from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ipdesk import paths
from ipdesk.ui.palette import DARK, HIGH_CONTRAST, LIGHT, Palette
from ipdesk.ui.stylesheet import stylesheet

__all__ = ["DARK", "HIGH_CONTRAST", "LIGHT", "PALETTES", "Palette", "active", "apply", "font"]

FAMILY = "Atkinson Hyperlegible Next"
FACES = ("400Regular", "400Regular_Italic", "500Medium", "600SemiBold", "700Bold")
PALETTES = {palette.name: palette for palette in (LIGHT, DARK, HIGH_CONTRAST)}
MIDDLE_LIGHTNESS = 128
TEXT_SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)

_STYLED = "ipdesk_styled"
"""Set on an application that was told to draw in the style that the style sheet is made for."""

# Height in pixels and weight of each role at 100 %.
_ROLES: dict[str, tuple[float, QFont.Weight]] = {
    "tiny": (10.5, QFont.Weight.Normal),
    "caption": (12, QFont.Weight.Normal),
    "caption-strong": (12, QFont.Weight.DemiBold),
    "cell": (13, QFont.Weight.Normal),
    "cell-strong": (13, QFont.Weight.DemiBold),
    "body": (14, QFont.Weight.Normal),
    "strong": (14, QFont.Weight.DemiBold),
    "title": (17, QFont.Weight.DemiBold),
    "display": (26, QFont.Weight.DemiBold),
}


def load_fonts() -> str:
    """Register the bundled typeface; returns one sentence if that failed, else nothing."""
    folder = paths.fonts_dir() / "atkinson-hyperlegible-next"
    missing = [
        face
        for face in FACES
        if QFontDatabase.addApplicationFont(str(folder / f"AtkinsonHyperlegibleNext_{face}.ttf"))
        < 0
    ]
    if not missing:
        return ""
    return (
        f"{len(missing)} of {len(FACES)} font files are missing from {folder}: "
        "text may look different. Install the program again."
    )


class _Worn:
    """What was applied last; asked for thousands of times while a page is laid out."""

    def __init__(self) -> None:
        self.palette = LIGHT
        self.scale = 1.0


_worn = _Worn()


def active() -> Palette:
    """The palette that was applied last."""
    return _worn.palette


def text_scale() -> float:
    """The text size that was applied last, 1.0 to 2.0."""
    return _worn.scale


def px(length: float) -> int:
    """A length that grows with the text."""
    return round(length * _worn.scale)


@cache
def _font(role: str, scale: float) -> QFont:
    height, weight = _ROLES[role]
    face = QFont(FAMILY)
    face.setPixelSize(round(height * scale))
    face.setWeight(weight)
    return face


def font(role: str) -> QFont:
    """The font of a role at the present text size."""
    return _font(role, _worn.scale)


def color(name: str) -> QColor:
    """A colour of the present palette by its field's name."""
    return QColor(getattr(_worn.palette, name))


def new_application(name: str) -> QApplication:
    """An application in the style that the style sheet is made for."""
    # Told as an option: the classes behind ``setStyle`` take longer to load than the first frame.
    app = QApplication([name, "-style", "fusion"])
    app.setProperty(_STYLED, True)
    return app


def first_palette(app: QApplication) -> Palette:
    """The palette for the first frame, by the system's own colours; see ``system_palette``."""
    return DARK if app.palette().window().color().lightness() < MIDDLE_LIGHTNESS else LIGHT


def system_palette() -> Palette:
    """The palette that the system's own setting asks for."""
    from PySide6.QtCore import Qt  # slow to load: not before the first frame

    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def nearest_scale(wanted: float) -> float:
    """The step of text size nearest to the one wanted."""
    return min(TEXT_SCALES, key=lambda step: abs(step - wanted))


def apply(app: QApplication, palette: Palette, text_scale: float) -> None:
    """Give the whole application a palette and a text size (1.0 to 2.0)."""
    scale = nearest_scale(text_scale)
    _worn.palette, _worn.scale = palette, scale
    if not app.property(_STYLED):
        app.setProperty(_STYLED, True)
        app.setStyle("Fusion")
    app.setPalette(_qt_palette(palette))
    app.setFont(_font("body", scale))
    app.setStyleSheet(stylesheet(palette, scale, paths.icons_dir()))


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: palette.window,
        role.WindowText: palette.ink,
        role.Base: palette.surface,
        role.AlternateBase: palette.raised,
        role.Text: palette.ink,
        role.PlaceholderText: palette.muted,
        role.Button: palette.surface,
        role.ButtonText: palette.ink,
        role.BrightText: palette.danger,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.ToolTipBase: palette.surface,
        role.ToolTipText: palette.ink,
        role.Accent: palette.accent,
        role.Mid: palette.line,
        role.Dark: palette.control,
    }
    result = QPalette()
    for key, value in colors.items():
        result.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(palette.control))
    return result

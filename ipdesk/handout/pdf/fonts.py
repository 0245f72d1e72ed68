"""Registers the bundled typeface with the PDF library."""

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from ipdesk.errors import HandoutError
from ipdesk.handout.pdf import theme
from ipdesk.handout.typeface import font_file

_NAMES = {
    "regular": theme.REGULAR,
    "medium": theme.MEDIUM,
    "semibold": theme.SEMIBOLD,
    "bold": theme.BOLD,
    "italic": theme.ITALIC,
}


@cache
def register_fonts() -> None:
    """Make the faces known by name.

    Raises:
        HandoutError: A file is missing or damaged.
    """
    for face, name in _NAMES.items():
        path = font_file(face)
        try:
            pdfmetrics.registerFont(TTFont(name, str(path)))
        except (TTFError, OSError) as error:
            raise HandoutError(
                f"The typeface file {path} is damaged. Install the program again."
            ) from error
    pdfmetrics.registerFontFamily(
        theme.REGULAR,
        normal=theme.REGULAR,
        bold=theme.BOLD,
        italic=theme.ITALIC,
        boldItalic=theme.BOLD,
    )

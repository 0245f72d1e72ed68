"""Registers the bundled typefaces with the PDF library."""

import re
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from ipdesk.errors import HandoutError
from ipdesk.handout.pdf import theme
from ipdesk.handout.typeface import composed, font_file

_NAMES = {
    "regular": theme.REGULAR,
    "medium": theme.MEDIUM,
    "semibold": theme.SEMIBOLD,
    "bold": theme.BOLD,
    "italic": theme.ITALIC,
}


_FALLBACK = "NotoSans"
_FALLBACK_BOLD = "NotoSans-Bold"
_FALLBACKS = {"fallback": _FALLBACK, "fallback-bold": _FALLBACK_BOLD}
_HEAVY = frozenset({theme.SEMIBOLD, theme.BOLD})
_MAPPED = re.compile(r"(?<=> )<([0-9A-F]{4})>$", re.MULTILINE)


def fallback_for(font: str) -> str:
    """The fallback face that stands beside one of ours."""
    return _FALLBACK_BOLD if font in _HEAVY else _FALLBACK


class _FallbackFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """Tells a reader of the file what was typed for the letters at private places."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  # the library's name
        """Write the font, then mend its maps back to text."""
        super().addObjects(doc)
        typed = {ord(place): text for text, place in composed().items()}

        def mended(match: re.Match[str]) -> str:
            text = typed.get(int(match[1], 16))
            return f"<{text.encode('utf-16-be').hex().upper()}>" if text else match[0]

        ending = f"+{self.face.name.decode()}"
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and name.endswith(ending):
                stream.content = _MAPPED.sub(mended, stream.content)


@cache
def register_fonts() -> None:
    """Make the faces known by name.

    Raises:
        HandoutError: A file is missing or damaged.
    """
    for face, name in _NAMES.items():
        _register(face, name, TTFont)
    for face, name in _FALLBACKS.items():
        _register(face, name, _FallbackFont)
    pdfmetrics.registerFontFamily(
        theme.REGULAR,
        normal=theme.REGULAR,
        bold=theme.BOLD,
        italic=theme.ITALIC,
        boldItalic=theme.BOLD,
    )
    pdfmetrics.registerFontFamily(
        _FALLBACK,
        normal=_FALLBACK,
        bold=_FALLBACK_BOLD,
        italic=_FALLBACK,
        boldItalic=_FALLBACK_BOLD,
    )


def _register(face: str, name: str, kind: type[TTFont]) -> None:
    path = font_file(face)
    try:
        pdfmetrics.registerFont(kind(name, str(path)))
    except (TTFError, OSError) as error:
        raise HandoutError(
            f"The typeface file {path} is damaged. Install the program again."
        ) from error

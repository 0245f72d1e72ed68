"""Registers the bundled typefaces with the PDF library, and says which letters its codes are."""

import re
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont

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


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{letters}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_MOST = 100
"""Codes in one list of a character map."""


def letters_of_codes(subset: list[int]) -> str:
    """The map from a subset's codes to letters, for copying and reading aloud.

    The library maps the codes that are not used to U+0000, which PDF/UA forbids.
    """
    used = [(code, letter) for code, letter in enumerate(subset) if letter]
    lists = []
    for start in range(0, len(used), _MOST):
        part = used[start : start + _MOST]
        lines = "\n".join(f"<{code:02X}> <{letter:04X}>" for code, letter in part)
        lists.append(f"{len(part)} beginbfchar\n{lines}\nendbfchar")
    return _CMAP.format(letters="\n".join(lists))


class Face(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A face whose texts come out of the file as they went in, and are measured once."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        widths, missing = self.face.charWidths.get, self.face.defaultWidth

        @lru_cache(maxsize=8192)
        def units(text: str) -> float:
            return float(sum(widths(ord(letter), missing) for letter in text))

        self._units = units

    def stringWidth(  # noqa: N802  # the library's name
        self,
        text: str,
        size: float,
        encoding: str = "utf8",  # noqa: ARG002  # the library gives it; texts are never bytes here
    ) -> float:
        """Width of a text in points."""
        return 0.001 * size * self._units(text)

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802  # the library's name
        """Embed the subsets with maps of our own."""
        subsets = self.state[document].subsets
        super().addObjects(document)
        for number, subset in enumerate(subsets):
            name = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
            document.idToObject[f"toUnicodeCMap:{name}"].content = letters_of_codes(subset)


_FALLBACK = "NotoSans"
_FALLBACK_BOLD = "NotoSans-Bold"
_FALLBACKS = {"fallback": _FALLBACK, "fallback-bold": _FALLBACK_BOLD}
_HEAVY = frozenset({theme.SEMIBOLD, theme.BOLD})
_MAPPED = re.compile(r"(?<=> )<([0-9A-F]{4})>$", re.MULTILINE)


def fallback_for(font: str) -> str:
    """The fallback face that stands beside one of ours."""
    return _FALLBACK_BOLD if font in _HEAVY else _FALLBACK


class _FallbackFace(Face):
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
        _register(face, name, Face)
    for face, name in _FALLBACKS.items():
        _register(face, name, _FallbackFace)
    pdfmetrics.registerFontFamily(
        theme.REGULAR,
        normal=theme.REGULAR,
        bold=theme.BOLD,
        italic=theme.ITALIC,
        boldItalic=theme.BOLD,
    )


def _register(face: str, name: str, kind: type[Face]) -> None:
    path = font_file(face)
    try:
        pdfmetrics.registerFont(kind(name, str(path)))
    except (TTFError, OSError) as error:
        raise HandoutError(
            f"The typeface file {path} is damaged. Install the program again."
        ) from error

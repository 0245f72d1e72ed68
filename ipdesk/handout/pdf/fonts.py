"""Registers the bundled typeface with the PDF library, and says which letters its codes are."""

from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFont

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


@cache
def register_fonts() -> None:
    """Make the faces known by name.

    Raises:
        HandoutError: A file is missing or damaged.
    """
    for face, name in _NAMES.items():
        path = font_file(face)
        try:
            pdfmetrics.registerFont(Face(name, str(path)))
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

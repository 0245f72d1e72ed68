"""The pages of a sheet: numbered when all are known, and tied to what is read of them."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas

from ipdesk.handout.blocks import Handout
from ipdesk.handout.pdf.furniture import Furniture
from ipdesk.handout.pdf.tagging import Tags
from ipdesk.handout.pdf.text import TURN, Phrases, turn
from ipdesk.handout.pdf.xmp import Packet

_VERSION = (1, 7)
"""PDF/UA-1 rests on this version of PDF."""
_PRINTED = 4
"""Flag of an annotation that is printed with its page."""


class SheetCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Holds pages back until their number is known, then draws the foot of each."""

    phrases: Phrases
    furniture: Furniture
    """Head and foot of the page; a sheet in two languages changes them from page to page."""
    is_counted: bool
    """Whether the page is one of the patient's."""

    def __init__(
        self,
        *arguments: Any,
        handout: Handout,
        tags: Tags | None,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, pdfVersion=_VERSION, **options)
        self.tags = tags
        self._handout = handout
        self._held: list[dict[str, Any]] = []
        self._outlined = 0
        self._above: list[int] = []
        self.setNamedCB(TURN, turn)

    def showPage(self) -> None:  # noqa: N802  # the library's name
        """Hold the page back."""
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Draw the foot of every page and write the file."""
        pages = len(self._held)
        counted = sum(state["is_counted"] for state in self._held)
        number = 0
        for state in self._held:
            self.__dict__.update(state)
            number += self.is_counted
            self.furniture.draw_foot(self, number if self.is_counted else None, counted)
            super().showPage()
        if self._handout.facing is not None:
            self._doc.Catalog.PageLayout = PDFName("TwoColumnLeft")
        if self.tags is not None:
            self.tags.write(self._doc, pages)
            metadata, language = self._handout.metadata, self._handout.language
            self._doc.Catalog.Metadata = Packet(metadata, language, self._doc)
        super().save()

    def outline(self, title: str, level: int, height: float) -> None:
        """Note a heading whose top is at a height above the origin."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        key = f"heading-{self._outlined}"
        self._outlined += 1
        self.bookmarkHorizontal(key, 0, height)
        self.addOutlineEntry(title, key, len(self._above))
        self._above.append(level)

    def linkURL(self, url: str, rect: Any, **options: Any) -> None:  # noqa: N802  # the library's name
        """Put an address behind a phrase, which the text gives by its number."""
        phrase = self.phrases.listed[int(url.removeprefix("link:"))]
        if self.tags is not None:
            options |= {
                "Contents": PDFString(phrase.text),
                "StructParent": self.tags.next_annotation,
                "F": _PRINTED,
            }
        super().linkURL(phrase.link, rect, **options)
        if self.tags is not None:
            name = self._annotationrefs[-1].name
            reference = int(self._doc.idToObjectNumberAndVersion[name][0])
            self.tags.annotate(self.getPageNumber(), phrase.element, reference)

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802  # the library's name
        """Tie a page to the parent tree; the library has no entries for that of its own."""
        super()._setAnnotations(page)
        if self.tags is not None and isinstance(page, PDFPage):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = self.tags.page_key(self.getPageNumber())
            page.Tabs = PDFName("S")

"""Structure of the sheet for screen readers: a tree of elements, tied to what the pages show.

PDF/UA-1 asks that everything painted belongs to an element of the tree or is marked as an artifact,
in a tree whose order is the order of reading. The PDF library writes neither marks nor tree. An
element is made when its block is laid out, so the tree has the order of the blocks, however the
pages break; what is painted is noted with its element when it is drawn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject
from reportlab.pdfgen.canvas import Canvas

LAYOUT = "/Artifact BMC"
"""Rules, grounds, borders and what repeats a text that stands elsewhere."""
HEAD = "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC"
FOOT = "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC"

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A marked content on a page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class _Annotation:
    """An annotation on a page, by the number of its PDF object."""

    page: int
    reference: int


@dataclass(slots=True, eq=False)
class Element:
    """An element of the structure tree with one of the standard types of PDF 1.7.

    ``alternative`` says what a picture shows, ``spoken`` stands for letters that are only drawn,
    and ``attributes`` are the entries of an attribute dictionary.
    """

    kind: str
    alternative: str = ""
    spoken: str = ""
    language: str = ""
    attributes: str = ""
    box: Box | None = None
    kids: list["Element | _Marked | _Annotation"] = field(default_factory=list)
    reference: int = 0

    def add(
        self,
        kind: str,
        *,
        alternative: str = "",
        spoken: str = "",
        language: str = "",
        attributes: str = "",
    ) -> "Element":
        """Make an element and put it last among this one's."""
        made = Element(kind, alternative, spoken, language, attributes)
        self.kids.append(made)
        return made

    @property
    def begun(self) -> bool:
        """Whether something of it has been drawn."""
        return any(not isinstance(kid, Element) or kid.begun for kid in self.kids)

    def place(self, element: "Element") -> None:
        """Put an element after the last one that has been drawn by now."""
        begun = [at for at, kid in enumerate(self.kids) if isinstance(kid, Element) and kid.begun]
        last = self.kids[begun[-1]] if begun else None
        if isinstance(last, Element) and last.kind == "Part":
            last.place(element)
        else:
            self.kids.insert(begun[-1] + 1 if begun else 0, element)


def table_attributes(summary: str) -> str:
    """Attributes of a table that says what it shows."""
    return f"/O/Table/Summary{text_string(summary)}" if summary else ""


def scope(name: str) -> str:
    """Attributes of a header cell: of its Column or of its Row."""
    return f"/O/Table/Scope/{name}"


def numbering(name: str) -> str:
    """Attributes of a list whose labels are of a kind (Disc, Square, Decimal, None)."""
    return f"/O/List/ListNumbering/{name}"


def text_string(text: str) -> str:
    """A text as the file writes it, with any letters."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class _Written(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object of the file whose text is made here."""

    def __init__(self, document: PDFDocument) -> None:
        self.content = ""
        document.Reference(self)
        self.reference = int(document.objectcounter)

    def format(self, _document: PDFDocument) -> bytes:
        """The text, which is ASCII throughout."""
        return self.content.encode("ascii")


class Tags:
    """The structure of a document while its pages are drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._pages: dict[int, list[Element]] = {}
        self._annotated: list[Element] = []

    def mark(self, page: int, element: Element) -> str:
        """The operator that begins a content of an element on a page."""
        parents = self._pages.setdefault(page, [])
        element.kids.append(_Marked(page, len(parents)))
        parents.append(element)
        return f"/{element.kind} <</MCID {len(parents) - 1}>> BDC"

    @property
    def next_annotation(self) -> int:
        """Key in the parent tree of the annotation that is made next."""
        return len(self._annotated)

    def annotate(self, page: int, element: Element, reference: int) -> None:
        """Note an annotation, by the number of its object, with its element."""
        element.kids.append(_Annotation(page, reference))
        self._annotated.append(element)

    def page_key(self, page: int) -> int:
        """Key of a page in the parent tree: after those of the annotations."""
        return len(self._annotated) + page

    def write(self, document: PDFDocument, pages: int) -> None:
        """Put the tree into the file, when all its pages are there."""
        top, parents = _Written(document), _Written(document)
        # Elements name each other by number, so all have theirs before the first is written.
        placed = list(_placed(self.root, top.reference, document))
        of_page = {
            number: int(document.idToObjectNumberAndVersion[f"Page{number}"][0])
            for number in range(1, pages + 1)
        }
        for element, above, written in placed:
            written.content = _dictionary(element, above, of_page)
        parents.content = self._parent_tree(pages)
        top.content = (
            f"<</Type/StructTreeRoot/K {self.root.reference} 0 R"
            f"/ParentTree {parents.reference} 0 R"
            f"/ParentTreeNextKey {self.page_key(pages) + 1}>>"
        )
        document.Catalog.StructTreeRoot = top
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _parent_tree(self, pages: int) -> str:
        """From each annotation and each marked content back to its element."""
        entries = [f"{key} {element.reference} 0 R" for key, element in enumerate(self._annotated)]
        for page in range(1, pages + 1):
            elements = self._pages.get(page, [])
            listed = " ".join(f"{element.reference} 0 R" for element in elements)
            entries.append(f"{self.page_key(page)}[{listed}]")
        return f"<</Nums[{' '.join(entries)}]>>"


def _placed(
    element: Element, above: int, document: PDFDocument
) -> Iterator[tuple[Element, int, _Written]]:
    """An element and all below it, each with the object above it and the one it is written to."""
    written = _Written(document)
    element.reference = written.reference
    yield element, above, written
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _placed(kid, element.reference, document)


def _dictionary(element: Element, above: int, of_page: dict[int, int]) -> str:
    """An element as the file writes it; its own page is that of its first content."""
    own = next((kid.page for kid in element.kids if not isinstance(kid, Element)), 0)
    kids = " ".join(_kid(kid, own, of_page) for kid in element.kids)
    parts = [f"<</S/{element.kind}/P {above} 0 R/K[{kids}]"]
    if own:
        parts.append(f"/Pg {of_page[own]} 0 R")
    if element.alternative:
        parts.append(f"/Alt{text_string(element.alternative)}")
    if element.spoken:
        parts.append(f"/ActualText{text_string(element.spoken)}")
    if element.language:
        parts.append(f"/Lang{text_string(element.language)}")
    # As an array even of one: PDFium, which Chrome reads with, looks for nothing else.
    if element.box is not None:
        sides = " ".join(f"{side:.2f}" for side in element.box)
        parts.append(f"/A[<</O/Layout/Placement/Block/BBox[{sides}]>>]")
    elif element.attributes:
        parts.append(f"/A[<<{element.attributes}>>]")
    return "".join((*parts, ">>"))


def _kid(kid: "Element | _Marked | _Annotation", own: int, of_page: dict[int, int]) -> str:
    if isinstance(kid, Element):
        return f"{kid.reference} 0 R"
    if isinstance(kid, _Annotation):
        return f"<</Type/OBJR/Pg {of_page[kid.page]} 0 R/Obj {kid.reference} 0 R>>"
    if kid.page == own:
        return str(kid.number)
    return f"<</Type/MCR/Pg {of_page[kid.page]} 0 R/MCID {kid.number}>>"


def tags_of(canvas: Canvas) -> Tags | None:
    """The structure that a canvas notes; none where the sheet is drawn without one."""
    return getattr(canvas, "tags", None)


@contextmanager
def content(canvas: Canvas, element: Element | None) -> Iterator[None]:
    """What is painted within belongs to an element; to none if there is none to belong to."""
    tags = tags_of(canvas)
    if tags is None or element is None:
        yield
        return
    canvas._code.append(tags.mark(canvas.getPageNumber(), element))
    yield
    canvas._code.append("EMC")


@contextmanager
def artifact(canvas: Canvas, kind: str = LAYOUT) -> Iterator[None]:
    """What is painted within is not read: it is layout, or stands on every page."""
    if tags_of(canvas) is None:
        yield
        return
    canvas._code.append(kind)
    yield
    canvas._code.append("EMC")

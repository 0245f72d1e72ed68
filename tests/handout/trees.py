"""Reads the structure of a printed sheet back: the tree, and the text that its marks hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

PAINTING = {"Tj", "TJ", "'", '"', "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "BI"}


@dataclass
class Mark:
    """A marked content: its page from 0, its number there and the text that it holds."""

    page: int
    number: int
    text: str


@dataclass
class Node:
    kind: str
    entry: pikepdf.Dictionary
    kids: list["Node | Mark"] = field(default_factory=list)
    annotations: list[pikepdf.Dictionary] = field(default_factory=list)

    def value(self, key: str) -> str:
        return str(self.entry.get(key, ""))

    def attribute(self, key: str) -> str:
        found = [part.get(key) for part in self.entry.get("/A", []) if key in part]
        return str(found[0]) if found else ""

    @property
    def nodes(self) -> list["Node"]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def marks(self) -> list[Mark]:
        """Every mark below, in reading order."""
        return [
            mark for kid in self.kids for mark in (kid.marks if isinstance(kid, Node) else [kid])
        ]

    @property
    def text(self) -> str:
        return " ".join("".join(mark.text for mark in self.marks).split())

    @property
    def pages(self) -> list[int]:
        return sorted({mark.page for mark in self.marks})

    def all(self, kind: str = "") -> Iterator["Node"]:
        if not kind or self.kind == kind:
            yield self
        for node in self.nodes:
            yield from node.all(kind)


def letters_of(font: pikepdf.Dictionary) -> dict[int, str]:
    """Letters of a font's codes, as its ToUnicode map says."""
    text = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4})>", text)
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}


@dataclass
class PageMarks:
    """What a page paints: text by mark, text of artifacts, and operators outside of any mark."""

    texts: dict[int, str]
    artifacts: str
    loose: list[str]


def page_marks(page: pikepdf.Page) -> PageMarks:
    fonts = {name: letters_of(font) for name, font in page.Resources.get("/Font", {}).items()}
    found = PageMarks({}, "", [])
    letters: dict[int, str] = {}
    stack: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            number = operands[1].get("/MCID") if name == "BDC" else None
            stack.append(None if number is None else int(number))
            if number is not None:
                assert int(number) not in found.texts, "a mark that begins twice"
                found.texts[int(number)] = ""
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in PAINTING:
            if not stack:
                found.loose.append(name)
            elif name == "Tj":
                text = "".join(letters[code] for code in bytes(operands[0]))
                if stack[-1] is None:
                    found.artifacts += text + " "
                else:
                    found.texts[stack[-1]] += text
    assert not stack, "a mark that does not end"
    return found


class Tree:
    """The structure of a file; ``root`` is its Document."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.pages = [page_marks(page) for page in self.pdf.pages]
        self._numbers = {page.obj.objgen: at for at, page in enumerate(self.pdf.pages)}
        self.root = self._node(self.pdf.Root.StructTreeRoot.K)

    def _node(self, entry: Any) -> Node:
        node = Node(str(entry.S).lstrip("/"), entry)
        for kid in entry.get("/K", []):
            if isinstance(kid, int):
                node.kids.append(self._mark(entry.Pg, kid))
            elif kid.get("/Type") == "/MCR":
                node.kids.append(self._mark(kid.Pg, int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                node.annotations.append(kid.Obj)
            else:
                assert kid.P.objgen == entry.objgen
                node.kids.append(self._node(kid))
        return node

    def _mark(self, page: Any, number: int) -> Mark:
        at = self._numbers[page.objgen]
        return Mark(at, number, self.pages[at].texts[number])

    def parents(self) -> dict[int, Any]:
        """The parent tree: an element for an annotation, a list of them for a page."""
        listed = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        return {int(key): value for key, value in zip(listed[::2], listed[1::2], strict=True)}

"""Reads the structure of a finished sheet back, as a screen reader meets it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

_LONGEST_TYPE = 64
"""Bytes that the name of a type takes at most."""


@dataclass(frozen=True, slots=True)
class Node:
    """An element as it stands on a page; what does not apply to its kind is left empty."""

    kind: str
    alternative: str = ""
    language: str = ""
    scope: str = ""
    kids: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def _answer(ask: Any, *what: Any) -> str:
    """A text that the PDF library gives as UTF-16 in a buffer of the asker's."""
    size = ask(*what, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    # Some ask for bytes, some for letters of two bytes.
    ask(*what, ctypes.cast(buffer, ask.argtypes[-2]), size)
    return buffer.raw[: size - 2].decode("utf-16-le")


def _kind(element: Any) -> str:
    buffer = ctypes.create_string_buffer(_LONGEST_TYPE)
    size = raw.FPDF_StructElement_GetType(element, buffer, _LONGEST_TYPE)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")


def _node(element: Any) -> Node:
    kind = _kind(element)
    alternative = language = scope = ""
    if kind == "Figure":
        alternative = _answer(raw.FPDF_StructElement_GetAltText, element)
    elif kind in ("Part", "Span"):
        language = _answer(raw.FPDF_StructElement_GetLang, element)
    elif kind == "TH":
        scope = _answer(raw.FPDF_StructElement_GetStringAttribute, element, b"Scope")
    count = raw.FPDF_StructElement_CountChildren(element)
    kids = (raw.FPDF_StructElement_GetChildAtIndex(element, at) for at in range(count))
    return Node(kind, alternative, language, scope, tuple(_node(kid) for kid in kids if kid))


def page_structure(page: pypdfium2.PdfPage) -> tuple[Node, ...]:
    """The elements of which something stands on a page, from the top."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return ()
    try:
        count = raw.FPDF_StructTree_CountChildren(tree)
        tops = (raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(count))
        return tuple(_node(top) for top in tops if top)
    finally:
        raw.FPDF_StructTree_Close(tree)


def is_tagged(document: pypdfium2.PdfDocument) -> bool:
    """Whether the file says that its structure is there and right."""
    return bool(raw.FPDFCatalog_IsTagged(document))


def language_of(document: pypdfium2.PdfDocument) -> str:
    """The language of the whole file."""
    return _answer(raw.FPDFCatalog_GetLanguage, document)


def title_of(document: pypdfium2.PdfDocument) -> str:
    """The title that the file gives itself."""
    return _answer(raw.FPDF_GetMetaText, document, b"Title")

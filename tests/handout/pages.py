"""Reads a printed sheet back."""

from itertools import pairwise

import pypdfium2

from ipdesk.handout.blocks import Handout
from ipdesk.handout.pdf.write import pdf_bytes


def page_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def flat(text: str) -> str:
    return " ".join(text.split())


def printed(handout: Handout) -> str:
    return flat(" ".join(page_texts(pdf_bytes(handout))))


def page_of(texts: list[str], words: str) -> int:
    """Number from 0 of the page on which words stand; they must stand somewhere."""
    return next(number for number, text in enumerate(texts) if words in flat(text))


def in_order(text: str, parts: list[str]) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and all(one < other for one, other in pairwise(places))

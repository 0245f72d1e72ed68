"""Reads a finished sheet back and reports what a reader would stumble over."""

from dataclasses import dataclass
from itertools import combinations

import pypdfium2

_EDGE = 28.0
"""Text nearer to the edge of the paper than this (10 mm) may not print."""
_OVERLAP = 0.3
"""Two texts that share more than this share of the smaller one's height lie over each other."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A run of text and where it stands, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def text_boxes(data: bytes) -> tuple[tuple[TextBox, ...], ...]:
    """Every run of text of every page."""
    document = pypdfium2.PdfDocument(data)
    pages = []
    try:
        for page in document:
            found = page.get_textpage()
            boxes = []
            for number in range(found.count_rects()):
                left, bottom, right, top = found.get_rect(number)
                text = found.get_text_bounded(left, bottom, right, top)
                boxes.append(TextBox(text.strip(), left, bottom, right, top))
            pages.append(tuple(box for box in boxes if box.text))
    finally:
        document.close()
    return tuple(pages)


def _over(one: TextBox, other: TextBox) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    return wide > 1 and high > _OVERLAP * min(one.top - one.bottom, other.top - other.bottom)


def page_report(data: bytes) -> tuple[str, ...]:
    """Say what is wrong with the layout, one sentence each; nothing when all is well."""
    document = pypdfium2.PdfDocument(data)
    sizes = [page.get_size() for page in document]
    document.close()
    problems = []
    for number, (boxes, (width, height)) in enumerate(zip(text_boxes(data), sizes, strict=True), 1):
        problems += [
            f'Page {number}: "{box.text[:40]}" stands too near to the edge of the paper.'
            for box in boxes
            if box.left < _EDGE
            or box.bottom < _EDGE
            or box.right > width - _EDGE
            or box.top > height - _EDGE
        ]
        problems += [
            f'Page {number}: "{one.text[:40]}" and "{other.text[:40]}" lie over each other.'
            for one, other in combinations(boxes, 2)
            if _over(one, other)
        ]
        if not boxes:
            problems.append(f"Page {number} is empty.")
    return tuple(problems)

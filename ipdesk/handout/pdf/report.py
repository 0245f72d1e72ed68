"""Reads a finished sheet back and reports what a reader would stumble over."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

from ipdesk.handout.blocks import Block, Figures, Handout, Heading, IconArray, Part, Spans
from ipdesk.handout.pdf.structure import Node, is_tagged, language_of, page_structure, title_of
from ipdesk.handout.typeface import tidy

_EDGE = 28.0
"""Text nearer to the edge of the paper than this (10 mm) may not print."""
_OVERLAP = 0.3
"""Two texts that share more than this share of the smaller one's height lie over each other."""
_CLAIM = b"<pdfuaid:part>1</pdfuaid:part>"

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner of the page."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A run of text and where it stands, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PageCheck:
    """What the finished file of a sheet says of itself, and what is wrong with it."""

    pages: int
    tagged: bool
    language: str
    title: str
    figures: int
    alternatives: int
    problems: tuple[str, ...]
    """One plain sentence each; none when the sheet can be handed over."""


def text_boxes(data: bytes) -> tuple[tuple[TextBox, ...], ...]:
    """Every run of text of every page."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        pages = []
        for page in document:
            found = page.get_textpage()
            boxes = (TextBox(_text(found, box), *box) for box in _boxes(found))
            pages.append(tuple(box for box in boxes if box.text))
        return tuple(pages)


def _boxes(found: pypdfium2.PdfTextPage) -> list[Box]:
    return [found.get_rect(number) for number in range(found.count_rects())]


def _text(found: pypdfium2.PdfTextPage, box: Box) -> str:
    return str(found.get_text_bounded(*box)).strip()


def _over(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 1 and high > _OVERLAP * min(one[3] - one[1], other[3] - other[1])


def _overlapping(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    """Pairs that lie over each other; only those that share some height are compared."""
    ordered = sorted(boxes, key=lambda box: box[1])
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other[1] > one[3]:
                break
            if _over(one, other):
                yield one, other


def _layout_problems(page: pypdfium2.PdfPage, number: int) -> Iterator[str]:
    """What is wrong with a page; reading the text of a box is slow, so only the suspects' is."""
    found = page.get_textpage()
    boxes = _boxes(found)
    width, height = page.get_size()
    if not any(_text(found, box) for box in boxes):
        yield f"Page {number} is empty."
    for box in boxes:
        beside = box[0] < _EDGE or box[2] > width - _EDGE
        if (beside or box[1] < _EDGE or box[3] > height - _EDGE) and (text := _text(found, box)):
            yield f'Page {number}: "{text[:40]}" stands too near to the edge of the paper.'
    for pair in _overlapping(boxes):
        one, other = (_text(found, box) for box in pair)
        if one and other:
            yield f'Page {number}: "{one[:40]}" and "{other[:40]}" lie over each other.'


def page_report(data: bytes) -> tuple[str, ...]:
    """Say what is wrong with the layout, one sentence each; nothing when all is well."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        return tuple(
            problem
            for number, page in enumerate(document, 1)
            for problem in _layout_problems(page, number)
        )


def page_check(data: bytes, handout: Handout) -> PageCheck:
    """Read a finished file back before it is handed over, as it looks and as it is read aloud."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        pages = list(document)
        nodes = [node for page in pages for top in page_structure(page) for node in top.walk()]
        figures = [node.alternative for node in nodes if node.kind == "Figure"]
        problems = [
            problem
            for number, page in enumerate(pages, 1)
            for problem in _layout_problems(page, number)
        ]
        tagged, language, title = is_tagged(document), language_of(document), title_of(document)
        if not tagged or _CLAIM not in data:
            problems.append("The file does not say that it can be read aloud.")
        if language != handout.language:
            problems.append(
                f'The file says its language is "{language}", not "{handout.language}".'
            )
        if title != handout.metadata.title:
            problems.append(f'The file says its title is "{title}", not that of the sheet.')
        if not _stands_on(pages[0], handout.foot.paragraphs):
            problems.append("The box for an emergency is not whole on the first page.")
        problems += _structure_problems(nodes, handout)
        return PageCheck(
            pages=len(pages),
            tagged=tagged,
            language=language,
            title=title,
            figures=len(figures),
            alternatives=sum(bool(alternative) for alternative in figures),
            problems=tuple(problems),
        )


def _bare(text: str) -> str:
    """A text without its spaces, which lines and columns change."""
    return "".join(tidy(text).split())


def _stands_on(page: pypdfium2.PdfPage, paragraphs: tuple[Spans, ...]) -> bool:
    printed = _bare(page.get_textpage().get_text_range())
    return all(_bare("".join(span.text for span in spans)) in printed for spans in paragraphs)


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those of parts among them, in reading order."""
    for block in blocks:
        if isinstance(block, Part):
            yield from _flat(block.blocks)
        else:
            yield block


def _drawn(blocks: list[Block]) -> Iterator[IconArray]:
    for block in blocks:
        if isinstance(block, Figures):
            yield from (array for array in block.arrays if array.filled is not None)


def _structure_problems(nodes: list[Node], handout: Handout) -> Iterator[str]:
    other = handout.facing.blocks if handout.facing else ()
    blocks = list(_flat((*handout.blocks, *other)))
    headings = [node.kind for node in nodes if node.kind.startswith("H")]
    printed = [f"H{block.level}" for block in blocks if isinstance(block, Heading)]
    # On facing pages the headings of two languages take turns.
    if headings != printed and (not other or sorted(headings) != sorted(printed)):
        yield "The headings are not read aloud as they are printed."
    if any(int(other[1:]) > int(one[1:]) + 1 for one, other in pairwise(["H0", *headings])):
        yield "The headings leave a level out."
    spoken = [node.alternative for node in nodes if node.kind == "Figure"]
    missing = [array.title for array in _drawn(blocks) if array.alt not in spoken]
    yield from (f'The picture of "{title}" is not put into words.' for title in missing)
    if any(not alternative for alternative in spoken):
        yield "A picture is not put into words."
    if any(not node.scope for node in nodes if node.kind == "TH"):
        yield "A header of a table does not say what it is the header of."
    parts = [block for block in handout.blocks if isinstance(block, Part)]
    languages = {node.language for node in nodes if node.kind == "Part"}
    for part in parts:
        if part.language not in languages:
            yield f'The part in "{part.language}" does not say its language.'

"""A handout to PDF bytes, and bytes to a file that is whole or not there."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)
from reportlab.platypus.doctemplate import LayoutError

from ipdesk.errors import HandoutError
from ipdesk.files import write_whole
from ipdesk.handout.blocks import Block, Handout, NewPage, Part
from ipdesk.handout.pdf.canvas import SheetCanvas
from ipdesk.handout.pdf.facing import spreads
from ipdesk.handout.pdf.fonts import register_fonts
from ipdesk.handout.pdf.furniture import Furniture
from ipdesk.handout.pdf.render import page_name, render_callout
from ipdesk.handout.pdf.story import story
from ipdesk.handout.pdf.tagging import Element, Tags
from ipdesk.handout.pdf.text import line
from ipdesk.handout.pdf.theme import REGULAR, Theme, theme_for

# Streams as letters are for the mail of long ago: a quarter larger, and slow to write.
rl_config.useA85 = 0


@dataclass(frozen=True, slots=True)
class _Pages:
    """How the pages of one language are laid out; the first has the crisis box at its foot."""

    handout: Handout
    theme: Theme
    templates: tuple[PageTemplate, ...]
    """Of the first page, of the later ones, then of pages apart."""
    room: float
    """Height of the text on the first page."""
    more_room: float

    @property
    def first(self) -> str:
        """Name of the template of the first page."""
        return str(self.templates[0].id)

    @property
    def later(self) -> str:
        """Name of the template of all others."""
        return str(self.templates[1].id)

    def story(self, blocks: Iterable[Block], parent: Element) -> list[Flowable]:
        """What is laid out for blocks."""
        return story(tuple(blocks), self.theme, self.room - 1, parent)


def _breaks(blocks: Iterable[Block]) -> Iterator[NewPage]:
    """Where pages of their own begin."""
    for block in blocks:
        if isinstance(block, Part):
            yield from _breaks(block.blocks)
        elif isinstance(block, NewPage):
            yield block


def _pages(handout: Handout, root: Element) -> _Pages:
    theme = theme_for(
        handout.paper,
        handout.size,
        mirrored=handout.right_to_left,
        language=handout.language,
        compact=handout.compact,
    )
    furniture = Furniture(handout, theme, root)
    # Its language is said in any case, as it may come to stand in a part of another one.
    read_foot = Element("Div", language=handout.language)
    foot = render_callout(handout.foot, theme, read_foot)
    _, foot_height = foot.wrap(theme.width, 10_000)
    left, bottom, height = theme.margin, furniture.bottom, furniture.height

    def draw_first(canvas: Canvas, _: BaseDocTemplate) -> None:
        # It is read after what stands above it on the page.
        root.place(read_foot)
        foot.drawOn(canvas, left, bottom)

    def draw_head(canvas: SheetCanvas, _: BaseDocTemplate, apart: NewPage | None = None) -> None:
        canvas.furniture = furniture
        canvas.is_counted = apart is None or apart.counted
        furniture.draw_head(canvas, apart.head if apart else None)

    def template(name: str, taken: float, **drawn: Any) -> PageTemplate:
        frame = Frame(
            left, bottom + taken, theme.width, height - taken, id=name,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        return PageTemplate(name, [frame], **{"onPage": draw_head, **drawn})

    room = height - foot_height - theme.gap
    apart = {page_name(block, theme): block for block in _breaks(handout.blocks)}
    templates = (
        template(f"first {theme.language}", foot_height + theme.gap, onPageEnd=draw_first),
        template(f"later {theme.language}", 0),
        *(
            template(name, 0, onPage=partial(draw_head, apart=block))
            for name, block in apart.items()
        ),
    )
    return _Pages(handout, theme, templates, room, height)


def _one_language(pages: _Pages, root: Element) -> list[Flowable]:
    return [NextPageTemplate(pages.later), *pages.story(pages.handout.blocks, root)]


class _Noted(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Takes no room; notes on which page it came to stand."""

    def __init__(self, pages: list[int]) -> None:
        super().__init__()
        self._pages = pages

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Nothing is drawn."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Note the page."""
        self._pages.append(self.canv.getPageNumber())


def _empty_pages(starts: list[int], pages: int) -> list[int]:
    """How many empty pages each part needs, so that both of a pair have as many pages."""
    ends = [*starts[1:], pages + 1]
    taken = [end - start for start, end in zip(starts, ends, strict=True)]
    missing = [0] * len(taken)
    for first in range(0, len(taken) - 1, 2):
        longest = max(taken[first], taken[first + 1])
        missing[first : first + 2] = [longest - taken[first], longest - taken[first + 1]]
    return missing


def _facing(
    one: _Pages, other: _Pages, root: Element, starts: list[int], empty: list[int]
) -> list[Flowable]:
    """Page after page in both languages, each beside its like.

    Args:
        one: The pages in the patient's language.
        other: Those in the other one.
        root: What the parts are put under.
        starts: Takes the page on which each part begins, once it is drawn.
        empty: How many empty pages follow each part.
    """
    left = iter(empty)
    pairs = spreads(
        one.handout.blocks,
        other.handout.blocks,
        (one.theme, other.theme),
        min(one.room, other.room),
        min(one.more_room, other.more_room),
    )
    listed: list[Flowable] = []
    for number, pair in enumerate(pairs):
        for pages, blocks in zip((one, other), pair, strict=True):
            if not blocks:
                continue
            name = pages.later if number else pages.first
            if isinstance(blocks[0], NewPage):
                name, blocks = page_name(blocks[0], pages.theme), blocks[1:]
            if listed:
                listed += [NextPageTemplate(name), PageBreak()]
            part = root.add("Part", language=pages.handout.language)
            after = name if number else pages.later
            listed += [NextPageTemplate(after), _Noted(starts), *pages.story(blocks, part)]
            for _ in range(next(left, 0)):
                words = line(pages.handout.footer.empty, pages.theme.body_style, part.add("P"))
                listed += [PageBreak(), words]
    return listed


def pdf_bytes(handout: Handout, *, tagged: bool = True) -> bytes:
    """Lay a handout out; the same handout gives the same bytes.

    Args:
        handout: What is to be laid out.
        tagged: Whether the file says how it is read. Only a measurement of speed leaves that out.

    Raises:
        HandoutError: A text is too long for a page, or the typeface is missing.
    """
    register_fonts()
    starts: list[int] = []
    with _uncollected():
        data, count = _laid_out(handout, starts, [], tagged=tagged)
        empty = _empty_pages(starts, count) if handout.facing else []
        if not any(empty):
            return data
        return _laid_out(handout, [], empty, tagged=tagged)[0]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Puts off the search for garbage: a fifth of the time, while nearly all is still in use."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _laid_out(
    handout: Handout, starts: list[int], empty: list[int], *, tagged: bool
) -> tuple[bytes, int]:
    """The file and its pages; in two languages ``starts`` and ``empty`` are as in ``_facing``."""
    target = BytesIO()
    tags = Tags()
    pages = [_pages(one, tags.root) for one in (handout, handout.facing) if one is not None]
    document = BaseDocTemplate(
        target,
        pagesize=pages[0].theme.page,
        title=handout.metadata.title,
        author=handout.metadata.author,
        subject=handout.metadata.subject,
        creator="ipdesk",
        lang=handout.language,
        displayDocTitle=True,
        initialFontName=REGULAR,
        initialFontSize=pages[0].theme.body,
        invariant=1,
        pageTemplates=[template for one in pages for template in one.templates],
    )
    if len(pages) == 1:
        listed = _one_language(pages[0], tags.root)
    else:
        listed = _facing(pages[0], pages[1], tags.root, starts, empty)
    canvas = partial(SheetCanvas, handout=handout, tags=tags if tagged else None)
    try:
        document.build(listed, canvasmaker=canvas)
    except LayoutError as error:
        raise HandoutError(
            "A text of the sheet is longer than a page. Shorten the note or leave sections out."
        ) from error
    return target.getvalue(), document.page


def write_pdf(data: bytes, path: Path) -> None:
    """Write a file whole or not at all.

    Raises:
        HandoutError: The folder is missing or read-only, or the disk is full.
    """
    write_whole(data, path, HandoutError)

"""A handout to PDF bytes, and bytes to a file that is whole or not there."""

from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageTemplate,
)
from reportlab.platypus.doctemplate import LayoutError

from ipdesk.errors import HandoutError
from ipdesk.files import write_whole
from ipdesk.handout.blocks import Block, Handout, Heading, NewPage, Paragraph
from ipdesk.handout.pdf.fonts import register_fonts
from ipdesk.handout.pdf.furniture import Furniture
from ipdesk.handout.pdf.render import page_name, render, render_callout, smallest_start
from ipdesk.handout.pdf.theme import REGULAR, Theme, theme_for

_COUNTED = "ipdesk_counted"
"""Attribute of a canvas: whether the page is one of the patient's."""


class _NumberedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Holds pages back until their number is known, then draws the foot of each."""

    def __init__(self, *arguments: Any, furniture: Furniture, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._furniture = furniture
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  # the library's name
        """Hold the page back."""
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Draw the foot of every page and write the file."""
        pages = sum(state[_COUNTED] for state in self._held)
        number = 0
        for state in self._held:
            self.__dict__.update(state)
            number += state[_COUNTED]
            self._furniture.draw_foot(self, number if state[_COUNTED] else None, pages)
            super().showPage()
        super().save()


def _leads(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.leads)


def story(blocks: tuple[Block, ...], theme: Theme, tallest: float) -> list[Flowable]:
    """Flowables in order; before a heading a page break if what it leads in would not fit."""
    flowables: list[Flowable] = []
    chain: list[Flowable] = []
    for block in blocks:
        made = render(block, theme)
        if _leads(block):
            chain += made
            continue
        if chain:
            needed = sum(
                flowable.wrap(theme.width, 10_000)[1] + flowable.getSpaceAfter()
                for flowable in chain
            )
            needed += smallest_start(made, theme.width) + theme.gap
            flowables.append(CondPageBreak(min(needed, tallest)))
        flowables += chain + made
        chain = []
    return flowables + chain


def _document(
    handout: Handout, theme: Theme, target: BytesIO
) -> tuple[BaseDocTemplate, Furniture, float]:
    furniture = Furniture(handout, theme)
    foot = render_callout(handout.foot, theme)
    _, foot_height = foot.wrap(theme.width, 10_000)
    left, bottom, height = theme.margin, furniture.bottom, furniture.height

    def draw_head(canvas: Canvas, _: BaseDocTemplate, apart: NewPage | None = None) -> None:
        setattr(canvas, _COUNTED, apart is None or apart.counted)
        furniture.draw_head(canvas, apart.head if apart else None)

    def draw_first(canvas: Canvas, _: BaseDocTemplate) -> None:
        foot.drawOn(canvas, left, bottom)

    def frame(name: str, taken: float) -> Frame:
        return Frame(
            left, bottom + taken, theme.width, height - taken, id=name,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip

    apart = {page_name(block): block for block in handout.blocks if isinstance(block, NewPage)}
    document = BaseDocTemplate(
        target,
        pagesize=theme.page,
        title=handout.metadata.title,
        author=handout.metadata.author,
        subject=handout.metadata.subject,
        creator="ipdesk",
        lang=handout.language,
        displayDocTitle=True,
        initialFontName=REGULAR,
        initialFontSize=theme.body,
        invariant=1,
        pageTemplates=[
            PageTemplate(
                "first",
                [frame("first", foot_height + theme.gap)],
                onPage=draw_head,
                onPageEnd=draw_first,
            ),
            PageTemplate("later", [frame("later", 0)], onPage=draw_head),
            *(
                PageTemplate(name, [frame(name, 0)], onPage=partial(draw_head, apart=block))
                for name, block in apart.items()
            ),
        ],
    )
    return document, furniture, height - foot_height - theme.gap


def pdf_bytes(handout: Handout) -> bytes:
    """Lay a handout out; the same handout gives the same bytes.

    Raises:
        HandoutError: A text is too long for a page, or the typeface is missing.
    """
    register_fonts()
    theme = theme_for(handout.paper, handout.size)
    target = BytesIO()
    document, furniture, tallest = _document(handout, theme, target)
    flowables = [NextPageTemplate("later"), *story(handout.blocks, theme, tallest - 1)]
    try:
        document.build(flowables, canvasmaker=partial(_NumberedCanvas, furniture=furniture))
    except LayoutError as error:
        raise HandoutError(
            "A text of the sheet is longer than a page. Shorten the note or leave sections out."
        ) from error
    return target.getvalue()


def write_pdf(data: bytes, path: Path) -> None:
    """Write a file whole or not at all.

    Raises:
        HandoutError: The folder is missing or read-only, or the disk is full.
    """
    write_whole(data, path, HandoutError)

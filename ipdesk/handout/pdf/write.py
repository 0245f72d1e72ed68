"""A handout to PDF bytes, and bytes to a file that is whole or not there."""

from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from ipdesk.errors import HandoutError
from ipdesk.files import write_whole
from ipdesk.handout.blocks import Handout
from ipdesk.handout.pdf.canvas import SheetCanvas
from ipdesk.handout.pdf.fonts import register_fonts
from ipdesk.handout.pdf.furniture import Furniture
from ipdesk.handout.pdf.render import render_callout
from ipdesk.handout.pdf.story import story
from ipdesk.handout.pdf.tagging import Element, Tags
from ipdesk.handout.pdf.theme import REGULAR, Theme, theme_for

# Streams as letters are for the mail of long ago: a quarter larger, and slow to write.
rl_config.useA85 = 0


def _document(
    handout: Handout, theme: Theme, target: BytesIO, root: Element
) -> tuple[BaseDocTemplate, Furniture, float]:
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

    def draw_head(canvas: Canvas, _: BaseDocTemplate) -> None:
        furniture.draw_head(canvas)

    def frame(name: str, taken: float) -> Frame:
        return Frame(
            left, bottom + taken, theme.width, height - taken, id=name,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip

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
        ],
    )
    return document, furniture, height - foot_height - theme.gap


def pdf_bytes(handout: Handout, *, tagged: bool = True) -> bytes:
    """Lay a handout out; the same handout gives the same bytes.

    Args:
        handout: What is to be laid out.
        tagged: Whether the file says how it is read. Only a measurement of speed leaves that out.

    Raises:
        HandoutError: A text is too long for a page, or the typeface is missing.
    """
    register_fonts()
    theme = theme_for(handout.paper, handout.size, mirrored=handout.right_to_left)
    target = BytesIO()
    tags = Tags()
    document, furniture, tallest = _document(handout, theme, target, tags.root)
    listed = story(handout.blocks, theme, tallest - 1, tags.root)
    canvas = partial(
        SheetCanvas, furniture=furniture, handout=handout, tags=tags if tagged else None
    )
    try:
        document.build([NextPageTemplate("later"), *listed], canvasmaker=canvas)
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

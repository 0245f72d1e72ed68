"""What is laid out, in order: headings stay with what they lead in, parts have their language."""

from reportlab.platypus import CondPageBreak, Flowable, Paragraph
from reportlab.platypus import Table as Grid

from ipdesk.handout import blocks
from ipdesk.handout.blocks import Block, Heading, Part
from ipdesk.handout.pdf.render import render
from ipdesk.handout.pdf.shapes import Marked
from ipdesk.handout.pdf.tagging import Element
from ipdesk.handout.pdf.theme import Theme

_LOW_ROW = 80
"""A table begins on a page with two rows when the second is lower than this."""


def leads(block: Block) -> bool:
    """Whether a block stays with the one after it."""
    return isinstance(block, Heading) or (isinstance(block, blocks.Paragraph) and block.leads)


def story(
    listed: tuple[Block, ...], theme: Theme, tallest: float, parent: Element
) -> list[Flowable]:
    """Flowables in order; before a heading a page break if what it leads in would not fit.

    The elements of the blocks are put under ``parent``, those of a part under one of its own.
    """
    flowables: list[Flowable] = []
    chain: list[Flowable] = []
    for block in listed:
        if isinstance(block, Part):
            part = parent.add("Part", language=block.language)
            flowables += chain + story(block.blocks, theme, tallest, part)
            chain = []
            continue
        made = render(block, theme, parent)
        if leads(block):
            chain += made
            continue
        if chain:
            flowables.append(CondPageBreak(min(_needed(chain, made, theme), tallest)))
        flowables += chain + made
        chain = []
    return flowables + chain


def _needed(chain: list[Flowable], made: list[Flowable], theme: Theme) -> float:
    """Height of what leads in, and of the start of what it leads to."""
    leading = sum(
        float(flowable.wrap(theme.width, 10_000)[1] + flowable.getSpaceBefore())
        + float(flowable.getSpaceAfter())
        for flowable in chain
    )
    return leading + _smallest_start(made, theme.width) + theme.gap


def _smallest_start(flowables: list[Flowable], width: float) -> float:
    """Height that must fit on a page for a block to begin there."""
    if not flowables:
        return 0.0
    first = flowables[0]
    height = float(first.wrap(width, 10_000)[1])
    if isinstance(first, Grid):
        head, row, *rest = first._rowHeights
        return float(head + row + (rest[0] if rest and rest[0] < _LOW_ROW else 0))
    if isinstance(first, Paragraph | Marked):
        style = first.style if isinstance(first, Paragraph) else first.paragraph.style
        height = min(height, 3 * style.leading)
        if len(flowables) > 1 and not isinstance(flowables[1], Paragraph):
            height += min(float(flowables[1].wrap(width, 10_000)[1]), 2 * style.leading)
    return height

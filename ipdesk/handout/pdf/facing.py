"""Two languages on facing pages: what stands on a page stands on the page beside it too."""

from collections.abc import Iterable
from itertools import zip_longest

from reportlab.platypus import Flowable

from ipdesk.handout.blocks import Block, Heading, NewPage
from ipdesk.handout.pdf.story import leads, story
from ipdesk.handout.pdf.tagging import Element
from ipdesk.handout.pdf.theme import Theme

_DEEPEST = 3
"""Level of the headings at which a sheet is cut into what stays together."""

Blocks = tuple[Block, ...]


def pieces(blocks: Iterable[Block]) -> list[Blocks]:
    """A sheet cut before its headings; headings that follow each other stay together."""
    found: list[list[Block]] = []
    for block in blocks:
        cut = isinstance(block, Heading) and block.level <= _DEEPEST
        led_in = bool(found) and (isinstance(found[-1][-1], NewPage) or leads(found[-1][-1]))
        if not found or isinstance(block, NewPage) or (cut and not led_in):
            found.append([])
        found[-1].append(block)
    return [tuple(piece) for piece in found]


def _without_break(blocks: Blocks) -> Blocks:
    return blocks[1:] if blocks and isinstance(blocks[0], NewPage) else blocks


def _height(flowables: list[Flowable], theme: Theme) -> float:
    """Height of what is laid out, with the larger of two spaces that meet."""
    total = after = 0.0
    for flowable in flowables:
        height = float(flowable.wrap(theme.width, 10_000)[1])
        total += max(0.0, float(flowable.getSpaceBefore()) - after) + height
        after = float(flowable.getSpaceAfter())
        total += after
    return total


def spreads(
    first: Iterable[Block], second: Iterable[Block], themes: tuple[Theme, Theme], room: float,
    more_room: float,
) -> list[tuple[Blocks, Blocks]]:  # fmt: skip
    """Give what stands on each pair of pages, in both languages.

    Args:
        first: The sheet in the patient's language.
        second: The same sheet in the other one.
        themes: The measures of each language's pages.
        room: Height of the text on the first pair of pages.
        more_room: The same on all later ones.
    """
    # What is for clinicians stands last, in their language only.
    pairs: list[tuple[Blocks, Blocks]] = list(
        zip_longest(pieces(first), pieces(second), fillvalue=())
    )
    found: list[tuple[Blocks, Blocks]] = []
    left = 0.0
    for one, other in pairs:
        needed = max(
            _height(story(_without_break(blocks), theme, more_room, Element("Document")), theme)
            for blocks, theme in zip((one, other), themes, strict=True)
        )
        if not found or needed > left or isinstance(next(iter(one), None), NewPage):
            left = room if not found else more_room
            found.append(((), ()))
        found[-1] = (found[-1][0] + one, found[-1][1] + other)
        left -= needed
    return found

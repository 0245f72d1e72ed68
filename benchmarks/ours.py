"""Our own printing, with no more loaded than it needs."""

from inspect import signature

from ipdesk.handout.blocks import Handout
from ipdesk.handout.pdf.write import pdf_bytes

TAGS = "tagged" in signature(pdf_bytes).parameters
"""Whether our file can be written with and without tags."""


def printed(handout: Handout, *, tagged: bool = True) -> bytes:
    """The file; without the choice there are no tags to leave out."""
    return pdf_bytes(handout, tagged=tagged) if TAGS else pdf_bytes(handout)

"""The sheet that is measured, from the reference."""

from datetime import date

from ipdesk.clinical.comparison import Comparison
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import compare_from
from ipdesk.content.library import Library
from ipdesk.content.opening import open_library
from ipdesk.handout.blocks import Handout
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.options import HandoutOptions

CHOSEN = ("ect", "tms", "no-new-treatment")
# Without pages of their own, which no peer is taught to draw.
SECTIONS = ("matters", "next-steps", "visits", "questions", "notes")
OPTIONS = HandoutOptions(date=date(2026, 11, 22), start=date(2026, 12, 1), sections=SECTIONS)


def comparison_of(library: Library) -> Comparison:
    """The comparison behind the sheet."""
    return compare_from(library, CHOSEN, "trd", PatientFactors())


def handout_of(library: Library) -> Handout:
    """The sheet as blocks."""
    comparison = comparison_of(library)
    return build_handout(comparison, OPTIONS, gather_handout(library, comparison))


def from_reference() -> bytes:
    """The whole way, as the command line goes it."""
    handout = handout_of(open_library())
    from benchmarks.ours import printed

    return printed(handout)


def plainly_from_reference() -> bytes:
    """The same way, with plain reportlab at its end."""
    handout = handout_of(open_library())
    from benchmarks.peers.plain_reportlab import render
    from benchmarks.sheet import sheet_of

    return render(sheet_of(handout))

"""From a change in the composer to the picture of the page: the whole, and what it is made of."""

from benchmarks.ours import printed
from benchmarks.subject import OPTIONS, comparison_of
from benchmarks.timing import in_turn, process_figures, say
from ipdesk.content.opening import open_library
from ipdesk.handout.build import build_handout, gather_handout

SCALE = 96 / 72
RUNS = 11
IN_WINDOW = (
    "choice to page in view",
    "  the least of these",
    "mark to page in view",
    "options to page in view",
    "typed to all pages, with pause",
)


def preview() -> None:
    """Each step on its own, then the composer itself; the floor is laying the sheet out."""
    from ipdesk.ui.pdf_pages import read_page
    from ipdesk.ui.widgets.composer_sheet import View, look_over, make_draft

    library = open_library()
    comparison = comparison_of(library)
    material = gather_handout(library, comparison)
    handout = build_handout(comparison, OPTIONS, material)
    data = printed(handout)
    steps = {
        "words to blocks": lambda: build_handout(comparison, OPTIONS, material),
        "blocks to file": lambda: printed(handout),
        "looking the file over": lambda: look_over(data, handout, ""),
        "file and page in view": lambda: make_draft(comparison, OPTIONS, material, View(1, SCALE)),
        "picture of a page": lambda: read_page(data, 1, SCALE),
    }
    times = in_turn(steps, RUNS)
    window = process_figures("preview_window")
    times |= dict(zip(IN_WINDOW, window, strict=True))
    floor = times["blocks to file"]
    say("Preview (floor: laying the sheet out and writing it)")
    for name, took in times.items():
        say(f"  {name:<30}{took:8.1f} ms   ratio {took / floor:.2f}")

"""The handout's file beside every other way to print the same content."""

import json
import pickle
import statistics
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from benchmarks.ours import TAGS, printed
from benchmarks.sheet import as_json, printed_words
from benchmarks.subject import handout_of
from benchmarks.timing import in_turn, process_figures, say
from ipdesk.content.opening import open_library
from ipdesk.handout.blocks import Handout, said

FLOOR = "plain_reportlab"
NAMES = {
    FLOOR: "plain reportlab (floor)",
    "ours-untagged": "ours, untagged",
    "ours": "ours",
    "typst_sheet": "typst",
    "qt_sheet": "Qt",
    "fpdf2_sheet": "fpdf2",
    "weasyprint_sheet": "WeasyPrint",
    "reference-floor": "floor, from the reference",
    "reference": "ours, from the reference",
}
PEERS = [name for name in NAMES if name.endswith("_sheet")]
WARM_RUNS, COLD_RUNS = 11, 7
Work = Callable[[], bytes]


def _renderer(peer: str) -> Callable[[Any], bytes] | None:
    """How a peer prints; None where it, or a system library that it needs, is not installed."""
    try:
        found: Callable[[Any], bytes] = import_module(f"benchmarks.peers.{peer}").render
    except (ImportError, OSError):
        return None
    return found


def _works(handout: Handout, sheet: dict[str, Any]) -> dict[str, Work]:
    """Each way, ready to run; every run prints another name, as no two sheets are the same."""
    numbers = count()

    def named() -> str:
        return f"For Sheet {next(numbers)}"

    def ours(tagged: bool) -> bytes:
        header = replace(handout.header, right=said(named()))
        return printed(replace(handout, header=header), tagged=tagged)

    works: dict[str, Work] = {"ours": lambda: ours(True)}
    if TAGS:
        works["ours-untagged"] = lambda: ours(False)
    for peer in (FLOOR, *PEERS):
        render = _renderer(peer)
        if render is not None:
            works[peer] = lambda render=render: render(
                {**sheet, "right": [{"text": named(), "bold": False}]}
            )
    return {name: works[name] for name in NAMES if name in works}


def _cold(ways: list[str], folder: Path) -> dict[str, float]:
    times: dict[str, list[float]] = {way: [] for way in ways}
    for number in range(COLD_RUNS + 1):
        for way in ways:
            took = process_figures("one_sheet", way, str(folder))[0]
            if number:
                times[way].append(took)
    return {way: statistics.median(found) for way, found in times.items()}


def _letters(words: list[str]) -> Counter[str]:
    """Letters and digits; words are glued together at line ends when a file is read back."""
    return Counter(letter for word in words for letter in word if letter.isalnum())


def _read_back(data: bytes, words: list[str]) -> tuple[int, bool, int]:
    """Pages, whether it is tagged, and how many letters of the content are not in it."""
    document = pypdfium2.PdfDocument(data)
    try:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        missing = _letters(words) - _letters([text])
        return len(document), bool(pdfium.FPDFCatalog_IsTagged(document)), missing.total()
    finally:
        document.close()


def _line(name: str, found: tuple[str, ...]) -> str:
    return f"  {name:<26}" + "".join(f"{text:>9}" for text in found)


def handout() -> None:
    """Time and size of each way, cold and warm, and what the file then holds."""
    made = handout_of(open_library())
    sheet = json.loads(as_json(made))
    words = printed_words(sheet["blocks"]) + printed_words(sheet["foot"])
    works = _works(made, sheet)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sheet.json").write_text(as_json(made), encoding="utf-8")
        (folder / "handout.pickle").write_bytes(pickle.dumps(made))
        cold = _cold([*works, "reference-floor", "reference"], folder)
        files = {way: (folder / f"{way}.pdf").read_bytes() for way in cold}
    # After the fresh processes: what is loaded here by now is loaded for all.
    warm = in_turn(works, WARM_RUNS)
    say("Handout, same content (floor: plain reportlab, untagged; it keeps nothing together)")
    say(_line("", ("warm ms", "ratio", "cold ms", "ratio", "kB", "pages", "tagged", "lost")))
    for way, title in NAMES.items():
        if way not in cold:
            if way in PEERS:
                say(_line(title, ("not here",)))
            continue
        pages, tagged, lost = _read_back(files[way], words)
        hot = (f"{warm[way]:.0f}", f"{warm[way] / warm[FLOOR]:.2f}") if way in warm else ("", "")
        chill = (f"{cold[way]:.0f}", f"{cold[way] / cold[FLOOR]:.2f}")
        size = f"{len(files[way]) / 1000:.0f}"
        held = (size, str(pages), "yes" if tagged else "no", str(lost))
        say(_line(title, (*hot, *chill, *held)))

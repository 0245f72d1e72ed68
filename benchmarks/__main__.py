"""`make bench`: start-up, comparison, search and handout, each beside a floor in the same run."""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.search import search
from ipdesk.clinical.comparison import compare
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import gather
from ipdesk.content.opening import open_library, reference_file
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.options import HandoutOptions
from ipdesk.handout.pdf.write import pdf_bytes

HERE = Path(__file__).resolve().parent
SIX = ("ect", "tms", "ketamine-iv", "esketamine", "vns", "dbs")


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(text + "\n")


def median_ms(work: Callable[[], object], runs: int = 15) -> float:
    """Median of some runs after one that is not counted, in milliseconds."""
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def process_medians(script: str, runs: int = 7) -> list[float]:
    """Medians of the figures that a fresh process prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    found = []
    for _ in range(runs + 1):
        command = [sys.executable, str(HERE / script)]
        done = subprocess.run(
            command, cwd=HERE.parent, env=environment, capture_output=True, text=True, check=True
        )
        found.append([float(word) for word in done.stdout.split()])
    return [statistics.median(column) for column in zip(*found[1:], strict=True)]


def start_up() -> None:
    """A fresh process to its first painted frame, against a bare window."""
    bare = process_medians("bare_window.py")
    ours = process_medians("our_window.py")
    say("Start-up, fresh process (floor: bare PySide6 window with an empty table)")
    for name, floor, figure, unit in (
        ("first painted frame", bare[0], ours[0], "ms"),
        ("Compare filled, 4 options", bare[1], ours[1], "ms"),
        ("memory", bare[2], ours[2], "MB"),
    ):
        say(f"  {name:<28}{figure:8.0f} {unit}   floor {floor:.0f}   ratio {figure / floor:.2f}")


def comparison() -> None:
    """The pure comparison, and reading six treatments, against reading their JSON only."""
    library = open_library()
    material = gather(library, SIX, "trd")
    pure = median_ms(lambda: compare(material, PatientFactors()))
    whole = median_ms(lambda: gather(library, SIX, "trd"))
    connection = sqlite3.connect(reference_file())

    def floor() -> None:
        for table in ("facts", "rules"):
            for (record,) in connection.execute(f"SELECT record FROM {table}"):
                json.loads(record)

    least = median_ms(floor)
    say("Comparison, six options (floor: reading and parsing the same records, no more)")
    say(f"  compare(), recomputed whole {pure:8.2f} ms")
    ratio = whole / least
    say(f"  reading six treatments      {whole:8.2f} ms   floor {least:.2f}   ratio {ratio:.2f}")


def plain_pdf(words: list[str]) -> bytes:
    """The same words as plain reportlab paragraphs: the floor of any layout."""
    from io import BytesIO

    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = getSampleStyleSheet()["BodyText"]
    out = BytesIO()
    chunks = [" ".join(words[at : at + 40]) for at in range(0, len(words), 40)]
    SimpleDocTemplate(out).build([Paragraph(chunk, style) for chunk in chunks])
    return out.getvalue()


def handout() -> None:
    """A handout, warm, against the same words in plain reportlab paragraphs."""
    import pypdfium2

    library = open_library()
    comparison = compare(
        gather(library, ("ect", "tms", "no-new-treatment"), "trd"), PatientFactors()
    )
    options = HandoutOptions(date=date(2026, 11, 22), start=date(2026, 12, 1))
    material = gather_handout(library, comparison)
    data = pdf_bytes(build_handout(comparison, options, material))
    document = pypdfium2.PdfDocument(data)
    words = [word for page in document for word in page.get_textpage().get_text_range().split()]
    ours = median_ms(lambda: pdf_bytes(build_handout(comparison, options, material)), 7)
    floor = median_ms(lambda: plain_pdf(words), 7)
    say("Handout, warm (floor: the same words as plain reportlab paragraphs)")
    size = f"{len(document)} pages, {len(data) / 1000:.0f} kB"
    say(f"  {size:<28}{ours:8.0f} ms   floor {floor:.0f}   ratio {ours / floor:.2f}")


if __name__ == "__main__":
    start_up()
    comparison()
    search(say, median_ms)
    handout()

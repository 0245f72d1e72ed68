"""`make bench`: start-up, comparison, search and handout, each beside a floor in the same run."""

import json
import sqlite3

from benchmarks.handout import handout
from benchmarks.preview import preview
from benchmarks.search import search
from benchmarks.timing import median_ms, process_medians, say
from ipdesk.clinical.comparison import compare
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import gather
from ipdesk.content.opening import open_library, reference_file

SIX = ("ect", "tms", "ketamine-iv", "esketamine", "vns", "dbs")


def start_up() -> None:
    """A fresh process to its first painted frame, against a bare window."""
    bare = process_medians("bare_window")
    ours = process_medians("our_window")
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


if __name__ == "__main__":
    start_up()
    comparison()
    search(say, median_ms)
    handout()
    preview()

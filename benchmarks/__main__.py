"""`make bench`: start-up, comparison, search and handout, each beside a floor in the same run."""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.handout import handout
from benchmarks.preview import preview
from benchmarks.search import search
from benchmarks.timing import median_ms, say
from ipdesk.clinical.comparison import compare
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import gather
from ipdesk.content.opening import open_library, reference_file

SIX = ("ect", "tms", "ketamine-iv", "esketamine", "vns", "dbs")


HERE = Path(__file__).parent
_SAVE = """
import sys
from pathlib import Path
from ipdesk.workspace.model import ClinicProfile
from ipdesk.workspace.store import open_store
open_store(Path(sys.argv[1]) / "workspace.db").save(ClinicProfile(name="Sample Clinic"))
"""


def told_by(script: str, environment: dict[str, str]) -> list[str]:
    """The lines that a fresh process prints."""
    done = subprocess.run(
        [sys.executable, str(HERE / script)],
        cwd=HERE.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def median_columns(lines: list[str]) -> list[float]:
    """The median of each column of figures."""
    rows = [[float(word) for word in line.split()] for line in lines]
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def clinic_folder(folder: Path) -> dict[str, str]:
    """An environment in which a clinic has saved its settings before, as on most days."""
    # In a process of its own: what this one has loaded is counted to those that it starts.
    subprocess.run([sys.executable, "-c", _SAVE, str(folder)], cwd=HERE.parent, check=True)
    kept = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "IPDESK_DATA": str(folder)}
    # Compiling modules is no part of starting: the first run, which is not counted, keeps them.
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept


def start_up(runs: int = 11) -> None:
    """A fresh process to its first frame and to a filled window, in turn with a bare window."""
    with TemporaryDirectory() as folder:
        environment = clinic_folder(Path(folder))
        pairs = [
            [told_by(script, environment) for script in ("bare_window.py", "our_window.py")]
            for _ in range(runs + 1)
        ][1:]
    bare = median_columns([bare[0] for bare, _ in pairs])
    ours = median_columns([ours[0] for _, ours in pairs])
    say("Start-up, fresh process (floor: bare PySide6 window with an empty table)")
    for name, floor, figure, unit in (
        ("first painted frame", bare[0], ours[0], "ms"),
        ("Compare filled, 4 options", bare[1], ours[1], "ms"),
        ("memory", bare[2], ours[2], "MB"),
    ):
        say(f"  {name:<28}{figure:8.0f} {unit}   floor {floor:.0f}   ratio {figure / floor:.2f}")
    names = pairs[0][1][1].split()[::2]
    spent = median_columns([" ".join(ours[1].split()[1::2]) for _, ours in pairs])
    shares = ", ".join(f"{name} {ms:.0f}" for name, ms in zip(names, spent, strict=True))
    say(f"  of it, ms: {shares}")


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

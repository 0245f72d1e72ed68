"""Medians: of work repeated here, of works taken in turn, and of figures that processes print."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(text + "\n")


def median_ms(work: Callable[[], object], runs: int = 15) -> float:
    """Median of some runs after one that is not counted, in milliseconds."""
    return in_turn({"": work}, runs)[""]


def in_turn(works: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Median milliseconds of each; they take turns, so that a slow minute falls on all alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(runs + 1):
        for name, work in works.items():
            began = time.perf_counter()
            work()
            if number:
                times[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


def process_figures(script: str, *arguments: str) -> list[float]:
    """The figures that a fresh process prints; it keeps its bytecode, as an installed one does."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", f"benchmarks.{script}", *arguments]
    done = subprocess.run(
        command, cwd=HERE.parent, env=environment, capture_output=True, text=True, check=True
    )
    return [float(word) for word in done.stdout.split()]


def process_medians(script: str, runs: int = 7) -> list[float]:
    """Medians of the figures that a fresh process prints."""
    found = [process_figures(script) for _ in range(runs + 1)]
    return [statistics.median(column) for column in zip(*found[1:], strict=True)]

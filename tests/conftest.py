"""Settings and fixtures of all tests: no screen, no folder of the user's, the real reference."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

from ipdesk.content.library import Library
from ipdesk.content.opening import open_library

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "resources" / "content"


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has a data folder of its own; nothing is written to the user's."""
    folder = tmp_path / "data"
    monkeypatch.setenv("IPDESK_DATA", str(folder))
    return folder


@pytest.fixture(scope="session")
def library() -> Iterator[Library]:
    """The shipped reference, compiled from the checkout's content."""
    opened = open_library()
    yield opened
    opened.close()

"""Starting the program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ipdesk.app import has_display
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("platform", "environment", "found"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_display_is_looked_for_first(
    platform: str, environment: dict[str, str], found: bool
) -> None:
    assert has_display(platform, environment) is found


def run(code: list[str], tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
        and not key.startswith("COVERAGE")
    }
    kept |= {"IPDESK_DATA": str(tmp_path)} | environment
    return subprocess.run(
        [sys.executable, *code], cwd=ROOT, env=kept, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is always there")
def test_without_a_display_one_sentence_names_make_demo(tmp_path: Path) -> None:
    done = run(["-m", "ipdesk"], tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "make demo" in done.stderr


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    code = (
        "import sys; from ipdesk import app; from ipdesk.content.opening import open_library;"
        "application = app.application(); app.dress(application);"
        "window = app.main_window(open_library());"
        "window.first_shown.disconnect(); window.show(); application.processEvents();"
        "print([name for name in ('sqlalchemy', 'reportlab', 'pydantic', 'pypdfium2', 'alembic',"
        " 'tomllib', 'PIL') if name in sys.modules])"
    )
    done = run(["-c", code], tmp_path, QT_QPA_PLATFORM="offscreen")
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize("damage", ["missing", "truncated"])
def test_a_reference_that_cannot_be_read_is_one_sentence(tmp_path: Path, damage: str) -> None:
    (tmp_path / "resources").mkdir()
    if damage == "truncated":
        (tmp_path / "resources" / "reference.db").write_bytes(b"SQLite format 3\x00 cut off")
    code = (
        "import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication;"
        "from ipdesk import app; application = app.application();"
        # Only the box that tells of it is closed: the window before it ends the program itself.
        "timer = QTimer(); timer.timeout.connect(lambda: [box.close() for box in"
        " QApplication.topLevelWidgets() if box.isModal()]);"
        "timer.start(20); sys.exit(app.start())"
    )
    done = run(
        ["-c", code],
        tmp_path,
        QT_QPA_PLATFORM="offscreen",
        IPDESK_RESOURCES=str(tmp_path / "resources"),
    )
    assert done.returncode == 1, done.stderr
    told = [line for line in done.stderr.splitlines() if line.startswith("ipdesk: ")]
    assert len(told) == 1
    assert damage.replace("truncated", "damaged") in told[0]
    assert "Traceback" not in done.stderr

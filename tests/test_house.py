"""The house itself: its arrows, types, style, and what may be loaded when."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BIN = Path(sys.executable).parent


def outcome(*command: str) -> subprocess.CompletedProcess[str]:
    # The coverage tool hooks into every process and reads TOML there.
    bare = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    return subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [
        (str(BIN / "ruff"), "check", "ipdesk", "tests", "benchmarks"),
        (str(BIN / "ruff"), "format", "--check", "ipdesk", "tests", "benchmarks"),
        (str(BIN / "mypy"),),
        (str(BIN / "lint-imports"),),
    ],
    ids=["style", "format", "types", "arrows"],
)
def test_the_house_is_in_order(command: tuple[str, ...]) -> None:
    done = outcome(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print('\\n'.join(sys.modules))"
    done = outcome(sys.executable, "-c", code)
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import ipdesk.cli", {"PySide6", "reportlab", "sqlalchemy", "pydantic", "pypdfium2"}),
        ("import ipdesk.handout.build", {"PySide6", "reportlab", "sqlalchemy", "pydantic"}),
        ("import ipdesk.handout.pdf.write", {"PySide6", "sqlalchemy", "pydantic"}),
        ("import ipdesk.clinical.material", {"PySide6", "sqlalchemy", "pydantic", "tomllib"}),
        (
            "import ipdesk.ui.main_window",
            {"reportlab", "sqlalchemy", "alembic", "pydantic", "pypdfium2", "tomllib"},
        ),
        ("import ipdesk.app", {"sqlite3", "json", "platformdirs", "hashlib", "subprocess"}),
        (
            "import ipdesk.ui.pages.compare, ipdesk.workspace.glance",
            {"reportlab", "sqlalchemy", "alembic", "pydantic", "pypdfium2", "tomllib"},
        ),
    ],
    ids=["command line", "handout", "pdf", "comparison", "window", "first frame", "first page"],
)
def test_nothing_is_loaded_before_it_is_needed(statement: str, absent: set[str]) -> None:
    assert loaded_by(statement) & absent == set()


def test_no_module_has_grown_past_the_house_size() -> None:
    sizes = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "ipdesk").rglob("*.py")
    }
    assert {name: size for name, size in sizes.items() if size > 400} == {}

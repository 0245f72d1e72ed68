"""Which reference a checkout opens: never one older than its content, never another checkout's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ipdesk import paths
from ipdesk.content import opening
from ipdesk.content.library import Library
from ipdesk.content.opening import open_library, reference_file
from ipdesk.errors import ContentError
from tests.conftest import ROOT


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(ROOT / "resources", tmp_path / "resources"))
    monkeypatch.setenv("IPDESK_RESOURCES", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def test_a_removed_file_is_noticed(resources: Path) -> None:
    reference_file()
    (resources / "content" / "crisis.toml").unlink()
    later = paths.shipped_reference().stat().st_mtime + 10
    os.utime(resources / "content", (later, later))
    with pytest.raises(ContentError, match=r"crisis\.toml"):
        open_library()


def test_each_checkout_keeps_a_reference_of_its_own(
    resources: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = paths.cached_reference()
    other = Path(shutil.copytree(resources, tmp_path / "other"))
    monkeypatch.setenv("IPDESK_RESOURCES", str(other))
    assert paths.cached_reference() != first


def test_two_builds_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    out = tmp_path / "reference.db"
    command = [sys.executable, "-m", "ipdesk", "content", "build", "--out", str(out)]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [builder.wait(120) for builder in running] == [0, 0]
    Library(out).check()
    assert [path.name for path in tmp_path.glob("reference*")] == ["reference.db"]


def test_a_changed_compiler_makes_the_reference_anew(resources: Path) -> None:
    made = reference_file()
    before = made.stat().st_mtime
    os.utime(made, (before - 1e8, before - 1e8))
    newest = max(path.stat().st_mtime for path in opening.COMPILER.glob("*.py"))
    for path in resources.rglob("*"):
        if path != made:
            os.utime(path, (before - 2e8, before - 2e8))
    os.utime(resources, (before - 2e8, before - 2e8))
    assert reference_file().stat().st_mtime >= newest

"""Opens the reference; in a checkout it is compiled again first when a content file is newer."""

import contextlib
import subprocess
import sys
from pathlib import Path

from ipdesk import paths
from ipdesk.content.library import Library
from ipdesk.errors import ContentError

COMPILER = Path(__file__).parent


def _newest(folder: Path) -> float:
    """When the content, or what compiles it, was last changed."""
    stamps = [path.stat().st_mtime for path in COMPILER.glob("*.py")]
    lang = folder.parent / "lang"
    stamps += [path.stat().st_mtime for path in (*folder.rglob("*.toml"), *lang.rglob("*.toml"))]
    editions = folder.parent / "editions"
    stamps += [
        path.stat().st_mtime for path in (editions, *editions.glob("*.tsv")) if path.exists()
    ]
    # A file that was removed changes its folder's time only.
    stamps += [sub.stat().st_mtime for sub in (folder, *folder.iterdir()) if sub.is_dir()]
    return max(stamps, default=0.0)


def _is_fresh(reference: Path, since: float) -> bool:
    with contextlib.suppress(OSError):
        return reference.stat().st_mtime >= since
    return False


def reference_file() -> Path:
    """Find the reference, made anew where the checkout's content has changed.

    The compiler runs in a process of its own, so that the caller does not load it.

    Raises:
        ContentError: The changed content has faults; the message lists them.
    """
    shipped = paths.shipped_reference()
    if not paths.is_checkout():
        return shipped
    newest = _newest(paths.content_dir())
    for candidate in (shipped, paths.cached_reference()):
        if _is_fresh(candidate, newest):
            return candidate
    faults = []
    for target in (shipped, paths.cached_reference()):
        command = [sys.executable, "-m", "ipdesk", "content", "build", "--out", str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return target
        faults.append(done.stderr.strip().removeprefix("ipdesk: "))
    raise ContentError(faults[0])


def open_library() -> Library:
    """Open the reference for reading.

    Raises:
        ContentError: It is missing, damaged, of another format, or cannot be made.
    """
    return Library(reference_file())

"""Opens the reference; in a checkout it is compiled again first when a content file is newer."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ipdesk import paths
from ipdesk.content.library import Library
from ipdesk.errors import ContentError

COMPILER = Path(__file__).parent


def _newest(folder: Path) -> float:
    """When the content, or what compiles it, was last changed."""
    stamps = [entry.stat().st_mtime for entry in _files(COMPILER, ".py", deep=False)]
    for top in (folder, folder.parent / "lang"):
        stamps += [entry.stat().st_mtime for entry in _files(top, ".toml")]
    editions = folder.parent / "editions"
    if editions.is_dir():
        stamps.append(editions.stat().st_mtime)
        stamps += [entry.stat().st_mtime for entry in _files(editions, ".tsv", deep=False)]
    # A file that was removed changes its folder's time only.
    stamps.append(folder.stat().st_mtime)
    with os.scandir(folder) as entries:
        stamps += [entry.stat().st_mtime for entry in entries if entry.is_dir()]
    return max(stamps, default=0.0)


def _files(folder: Path, ending: str, *, deep: bool = True) -> Iterator["os.DirEntry[str]"]:
    """The files of that kind; asked at every start, so a folder is read no more than once."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(ending):
                yield entry
            elif deep and entry.is_dir():
                yield from _files(Path(entry.path), ending)


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
    if _is_fresh(shipped, newest):
        return shipped
    cached = paths.cached_reference()
    if _is_fresh(cached, newest):
        return cached
    import subprocess  # only where there is something to compile

    faults = []
    for target in (shipped, cached):
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

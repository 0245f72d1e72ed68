"""Writes a file whole or not at all."""

import errno
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from ipdesk.errors import IpdeskError

_PREFIX, _SUFFIX = ".ipdesk-", ".part"
_ABANDONED = 60
"""Seconds after which nobody writes to a file any more."""


def write_whole(data: bytes, path: Path, fault: type[IpdeskError]) -> None:
    """Write ``data`` beside ``path``, then put it in its place in one step.

    Raises:
        IpdeskError: Of the kind given: the folder is missing or read-only, or the disk is full.
    """
    folder = path.parent
    if not folder.is_dir():
        raise fault(f"The folder {folder} does not exist. Make it or choose another.")
    # A link stays one: what it leads to is written.
    path = Path(os.path.realpath(path))
    folder = path.parent
    part = folder / f"{_PREFIX}{_SUFFIX}"
    try:
        if path.is_dir():
            raise fault(f"{path} is a folder. Give the name of a file.")
        if path.exists() and not path.is_file():
            raise fault(f"{path} is not a file that can be replaced. Give another name.")
        _sweep(folder)
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
        part = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # A temporary file is private; the finished one is as any other of its folder.
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        reason = (error.strerror or "unknown fault").lower()
        raise fault(f"{path} could not be written: {reason}. {_mend(error)}") from error


def _mend(error: OSError) -> str:
    if error.errno == errno.ENAMETOOLONG:
        return "Give a shorter name."
    return "Free some space or choose another folder."


def _sweep(folder: Path) -> None:
    """Remove what a program that was killed while it wrote has left behind."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

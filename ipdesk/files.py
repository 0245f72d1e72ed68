"""Writes a file whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from ipdesk.errors import IpdeskError


def write_whole(data: bytes, path: Path, fault: type[IpdeskError]) -> None:
    """Write ``data`` beside ``path``, then put it in its place in one step.

    Raises:
        IpdeskError: Of the kind given: the folder is missing or read-only, or the disk is full.
    """
    folder = path.parent
    if not folder.is_dir():
        raise fault(f"The folder {folder} does not exist. Make it or choose another.")
    if path.is_dir():
        raise fault(f"{path} is a folder. Give the name of a file.")
    part = path.with_name(f"{path.name}.part")
    try:
        handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".part", dir=folder)
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
        raise fault(
            f"{path} could not be written: {reason}. Free some space or choose another folder."
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

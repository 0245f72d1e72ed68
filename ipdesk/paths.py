"""Where files lie: the checkout's or the package's resources, and the user's folders."""

import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources_dir() -> Path:
    """The folder with content, fonts and icons; ``IPDESK_RESOURCES`` overrides it."""
    override = os.environ.get("IPDESK_RESOURCES")
    return Path(override) if override else _own_resources()


@cache
def _own_resources() -> Path:
    """The program's own; every text of a sheet asks, and they stay where they are."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle) / "resources"
    checkout = _PACKAGE.parent / "resources"
    return checkout if checkout.is_dir() else _PACKAGE / "_resources"


def is_checkout() -> bool:
    """Whether the content's TOML files lie beside the program and may have been edited."""
    frozen = getattr(sys, "frozen", False)
    return not frozen and (content_dir() / "rows.toml").is_file()


def content_dir() -> Path:
    """The content files of a checkout."""
    return resources_dir() / "content"


def shipped_reference() -> Path:
    """The reference compiled when the program was built, or in the checkout."""
    return resources_dir() / "reference.db"


def cached_reference() -> Path:
    """Where a checkout on a read-only disk keeps its compiled reference; each has its own."""
    import hashlib  # with the next line, slow to load: not before the first frame

    from platformdirs import user_cache_dir

    checkout = hashlib.sha256(os.fsencode(content_dir().resolve())).hexdigest()[:12]
    return Path(user_cache_dir("ipdesk", appauthor=False)) / f"reference-{checkout}.db"


def fonts_dir() -> Path:
    """The bundled typefaces."""
    return resources_dir() / "fonts"


def icons_dir() -> Path:
    """The bundled icons."""
    return resources_dir() / "icons"


def data_dir() -> Path:
    """The clinic's own files; ``IPDESK_DATA`` overrides it."""
    override = os.environ.get("IPDESK_DATA")
    if override:
        return Path(override)
    from platformdirs import user_data_dir  # only where it is asked

    return Path(user_data_dir("ipdesk", appauthor=False))


def workspace_file() -> Path:
    """The clinic's settings."""
    return data_dir() / "workspace.db"


def log_file() -> Path:
    """The program's log; it holds ids and versions, never a patient's details."""
    override = os.environ.get("IPDESK_DATA")
    if override:
        return Path(override) / "ipdesk.log"
    from platformdirs import user_log_dir  # only where it is asked

    return Path(user_log_dir("ipdesk", appauthor=False)) / "ipdesk.log"

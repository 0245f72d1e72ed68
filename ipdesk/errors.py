"""Faults of the world (a file, a disk, a choice) that a person can act on."""


class IpdeskError(Exception):
    """One plain sentence saying what is wrong and what to do next."""


class UsageError(IpdeskError):
    """What was asked cannot be understood: an unknown id, a nonsense value."""


class ContentError(IpdeskError):
    """The content files, or the reference made from them, cannot be used."""


class HandoutError(IpdeskError):
    """The handout cannot be made or written as asked."""


class WorkspaceError(IpdeskError):
    """The clinic's settings file cannot be read or written."""

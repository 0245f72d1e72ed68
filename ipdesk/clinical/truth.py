"""Three outcomes of a question about a patient: no, not known, yes. "Not asked" is never "no"."""

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """Ordered so that the weakest or the strongest part decides a combination."""

    NO = 0
    UNKNOWN = 1
    YES = 2


def all_of(parts: Iterable[Truth]) -> Truth:
    """No beats unknown beats yes."""
    return min(parts, default=Truth.YES)


def any_of(parts: Iterable[Truth]) -> Truth:
    """Yes beats unknown beats no."""
    return max(parts, default=Truth.NO)

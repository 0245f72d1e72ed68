"""The way through the reference: where the reader was, for Back and Forward."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """A page, the word at its top, and how far its block was scrolled out."""

    key: str
    position: int = 0
    beyond: int = 0


class Trail:
    """Stops behind and ahead of the present one."""

    def __init__(self) -> None:
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []

    def leave(self, stop: Stop) -> None:
        """Go on from a stop to a new one; what was ahead is forgotten."""
        self._behind.append(stop)
        self._ahead.clear()

    def turn(self, step: int, here: Stop) -> Stop | None:
        """The stop before (-1) or after (1); None where there is none."""
        source, other = (self._behind, self._ahead) if step < 0 else (self._ahead, self._behind)
        if not source:
            return None
        other.append(here)
        return source.pop()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a stop before."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a stop after."""
        return bool(self._ahead)

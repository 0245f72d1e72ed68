"""What matters to the patient: which rows bear on it. No sum, no score, no order of options."""

from collections.abc import Collection, Iterable

from ipdesk.content.model import RowId
from ipdesk.content.shared import Priority
from ipdesk.errors import UsageError


def find_priorities(bank: Iterable[Priority], ids: Iterable[str]) -> tuple[Priority, ...]:
    """Find priorities by id, in the bank's order.

    Raises:
        UsageError: No priority has that id.
    """
    known = {priority.id: priority for priority in bank}
    wanted = list(ids)
    for name in wanted:
        if name not in known:
            raise UsageError(f'"{name}" is not in the list of what matters: {", ".join(known)}.')
    return tuple(priority for name, priority in known.items() if name in wanted)


def marked_rows(priorities: Iterable[Priority]) -> Collection[RowId]:
    """Every row that bears on what the patient marked."""
    return frozenset(row for priority in priorities for row in priority.rows)

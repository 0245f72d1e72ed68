"""What the reference says of the way home and of driving, read from its own sentences.

The reference has no field for either: its plain sentences and checklists say them, always in the
same few words. A test holds what is found here against every shipped treatment, so that a sentence
that is put another way does not lose a caution unseen.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipdesk.clinical.comparison import Option
from ipdesk.content.model import Audience, Checked
from ipdesk.content.shared import Checklist
from ipdesk.content.values import Span
from ipdesk.handout.context import Context

DRIVING = "aftercare_driving"
IN_THE_UK = "In the UK,"
ON_THE_DAY = "day_of_treatment"
AFTER, BEFORE = "after", "before"

RIDE_HOME = re.compile(r"\btakes? you home\b|\bride home\b", re.IGNORECASE)
OF_HELPER = re.compile(
    r"\btakes? you home\b|\bride home\b|\bsomeone (?:to )?stays? with you\b"
    r"|\bcome and go alone\b|\bwho can help\b",
    re.IGNORECASE,
)
_NOT_THAT_DAY = re.compile(
    r"\bdo not drive\b[^.]*\b(?:until the next day|that day)\b", re.IGNORECASE
)
_DAY = 24
_NO_ESCORT = "no-escort"
"""Factor whose rules say who needs company on the way home."""


@dataclass(frozen=True, slots=True)
class Aftercare:
    """What follows a visit: a ride home, and on how many days there is no driving.

    ``words`` are the reference's own sentences on driving; ``company`` those on a ride and on
    someone who stays.
    """

    ride: bool
    no_driving: int
    words: str
    company: tuple[str, ...]
    """From the statements, or where they say nothing, from the checklists."""


def checklists_for(context: Context, option: Option, *moments: str) -> tuple[Checklist, ...]:
    """An option's own checklists."""
    return tuple(
        one
        for one in context.material.checklists
        if one.moment in moments
        and option.names.treatment in one.treatments
        and one.checked is not Checked.MEMORY
    )


def _stated(context: Context, option: Option) -> Iterator[str]:
    """What a patient may read of the day of treatment and of the time after, in English."""
    for row_id in (ON_THE_DAY, DRIVING):
        for other, cell in context.cells(row_id):
            if other.id != option.id:
                continue
            if cell.checked is not Checked.MEMORY:
                yield cell.plain
            for fact in cell.beneath:
                if fact.checked is not Checked.MEMORY and fact.audience is Audience.BOTH:
                    yield fact.plain
    for rule in context.material.rules.get(option.id, ()):
        given = not rule.protocols or option.protocol in rule.protocols
        known = rule.checked is not Checked.MEMORY and rule.audience is Audience.BOTH
        if rule.factor == _NO_ESCORT and given and known and not rule.inference:
            yield rule.plain


def _company(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if OF_HELPER.search(text))


def _no_driving(context: Context, option: Option) -> int:
    """Days on which there is no driving after a visit, the visit's own among them."""
    cell = next((cell for other, cell in context.cells(DRIVING) if other is option), None)
    if cell is None or cell.checked is Checked.MEMORY:
        return 0
    if isinstance(cell.value, Span):
        # Days and weeks are counted from an operation, not from each visit.
        return 1 + int(cell.value.low >= _DAY) if cell.value.unit == "hours" else 0
    return 1 if _NOT_THAT_DAY.search(cell.plain) else 0


def _driving_words(context: Context, option: Option) -> list[str]:
    """What is said of driving; in the country of a rule of its own, that rule too."""
    words = []
    for other, cell in context.cells(DRIVING):
        if other is option:
            words.append(context.words_of(cell))
            words += [
                context.say(fact.plain)
                for fact in cell.beneath
                if context.options.country.upper() == "GB"
                and fact.plain.startswith(IN_THE_UK)
                and fact.checked is not Checked.MEMORY
                and fact.audience is Audience.BOTH
            ]
    return words


def aftercare(context: Context, option: Option) -> Aftercare:
    """What stands in the reference for an option; nothing is inferred from what it is."""
    stated = tuple(_stated(context, option))
    listed = [text for one in checklists_for(context, option, BEFORE, AFTER) for text in one.items]
    words = _driving_words(context, option)
    return Aftercare(
        ride=any(RIDE_HOME.search(text) for text in (*stated, *listed)),
        no_driving=_no_driving(context, option),
        words=" ".join(words),
        company=_company(stated) or _company(listed),
    )

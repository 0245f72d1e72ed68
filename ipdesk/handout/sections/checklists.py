"""Before and after: the reference's checklists for the options on the sheet, with boxes to tick."""

from collections.abc import Sequence

from ipdesk.clinical.cells import NO_NEW
from ipdesk.clinical.comparison import Option
from ipdesk.content.model import Checked
from ipdesk.content.shared import Checklist
from ipdesk.content.words import phrase
from ipdesk.handout.aftercare import AFTER, BEFORE
from ipdesk.handout.blocks import Block, CheckList, Heading, said
from ipdesk.handout.context import Context

ID = "checklists"
TITLE = phrase("Before and after")
ORDER = 84
ALWAYS = False

MOST_UNASKED = 2
"""With more treatments than this the lists are long: they are printed when asked for by name."""
LONGEST = 7
"""A longer list is told in two parts."""
READY = phrase("{list}: get ready")
TELL = phrase("{list}: tell us")
_TELL = "Tell us"
_US_ONLY = "In the US,"


def items(context: Context, one: Checklist) -> tuple[str, ...]:
    """A list's lines; what is said of the US alone is for sheets of the US."""
    at_home = context.options.country.upper() == "US"
    return tuple(text for text in one.items if at_home or _US_ONLY not in text)


def lists(context: Context, options: Sequence[Option]) -> list[Checklist]:
    """What to do before, for any treatment and for each of these, then after."""
    chosen = {option.names.treatment for option in options}
    return [
        one
        for moment in (BEFORE, AFTER)
        for one in context.material.checklists
        if one.moment == moment
        and one.checked is not Checked.MEMORY
        and (not one.treatments or chosen.intersection(one.treatments))
    ]


def _boxes(texts: Sequence[str], context: Context) -> CheckList:
    return CheckList(tuple(said(context.say(text)) for text in texts))


def _parts(context: Context, one: Checklist) -> tuple[Block, ...]:
    """A list under its title; a long one as what to get ready and what to tell."""
    say, texts = context.say, items(context, one)
    if len(texts) <= LONGEST:
        return (Heading(3, say(one.title)), _boxes(texts, context)) if texts else ()
    tell = [text for text in texts if text.startswith(_TELL)]
    ready = [text for text in texts if text not in tell]
    title = say(one.title)
    return tuple(
        block
        for head, some in ((say(READY, list=title), ready), (say(TELL, list=title), tell))
        if some
        for block in (Heading(3, head), _boxes(some, context))
    )


def build(context: Context) -> tuple[Block, ...]:
    """A list for each moment and treatment; none where nothing new is done."""
    options = [one for one in context.comparison.options if one.names.kind != NO_NEW]
    asked = context.options.sections is not None
    if not options or not (asked or len(options) <= MOST_UNASKED):
        return ()
    blocks: list[Block] = []
    for one in lists(context, options):
        blocks += _parts(context, one)
    return (Heading(2, context.say(TITLE)), *blocks) if blocks else ()

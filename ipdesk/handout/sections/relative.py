"""A page for someone who supports the patient: what was talked about, and what it asks of them."""

import re

from ipdesk.clinical.cells import NO_NEW
from ipdesk.clinical.comparison import Option
from ipdesk.content.words import phrase
from ipdesk.handout import wording
from ipdesk.handout.aftercare import AFTER, OF_HELPER, RIDE_HOME, aftercare, checklists_for
from ipdesk.handout.blocks import (
    Block,
    Bullets,
    Callout,
    CalloutKind,
    Heading,
    Lines,
    NewPage,
    Paragraph,
    Spans,
    bold,
    said,
)
from ipdesk.handout.context import Context
from ipdesk.handout.sections.checklists import items

ID = "relative"
TITLE = phrase("For someone who supports you")
ORDER = 130
ALWAYS = False
DEFAULT = False

WHO = phrase('In the lists on this page, "you" is the person who may have the treatment.')
WHO_NAMED = phrase('In the lists on this page, "you" is {name}.')
TALKED = phrase("You and your care team talked about this:")
ASKS = phrase("The choices, and what each asks of a helper")
NOTHING_SAID = phrase("Ask the team what help you will need.")
LOOK_OUT = phrase("What to look out for")
NOTES = phrase("Notes")
FEWEST_LINES = 2
MOST_WARNED = 3
"""With more options only what is to be told at once fits; the checklists have the rest."""
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof"})
_WARNING = re.compile(r"\b(?:Tell us|Call us|Get help|get help)\b")
_SENTENCE = re.compile(r"(?<=[.!?]) ")
_AT_ONCE = re.compile(r"\bat once\b")
_IN_THE_BOX = re.compile(r"ending your life")


def first_name(name: str) -> str:
    """The first name of a name; empty where it cannot be told."""
    words = (name.partition(",")[2] or name).split()
    first = words[0] if words else ""
    return "" if first.rstrip(".").lower() in _TITLES else first


def _asks(context: Context, option: Option) -> tuple[str, ...]:
    """What the reference says of a ride and of company: the fullest sentence on each."""
    company = aftercare(context, option).company
    if not context.say.is_english:
        # A translation is of the whole text; it cannot be told which of its sentences is which.
        return tuple(dict.fromkeys(context.say(text) for text in company))
    sentences = [part for text in company for part in _SENTENCE.split(text)]
    found = list(dict.fromkeys(part for part in sentences if OF_HELPER.search(part)))
    rides = [part for part in found if RIDE_HOME.search(part)]
    fullest = max(rides, key=len, default="")
    return tuple(part for part in found if part == fullest or part not in rides)


def _helper(context: Context) -> tuple[Spans, ...]:
    """Each option with what it is and what it asks of a helper."""
    found = []
    for option in context.comparison.options:
        subtitle = wording.sentence(context.say(option.names.plain_subtitle))
        asks = " ".join(_asks(context, option))
        if not asks and option.names.kind != NO_NEW:
            asks = context.say(NOTHING_SAID)
        found.append(said(bold(f"{context.name(option)}: "), f"{subtitle} {asks}".strip()))
    return tuple(found)


def _told_here(text: str) -> bool:
    """Whether it is a warning; what the crisis box says is not said twice."""
    return bool(_WARNING.search(text)) and not _IN_THE_BOX.search(text)


def _warnings(context: Context) -> tuple[Spans, ...]:
    """Warnings of the checklists for afterwards: for any treatment, then for each option."""
    treatments = [one for one in context.comparison.options if one.names.kind != NO_NEW]
    if not treatments:
        return ()
    everyone = [
        one for one in context.material.checklists if one.moment == AFTER and not one.treatments
    ]
    own = [one for option in treatments for one in checklists_for(context, option, AFTER)]
    texts = [text for one in everyone for text in items(context, one)]
    texts += [
        text
        for one in own
        for text in items(context, one)
        if len(treatments) <= MOST_WARNED or _AT_ONCE.search(text)
    ]
    warned = dict.fromkeys(text for text in texts if _told_here(text))
    return tuple(said(context.say(text)) for text in warned)


def _whom_to_call(context: Context) -> Callout:
    say, options = context.say, context.options
    line = context.material.crisis_lines[options.country.upper()]
    clinic = options.clinic
    reach = f"{clinic.phone} ({clinic.hours})" if clinic.hours else clinic.phone
    ours = say("Your clinic: {phone}.", phone=reach) if clinic.phone else ""
    more = f"{say(line.family)} {ours}".strip()
    paragraphs = [said(say(line.plain))] + ([said(bold(more))] if more else [])
    return Callout(CalloutKind.CRISIS, tuple(paragraphs))


def build(context: Context) -> tuple[Block, ...]:
    """A page that holds nothing of the patient but the first name."""
    say = context.say
    name = first_name(context.options.name)
    who = say(WHO_NAMED, name=name) if name else say(WHO)
    decision = wording.sentence(say(context.comparison.condition.decision))
    blocks: list[Block] = [
        NewPage(said(wording.day(context.options.date, say))),
        Heading(2, say(TITLE)),
        Paragraph(said(f"{who} {say(TALKED)} ", bold(decision))),
    ]
    for title, spans in ((ASKS, _helper(context)), (LOOK_OUT, _warnings(context))):
        if spans:
            blocks += [Heading(3, say(title)), Bullets(spans)]
    blocks += [_whom_to_call(context), Heading(3, say(NOTES)), Lines(FEWEST_LINES, fill=True)]
    return tuple(blocks)

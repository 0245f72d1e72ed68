"""Your memory: all that the reference tells patients of memory with ECT and MST."""

import re
from collections.abc import Iterator

from ipdesk.clinical.comparison import Option
from ipdesk.content.model import ALL_CONDITIONS, Audience, Checked, Fact, FactorId, TreatmentId
from ipdesk.content.words import phrase
from ipdesk.handout import wording
from ipdesk.handout.aftercare import AFTER, checklists_for
from ipdesk.handout.blocks import Block, Bullets, CheckList, Heading, Paragraph, bold, said
from ipdesk.handout.context import Context
from ipdesk.handout.material import MEMORY
from ipdesk.handout.reading import texts

ID = "memory"
TITLE = phrase("Your memory")
ORDER = 45
ALWAYS = False

TREATMENTS = frozenset({"ect", "mst"})
STUDIES = phrase("What studies counted and found")
MORE_RISK = phrase("What can change your own risk")
TO_DO = phrase("What you can do")
# Factors of which the rules say what they mean for memory and thinking.
_FACTORS = tuple(map(FactorId, ("age-65-plus", "dementia", "lithium", "memory-critical-work")))
_OF_MEMORY = re.compile(r"memor|mixed up|confus|thinking", re.IGNORECASE)


def options_with(context: Context) -> list[Option]:
    """Options that the section is about."""
    return [one for one in context.comparison.options if one.names.treatment in TREATMENTS]


def _told(fact: Fact) -> bool:
    return fact.checked is not Checked.MEMORY and fact.audience is Audience.BOTH


def findings(context: Context, option: Option) -> tuple[Fact, ...]:
    """What stands under the headline, then what else is stated for this condition and way.

    Nothing of it is chosen: a study that another contradicts stands beside that other.
    """
    cell = next(cell for other, cell in context.cells(MEMORY) if other is option)
    here = {context.comparison.condition.id, ALL_CONDITIONS}
    rest = [
        fact
        for fact in context.material.memory.get(option.id, ())
        if here.intersection(fact.conditions)
        and not fact.headline
        and (not fact.protocols or option.protocol in fact.protocols)
    ]
    first = {fact.id: fact for fact in (*cell.beneath, *rest)}
    words = context.words_of(cell)
    return tuple(
        fact for fact in first.values() if _told(fact) and context.say(fact.plain) not in words
    )


def _risks(context: Context, option: Option) -> Iterator[str]:
    """What the rules say of memory and confusion, whoever the patient is."""
    condition = context.comparison.condition.id
    for rule in context.material.rules.get(option.id, ()):
        known = rule.checked is not Checked.MEMORY and rule.audience is Audience.BOTH
        here = not rule.conditions or condition in rule.conditions
        given = not rule.protocols or option.protocol in rule.protocols
        fits = rule.factor in _FACTORS and not rule.inference and _OF_MEMORY.search(rule.plain)
        if known and here and given and fits:
            yield context.say(rule.plain)


def _to_do(context: Context, options: list[Option]) -> tuple[Block, ...]:
    lines = [
        text
        for option in options
        for one in checklists_for(context, option, AFTER)
        for text in one.items
        if _OF_MEMORY.search(text)
    ]
    boxes = tuple(said(context.say(text)) for text in dict.fromkeys(lines))
    return (Heading(3, context.say(TO_DO)), CheckList(boxes)) if boxes else ()


def _of(context: Context, option: Option, *, named: bool) -> Iterator[Block]:
    cell = next(cell for other, cell in context.cells(MEMORY) if other is option)
    words = wording.sentence(context.words_of(cell))
    # Where the harms have said it, it stands right above.
    if not any(words in text for block in context.before for text in texts(block)):
        yield Paragraph(said(bold(f"{context.name(option)}: ") if named else "", words))


def _bullets(
    context: Context, options: list[Option], title: str, told: dict[TreatmentId, list[str]]
) -> list[Block]:
    """A list under a title; each line names its option where there are several."""
    several = len(options) > 1
    items = {
        (context.name(option) if several else "", text): None
        for option in options
        for text in told[option.id]
    }
    spans = tuple(
        said(bold(f"{name}: ") if name else "", wording.sentence(text)) for name, text in items
    )
    return [Heading(3, context.say(title)), Bullets(spans)] if spans else []


def build(context: Context) -> tuple[Block, ...]:
    """The headline, every count and finding, whose risk differs, and what to do."""
    options = options_with(context)
    if not options:
        return ()
    found = {one.id: [context.say(f.plain) for f in findings(context, one)] for one in options}
    risks = {one.id: list(_risks(context, one)) for one in options}
    names = wording.listed([context.name(option) for option in options], context.say)
    known = context.say("This is what we know of memory with {names}.", names=names)
    blocks: list[Block] = [Heading(2, context.say(TITLE)), Paragraph(said(known), leads=True)]
    for option in options:
        blocks += _of(context, option, named=len(options) > 1)
    blocks += _bullets(context, options, STUDIES, found)
    blocks += _bullets(context, options, MORE_RISK, risks)
    return (*blocks, *_to_do(context, options))

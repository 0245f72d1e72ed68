"""About this sheet: how it was made, until when it stands, how it reads and on what it rests."""

from ipdesk.clinical.wording import month
from ipdesk.handout import wording
from ipdesk.handout.blocks import Block, Heading, Paragraph, said
from ipdesk.handout.citing import short_citations
from ipdesk.handout.context import Context
from ipdesk.handout.reading import grade

ID = "about"
TITLE = "About this sheet"
ORDER = 110
ALWAYS = True

LIMITS = (
    "This sheet gives facts about groups of people. It does not say what will happen to you, "
    "and it does not choose for you."
)
REVIEW = "It has not yet been checked by patients or by experts outside the team that made it."
FORMATS = "Ask us for large print or another language."


def _made(context: Context) -> str:
    options = context.options
    info = context.material.info
    name = f", {options.clinician}" if options.clinician else ""
    comma = "," if name else ""
    after = month(info.next_review)
    late = " It may be out of date." if options.date > info.next_review else ""
    return (
        f"Prepared with your clinician{name}{comma} on "
        f"{wording.day(options.date)}. Facts checked {month(info.reviewed)}; "
        f"ask for a newer copy after {after}.{late}"
    )


def _reading(context: Context, blocks: tuple[Block, ...]) -> str:
    found = grade((*context.before, *blocks), context.material.known_words)
    estimate = ", an estimate" if found.smog_is_estimate else ""
    return (
        f"Reading level: grade {found.flesch_kincaid} (Flesch-Kincaid), {found.smog} "
        f"(SMOG{estimate}), with treatment names as known words; {found.flesch_kincaid_raw} and "
        f"{found.smog_raw} without."
    )


def _sources(context: Context) -> str:
    cited = short_citations([context.material.sources[name] for name in context.sources])
    listed = [f"{number}\u00a0{name}" for number, name in enumerate(cited, 1)]
    return f"Main sources: {'; '.join(listed)}." if listed else ""


def build(context: Context) -> tuple[Block, ...]:
    """The last section; it grades all that stands before it."""
    blocks: tuple[Block, ...] = (
        Heading(2, TITLE),
        Paragraph(said(LIMITS)),
        Paragraph(said(_made(context)), small=True),
        Paragraph(said(context.material.funding, " ", REVIEW, " ", FORMATS), small=True),
    )
    lines = [_reading(context, blocks), _sources(context)]
    return (*blocks, *(Paragraph(said(line), small=True) for line in lines if line))

"""A memory diary: a page with a table to fill in by hand, when ECT or MST is among the options."""

from ipdesk.content.words import phrase, phrases
from ipdesk.handout.blocks import Block, FillTable, Heading, NewPage, Paragraph, said
from ipdesk.handout.context import Context
from ipdesk.handout.sections.memory import options_with

ID = "diary"
TITLE = phrase("My memory diary")
ORDER = 120
ALWAYS = False

HOW = phrase("Fill in one row after each treatment. Someone close to you can help.")
BRING = phrase("Bring this page to your visits.")
_COLUMNS = phrases(
    "Date",
    "Treatment number",
    "What I want to keep in mind",
    "What I or my family noticed",
)
_SHARES = (0.15, 0.19, 0.33, 0.33)


def build(context: Context) -> tuple[Block, ...]:
    """One page; nothing where no option is about memory."""
    if not options_with(context):
        return ()
    say = context.say
    return (
        NewPage(),
        Heading(2, say(TITLE)),
        Paragraph(said(f"{say(HOW)} {say(BRING)}"), leads=True),
        FillTable(say(TITLE), tuple(say(text) for text in _COLUMNS), _SHARES),
    )

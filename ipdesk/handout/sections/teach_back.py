"""A teach-back card for the clinician: what the patient is asked to say in their own words."""

from ipdesk.content.model import Audience
from ipdesk.content.words import phrase
from ipdesk.handout import wording
from ipdesk.handout.blocks import Block, CheckList, Heading, Lines, Paragraph, said
from ipdesk.handout.clinician_page import in_english, opening
from ipdesk.handout.context import Context

ID = "teach-back"
TITLE = phrase("Teach-back card")
ORDER = 140
ALWAYS = False
DEFAULT = False
AUDIENCE = Audience.CLINICIAN

MOST_WITH_LINES = 4
"""With more options the card fills its page."""
_FIRST = "Tell me in your own words what we are deciding, and why now."
_OPTION = ("what it would be like", "what could go wrong", "what would happen next")
_LAST = (
    "Tell me in your own words what happens after today.",
    "Tell me in your own words when you would call us, and whom you would call at night.",
)
_HOW = (
    "Tick what the patient has said. Where something is missing, say it another way and ask again: "
    "it shows how well it was explained, not how well the patient listened."
)


def build(context: Context) -> tuple[Block, ...]:
    """Prompts for the decision, for every option alike, and for what follows."""
    english = in_english(context)
    blocks: list[Block] = [
        *opening(english, TITLE),
        Paragraph(said(_HOW)),
        CheckList((said(_FIRST),)),
    ]
    for option in english.comparison.options:
        name = wording.inline(english.name(option))
        blocks += [
            Heading(3, f"Tell me in your own words about {name}:"),
            CheckList(tuple(said(text) for text in _OPTION), columns=2),
        ]
    last = CheckList(tuple(said(text) for text in _LAST))
    room = (Lines(1, fill=True),) if len(english.comparison.options) <= MOST_WITH_LINES else ()
    return (*blocks, Heading(3, "To close:"), last, *room)

"""Notes: what the care team wrote for the patient, and lines for the patient's own."""

from ipdesk.content.words import phrase
from ipdesk.handout.blocks import Block, Callout, CalloutKind, Heading, Lines, bold, said
from ipdesk.handout.context import Context

ID = "notes"
TITLE = phrase("My notes")
ORDER = 100
ALWAYS = False
SHORT = True

LINES, BLANK_LINES = 3, 7


def build(context: Context) -> tuple[Block, ...]:
    """The team's note, if there is one, and empty lines."""
    written = [line for line in context.options.note.splitlines() if line]
    note: tuple[Block, ...] = ()
    if written:
        first = said(bold(f"{context.say('A note from your team:')} "), written[0])
        note = (Callout(CalloutKind.NOTE, (first, *(said(line) for line in written[1:]))),)
    if context.is_short:
        return note
    return (
        Heading(2, context.say(TITLE)),
        *note,
        Lines(BLANK_LINES if context.options.blank else LINES),
    )

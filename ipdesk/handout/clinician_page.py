"""Pages for the clinician that come after the patient's: in English, apart, not counted."""

from dataclasses import replace

from ipdesk.content.words import Words
from ipdesk.handout import wording
from ipdesk.handout.blocks import Block, Heading, NewPage, Paragraph, bold, said
from ipdesk.handout.context import Context

NOT_FOR_PATIENTS = "For the clinician, not for the patient"
_HEAD = "For the clinician"


def in_english(context: Context) -> Context:
    """The same context with every text as it was written."""
    return replace(context, material=replace(context.material, words=Words()))


def opening(context: Context, title: str) -> tuple[Block, ...]:
    """A new page, marked; the patient's name stands in its text, to file it by."""
    options = context.options
    about = context.comparison.condition.decision
    whose = f" Patient: {options.name}." if options.name else ""
    day = wording.day(options.date, Words())
    return (
        NewPage(said(bold(_HEAD)), counted=False),
        Heading(2, title),
        Paragraph(said(bold(f"{NOT_FOR_PATIENTS}."), f" {wording.sentence(about)}{whose} {day}.")),
    )

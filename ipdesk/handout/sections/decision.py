"""The decision: what the sheet is for, and the condition behind it in plain words."""

from ipdesk.content.words import phrase
from ipdesk.handout.blocks import (
    Block,
    Bullets,
    Callout,
    CalloutKind,
    Heading,
    Paragraph,
    Spans,
    bold,
    said,
)
from ipdesk.handout.context import DRAFT, MOST_COLUMNS, Context, approval_row, is_draft
from ipdesk.handout.options import PrintSize
from ipdesk.handout.wording import month, sentence

ID = "decision"
TITLE = phrase("The decision")
IN_SHORT = phrase("In short: you have more than one choice, and you can take time to choose.")
WHAT_TO_DO = phrase(
    "No choice helps everyone, and each has its own risks. Mark what matters to you, ask us, and "
    "tell us what you think. You can also stay as you are for now."
)
ORDER = 10
ALWAYS = True


def _table_is_later(context: Context) -> bool:
    """Whether the table does not show every option on page 1."""
    large = context.options.size is PrintSize.LARGE
    return large or len(context.comparison.options) > MOST_COLUMNS


def _named(context: Context, index: int) -> Spans:
    """An option, what it is and, where some use of it is not approved, what is."""
    option, cell = context.cells(approval_row(context))[index]
    status = sentence(context.short_words_of(cell))
    subtitle = context.say(option.names.plain_subtitle)
    off_label = "off-label" in cell.plain_short or cell.plain_short.startswith("No.")
    asked = context.question(approval_row(context))
    more = f" {asked} {status}" if off_label and subtitle else ""
    return said(bold(f"{context.name(option)}: "), f"{sentence(subtitle)}{more}")


def _out_of_date(context: Context) -> tuple[Block, ...]:
    """Stands before everything else on a sheet that is made after its facts were due for review."""
    due, say = context.material.info.next_review, context.say
    if context.options.date <= due:
        return ()
    old = say("This sheet may be out of date.")
    check = say(
        "Its facts should have been checked by {month}. Ask your clinic for a newer copy.",
        month=month(due, say),
    )
    return (Callout(CalloutKind.CAUTION, (said(bold(old), f" {check}"),)),)


def build(context: Context) -> tuple[Block, ...]:
    """The title, the condition, the freedom to take time, and what holds before any choice."""
    say, condition = context.say, context.comparison.condition
    options = context.comparison.options
    blocks: list[Block] = [
        Heading(1, say(condition.decision)),
        *_out_of_date(context),
        Paragraph(said(say(condition.plain))),
        Callout(CalloutKind.NOTE, (said(bold(say(IN_SHORT)), f" {say(WHAT_TO_DO)}"),)),
    ]
    if is_draft(context.options, say):
        english = "" if say.is_english else f" ({DRAFT}.)"
        blocks.insert(1, Callout(CalloutKind.CAUTION, (said(bold(f"{say(DRAFT)}."), english),)))
    if _table_is_later(context):
        blocks += [
            Paragraph(said(say("These are the choices on this sheet:")), leads=True),
            Bullets(tuple(_named(context, index) for index in range(len(options)))),
        ]
    if condition.caveat:
        blocks.append(Callout(CalloutKind.CAUTION, (said(say(condition.caveat)),)))
    return tuple(blocks)

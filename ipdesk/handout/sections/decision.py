"""The decision: what the sheet is for, and the condition behind it in plain words."""

from ipdesk.handout.blocks import Block, Callout, CalloutKind, Heading, Paragraph, bold, said
from ipdesk.handout.context import Context

ID = "decision"
TITLE = "The decision"
ORDER = 10
ALWAYS = True


def build(context: Context) -> tuple[Block, ...]:
    """The title, the condition, the freedom to take time, and what holds before any choice."""
    condition = context.comparison.condition
    blocks: list[Block] = [
        Heading(1, condition.decision),
        Paragraph(said(condition.plain)),
        Paragraph(
            said(
                "This sheet shows the choices you talked about with your care team. ",
                bold("You can take time to choose."),
                " You can also stay as you are for now.",
            )
        ),
    ]
    if condition.caveat:
        blocks.append(Callout(CalloutKind.CAUTION, (said(condition.caveat),)))
    return tuple(blocks)

"""Next steps: what to do with the sheet, in order."""

from ipdesk.handout.blocks import Block, CheckList, Heading, Spans, bold, said
from ipdesk.handout.context import Context

ID = "next-steps"
TITLE = "Next steps"
ORDER = 70
ALWAYS = True


def _bring(next_visit: str) -> Spans:
    if not next_visit:
        return said("Bring this sheet and a list of your medicines to your next visit.")
    return said(
        "Bring this sheet and a list of your medicines to your next visit: ", bold(next_visit), "."
    )


def build(context: Context) -> tuple[Block, ...]:
    """Numbered steps; none of them is about choosing a treatment."""
    clinic = context.options.clinic
    call = f"Call us on {clinic.phone}" if clinic.phone else "Call your clinic"
    return (
        Heading(2, TITLE),
        CheckList(
            (
                said("Read this with someone you trust."),
                said("Mark what matters to you and the questions you want to ask."),
                _bring(context.options.next_visit),
                said("Tell us what you think, and ask about what is not clear."),
                said(f"{call} if you feel worse or have a question before then."),
            ),
            numbered=True,
        ),
    )

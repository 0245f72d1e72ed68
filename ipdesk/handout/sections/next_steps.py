"""Next steps: what to do with the sheet, in order."""

from ipdesk.content.words import phrase
from ipdesk.handout.blocks import Block, CheckList, Heading, Spans, bold, said
from ipdesk.handout.context import TO_FILL, Context

ID = "next-steps"
TITLE = phrase("Next steps")
ORDER = 70
ALWAYS = True


def _bring(context: Context) -> Spans:
    say, next_visit = context.say, context.options.next_visit
    if context.options.blank:
        next_visit = TO_FILL
    if not next_visit:
        return said(say("Bring this sheet and a list of your medicines to your next visit."))
    bring = say("Bring this sheet and a list of your medicines to your next visit:")
    return said(f"{bring} ", bold(next_visit), ".")


def build(context: Context) -> tuple[Block, ...]:
    """Numbered steps; none of them is about choosing a treatment."""
    say, phone = context.say, context.options.clinic.phone
    if phone:
        call = say(
            "Call us on {phone} if you feel worse or have a question before then.", phone=phone
        )
    else:
        call = say("Call your clinic if you feel worse or have a question before then.")
    steps = [
        said(say("Read this with someone you trust.")),
        said(say("Mark what matters to you and the questions you want to ask.")),
        _bring(context),
        said(say("Tell us what you think, and ask about what is not clear.")),
        said(call),
    ]
    if context.is_short:
        # There is nothing to mark on two pages, and what is said at the visit goes without saying.
        steps = [steps[0], steps[2], steps[4]]
    return Heading(2, say(TITLE)), CheckList(tuple(steps), numbered=True)

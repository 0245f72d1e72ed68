"""Questions to ask: some for any choice, then some about each option in turn."""

from itertools import chain, islice, zip_longest

from ipdesk.content.shared import Question
from ipdesk.content.words import phrase
from ipdesk.handout.blocks import Block, CheckList, Heading, Paragraph, said
from ipdesk.handout.context import Context

ID = "questions"
TITLE = phrase("Questions to ask")
ORDER = 90
ALWAYS = False

GENERAL = 4
SPECIFIC = 4
# Asked first where the bank has them: what the sheet itself cannot answer.
_FIRST = ("goal", "my-health", "afterwards", "cost")


def general_questions(bank: tuple[Question, ...]) -> list[Question]:
    """Questions about any choice, first what the sheet itself cannot answer."""
    free = [question for question in bank if not question.treatments]
    first = [question for question in free if question.id in _FIRST]
    rest = [question for question in free if question.id not in _FIRST]
    return (first + rest)[:GENERAL]


def specific_questions(context: Context) -> list[Question]:
    """The first question of every option, then the second of every one, and so on."""
    bank = context.material.questions
    each = [
        [question for question in bank if option.names.treatment in question.treatments]
        for option in context.comparison.options
    ]
    most = max(SPECIFIC, len(each))
    in_turn = (question for question in chain(*zip_longest(*each)) if question is not None)
    return list(islice({question.id: question for question in in_turn}.values(), most))


def build(context: Context) -> tuple[Block, ...]:
    """Two short lists with boxes to tick."""
    say = context.say
    general, specific = general_questions(context.material.questions), specific_questions(context)
    blocks: list[Block] = [Heading(2, say(TITLE))]
    if general:
        blocks.append(CheckList(tuple(said(say(question.text)) for question in general)))
    if specific:
        blocks += [
            Paragraph(said(say("About the choices on this sheet:")), leads=True),
            CheckList(tuple(said(say(question.text)) for question in specific)),
        ]
    return tuple(blocks) if len(blocks) > 1 else ()

"""Questions to ask: those that were chosen or typed, or some for any choice and each option."""

from itertools import chain, islice, zip_longest

from ipdesk.content.shared import Question
from ipdesk.content.words import phrase
from ipdesk.errors import HandoutError
from ipdesk.handout.blocks import Block, CheckList, Heading, Lines, Paragraph, said
from ipdesk.handout.context import Context

ID = "questions"
TITLE = phrase("Questions to ask")
ORDER = 90
ALWAYS = False
SHORT = True

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


def _chosen(context: Context) -> tuple[list[Question], list[Question]]:
    """Those for any choice, then those about a treatment: as asked for, or some of the bank."""
    bank, wanted = context.material.questions, context.options.questions
    if wanted is None:
        return general_questions(bank), specific_questions(context)
    by_id = {question.id: question for question in bank}
    unknown = [name for name in wanted if name not in by_id]
    if unknown:
        raise HandoutError(f'There is no question "{unknown[0]}". Choose from: {", ".join(by_id)}.')
    found = [by_id[name] for name in dict.fromkeys(wanted)]
    general = [question for question in found if not question.treatments]
    return general, [question for question in found if question.treatments]


def build(context: Context) -> tuple[Block, ...]:
    """Short lists with boxes to tick; the patient's own questions stand first.

    Raises:
        HandoutError: A question was asked for that is not in the bank.
    """
    say = context.say
    options, own = context.options, context.options.own_questions
    # On two pages only what was chosen or typed is asked.
    chosen = not context.is_short or options.questions is not None
    general, specific = _chosen(context) if chosen else ([], [])
    blocks: list[Block] = [Heading(2, say(TITLE))]
    if own:
        blocks.append(CheckList(tuple(said(text) for text in own)))
    if general:
        blocks.append(CheckList(tuple(said(say(question.text)) for question in general)))
    if specific:
        blocks += [
            Paragraph(said(say("About the choices on this sheet:")), leads=True),
            CheckList(tuple(said(say(question.text)) for question in specific)),
        ]
    if options.blank and not context.is_short:
        blocks += [Paragraph(said(say("My own questions:")), leads=True), Lines(3)]
    return tuple(blocks) if len(blocks) > 1 else ()

"""Pages about this patient: where to start, what it means for me, what matters, what to ask."""

from ipdesk.clinical.priorities import find_priorities
from ipdesk.content.shared import Priority
from ipdesk.content.words import phrase
from ipdesk.handout.context import Context
from ipdesk.handout.patient.answers import head
from ipdesk.handout.patient.model import Card, Issue, Layout, Line, LineKind, Page, Value
from ipdesk.handout.sections import choices, matters, questions, talk_about
from ipdesk.handout.wording import sentence

START, FOR_ME, MATTERS, QUESTIONS = "start", "for-me", "matters", "questions"
FOR_ME_TITLE = phrase("What does it mean for me?")
MATTERS_TITLE = phrase("What matters to me?")
NOTHING_MARKED_ABOUT_ME = phrase(
    "Nothing about your health has been marked yet. You and your care team can do that together."
)
TALKED_OVER = phrase("You and your care team marked these points to talk about.")
MARK = phrase(
    "Mark what matters to you. What you mark moves up and shows what each choice says about it. "
    "Nothing is added up."
)
NOTHING_MARKED = phrase("Nothing is marked yet.")
BEGIN = phrase("Begin with what matters to you, or go through the questions one by one.")
ANY_CHOICE = phrase("For any choice")
THESE_CHOICES = phrase("About these choices")


def issues(context: Context, pages: tuple[str, ...], *, told: bool) -> tuple[Issue, ...]:
    """What may matter: the marked ones first, each list in the bank's order."""
    bank = context.material.priorities
    marked = find_priorities(bank, context.options.matters)
    rest = tuple(priority for priority in bank if priority not in marked)
    return tuple(
        Issue(
            priority.id,
            context.say(priority.plain),
            next((name for name in priority.rows if name in pages), ""),
            priority in marked,
            _values(context, priority) if told and priority in marked else (),
        )
        for priority in (*marked, *rest)
    )


def _values(context: Context, priority: Priority) -> tuple[Value, ...]:
    rows = [name for name in priority.rows if context.cells(name)][: matters.ROWS_SHOWN]
    found = []
    for place, option in enumerate(context.comparison.options):
        texts = tuple(
            sentence(
                f"{matters.lead_in(context, name)}"
                f"{context.short_words_of(context.cells(name)[place][1])}"
            )
            for name in rows
        )
        found.append(Value(context.name(option), tuple(dict.fromkeys(texts))))
    return tuple(found)


def start_page(context: Context, pages: tuple[str, ...]) -> Page:
    """The decision, the choices, and where to begin."""
    say, condition = context.say, context.comparison.condition
    cards = (head(context, option) for option in context.comparison.options)
    lead = f"{sentence(say(condition.decision))} {say(condition.plain)}"
    return Page(
        START,
        "",
        say(choices.TITLE),
        lead,
        Layout.COLUMNS,
        tuple(Card(title, subtitle) for title, subtitle in cards),
        issues(context, pages, told=False),
        caution=say(condition.caveat),
        notes=(say(BEGIN),),
    )


def for_me_page(context: Context, group: str) -> Page:
    """Each ticked factor with what a patient may read about it for every option."""
    say = context.say
    ticked = talk_about.ticked_factors(context)
    cards = []
    for factor in ticked:
        told = [
            (context.name(option), talk_about.lines(context, option, factor))
            for option in context.comparison.options
        ]
        nothing = say(talk_about.NOTHING)
        lines = [
            Line(
                LineKind.TEXT,
                " ".join(sentence(text) for text in texts) if texts else sentence(nothing),
                name,
            )
            for name, texts in told
        ]
        if not any(texts for _, texts in told):
            lines = [Line(LineKind.TEXT, say(talk_about.NOTHING_AT_ALL))]
        cards.append(Card(say(factor.question), lines=tuple(lines)))
    lead = say(TALKED_OVER) if cards else say(NOTHING_MARKED_ABOUT_ME)
    return Page(FOR_ME, group, say(FOR_ME_TITLE), lead, cards=tuple(cards))


def matters_page(context: Context, group: str, pages: tuple[str, ...]) -> Page:
    """What may matter, to mark; marked ones stand first with every option's own value."""
    say = context.say
    notes = () if context.options.matters else (say(NOTHING_MARKED),)
    found = issues(context, pages, told=True)
    return Page(MATTERS, group, say(MATTERS_TITLE), say(MARK), issues=found, notes=notes)


def questions_page(context: Context, group: str) -> Page:
    """Questions for any choice and about those on the screen; then where to turn in a crisis."""
    say = context.say
    line = context.material.crisis_lines.get(context.options.country.upper())
    told = (
        (ANY_CHOICE, questions.general_questions(context.material.questions)),
        (THESE_CHOICES, questions.specific_questions(context)),
    )
    cards = tuple(
        Card(say(title), lines=tuple(Line(LineKind.STRONG, say(one.text)) for one in asked))
        for title, asked in told
        if asked
    )
    notes = (say(line.plain),) if line else ()
    return Page(QUESTIONS, group, say(questions.TITLE), cards=cards, notes=notes)

"""About this sheet: how it was made, until when it stands, how it reads and on what it rests."""

from dataclasses import replace

from ipdesk.content.readability_spanish import Band
from ipdesk.content.words import SPANISH, phrase
from ipdesk.handout import wording
from ipdesk.handout.blocks import Block, Heading, Paragraph, QrCode, bold, said
from ipdesk.handout.citing import short_citations
from ipdesk.handout.context import Context, is_draft
from ipdesk.handout.reading import ease, grade
from ipdesk.handout.rebuild import code_of
from ipdesk.handout.sheet_code import scanned_text

ID = "about"
TITLE = phrase("About this sheet")
ORDER = 110
ALWAYS = True
REPORTS = True

LIMITS = phrase(
    "This sheet gives facts about groups of people. It does not say what will happen to you, "
    "and it does not choose for you."
)
REVIEW = phrase(
    "It has not yet been checked by patients or by experts outside the team that made it."
)
PRINT_AGAIN = phrase("Your clinic can print it again from this code.")
FORMATS = phrase("Ask us for large print or another language.")


EASE = phrase(
    "Reading ease: {fernandez} (Fern\u00e1ndez Huerta) and {szigriszt} (INFLESZ: {band}), on "
    "scales where 100 is easy to read."
)
BANDS = {
    Band.VERY_HARD: phrase("very hard"),
    Band.RATHER_HARD: phrase("rather hard"),
    Band.NORMAL: phrase("normal"),
    Band.FAIRLY_EASY: phrase("fairly easy"),
    Band.VERY_EASY: phrase("very easy"),
}


def _made(context: Context) -> str:
    options, say = context.options, context.say
    info = context.material.info
    day = wording.day(options.date, say)
    if options.clinician:
        made = say(
            "Prepared with your clinician, {name}, on {day}.", name=options.clinician, day=day
        )
    else:
        made = say("Prepared with your clinician on {day}.", day=day)
    # On two pages the foot alone says until when the sheet stands.
    month = wording.month(info.reviewed, say)
    checked = (
        say("Facts checked {month}.", month=month)
        if context.is_short
        else say(
            "Facts checked {month}; ask for a newer copy after {after}.",
            month=month,
            after=wording.month(info.next_review, say),
        )
    )
    late = f" {say('It may be out of date.')}" if options.date > info.next_review else ""
    return f"{made} {checked}{late}"


def _reading(context: Context, blocks: tuple[Block, ...]) -> str:
    say = context.say
    if say.language.code == SPANISH:
        rated = ease((*context.before, *blocks))
        return say(
            EASE,
            fernandez=rated.fernandez_huerta,
            szigriszt=rated.szigriszt,
            band=say(BANDS[rated.band]),
        )
    if not say.is_english:
        # The formulas are made for English.
        return ""
    found = grade((*context.before, *blocks), context.material.known_words)
    estimate = ", an estimate" if found.smog_is_estimate else ""
    return (
        f"Reading level: grade {found.flesch_kincaid} (Flesch-Kincaid), {found.smog} "
        f"(SMOG{estimate}), with treatment names as known words; {found.flesch_kincaid_raw} and "
        f"{found.smog_raw} without."
    )


def _translated(context: Context) -> str:
    """Who made and who checked the texts of another language."""
    say = context.say
    if say.is_english:
        return ""
    if is_draft(context.options, say):
        return say("Translated from English by computer. No qualified translator has checked it.")
    name = context.options.translation_checked_by or say.language.reviewer
    return say("Translated from English by computer. Checked by {name}.", name=name)


def _sources(context: Context) -> str:
    if context.is_short:
        many = len(context.sources)
        if many == 1:
            return context.say("The full sheet names its source. Ask us for it.")
        return context.say("The full sheet names its {number} sources. Ask us for it.", number=many)
    cited = short_citations([context.material.sources[name] for name in context.sources])
    listed = [f"{number}\u00a0{name}" for number, name in enumerate(cited, 1)]
    return context.say("Main sources: {names}.", names="; ".join(listed)) if listed else ""


def _code(context: Context) -> QrCode:
    """What the sheet was made from, in a few letters; nothing about the patient is in it."""
    say = context.say
    code = code_of(context.comparison, context.code or context.options, context.material.numbers)
    return QrCode(
        scanned_text(code),
        say("A picture for a scanner. It holds the same code: {code}.", code=code),
        said(bold(say("Code of this sheet: {code}.", code=code)), f" {say(PRINT_AGAIN)}"),
    )


def _in_short(context: Context) -> tuple[Block, ...]:
    """All of it in small print beside the code."""
    say = context.say
    heading, code = Heading(2, say(TITLE)), _code(context)
    about = (say(LIMITS), _made(context), say(context.material.funding), say(REVIEW), say(FORMATS))
    read = (heading, code, Paragraph(said(" ".join(about))))
    lines = (*about, _translated(context), _reading(context, read), _sources(context))
    beside = said(*code.beside, " ", " ".join(line for line in lines if line))
    return heading, replace(code, beside=beside)


def build(context: Context) -> tuple[Block, ...]:
    """The last section; it grades all that stands before it."""
    say = context.say
    if context.is_short:
        return _in_short(context)
    blocks: tuple[Block, ...] = (
        Heading(2, say(TITLE)),
        Paragraph(said(say(LIMITS))),
        # Not at the end, where it could stand alone on a page.
        _code(context),
        Paragraph(said(_made(context)), small=True),
        Paragraph(
            said(f"{say(context.material.funding)} {say(REVIEW)} {say(FORMATS)}"), small=True
        ),
    )
    lines = [_translated(context), _reading(context, blocks), _sources(context)]
    return (*blocks, *(Paragraph(said(line), small=True) for line in lines if line))

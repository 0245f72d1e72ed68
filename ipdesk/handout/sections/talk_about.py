"""What to talk about for you: plain lines of the factors that the clinician ticked."""

from ipdesk.clinical.comparison import Option
from ipdesk.clinical.factors import PatientFactors, find_factor
from ipdesk.clinical.screening import Finding, screen
from ipdesk.clinical.truth import Truth
from ipdesk.content.model import Audience, Checked, Factor, FactorId, FactorKind, Rule
from ipdesk.content.words import Words, phrase
from ipdesk.handout.blocks import Block, Bullets, Heading, Paragraph, Spans, bold, said
from ipdesk.handout.context import Context
from ipdesk.handout.wording import sentence

ID = "talk-about"
TITLE = phrase("To talk about, for you")
ORDER = 50
ALWAYS = False
SHORT = True

NOTHING_AT_ALL = phrase("Our sources say nothing about this for these choices. Ask your team.")
NO_LIMIT_REACHED = phrase(
    "Your number is not one for which our sources say something special. Ask your team."
)
NOTHING = phrase("our sources say nothing about this. Ask your team.")


def _printable(rule: Rule) -> bool:
    """Whether a patient may read a rule: reasoned lines and unchecked ones stay with clinicians."""
    return bool(
        rule.plain
        and rule.audience is Audience.BOTH
        and not rule.inference
        and rule.checked is not Checked.MEMORY
    )


def _as_present(context: Context, factor: Factor) -> PatientFactors:
    """The patient with the factor taken as true, so that a ticked factor has its lines."""
    patient = context.comparison.patient
    if factor.kind is FactorKind.NUMBER or patient.present(factor) is Truth.YES:
        return patient
    return patient.with_answer(factor.id, True)


def _condition_of(finding: Finding, say: Words) -> str:
    """The kind that a line is about, where the kind was not asked."""
    if finding.certainty is Truth.YES or not finding.rule.state:
        return ""
    labels = {choice.id: choice.label for choice in finding.factor.choices}
    return f"{say('If {kind}:', kind=say(labels[finding.rule.state]).lower())} "


def lines(context: Context, option: Option, factor: Factor) -> tuple[str, ...]:
    """What a patient may read about one factor and one option."""
    rules = [rule for rule in context.material.rules[option.id] if rule.factor == factor.id]
    screening = screen(
        rules,
        context.comparison.factors,
        _as_present(context, factor),
        context.comparison.condition.id,
        option.protocol,
    )
    printable = [finding for finding in screening.findings if _printable(finding.rule)]
    certain = [finding for finding in printable if finding.certainty is Truth.YES]
    shown = certain or [finding for finding in printable if finding.rule.state]
    texts = [
        f"{_condition_of(finding, context.say)}{context.say(finding.rule.plain)}"
        for finding in shown
    ]
    return tuple(dict.fromkeys(texts))


def _item(name: str, texts: tuple[str, ...], say: Words) -> Spans:
    if not texts:
        return said(bold(f"{name}: "), say(NOTHING))
    return said(bold(f"{name}: "), " ".join(sentence(text) for text in texts))


def ticked_factors(context: Context) -> list[Factor]:
    """The factors to print: a number stands for what follows from it; a "no" prints nothing."""
    factors, patient = context.comparison.factors, context.comparison.patient
    found: dict[FactorId, Factor] = {}
    for name in context.options.say:
        factor = find_factor(factors, name)
        flags = [
            flag
            for flag in factors.values()
            if any(threshold.factor == factor.id for threshold in flag.follows)
        ]
        following = [flag for flag in flags if patient.present(flag) is Truth.YES]
        if not following and factor.id not in patient.known:
            # The number was not asked: what may follow from it is told.
            following = [flag for flag in flags if patient.present(flag) is not Truth.NO]
        if patient.answers.get(factor.id) is not False or patient.present(factor) is Truth.YES:
            found |= {one.id: one for one in following or [factor]}
    return list(found.values())


def build(context: Context) -> tuple[Block, ...]:
    """Each ticked factor with a line for every option."""
    say, ticked = context.say, ticked_factors(context)
    if not ticked:
        return ()
    blocks: list[Block] = [
        Heading(2, say(TITLE)),
        Paragraph(
            said(say("You and your care team marked these points to talk about.")), leads=True
        ),
    ]
    for factor in ticked:
        told = [
            (context.name(option), lines(context, option, factor))
            for option in context.comparison.options
        ]
        blocks.append(Heading(3, say(factor.question)))
        if any(texts for _, texts in told):
            blocks.append(Bullets(tuple(_item(name, texts, say) for name, texts in told)))
        else:
            number = factor.kind is FactorKind.NUMBER
            blocks.append(Paragraph(said(say(NO_LIMIT_REACHED if number else NOTHING_AT_ALL))))
    return tuple(blocks)

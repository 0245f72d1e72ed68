"""A checklist of the consent talk for the clinician: what was said, as it stands on the sheet."""

from ipdesk.clinical.cells import NO_NEW
from ipdesk.clinical.comparison import Option
from ipdesk.content.model import Audience, Checked
from ipdesk.content.words import phrase
from ipdesk.handout import wording
from ipdesk.handout.aftercare import checklists_for
from ipdesk.handout.blocks import Block, CheckList, Heading, Lines, Paragraph, Spans, bold, said
from ipdesk.handout.clinician_page import in_english, opening
from ipdesk.handout.context import BENEFIT, HARMS, Context, shown_rate

ID = "consent-talk"
TITLE = phrase("Consent-talk checklist")
ORDER = 150
ALWAYS = False
DEFAULT = False
AUDIENCE = Audience.CLINICIAN

CONSENT = "consent"
_NATURE = ("invasiveness", "anesthesia")
_SERIOUS = "serious_risks"
_TALK = (
    "The patient's questions were asked and answered.",
    "Capacity to make this decision was considered, and that it was made freely.",
    "Language of the talk, and interpreter if there was one:",
    "Who was present:",
)
_ALTERNATIVES = "The other options on this sheet, and no new treatment for now."
_STOP = "The right to say no, to stop at any time and to change one's mind."
_LIMITS = (
    "Tick what was talked about. The words are those of the patient's sheet. This list does not "
    "replace the consent form or local rules."
)


def _words(context: Context, option: Option, *row_ids: str) -> str:
    """What the sheet says of an option in these rows."""
    cells = [cell for row_id in row_ids for other, cell in context.cells(row_id) if other is option]
    return " ".join(wording.sentence(context.words_of(cell)) for cell in cells)


def _benefit(context: Context, option: Option) -> str:
    """The rate of controlled studies with its range and what it was compared with, or words."""
    cell = next(cell for other, cell in context.cells(BENEFIT) if other is option)
    rate = shown_rate(cell)
    if rate is None:
        return wording.sentence(context.words_of(cell))
    row = context.comparison.row(BENEFIT).row
    what = rate.plain or row.plain_with
    spread = wording.spread(rate, context.say)
    reported = f"range {spread}" if spread else "range not reported"
    window = f" {cell.fact.plain_window}" if cell.fact and cell.fact.plain_window else ""
    text = f"{wording.count(rate.per_100, context.say)} of 100 {what}{window} ({reported})"
    if rate.comparator:
        other = wording.compared_with(rate.comparator, context.say)
        text += f"; with {other}, {wording.count(rate.comparator.per_100, context.say)}"
    return f"{text}."


def _of(context: Context, option: Option) -> tuple[Spans, ...]:
    lines = [
        said(bold("What it is: "), _words(context, option, *_NATURE)),
        said(bold("Benefit: "), _benefit(context, option)),
        said(bold("Serious harm: "), _words(context, option, _SERIOUS)),
    ]
    memory = _words(context, option, HARMS[-1])
    if option.names.kind != NO_NEW and memory:
        lines.append(said(bold("Memory and thinking: "), memory))
    for one in checklists_for(context, option, CONSENT):
        lines += [said(text) for text in one.items]
    return tuple(lines)


def _any_treatment(context: Context) -> tuple[Spans, ...]:
    """What the reference says that every consent talk covers."""
    return tuple(
        said(text)
        for one in context.material.checklists
        if one.moment == CONSENT and not one.treatments and one.checked is not Checked.MEMORY
        for text in one.items
    )


def build(context: Context) -> tuple[Block, ...]:
    """Each option's nature, benefit and serious harm, then what holds for every talk."""
    english = in_english(context)
    blocks: list[Block] = [*opening(english, TITLE), Paragraph(said(_LIMITS))]
    for option in english.comparison.options:
        blocks += [Heading(3, english.name(option)), CheckList(_of(english, option))]
    own = tuple(said(text) for text in (_ALTERNATIVES, _STOP, *_TALK))
    return (
        *blocks,
        Heading(3, "Whatever is chosen"),
        CheckList((*_any_treatment(english), *own)),
        Lines(2),
    )

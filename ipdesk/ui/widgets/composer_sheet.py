"""Makes a sheet and looks it over; slow, so it runs in the background. Knows no windows."""

from dataclasses import dataclass

from ipdesk.clinical.comparison import Comparison
from ipdesk.content.readability import Reading
from ipdesk.handout.balance import Balance, weigh
from ipdesk.handout.blocks import Block, Calendars, CheckList, Figures, Handout, Heading
from ipdesk.handout.build import HandoutMaterial, build_handout, section_list
from ipdesk.handout.options import HandoutOptions
from ipdesk.handout.reading import grade, plain
from ipdesk.ui.pdf_pages import Drawing, Properties, properties, read_page

GOAL_FLESCH_KINCAID = 6.0
GOAL_SMOG = 8.0
QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at in the finished file; ``passed`` is None for "not yet"."""

    words: str
    passed: bool | None


@dataclass(frozen=True, slots=True)
class View:
    """The page that is in view: its number from 1, and pixels of the screen to the point."""

    page: int
    scale: float


@dataclass(frozen=True, slots=True)
class Draft:
    """A finished file and the page in view, before it was looked over."""

    data: bytes
    handout: Handout
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Findings:
    """What is to be said about a file; ``questions`` are the ids of the bank's printed ones."""

    reading: Reading
    balance: Balance
    checks: tuple[Check, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: its bytes and what is to be said about it."""

    data: bytes
    findings: Findings


def make_draft(
    comparison: Comparison, options: HandoutOptions, material: HandoutMaterial, view: View
) -> Draft:
    """Make the file that is previewed, saved and printed, and draw the page in view.

    Raises:
        HandoutError: It cannot be made as asked.
        UsageError: An id is not in the reference.
    """
    from ipdesk.handout.pdf.write import pdf_bytes  # reportlab is slow to load

    handout = build_handout(comparison, options, material)
    data = pdf_bytes(handout)
    return Draft(data, handout, read_page(data, view.page, view.scale))


def find_out(
    draft: Draft, comparison: Comparison, options: HandoutOptions, material: HandoutMaterial
) -> Findings:
    """Grade, weigh and check a draft."""
    handout = draft.handout
    return Findings(
        reading=grade(handout.blocks, material.known_words),
        balance=weigh(handout, comparison, material.words),
        checks=look_over(draft.data, handout, options.name),
        questions=_printed_questions(handout.blocks, material),
    )


def _printed_questions(blocks: tuple[Block, ...], material: HandoutMaterial) -> tuple[str, ...]:
    """Which of the bank's questions a sheet holds: which ones are usual is the section's affair."""
    say = material.words
    titles = [title for name, title, _ in section_list() if name == QUESTIONS]
    inside, texts = False, set()
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = block.text in [say(title) for title in titles]
        elif inside and isinstance(block, CheckList):
            texts |= {plain(item) for item in block.items}
    if not texts:
        return ()
    return tuple(one.id for one in material.questions if say(one.text) in texts)


def _described(handout: Handout) -> Check:
    alts = [array.alt for b in handout.blocks if isinstance(b, Figures) for array in b.arrays]
    alts += [one.alt for b in handout.blocks if isinstance(b, Calendars) for one in b.calendars]
    told = sum(bool(alt) for alt in alts)
    return Check(f"{len(alts)} pictures, {told} described in words", told == len(alts))


def _inside(found: Properties) -> tuple[str, bool]:
    if not found.clipped:
        return "Nothing is clipped", True
    return f"Something is cut off on page {found.clipped[0]}", False


def look_over(data: bytes, handout: Handout, private: str) -> tuple[Check, ...]:
    """Look at the finished file itself, not at what should be in it."""
    found = properties(data)
    checks = [
        Check("Title and language are set", bool(found.title) and bool(handout.language)),
        _described(handout),
        Check(*_inside(found)),
        Check("All letters are in the file", found.fonts_embedded),
    ]
    if private:
        leaked = any(private in text for text in (found.title, found.author, found.subject))
        checks.append(Check("The name is not in the file's properties", not leaked))
    checks.append(Check("Tagged for screen readers: not yet", None))
    return tuple(checks)

"""Makes a sheet and looks it over; slow, so it runs in the background. Knows no windows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ipdesk.clinical.comparison import Comparison
from ipdesk.content.readability import Reading
from ipdesk.content.readability_spanish import SpanishReading
from ipdesk.content.words import SPANISH
from ipdesk.handout.balance import Balance, weigh
from ipdesk.handout.blocks import Block, CheckList, Handout, Heading
from ipdesk.handout.build import HandoutMaterial, build_handout, section_list
from ipdesk.handout.given import QUESTIONS
from ipdesk.handout.options import HandoutOptions
from ipdesk.handout.reading import ease, grade, plain
from ipdesk.ui.pdf_pages import Drawing, checked, properties, read_page

if TYPE_CHECKING:
    from ipdesk.handout.pdf.report import PageCheck

GOAL_FLESCH_KINCAID = 6.0
GOAL_SMOG = 8.0


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
    ease: SpanishReading | None = None
    """How a Spanish sheet reads; the school grades are made for English."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: its bytes and what is to be said about it."""

    data: bytes
    findings: Findings
    sections: tuple[str, ...] = ()
    """Ids of the sections that are on it."""


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
        ease=ease(handout.blocks) if handout.language == SPANISH else None,
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


def _as_lines(found: "PageCheck") -> Iterator[Check]:
    """What was read back from the file, as lines to tick off; what is wrong in its own words."""
    name = "Tagged for screen readers, with title and language"
    yield Check(name, found.tagged and bool(found.title and found.language))
    told = f"{found.figures} pictures, {found.alternatives} described in words"
    yield Check(told, found.figures == found.alternatives)
    if not found.problems:
        yield Check("Nothing is cut off or overlaps", passed=True)
    yield from (Check(problem, passed=False) for problem in found.problems)


def look_over(data: bytes, handout: Handout, private: str) -> tuple[Check, ...]:
    """Look at the finished file itself, not at what should be in it."""
    checks = list(_as_lines(checked(data, handout)))
    found = properties(data)
    checks.append(Check("All letters are in the file", found.fonts_embedded))
    if private:
        leaked = any(private in text for text in (found.title, found.author, found.subject))
        checks.append(Check("The name is not in the file's properties", not leaked))
    return tuple(checks)

"""Builds a handout: the sections' blocks, in order, with head, foot and the crisis box."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, takewhile

from ipdesk.clinical.comparison import Comparison
from ipdesk.clinical.priorities import find_priorities
from ipdesk.content.model import Audience
from ipdesk.content.words import Words, phrase
from ipdesk.errors import HandoutError
from ipdesk.handout import wording
from ipdesk.handout.blocks import (
    Block,
    Callout,
    CalloutKind,
    Footer,
    Handout,
    Header,
    Metadata,
    NewPage,
    bold,
    said,
)
from ipdesk.handout.citing import number_sources
from ipdesk.handout.context import DRAFT, TO_FILL, Context, is_draft, plain_name
from ipdesk.handout.discovery import Section, find_sections
from ipdesk.handout.explain import explain
from ipdesk.handout.free_text import checked_options
from ipdesk.handout.material import HandoutMaterial, gather_handout
from ipdesk.handout.options import Depth, HandoutOptions
from ipdesk.handout.reading import texts
from ipdesk.handout.typeface import missing

__all__ = [
    "HandoutMaterial",
    "build_handout",
    "gather_handout",
    "section_list",
    "sections_by_name_only",
    "usual_sections",
]

FIRST, CHOICES, NEXT_STEPS, ABOUT = "decision", "choices", "next-steps", "about"
NO_CLINIC = phrase("Your treatment choices")
"""Stands at the head of the page when no clinic is set."""


def section_list() -> tuple[tuple[str, str, bool], ...]:
    """Id, title and "always printed" of each section, for the list that a clinician ticks."""
    return tuple((section.id, section.title, section.always) for section in find_sections())


def sections_by_name_only() -> frozenset[str]:
    """Ids of the sections that are printed only when they are asked for."""
    return frozenset(section.id for section in find_sections() if not section.default)


def usual_sections(depth: Depth) -> tuple[str, ...]:
    """Ids of the sections that are printed while nobody chooses, in order."""
    usual = [section for section in find_sections() if section.default]
    if depth is Depth.SHORT:
        usual = [section for section in usual if section.short]
        # What to do next has its place on the first page, where there is room.
        after = next(section.order for section in usual if section.id == CHOICES)
        usual.sort(key=lambda one: after if one.id == NEXT_STEPS else one.order)
    return tuple(section.id for section in usual)


def _chosen(options: HandoutOptions) -> tuple[Section, ...]:
    """The sections to print, in order.

    What is always printed and was not named keeps its usual place behind what stands before it;
    the decision comes first and what is said about the sheet last, whatever was asked for, but
    for pages of their own.
    """
    every = {section.id: section for section in find_sections()}
    if options.sections is None:
        return tuple(every[name] for name in usual_sections(options.depth))
    unknown = [name for name in options.sections if name not in every]
    if unknown:
        known = ", ".join(every)
        raise HandoutError(f'There is no section "{unknown[0]}". Choose from: {known}.')
    order = [every[name] for name in dict.fromkeys(options.sections)]
    for section in (one for one in every.values() if one.always and one not in order):
        before = [place for place, one in enumerate(order) if one.order < section.order]
        order.insert(before[-1] + 1 if before else 0, section)
    return tuple(sorted(order, key=_part_of_sheet))


def _part_of_sheet(section: Section) -> int:
    """The decision, what follows it, what is said about the sheet, then pages of their own."""
    about = next(one.order for one in find_sections() if one.id == ABOUT)
    return (section.id != FIRST) + (section.order >= about) + (section.order > about)


def _crisis(options: HandoutOptions, material: HandoutMaterial) -> Callout:
    line = material.crisis_lines.get(options.country.upper())
    if line is None:
        known = ", ".join(material.crisis_lines)
        raise HandoutError(
            f'There is no crisis line for the country "{options.country}". Choose from: {known}.'
        )
    say = material.words
    first, separator, rest = say(line.plain).partition(",")
    paragraphs = [said(bold(first + separator), rest)]
    extra = say(line.family)
    clinic = options.clinic
    if clinic.phone:
        reach = f"{clinic.phone} ({clinic.hours})" if clinic.hours else clinic.phone
        extra = f"{extra} {say('Your clinic: {phone}.', phone=reach)}".strip()
    if extra:
        paragraphs.append(said(extra))
    return Callout(CalloutKind.CRISIS, tuple(paragraphs))


def _header(options: HandoutOptions, say: Words) -> Header:
    clinic = options.clinic
    day = wording.day(options.date, say)
    dot = " \u00b7 "
    right = said(f"{say('For')} ", bold(options.name), dot, day) if options.name else said(day)
    if options.blank:
        right = said(f"{say('For')} {TO_FILL}")
    return Header(
        left=said(
            bold(clinic.name or ("" if clinic.phone else say(NO_CLINIC))),
            dot if clinic.name and clinic.phone else "",
            clinic.phone,
        ),
        right=right,
        logo=clinic.logo,
    )


def _footer(options: HandoutOptions, material: HandoutMaterial) -> Footer:
    info, say = material.info, material.words
    after = wording.month(info.next_review, say)
    newer = say("ask for a newer copy after {month}", month=after)
    parts = [say("Content {version}", version=info.version), newer]
    if is_draft(options, say):
        parts.insert(0, say(DRAFT))
    return Footer(
        text=" \u00b7 ".join(parts),
        pages=say("Page {page} of {pages}"),
        empty=say("This page is left empty so that the two languages stay side by side."),
    )


def _metadata(comparison: Comparison, options: HandoutOptions, say: Words) -> Metadata:
    names = wording.listed([plain_name(o.names, say) for o in comparison.options], say)
    return Metadata(
        title=f"{say(comparison.condition.decision)}: {names}",
        author=options.clinic.name or "ipdesk",
        subject=say("Treatment choices side by side, prepared with your clinician"),
    )


def _refuse_missing(handout: Handout, letters: frozenset[str]) -> None:
    """Refuse a sheet with a character that would come out as an empty box."""
    for block in (*handout.blocks, handout.foot):
        for text in texts(block):
            lost = missing(text, letters)
            if lost:
                raise HandoutError(
                    f"The sheet has characters that cannot be printed: {' '.join(lost)}, "
                    f'in "{text[:60]}". Mend the text or leave the section out.'
                )


Built = dict[str, tuple[Block, ...]]
"""Each section's blocks by its id."""


def _read_by(audience: Audience, sections: Sequence[Section], built: Built) -> tuple[Block, ...]:
    """The blocks for patients or for clinicians, in the order of the sheet."""
    wanted = (built.get(section.id, ()) for section in sections if section.audience is audience)
    return tuple(chain.from_iterable(wanted))


def _built(sections: Sequence[Section], context: Context) -> Built:
    """Build every section; one that reports on the patient's pages is built when they are there."""
    built: Built = {}
    for section in sorted(sections, key=lambda one: one.reports):
        before = _read_by(Audience.BOTH, sections, built)
        built[section.id] = section.build(replace(context, before=before))
    return built


def build_handout(
    comparison: Comparison, options: HandoutOptions, material: HandoutMaterial
) -> Handout:
    """Build the sheet for a comparison; with a second language, for facing pages too.

    Raises:
        HandoutError: A country without a crisis line, a language or a section that is not there, or
            a text with letters that cannot be printed.
        UsageError: An id of what matters, or a factor, that is not in the reference.
    """
    if options.language != material.words.language.code:
        raise ValueError("the material was gathered for another language")
    sheet = _one_language(comparison, options, material)
    if options.second_language in ("", options.language):
        return sheet
    if material.second is None or material.second.language.code != options.second_language:
        raise ValueError("the material was gathered for another second language")
    other = replace(options, language=options.second_language)
    second = replace(material, words=material.second)
    facing = _one_language(comparison, other, second, code=options)
    return replace(sheet, facing=replace(facing, blocks=_for_patients(facing.blocks)))


def _for_patients(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """What stands before the clinician's pages, which are there in one language already."""
    return tuple(takewhile(lambda block: not isinstance(block, NewPage) or block.counted, blocks))


def _worksheet(options: HandoutOptions) -> HandoutOptions:
    """The options without what was said, marked, asked and noted for one patient."""
    return replace(
        options, name="", next_visit="", start=None, say=(), matters=(), note="", own_questions=()
    )


def _one_language(
    comparison: Comparison,
    options: HandoutOptions,
    material: HandoutMaterial,
    code: HandoutOptions | None = None,
) -> Handout:
    """The sheet in the language of its options; ``code`` are those that its code stands for."""
    options = checked_options(_worksheet(options) if options.blank else options, material.letters)
    foot = _crisis(options, material)
    find_priorities(material.priorities, options.matters)
    sections = _chosen(options)
    ids = tuple(section.id for section in sections)
    sources = number_sources(comparison, benefit="benefit" in ids, harms="harms" in ids)
    context = Context(comparison, options, material, sources, code=code or options)
    built = _built(sections, context)
    say = material.words
    names = [plain_name(option.names, say) for option in comparison.options]
    about = [say(comparison.condition.plain_name), *names]
    blocks = explain(_read_by(Audience.BOTH, sections, built), material.glossary, about, say)
    blocks += _read_by(Audience.CLINICIAN, sections, built)
    handout = Handout(
        title=say(comparison.condition.decision),
        language=options.language,
        header=_header(options, say),
        footer=_footer(options, material),
        foot=foot,
        blocks=blocks,
        paper=options.paper,
        size=options.size,
        metadata=_metadata(comparison, options, say),
        right_to_left=say.language.right_to_left,
        compact=options.depth is Depth.SHORT,
        sources=sources,
        # A section that has nothing to say, such as visits without a first day, is not there.
        section_ids=tuple(section.id for section in sections if built[section.id]),
    )
    _refuse_missing(handout, material.letters)
    return handout

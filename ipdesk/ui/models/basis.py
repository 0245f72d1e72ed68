"""The basis of a cell or a caution, as plain parts that the panel lays out."""

from collections.abc import Iterable

from ipdesk.clinical import wording
from ipdesk.clinical.cells import Cell
from ipdesk.clinical.comparison import CROSS_STUDY, HEAD_TO_HEAD, Comparison, ComparisonRow, Option
from ipdesk.clinical.pairs import Pair
from ipdesk.clinical.screening import Finding
from ipdesk.content.library import Library
from ipdesk.content.model import (
    ALL_CONDITIONS,
    CellState,
    Certainty,
    Checked,
    Fact,
    SignOff,
    Source,
    Treatment,
    TreatmentId,
)
from ipdesk.content.shared import HeadToHead
from ipdesk.ui.models.basis_parts import (
    CertaintyLine,
    Detail,
    EffectLine,
    Mark,
    Paragraph,
    Part,
    Parts,
    PlainWords,
    Section,
    SourceEntry,
    Title,
)

REASONED = "Reasoned, no direct source"


def _certainty(certainty: Certainty | None, reason: str) -> list[Part]:
    if certainty is None:
        return []
    return [CertaintyLine(certainty, certainty.value.replace("-", " "), reason)]


def _checked(checked: Checked | None) -> list[Part]:
    if checked is None:
        return []
    return [Mark(wording.CHECKED_WORDS[checked], checked is Checked.MEMORY)]


def _detail(label: str, text: str) -> list[Part]:
    return [Detail(label, text)] if text else []


def source_parts(sources: Iterable[Source], locator: str = "") -> list[Part]:
    """Sources in full, under their heading."""
    listed = list(sources)
    if not listed:
        return []
    parts: list[Part] = [Section("Sources" if len(listed) > 1 else "Source")]
    for place, source in enumerate(listed, 1):
        where = f"https://doi.org/{source.doi}" if source.doi else source.url
        unread = source.checked is Checked.MEMORY
        parts.append(SourceEntry(place, source.citation, where, source.note, unread))
    return parts + _detail("Where", locator)


def _reviewed(sign_off: SignOff) -> list[Part]:
    reviewed, due = wording.month(sign_off.reviewed), wording.month(sign_off.next_review)
    text = f"Last reviewed {reviewed} · next due {due}"
    if not sign_off.checker:
        text += " · not checked by a second person yet"
    return [Paragraph(text, "caption")]


def _fact_details(fact: Fact, library: Library) -> list[Part]:
    lines = wording.value_lines(fact.value, library.all_levels.get(fact.row, ()))
    return [
        *(_detail("Figures" if len(lines) > 1 else "Figure", "\n".join(lines))),
        *_detail("Who", fact.population),
        *_detail("When", fact.window),
        *_detail("Design", fact.design),
    ]


def _beneath(fact: Fact, library: Library) -> list[Part]:
    parts: list[Part] = [Paragraph(fact.short, "strong"), Paragraph(fact.statement, "small")]
    parts += _fact_details(fact, library)
    parts += _certainty(fact.certainty, fact.certainty_reason)
    if fact.checked is Checked.MEMORY:
        parts += _checked(fact.checked)
    cited = library.sources(fact.sources)
    return [*parts, *_detail("Source", "\n".join(source.citation for source in cited))]


def cell_basis(
    option: Option, row: ComparisonRow, cell: Cell, treatment: Treatment, library: Library
) -> Parts:
    """Everything behind a cell of an ordinary row."""
    fact = cell.fact
    parts: list[Part] = _certainty(cell.certainty, fact.certainty_reason if fact else "")
    if cell.state is not CellState.KNOWN:
        parts.append(Mark(library.vocabulary("states")[cell.state].label))
    if fact and fact.inference:
        parts.append(Mark(REASONED, warns=True))
    parts.append(Paragraph(cell.statement))
    if cell.plain:
        parts.append(PlainWords(cell.plain))
    if fact:
        parts += _fact_details(fact, library)
        parts += _detail("Note", fact.note)
    elif row.row.id == "evidence_level" and option.evidence:
        lines = wording.value_lines(cell.value, library.all_levels.get(row.row.id, ()))
        parts += _detail("Level", "\n".join(lines))
    parts += _checked(cell.checked)
    parts += source_parts(library.sources(cell.sources), fact.locator if fact else "")
    if cell.beneath:
        parts.append(Section("Also reported"))
        for under in cell.beneath:
            parts += _beneath(under, library)
    return (*parts, *_reviewed(treatment.sign_off))


def _arm(name: str, response: float | None, remission: float | None) -> str:
    figures = [f"{wording.number(response)} of 100 respond"] if response is not None else []
    figures += [f"{wording.number(remission)} of 100 remit"] if remission is not None else []
    return f"{name}: {', '.join(figures) or 'no rate reported'}"


def _side(treatment: TreatmentId, way: str, names: dict[str, str], library: Library) -> str:
    """An arm of a study: the treatment, and the way it was given where the study is about that."""
    found = next((one for one in library.ways.get(treatment, ()) if one.id == way), None)
    return f"{names[treatment]} ({found.short_name or found.name})" if found else names[treatment]


def _study(study: HeadToHead, names: dict[str, str], library: Library) -> list[Part]:
    first = _side(study.first, study.first_protocol, names, library)
    second = _side(study.second, study.second_protocol, names, library)
    arms = [
        _arm(first, study.first_response, study.first_remission),
        _arm(second, study.second_response, study.second_remission),
    ]
    people = f"{study.people:,} people" if study.people else ""
    design = ", ".join(part for part in (study.design, people, study.window) if part)
    conflict = "This result and another listed here disagree." if study.conflicts_with else ""
    return [
        Section(f"{first} and {second}"),
        Paragraph(study.statement),
        Detail("Both arms", "\n".join(arms)),
        *_detail("Design", design),
        *_detail("Quality", study.quality),
        *_certainty(study.certainty, ""),
        *([Mark(conflict, warns=True)] if conflict else []),
        *_checked(study.checked),
        *([PlainWords(study.plain)] if study.plain else []),
        *source_parts(library.sources(study.sources)),
    ]


def _distance(pair: Pair, study: HeadToHead, condition: str, names: dict[str, str]) -> list[Part]:
    """Why a study is not quite about the two options."""
    reasons = []
    if not {condition, ALL_CONDITIONS} & set(study.conditions):
        where = ", ".join(names.get(key, key) for key in study.conditions)
        reasons.append(f"Studied only in: {where}")
    ways = {side.partition(":")[2] for side in (pair.first, pair.second)} - {""}
    if ways - {study.first_protocol, study.second_protocol}:
        reasons.append("About the treatment as a whole, not about this way of giving it")
    return [Mark(reason, warns=True) for reason in reasons]


def pair_basis(option: Option, comparison: Comparison, library: Library) -> Parts:
    """Studies of an option against the other chosen ones, and pairs never compared."""
    named: dict[str, str] = {name.id: name.short_name for name in library.treatments}
    named |= {one.id: one.names.short_name for one in comparison.options}
    conditions: dict[str, str] = {name.id: name.name for name in library.conditions}
    parts: list[Part] = []
    missing: dict[str, list[str]] = {}
    for pair in comparison.pairs:
        if option.id not in (pair.first, pair.second):
            continue
        for study in pair.studies:
            parts += _study(study, named, library)
        for study in pair.elsewhere:
            parts += _study(study, named, library)
            parts += _distance(pair, study, comparison.condition.id, conditions)
        if not pair.studies and not pair.elsewhere:
            both = f"{named[pair.first]} and {named[pair.second]}"
            missing.setdefault(pair.untested_words, []).append(both)
    for words, pairs in missing.items():
        parts += [Section(words), Paragraph("\n".join(pairs))]
    if missing:
        parts.append(Mark(CROSS_STUDY, warns=True))
    return tuple(parts)


def finding_parts(finding: Finding, word: str, form: str, library: Library) -> Parts:
    """Everything behind a caution."""
    rule = finding.rule
    parts: list[Part] = [EffectLine(rule.effect, word, finding.factor.label)]
    if form:
        parts.append(Mark(f"{form} only"))
    parts.append(Paragraph(rule.wording))
    if rule.inference:
        parts.append(Mark(REASONED, warns=True))
    parts += _certainty(rule.certainty, rule.certainty_reason)
    if rule.plain:
        parts.append(PlainWords(rule.plain))
    parts += _detail("Note", rule.note)
    parts += _checked(rule.checked)
    return (*parts, *source_parts(library.sources(rule.sources), rule.locator))


def basis_of(
    comparison: Comparison, row: ComparisonRow, column: int, treatment: Treatment, library: Library
) -> Parts:
    """The basis of one cell, with its title."""
    option = comparison.options[column]
    title = Title(f"{option.names.short_name} · {row.row.label}", comparison.condition.name)
    if row.row.id == HEAD_TO_HEAD:
        return (title, *pair_basis(option, comparison, library))
    return (title, *cell_basis(option, row, row.cells[column], treatment, library))


def cautions_of(
    option: Option, treatment: Treatment, condition: str, empty: str, library: Library
) -> tuple[Parts, tuple[tuple[str, Parts], ...]]:
    """Title, and the basis of every caution of an option by rule id."""
    effects = library.vocabulary("effects")
    forms = {protocol.id: protocol.name for protocol in treatment.protocols}
    title = Title(f"{option.names.short_name} · Cautions", condition)
    cards = [
        (found.rule.id, finding_parts(found, effects[found.rule.effect].label, "", library))
        for found in option.screening.certain
    ]
    for found in option.other_protocols.certain:
        form = ", ".join(forms.get(name, name) for name in found.rule.protocols)
        word = effects[found.rule.effect].label
        cards.append((found.rule.id, finding_parts(found, word, form, library)))
    if not cards:
        return (title, Paragraph(empty + ".")), ()
    check = "Things to check, in the words of the sources. Nothing here decides for the patient."
    return (title, Paragraph(check, "caption")), tuple(cards)


def unasked(option: Option, comparison: Comparison) -> Parts:
    """What is still to be asked for an option."""
    title = Title(f"{option.names.short_name} · Ask about", comparison.condition.name)
    asked = option.screening.to_ask
    if not asked:
        return (title, Paragraph("Everything that bears on this option was asked."))
    hint = "Not asked is never taken as no. Press Enter to answer them one by one."
    labels = "\n".join(comparison.factors[key].label for key in asked)
    return (title, Paragraph(hint), Detail(f"{len(asked)} not asked yet", labels))

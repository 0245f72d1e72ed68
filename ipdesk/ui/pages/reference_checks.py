"""What is to be checked before a treatment, ways of giving it, and practical points."""

from ipdesk.clinical.cells import Headlines
from ipdesk.clinical.wording import between, number
from ipdesk.content.model import (
    ALL_CONDITIONS,
    Checked,
    Effect,
    Factor,
    Protocol,
    Requirement,
    Rule,
    Treatment,
)
from ipdesk.ui.models.basis import REASONED
from ipdesk.ui.pages.reference_citing import SourceNumbers, unchecked
from ipdesk.ui.pages.reference_shelf import Shelf
from ipdesk.ui.widgets.document import Line, PageWriter, Part, Run

_BREAK = "\N{LINE SEPARATOR}"
NO_FIGURE = "No number reported"
_PROTOCOL_ROWS = (
    ("Session", "session_duration"),
    ("Frequency", "session_frequency"),
    ("Course", "course_length"),
    ("Parameters", "protocol_parameters"),
)


def rule_scope(rule: Rule, shelf: Shelf) -> str:
    """About whom a rule is, beyond its factor."""
    factor = shelf.library.factors[rule.factor]
    choices = {choice.id: choice.label for choice in factor.choices}
    parts = [choices.get(rule.state, rule.state)] if rule.state else []
    if rule.when:
        parts.append(threshold_words(rule.when.above, rule.when.below, factor.unit))
    if rule.conditions:
        parts.append(shelf.condition_words(rule.conditions))
    base = rule.treatment
    parts += [f"{shelf.treatment_name(f'{base}:{way}')} only" for way in rule.protocols]
    return "; ".join(parts)


def threshold_words(above: float | None, below: float | None, unit: str) -> str:
    """A bound in words: "above 65 years"."""
    parts = [f"above {number(above)}"] if above is not None else []
    parts += [f"below {number(below)}"] if below is not None else []
    return f"{' and '.join(parts)} {unit}".strip()


def rule_parts(rule: Rule, numbers: SourceNumbers) -> tuple[Part, ...]:
    """Who says what, then below it what to check; a reasoned rule is marked."""
    parts: list[Part] = []
    if rule.says:
        parts += [" ".join(f"{said.rstrip('.')}." for said in rule.says)]
        parts += [*numbers.cite(rule.sources), _BREAK, rule.action]
    else:
        parts += [rule.action, *numbers.cite(rule.sources)]
    parts += ["  ", Run(REASONED.lower(), chip="caution")] if rule.inference else []
    return (*parts, *unchecked(rule.checked))


def write_cautions(
    writer: PageWriter, shelf: Shelf, treatment: Treatment, numbers: SourceNumbers
) -> None:
    """Cautions, grouped by what they mean."""
    if not treatment.rules:
        return
    writer.section("cautions", "Cautions to check")
    writer.paragraph(
        "Each is something to check, in the words of those who say it.", color="muted", role="cell"
    )
    for effect in Effect:
        own = [rule for rule in treatment.rules if rule.effect is effect]
        if not own:
            continue
        writer.subsection(f"{shelf.effects[effect].label} ({len(own)})", f"effect:{effect}")
        for rule in own:
            label = shelf.library.factors[rule.factor].label
            scope = rule_scope(rule, shelf)
            writer.heading(
                Run(label, link=f"across:factors#{rule.factor}"),
                Run(f"   {scope}" if scope else "", "caption", "muted"),
                anchor=rule.id,
            )
            writer.paragraph(*rule_parts(rule, numbers))
            if rule.note:
                writer.paragraph(f"Note: {rule.note}", role="caption", color="muted")


def requirement_words(requirement: Requirement, factor: Factor) -> str:
    """What a criterion asks: "Age: 18 or more"."""
    low, high = requirement.at_least, requirement.at_most
    if low is not None and high is not None:
        return f"{factor.label}: {between(low, high)} {factor.unit}".rstrip()
    if low is not None or high is not None:
        bound = f"{number(low)} or more" if low is not None else f"{number(high or 0)} or less"
        return f"{factor.label}: {bound} {factor.unit}".rstrip()
    if requirement.choice:
        names = {choice.id: choice.label for choice in factor.choices}
        return f"{factor.label}: {names.get(requirement.choice, requirement.choice)}"
    return f"{factor.label}: {'yes' if requirement.present else 'no'}"


MOST_NAMED = 2
"""So many conditions of a criterion are named; a list of all would hide what is asked."""


def write_criteria(
    writer: PageWriter, shelf: Shelf, treatment: Treatment, numbers: SourceNumbers
) -> None:
    """What labels and payers ask, and who sets it."""
    if not treatment.criteria:
        return
    writer.section("criteria", "Criteria of labels and payers")
    factors = shelf.library.factors
    lines = []
    for one in treatment.criteria:
        asks = "\n".join(requirement_words(part, factors[part.factor]) for part in one.requires)
        asks += f"\nAlso check: {one.rest}" if one.rest else ""
        every = one.conditions
        named = every if len(every) <= MOST_NAMED + 1 else every[:MOST_NAMED]
        more = len(every) - len(named)
        about = [shelf.condition_words(named)] if named else []
        about += [f"{more} more conditions"] if more else []
        about += [shelf.treatment_name(f"{treatment.id}:{way}") for way in one.protocols]
        asked: list[Part] = [one.label]
        asked += [Run(f"\n{'; '.join(about)}", "caption", "muted")] if about else []
        asked += ["\n", *unchecked(one.checked)] if one.checked is Checked.MEMORY else []
        whose = (one.whose, *numbers.cite(one.sources))
        lines.append(Line((tuple(asked), asks, whose), one.id))
    writer.table(("Criterion", "Asks", "Whose"), lines, (42, 33, 25))


def _condition_of(way: Protocol) -> str:
    """The condition whose statements tell a way of giving: its own, where it has one."""
    return next(iter((*way.default_for, *way.conditions)), ALL_CONDITIONS)


def _protocol_line(headlines: Headlines, way: Protocol) -> Line:
    cells: list[str] = []
    for _, row in _PROTOCOL_ROWS:
        fact = headlines.first(row, _condition_of(way), way.id)
        cells.append(fact.short if fact else NO_FIGURE)
    return Line((way.name, *cells), f"protocol:{way.id}")


def write_protocols(writer: PageWriter, shelf: Shelf, treatment: Treatment) -> None:
    """Ways of giving, one line each."""
    if not treatment.protocols:
        return
    writer.section("protocols", "Protocols")
    head = ("Protocol", *(label for label, _ in _PROTOCOL_ROWS))
    headlines = Headlines(treatment)
    lines = [_protocol_line(headlines, way) for way in treatment.protocols]
    writer.table(head, lines, (20, 17, 20, 18, 25))
    for way in treatment.protocols:
        if way.default_for:
            where = shelf.condition_words(way.default_for)
            writer.paragraph(f"{way.name}: shown for {where}.", role="caption", color="muted")


def write_pearls(writer: PageWriter, treatment: Treatment) -> None:
    """Pearls and pitfalls, each with the statements that carry it."""
    if not treatment.pearls:
        return
    writer.section("pearls", "Pearls and pitfalls")
    shorts: dict[str, str] = {fact.id: fact.short for fact in treatment.facts}
    shorts |= {rule.id: rule.short for rule in treatment.rules}
    for kind, title in (("pearl", "Pearls"), ("pitfall", "Pitfalls")):
        own = [one for one in treatment.pearls if one.kind == kind]
        if own:
            writer.subsection(title)
        for one in own:
            parts: list[Part] = [one.text]
            for place, fact in enumerate(one.facts):
                parts.append(Run("  From: " if place == 0 else "; ", "caption", "muted"))
                parts.append(Run(shorts.get(fact, fact), "caption", link=f"#{fact}"))
            writer.paragraph(*parts, anchor=one.id)

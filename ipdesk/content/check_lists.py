"""Checks the lists beside the treatments: medicines, settled disagreements, networks, untested."""

from collections.abc import Iterator

from ipdesk.content.source_files import ContentFiles, Problem
from ipdesk.content.spelling import spoken

MEDICINES = "medicines.toml"


def check_lists(content: ContentFiles) -> Iterator[Problem]:
    """Yield every problem of these lists."""
    yield from _medicines(content)
    yield from _disagreements(content)
    yield from _networks(content)
    yield from _untested(content)


def _medicines(content: ContentFiles) -> Iterator[Problem]:
    classes = {group.id for group in content.medicines.classes}
    for medicine in content.medicines.medicines:
        for name in medicine.classes:
            if name not in classes:
                what = f'no class "{name}"'
                yield Problem(MEDICINES, medicine.id, what, "name one of classes")
        if not (medicine.classes or medicine.factors or medicine.note):
            what = "answers no factor"
            yield Problem(MEDICINES, medicine.id, what, "name a class or a factor, or say why")
    yield from _medicine_factors(content)
    yield from _medicine_names(content)


def _medicine_factors(content: ContentFiles) -> Iterator[Problem]:
    known = {factor.id for factor in content.factors.factors}
    named = [(group.id, group.factors) for group in content.medicines.classes]
    named += [(medicine.id, medicine.factors) for medicine in content.medicines.medicines]
    for key, factors in named:
        for name in factors:
            if name not in known:
                yield Problem(MEDICINES, key, f'no factor "{name}"', "name one of factors.toml")


def _medicine_names(content: ContentFiles) -> Iterator[Problem]:
    """A name, typed, leads to one entry."""
    named = [(g.id, (g.id, g.label, *g.synonyms)) for g in content.medicines.classes]
    named += [
        (m.id, (m.id, m.name, *m.us_brands, *m.uk_brands, *m.synonyms))
        for m in content.medicines.medicines
    ]
    owners: dict[str, str] = {}
    for key, names in named:
        for name in names:
            # As it is looked up: two spellings of one name are one.
            compared = spoken(name)
            if not compared:
                yield Problem(MEDICINES, key, f'"{name}" is no name', "remove it")
                continue
            owner = owners.setdefault(compared, key)
            if owner != key:
                what = f'"{name}" also names {owner}'
                yield Problem(MEDICINES, key, what, "a name belongs to one entry")


def _known(content: ContentFiles, names: tuple[str, ...]) -> Iterator[str]:
    known = {*content.treatments, *content.conditions, *content.unreadable}
    for name in names:
        if name not in known:
            yield name


def _disagreements(content: ContentFiles) -> Iterator[Problem]:
    file = "disagreements.toml"
    facts = {fact.id for t in content.treatments.values() for fact in t.facts}
    facts |= {rule.id for t in content.treatments.values() for rule in t.rules}
    facts |= {fact.id for c in content.conditions.values() for fact in c.facts}
    facts |= {study.id for study in content.head_to_head.comparisons}
    for entry in content.disagreements.disagreements:
        for name in _known(content, (*entry.treatments, *entry.conditions)):
            yield Problem(file, entry.id, f'no treatment or condition "{name}"', "correct it")
        for name in entry.facts:
            if name not in facts and not content.unreadable:
                yield Problem(file, entry.id, f'no fact "{name}"', "correct it")


def _has_way(content: ContentFiles, treatment: str, protocol: str) -> bool:
    """Whether a treatment is given that way; what an unreadable file holds is not known."""
    found = content.treatments.get(treatment)
    return not protocol or found is None or protocol in {p.id for p in found.protocols}


def _networks(content: ContentFiles) -> Iterator[Problem]:
    file = "head_to_head.toml"
    for network in content.head_to_head.networks:
        for arm in network.arms:
            for name in _known(content, (arm.treatment,)):
                yield Problem(file, network.id, f"no treatment {name}", "correct it")
            if not _has_way(content, arm.treatment, arm.protocol):
                yield Problem(file, network.id, f"no protocol {arm.protocol}", "correct it")
            if arm.point is None and not arm.words:
                yield Problem(file, network.id, f"{arm.label}: no figure and no words", "say it")
    for study in content.head_to_head.comparisons:
        sides = (study.first, study.first_protocol), (study.second, study.second_protocol)
        for treatment, protocol in sides:
            if not _has_way(content, treatment, protocol):
                yield Problem(file, study.id, f"no protocol {protocol}", "correct it")


def _untested(content: ContentFiles) -> Iterator[Problem]:
    file = "head_to_head.toml"
    tested = {frozenset((s.first, s.second)): s.id for s in content.head_to_head.comparisons}
    for entry in content.head_to_head.untested:
        for name in _known(content, (entry.first, entry.second, *entry.conditions)):
            yield Problem(file, entry.id, f"no treatment or condition {name}", "correct it")
        pair = frozenset((entry.first, entry.second))
        if len(pair) == 2 and pair in tested and not entry.note:
            what = f"untested, though {tested[pair]} tested it"
            yield Problem(file, entry.id, what, "say in note why both stand")

"""The editor's report: everything that the content may not say, all faults in one run."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ipdesk.content import plain, readability
from ipdesk.content.check_lists import check_lists
from ipdesk.content.check_sources import check_sources
from ipdesk.content.check_treatment import TreatmentCheck, twice
from ipdesk.content.editions import check_editions, check_numbers, read_editions
from ipdesk.content.evidence import evidence_pairs
from ipdesk.content.languages import check_languages, program_phrases, read_languages
from ipdesk.content.model import FactorKind
from ipdesk.content.patient_texts import patient_texts
from ipdesk.content.source_files import ContentFiles, Problem, read_content
from ipdesk.content.stigma import check_stigma

GRACE = timedelta(days=90)
# Questions may ask for advice, and a checklist is advice, with its source.
PRACTICAL_FILES = frozenset({"questions.toml", "checklists.toml", "faq.toml"})


def known_words(content: ContentFiles) -> frozenset[str]:
    """Lower-case words that a reader has had explained, and names.

    Glossary terms, the names of treatments, conditions, medicines and places: a name is known as
    soon as it has been read.
    """
    names = [term.term for term in content.glossary.terms]
    for treatment in content.treatments.values():
        names += [treatment.name, treatment.short_name, treatment.plain_name]
        names += [protocol.plain_name for protocol in treatment.protocols]
    for condition in content.conditions.values():
        names += [condition.name, condition.plain_name]
    for medicine in content.medicines.medicines:
        names += [medicine.name, *medicine.us_brands, *medicine.uk_brands, *medicine.synonyms]
    return plain.PLACES | frozenset(
        part
        for name in names
        for word in readability.words(name.lower())
        for part in (word, word + "s")
    )


def check_content(folder: Path, today: date) -> list[Problem]:
    """Report every problem of the content under ``folder``, sorted by file and key."""
    content, problems = read_content(folder)
    if content is None:
        return problems
    languages = _languages(folder, content)
    editions, unreadable = read_editions(folder)
    problems += [*unreadable, *check_editions(content, editions)]
    return sorted({*problems, *check_meaning(content, today), *languages})


def _languages(folder: Path, content: ContentFiles) -> Iterator[Problem]:
    """What is wrong with the translations beside the content."""
    translations, problems = read_languages(folder.parent / "lang")
    yield from problems
    english = {text: " ".join(place) for place, text in patient_texts(content)}
    english |= {text: file for file, text in program_phrases(Path(__file__).parents[1])}
    yield from check_languages(translations, english)


def check_meaning(content: ContentFiles, today: date) -> Iterator[Problem]:
    """Check what the shapes cannot: ids that must exist, cells, figures, words and dates."""
    yield from _check_shared(content)
    yield from _check_sources(content)
    yield from _check_pairs(content)
    yield from _check_studies(content)
    yield from _check_dates(content, today)
    yield from check_lists(content)
    yield from check_sources(content)
    yield from check_stigma(content)
    yield from check_numbers(content)
    words = known_words(content)
    for treatment in content.treatments.values():
        yield from TreatmentCheck(content, treatment, words).problems()
    yield from _check_other_patient_text(content, words)


def _check_shared(content: ContentFiles) -> Iterator[Problem]:
    lists = {
        "rows.toml": [row.id for row in content.rows.rows],
        "factors.toml": [
            name for factor in content.factors.factors for name in (factor.id, *factor.aliases)
        ],
        "sources.toml": [source.id for source in content.sources.sources],
        "crisis.toml": [line.country for line in content.crisis.lines],
        "questions.toml": [question.id for question in content.questions.questions],
        "faq.toml": [answer.id for answer in content.faq.answers],
        "checklists.toml": [checklist.id for checklist in content.checklists.checklists],
        "head_to_head.toml": [entry.id for entry in content.head_to_head.comparisons],
        "disagreements.toml": [entry.id for entry in content.disagreements.disagreements],
        "medicines.toml": [
            *(group.id for group in content.medicines.classes),
            *(medicine.id for medicine in content.medicines.medicines),
        ],
        "glossary.toml": [term.term.lower() for term in content.glossary.terms],
    }
    for file, ids in lists.items():
        for key in twice(ids):
            yield Problem(file, key, "the id stands twice", "keep one")
    yield from _check_row_links(content)
    yield from _check_factor_links(content)
    yield from _check_named_treatments(content)


def _check_named_treatments(content: ContentFiles) -> Iterator[Problem]:
    named = [("questions.toml", q.id, q.treatments) for q in content.questions.questions]
    named += [("faq.toml", a.id, a.treatments) for a in content.faq.answers]
    named += [("checklists.toml", c.id, c.treatments) for c in content.checklists.checklists]
    known = {*content.treatments, *content.unreadable}
    for file, key, treatments in named:
        for treatment in treatments:
            if treatment not in known:
                yield Problem(file, key, f"no treatment {treatment}", "correct it")


def _check_row_links(content: ContentFiles) -> Iterator[Problem]:
    groups = {group.id for group in content.rows.groups}
    rows = {row.id for row in content.rows.rows}
    for row in content.rows.rows:
        if row.group not in groups:
            yield Problem("rows.toml", row.id, f'no group "{row.group}"', "name one of groups")
    for priority in content.rows.priorities:
        for name in priority.rows:
            if name not in rows:
                yield Problem("rows.toml", priority.id, f'no row "{name}"', "correct it")
    for name in content.levels.rows:
        if name not in rows:
            yield Problem("levels.toml", name, "no such row", "correct it")


def _check_factor_links(content: ContentFiles) -> Iterator[Problem]:
    factors = {factor.id: factor for factor in content.factors.factors}
    groups = {group.id for group in content.factors.groups}
    for factor in factors.values():
        if factor.group not in groups:
            yield Problem("factors.toml", factor.id, f'no group "{factor.group}"', "correct it")
        if (factor.kind is FactorKind.CHOICE) != bool(factor.choices):
            yield Problem("factors.toml", factor.id, "choices do not fit the kind", "correct it")
        for name in factor.implied_by:
            if name not in factors:
                yield Problem("factors.toml", factor.id, f'no factor "{name}"', "correct it")
        for threshold in factor.follows:
            target = factors.get(threshold.factor)
            if target is None or target.kind is not FactorKind.NUMBER:
                yield Problem(
                    "factors.toml",
                    factor.id,
                    f"follows {threshold.factor}, not a number",
                    "correct it",
                )


def _cited(content: ContentFiles) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every list of sources: file, key, ids."""
    for treatment in content.treatments.values():
        file = f"treatments/{treatment.id}.toml"
        yield from ((file, fact.id, fact.sources) for fact in treatment.facts)
        yield from ((file, rule.id, rule.sources) for rule in treatment.rules)
        yield from ((file, entry.id, entry.sources) for entry in treatment.criteria)
    for condition in content.conditions.values():
        file = f"conditions/{condition.id}.toml"
        yield from ((file, fact.id, fact.sources) for fact in condition.facts)
        for place in condition.guidelines:
            yield file, f"{place.body}/{place.treatment}", place.sources
    for pair in content.evidence_map.pairs:
        yield "evidence_map.toml", f"{pair.treatment}/{pair.condition}", pair.sources
    for study in content.head_to_head.comparisons:
        yield "head_to_head.toml", study.id, study.sources
    for network in content.head_to_head.networks:
        yield "head_to_head.toml", network.id, network.sources
    for pair_entry in content.head_to_head.untested:
        yield "head_to_head.toml", pair_entry.id, pair_entry.sources
    for entry in content.disagreements.disagreements:
        yield "disagreements.toml", entry.id, entry.sources
    for medicine in content.medicines.medicines:
        yield "medicines.toml", medicine.id, medicine.sources
    yield from (("faq.toml", answer.id, answer.sources) for answer in content.faq.answers)
    yield from (("checklists.toml", c.id, c.sources) for c in content.checklists.checklists)


def _check_sources(content: ContentFiles) -> Iterator[Problem]:
    known = {source.id for source in content.sources.sources}
    cited: set[str] = set()
    for file, key, ids in _cited(content):
        cited.update(ids)
        for name in ids:
            if name not in known:
                yield Problem(file, key, f'no source "{name}"', "add it to sources.toml")
    # What a file with faults cites is not known.
    for name in sorted(known - cited) if not content.unreadable else ():
        yield Problem("sources.toml", name, "nothing cites it", "remove it")


def _check_pairs(content: ContentFiles) -> Iterator[Problem]:
    pairs = {(pair.treatment, pair.condition): pair for pair in content.evidence_map.pairs}
    if len(pairs) < len(content.evidence_map.pairs):
        yield Problem("evidence_map.toml", "pairs", "a pair stands twice", "keep one")
    for treatment, condition in pairs:
        if treatment not in content.treatments and treatment not in content.unreadable:
            yield Problem("evidence_map.toml", treatment, "no such treatment", "correct it")
        if condition not in content.conditions and condition not in content.unreadable:
            yield Problem("evidence_map.toml", condition, "no such condition", "correct it")
    known = {(pair.treatment, pair.condition) for pair in evidence_pairs(content)}
    for treatment, record in content.treatments.items():
        missing = [name for name in content.conditions if (treatment, name) not in known]
        # "No new treatment" is no treatment: its own statement says why it is not rated.
        if missing and record.kind != "no-new":
            what = f"no level for {', '.join(missing)}"
            mend = "add the pair, or a level to the treatment's evidence_level"
            yield Problem("evidence_map.toml", treatment, what, mend, gap=True)


def _check_studies(content: ContentFiles) -> Iterator[Problem]:
    ids = {entry.id: entry for entry in content.head_to_head.comparisons}
    for entry in ids.values():
        for name in (entry.first, entry.second):
            if name not in content.treatments and name not in content.unreadable:
                yield Problem("head_to_head.toml", entry.id, f"no treatment {name}", "correct it")
        for other in entry.conflicts_with:
            if other not in ids or entry.id not in ids[other].conflicts_with:
                yield Problem(
                    "head_to_head.toml",
                    entry.id,
                    f"{other} does not name it back",
                    "link both ways",
                )


def _check_dates(content: ContentFiles, today: date) -> Iterator[Problem]:
    dated = [("reference.toml", content.reference.next_review)]
    dated += [
        (f"treatments/{t.id}.toml", t.sign_off.next_review) for t in content.treatments.values()
    ]
    dated += [
        (f"conditions/{c.id}.toml", c.sign_off.next_review) for c in content.conditions.values()
    ]
    for file, due in dated:
        if today > due:
            yield Problem(
                file, "next_review", f"was due on {due}", "review it", warning=today <= due + GRACE
            )


def _check_other_patient_text(content: ContentFiles, words: frozenset[str]) -> Iterator[Problem]:
    texts: list[tuple[str, str, str]] = []
    for condition in content.conditions.values():
        file = f"conditions/{condition.id}.toml"
        texts += [(file, "plain", condition.plain), (file, "decision", condition.decision)]
        texts += [(file, fact.id, fact.plain) for fact in condition.facts]
    texts += [("head_to_head.toml", e.id, e.plain) for e in content.head_to_head.comparisons]
    texts += [("faq.toml", a.id, a.answer) for a in content.faq.answers]
    texts += [
        ("checklists.toml", c.id, item) for c in content.checklists.checklists for item in c.items
    ]
    texts += [("questions.toml", q.id, q.text) for q in content.questions.questions]
    texts += [("glossary.toml", t.term, t.plain) for t in content.glossary.terms]
    for file, key, text in texts:
        for fault in plain.faults(text, words, practical=file in PRACTICAL_FILES):
            yield Problem(file, key, fault.what, fault.mend)
    for factor in content.factors.factors:
        # A question about a medicine has to name it.
        names = {
            word.lower()
            for name in (*factor.synonyms, factor.label)
            for word in readability.words(name)
        }
        for fault in plain.faults(factor.question, words | names):
            yield Problem("factors.toml", factor.id, fault.what, fault.mend)

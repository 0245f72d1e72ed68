"""Words that blame, frighten or fight: kept out of patient and clinician text alike.

Names for searching (synonyms) and quoted titles may hold them; what the program says may not.
Field terms that are not about a person stay ("failed adequate trial", "heart failure", the "abuse
and misuse" of a US boxed warning).
"""

from collections.abc import Iterable, Iterator

from ipdesk.content.source_files import ContentFiles, Problem
from ipdesk.content.stigma_words import stigma


def check_stigma(content: ContentFiles) -> Iterator[Problem]:
    """Yield every such word in what clinicians or patients are shown."""
    for file, key, texts in _shown(content):
        for text in texts:
            for found, mend in stigma(text):
                yield Problem(file, key, f'"{found}"', f"say: {mend}")


def _shown(content: ContentFiles) -> Iterator[tuple[str, str, Iterable[str]]]:
    for treatment in content.treatments.values():
        file = f"treatments/{treatment.id}.toml"
        yield file, "names", (treatment.description, treatment.status, treatment.subtitle)
        for fact in treatment.facts:
            texts = (fact.short, fact.statement, fact.plain, fact.plain_short, fact.population)
            yield file, fact.id, texts
        for rule in treatment.rules:
            yield file, rule.id, (rule.short, *rule.says, rule.action, rule.plain, rule.note)
        for pearl in treatment.pearls:
            yield file, pearl.id, (pearl.text,)
    yield from _shown_elsewhere(content)


def _shown_elsewhere(content: ContentFiles) -> Iterator[tuple[str, str, Iterable[str]]]:
    for condition in content.conditions.values():
        file = f"conditions/{condition.id}.toml"
        yield file, "definition", (condition.definition, condition.plain, condition.caveat)
        for statement in condition.facts:
            yield file, statement.id, (statement.statement, statement.plain)
        for place in condition.guidelines:
            yield file, place.body, (place.place, place.note)
    for study in content.head_to_head.comparisons:
        yield "head_to_head.toml", study.id, (study.statement, study.plain, study.quality)
    for answer in content.faq.answers:
        yield "faq.toml", answer.id, (answer.question, answer.answer)
    for term in content.glossary.terms:
        yield "glossary.toml", term.term, (term.plain,)

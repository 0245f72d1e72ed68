"""Words that blame, frighten or fight: kept out of patient and clinician text alike.

Names for searching (synonyms) and quoted titles may hold them; what the program says may not.
Field terms that are not about a person stay ("failed adequate trial", "heart failure", the "abuse
and misuse" of a US boxed warning).
"""

import re
from collections.abc import Iterable, Iterator

from ipdesk.content.source_files import ContentFiles, Problem

_LIST = (
    (r"\bshock(?:s|ed|ing)? (?:treatment|therapy)\b|\belectro-?shock\b", "ECT"),
    (r"\bzap(?:s|ped|ping)?\b|\bfr(?:y|ied|ying)\b", "pulse, or leave it out"),
    (r"\bsuffer(?:s|ed|ing|ers?)?\b", "has, lives with"),
    (r"\b(?:victims?|stricken|afflicted|plagued)\b", "people with, affected by"),
    (r"\baddict(?:s|ed)?\b|\bjunk(?:ie|y)s?\b", "substance use disorder"),
    (r"\b(?:drug |substance |alcohol )?abusers?\b|\balcoholics?\b", "person with a use disorder"),
    (r"\b(?:drug|substance|alcohol) abuse\b", "substance use, misuse"),
    (r"\b(?:recreational|illicit|drug) users?\b", "people who use"),
    (r"\bdrug[- ]seeking\b", "asks for more, signs of misuse"),
    (r"\bcommit(?:s|ted|ting)? suicide\b", "died by suicide"),
    (r"\b(?:completed?|successful|failed|unsuccessful) suicides?\b", "death by, or attempt"),
    (r"\bsuicid(?:e|al) (?:gesture|threat)s?\b", "suicide attempt, thoughts of suicide"),
    (r"\b(?:crazy|insane|lunatic|madness|deranged|psycho)\b", "say the symptom"),
    (r"\bbattl(?:e|es|ed|ing)\b|\bcombat(?:s|ing)\b|\bwar on\b", "treat, live with"),
    (r"\bfight(?:s|ing)?\b|\bfought\b|\bconquer(?:s|ed)?\b|\barsenal\b", "treat, ease, option"),
    (r"\bnon-?complian(?:t|ce)\b|\buncooperative\b", "say what the person did"),
    (r"\b(?:manipulative|attention[- ]seeking|hysterical)\b", "say what the person did"),
    (r"\b(?:patients?|people|adults|they) (?:who |had |have )?fail(?:s|ed)?\b", "did not help"),
    (r"\b(?:refractory|resistant) (?:patients?|people|cases)\b", "people with resistant illness"),
    (r"\b(?:schizophrenics|manics|psychotics|catatonics|epileptics|diabetics)\b", "people with"),
    (r"\bthe (?:mentally ill|elderly|demented|disabled|obese)\b", "people with, older adults"),
    (r"\b(?:retarded|senile|crippled|wheelchair-bound)\b", "with a disability"),
    (r"\bnormal (?:people|controls|subjects|volunteers)\b", "people without the illness"),
)
_WORDS = tuple((re.compile(pattern, re.I), mend) for pattern, mend in _LIST)


def stigma(text: str) -> Iterator[tuple[str, str]]:
    """Words of a text that are better said otherwise: (what stands there, what to say)."""
    for pattern, mend in _WORDS:
        if match := pattern.search(text):
            yield match.group(0), mend


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

"""Words that blame, frighten or fight, each with what to say instead.

Apart from the check of the content files, so that the running program can use them too.
"""

import re
from collections.abc import Iterator

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


def stigma_spots(text: str) -> Iterator[tuple[int, int, str]]:
    """Every place of such a word: start, end, what to say."""
    for pattern, mend in _WORDS:
        for match in pattern.finditer(text):
            yield *match.span(), mend


def stigma(text: str) -> Iterator[tuple[str, str]]:
    """Words of a text that are better said otherwise: (what stands there, what to say)."""
    for pattern, mend in _WORDS:
        if match := pattern.search(text):
            yield match.group(0), mend

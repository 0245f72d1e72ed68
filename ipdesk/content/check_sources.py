"""Checks the bibliography: one entry a paper, one style of citation, a canonical address."""

import re
from collections.abc import Iterator

from ipdesk.content.schema_lists import SourceRecord
from ipdesk.content.source_files import ContentFiles, Problem

FILE = "sources.toml"
KINDS = frozenset(
    {
        "rct", "meta-analysis", "systematic-review", "review", "cohort", "case-report", "registry",
        "survey", "model-study", "economic", "comment", "guideline", "label", "regulator", "law",
        "payer", "trial-registration", "company", "patient-information", "reference", "news",
    }
)  # fmt: skip
INCOMPLETE = "[citation incomplete]"
"""Ends a citation of which the dossier holds only a part; nothing is made up to fill it."""
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_AUTHOR = r"[^\W\d_][\w' -]+ [A-Z\u00c0-\u00de]{1,4}(?: (?:Jr|Sr|II|III))?(?:, ed)?"
_THREE = re.compile(rf"^{_AUTHOR}, {_AUTHOR}, {_AUTHOR}, et al\. ")
# What a citation may not hold, and how it is written instead.
_CITATION = tuple(
    (re.compile(pattern, flags), what)
    for what, pattern, flags in (
        ("a double space, or one at an end", r"  |^\s|\s$", 0),
        ("an address; it goes to url or doi", r"https?:|www\.|\b10\.\d{4,}/|\bPMID\b|\bPMC\d", 0),
        ('"v" or "vs."; write vs', r"\s(?:v|v\.|vs\.|VS)\s", 0),
        ("et al. without its comma and stop", r"^[^.]*[^,] et al\b|\bet al(?!\.)|et al\.[.,]", 0),
        (
            "a date that is not written 5 July 2022",
            rf"\b\d{{4}}-\d\d-\d\d\b|{_MONTH} \d{{1,2}}, \d{{4}}",
            0,
        ),
        ("a dash or a curly quote", "[\u2012-\u2015\u2018\u2019\u201c\u201d]", 0),
        ("two stops", r"\.\.|\. \.|,\.|;\.", 0),
        ("a space in year;volume:pages", r"\b(?:19|20)\d\d; \d|\d\): \d", 0),
        ("its publication history", r"\bEpub\b|online first|ahead of print", re.I),
    )
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLACE = re.compile(r"\. ([^.]+)\. ((?:19|20)\d\d);(\d+)(?:\([^)]*\))?:(\w+)")
_NUMBERS = re.compile(r"PMC\d{4,}|NCT\d{8}|pubmed\.ncbi\.nlm\.nih\.gov/\d+")
_PUBMED = re.compile(r"https://pubmed\.ncbi\.nlm\.nih\.gov/(?:\d+/)?")
_PMC = re.compile(r"https://pmc\.ncbi\.nlm\.nih\.gov/articles/PMC\d+/")
# Copies, collections and short links: they move, and they are not the publisher's word.
_COPIES = re.compile(
    r"//(?:[\w-]+\.)*(?:scribd\.com|researchgate\.net|semanticscholar\.org|docslib\.org|scilit\.com|"
    r"mendeley\.com|sparrho\.com|dntb\.gov\.ua|researcher\.life|wikipedia\.org|docs\.google\.com|"
    r"web\.archive\.org|wordpress\.com|rxreasoner\.com|medlibrary\.org|manualslib\.com|bit\.ly|"
    r"t\.co|tinyurl\.com|pubmed\.gov)(?:/|$)"
)
_SEARCH = re.compile(r"[?&](?:term|q|query|search)=|/search[/?]")


def check_sources(content: ContentFiles) -> Iterator[Problem]:
    """Yield every fault of the bibliography itself."""
    for source in content.sources.sources:
        for what in (*_citation(source), *_address(source)):
            yield Problem(FILE, source.id, what, "write it as the other entries are")
    yield from _papers(content)


def _citation(source: SourceRecord) -> Iterator[str]:
    body = source.citation.removesuffix(f" {INCOMPLETE}")
    whole = body == source.citation
    if source.kind not in KINDS:
        yield f'kind "{source.kind}" is not one of the list'
    if not body.endswith("."):
        yield "the citation does not end with a full stop"
    if whole and not _YEAR.search(body):
        yield f"the citation has no year, nor {INCOMPLETE} at its end"
    for pattern, what in _CITATION:
        if pattern.search(body):
            yield f"the citation has {what}"
    if whole and ", et al. " in body and not _THREE.match(body):
        yield "before et al. stand exactly three authors"


def _address(source: SourceRecord) -> Iterator[str]:
    url = source.url
    if source.doi and url != f"https://doi.org/{source.doi}":
        yield "with a DOI the address is https://doi.org/DOI"
    if not source.doi and "//doi.org/" in url:
        yield "the address is a DOI: fill in doi"
    if not url.startswith("https://") or " " in url:
        yield "the address is not https"
    if _COPIES.search(url):
        yield "the address is a copy, not the publisher's page"
    if _SEARCH.search(url):
        yield "the address is a search"
    if "PMC" in url and not _PMC.fullmatch(url):
        yield "the address of PMC is https://pmc.ncbi.nlm.nih.gov/articles/PMC.../"
    if "//pubmed." in url and not _PUBMED.fullmatch(url):
        yield "the address of PubMed is https://pubmed.ncbi.nlm.nih.gov/NUMBER/"


def _papers(content: ContentFiles) -> Iterator[Problem]:
    """No paper twice: by DOI, by a registry's or PubMed's number, by year, volume and page."""
    seen: dict[str, str] = {}
    for source in content.sources.sources:
        keys = [source.doi.lower()] if source.doi else []
        keys += _NUMBERS.findall(f"{source.url} {source.citation}")
        if place := _PLACE.search(source.citation):
            keys.append("/".join(place.groups()).lower())
        for key in dict.fromkeys(keys):
            if seen.setdefault(key, source.id) != source.id:
                yield Problem(FILE, source.id, f"same paper as {seen[key]}", "keep one id")

"""How a page cites: numbers in the order of the page, short names, and the list at its end."""

import re
from collections.abc import Iterable

from ipdesk.clinical.wording import CHECKED_WORDS
from ipdesk.content.model import Checked, Source
from ipdesk.ui.pages.reference_shelf import Shelf
from ipdesk.ui.widgets.document import PageWriter, Part, Run

UNCHECKED = "not yet checked against the source"
_THIN = "\N{NARROW NO-BREAK SPACE}"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AUTHOR = re.compile(r"^(?P<name>[^,.]+?) [A-Z]{1,4}$")
_MOST_CHARACTERS = 34


def short_name(source: Source) -> str:
    """A source as clinicians say it: "Anand 2023"; a body by its name, cut where it is long."""
    first = re.split(r"[,.](?: |$)", source.citation, maxsplit=1)[0].strip()
    author = _AUTHOR.match(first)
    name = author["name"] if author else first
    if len(name) > _MOST_CHARACTERS:
        name = name[:_MOST_CHARACTERS].rsplit(" ", 1)[0] + " \N{HORIZONTAL ELLIPSIS}"
    # The year of publication stands behind the authors and the title.
    years = _YEAR.findall(source.citation[len(first) :])
    year = years[-1] if not author and years else _published(source.citation)
    return f"{name} {year}" if year and year not in name else name


def _published(citation: str) -> str:
    """The year before volume and pages; else the last one named."""
    found = re.search(r"[.] ((?:19|20)\d\d)\b", citation)
    years = _YEAR.findall(citation)
    return found[1] if found else (years[-1] if years else "")


def address(source: Source) -> str:
    """Where a source is to be found; it is shown, and never opened: there is no network."""
    return f"https://doi.org/{source.doi}" if source.doi else source.url


def citation(source: Source) -> str:
    """A citation as it is copied."""
    return f"{source.citation} {address(source)}".strip()


def unchecked(checked: Checked) -> tuple[Part, ...]:
    """The mark of what was never compared with its source."""
    return ("  ", Run(UNCHECKED, chip="caution")) if checked is Checked.MEMORY else ()


class SourceNumbers:
    """Numbers sources in the order in which a page cites them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._numbers: dict[str, int] = {}

    def cite(self, ids: Iterable[str]) -> tuple[Part, ...]:
        """Raised numbers, each a link to the source on the page."""
        known = [source.id for source in self._known(ids)]
        numbers = sorted(
            (self._numbers.setdefault(key, len(self._numbers) + 1), key) for key in known
        )
        parts: list[Part] = []
        for number, key in numbers:
            parts.append(Run(", " if parts else _THIN, "body", "accent", raised=True))
            parts.append(Run(str(number), "body", link=f"#source:{key}", raised=True))
        return tuple(parts)

    def named(self, ids: Iterable[str]) -> tuple[Part, ...]:
        """The first source by its short name, how many more, and their numbers."""
        known = self._known(ids)
        if not known:
            return ("No source named",)
        more = f" and {len(known) - 1} more" if len(known) > 1 else ""
        return (short_name(known[0]) + more, *self.cite(ids))

    def _known(self, ids: Iterable[str]) -> list[Source]:
        found = [self._shelf.source(key) for key in dict.fromkeys(ids)]
        return [source for source in found if source is not None]

    @property
    def listed(self) -> list[Source]:
        """The sources cited so far, in the order of their numbers."""
        return self._known(self._numbers)


def write_sources(writer: PageWriter, numbers: SourceNumbers) -> None:
    """The list at the end of a page: each leads to the source's own page."""
    listed = numbers.listed
    writer.section("sources", f"Sources ({len(listed)})")
    for number, source in enumerate(listed, 1):
        note: tuple[Part, ...] = ()
        if source.checked is Checked.MEMORY:
            note = ("  ", Run(CHECKED_WORDS[Checked.MEMORY].lower(), chip="caution"))
        writer.paragraph(
            f"{number}.  ",
            Run(short_name(source), "cell-strong", link=f"source:{source.id}"),
            f"  {source.citation} {address(source)}  ",
            Run("Copy", "caption", link=f"copy:{source.id}"),
            *note,
            role="cell",
            anchor=f"source:{source.id}",
        )

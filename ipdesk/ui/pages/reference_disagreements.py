"""Where sources disagree: what each says, what is shown, and why."""

from collections.abc import Sequence

from ipdesk.clinical.wording import month
from ipdesk.content.shared import Disagreement
from ipdesk.ui.pages.reference_citing import SourceNumbers, unchecked, write_sources
from ipdesk.ui.pages.reference_shelf import Shelf
from ipdesk.ui.widgets.document import PageWriter, Part, Run

TITLE = "Where sources disagree"


def _links(entry: Disagreement, shelf: Shelf) -> tuple[Part, ...]:
    parts: list[Part] = []
    for kind, keys, name in (
        ("treatment", entry.treatments, shelf.treatment_name),
        ("condition", entry.conditions, shelf.condition_name),
    ):
        for key in keys:
            parts.append(Run(" · " if parts else "   ", "caption", "muted"))
            parts.append(Run(name(key), "caption", link=f"{kind}:{key}"))
    return tuple(parts)


def _entry(writer: PageWriter, shelf: Shelf, entry: Disagreement, numbers: SourceNumbers) -> None:
    writer.heading(entry.topic, *_links(entry, shelf), anchor=entry.id)
    writer.paragraph(Run("One source: ", "strong"), entry.one)
    writer.paragraph(Run("Another: ", "strong"), entry.other)
    writer.paragraph(
        Run("Shown here: ", "strong"),
        entry.settled,
        *numbers.cite(entry.sources),
        *unchecked(entry.checked),
        Run(f"  Settled {month(entry.settled_on)}.", "caption", "muted"),
    )


def write_disagreements(
    writer: PageWriter, shelf: Shelf, entries: Sequence[Disagreement], numbers: SourceNumbers
) -> None:
    """The section of a page that has some."""
    if not entries:
        return
    writer.section("disagreements", TITLE)
    for entry in entries:
        _entry(writer, shelf, entry, numbers)


def disagreements_page(writer: PageWriter, shelf: Shelf) -> None:
    """Every disagreement, treatment by treatment."""
    entries = shelf.library.disagreements
    numbers = SourceNumbers(shelf)
    writer.title(TITLE, "What each source says, what is shown here, and why")
    if not entries:
        writer.paragraph("None is listed in this reference.")
    groups: dict[str, list[Disagreement]] = {}
    for entry in entries:
        groups.setdefault(entry.treatments[0] if entry.treatments else "", []).append(entry)
    known = [name.id for name in shelf.library.treatments if name.id in groups]
    for key in (*known, *(key for key in groups if key not in known)):
        writer.section(f"about:{key}", shelf.treatment_name(key) if key else "Several treatments")
        for entry in groups[key]:
            _entry(writer, shelf, entry, numbers)
    write_sources(writer, numbers)

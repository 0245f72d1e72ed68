"""The command ``ipdesk sheet``: what a sheet was, what changed since, and the sheet made again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ipdesk.content.edition import LineKind
from ipdesk.content.library import Library
from ipdesk.content.opening import open_library
from ipdesk.errors import HandoutError, UsageError
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.changes import Change, ChangeKind, Changes, changes_since
from ipdesk.handout.options import Depth
from ipdesk.handout.rebuild import rebuild, recipe_from
from ipdesk.handout.sheet_code import SheetRecipe, write_code

_KINDS = {
    ChangeKind.CHANGED: "Changed",
    ChangeKind.NEW: "New",
    ChangeKind.REMOVED: "Not said any more",
}


def describe_sheet(code: str, out: str, today: date) -> str:
    """Say what a sheet was and what changed since; with ``out`` make it again from today's content.

    Raises:
        UsageError: The code cannot be read.
        HandoutError: The sheet cannot be made again or written.
    """
    library = open_library()
    recipe = recipe_from(code, library)
    lines = [*_recipe(recipe, library), "", *_changes(changes_since(recipe, library))]
    if out:
        lines += ["", _make_again(recipe, library, Path(out), today)]
    return "\n".join(lines)


def _recipe(recipe: SheetRecipe, library: Library) -> Iterator[str]:
    yield f"Sheet {write_code(recipe, library.numbers)}"
    yield "Options:"
    yield from (f"  {option}: {_name(option, library)}" for option in recipe.options)
    yield f"Condition: {recipe.condition}: {_condition(recipe.condition, library)}"
    languages = {found.code: found.english_name for found in library.languages}
    line = library.crisis_lines.get(recipe.country)
    yield f"Language: {languages.get(recipe.language, recipe.language)}"
    yield f"Country: {line.name if line else recipe.country}"
    depth = "two pages" if recipe.depth is Depth.SHORT else "in full"
    yield f"Print: {recipe.size} size, {recipe.paper} paper, {depth}"
    yield f"Content: {recipe.version} (this copy has {library.info.version})"


def _condition(condition: str, library: Library) -> str:
    names = {str(name.id): name.name for name in library.conditions}
    return names.get(condition, "not in this copy any more")


def _name(option: str, library: Library) -> str:
    """An option's name; the plain one of the last version that had it where it is gone."""
    treatment = option.partition(":")[0]
    try:
        return library.treatment(option).names.name
    except UsageError:
        for version in reversed(library.released):
            edition = library.edition(version)
            for line in edition.of(LineKind.TREATMENT, treatment) if edition else ():
                return f"{line.text} (not in this copy any more)"
    return "not in this copy any more"


def _changes(changes: Changes) -> Iterator[str]:
    if changes.is_newer:
        yield (
            f"The sheet is from newer content than this copy has ({changes.since}): "
            "what changed cannot be told. Install that content."
        )
    elif not changes.on_file:
        yield (
            f"What sheets of {changes.since} said is not on file in this copy: "
            "what changed cannot be told. Compare the sheet with a new one."
        )
    elif changes.nothing:
        yield "Nothing that the sheet says has changed since."
    else:
        yield from _listed(changes)


def _listed(changes: Changes) -> Iterator[str]:
    yield f"Changed since this sheet ({changes.since}, now {changes.now}):"
    for option in changes.removed:
        yield f"- {option}: removed from the content."
    groups = (
        ("Cautions", changes.cautions),
        ("Rows", changes.rows),
        ("Tests against each other", changes.studies),
        ("The condition", changes.condition),
    )
    for title, found in groups:
        if found:
            yield f"{title}:"
        for change in found:
            yield from _told(change)


def _told(change: Change) -> Iterator[str]:
    topic = f": {change.topic}" if change.topic else ""
    yield f"- {_KINDS[change.kind]}. {change.about}{topic}"
    if change.was:
        yield f"    was: {change.was}"
    if change.now:
        yield f"    is now: {change.now}"


def _make_again(recipe: SheetRecipe, library: Library, path: Path, today: date) -> str:
    from ipdesk.handout_command import hand_over

    if not path.name:
        raise UsageError("Give the name of the PDF file with --out.")
    if not path.parent.is_dir():
        raise HandoutError(f"The folder {path.parent} does not exist. Make it or choose another.")
    again = rebuild(recipe, library, today)
    material = gather_handout(library, again.comparison, recipe.language)
    hand_over(build_handout(again.comparison, again.options, material), path)
    return (
        f"Wrote {path}: the same choices, from today's content {library.info.version}. "
        "It carries a code of its own."
    )

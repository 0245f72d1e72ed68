"""What a sheet was and what changed since, in words for the command line and the window. Pure."""

from collections.abc import Iterator

from ipdesk.content.edition import LineKind
from ipdesk.content.library import Library
from ipdesk.errors import UsageError
from ipdesk.handout.changes import Change, ChangeKind, Changes
from ipdesk.handout.options import Depth
from ipdesk.handout.sheet_code import SheetRecipe, write_code

_KINDS = {
    ChangeKind.CHANGED: "Changed",
    ChangeKind.NEW: "New",
    ChangeKind.REMOVED: "Not said any more",
}


def recipe_lines(recipe: SheetRecipe, library: Library) -> Iterator[str]:
    """What a sheet was made from, a line each."""
    yield f"Sheet {write_code(recipe, library.numbers)}"
    yield "Options:"
    yield from (f"  {option}: {option_name(option, library)}" for option in recipe.options)
    yield f"Condition: {recipe.condition}: {condition_name(recipe.condition, library)}"
    languages = {found.code: found.english_name for found in library.languages}
    line = library.crisis_lines.get(recipe.country)
    yield f"Language: {languages.get(recipe.language, recipe.language)}"
    yield f"Country: {line.name if line else recipe.country}"
    depth = "two pages" if recipe.depth is Depth.SHORT else "in full"
    yield f"Print: {recipe.size} size, {recipe.paper} paper, {depth}"
    yield f"Content: {recipe.version} (this copy has {library.info.version})"


def condition_name(condition: str, library: Library) -> str:
    """A condition's name, or that it is not there any more."""
    names = {str(name.id): name.name for name in library.conditions}
    return names.get(condition, "not in this copy any more")


def option_name(option: str, library: Library) -> str:
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


def change_lines(changes: Changes) -> Iterator[str]:
    """What changed since a sheet, an entry each, with what was and what is on their own lines."""
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
        yield from map(_told, found)


def _told(change: Change) -> str:
    topic = f": {change.topic}" if change.topic else ""
    lines = [f"- {_KINDS[change.kind]}. {change.about}{topic}"]
    if change.was:
        lines.append(f"    was: {change.was}")
    if change.now:
        lines.append(f"    is now: {change.now}")
    return "\n".join(lines)

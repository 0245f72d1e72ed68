"""The command ``ipdesk sheet``: what a sheet was, what changed since, and the sheet made again."""

from datetime import date
from pathlib import Path

from ipdesk.content.library import Library
from ipdesk.content.opening import open_library
from ipdesk.errors import HandoutError, UsageError
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.changes import changes_since
from ipdesk.handout.rebuild import rebuild, recipe_from
from ipdesk.handout.sheet_code import SheetRecipe
from ipdesk.handout.sheet_report import change_lines, recipe_lines


def describe_sheet(code: str, out: str, today: date) -> str:
    """Say what a sheet was and what changed since; with ``out`` make it again from today's content.

    Raises:
        UsageError: The code cannot be read.
        HandoutError: The sheet cannot be made again or written.
    """
    library = open_library()
    recipe = recipe_from(code, library)
    lines = [*recipe_lines(recipe, library), "", *change_lines(changes_since(recipe, library))]
    if out:
        lines += ["", _make_again(recipe, library, Path(out), today)]
    return "\n".join(lines)


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

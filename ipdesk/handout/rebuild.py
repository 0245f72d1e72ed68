"""A sheet's recipe, and the sheet again from what the reference says today. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ipdesk.clinical.comparison import Comparison
from ipdesk.clinical.factors import PatientFactors
from ipdesk.clinical.material import compare_from
from ipdesk.content.library import Library
from ipdesk.content.shared import CrisisLine, Numbers
from ipdesk.errors import HandoutError
from ipdesk.handout.options import ClinicDetails, HandoutOptions
from ipdesk.handout.sheet_code import SheetRecipe, read_code, write_code


def recipe_of(comparison: Comparison, options: HandoutOptions) -> SheetRecipe:
    """What a sheet is made from; nothing about the patient is in it."""
    return SheetRecipe(
        version=comparison.reference.version,
        condition=comparison.condition.id,
        options=tuple(option.id for option in comparison.options),
        language=options.language,
        country=options.country.upper(),
        size=options.size,
        paper=options.paper,
        depth=options.depth,
    )


def code_of(comparison: Comparison, options: HandoutOptions, numbers: Numbers) -> str:
    """The code that is printed on a sheet."""
    return write_code(recipe_of(comparison, options), numbers)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a sheet is made from once more: today's content, no patient."""

    recipe: SheetRecipe
    comparison: Comparison
    options: HandoutOptions


def recipe_from(text: str, library: Library) -> SheetRecipe:
    """Read a code that was typed or scanned; raises as ``read_code`` does."""
    return read_code(text, library.numbers)


def rebuild(
    recipe: SheetRecipe, library: Library, today: date, clinic: ClinicDetails | None = None
) -> Rebuilt:
    """What the same sheet is made from today.

    Args:
        recipe: What the code says.
        library: The reference.
        today: The day that the new sheet carries.
        clinic: What the clinic prints of itself.

    Raises:
        UsageError: An option, the condition or the language is not in the reference.
        HandoutError: A treatment was taken out since, or the country has no crisis line.
    """
    refuse_gone(recipe, library)
    _refuse_country(recipe.country, library.crisis_lines)
    comparison = compare_from(library, recipe.options, recipe.condition, PatientFactors())
    options = HandoutOptions(
        date=today,
        clinic=clinic or ClinicDetails(),
        language=recipe.language,
        country=recipe.country,
        size=recipe.size,
        paper=recipe.paper,
        depth=recipe.depth,
    )
    return Rebuilt(recipe, comparison, options)


def gone(recipe: SheetRecipe, library: Library) -> tuple[str, ...]:
    """Options of a sheet that the reference does not have any more."""
    known = {str(name.id) for name in library.treatments}
    known |= {f"{name}:{way.id}" for name, ways in library.ways.items() for way in ways}
    return tuple(option for option in recipe.options if option not in known)


def refuse_gone(recipe: SheetRecipe, library: Library) -> None:
    """Refuse a sheet of which the reference lacks something today.

    Raises:
        HandoutError: An option or the condition was taken out since.
        UsageError: The language was.
    """
    library.words(recipe.language)
    lost = gone(recipe, library)
    if lost:
        raise HandoutError(
            f"The content has no {', '.join(lost)} any more, so the sheet cannot be made again. "
            "Make a new one of the options that are left."
        )
    if recipe.condition not in {str(name.id) for name in library.conditions}:
        raise HandoutError(
            f"The content has no condition {recipe.condition} any more, so the sheet cannot be "
            "made again. Make a new one for another condition."
        )


def _refuse_country(country: str, lines: Mapping[str, CrisisLine]) -> None:
    if country not in lines:
        raise HandoutError(
            f'There is no crisis line for the country "{country}" any more, so the sheet cannot be '
            "made again. Make a new one for another country."
        )

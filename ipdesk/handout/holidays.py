"""Public holidays of the countries that a sheet can be printed for. Offline."""

from datetime import date

WITH_REGIONS = frozenset({"AU", "CA", "DE", "ES", "GB", "IN", "NZ"})
"""Countries in which regions have holidays of their own, which are not in the list."""
UNKNOWN = frozenset({"EU"})
"""Not one country: its holidays cannot be named."""


def public_holidays(country: str, first: date, last: date) -> dict[date, str]:
    """Holidays of a whole country from one day to another, both included, with their names.

    Holidays of a region alone are not among them. Empty for what is not one country.
    """
    code = country.upper()
    if code in UNKNOWN:
        return {}
    # The library takes a tenth of a second to load and is asked only for a sheet with a start.
    from holidays import country_holidays

    years = range(first.year, last.year + 1)
    try:
        found = country_holidays(code, years=years, language="en_US")
    except NotImplementedError:
        return {}
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}

"""Words and measures that the first frame shares with the parts that take its place."""

MENUS = ("&Visit", "&Go", "V&iew")
COMMANDS = (("New patient", ""), ("Copy chart note", ""), ("Make handout", "primary"))
"""The buttons of the top bar, and how they look."""
TEXT_STEPS = (("A\N{MINUS SIGN}", "Smaller text", -1), ("A+", "Larger text", 1))
SEARCH_HINT = "Search treatments, effects, cautions...   Ctrl K"
INTENDED_USE = "Supports, never replaces, clinical judgment. Not for emergencies."

# Widths at 100 % text.
NAV_WIDTH = 64
SEARCH_WIDTH = (60, 380)
"""Least and greatest: beside the buttons of a small window with large text there is little room."""
PANE_WIDTHS = (278, 284)
"""The panes beside the grid."""
LEAST_MIDDLE = 440
"""The left pane gives way only when the middle would be narrower than this."""
USUAL_MIDDLE = 709
"""What row labels and the columns of a usual choice need before the right pane may stay."""


def status_words(version: str, statements: str, sources: str) -> str:
    """What the line at the foot says of the reference."""
    return (
        "Offline: no connection is ever made  ·  "
        f"Reference {version} · {statements} statements · {sources} sources"
    )

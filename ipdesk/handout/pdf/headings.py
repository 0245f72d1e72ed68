"""Headings, which stand in the outline of the file as well."""

from reportlab.lib.styles import ParagraphStyle

from ipdesk.handout.pdf.tagging import Element, tags_of
from ipdesk.handout.pdf.text import Text, escaped

_OUTLINED = 2
"""Deepest level of a heading that stands in the outline."""


class Title(Text):
    """A heading."""

    level = 0
    title = ""

    def draw(self) -> None:
        """Draw the heading, and note its place for the outline."""
        if self.title and self.level <= _OUTLINED and tags_of(self.canv) is not None:
            self.canv.outline(self.title, self.level, self.height)
        super().draw()


def heading(text: str, style: ParagraphStyle, element: Element, level: int) -> Title:
    """A heading of a level."""
    made = Title(escaped(text), style)
    made.belong(element, text)
    made.level, made.title = level, text
    return made

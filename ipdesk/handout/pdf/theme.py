"""Sizes, margins and colours of the printed sheet, for each print size."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from ipdesk.handout.options import Paper, PrintSize

REGULAR = "AtkinsonNext"
MEDIUM = "AtkinsonNext-Medium"
SEMIBOLD = "AtkinsonNext-SemiBold"
BOLD = "AtkinsonNext-Bold"
ITALIC = "AtkinsonNext-Italic"

INK = HexColor("#17252A")
SOFT_INK = HexColor("#33444A")
TEAL = HexColor("#0B5A62")
TINT = HexColor("#E8F1F1")
RULE = HexColor("#9DB4B6")
WHITE = HexColor("#FFFFFF")
AMBER = HexColor("#7A4E00")
AMBER_TINT = HexColor("#FFF4DC")

T = TypeVar("T")

_PAGES = {Paper.LETTER: LETTER, Paper.A4: A4}


@dataclass(frozen=True, slots=True)
class Theme:
    """Measures in points; text is never smaller than ``small``."""

    page: tuple[float, float]
    margin: float
    body: float
    small: float
    table: float
    title: float
    heading: float
    subheading: float
    spread: float
    """Line spacing of running text, as a multiple of its size."""
    gap: float
    """Space between blocks."""
    icon: float
    """Width of one person with the space around it; the height is a little more."""
    cards: bool
    """Whether tables are set as stacked cards and figures one under the other."""
    compact: bool = False
    """Whether arrays are small, with their words beside them: for a sheet of two pages."""
    mirrored: bool = False
    """Whether the sheet is read from right to left."""
    language: str = ""

    @property
    def width(self) -> float:
        """Width of the text."""
        return self.page[0] - 2 * self.margin

    def style(
        self,
        size: float,
        *,
        font: str = REGULAR,
        colour: Color = INK,
        spread: float = 0,
        before: float = 0,
        after: float = 0,
        indent: float = 0,
    ) -> ParagraphStyle:
        """A left-aligned style without hyphenation that leaves no single line behind."""
        return ParagraphStyle(
            f"{font}-{size}",
            fontName=font,
            fontSize=size,
            leading=size * (spread or self.spread),
            textColor=colour,
            spaceBefore=before,
            spaceAfter=after,
            leftIndent=indent,
            bulletIndent=0,
            bulletFontName=BOLD,
            bulletFontSize=size,
            alignment=2 if self.mirrored else 0,
            allowWidows=0,
            allowOrphans=0,
            splitLongWords=1,
            embeddedHyphenation=0,
        )

    def across(self, parts: Iterable[T]) -> list[T]:
        """What stands side by side, from left to right as it is read."""
        return list(parts)[::-1] if self.mirrored else list(parts)

    @property
    def body_style(self) -> ParagraphStyle:
        """Running text."""
        return self.style(self.body, after=self.gap)

    @property
    def table_style(self) -> ParagraphStyle:
        """Text in a table cell."""
        return self.style(self.table, spread=1.22)

    @property
    def small_style(self) -> ParagraphStyle:
        """Captions and the foot of the page."""
        return self.style(self.small, spread=1.25)


def theme_for(
    paper: Paper,
    size: PrintSize,
    *,
    mirrored: bool = False,
    language: str = "",
    compact: bool = False,
) -> Theme:
    """The measures of a paper and a print size; large print is never made compact."""
    theme = replace(_measures(paper, size), mirrored=mirrored, language=language)
    if not compact or theme.cards:
        return theme
    return replace(
        theme, compact=True, body=12.5, gap=3, icon=7.4, heading=14, title=17, spread=1.16
    )


def _measures(paper: Paper, size: PrintSize) -> Theme:
    if size is PrintSize.LARGE:
        return Theme(
            page=_PAGES[paper],
            margin=25.4 * mm,
            body=18,
            small=16,
            table=18,
            title=24,
            heading=22,
            subheading=20,
            spread=1.28,
            gap=11,
            icon=14.5,
            cards=True,
        )
    return Theme(
        page=_PAGES[paper],
        margin=20 * mm,
        body=14,
        small=12,
        table=12,
        title=19,
        heading=16,
        subheading=14.5,
        spread=1.2,
        gap=5.6,
        icon=11.6,
        cards=False,
    )

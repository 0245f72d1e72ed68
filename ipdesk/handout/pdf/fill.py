"""An empty table to fill in by hand, as high as what is left of its page."""

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from ipdesk.handout.blocks import FillTable
from ipdesk.handout.pdf.shapes import MEASURED
from ipdesk.handout.pdf.tagging import Element, artifact, scope, table_attributes
from ipdesk.handout.pdf.text import Text, line
from ipdesk.handout.pdf.theme import SEMIBOLD, SOFT_INK, TINT, Theme

_PADDING = 5


class FillGrid(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A table with a head and empty rows, as many as the page still holds."""

    def __init__(self, heads: list[Text], widths: list[float], row: float) -> None:
        super().__init__()
        self.heads = heads
        self.widths = widths
        self.row = row

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The head and the rows; while being measured only one row."""
        inner = zip(self.heads, self.widths, strict=True)
        tallest = max(head.wrap(width - 2 * _PADDING, 10_000)[1] for head, width in inner)
        self.head = tallest + 2 * _PADDING
        free = available_height - self.head - 1
        measured = available_height >= MEASURED
        self.rows = 1 if measured else max(1, int(free / self.row))
        # The last row ends where the page does.
        self.pitch = self.row if measured else max(self.row, free / self.rows)
        self.width, self.height = available_width, self.head + self.rows * self.pitch
        return self.width, self.height

    def draw(self) -> None:
        """Draw the ground and the lines, then the words of the head."""
        canvas = self.canv
        with artifact(canvas):
            self._draw_lines(canvas)
        x = 0.0
        for head, width in zip(self.heads, self.widths, strict=True):
            head.drawOn(canvas, x + _PADDING, self.height - _PADDING - head.height)
            x += width

    def _draw_lines(self, canvas: Canvas) -> None:
        top = self.height
        canvas.setFillColor(TINT)
        canvas.rect(0, top - self.head, self.width, self.head, stroke=0, fill=1)
        canvas.setStrokeColor(SOFT_INK)
        canvas.setLineWidth(0.7)
        for number in range(self.rows + 1):
            y = number * self.pitch
            canvas.line(0, y, self.width, y)
        canvas.rect(0, 0, self.width, top, stroke=1, fill=0)
        x = 0.0
        for width in self.widths[:-1]:
            x += width
            canvas.line(x, 0, x, top)


def _widths(block: FillTable, theme: Theme) -> list[float]:
    """Widths by the columns' shares; a column too narrow for a word takes from the others."""
    whole = sum(block.shares)
    least = [
        max(stringWidth(word, SEMIBOLD, theme.table) for word in text.split()) + 2 * _PADDING + 1
        for text in block.columns
    ]
    widths = [
        max(width, theme.width * share / whole)
        for width, share in zip(least, block.shares, strict=True)
    ]
    spare = [width - small for width, small in zip(widths, least, strict=True)]
    over = (sum(widths) - theme.width) / (sum(spare) or 1)
    return [width - over * free for width, free in zip(widths, spare, strict=True)]


def render_fill(block: FillTable, theme: Theme, parent: Element) -> Flowable:
    """The table; what is read of it is its head and one empty row."""
    table = parent.add("Table", attributes=table_attributes(block.summary))
    style = theme.style(theme.table, font=SEMIBOLD, spread=1.22)
    head = table.add("TR")
    heads = [
        line(text, style, head.add("TH", attributes=scope("Column"))) for text in block.columns
    ]
    row = table.add("TR")
    for _ in block.columns:
        row.add("TD")
    return FillGrid(theme.across(heads), theme.across(_widths(block, theme)), theme.body * 4)

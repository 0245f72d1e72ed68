"""The visits of a treatment as weeks: drawn as a calendar, read as a table."""

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from ipdesk.handout.blocks import Calendar, CalendarWeek
from ipdesk.handout.pdf.tagging import Element, artifact, content, scope
from ipdesk.handout.pdf.theme import BOLD, INK, RULE, TEAL, WHITE, Theme


class WeekGrid(Flowable):  # type: ignore[misc]  # reportlab has no types
    """Weeks as rows, weekdays as columns; a visit is a filled box with its number and marks."""

    def __init__(self, calendar: Calendar, theme: Theme, width: float, table: Element) -> None:
        super().__init__()
        self.calendar = calendar
        self.table = table
        self.font = theme.small_style.fontName
        self.size = theme.small
        labels = [stringWidth(week.label, self.font, self.size) for week in calendar.weeks]
        self.label = max(labels, default=0) + 10
        columns = len(calendar.weekdays)
        self.mirrored = theme.mirrored
        self.hAlign = "RIGHT" if theme.mirrored else "LEFT"
        self.cell = min((width - self.label) / columns, self.size * 3.2)
        marked = any(any(week.marks) for week in calendar.weeks)
        self.head = self.size * 1.75
        self.pitch = self.size * (2.8 if marked else 1.75)
        self.width = self.label + self.cell * columns
        self.height = self.head + self.pitch * len(calendar.weeks)

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Its size is fixed."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the boxes of all days, then the texts row by row."""
        canvas = self.canv
        with artifact(canvas):
            for row, week in enumerate(self.calendar.weeks):
                for column, number in enumerate(week.visits):
                    self._box(canvas, column, self._base(row), filled=number is not None)
        self._weekdays(canvas)
        for row, week in enumerate(self.calendar.weeks):
            self._week(canvas, self._base(row), week)

    def _base(self, row: int) -> float:
        return float(self.height - self.head - (row + 1) * self.pitch)

    def _middle(self, column: int) -> float:
        middle = float(self.label + (column + 0.5) * self.cell)
        return self.width - middle if self.mirrored else middle

    def _weekdays(self, canvas: Canvas) -> None:
        heads = self.table.add("TR")
        heads.add("TD")
        canvas.setFillColor(INK)
        canvas.setFont(self.font, self.size)
        for column, name in enumerate(self.calendar.weekdays):
            with content(canvas, heads.add("TH", attributes=scope("Column"))):
                y = self.height - self.head * 0.72
                canvas.drawCentredString(self._middle(column), y, name)

    def _week(self, canvas: Canvas, base: float, week: CalendarWeek) -> None:
        row = self.table.add("TR")
        middle = base + self.pitch / 2 - self.size * 0.34
        canvas.setFillColor(INK)
        canvas.setFont(self.font, self.size)
        with content(canvas, row.add("TH", attributes=scope("Row"))):
            if self.mirrored:
                canvas.drawRightString(self.width, middle, week.label)
            else:
                canvas.drawString(0, middle, week.label)
        canvas.setFont(BOLD, self.size)
        marks = week.marks or ("",) * len(week.visits)
        for column, (number, mark) in enumerate(zip(week.visits, marks, strict=True)):
            day = row.add("TD")
            texts = [text for text in ("" if number is None else str(number), mark) if text]
            # One text stands in the middle, two one above the other.
            top = middle + (len(texts) - 1) * self.size * 0.56
            canvas.setFillColor(INK if number is None else WHITE)
            for line, text in enumerate(texts):
                with content(canvas, day):
                    y = top - line * self.size * 1.12
                    canvas.drawCentredString(self._middle(column), y, text)

    def _box(self, canvas: Canvas, column: int, base: float, *, filled: bool) -> None:
        canvas.setStrokeColor(TEAL if filled else RULE)
        canvas.setFillColor(TEAL if filled else WHITE)
        canvas.setLineWidth(0.8)
        x = self._middle(column) - self.cell / 2
        canvas.roundRect(x + 2, base + 2, self.cell - 4, self.pitch - 4, 3, stroke=1, fill=1)

"""The floor: what reportlab itself takes for this sheet, written as its guide shows it.

Same words, faces, type sizes, head, foot, tables, pictures and crisis box on page 1. Left out is
what ours does beyond that: tags, columns as wide as their text needs, tables and lists kept whole,
headings kept with what follows beyond the next block, the check for missing letters, and cards in
large print.
"""

from functools import cache, partial
from html import escape as escape_html
from io import BytesIO
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Table,
)

Sheet = dict[str, Any]
_EDGE = 37
# Without urllib, which the escaping of xml.sax brings along.
escape = partial(escape_html, quote=False)


@cache
def _register(faces: tuple[tuple[str, str], ...]) -> None:
    for name, path in faces:
        pdfmetrics.registerFont(TTFont(name, path))
    pdfmetrics.registerFontFamily("regular", normal="regular", bold="bold")


def _marked(spans: list[dict[str, Any]]) -> str:
    return "".join(
        f"<b>{escape(span['text'])}</b>" if span["bold"] else escape(span["text"]) for span in spans
    )


class _People(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A hundred people, each a form that is stored once."""

    def __init__(self, filled: int, icon: float, colour: str) -> None:
        super().__init__()
        self.filled, self.icon, self.colour = filled, icon, colour
        self.width, self.height = icon * 10, icon * 11.2

    def _person(self, filled: bool) -> str:
        canvas, size = self.canv, self.icon * 0.96
        name = f"one-{filled}"
        if canvas.hasForm(name):
            return name
        canvas.beginForm(name, 0, 0, size, size * 1.12)
        canvas.setStrokeColor(self.colour)
        canvas.setFillColor(self.colour if filled else "#ffffff")
        canvas.circle(size / 2, size * 0.8, size * 0.195, stroke=1, fill=1)
        path = canvas.beginPath()
        path.moveTo(size * 0.14, size * 0.06)
        path.lineTo(size * 0.14, size * 0.24)
        path.curveTo(size * 0.14, size * 0.5, size * 0.26, size * 0.5, size * 0.4, size * 0.5)
        path.lineTo(size * 0.6, size * 0.5)
        path.curveTo(size * 0.74, size * 0.5, size * 0.86, size * 0.5, size * 0.86, size * 0.24)
        path.lineTo(size * 0.86, size * 0.06)
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)
        canvas.endForm()
        return name

    def draw(self) -> None:
        for number in range(100):
            row, column = divmod(number, 10)
            self.canv.saveState()
            self.canv.translate(column * self.icon, row * self.icon * 1.12)
            self.canv.doForm(self._person(number < self.filled))
            self.canv.restoreState()


class _Mark(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A box to tick, a circle to mark, or a row of dots."""

    def __init__(self, shape: str, size: float, filled: int = 0) -> None:
        super().__init__()
        self.shape, self.size, self.filled = shape, size, filled
        self.width, self.height = size * (3 if shape == "dots" else 1), size

    def draw(self) -> None:
        size = self.size
        if self.shape == "box":
            self.canv.roundRect(1, 0, size * 0.9, size * 0.9, 1.8)
        elif self.shape == "circle":
            self.canv.circle(size / 2, size / 2, size / 2)
        else:
            for number in range(4):
                self.canv.circle(
                    size * (0.3 + number * 0.74), size / 2, size * 0.28, fill=number < self.filled
                )


class _Pages(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Writes the head and foot when the number of pages is known."""

    sheet: Sheet

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  # the library's name
        self.held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self.held, 1):
            self.__dict__.update(state)
            self._furniture(number)
            super().showPage()
        super().save()

    def _furniture(self, number: int) -> None:
        sheet, size = self.sheet, self.sheet["sizes"]["small"]
        left, right = sheet["margin"], sheet["page"][0] - sheet["margin"]
        top = sheet["page"][1] - _EDGE - size
        self.setFont("regular", size)
        self.drawString(left, top, "".join(span["text"] for span in sheet["left"]))
        self.drawRightString(right, top, "".join(span["text"] for span in sheet["right"]))
        self.line(left, top - 8, right, top - 8)
        self.line(left, _EDGE + size + 6, right, _EDGE + size + 6)
        self.drawString(left, _EDGE, sheet["foot_text"])
        pages = sheet["pages"].format(page=number, pages=len(self.held))
        self.drawRightString(right, _EDGE, pages)


class _Story:
    """Blocks to flowables."""

    def __init__(self, sheet: Sheet) -> None:
        self.sizes, self.colours = sheet["sizes"], sheet["colours"]
        self.width = sheet["page"][0] - 2 * sheet["margin"]
        self.body = self._style("body")
        self.small = self._style("small")
        self.cell = self._style("table", after=0)
        self.strong = self._style("table", "bold", after=0)

    def _style(
        self, size: str, font: str = "regular", after: float = 5.6, colour: str = "ink"
    ) -> ParagraphStyle:
        points = self.sizes[size]
        return ParagraphStyle(
            f"{size}-{font}-{colour}-{after}", fontName=font, fontSize=points,
            leading=points * 1.22, spaceAfter=after, allowWidows=0, allowOrphans=0,
            textColor=self.colours.get(colour, colour),
        )  # fmt: skip

    def of(self, block: dict[str, Any]) -> list[Flowable]:
        made = getattr(self, f"_{block['is'].lower()}")(block)
        return made if isinstance(made, list) else [made]

    def _heading(self, block: dict[str, Any]) -> Flowable:
        size = {1: "title", 2: "heading"}.get(block["level"], "subheading")
        style = self._style(size, "bold", colour="teal" if block["level"] == 2 else "ink")
        style.keepWithNext, style.spaceBefore = 1, self.sizes["gap"]
        return Paragraph(escape(block["text"]), style)

    def _paragraph(self, block: dict[str, Any]) -> Flowable:
        return Paragraph(_marked(block["spans"]), self.small if block["small"] else self.body)

    def _bullets(self, block: dict[str, Any]) -> list[Flowable]:
        style = self.body.clone("bullets", leftIndent=15)
        return [Paragraph(_marked(item), style, bulletText="\u2022") for item in block["items"]]

    def _checklist(self, block: dict[str, Any]) -> Flowable:
        size, columns = self.sizes["body"], block["columns"]
        cells = []
        for number, item in enumerate(block["items"], 1):
            text = f"{number}. {_marked(item)}" if block["numbered"] else _marked(item)
            cells += [_Mark("box", size), Paragraph(text, self.body)]
        cells += [""] * (-len(cells) % (2 * columns))
        rows = [cells[at : at + 2 * columns] for at in range(0, len(cells), 2 * columns)]
        widths = [size * 1.8, self.width / columns - size * 1.8] * columns
        return self._bare(rows, widths)

    def _bare(self, rows: list[list[Any]], widths: list[float], *more: Any) -> Table:
        style = [
            ("FONT", (0, 0), (-1, -1), "regular", 12),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            *more,
        ]
        return Table(rows, colWidths=widths, style=style, spaceAfter=self.sizes["gap"])

    def _callout(self, block: dict[str, Any]) -> Flowable:
        ground = {"caution": "amber_tint", "note": "tint"}.get(block["kind"])
        more = [("BOX", (0, 0), (-1, -1), 1.2, self.colours["ink"])]
        if ground:
            more = [("BACKGROUND", (0, 0), (-1, -1), self.colours[ground])]
        content = [Paragraph(_marked(spans), self.body) for spans in block["paragraphs"]]
        padding = [(f"{side}PADDING", (0, 0), (-1, -1), 9) for side in ("LEFT", "TOP", "RIGHT")]
        return self._bare([[content]], [self.width], *padding, *more)

    def _cell(self, lines: list[dict[str, Any]]) -> list[Flowable]:
        return [
            Paragraph(f"<b>{escape(line['label'])}</b> {_marked(line['spans'])}", self.cell)
            for line in lines
        ]

    def _table(self, block: dict[str, Any]) -> Flowable:
        title = self._style("table", "bold", 0, "#ffffff")
        below = self._style("table", "regular", 0, "#ffffff")
        heads = [
            [Paragraph(escape(head["title"]), title), Paragraph(escape(head["subtitle"]), below)]
            for head in block["columns"]
        ]
        header = self._style("table", "semibold", 0)
        rows = [
            [Paragraph(escape(row["header"]), header), *map(self._cell, row["cells"])]
            for row in block["rows"]
        ]
        first = self.width * 0.2
        widths = [first] + [(self.width - first) / len(heads)] * len(heads)
        return Table(
            [["", *heads], *rows],
            colWidths=widths,
            repeatRows=1,
            spaceAfter=self.sizes["gap"] + 3,
            style=[
                ("FONT", (0, 0), (-1, -1), "regular", 12),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (1, 0), (-1, 0), self.colours["teal"]),
                ("BACKGROUND", (0, 1), (0, -1), self.colours["tint"]),
                ("GRID", (0, 1), (-1, -1), 0.6, self.colours["rule"]),
            ],
        )

    def _array(self, array: dict[str, Any]) -> list[Flowable]:
        bold = self._style("body", "bold", 0)
        content: list[Flowable] = [Paragraph(escape(array["title"]), bold)]
        if array["subtitle"]:
            content.append(Paragraph(escape(array["subtitle"]), self.small))
        if array["filled"] is None:
            content.append(Paragraph(escape(array["words"]), self.body))
        else:
            people = _People(array["filled"], self.sizes["icon"], self.colours["teal"])
            content.append(people)
        for caption in array["captions"]:
            if caption["certainty"] is not None:
                content.append(_Mark("dots", self.sizes["small"], caption["certainty"]))
            content.append(Paragraph(_marked(caption["spans"]), self.small))
        return content

    def _pairs(self, cells: list[list[Flowable]]) -> list[Flowable]:
        pairs = [cells[at : at + 2] for at in range(0, len(cells), 2)]
        half = [self.width / 2] * 2
        return [self._bare([[*pair, ""][:2]], half) for pair in pairs]

    def _figures(self, block: dict[str, Any]) -> list[Flowable]:
        drawn = [self._array(a) for a in block["arrays"] if a["filled"] is not None]
        rest = [one for a in block["arrays"] if a["filled"] is None for one in self._array(a)]
        return self._pairs(drawn) + rest

    def _calendars(self, block: dict[str, Any]) -> list[Flowable]:
        return self._pairs([self._calendar(one) for one in block["calendars"]])

    def _calendar(self, calendar: dict[str, Any]) -> list[Flowable]:
        rows = [["", *calendar["weekdays"]]]
        rows += [
            [week["label"], *("" if n is None else str(n) for n in week["visits"])]
            for week in calendar["weeks"]
        ]
        boxes = [
            ("BACKGROUND" if number is not None else "BOX", (x, y), (x, y), *rest)
            for y, week in enumerate(calendar["weeks"], 1)
            for x, number in enumerate(week["visits"], 1)
            for rest in [(self.colours["tint"],) if number is not None else (0.8, "#9db4b6")]
        ]
        grid = self._bare(rows, [80, *[28] * len(calendar["weekdays"])], *boxes)
        title = Paragraph(escape(calendar["title"]), self._style("body", "bold", 0))
        return [title, grid, *(Paragraph(escape(c), self.small) for c in calendar["captions"])]

    def _choices(self, block: dict[str, Any]) -> list[Flowable]:
        size = self.sizes["body"]
        cells = [one for c in block["choices"] for one in (_Mark("circle", size), c)]
        style = ("FONT", (0, 0), (-1, -1), "regular", size)
        wide = [pdfmetrics.stringWidth(choice, "regular", size) for choice in block["choices"]]
        line = self._bare([cells], [one for width in wide for one in (20, width + 16)], style)
        return [Paragraph(escape(block["prompt"]), self.body), line]

    def _lines(self, block: dict[str, Any]) -> list[Flowable]:
        pitch = self.sizes["body"] * 2
        return [HRFlowable("100%", 0.7, spaceBefore=pitch) for _ in range(block["count"])]


def render(sheet: Sheet) -> bytes:
    """Print the sheet."""
    _register(tuple(sheet["faces"].items()))
    story = _Story(sheet)
    foot = story.of(sheet["foot"])[0]
    _, foot_height = foot.wrap(story.width, 10_000)
    margin, height = sheet["margin"], sheet["page"][1] - 2 * sheet["margin"] - 6
    target = BytesIO()

    def frame(taken: float) -> Frame:
        return Frame(margin, margin + taken, story.width, height - taken, 0, 0, 0, 0)

    def draw_foot(canvas: Canvas, _: BaseDocTemplate) -> None:
        foot.drawOn(canvas, margin, margin + 4)

    document = BaseDocTemplate(
        target, pagesize=sheet["page"], title=sheet["title"], author=sheet["author"],
        lang=sheet["language"], initialFontName="regular", invariant=1,
        pageTemplates=[
            PageTemplate("first", [frame(foot_height + 10)], onPageEnd=draw_foot),
            PageTemplate("later", [frame(0)]),
        ],
    )  # fmt: skip
    flowables = [NextPageTemplate("later")]
    for block in sheet["blocks"]:
        flowables += story.of(block)
    document.build(flowables, canvasmaker=type("Pages", (_Pages,), {"sheet": sheet}))
    return target.getvalue()

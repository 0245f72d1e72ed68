"""fpdf2: the sheet by its own calls, in reading order; it has no tags and no columns of flow."""

from typing import Any

from fpdf import FPDF
from fpdf.fonts import FontFace

Spans = list[dict[str, Any]]


class _Paper(FPDF):
    """Head and foot of every page; the crisis box stands at the foot of the first."""

    sheet: dict[str, Any]

    def header(self) -> None:
        sheet = self.sheet
        self.set_xy(sheet["margin"], 37)
        self.set_font("sheet", "", sheet["sizes"]["small"])
        self.cell(0, 14, "".join(span["text"] for span in sheet["left"]))
        self.set_x(sheet["margin"])
        self.cell(0, 14, "".join(span["text"] for span in sheet["right"]), align="R")
        self.line(sheet["margin"], 54, self.w - sheet["margin"], 54)
        self.set_y(sheet["margin"] + 6)

    def footer(self) -> None:
        sheet = self.sheet
        self.set_y(-48)
        self.set_font("sheet", "", sheet["sizes"]["small"])
        self.line(sheet["margin"], self.h - 52, self.w - sheet["margin"], self.h - 52)
        self.cell(0, 14, sheet["foot_text"])
        self.set_x(sheet["margin"])
        pages = sheet["pages"].replace("{page}", str(self.page_no()))
        self.cell(0, 14, pages.replace("{pages}", "{nb}"), align="R")


class _Writer:
    """Blocks to calls."""

    def __init__(self, paper: _Paper, sheet: dict[str, Any]) -> None:
        self.paper, self.sizes, self.colours = paper, sheet["sizes"], sheet["colours"]

    def of(self, block: dict[str, Any]) -> None:
        getattr(self, f"_{block['is'].lower()}")(block)

    def _font(self, size: str, bold: bool = False) -> float:
        points = float(self.sizes[size])
        self.paper.set_font("sheet", "B" if bold else "", points)
        return points * 1.22

    def _said(self, spans: Spans, size: str = "body", indent: float = 0) -> None:
        """Spans as running text that wraps at the margin."""
        left = self.paper.l_margin
        self.paper.set_left_margin(left + indent)
        self.paper.set_x(left + indent)
        for span in spans:
            self.paper.write(self._font(size, span["bold"]), span["text"])
        self.paper.ln(self._font(size) + 4)
        self.paper.set_left_margin(left)
        self.paper.set_x(left)

    def _line(self, text: str, size: str, bold: bool = False, width: float = 0) -> None:
        left = self.paper.get_x()
        self.paper.multi_cell(
            width, self._font(size, bold), text, align="L", new_x="LEFT", new_y="NEXT"
        )
        self.paper.set_x(left)

    def _heading(self, block: dict[str, Any]) -> None:
        size = {1: "title", 2: "heading"}.get(block["level"], "subheading")
        if self.paper.get_y() > self.paper.h - 160:
            self.paper.add_page()
        if block["level"] == 2:
            self.paper.set_text_color(self.colours["teal"])
        self.paper.ln(4)
        self._line(block["text"], size, bold=True)
        self.paper.set_text_color(self.colours["ink"])

    def _paragraph(self, block: dict[str, Any]) -> None:
        self._said(block["spans"], "small" if block["small"] else "body")

    def _bullets(self, block: dict[str, Any]) -> None:
        for item in block["items"]:
            self._said([{"text": "\u2022 ", "bold": True}, *item], indent=12)

    def _checklist(self, block: dict[str, Any]) -> None:
        for number, item in enumerate(block["items"], 1):
            before = f"{number}. " if block["numbered"] else ""
            self._tick()
            self._said([{"text": before, "bold": False}, *item], indent=22)

    def _tick(self) -> None:
        if self.paper.will_page_break(40):
            self.paper.add_page()
        self.paper.rect(self.paper.get_x() + 1, self.paper.get_y() + 3, 12, 12)

    def _callout(self, block: dict[str, Any]) -> None:
        ground = {"caution": "amber_tint", "note": "tint"}.get(block["kind"])
        rows = ["".join(span["text"] for span in spans) for spans in block["paragraphs"]]
        self._font("body")
        self.paper.set_fill_color(self.colours[ground] if ground else "#ffffff")
        self.paper.multi_cell(
            0, self.sizes["body"] * 1.22, "\n".join(rows), border=0 if ground else 1,
            fill=True, padding=9, align="L", new_x="LMARGIN", new_y="NEXT",
        )  # fmt: skip
        self.paper.ln(4)

    def _table(self, block: dict[str, Any]) -> None:
        self._font("table")
        heads = FontFace(emphasis="B", color="#ffffff", fill_color=self.colours["teal"])
        firsts = FontFace(emphasis="B", fill_color=self.colours["tint"])
        widths = (20, *(80 / len(block["columns"]) for _ in block["columns"]))
        with self.paper.table(
            col_widths=widths, headings_style=heads, line_height=self.sizes["table"] * 1.22,
            text_align="LEFT", padding=4, v_align="TOP",
        ) as table:  # fmt: skip
            titles = (f"{head['title']}\n{head['subtitle']}" for head in block["columns"])
            table.row(["", *titles])
            for row in block["rows"]:
                made = table.row()
                made.cell(row["header"], style=firsts)
                for lines in row["cells"]:
                    text = [f"{one['label']} {_text(one['spans'])}".strip() for one in lines]
                    made.cell("\n".join(text))
        self.paper.ln(6)

    def _people(self, filled: int) -> None:
        icon, paper = self.sizes["icon"], self.paper
        start, top, step = paper.get_x(), paper.get_y(), icon * 1.12
        paper.set_draw_color(self.colours["teal"])
        for at in range(100):
            row, column = divmod(at, 10)
            paper.set_fill_color(self.colours["teal"] if at < filled else "#ffffff")
            x, y = start + column * icon, top + (9 - row) * step
            paper.circle(x + icon * 0.5, y + icon * 0.28, icon * 0.19, style="DF")
            left, right, half = x + icon * 0.14, x + icon * 0.86, y + icon * 0.56
            shoulders = ((left, y + icon), (left, half), (right, half), (right, y + icon))
            paper.bezier(shoulders, closed=True, style="DF")
        paper.set_draw_color(self.colours["ink"])
        paper.set_xy(start, top + step * 10 + 4)

    def _array(self, array: dict[str, Any], width: float) -> None:
        self._line(array["title"], "body", bold=True, width=width)
        if array["subtitle"]:
            self._line(array["subtitle"], "small", width=width)
        if array["filled"] is None:
            self._line(array["words"], "body", width=width)
        else:
            self._people(array["filled"])
        for caption in array["captions"]:
            if caption["certainty"] is not None:
                self._dots(caption["certainty"])
            self._line(_text(caption["spans"]), "small", width=width)

    def _dots(self, filled: int) -> None:
        x, y = self.paper.get_x() + 4, self.paper.get_y() + 5
        self.paper.set_fill_color(self.colours["ink"])
        for at in range(4):
            self.paper.circle(x + at * 9, y, 3.4, style="DF" if at < filled else "D")
        self.paper.ln(10)
        self.paper.set_x(x - 4)

    def _beside(self, ones: list[dict[str, Any]], write: Any, height: float) -> None:
        """Two to a row, each from the same height down."""
        width = self.paper.epw / 2 - 10
        for start in range(0, len(ones), 2):
            if self.paper.will_page_break(height):
                self.paper.add_page()
            top, ends = self.paper.get_y(), []
            for place, one in enumerate(ones[start : start + 2]):
                self.paper.set_xy(self.paper.l_margin + place * (width + 20), top)
                write(one, width)
                ends.append(self.paper.get_y())
            self.paper.set_xy(self.paper.l_margin, max(ends) + 4)

    def _figures(self, block: dict[str, Any]) -> None:
        drawn = [one for one in block["arrays"] if one["filled"] is not None]
        self._beside(drawn, self._array, 300)
        for one in (one for one in block["arrays"] if one["filled"] is None):
            self._array(one, 0)

    def _calendars(self, block: dict[str, Any]) -> None:
        self._beside(block["calendars"], self._calendar, 150)

    def _calendar(self, calendar: dict[str, Any], width: float) -> None:
        paper, left = self.paper, self.paper.get_x()
        self._line(calendar["title"], "body", bold=True, width=width)
        self._font("small")
        paper.set_x(left + 90)
        for day in calendar["weekdays"]:
            paper.cell(28, 18, day, align="C")
        for week in calendar["weeks"]:
            paper.ln(18)
            paper.set_x(left)
            paper.cell(90, 18, week["label"])
            paper.set_fill_color(self.colours["tint"])
            for visit in week["visits"]:
                text = "" if visit is None else str(visit)
                paper.cell(28, 18, text, border=1, align="C", fill=visit is not None)
        paper.ln(20)
        paper.set_x(left)
        for caption in calendar["captions"]:
            self._line(caption, "small", width=width)

    def _choices(self, block: dict[str, Any]) -> None:
        self._line(block["prompt"], "body")
        height = self._font("body")
        for choice in block["choices"]:
            self.paper.circle(self.paper.get_x() + 8, self.paper.get_y() + 8, 6)
            self.paper.set_x(self.paper.get_x() + 18)
            self.paper.cell(self.paper.get_string_width(choice) + 14, height, choice)
        self.paper.ln(height + 6)

    def _lines(self, block: dict[str, Any]) -> None:
        for _ in range(block["count"]):
            self.paper.ln(self.sizes["body"] * 2)
            y = self.paper.get_y()
            self.paper.line(self.paper.l_margin, y, self.paper.w - self.paper.r_margin, y)


def _text(spans: Spans) -> str:
    return "".join(span["text"] for span in spans)


def render(sheet: dict[str, Any]) -> bytes:
    """Print the sheet."""
    paper = _Paper(unit="pt", format=tuple(sheet["page"]))
    paper.sheet = sheet
    paper.add_font("sheet", "", sheet["faces"]["regular"])
    paper.add_font("sheet", "B", sheet["faces"]["bold"])
    paper.set_title(sheet["title"])
    paper.set_author(sheet["author"])
    paper.set_lang(sheet["language"])
    paper.set_margins(sheet["margin"], sheet["margin"])
    paper.set_auto_page_break(True, sheet["margin"] + 110)
    paper.add_page()
    writer = _Writer(paper, sheet)
    _, top = paper.get_x(), paper.get_y()
    paper.set_auto_page_break(False)
    paper.set_y(-sheet["margin"] - 104)
    writer.of(sheet["foot"])
    paper.set_y(top)
    paper.set_auto_page_break(True, sheet["margin"] + 110)
    for block in sheet["blocks"]:
        if paper.page_no() > 1:
            paper.set_auto_page_break(True, sheet["margin"])
        writer.of(block)
    return bytes(paper.output())

"""WeasyPrint: the sheet as HTML and CSS with pictures in SVG, tagged as PDF/UA-1."""

import logging
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import HTML

_WEIGHTS = {"regular": 400, "semibold": 600, "bold": 700}
_PERSON = (
    '<symbol id="{name}" viewBox="0 0 100 112"><g fill="{fill}" stroke="{teal}" stroke-width="7">'
    '<circle cx="50" cy="25" r="19"/><path d="M14 100V80C14 55 26 55 40 55H60C74 55 86 55 86 80'
    'V100Z"/></g></symbol>'
)

_CSS = """
@page {{ size: {width}pt {height}pt; margin: {margin}pt; font-family: Sheet;
  @top-left {{ content: element(left); vertical-align: bottom; padding-bottom: 12pt }}
  @top-right {{ content: element(right); vertical-align: bottom; padding-bottom: 12pt }}
  @bottom-left {{ content: element(content); width: 75%; vertical-align: top; padding-top: 8pt }}
  @bottom-right {{ content: "{before}" counter(page) "{between}" counter(pages); width: 25%;
    font-size: {small}pt; vertical-align: top; padding-top: 8pt }} }}
@page :first {{ margin-bottom: {first}pt; @bottom-left {{ content: none }}
  @bottom-right {{ content: none }} @bottom-center {{ content: element(foot); width: 100%;
    vertical-align: top }} }}
body {{ font: {body}pt/1.2 Sheet; color: {ink}; margin: 0 }}
p {{ margin: 0 0 {gap}pt; widows: 2; orphans: 2 }}
#left, #right, #content {{ font-size: {small}pt; margin: 0 }}
#left {{ position: running(left) }} #right {{ position: running(right); text-align: right }}
#content {{ position: running(content) }} #foot {{ position: running(foot) }}
h1 {{ font-size: {title}pt; margin: 0 0 6pt }} h2 {{ font-size: {heading}pt; color: {teal} }}
h2, h3 {{ margin: 8pt 0 4pt; break-after: avoid }} h3 {{ font-size: {subheading}pt }}
ul {{ margin: 0 0 {gap}pt; padding-left: 15pt }} li {{ margin-bottom: 3pt }}
ul.ticks {{ list-style: none; padding: 0 }}
.small, .small p {{ font-size: {small}pt }}
.sheet {{ width: 100%; border-collapse: collapse; font-size: {table}pt; margin-bottom: 8pt }}
.sheet th, .sheet td {{ border: 0.6pt solid {rule}; padding: 4pt 5pt; text-align: left;
  vertical-align: top }}
.sheet thead th {{ background: {teal}; color: white }} .sheet th p {{ font-weight: 400; margin: 0 }}
.sheet tbody th {{ background: {tint}; font-weight: 600; width: 20% }}
.box {{ padding: 9pt; border-radius: 5pt; margin: 3pt 0 8pt; break-inside: avoid }}
.caution {{ background: {amber_tint}; border: 1pt solid {amber}; border-left-width: 5pt }}
.note {{ background: {tint} }} .crisis {{ border: 1.6pt solid {ink} }}
.pair {{ display: inline-block; width: 48%; vertical-align: top; break-inside: avoid }}
.dot, .tick, .mark {{ display: inline-block; border: 1pt solid {ink}; width: .55em; height: .55em;
  border-radius: 50%; margin-right: 1pt }} .full {{ background: {ink} }}
.tick {{ width: .8em; height: .8em; border-radius: 2pt; margin-right: 6pt }}
.mark {{ width: .8em; height: .8em; margin: 0 6pt 0 12pt }}
.days td {{ border: .8pt solid {rule}; width: 26pt; text-align: center }}
.days td.on {{ background: {teal}; color: white }}
.line {{ border-bottom: .7pt solid; height: 26pt }}
"""


def said(spans: list[dict[str, Any]]) -> str:
    """Spans as HTML; what stands in them is data."""
    return "".join(
        f"<b>{escape(span['text'])}</b>" if span["bold"] else escape(span["text"]) for span in spans
    )


class _Page:
    """Blocks to HTML."""

    def __init__(self, sheet: dict[str, Any]) -> None:
        self.icon, self.teal = sheet["sizes"]["icon"], sheet["colours"]["teal"]

    def of(self, block: dict[str, Any]) -> str:
        return str(getattr(self, f"_{block['is'].lower()}")(block))

    def _heading(self, block: dict[str, Any]) -> str:
        return f"<h{block['level']}>{escape(block['text'])}</h{block['level']}>"

    def _paragraph(self, block: dict[str, Any]) -> str:
        small = ' class="small"' if block["small"] else ""
        return f"<p{small}>{said(block['spans'])}</p>"

    def _bullets(self, block: dict[str, Any]) -> str:
        return f"<ul>{''.join(f'<li>{said(item)}</li>' for item in block['items'])}</ul>"

    def _checklist(self, block: dict[str, Any]) -> str:
        items = []
        for number, item in enumerate(block["items"], 1):
            before = f"{number}. " if block["numbered"] else ""
            items.append(f'<li><span class="tick"></span>{before}{said(item)}</li>')
        columns = f' style="columns: {block["columns"]}"'
        return f'<ul class="ticks"{columns}>{"".join(items)}</ul>'

    def _callout(self, block: dict[str, Any]) -> str:
        content = "".join(f"<p>{said(spans)}</p>" for spans in block["paragraphs"])
        return f'<div class="box {block["kind"]}">{content}</div>'

    def _cell(self, lines: list[dict[str, Any]]) -> str:
        inner = "".join(
            f"<div><b>{escape(line['label'])}</b> {said(line['spans'])}</div>" for line in lines
        )
        return f"<td>{inner}</td>"

    def _table(self, block: dict[str, Any]) -> str:
        heads = "".join(
            f'<th scope="col">{escape(head["title"])}<p>{escape(head["subtitle"])}</p></th>'
            for head in block["columns"]
        )
        rows = "".join(
            f'<tr><th scope="row">{escape(row["header"])}</th>'
            f"{''.join(map(self._cell, row['cells']))}</tr>"
            for row in block["rows"]
        )
        return (
            f'<table class="sheet"><thead><tr><td></td>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table>"
        )

    def _people(self, filled: int, alt: str) -> str:
        persons = "".join(
            _PERSON.format(name=name, fill=fill, teal=self.teal)
            for name, fill in (("on", self.teal), ("off", "white"))
        )
        used = "".join(
            f'<use href="#{"on" if (9 - at // 10) * 10 + at % 10 < filled else "off"}" '
            f'x="{at % 10 * 104}" y="{at // 10 * 116}" width="100" height="112"/>'
            for at in range(100)
        )
        return (
            f'<svg role="img" aria-label="{escape(alt)}" viewBox="0 0 1040 1160" '
            f'width="{self.icon * 10}pt" height="{self.icon * 11.2}pt">{persons}{used}</svg>'
        )

    def _array(self, array: dict[str, Any]) -> str:
        parts = [f"<b>{escape(array['title'])}</b><p>{escape(array['subtitle'])}</p>"]
        if array["filled"] is None:
            parts.append(f"<p>{escape(array['words'])}</p>")
        else:
            parts.append(self._people(array["filled"], array["alt"]))
        for caption in array["captions"]:
            filled = caption["certainty"]
            dots = "" if filled is None else "".join(
                f'<span class="dot{" full" if at < filled else ""}"></span>' for at in range(4)
            )  # fmt: skip
            parts.append(f"<p>{dots} {said(caption['spans'])}</p>")
        width = "" if array["filled"] is None else " pair"
        return f'<div class="small{width}">{"".join(parts)}</div>'

    def _figures(self, block: dict[str, Any]) -> str:
        return "".join(map(self._array, block["arrays"]))

    def _calendars(self, block: dict[str, Any]) -> str:
        return "".join(map(self._calendar, block["calendars"]))

    def _calendar(self, calendar: dict[str, Any]) -> str:
        heads = "".join(f"<th>{escape(day)}</th>" for day in calendar["weekdays"])
        rows = "".join(
            f"<tr><th>{escape(week['label'])}</th>"
            + "".join("<td></td>" if n is None else f'<td class="on">{n}</td>' for n in visits)
            + "</tr>"
            for week in calendar["weeks"]
            for visits in [week["visits"]]
        )
        captions = "".join(f"<p>{escape(caption)}</p>" for caption in calendar["captions"])
        return (
            f'<div class="pair small"><b>{escape(calendar["title"])}</b><table class="days">'
            f"<tr><td></td>{heads}</tr>{rows}</table>{captions}</div>"
        )

    def _choices(self, block: dict[str, Any]) -> str:
        marks = "".join(f'<span class="mark"></span>{escape(one)}' for one in block["choices"])
        return f"<p>{escape(block['prompt'])}</p><p>{marks}</p>"

    def _lines(self, block: dict[str, Any]) -> str:
        return '<div class="line"></div>' * int(block["count"])


def page(sheet: dict[str, Any]) -> str:
    """The whole sheet as HTML."""
    made = _Page(sheet)
    faces = "".join(
        f"@font-face {{ font-family: Sheet; font-weight: {_WEIGHTS[face]}; "
        f"src: url({Path(path).as_uri()}) }}"
        for face, path in sheet["faces"].items()
    )
    before, _, between = sheet["pages"].partition("{page}")
    css = _CSS.format(
        width=sheet["page"][0], height=sheet["page"][1], margin=sheet["margin"],
        first=sheet["margin"] + 100, before=before, between=between.replace("{pages}", ""),
        **sheet["sizes"], **sheet["colours"],
    )  # fmt: skip
    head = (
        f'<p id="left">{said(sheet["left"])}</p><p id="right">{said(sheet["right"])}</p>'
        f'<p id="content">{escape(sheet["foot_text"])}</p>'
        f'<div id="foot">{made.of(sheet["foot"])}</div>'
    )
    return (
        f'<html lang="{sheet["language"]}"><head><title>{escape(sheet["title"])}</title>'
        f"<style>{faces}{css}</style></head><body>{head}"
        f"{''.join(map(made.of, sheet['blocks']))}</body></html>"
    )


def render(sheet: dict[str, Any]) -> bytes:
    """Print the sheet."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return bytes(HTML(string=page(sheet)).write_pdf(pdf_variant="pdf/ua-1"))

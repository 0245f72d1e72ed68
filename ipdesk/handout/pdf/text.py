"""Text to paragraphs: the one place where text is escaped for the PDF library."""

from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from ipdesk.handout.blocks import Spans, said
from ipdesk.handout.pdf.fonts import fallback_for
from ipdesk.handout.pdf.theme import BOLD, REGULAR
from ipdesk.handout.typeface import runs, tidy


def measure(text: str, font: str, size: float) -> float:
    """Width of a text on one line as it is printed, words in the fallback face included."""
    return sum(
        float(stringWidth(run.text, fallback_for(font) if run.fallback else font, size))
        for run in runs(tidy(text))
    )


def _runs(text: str, font: str) -> str:
    """Markup for the runs of a text."""
    return "".join(
        f'<font name="{fallback_for(font)}">{escape(run.text)}</font>'
        if run.fallback
        else escape(run.text)
        for run in runs(tidy(text))
    )


def markup(spans: Spans, font: str = REGULAR) -> str:
    """The library's markup for spans in a face; what stands in them is data."""
    return "".join(
        f"<b>{_runs(span.text, BOLD)}</b>" if span.bold else _runs(span.text, font)
        for span in spans
    )


def paragraph(spans: Spans, style: ParagraphStyle) -> Paragraph:
    """A paragraph of spans."""
    return Paragraph(markup(spans, style.fontName), style)


def line(text: str, style: ParagraphStyle) -> Paragraph:
    """A paragraph of plain text."""
    return paragraph(said(text), style)

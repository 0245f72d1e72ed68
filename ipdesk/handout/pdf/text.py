"""Text to paragraphs: the one place where text is escaped for the PDF library."""

from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from ipdesk.handout.blocks import Spans
from ipdesk.handout.typeface import tidy


def markup(spans: Spans) -> str:
    """The library's markup for spans; what stands in them is data."""
    parts = []
    for span in spans:
        text = escape(tidy(span.text))
        parts.append(f"<b>{text}</b>" if span.bold else text)
    return "".join(parts)


def paragraph(spans: Spans, style: ParagraphStyle) -> Paragraph:
    """A paragraph of spans."""
    return Paragraph(markup(spans), style)


def line(text: str, style: ParagraphStyle) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(escape(tidy(text)), style)

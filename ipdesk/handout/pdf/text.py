"""Text to paragraphs: the one place where text is escaped for the PDF library."""

from dataclasses import dataclass, field
from html import escape  # that of xml.sax loads an HTTP client

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph

from ipdesk.handout.blocks import Span, Spans
from ipdesk.handout.pdf.fonts import fallback_for
from ipdesk.handout.pdf.tagging import LAYOUT, Element, Tags, artifact, content, tags_of
from ipdesk.handout.pdf.theme import BOLD, REGULAR, TEAL
from ipdesk.handout.typeface import runs, tidy

TURN = "turn"
"""Name of what is called in the middle of a text, where a phrase begins and where it ends."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a text with an element of its own: a link, or words of another language."""

    element: Element
    link: str
    text: str


@dataclass(slots=True)
class Phrases:
    """The phrases of a text, shared by its parts on several pages.

    ``inside`` is the phrase in which the last part broke off, for the next to go on with.
    """

    listed: list[Phrase] = field(default_factory=list)
    inside: Element | None = None


class Text(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that knows its element, and whose lines are broken once for a width."""

    element: Element | None = None
    phrases: Phrases | None = None
    words: frozenset[str] = frozenset()
    _broken_for: float | None = None
    _drawn = False

    def belong(self, element: Element | None, *said: str) -> None:
        """Tell whose content the text is, and what is said in it."""
        self.element = element
        self.words = frozenset(
            word for part in said for run in runs(tidy(part)) for word in run.text.split()
        )

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Break the lines, if they are not broken for this width yet: the height never matters."""
        if self._broken_for == available_width and hasattr(self, "blPara"):
            return self.width, self.height
        size = super().wrap(available_width, available_height)
        self._broken_for = available_width
        return float(size[0]), float(size[1])

    def split(self, available_width: float, available_height: float) -> list[Paragraph]:
        """Split as the library does; the parts have one element."""
        parts: list[Text] = super().split(available_width, available_height)
        for part in parts:
            part.element, part.phrases, part.words = self.element, self.phrases, self.words
        return parts

    def draw(self) -> None:
        """Draw the text as the content of its element; drawn again, it only repeats itself."""
        if self._drawn:
            with artifact(self.canv):
                super().draw()
        elif self.phrases is not None:
            self.canv.phrases = self.phrases
            super().draw()
        else:
            with content(self.canv, self.element):
                super().draw()
        self._drawn = self.element is not None

    def beginText(self, x: float, y: float) -> PDFTextObject:  # noqa: N802  # the library's name
        """Begin the lines; those with phrases change their element on the way."""
        tags = tags_of(self.canv)
        if tags is None or self.element is None or self._drawn:
            return super().beginText(x, y)
        if self.phrases is None:
            return _Lines(self.canv, x, y, self.words)
        return _Changing(self.canv, x, y, self.words, tags, self.element, self.phrases)


class _Lines(PDFTextObject):  # type: ignore[misc]  # reportlab has no types
    """Lines that end in a space, for readers that put the words of a text together as they come.

    A line that ends within a word, which is longer than the line, does not.
    """

    def __init__(self, canvas: Canvas, x: float, y: float, words: frozenset[str]) -> None:
        super().__init__(canvas, x, y)
        self._words = words

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803  # the library's names
        if TStar and self._words.issuperset(text.split()[-1:]):
            text = f"{text} "
        super()._textOut(text, TStar)


class _Changing(_Lines):
    """Lines of which some phrases belong to an element of their own.

    A mark that begins within a text object has to end there, so these begin theirs within it.
    """

    def __init__(
        self,
        canvas: Canvas,
        x: float,
        y: float,
        words: frozenset[str],
        tags: Tags,
        whole: Element,
        phrases: Phrases,
    ) -> None:
        super().__init__(canvas, x, y, words)
        self._tags = tags
        self._whole = whole
        self._phrases = phrases
        self._before = len(canvas._code)
        self._marked: Element | None = None

    def turn(self, phrase: Element | None) -> None:
        """Go over to a phrase, or back to the whole text."""
        self._phrases.inside = phrase
        self._end_mark()

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803  # the library's names
        """Put out a text, marked as its element's; without letters only the line ends."""
        if not text:
            self._code.append("T*" if TStar else "")
            return
        if self._marked is None:
            self._marked = self._phrases.inside or self._whole
            if self._marked is not self._whole and self._marked not in self._whole.kids:
                self._whole.kids.append(self._marked)
            self._code.append(self._tags.mark(self._canvas.getPageNumber(), self._marked))
        super()._textOut(text, TStar)

    def _end_mark(self) -> None:
        if self._marked is not None:
            self._code.append("EMC")
            self._marked = None

    def getCode(self) -> str:  # noqa: N802  # the library's name
        """The lines; what was painted while they were set, as under a link, is an artifact."""
        painted = self._canvas._code
        if len(painted) > self._before:
            painted.insert(self._before, LAYOUT)
            painted.append("EMC")
        self._end_mark()
        return str(super().getCode())


def turn(canvas: Canvas, _kind: str, number: str) -> None:
    """What the library calls in the middle of a text; without tags nothing has to turn."""
    text = canvas._curr_tx_info["tx"]
    if isinstance(text, _Changing):
        text.turn(canvas.phrases.listed[int(number)].element if number else None)


def measure(text: str, font: str, size: float) -> float:
    """Width of a text on one line as it is printed, words in the fallback face included."""
    return sum(
        float(stringWidth(run.text, fallback_for(font) if run.fallback else font, size))
        for run in runs(tidy(text))
    )


def word_widths(text: str, font: str, size: float) -> tuple[float, ...]:
    """Widths of a text's words, as ``measure`` gives each; the face is looked up once for all."""
    clean = tidy(text)
    if any(run.fallback for run in runs(clean)):
        return tuple(measure(word, font, size) for word in clean.split())
    return tuple(float(stringWidth(word, font, size)) for word in clean.split())


def escaped(text: str, font: str = REGULAR) -> str:
    """The library's markup for a text in a face; what stands in it is data."""
    return "".join(
        f'<font name="{fallback_for(font)}">{escape(run.text, quote=False)}</font>'
        if run.fallback
        else escape(run.text, quote=False)
        for run in runs(tidy(text))
    )


def _weighted(span: Span, font: str) -> str:
    return f"<b>{escaped(span.text, BOLD)}</b>" if span.bold else escaped(span.text, font)


def _phrase(span: Span, phrases: Phrases, font: str) -> str:
    """The markup of a span that has an element of its own; links go by their number."""
    number = len(phrases.listed)
    element = Element("Link" if span.link else "Span", language=span.language)
    phrases.listed.append(Phrase(element, span.link, span.text))
    text = _weighted(span, font)
    if span.link:
        text = f'<a href="link:{number}" color="{TEAL.hexval()}" underline="1">{text}</a>'
    return f'<onDraw name="{TURN}" label="{number}"/>{text}<onDraw name="{TURN}" label=""/>'


def paragraph(spans: Spans, style: ParagraphStyle, element: Element | None = None) -> Text:
    """A paragraph of spans."""
    phrases = Phrases()
    markup = "".join(
        _phrase(span, phrases, style.fontName)
        if span.link or span.language
        else _weighted(span, style.fontName)
        for span in spans
    )
    made = Text(markup, style)
    made.belong(element, *(span.text for span in spans))
    made.phrases = phrases if phrases.listed else None
    return made


def line(text: str, style: ParagraphStyle, element: Element | None = None) -> Text:
    """A paragraph of plain text."""
    made = Text(escaped(text, style.fontName), style)
    made.belong(element, text)
    return made

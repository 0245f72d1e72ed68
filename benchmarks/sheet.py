"""A handout's content as plain data, so that every peer prints the same words and pictures."""

import dataclasses
import json
from typing import Any

from ipdesk.content.model import Certainty
from ipdesk.handout.blocks import Handout, Paragraph, QrCode
from ipdesk.handout.pdf import theme as ours
from ipdesk.handout.pdf.theme import theme_for
from ipdesk.handout.typeface import FOLDER, font_file

Sheet = dict[str, Any]
"""What a peer is given: page, type sizes, colours, faces, head, foot and blocks."""
_COLOURS = ("INK", "SOFT_INK", "TEAL", "TINT", "RULE", "AMBER", "AMBER_TINT")
_SIZES = ("body", "small", "table", "title", "heading", "subheading", "gap", "icon")
_FACES = ("regular", "semibold", "bold")


def plain(value: object) -> Any:
    """Blocks as dictionaries that name their ``kind``; a certainty becomes its dots."""
    if isinstance(value, Certainty):
        return value.dots
    if isinstance(value, QrCode):
        # Peers are spared the picture.
        return plain(Paragraph(value.beside, small=True))
    if dataclasses.is_dataclass(value):
        fields = {
            field.name: plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            # Peers are spared the letters in a calendar's days.
            if field.name != "marks"
        }
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value


def sheet_of(handout: Handout) -> Sheet:
    """Everything that is printed of a handout, and the measures that we print it with."""
    theme = theme_for(handout.paper, handout.size)
    return {
        "title": handout.metadata.title,
        "author": handout.metadata.author,
        "language": handout.language,
        "page": list(theme.page),
        "margin": theme.margin,
        "sizes": {name: getattr(theme, name) for name in _SIZES},
        "colours": {name.lower(): _hex(getattr(ours, name)) for name in _COLOURS},
        "font_folder": str(font_file("regular").parent),
        "family": FOLDER.replace("-", " ").title(),
        "faces": {face: str(font_file(face)) for face in _FACES},
        "left": plain(handout.header.left),
        "right": plain(handout.header.right),
        "foot_text": handout.footer.text,
        "pages": handout.footer.pages,
        "foot": plain(handout.foot),
        "blocks": [plain(one) for one in handout.blocks],
    }


def as_json(handout: Handout) -> str:
    """The sheet as a fresh process reads it: loading our classes is not counted to a peer."""
    return json.dumps(sheet_of(handout))


def _hex(colour: Any) -> str:
    return f"#{colour.int_rgb():06x}"


def printed_words(value: Any) -> list[str]:
    """Every word of a block that is printed; what only a screen reader says is left out."""
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list):
        return [word for one in value for word in printed_words(one)]
    if not isinstance(value, dict):
        return []
    if value["is"] == "Span":
        return printed_words(value["text"])
    unsaid = {"is", "kind", "alt", "summary"}
    if value.get("filled") is not None:
        unsaid.add("words")  # the people say it
    return [
        word for name, one in value.items() if name not in unsaid for word in printed_words(one)
    ]

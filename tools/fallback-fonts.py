"""Makes the fallback faces of resources/fonts/noto-sans from the variable Noto Sans.

For development only: the program reads the finished files. To make them again, byte for byte, in
an environment of its own:

    python3 -m venv /tmp/fallback
    /tmp/fallback/bin/pip install fontpkg-noto-sans==2.15 fonttools==4.68.0 uharfbuzz==0.57.0
    /tmp/fallback/bin/python tools/fallback-fonts.py

The PDF library sets a letter for each character and cannot set an accent on a letter. Where
Unicode has no composed form (Yoruba, Igbo, Navajo, stressed Cyrillic), a composed letter is drawn
here from the font's own anchors and stands at a private place; sequences.txt lists the typed
sequences in the order of these places.
"""

import itertools
import shutil
import sys
import unicodedata
from importlib import resources
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts" / "noto-sans"
FACES = {"Regular": 400, "Bold": 700}
FIRST_PLACE = 0xE000
RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x024F),  # Latin
    (0x0250, 0x02AF),  # letters of African languages and of phonetic spelling
    (0x02B0, 0x02FF),  # turned commas of Hawaiian and Ukrainian names
    (0x0370, 0x03FF), (0x1F00, 0x1FFF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin, with Vietnamese
    (0x2010, 0x2027), (0x2030, 0x205E),  # punctuation
    (0x2070, 0x209C), (0x20A0, 0x20CF),  # raised figures, currency
    (0x2100, 0x214F), (0x2150, 0x218F),  # letter-like signs, fractions
    (0x2212, 0x2212), (0x25CC, 0x25CC), (0xFB00, 0xFB06),
)  # fmt: skip
GRAVE, ACUTE, CIRCUMFLEX, TILDE, MACRON, DOT = "\u0300\u0301\u0302\u0303\u0304\u0307"
CARON, DOWN_LINE = "\u030c\u0329"
# Bases in NFC with the marks that follow them.
_COMBINED = (
    ("ẹọẸỌịụỊỤ", (GRAVE, ACUTE, MACRON, CIRCUMFLEX, CARON)),  # Yoruba, Igbo
    ("mM", (GRAVE, MACRON, CARON)), ("nN", (MACRON,)),  # Yoruba, Igbo, Marshallese
    ("eoéèóòEOÉÈÓÒsSaA", (DOWN_LINE,)),  # Yoruba in the other spelling
    ("ɔɛƆƐ", (GRAVE, ACUTE, TILDE, MACRON, CIRCUMFLEX, CARON)),  # Ewe, Akan, Lingala
    ("ąęįǫĄĘĮǪ", (ACUTE, TILDE)),  # Navajo, Lithuanian
    ("ūųŪŲ", (GRAVE, ACUTE, TILDE)), ("ėĖ", (ACUTE, TILDE)),  # Lithuanian
    ("gG", (TILDE,)), ("J", (CARON,)),  # Guarani, romanised Persian
    ("аеиоуыэюяєіАЕИОУЫЭЮЯЄІ", (ACUTE,)),  # Cyrillic with the stress
    ("аоуеиАОУЕИ", (GRAVE, MACRON)),  # Serbian and Bulgarian stress
)  # fmt: skip


def sequences() -> list[str]:
    """Letters with accents that have no composed form, as NFC leaves them."""
    made = (base + mark for bases, marks in _COMBINED for base in bases for mark in marks)
    kept = dict.fromkeys(unicodedata.normalize("NFC", text) for text in made)
    return [text for text in kept if len(text) > 1]


def _static(weight: int) -> TTFont:
    folder = resources.files("fontpkg_noto_sans") / "files"
    with resources.as_file(folder / "NotoSans[wdth,wght].ttf") as path:
        font = TTFont(path, recalcTimestamp=False)
    return instantiateVariableFont(font, {"wght": weight, "wdth": 100}, updateFontNames=True)


def _shaped(face: "uharfbuzz.Font", text: str) -> list[tuple[int, int, int, int]]:
    """Glyph, place and width of each part of a text, as a shaper sets it."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face, buffer)
    parts, x = [], 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        parts.append((info.codepoint, x + place.x_offset, place.y_offset, place.x_advance))
        x += place.x_advance
    if any(glyph == 0 for glyph, *_ in parts):
        raise SystemExit(f"Noto Sans has no letter for a part of {text!r}.")
    return parts


def _add(font: TTFont, name: str, code: int, pen: TTGlyphPen, width: int) -> None:
    glyph = pen.glyph()
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].setGlyphOrder(font.getGlyphOrder())
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def _add_composed(font: TTFont) -> None:
    stream = BytesIO()
    font.save(stream)
    face = uharfbuzz.Font(uharfbuzz.Face(stream.getvalue()))
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    for code, text in enumerate(sequences(), FIRST_PLACE):
        pen = TTGlyphPen(None)
        parts = _shaped(face, text)
        for glyph, x, y, _ in parts:
            outline = DecomposingRecordingPen(glyphs)
            glyphs[order[glyph]].draw(outline)
            outline.replay(TransformPen(pen, (1, 0, 0, 1, x, y)))
        _add(font, f"composed{code:X}", code, pen, sum(part[3] for part in parts))


def _add_arrows(font: TTFont, weight: int) -> None:
    """Arrows, which word processors put for "->" and Noto Sans lacks, in the weight of its dash."""
    half, width, middle = (38 if weight == 400 else 62), 760, 345
    tip, tail, wing = 330, -330, 190
    shape = [
        (tail, half), (tip - 2.2 * half, half), (tip - wing - 1.2 * half, wing),
        (tip - wing + 0.8 * half, wing + 1.4 * half), (tip + half, 0),
        (tip - wing + 0.8 * half, -wing - 1.4 * half), (tip - wing - 1.2 * half, -wing),
        (tip - 2.2 * half, -half), (tail, -half),
    ]  # fmt: skip
    turns = {0x2190: (-1, 0, 0, -1), 0x2191: (0, 1, -1, 0), 0x2192: (1, 0, 0, 1),
             0x2193: (0, -1, 1, 0)}  # fmt: skip
    for code, (xx, xy, yx, yy) in turns.items():
        pen = TTGlyphPen(None)
        turned = TransformPen(pen, (xx, xy, yx, yy, width / 2, middle))
        turned.moveTo(shape[0])
        for point in shape[1:]:
            turned.lineTo(point)
        turned.closePath()
        _add(font, f"uni{code:X}", code, pen, width)


def _cut_down(font: TTFont) -> None:
    options = Options(
        hinting=False, layout_features=[], notdef_outline=True, glyph_names=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], drop_tables=["GSUB", "GPOS", "GDEF", "STAT"],
    )  # fmt: skip
    places = range(FIRST_PLACE, FIRST_PLACE + len(sequences()))
    wanted = itertools.chain(*(range(low, high + 1) for low, high in RANGES))
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*wanted, *range(0x2190, 0x2194), *places])
    subsetter.subset(font)


def main() -> None:
    """Write both faces, the list of sequences and the licence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for face, weight in FACES.items():
        font = _static(weight)
        _add_composed(font)
        _add_arrows(font, weight)
        _cut_down(font)
        path = TARGET / f"NotoSans-{face}.ttf"
        font.save(path)
        sys.stdout.write(f"{path.name}: {path.stat().st_size // 1000} KB\n")
    text = "".join(f"{sequence}\n" for sequence in sequences())
    (TARGET / "sequences.txt").write_text(text, encoding="utf-8")
    with resources.as_file(resources.files("fontpkg_noto_sans") / "LICENSE") as path:
        shutil.copyfile(path, TARGET / "OFL.txt")


main()

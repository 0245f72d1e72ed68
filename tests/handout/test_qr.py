"""The picture beside the code, read back from the printed page."""

from io import BytesIO

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ipdesk.handout.blocks import QrCode
from ipdesk.handout.options import Paper, PrintSize
from ipdesk.handout.pdf import qr
from ipdesk.handout.pdf.fonts import register_fonts
from ipdesk.handout.pdf.tagging import Element
from ipdesk.handout.pdf.theme import theme_for
from ipdesk.handout.pdf.write import pdf_bytes
from ipdesk.handout.reading import plain
from tests.handout.builders import make_handout, make_options

DOTS = 200 / 72


def make_qr(text: str = "ipdesk 1900-0G0C-KGZZ") -> QrCode:
    return QrCode(text, "A picture.", ())


def pictures(data: bytes) -> list[Image.Image]:
    document = pdfium.PdfDocument(BytesIO(data))
    return [page.render(scale=DOTS).to_pil() for page in document]


@pytest.mark.parametrize("size", PrintSize)
@pytest.mark.parametrize("paper", Paper)
def test_a_scanner_reads_the_code_that_stands_beside_it(size: PrintSize, paper: Paper) -> None:
    scanner = pytest.importorskip("zxingcpp", reason="the scanner is a development package")
    handout = make_handout(options=make_options(size=size, paper=paper))
    read = [
        found
        for picture in pictures(pdf_bytes(handout))
        for found in scanner.read_barcodes(picture)
    ]
    block = next(block for block in handout.blocks if isinstance(block, QrCode))
    assert [found.text for found in read] == [block.text]
    assert block.text.removeprefix("ipdesk ") in plain(block.beside)


def test_squares_are_large_enough_for_a_telephone_and_have_their_quiet_zone() -> None:
    assert 0.4 * mm <= qr.MODULE
    assert qr.QUIET >= 4
    assert len(qr.modules(make_qr().text)) == 25


def test_the_code_outlasts_damage_to_an_eighth_of_it() -> None:
    """Error correction M."""
    scanner = pytest.importorskip("zxingcpp", reason="the scanner is a development package")
    modules = qr.modules(make_qr().text)
    side = len(modules) + 2 * qr.QUIET
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark and not (15 <= x < 21 and 13 <= y < 18):
                picture.putpixel((x + qr.QUIET, y + qr.QUIET), 0)
    large = picture.resize((side * 8, side * 8), Image.Resampling.NEAREST)
    assert [found.text for found in scanner.read_barcodes(large)] == [make_qr().text]


def test_what_is_drawn_is_the_code_square_by_square() -> None:
    register_fonts()
    block = make_qr()
    (flowable,) = qr.render_qr(
        block, theme_for(Paper.LETTER, PrintSize.STANDARD), Element("Document")
    )
    side = flowable.side
    flowable.wrap(500, 500)
    page = BytesIO()
    canvas = Canvas(page, pagesize=(side, side))
    flowable.drawOn(canvas, 0, 0)
    canvas.save()
    pixels = 8
    sheet = pdfium.PdfDocument(page.getvalue())[0]
    picture = sheet.render(scale=pixels / qr.MODULE).to_pil().convert("L")
    modules = qr.modules(block.text)
    count = len(modules) + 2 * qr.QUIET
    for y in range(count):
        for x in range(count):
            row, column = y - qr.QUIET, x - qr.QUIET
            inside = 0 <= row < len(modules) and 0 <= column < len(modules)
            wanted = 0 if inside and modules[row][column] else 255
            assert picture.getpixel((x * pixels + 4, y * pixels + 4)) == wanted, (x, y)


def test_runs_are_the_black_squares_of_a_row() -> None:
    row = (True, True, False, False, True, False, True)
    assert qr.runs(row) == [(0, 2), (4, 1), (6, 1)]
    assert qr.runs((False,) * 4) == []

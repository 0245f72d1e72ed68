"""The clinic's logo: every picture prints well or is refused in one sentence."""

import struct
import time
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from ipdesk.errors import HandoutError
from ipdesk.handout.options import ClinicDetails
from ipdesk.handout.pdf.logo import HEIGHT, WIDTH, prepare_logo
from ipdesk.handout.pdf.report import page_report
from ipdesk.handout.pdf.write import pdf_bytes
from ipdesk.ui.widgets.clinic_logo import read_logo
from tests.handout.builders import make_handout, make_options

TEAL = (11, 90, 98)
MOST_DOTS = round(WIDTH / 72 * 300), round(HEIGHT / 72 * 300)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_head(width: int, height: int) -> bytes:
    """A PNG that announces a size and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def palette_with_hole() -> bytes:
    """The left half clear, the right half teal."""
    image = Image.new("P", (300, 100), 1)
    image.putpalette([255, 0, 0, *TEAL])
    image.paste(0, (0, 0, 150, 100))
    return saved(image, transparency=0)


def sixteen_bits() -> bytes:
    return saved(Image.new("I;16", (300, 100), 0x4000))


def turned() -> bytes:
    """A wide picture that the camera stored on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(Image.new("RGB", (100, 300), TEAL), "JPEG", exif=exif)


GOOD = {
    "png": saved(Image.new("RGB", (300, 100), TEAL)),
    "10,000 wide": saved(Image.new("RGB", (10_000, 3_000), TEAL)),
    "large jpeg": saved(Image.new("RGB", (6_000, 2_000), TEAL), "JPEG"),
    "cmyk jpeg": saved(Image.new("CMYK", (300, 100), (227, 21, 0, 157)), "JPEG"),
    "grey jpeg": saved(Image.new("L", (300, 100), 60), "JPEG"),
    "palette with a hole": palette_with_hole(),
    "clear ground": saved(Image.new("RGBA", (300, 100), (*TEAL, 128))),
    "grey and clear": saved(Image.new("LA", (300, 100), (40, 200))),
    "one bit": saved(Image.new("1", (300, 100), 0)),
    "sixteen bits": sixteen_bits(),
    "turned": turned(),
    "small": saved(Image.new("RGB", (16, 16), TEAL)),
    "banner": saved(Image.new("RGB", (2_000, 60), TEAL)),
}
BAD = {
    "text": (b"not a picture", "cannot be read"),
    "svg": (b'<?xml version="1.0"?><SVG xmlns="x"/>', "cannot be read: it is an SVG drawing"),
    "corrupt": (GOOD["png"][:60] + b"xxxx" + GOOD["png"][64:], "is damaged"),
    "cut short": (GOOD["large jpeg"][:2_000], "is damaged"),
    "gif": (saved(Image.new("P", (300, 100)), "GIF"), "cannot be read"),
    "too many dots": (png_head(8_000, 8_000), "8,000 by 8,000 dots, too many"),
    "bomb": (png_head(12_000, 12_000), "too many to print"),
    "huge bomb": (png_head(60_000, 60_000), "too many to print"),
    "thin upright": (saved(Image.new("RGB", (1, 10_000), TEAL)), "1 by 10,000 dots"),
    "thin lying": (saved(Image.new("RGB", (10_000, 1), TEAL)), "too thin to see"),
    "one dot": (saved(Image.new("RGB", (1, 1), TEAL)), "too thin to see"),
    "white": (saved(Image.new("RGB", (300, 100), "white")), "is white"),
    "white on clear": (saved(Image.new("RGBA", (300, 100), (255, 255, 255, 90))), "is white"),
}


def sheet(logo: bytes) -> bytes:
    return pdf_bytes(make_handout(options=make_options(clinic=ClinicDetails("Clinic", logo=logo))))


def middle(data: bytes, logo: bytes) -> tuple[int, int, int]:
    """Colour in the middle of the printed logo, a little to the right."""
    found = prepare_logo(logo)
    document = pypdfium2.PdfDocument(data)
    try:
        image = document[0].render(scale=4).to_pil().convert("RGB")
    finally:
        document.close()
    left, top = 20 / 25.4 * 72, 13 / 25.4 * 72
    place = (left + found.width * 0.75) * 4, (top + found.height / 2) * 4
    return image.getpixel((int(place[0]), int(place[1])))


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_is_printed_no_finer_than_print_needs(name: str) -> None:
    data = sheet(GOOD[name])
    assert page_report(data) == ()
    with pikepdf.open(BytesIO(data)) as document:
        (picture,) = document.pages[0].get_images().values()
        assert picture.Width <= MOST_DOTS[0]
        assert picture.Height <= MOST_DOTS[1]
        assert "/SMask" not in picture
    assert len(data) < 200_000


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("png", TEAL),
        ("10,000 wide", TEAL),
        ("large jpeg", TEAL),
        ("cmyk jpeg", (11, 90, 98)),
        ("palette with a hole", TEAL),
        ("clear ground", (133, 172, 176)),
        ("sixteen bits", (64, 64, 64)),
        ("turned", TEAL),
    ],
)
def test_a_picture_has_its_colours_on_white(name: str, colour: tuple[int, int, int]) -> None:
    found = middle(sheet(GOOD[name]), GOOD[name])
    assert all(abs(one - other) <= 4 for one, other in zip(found, colour, strict=True))


def test_a_clear_place_shows_the_paper() -> None:
    image = prepare_logo(GOOD["palette with a hole"]).image
    assert image.getRGBData()[:3] == b"\xff\xff\xff"


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("png", 102, 34),
        ("10,000 wide", 110, 33),
        ("turned", 102, 34),
        ("small", 16, 16),
        ("banner", 110, 3.3),
    ],
)
def test_a_picture_keeps_its_shape_and_is_not_blown_up(
    name: str, width: float, height: float
) -> None:
    found = prepare_logo(GOOD[name])
    assert (found.width, found.height) == pytest.approx((width, height))


@pytest.mark.parametrize("name", BAD)
def test_a_picture_that_cannot_be_printed_is_refused_in_words(name: str) -> None:
    data, words = BAD[name]
    with pytest.raises(HandoutError, match=words) as caught:
        sheet(data)
    told = str(caught.value)
    assert told.startswith("The clinic's logo ")
    assert "clinic settings" in told
    assert "\n" not in told


def test_an_empty_file_prints_no_logo() -> None:
    with pikepdf.open(BytesIO(sheet(b""))) as document:
        assert not document.pages[0].get_images()


def test_the_next_preview_does_not_pay_for_the_picture_again() -> None:
    logo = GOOD["10,000 wide"]
    first = prepare_logo(logo)
    assert prepare_logo(bytes(bytearray(logo))) is first


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    rows = b"\0" * 60_001 * 100
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
    start = time.process_time()
    with pytest.raises(HandoutError, match="too many to print"):
        prepare_logo(bomb)
    assert time.process_time() - start < 0.5


def test_what_cannot_be_printed_is_refused_when_it_is_chosen(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(saved(Image.new("RGB", (2, 2_000), TEAL)))
    with pytest.raises(HandoutError, match="too thin to see"):
        read_logo(file)

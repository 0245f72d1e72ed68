"""The clinic's logo as it is printed: on white, no finer than print needs, or refused in words.

Pictures are untrusted files. Their size is read from the head before a single dot is decoded, and
only the two formats that the window offers are ever decoded.
"""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from ipdesk.errors import HandoutError

HEIGHT = 34.0
WIDTH = 110.0
"""Room at the head of the page, in points."""
DOTS_PER_INCH = 300
_MOST_DOTS = 40_000_000
"""Decoded, these take about as much memory as the rest of the program."""
_THINNEST = 3.0
"""A picture whose short side prints below this, about a millimetre, cannot be made out."""
_COARSEST = 1.0
"""Points for a dot at most: a small picture stays small rather than turn into blocks."""
_FAINTEST = 250
"""From this lightness on, of 255, a dot cannot be told from the paper."""
_CHOOSE = "Choose a PNG or JPEG picture in the clinic settings."


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture ready to print and its size on paper, in points."""

    image: ImageReader
    width: float
    height: float


def _open(data: bytes) -> Image.Image:
    try:
        image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large("far too many") from error
    except Exception as error:  # whatever the picture library raises, it is the file's fault
        if b"<svg" in data[:2000].lower():
            raise HandoutError(
                "The clinic's logo cannot be read: it is an SVG drawing. Save it as PNG and choose "
                "that in the clinic settings."
            ) from error
        raise HandoutError(f"The clinic's logo cannot be read. {_CHOOSE}") from error
    if image.width * image.height > _MOST_DOTS:
        raise _too_large(f"{image.width:,} by {image.height:,}")
    return image


def _too_large(dots: str) -> HandoutError:
    return HandoutError(
        f"The clinic's logo has {dots} dots, too many to print. Save it smaller, 1,000 dots wide "
        "or less, and choose it again in the clinic settings."
    )


def _size(width: int, height: int) -> tuple[float, float]:
    """Size on paper of a picture of so many dots."""
    scale = min(HEIGHT / height, WIDTH / width, _COARSEST)
    if min(width, height) * scale < _THINNEST:
        raise HandoutError(
            f"The clinic's logo is {width:,} by {height:,} dots: printed, it would be too thin to "
            "see. Choose a fuller picture in the clinic settings."
        )
    return width * scale, height * scale


def _dots(points: float) -> int:
    return max(1, round(points / 72 * DOTS_PER_INCH))


def _plain_colours(image: Image.Image) -> Image.Image:
    """The picture in red, green and blue, with transparency where it has any."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey: the library would cut off all but the darkest.
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("RGB")


def _prepare(image: Image.Image) -> tuple[Image.Image, float, float]:
    """Decode, turn upright and take down to what print needs; the picture and its size in points.

    A JPEG is decoded at a fraction of its size where twice the dots that print needs are left.
    """
    room = 2 * _dots(max(WIDTH, HEIGHT))
    image.draft(image.mode, (room, room))
    upright = _plain_colours(ImageOps.exif_transpose(image))
    width, height = _size(*upright.size)
    if _dots(width) < upright.width:
        dots = _dots(width), _dots(height)
        upright = upright.resize(dots, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _on_white(upright), width, height


@lru_cache(maxsize=2)
def prepare_logo(data: bytes) -> Logo:
    """Make a logo ready to print; the same picture is made ready once.

    Raises:
        HandoutError: It is damaged, too large, too thin, white on white or of another kind.
    """
    image = _open(data)
    try:
        image, width, height = _prepare(image)
    except HandoutError:
        raise
    except Exception as error:  # whatever the picture library raises, it is the file's fault
        raise HandoutError(f"The clinic's logo is damaged: it cannot be read. {_CHOOSE}") from error
    if not any(image.convert("L").histogram()[:_FAINTEST]):
        raise HandoutError(
            "The clinic's logo is white, so nothing of it shows on paper. Choose a dark one in the "
            "clinic settings."
        )
    return Logo(ImageReader(image), width, height)

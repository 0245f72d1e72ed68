"""Icons drawn in the colours of the palette."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ipdesk import paths

_RATIOS = (1.0, 2.0)


@cache
def _source(name: str) -> bytes:
    try:
        return (paths.icons_dir() / f"{name}.svg").read_bytes()
    except OSError:
        return b""


@cache
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", color.encode())))


def draw(painter: QPainter, name: str, color: QColor, box: QRectF) -> None:
    """Draw an icon into a box; a missing file leaves the box empty."""
    if _source(name):
        _renderer(name, color.name()).render(painter, box)


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw(painter, name, color, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, color: QColor, size: int = 20) -> QIcon:
    """An icon for a button, sharp on ordinary and on dense screens."""
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(pixmap(name, color, size, ratio))
    return result

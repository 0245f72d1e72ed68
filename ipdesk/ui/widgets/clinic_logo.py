"""The clinic's logo: chosen, looked over, shown."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ipdesk.errors import IpdeskError, WorkspaceError
from ipdesk.ui import problems, theme
from ipdesk.ui.widgets.composer_fields import remark

LARGEST_FILE = 1_000_000
LARGEST_SIDE = 3000
PICTURES = "Pictures (*.png *.jpg *.jpeg)"
_FORMATS = (b"png", b"jpeg")


def _reader(data: bytes) -> tuple[QImageReader, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer), buffer


def check_logo(data: bytes, name: str) -> QImage:
    """Look a picture over before it is kept.

    Raises:
        WorkspaceError: It is too large, of another kind, or damaged.
    """
    if len(data) > LARGEST_FILE:
        raise WorkspaceError(
            f"{name} has {len(data) / 1e6:.1f} MB; a logo may have 1 MB. Save it smaller."
        )
    reader, buffer = _reader(data)
    if reader.format().data() not in _FORMATS:
        raise WorkspaceError(f"{name} is not a PNG or JPEG picture. Save it as PNG and try again.")
    size = reader.size()
    if max(size.width(), size.height()) > LARGEST_SIDE:
        raise WorkspaceError(
            f"{name} is {size.width()} by {size.height()} dots; a logo may have {LARGEST_SIDE} "
            "to a side. Save it smaller."
        )
    image = reader.read()
    buffer.close()
    if image.isNull():
        raise WorkspaceError(f"{name} is damaged and cannot be shown. Choose another picture.")
    return image


def read_logo(path: Path) -> bytes:
    """Read a logo from a file.

    Raises:
        WorkspaceError: The file cannot be read or used.
        HandoutError: It cannot be printed.
    """
    # Here, so that the window opens without the picture library.
    from ipdesk.handout.pdf.logo import prepare_logo

    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
            size = path.stat().st_size
    except OSError as error:
        raise WorkspaceError(
            f"{path} cannot be read: {error.strerror}. Choose another picture."
        ) from error
    check_logo(data.ljust(size, b"\0") if size > LARGEST_FILE else data, path.name)
    prepare_logo(data)
    return data


class LogoField(QWidget):
    """Shows the logo, lets the person choose another or none.

    Signals:
        changed: The person chose another logo, or none.
        refused: The file chosen cannot be a logo.
    """

    changed = Signal()
    refused = Signal(object)  # of IpdeskError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: bytes | None = None
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setProperty("role", "muted")
        self._choose = QPushButton("Choose a picture \u2026")
        self._remove = QPushButton("Remove")
        self._remove.setAccessibleName("Remove the logo")
        self._choose.clicked.connect(self._on_choose)
        self._remove.clicked.connect(self._on_remove)
        row = QHBoxLayout()
        row.addWidget(self._choose)
        row.addWidget(self._remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addWidget(remark("PNG or JPEG, up to 1 MB. Printed at the head of each sheet."))
        self._show()

    @property
    def data(self) -> bytes | None:
        """The logo's file; None for no logo."""
        return self._data

    def set_data(self, data: bytes | None) -> None:
        """Show a logo without telling anybody; one that cannot be shown is left out."""
        self._data = data
        self._show()

    def _show(self) -> None:
        image = QImage()
        if self._data is not None:
            try:
                image = check_logo(self._data, "The logo")
            except IpdeskError as error:
                self._picture.setText(str(error))
        self._remove.setEnabled(self._data is not None)
        if image.isNull():
            if self._data is None:
                self._picture.setText("No logo")
            self._picture.setAccessibleName(self._picture.text())
            return
        room = QSize(theme.px(240), theme.px(72)) * self.devicePixelRatioF()
        shown = image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(QPixmap.fromImage(shown))
        self._picture.setAccessibleName(
            f"The clinic's logo, {image.width()} by {image.height()} dots"
        )

    @Slot()
    def _on_choose(self) -> None:
        path = problems.choose_file(self, "Choose a logo", PICTURES)
        if path is None:
            return
        try:
            data = read_logo(path)
        except IpdeskError as error:
            self.refused.emit(error)
            return
        self.set_data(data)
        self.changed.emit()

    @Slot()
    def _on_remove(self) -> None:
        self.set_data(None)
        self.changed.emit()

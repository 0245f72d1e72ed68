"""A list whose entries wrap instead of being cut."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ipdesk.ui import theme

_PADDING = 9
"""Room left and right of the words that the style sheet gives, at 100 % text."""


class WrappedList(QListWidget):
    """Gives every entry the height of its words; Qt forgets the style sheet's padding."""

    def __init__(self, above: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above = above
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Give all entries the height that they need at the present width."""
        width = max(self.viewport().width() - 2 * theme.px(_PADDING) - 6, 20)
        for row in range(self.count()):
            item = self.item(row)
            box = QFontMetrics(_font(item)).boundingRect(
                QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, item.text()
            )
            item.setSizeHint(QSize(10, box.height() + 2 * theme.px(self._above)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def _font(item: QListWidgetItem) -> QFont:
    own = item.data(Qt.ItemDataRole.FontRole)
    return own if isinstance(own, QFont) else theme.font("body")

"""The bar on top of the window: its name, the search field, and what one does with a visit."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ipdesk.content.library import Library
from ipdesk.ui.frame_words import COMMANDS
from ipdesk.ui.widgets.search_box import SearchBox


class TopBar(QFrame):
    """``slots`` are what its buttons do, in their order."""

    def __init__(
        self,
        library: Library,
        slots: tuple[Callable[[], object], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 14, 8)
        layout.setSpacing(10)
        brand = QLabel("ipdesk")
        brand.setProperty("role", "brand")
        layout.addWidget(brand)
        self.search = SearchBox(library)
        layout.addWidget(self.search, 3)
        layout.addStretch(1)
        for (text, role), slot in zip(COMMANDS, slots, strict=True):
            button = QPushButton(text)
            button.setProperty("role", role)
            button.clicked.connect(slot)
            layout.addWidget(button)

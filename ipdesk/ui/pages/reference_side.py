"""Beside a page of the reference: its sections, pearls, who reviewed it, and the comparison."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.clinical.wording import month
from ipdesk.content.model import Pearl, SignOff, Treatment
from ipdesk.ui import theme
from ipdesk.ui.widgets.document import Place
from ipdesk.ui.widgets.parts import label
from ipdesk.ui.widgets.wrapped_list import WrappedList

_KEY = Qt.ItemDataRole.UserRole
_ABOVE = 2


class SidePane(QWidget):
    """Follows the page that is open.

    Signals:
        section_asked: A section of the page was chosen; its anchor.
        compare_asked: The open treatment is wanted in the comparison.
    """

    section_asked = Signal(str)
    compare_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 10, 12)
        column.addWidget(label("On this page", "section"))
        self._sections = WrappedList(_ABOVE)
        self._sections.setAccessibleName("Sections of this page")
        self._sections.itemClicked.connect(self._on_section)
        self._sections.itemActivated.connect(self._on_section)
        column.addWidget(self._sections, 7)
        self._notes = QScrollArea()
        self._notes.setWidgetResizable(True)
        self._notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes.setAccessibleName("Pearls, and who reviewed the page")
        column.addWidget(self._notes, 4)
        self._compare = QPushButton()
        self._compare.clicked.connect(self.compare_asked)
        column.addWidget(self._compare)
        self._dress()

    @property
    def sections(self) -> QListWidget:
        """The table of contents."""
        return self._sections

    @property
    def compare_button(self) -> QPushButton:
        """Takes the open treatment into the comparison."""
        return self._compare

    def _dress(self) -> None:
        self._sections.setStyleSheet(
            f"QListWidget::item {{ padding: 1px {theme.px(8)}px; min-height: {theme.px(16)}px; }}"
            f"QListWidget::item:selected {{ color: {theme.active().accent}; }}"
        )
        self._sections.fit()

    def set_sections(self, sections: Sequence[Place]) -> None:
        """Show the sections of another page."""
        blocker = QSignalBlocker(self._sections)
        self._sections.clear()
        for place in sections:
            item = QListWidgetItem(place.title)
            item.setData(_KEY, place.anchor)
            self._sections.addItem(item)
        self._sections.fit()
        blocker.unblock()

    def set_current(self, anchor: str) -> None:
        """Show which section is being read."""
        for row in range(self._sections.count()):
            item = self._sections.item(row)
            is_read = item.data(_KEY) == anchor
            item.setFont(theme.font("strong" if is_read else "body"))
            if is_read:
                self._sections.setCurrentRow(row)

    def set_treatment(self, treatment: Treatment, is_chosen: bool) -> None:
        """Show what goes with a treatment."""
        self._show_notes(treatment.pearls, treatment.sign_off)
        self.set_chosen(is_chosen)

    def set_chosen(self, is_chosen: bool) -> None:
        """Show whether the open treatment is in the comparison."""
        self._compare.setText("In the comparison" if is_chosen else "Add to comparison")
        self._compare.setEnabled(not is_chosen)
        self._compare.show()

    def set_other(self, sign_off: SignOff | None) -> None:
        """Show what goes with a page that is not about a treatment."""
        self._show_notes((), sign_off)
        self._compare.hide()

    def _show_notes(self, pearls: Sequence[Pearl], sign_off: SignOff | None) -> None:
        content = QFrame()
        content.setObjectName("surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 4, 4, 4)
        for kind, title in (("pearl", "Pearls"), ("pitfall", "Pitfalls")):
            own = [one for one in pearls if one.kind == kind]
            if own:
                column.addWidget(label(title, "section"))
            for one in own:
                column.addWidget(label(one.text, "small"))
        if sign_off is not None:
            column.addWidget(label("Reviewed", "section"))
            column.addWidget(label(f"Facts checked {month(sign_off.reviewed)}.", "small"))
            second = sign_off.checker or "not yet"
            role = "small" if sign_off.checker else "warning"
            column.addWidget(label(f"By a second person: {second}", role))
        column.addStretch(1)
        self._notes.setWidget(content)
        self._notes.setVisible(bool(pearls) or sign_off is not None)

    def _on_section(self, item: QListWidgetItem) -> None:
        self.section_asked.emit(item.data(_KEY))

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

"""The panel that shows what a cell or a caution rests on."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ipdesk.ui import theme
from ipdesk.ui.models.basis_parts import AskPart, Parts
from ipdesk.ui.widgets.basis_widgets import part_widget, spoken


class Card(QFrame):
    """The basis of one caution or criterion; can take the keyboard."""

    ask_chosen = Signal(tuple)  # of factor ids

    def __init__(self, key: str, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(spoken(parts))
        layout = QVBoxLayout(self)
        pad = theme.px(12)
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(theme.px(8))
        for part in parts:
            layout.addWidget(part_widget(part, self._on_ask))

    def _on_ask(self, part: AskPart) -> None:
        self.ask_chosen.emit(part.factors)


class BasisPanel(QScrollArea):
    """Shows the basis it is given; arrow keys and Page keys scroll it, Escape leaves it."""

    left = Signal()
    ask_chosen = Signal(tuple)  # of factor ids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAccessibleName("Basis")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._parts: Parts = ()
        self._cards: tuple[tuple[str, Parts], ...] = ()
        self._shown: dict[str, Card] = {}
        self._worn: tuple[object, float] = (None, 0.0)
        self._is_stale = False

    @property
    def text(self) -> str:
        """All words shown, in reading order."""
        return " ".join([spoken(self._parts), *(spoken(parts) for _, parts in self._cards)])

    def set_basis(self, parts: Parts, cards: tuple[tuple[str, Parts], ...] = ()) -> None:
        """Show a basis; ``cards`` are cautions by rule id, or criteria by theirs."""
        if (parts, cards) == (self._parts, self._cards) and self._has_basis:
            return
        self._parts, self._cards = parts, cards
        self._lay_out_if_seen()

    @property
    def _has_basis(self) -> bool:
        return self._is_stale or self.widget() is not None

    def _lay_out_if_seen(self) -> None:
        """While the panel is closed, what it would show changes often and is not built."""
        self._is_stale = True
        if self.isVisible():
            self._lay_out()

    def _lay_out(self) -> None:
        self._is_stale = False
        self._worn = (theme.active(), theme.text_scale())
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.px(15), theme.px(14), theme.px(15), theme.px(18))
        layout.setSpacing(theme.px(10))
        for part in self._parts:
            layout.addWidget(part_widget(part))
        self._shown = {}
        for key, parts in self._cards:
            card = self._shown[key] = Card(key, parts)
            card.ask_chosen.connect(self.ask_chosen)
            layout.addWidget(card)
        layout.addStretch(1)
        self.setAccessibleDescription(spoken(self._parts))
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.setWidget(body)
        self.verticalScrollBar().setValue(0)

    def show_card(self, key: str) -> None:
        """Bring a caution into view and give it the keyboard."""
        if self._is_stale:
            self._lay_out()
        card = self._shown.get(key)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            # The card has no place before the layout has run.
            QTimer.singleShot(0, card, partial(self.ensureWidgetVisible, card, 0, 12))

    def labels(self) -> tuple[str, ...]:
        """The words of every label shown."""
        if self._is_stale:
            self._lay_out()
        return tuple(found.text() for found in self.findChildren(QLabel) if found.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the grid."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another palette or text size: lay out again."""
        super().changeEvent(event)
        # Sent to every widget when a style sheet is put on, also for the same one again.
        is_other = self._worn != (theme.active(), theme.text_scale())
        if event.type() == QEvent.Type.StyleChange and self._has_basis and is_other:
            self._lay_out_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        """Build what was set while the panel was closed."""
        super().showEvent(event)
        if self._is_stale:
            self._lay_out()

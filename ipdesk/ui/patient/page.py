"""One page of the patient view: question, answers, what to know beside them."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.content.words import Words
from ipdesk.handout.context import DRAFT
from ipdesk.handout.patient.mine import MATTERS
from ipdesk.handout.patient.model import Page, texts
from ipdesk.ui import icons, theme
from ipdesk.ui.patient.cards import CardGrid
from ipdesk.ui.patient.issues import IssueList, IssueTiles
from ipdesk.ui.patient.look import Look, words
from ipdesk.ui.widgets.parts import refresh_style

SWIPE = 90
"""Pixels that a finger travels sideways for another page."""
_OVERLAP = 60
LEAST_HEAD = 700
"""Narrowest room in which the question and a button stand beside each other."""


class PageArea(QScrollArea):
    """Shows a page; what does not fit is scrolled, and said to be there."""

    step_asked = Signal(int)
    page_asked = Signal(str)
    mark_toggled = Signal(str)
    more_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patientScroll")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pressed: QPoint | None = None
        self._scrolled_from = 0
        self._below = QPushButton()
        self._below.setProperty("pv", "below")
        self._below.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below.clicked.connect(self.scroll_on)
        policy = self._below.sizePolicy()
        # Else the page would be laid out anew whenever its end comes into view.
        policy.setRetainSizeWhenHidden(True)
        self._below.setSizePolicy(policy)
        self._below.hide()
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._tell_below)
        bar.rangeChanged.connect(self._tell_below)

    def show_page(
        self, page: Page, look: Look, say: Words, *, more: bool, keep_place: bool
    ) -> None:
        """Show a page from its top, or where the reader was."""
        place = self.verticalScrollBar().value() if keep_place else 0
        content = self._content(page, look, say, more)
        before = self.takeWidget()
        if before is not None:
            # Not at once: one of its own buttons may have asked for this.
            before.deleteLater()
        self.setWidget(content)
        content.show()
        # Laid out now, so that the place can be kept and the announced page is there.
        self._settle(content)
        self.verticalScrollBar().setValue(place)
        self.setAccessibleName(page.title)
        self.setAccessibleDescription(" ".join(text for text in texts(page) if text))
        self._below.setText(say("More below"))
        size = look.px(18)
        self._below.setIcon(icons.icon("arrow-down", theme.color("accent"), size))
        self._below.setIconSize(QSize(size, size))
        self._below.setFixedHeight(look.text("text") + 12)
        self._tell_below()

    def _settle(self, content: QWidget) -> None:
        layout = content.layout()
        if layout is not None:
            layout.activate()
        self.updateGeometry()
        # A scroll area measures its content anew when it is told of a change.
        self.eventFilter(content, QEvent(QEvent.Type.LayoutRequest))

    def _content(self, page: Page, look: Look, say: Words, more: bool) -> QWidget:
        content = QWidget()
        content.setObjectName("patientPage")
        layout = QVBoxLayout(content)
        side = min(look.px(48), self.width() // 20)
        top = min(look.px(40), self.height() // 16)
        layout.setContentsMargins(side, top, side, look.px(20))
        layout.setSpacing(look.px(12))
        width = self.viewport().width() - 2 * side
        if not say.is_english and not say.language.reviewer:
            draft = words(f"{say(DRAFT)} ({DRAFT}.)", "draft")
            layout.addWidget(draft)
        layout.addLayout(self._head(page, look, say, more, width))
        if page.lead:
            layout.addWidget(words(page.lead, "page"))
        if page.caution:
            layout.addWidget(self._box(page.caution, "caution", look))
        if page.first:
            layout.addWidget(self._box(page.first, "note", look))
        if page.cards:
            cards = CardGrid(page, look, more=more)
            cards.fit(width)
            layout.addWidget(cards)
        for note in page.notes:
            layout.addWidget(self._box(note, "note", look))
        if page.issues:
            layout.addWidget(self._issues(page, look, say, width))
        layout.addStretch(1)
        return content

    def _head(self, page: Page, look: Look, say: Words, more: bool, width: int) -> QBoxLayout:
        """The question, and beside it (below it where that is too narrow) "More words"."""
        direction = QBoxLayout.Direction
        wide = width >= look.px(LEAST_HEAD)
        line = QBoxLayout(direction.LeftToRight if wide else direction.TopToBottom)
        line.setSpacing(look.px(12))
        line.addWidget(words(page.title, "title"), 1)
        if page.has_detail:
            align = Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignLeft
            line.addWidget(self._more(look, say, more), 0, align)
        return line

    def _more(self, look: Look, say: Words, more: bool) -> QPushButton:
        button = QPushButton(say("Fewer words") if more else say("More words"))
        button.setProperty("pv", "more")
        button.setObjectName("more")
        name = "minus" if more else "plus"
        button.setIcon(icons.icon(name, theme.color("accent"), look.px(18)))
        button.setIconSize(QSize(look.px(18), look.px(18)))
        button.clicked.connect(lambda: self.more_toggled.emit(not more))
        return button

    def _box(self, text: str, role: str, look: Look) -> QFrame:
        frame = QFrame()
        frame.setProperty("pv", role)
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(look.px(20), look.px(14), look.px(20), look.px(14))
        if role == "caution":
            sign = words("", "text")
            edge = look.px(24)
            sign.setPixmap(icons.pixmap("triangle-alert", theme.color("caution"), edge, 2.0))
            sign.setFixedWidth(edge + look.px(6))
            layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words(text, "text"), 1)
        return frame

    def _issues(self, page: Page, look: Look, say: Words, width: int) -> QWidget:
        if page.id != MATTERS:
            tiles = IssueTiles(page.issues, look)
            tiles.page_asked.connect(self.page_asked)
            return tiles
        listed = IssueList(page.issues, look, say, width)
        listed.page_asked.connect(self.page_asked)
        listed.mark_toggled.connect(self.mark_toggled)
        return listed

    @property
    def below(self) -> QPushButton:
        """Says that the page goes on; it stands beneath the page, never over it."""
        return self._below

    @property
    def has_more_below(self) -> bool:
        """Whether a part of the page is still below the window's edge."""
        bar = self.verticalScrollBar()
        return bar.value() < bar.maximum() - 4

    def scroll_on(self) -> None:
        """Go on by what fits the window."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(self.viewport().height() - _OVERLAP, _OVERLAP))

    def scroll_back(self) -> bool:
        """Go back by what fits the window; false where the page's top is shown."""
        bar = self.verticalScrollBar()
        if bar.value() <= 0:
            return False
        bar.setValue(bar.value() - max(self.viewport().height() - _OVERLAP, _OVERLAP))
        return True

    def _tell_below(self) -> None:
        self._below.setVisible(self.has_more_below)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here when it came from elsewhere on the window."""
        super().focusInEvent(event)
        came = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._set_ring(event.reason() in came)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self._set_ring(False)

    def _set_ring(self, shown: bool) -> None:
        if self.property("ring") != ("yes" if shown else "no"):
            self.setProperty("ring", "yes" if shown else "no")
            refresh_style(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space goes on, as clickers send it; up and down scroll."""
        if event.key() == Qt.Key.Key_Space:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_asked.emit(-1 if shift else 1)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger goes down."""
        self._pressed = event.position().toPoint()
        self._scrolled_from = self.verticalScrollBar().value()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A finger draws the page up or down."""
        if self._pressed is not None:
            moved = event.position().toPoint() - self._pressed
            if abs(moved.y()) > abs(moved.x()):
                self.verticalScrollBar().setValue(self._scrolled_from - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A swipe to the side turns the page."""
        if self._pressed is None:
            return
        moved = event.position().toPoint() - self._pressed
        self._pressed = None
        if abs(moved.x()) >= SWIPE and abs(moved.x()) > 2 * abs(moved.y()):
            self.step_asked.emit(-1 if moved.x() > 0 else 1)

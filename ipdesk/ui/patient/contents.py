"""The list of pages: what was seen, where one is, what matters."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ipdesk.content.words import Words
from ipdesk.handout.patient.model import Group, Page
from ipdesk.ui import icons, theme
from ipdesk.ui.patient.look import Look, words

WIDTH = 272


class Entry(QAbstractButton):
    """A page's question; a tick says that it was seen, a star that it matters."""

    step_asked = Signal(int)

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._seen = self._matters = False
        self.setText(title)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_state(self, say: Words, *, here: bool, seen: bool, matters: bool) -> None:
        """Show what is known of the page; only the open one is reached with Tab."""
        self.setChecked(here)
        self._seen, self._matters = seen, matters
        said = [self.text()]
        if seen:
            said.append(say("seen"))
        if matters:
            said.append(say("matters to me"))
        self.setAccessibleName(", ".join(said))
        focus = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(focus)
        self.updateGeometry()
        self.update()

    def _words_box(self, width: int) -> QRect:
        left = self._look.px(46)
        right = self._look.px(40 if self._matters else 12)
        return QRect(left, 0, max(width - left - right, 40), 10_000)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines of the question, and never too low for a finger."""
        metrics = QFontMetrics(self._look.font("subtitle", bold=self.isChecked()))
        box = metrics.boundingRect(self._words_box(width), Qt.TextFlag.TextWordWrap, self.text())
        return max(box.height() + self._look.px(20), self._look.target)

    def sizeHint(self) -> QSize:
        """As wide as the list."""
        width = self._look.px(WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Words wrap."""
        return QSize(self._look.px(140), self._look.target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through the list."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step_asked.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, tick, question and star."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        here = self.isChecked()
        strong = theme.active().name == "high-contrast"
        ink = theme.color("on_accent" if strong and here else "on_nav")
        if here or self.underMouse():
            ground = theme.color("nav_active")
            ground.setAlphaF(1.0 if here else 0.45)
            painter.fillRect(self.rect(), ground)
        if here:
            painter.fillRect(QRect(0, 0, look.px(6), self.height()), ink)
        size = look.px(18)
        middle = (self.height() - size) / 2
        if self._seen and not here:
            icons.draw(painter, "check", ink, QRectF(look.px(18), middle, size, size))
        if self._matters:
            left = self.width() - size - look.px(12)
            icons.draw(painter, "star", ink, QRectF(left, middle, size, size))
        painter.setPen(ink)
        painter.setFont(look.font("subtitle", bold=here))
        box = self._words_box(self.width())
        box.setHeight(self.height())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 3))
            painter.drawRect(self.rect().adjusted(3, 3, -4, -4))
        painter.end()


class Contents(QScrollArea):
    """Every page under its heading."""

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patientContents")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._entries: dict[str, Entry] = {}
        self.say = Words()

    @property
    def entries(self) -> dict[str, Entry]:
        """The entries by the page's id."""
        return self._entries

    def set_pages(
        self, pages: Iterable[Page], groups: Iterable[Group], look: Look, say: Words
    ) -> None:
        """List the pages anew."""
        self.say = say
        self._entries = {}
        holder = _Ground()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, look.px(22), 0, look.px(18))
        layout.setSpacing(0)
        titles = {group.id: group.title for group in groups}
        told = ""
        for page in pages:
            if page.group != told:
                told = page.group
                layout.addWidget(self._heading(titles[told], look))
            entry = Entry(page.title, look)
            entry.clicked.connect(lambda _=False, name=page.id: self.page_asked.emit(name))
            entry.step_asked.connect(lambda step, name=page.id: self._step(name, step))
            self._entries[page.id] = entry
            layout.addWidget(entry)
        layout.addStretch(1)
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()
        self.setWidget(holder)
        self.setAccessibleName(say("Pages"))

    def _heading(self, text: str, look: Look) -> QWidget:
        heading = words(text, "group")
        heading.setContentsMargins(look.px(18), look.px(16), look.px(12), look.px(4))
        return heading

    def set_state(self, here: str, seen: set[str], matters: set[str]) -> None:
        """Show where one is, and bring that into view."""
        for name, entry in self._entries.items():
            entry.set_state(self.say, here=name == here, seen=name in seen, matters=name in matters)
        if here in self._entries:
            self.ensureWidgetVisible(self._entries[here], 0, 80)

    def _step(self, name: str, step: int) -> None:
        names = list(self._entries)
        place = names.index(name) + step
        if 0 <= place < len(names):
            entry = self._entries[names[place]]
            entry.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(entry, 0, 40)


class _Ground(QWidget):
    """The dark ground of the list."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with the rail's colour."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("nav"))
        painter.end()

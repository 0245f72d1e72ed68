"""The line at the foot of the patient view: where to go, what matters, hide, language, leave."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent, QTransform
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ipdesk.content.words import Language, Words
from ipdesk.ui import icons, theme
from ipdesk.ui.patient.issues import starred
from ipdesk.ui.patient.look import DESIGNED_FOR, Look

_GAP = 10
_LEVELS = ((True, 3, 1), (True, 2, 1), (False, 2, 1), (False, 1, 1), (False, 0, 1), (False, 0, 2))
"""Whether the next page is named, how many words the others have, and in how many lines."""


def _arrow(look: Look, color: str, *, back: bool) -> QIcon:
    size = look.px(20)
    picture = icons.pixmap("chevron-right", theme.color(color), size, 2.0)
    if back:
        picture = picture.transformed(QTransform().scale(-1, 1))
        picture.setDevicePixelRatio(2.0)
    return QIcon(picture)


class PatientBar(QFrame):
    """Buttons; where they do not fit beside each other, their words are shorter, then in lines."""

    step_asked = Signal(int)
    matters_asked = Signal()
    contents_asked = Signal()
    hide_asked = Signal()
    language_asked = Signal(str)
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patientBar")
        self.say = Words()
        self._look = Look.of(DESIGNED_FOR)
        self._next_title = ""
        self._has_contents = False
        self._tells = False
        self._languages: tuple[Language, ...] = ()
        self._outer = QVBoxLayout(self)
        self._lines = (QHBoxLayout(), QHBoxLayout())
        for line in self._lines:
            self._outer.addLayout(line)
        self.back = self._button("back", lambda: self.step_asked.emit(-1))
        self.next = self._button("next", lambda: self.step_asked.emit(1))
        self.contents = self._button("contents", self.contents_asked.emit)
        self.matters = self._button("matters", self.matters_asked.emit)
        self.hide_screen = self._button("hide", self.hide_asked.emit)
        self.language = self._button("language", self._on_language)
        self.leave = self._button("leave", self.leave_asked.emit)
        self.next.setProperty("pv", "primary")
        self.matters.setCheckable(True)

    def _button(self, name: str, slot: object) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("pv", "bar")
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def dress(
        self, look: Look, say: Words, languages: tuple[Language, ...], has_contents: bool
    ) -> None:
        """Take over language, size and whether the list of pages has a button."""
        self._look, self.say = look, say
        self._languages = languages
        self._has_contents = has_contents
        gap = min(look.px(14), 14)
        self._outer.setContentsMargins(self._side, gap, self._side, gap)
        self._outer.setSpacing(look.px(8))
        for line in self._lines:
            line.setSpacing(_GAP)
        self.back.setIcon(_arrow(look, "accent", back=True))
        self.next.setIcon(_arrow(look, "on_accent", back=False))
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for button in (self.back, self.next):
            button.setIconSize(QSize(look.px(18), look.px(18)))

    @property
    def _side(self) -> int:
        return min(self._look.px(22), 24)

    def set_state(self, *, first: bool, next_title: str, marked: bool, tells: bool) -> None:
        """Say what comes next, and whether the page is about something that matters.

        Args:
            first: Nothing lies before.
            next_title: The next page's question; empty on the last page.
            marked: What the page is about is marked.
            tells: The page is about something that can be marked.
        """
        say = self.say
        self._next_title = next_title
        self._tells = tells
        self.back.setEnabled(not first)
        self.next.setEnabled(bool(next_title))
        self.matters.setCheckable(tells)
        self.matters.setChecked(marked)
        starred(self.matters, self._look, on_accent=marked)
        self.contents.setText(say("Pages"))
        others = self._other_languages()
        self.language.setVisible(bool(others))
        if others:
            # In its own language: whoever needs it can read it.
            self.language.setText(others[0].name)
            self.language.setAccessibleName(others[0].name)
        self.fit()

    def _other_languages(self) -> list[Language]:
        """The languages after the present one, round and round."""
        codes = [one.code for one in self._languages]
        place = codes.index(self.say.language.code)
        return [*self._languages[place + 1 :], *self._languages[:place]]

    def _on_language(self) -> None:
        self.language_asked.emit(self._other_languages()[0].code)

    def fit(self) -> None:
        """Long words where they fit, else short ones, else two lines."""
        room = self.width() - 2 * self._side
        for named, words, lines in _LEVELS:
            self._word(named=named, words=words)
            if lines == 2 or self._needed() <= room:
                self._arrange(lines)
                return

    def _word(self, *, named: bool, words: int) -> None:
        """Put the words in: 3 all of them, 2 in short with the key, 1 in short, 0 the fewest."""
        say = self.say
        self.back.setText(say("Back") if words else "")
        self.back.setAccessibleName(say("Back"))
        about = say("This matters to me") if self._tells else say("What matters to me")
        self.matters.setText(about if words else say("It matters") if self._tells else "")
        self.matters.setAccessibleName(about)
        following = say("Next: {title}", title=self._next_title)
        self.next.setText(following if named and self._next_title else say("Next"))
        self.next.setAccessibleName(following if self._next_title else say("Next"))
        for button, whole, short, key in (
            (self.hide_screen, say("Hide the screen"), say("Hide"), "F9"),
            (self.leave, say("Leave this view"), say("Leave"), "Esc"),
        ):
            button.setText((short, short, f"{short} ({key})", f"{whole} ({key})")[words])
            button.setAccessibleName(f"{whole} ({key})")

    def _every(self) -> tuple[list[QPushButton], list[QPushButton]]:
        contents = [self.contents] if self._has_contents else []
        languages = [self.language] if self._other_languages() else []
        return [self.back, self.next, *contents], [
            self.matters,
            self.hide_screen,
            *languages,
            self.leave,
        ]

    def _needed(self) -> int:
        left, right = self._every()
        buttons = [*left, *right]
        for button in buttons:
            button.ensurePolished()
        wide = sum(button.sizeHint().width() for button in buttons)
        return wide + _GAP * (len(buttons) + 1)

    def _arrange(self, lines: int) -> None:
        for line in self._lines:
            while line.count():
                line.takeAt(0)
        left, right = self._every()
        self.contents.setVisible(self._has_contents)
        upper, lower = self._lines
        for button in left:
            upper.addWidget(button)
        upper.addStretch(1)
        target = upper if lines == 1 else lower
        for button in right:
            target.addWidget(button)
        if lines == 2:
            lower.addStretch(1)
        order: list[QWidget] = [*left, *right]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        if self._languages:
            self.fit()

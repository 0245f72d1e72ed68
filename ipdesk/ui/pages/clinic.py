"""The clinic's settings: what is printed of the clinic, what it offers, how the window looks."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ipdesk.clinical.comparison import FEWEST
from ipdesk.content.library import Library
from ipdesk.ui import theme
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.problems import MessageBar, Tone
from ipdesk.ui.widgets.clinic_cards import (
    IdentityCard,
    LogoCard,
    OfferedCard,
    OrderCard,
    ProfileCard,
    WindowCard,
)
from ipdesk.ui.widgets.clinic_sheets import NO_VISITS_LEFT, ClosedCard, ReviewsCard
from ipdesk.ui.widgets.composer_fields import remark
from ipdesk.ui.widgets.parts import label
from ipdesk.workspace.model import ClinicProfile

NOT_SAVED = "Not saved yet"
_TWO_COLUMNS = 760


class ClinicPage(QWidget):
    """Shows the clinic's settings, and saves them when asked.

    Signals:
        saved: The settings are on the disk.
    """

    saved = Signal()

    def __init__(
        self, clinic: ClinicSettings, library: Library, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clinic = clinic
        self._is_saving = False
        self._is_kept = True
        logo = LogoCard()
        self._offered = OfferedCard(library.treatments)
        self._closed = ClosedCard()
        self._left = (
            IdentityCard(library.crisis_lines),
            logo,
            self._closed,
            ReviewsCard(library.languages),
            WindowCard(),
        )
        self._right = (self._offered, OrderCard(library.rows))
        self._cards: tuple[ProfileCard, ...] = (*self._left, *self._right)
        self._build()
        for card in self._cards:
            card.edited.connect(self._show_state)
        logo.refused.connect(self._message.fault)
        clinic.changed.connect(self._on_clinic_changed)
        clinic.saved.connect(self._on_saved)
        clinic.problem_changed.connect(self._show_problem)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._save.click)
        self._show(clinic.profile)
        self._show_problem(clinic.problem)

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName("Clinic settings")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setObjectName("canvas")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(24, 18, 24, 18)
        inner.setSpacing(12)
        inner.addWidget(label("Clinic", "display"))
        inner.addWidget(remark("Kept on this computer only. Nothing about patients is stored."))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(14)
        for cards in (self._left, self._right):
            side = QVBoxLayout()
            side.setSpacing(14)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
            self._sides.addLayout(side, 1)
        inner.addLayout(self._sides)
        inner.addStretch(1)
        scroll.setWidget(holder)
        self._message = MessageBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._message)
        column.addWidget(scroll, 1)
        column.addWidget(self._build_foot())

    def _build_foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("statusLine")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 8, 24, 8)
        self._state = label("")
        self._undo = QPushButton("Undo changes")
        self._undo.clicked.connect(self._on_undo)
        self._save = QPushButton("Save")
        self._save.setProperty("role", "primary")
        self._save.setToolTip("Save the clinic's settings (Ctrl+S)")
        self._save.clicked.connect(self._on_save)
        row.addWidget(self._state, 1)
        row.addWidget(self._undo)
        row.addWidget(self._save)
        return foot

    def _show(self, profile: ClinicProfile) -> None:
        """Fill every card; nothing of it is an edit."""
        for card in self._cards:
            card.set_profile(profile)
        # What is shown may differ from what is stored, where the reference has changed since.
        self._baseline = self._read()
        self._show_state()

    def _read(self) -> ClinicProfile:
        """The settings as the cards show them."""
        profile = self._clinic.profile
        for card in self._cards:
            profile = card.applied(profile)
        return profile

    @property
    def _is_edited(self) -> bool:
        # The last condition and the presets are set elsewhere.
        before = self._baseline
        mine = replace(self._read(), last_condition=before.last_condition, presets=before.presets)
        return mine != self._baseline

    @Slot()
    def _show_state(self) -> None:
        edited = self._is_edited
        self._state.setText("" if self._is_kept and not edited else NOT_SAVED)
        self._save.setEnabled(edited or not self._is_kept)
        self._undo.setEnabled(edited)

    @Slot()
    def _on_save(self) -> None:
        if self._offered.count < FEWEST:
            self._message.say(
                Tone.FAULT, "Tick at least two options: a comparison needs two. Nothing was saved."
            )
            return
        if self._closed.is_always_closed:
            self._message.say(Tone.FAULT, NO_VISITS_LEFT)
            return
        self._message.clear()
        self._is_saving = True
        self._clinic.save(self._read())

    @Slot()
    def _on_saved(self) -> None:
        if self._is_saving:
            self._is_saving, self._is_kept = False, True
            self._show_state()
            self._message.say(Tone.DONE, "Saved.")
            self.saved.emit()

    @Slot()
    def _on_undo(self) -> None:
        self._message.clear()
        self._show(self._clinic.profile)

    @Slot()
    def _on_clinic_changed(self) -> None:
        """Take what was set elsewhere, unless something is being edited here."""
        if self._is_saving or not self._is_edited:
            self._show(self._clinic.profile)
        else:
            self._show_state()

    @Slot(str)
    def _show_problem(self, problem: str) -> None:
        if problem:
            self._is_kept = self._is_kept and not self._is_saving
            self._is_saving = False
            self._show_state()
            self._message.say(Tone.FAULT, problem)
        elif self._message.tone is Tone.FAULT:
            self._message.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns of cards where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        directions = QBoxLayout.Direction
        wide = self.width() >= theme.px(_TWO_COLUMNS)
        self._sides.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

"""Presets: how sheets of a kind are made, saved under a name and chosen again."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.ui.widgets.composer_fields import remark
from ipdesk.ui.widgets.flow import FlowLayout
from ipdesk.workspace.model import Preset

MOST_PRESETS, LONGEST_NAME = 30, 60
NOT_STORED = "It keeps how the sheet is made: nothing of the patient, no name and no note."
CHANGED = "Changed since it was chosen. \u201cSave preset\u201d keeps the change."


def used(presets: Sequence[Preset], name: str) -> tuple[Preset, ...]:
    """The presets with the one just used first."""
    return tuple(sorted(presets, key=lambda preset: preset.name != name))


def with_preset(presets: Sequence[Preset], preset: Preset) -> tuple[Preset, ...]:
    """The presets with this one first, in place of one of its name."""
    others = tuple(one for one in presets if one.name.casefold() != preset.name.casefold())
    return (preset, *others)


def renamed(presets: Sequence[Preset], old: str, new: str) -> tuple[Preset, ...]:
    """The presets with another name for one of them; one that had the name already is gone."""
    others = {one.name for one in presets if one.name.casefold() == new.casefold()} - {old}
    kept = (one for one in presets if one.name not in others)
    return tuple(replace(one, name=new) if one.name == old else one for one in kept)


def without_preset(presets: Sequence[Preset], name: str) -> tuple[Preset, ...]:
    """The presets without one of them."""
    return tuple(one for one in presets if one.name != name)


class NameRow(QFrame):
    """Asks for a name; Enter takes it, Escape leaves it.

    Signals:
        named: A name was given.
        left: The person thought better of it.
    """

    named = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "soft")
        self._taken: tuple[str, ...] = ()
        self._edit = QLineEdit()
        self._edit.setMaxLength(LONGEST_NAME)
        self._edit.setAccessibleName("Name of the preset")
        self._edit.setPlaceholderText("Name of the preset")
        self._edit.textChanged.connect(self._show_state)
        self._edit.returnPressed.connect(self._on_named)
        self._keep = QPushButton("Keep")
        self._keep.setProperty("role", "primary")
        self._keep.clicked.connect(self._on_named)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.left)
        self._words = remark(NOT_STORED)
        buttons = FlowLayout()
        buttons.addWidget(self._keep)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self._edit)
        column.addWidget(self._words)
        column.addLayout(buttons)

    def ask(self, name: str, taken: Sequence[str]) -> None:
        """Begin to ask; a name that is taken is said before it is replaced."""
        self._taken = tuple(one.casefold() for one in taken)
        self._edit.setText(name)
        self._edit.selectAll()
        self._show_state()
        self.show()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the name as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _show_state(self) -> None:
        name = self._name()
        taken = name.casefold() in self._taken
        self._keep.setEnabled(bool(name))
        self._keep.setText("Replace" if taken else "Keep")
        self._words.setText(
            f"There is a preset of that name. {NOT_STORED}" if taken else NOT_STORED
        )

    def _name(self) -> str:
        return " ".join(self._edit.text().split())

    @Slot()
    def _on_named(self) -> None:
        if self._name():
            self.named.emit(self._name())


class PresetBar(QWidget):
    """Offers the presets, the one used last first; none is chosen until the person does.

    Signals:
        chosen: A preset was chosen; carries it.
        save_asked: The choices on the page are to be kept under a name.
        presets_changed: A preset was renamed or deleted; carries all of them.
    """

    chosen = Signal(object)  # of Preset
    save_asked = Signal(str)
    presets_changed = Signal(tuple)  # of Preset

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets: tuple[Preset, ...] = ()
        self._name = ""
        self._marked: Preset | None = None
        self._renames = False
        self._combo = QComboBox()
        self._combo.setAccessibleName("Preset")
        self._combo.setMinimumContentsLength(10)
        self._combo.activated.connect(self._on_activated)
        self._save = QPushButton("Save preset")
        self._save.setToolTip("Keep how this sheet is made, to make others like it")
        self._rename, self._delete = QPushButton("Rename"), QPushButton("Delete")
        self._save.clicked.connect(self._on_save)
        self._rename.clicked.connect(self._on_rename)
        self._delete.clicked.connect(self._on_delete)
        self._row = NameRow()
        self._row.hide()
        self._row.named.connect(self._on_named)
        self._row.left.connect(self._on_left)
        self._changed = remark(CHANGED)
        self._changed.hide()
        first = QHBoxLayout()
        first.addWidget(self._combo, 1)
        first.addWidget(self._save)
        buttons = FlowLayout()
        for button in (self._rename, self._delete):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(buttons)
        column.addWidget(self._changed)
        column.addWidget(self._row)
        self._show()

    @property
    def name(self) -> str:
        """The preset that was chosen; empty for none."""
        return self._name

    def set_presets(self, presets: Sequence[Preset]) -> None:
        """Offer these."""
        self._presets = tuple(presets)
        if self._name not in [preset.name for preset in self._presets]:
            self._name = ""
        self._show()

    def set_name(self, name: str) -> None:
        """Say which preset was chosen, without choosing it; empty for none."""
        self._name = name
        self._show()

    def mark(self, now: Preset) -> None:
        """The choices on the page are those of the preset, as far as they can be had."""
        self._marked = now
        self._changed.hide()

    def tell_choices(self, now: Preset) -> None:
        """Say whether the choices on the page are still those of the preset."""
        self._changed.setVisible(bool(self._name) and now != self._marked)

    def _show(self) -> None:
        with QSignalBlocker(self._combo):
            self._combo.clear()
            first = "No preset chosen" if self._presets else "No presets yet"
            self._combo.addItem(first, "")
            for preset in self._presets:
                self._combo.addItem(preset.name, preset.name)
            self._combo.setCurrentIndex(max(0, self._combo.findData(self._name)))
        self._combo.setEnabled(bool(self._presets))
        for button, word in ((self._rename, "Rename"), (self._delete, "Delete")):
            button.setVisible(bool(self._name))
            button.setAccessibleName(f"{word} the preset {self._name}")
        if not self._name:
            self._changed.hide()

    @Slot(int)
    def _on_activated(self, _: int) -> None:
        name = self._combo.currentData()
        self._on_left()
        self.set_name(name)
        for preset in self._presets:
            if preset.name == name:
                self.chosen.emit(preset)

    @Slot()
    def _on_save(self) -> None:
        self._renames = False
        self._row.ask(self._name, [preset.name for preset in self._presets])

    @Slot()
    def _on_rename(self) -> None:
        self._renames = True
        taken = [preset.name for preset in self._presets if preset.name != self._name]
        self._row.ask(self._name, taken)

    @Slot(str)
    def _on_named(self, name: str) -> None:
        self._on_left()
        if not self._renames:
            self._name = name
            self.save_asked.emit(name)
            return
        old, self._name = self._name, name
        kept = [
            one
            for one in self._presets
            if one.name == old or one.name.casefold() != name.casefold()
        ]
        self.presets_changed.emit(renamed(kept, old, name))

    @Slot()
    def _on_delete(self) -> None:
        name, self._name = self._name, ""
        self.presets_changed.emit(without_preset(self._presets, name))
        self._combo.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_left(self) -> None:
        if not self._row.isHidden():
            self._row.hide()
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)

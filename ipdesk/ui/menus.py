"""The menus of the window; every shortcut stands in one."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ipdesk.ui.frame_words import MENUS
from ipdesk.workspace.model import PaletteName

Slot = Callable[..., object]

_PALETTES = (
    (PaletteName.SYSTEM, "S&ystem colors"),
    (PaletteName.LIGHT, "&Light"),
    (PaletteName.DARK, "&Dark"),
    (PaletteName.HIGH_CONTRAST, "&High contrast"),
)


class Commands(Protocol):
    """What the menus call."""

    def new_patient(self) -> None:
        """Wipe the visit."""

    def add_about_patient(self) -> None:
        """Open the picker of factors."""

    def copy_chart_note(self) -> None:
        """Put the note on the clipboard."""

    def show_patient_view(self) -> None:
        """Turn the choices to the patient."""

    def make_handout(self) -> None:
        """Open the handout."""

    def open_sheet_by_code(self) -> None:
        """Ask for the code of a printed sheet."""

    def open_page(self, key: str) -> None:
        """Open a page."""

    def focus_search(self) -> None:
        """Go to the search field."""

    def cycle_panes(self, step: int) -> None:
        """Go to another pane."""

    def choose_palette(self, name: PaletteName) -> None:
        """Use other colours."""

    def step_text(self, step: int) -> None:
        """Larger or smaller text."""

    def set_text(self, scale: float) -> None:
        """Text of a given size."""

    def toggle_panel(self, which: str) -> None:
        """Open or close a side panel."""

    def leave(self) -> None:
        """Close the window."""


class Menus:
    """Fills a menu bar with the window's commands."""

    def __init__(
        self,
        bar: QMenuBar,
        commands: Commands,
        pages: tuple[tuple[str, str, str], ...],
        owner: QWidget,
    ) -> None:
        self._bar = bar
        self._commands = commands
        self._owner = owner
        self._palettes: dict[PaletteName, QAction] = {}
        self._build_visit()
        self._build_go(pages)
        self._build_view()

    def _add(self, menu: QMenu, text: str, slot: Slot, *keys: str) -> QAction:
        action = QAction(text, self._owner)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: slot())
        menu.addAction(action)
        return action

    def _build_visit(self) -> None:
        menu = self._bar.addMenu(MENUS[0])
        commands = self._commands
        self._add(menu, "&New patient", commands.new_patient, "Ctrl+N")
        self._add(menu, "&Add about the patient...", commands.add_about_patient, "Ctrl+D")
        menu.addSeparator()
        self._add(menu, "&Patient view", commands.show_patient_view, "F5")
        self._add(menu, "&Copy chart note", commands.copy_chart_note, "Ctrl+Shift+C")
        self._add(menu, "Make &handout", commands.make_handout, "Ctrl+H")
        self._add(menu, "&Open a sheet by its code...", commands.open_sheet_by_code, "Ctrl+O")
        menu.addSeparator()
        self._add(menu, "&Quit", commands.leave, "Ctrl+Q")

    def _build_go(self, pages: tuple[tuple[str, str, str], ...]) -> None:
        menu = self._bar.addMenu(MENUS[1])
        commands = self._commands

        def opening(key: str) -> Slot:
            return lambda: commands.open_page(key)

        for place, (key, _, text) in enumerate(pages, 1):
            self._add(menu, text, opening(key), f"Ctrl+{place}")
        menu.addSeparator()
        self._add(menu, "&Search", commands.focus_search, "Ctrl+K")
        self._add(menu, "Next &pane", lambda: commands.cycle_panes(1), "F6")
        self._add(menu, "Pre&vious pane", lambda: commands.cycle_panes(-1), "Shift+F6")

    def _build_view(self) -> None:
        menu = self._bar.addMenu(MENUS[2])
        commands = self._commands
        group = QActionGroup(self._owner)

        def wearing(name: PaletteName) -> Slot:
            return lambda: commands.choose_palette(name)

        for name, text in _PALETTES:
            action = self._add(menu, text, wearing(name))
            action.setCheckable(True)
            group.addAction(action)
            self._palettes[name] = action
        menu.addSeparator()
        self._add(menu, "La&rger text", lambda: commands.step_text(1), "Ctrl++", "Ctrl+=")
        self._add(menu, "S&maller text", lambda: commands.step_text(-1), "Ctrl+-")
        self._add(menu, "&Usual text size", lambda: commands.set_text(1.0), "Ctrl+0")
        menu.addSeparator()
        self._add(menu, "&Choices panel", lambda: commands.toggle_panel("choices"), "F7")
        self._add(menu, "&Basis panel", lambda: commands.toggle_panel("basis"), "F8")

    def set_palette(self, name: PaletteName) -> None:
        """Show which colours are chosen."""
        self._palettes[name].setChecked(True)

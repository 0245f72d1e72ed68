"""The style sheet, made from a palette and a text size."""

from pathlib import Path

from ipdesk.ui.palette import Palette

_SHEET = """
* { font-family: "Atkinson Hyperlegible Next"; }
QWidget { color: $ink; font-size: ${body}px; }
QMainWindow, QDialog, #canvas { background: $window; }
#surface, QScrollArea#surface, QScrollArea#surface > QWidget > QWidget { background: $surface; }
QToolTip { background: $surface; color: $ink; border: 1px solid $control; padding: 6px; }

QLabel { background: transparent; }
QLabel[role="display"] { font-size: ${display}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="section"] { font-size: ${caption}px; font-weight: 600; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="caption"] { font-size: ${caption}px; color: $muted; }
QLabel[role="small"] { font-size: ${cell}px; }
QLabel[role="warning"] { color: $caution; }
QLabel[role="hint-title"] { color: $caution; font-weight: 600; }
QLabel[role="brand"] { font-size: ${title}px; font-weight: 700; color: $accent; }
QLabel[role="pill"] { font-size: ${caption}px; border: 1px solid $control; border-radius: ${pill}px;
    padding: 2px 9px; }
QLabel[role="pill-caution"] { font-size: ${caption}px; color: $caution; background: $caution_soft;
    border: 1px solid $caution; border-radius: ${pill}px; padding: 2px 9px; }
QLabel:focus { outline: 2px solid $accent; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="soft"] { background: $accent_soft; border: 1px solid $accent_soft;
    border-radius: 8px; }
QFrame[role="caution"] { background: $caution_soft; border: 1px solid $caution;
    border-radius: 8px; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame#leftPane { background: $surface; border: none; border-right: 1px solid $line; }
QFrame#rightPane { background: $surface; border: none; border-left: 1px solid $line; }
QFrame#topBar { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame#toolBar { background: $raised; border: none; border-bottom: 1px solid $line; }
QFrame#statusLine { background: $surface; border: none; border-top: 1px solid $line; }
QFrame#statusLine QLabel { font-size: ${caption}px; color: $muted; }
QFrame#statusLine QLabel[role="warning"] { color: $caution; }

QPushButton, QToolButton { background: $surface; border: 1px solid $control; border-radius: 7px;
    padding: 0 13px; min-height: ${target}px; }
QToolButton { padding: 0 8px; }
QLineEdit QToolButton { background: transparent; border: none; padding: 0; margin: 0;
  min-width: 0; min-height: 0; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; border-color: $accent; }
QPushButton:pressed, QToolButton:pressed { background: $band; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 12px; }
QToolButton:focus { padding: 0 7px; }
QPushButton:disabled, QToolButton:disabled { color: $control; border-color: $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
    font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $track; color: $muted; border-color: $track; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent;
    border: 1px solid transparent; color: $accent; padding: 0 8px; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $accent_soft; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $accent;
    padding: 0 7px; }
QPushButton[role="quiet"]:checked, QToolButton[role="quiet"]:checked { background: $accent_soft;
    color: $accent; font-weight: 600; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; }
QPushButton[segment="first"], QPushButton[segment="middle"], QPushButton[segment="last"] {
    border-radius: 0; padding: 0 12px; }
QPushButton[segment="first"] { border-top-left-radius: 7px; border-bottom-left-radius: 7px; }
QPushButton[segment="middle"], QPushButton[segment="last"] { margin-left: -1px; }
QPushButton[segment="last"] { border-top-right-radius: 7px; border-bottom-right-radius: 7px; }
QPushButton[segment]:checked { background: $accent; color: $on_accent; border-color: $accent;
    font-weight: 600; }
QPushButton[segment]:focus { border: 2px solid $ink; padding: 0 11px; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QPlainTextEdit, QTextEdit {
    background: $surface; border: 1px solid $control; border-radius: 7px; padding: 0 9px;
    min-height: ${target}px; selection-background-color: $accent;
    selection-color: $on_accent; placeholder-text-color: $muted; }
QPlainTextEdit, QTextEdit { padding: 5px 7px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding-left: 8px; }
QLineEdit[role="address"] { border: none; border-radius: 3px; background: transparent;
    color: $accent; padding: 0; min-height: ${menu}px; font-size: ${cell}px; }
QLineEdit[role="address"]:focus { border: 1px solid $accent; padding: 0; }
QLineEdit[invalid="yes"] { border: 2px solid $danger; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("controls/chevron-down.svg");
    width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $control; padding: 4px;
    outline: none; selection-background-color: $accent_soft; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: ${target}px; padding: 0 8px; }

QCheckBox { spacing: 9px; min-height: ${target}px; background: transparent; }
QCheckBox::indicator, QListView::indicator { width: ${box}px; height: ${box}px;
    border: 1px solid $control; border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent;
    border-color: $accent; image: url("controls/check.svg"); }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked:focus { border: 2px solid $ink; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 1px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; border: 1px solid $control; padding: 5px; }
QMenu::item { padding: 7px 26px 7px 28px; border-radius: 5px; min-height: ${menu}px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 7px; }
QMenu::indicator:checked { image: url("controls/tick.svg"); }

QListWidget, QListView { background: $surface; border: 2px solid $surface; outline: none;
    border-radius: 6px; }
QListWidget:focus { border: 2px solid $accent; }
QListWidget::item, QListView::item { padding: 5px 9px; border-radius: 6px;
    min-height: ${menu}px; }
QListWidget::item:hover { background: $band; }
QListWidget::item:selected { background: $accent_soft; color: $ink; }
QListWidget#results { border: 1px solid $control; border-radius: 8px; padding: 5px; }

QTabBar { background: $surface; }
QTabBar::tab { min-height: ${target}px; padding: 2px 14px; background: $surface;
    border: 2px solid $surface; border-bottom: 3px solid $line; }
QTabBar::tab:selected { font-weight: 600; color: $accent; border-bottom: 3px solid $accent; }
QTabBar::tab:hover { background: $accent_soft; }
QTabBar:focus { outline: none; }
QTabBar::tab:selected:focus, QTabBar:focus::tab:selected { border: 2px solid $accent;
    border-bottom: 3px solid $accent; }

QTableView { background: $surface; border: none; outline: none; gridline-color: $line; }
QTableView QTableCornerButton::section { background: $raised; border: none; }
QHeaderView { background: $raised; border: none; }
QLabel#gridCorner { background: $raised; border-right: 1px solid $line;
    border-bottom: 1px solid $line; }
QTextBrowser { background: $surface; border: none; padding: 0; }
QScrollArea { border: none; background: transparent; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 3px; }
"""


def stylesheet(palette: Palette, scale: float, icons: Path) -> str:
    """The application's style sheet."""
    tone = "dark" if palette.dark else "light"
    values = {
        name: getattr(palette, name) for name in Palette.__slots__ if name not in ("name", "dark")
    }
    sizes = {
        "caption": 12,
        "cell": 13,
        "body": 14,
        "title": 17,
        "display": 26,
        "target": 30,
        "menu": 20,
        "box": 16,
        "pill": 10,
    }
    lengths = {name: str(round(height * scale)) for name, height in sizes.items()}
    controls = (icons / "controls" / tone).as_posix()
    sheet = _SHEET
    # The longer name first: one may begin with another.
    for name, text in sorted({**values, **lengths}.items(), key=lambda one: -len(one[0])):
        sheet = sheet.replace(f"${{{name}}}", text).replace(f"${name}", text)
    return sheet.replace('url("controls/', f'url("{controls}/')

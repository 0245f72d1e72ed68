"""A widget for each part of a basis, and its words for those who listen."""

from collections.abc import Callable
from functools import partial
from typing import assert_never

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ipdesk.ui import theme
from ipdesk.ui.delegates.blocks import EFFECT_LOOKS
from ipdesk.ui.delegates.criteria import CRITERION_LOOKS
from ipdesk.ui.models.basis_parts import (
    AskPart,
    CertaintyLine,
    CriterionLine,
    Detail,
    EffectLine,
    Mark,
    Paragraph,
    Part,
    Parts,
    PlainWords,
    Section,
    SourceEntry,
    Title,
)
from ipdesk.ui.widgets.parts import Dots, icon_label, label, rule, selectable


def _row(*widgets: QWidget, gap: int = 8) -> QWidget:
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget, int(widget is widgets[-1]))
    return box


def _certainty(part: CertaintyLine) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(3)
    word = label(f"Certainty: {part.word}", "strong")
    dots = Dots(part.certainty.dots, f"Certainty {part.word}")
    line = _row(dots, word)
    layout.addWidget(line)
    if part.reason:
        layout.addWidget(label(part.reason, "caption"))
    return box


def _frame(role: str, *widgets: QWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", role)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(theme.px(12), theme.px(9), theme.px(12), theme.px(10))
    layout.setSpacing(theme.px(4))
    for widget in widgets:
        layout.addWidget(widget)
    return frame


def _mark(part: Mark) -> QWidget:
    made = label(part.text, "pill-caution" if part.warns else "pill")
    if len(part.text) > 44:
        return _frame("caution", label(part.text, "warning"))
    made.setWordWrap(False)
    return _row(made, QWidget())


def _effect(part: EffectLine) -> QWidget:
    icon, ink, _ = EFFECT_LOOKS[part.effect]
    word = label(part.word, "strong")
    word.setStyleSheet(f"color: {getattr(theme.active(), ink)};")
    line = _row(icon_label(icon, ink, 18), word)
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(label(part.factor, "title"))
    layout.addWidget(line)
    return box


def _criterion(part: CriterionLine) -> QWidget:
    icon, ink = CRITERION_LOOKS[part.met]
    word = label(part.word.capitalize(), "strong")
    word.setStyleSheet(f"color: {getattr(theme.active(), ink)};")
    line = _row(icon_label(icon, ink, 18), word)
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(line)
    layout.addWidget(label(part.label, "strong"))
    return box


def _ask(part: AskPart, ask: Callable[[AskPart], None] | None) -> QWidget:
    button = QPushButton("Answer now")
    button.setAccessibleName(f"Answer now: {part.text}")
    button.setToolTip(part.text)
    if ask is not None:
        button.clicked.connect(partial(ask, part))
    return _row(button, QWidget())


def _two_lines(first: tuple[str, str], second: tuple[str, str]) -> QWidget:
    """Two labels, one under the other; each is its words and its role."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(1)
    layout.addWidget(label(*first))
    layout.addWidget(label(*second))
    return box


def _source(part: SourceEntry) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, theme.px(4), 0, theme.px(2))
    layout.setSpacing(theme.px(3))
    layout.addWidget(rule())
    citation = selectable(part.citation, "small")
    citation.setAccessibleName(f"Source {part.number}: {part.citation}")
    layout.addWidget(citation)
    if part.where:
        layout.addWidget(_address(part))
    if part.note:
        layout.addWidget(label(part.note, "caption"))
    if part.warns:
        layout.addWidget(_mark(Mark("Source not yet read", warns=True)))
    return box


def _address(part: SourceEntry) -> QLineEdit:
    """An address that can be copied whole and never widens the panel."""
    field = QLineEdit(part.where)
    field.setProperty("role", "address")
    field.setReadOnly(True)
    field.setFrame(False)
    field.setCursorPosition(0)
    field.setToolTip(part.where)
    field.setAccessibleName(f"Address of source {part.number}")
    return field


def _words(part: Title | Paragraph | Section) -> QWidget:
    match part:
        case Title():
            return _two_lines((part.text, "title"), (part.subtitle, "caption"))
        case Paragraph():
            return label(part.text, part.role)
        case Section():
            box = label(part.text, "strong")
            box.setContentsMargins(0, theme.px(6), 0, 0)
            return box


def part_widget(part: Part, ask: Callable[[AskPart], None] | None = None) -> QWidget:
    """A widget for a part of a basis; ``ask`` is called where factors can be asked."""
    match part:
        case Title() | Paragraph() | Section():
            box = _words(part)
        case CertaintyLine():
            box = _certainty(part)
        case PlainWords():
            box = _frame("soft", label("For the patient", "strong"), label(part.text))
        case Detail():
            box = _two_lines((part.label, "section"), (part.text, "small"))
        case Mark():
            box = _mark(part)
        case EffectLine():
            box = _effect(part)
        case CriterionLine():
            box = _criterion(part)
        case AskPart():
            box = _ask(part, ask)
        case SourceEntry():
            box = _source(part)
        case _:
            assert_never(part)
    return box


def spoken(parts: Parts) -> str:
    """All the words of a basis in reading order."""
    lines = []
    for part in parts:
        match part:
            case Title():
                lines += [part.text, part.subtitle]
            case CertaintyLine():
                lines += [f"Certainty {part.word}", part.reason]
            case Paragraph() | Section() | Mark():
                lines.append(part.text)
            case PlainWords():
                lines.append(f"For the patient: {part.text}")
            case Detail():
                lines.append(f"{part.label}: {part.text}")
            case EffectLine() | CriterionLine():
                about = part.factor if isinstance(part, EffectLine) else part.label
                lines.append(f"{part.word.capitalize()}: {about}")
            case AskPart():
                lines.append(f"Not asked yet: {part.text}.")
            case SourceEntry():
                lines.append(f"Source {part.number}: {part.citation}")
    return " ".join(line for line in lines if line)

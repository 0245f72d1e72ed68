"""How the sheet is printed: language, paper, print size, depth, blank worksheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ipdesk.content.words import ENGLISH, Language
from ipdesk.handout.options import Depth, Paper, PrintSize
from ipdesk.ui.widgets.composer_fields import Pairs, Segments, captioned, remark
from ipdesk.ui.widgets.parts import CheckRow
from ipdesk.workspace.model import Review


def spoken_day(review: Review) -> str:
    """The day of a review: 2 November 2026."""
    return f"{review.day.day} {review.day:%B %Y}"


def checked_words(language: Language, review: Review | None) -> str:
    """Who checked the texts of a language, or what that means for the sheet; none for English."""
    if language.code == ENGLISH:
        return ""
    if review is not None:
        return f"{language.english_name} texts checked by {review.name}, {spoken_day(review)}."
    if language.reviewer:
        return f"{language.english_name} texts checked by {language.reviewer}."
    return (
        f"No qualified translator has checked the {language.english_name} texts yet, so the sheet "
        "prints \u201cdraft\u201d. When one has, note it under Clinic."
    )


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """How a sheet is printed; ``facing`` is the language of the facing page, empty for none."""

    language: str = ENGLISH
    facing: str = ""
    paper: Paper = Paper.LETTER
    size: PrintSize = PrintSize.STANDARD
    depth: Depth = Depth.FULL
    blank: bool = False


class PrintFields(QWidget):
    """The choices of print; each is a matter of a moment, so every one is told at once.

    Signals:
        changed: The person chose something.
    """

    changed = Signal()

    def __init__(self, languages: Sequence[Language], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._languages = {language.code: language for language in languages}
        self._reviews: dict[str, Review] = {}
        self._language, self._facing = QComboBox(), QComboBox()
        for language in languages:
            self._language.addItem(language.name, language.code)
        for combo in (self._language, self._facing):
            combo.setMinimumContentsLength(6)
        self._fill_facing()
        self._checked = remark()
        self._size = Segments(
            "Print", ((PrintSize.STANDARD, "Standard print"), (PrintSize.LARGE, "Large print"))
        )
        self._paper = Segments("Paper", ((Paper.LETTER, "Letter"), (Paper.A4, "A4")))
        self._depth = Segments("Length", ((Depth.SHORT, "Two pages"), (Depth.FULL, "Full")))
        self._depth.set_value(Depth.FULL)
        self._blank = CheckRow("Blank worksheet, to fill in by hand")
        self._fields = Pairs(
            (captioned("Language", self._language), captioned("Facing page in", self._facing))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            self._fields, self._checked, self._size, self._paper, self._depth, self._blank
        ):  # fmt: skip
            column.addWidget(widget)
        self._language.currentIndexChanged.connect(self._on_language)
        self._facing.currentIndexChanged.connect(self.changed)
        for segments in (self._size, self._paper, self._depth):
            segments.chosen.connect(self.changed)
        self._blank.toggled.connect(self.changed)
        self._tell_checked()

    @property
    def language(self) -> str:
        """The code of the sheet's language."""
        return str(self._language.currentData())

    @property
    def choice(self) -> PrintChoice:
        """What is chosen."""
        return PrintChoice(
            language=self.language,
            facing=str(self._facing.currentData() or ""),
            paper=Paper(self._paper.value),
            size=PrintSize(self._size.value),
            depth=Depth(self._depth.value),
            blank=self._blank.isChecked(),
        )

    def set_reviews(self, reviews: Sequence[Review]) -> None:
        """Take who checked which language."""
        self._reviews = {review.language: review for review in reviews}
        self._tell_checked()

    def set_paper(self, paper: Paper) -> None:
        """Choose a paper, without telling anybody."""
        self._paper.set_value(paper)

    def set_choice(self, choice: PrintChoice) -> None:
        """Choose all, without telling anybody; a language that is gone is English."""
        blockers = [
            QSignalBlocker(widget) for widget in (self._language, self._facing, self._blank)
        ]
        self._language.setCurrentIndex(max(0, self._language.findData(choice.language)))
        self._fill_facing()
        self._facing.setCurrentIndex(max(0, self._facing.findData(choice.facing)))
        self._blank.setChecked(choice.blank)
        del blockers
        self._paper.set_value(choice.paper)
        self._size.set_value(choice.size)
        self._depth.set_value(choice.depth)
        self._tell_checked()

    def set_columns(self, columns: int) -> None:
        """Set one or two fields in a row."""
        self._fields.set_columns(columns)

    def _fill_facing(self) -> None:
        """Offer every language but the sheet's own."""
        chosen = self._facing.currentData() or ""
        with QSignalBlocker(self._facing):
            self._facing.clear()
            self._facing.addItem("None", "")
            for code, language in self._languages.items():
                if code != self.language:
                    self._facing.addItem(language.name, code)
            self._facing.setCurrentIndex(max(0, self._facing.findData(chosen)))
        self._facing.setEnabled(len(self._languages) > 1)

    @Slot()
    def _on_language(self) -> None:
        self._fill_facing()
        self._tell_checked()
        self.changed.emit()

    def _tell_checked(self) -> None:
        language = self._languages[self.language]
        words = checked_words(language, self._reviews.get(language.code))
        self._checked.setText(words)
        self._checked.setVisible(bool(words))
        self._language.setAccessibleDescription(words)

"""Saves and prints a finished sheet: its very bytes, in the background."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from ipdesk.errors import IpdeskError
from ipdesk.handout.given import GivenSheet
from ipdesk.ui import pdf_pages, problems
from ipdesk.ui.background import Lane
from ipdesk.ui.problems import Tone

PDF_FILES = "PDF files (*.pdf)"
SAVED, PRINTED = "handout (PDF) saved", "handout printed"


def _write(data: bytes, path: Path) -> Path:
    from ipdesk.handout.pdf.write import write_pdf  # loads what prints

    write_pdf(data, path)
    return path


class Output(QObject):
    """Asks where to, and sends the bytes there.

    Signals:
        said: What came of it, as a tone and a sentence.
    """

    said = Signal(str, str)

    def __init__(self, lane: Lane, parent: QWidget) -> None:
        super().__init__(parent)
        self._lane, self._page = lane, parent
        self._given: dict[GivenSheet, None] = {}
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )

    @property
    def given(self) -> tuple[str, ...]:
        """What was saved or printed since the patient came, in words."""
        return tuple(dict.fromkeys(sheet.how for sheet in self._given))

    @property
    def sheets(self) -> tuple[GivenSheet, ...]:
        """The sheets that were saved or printed since the patient came."""
        return tuple(self._given)

    def forget(self) -> None:
        """Another patient comes; what is still being written counts for the one before."""
        self._given = {}

    def save(self, data: bytes, name: str, sheet: GivenSheet) -> None:
        """Ask for a place, offering ``name`` in the folder used last, and write the file."""
        path = problems.choose_new_file(
            self._page, "Save the sheet", self._folder / name, PDF_FILES
        )
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
        given = self._given
        self._lane.run(
            lambda: _write(data, path),
            lambda written: self._on_written(written, sheet, given),
            self._on_failed,
        )

    def print(self, data: bytes, paper: str, sheet: GivenSheet) -> None:
        """Ask for a printer and print the pages."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        pdf_pages.prepare(printer, paper)
        if not problems.choose_printer(self._page, printer):
            return
        given = self._given
        self._lane.run(
            lambda: pdf_pages.print_pages(data, printer),
            lambda pages: self._on_printed(pages, sheet, given),
            self._on_failed,
        )

    def _on_written(self, path: Path, sheet: GivenSheet, given: dict[GivenSheet, None]) -> None:
        self._folder = path.parent
        given[replace(sheet, how=SAVED)] = None
        self.said.emit(Tone.DONE, f"Saved as {path}.")

    def _on_printed(self, pages: int, sheet: GivenSheet, given: dict[GivenSheet, None]) -> None:
        if pages:
            given[replace(sheet, how=PRINTED)] = None
            words = "1 page was" if pages == 1 else f"{pages} pages were"
            self.said.emit(Tone.DONE, f"{words} sent to the printer.")
        else:
            self.said.emit(
                Tone.FAULT,
                "The printer did not take the sheet. Look after the printer, "
                "or save a PDF file and print that.",
            )

    def _on_failed(self, error: IpdeskError) -> None:
        self.said.emit(Tone.FAULT, str(error))

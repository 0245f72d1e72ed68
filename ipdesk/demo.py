"""Without a display: a real handout, and pictures of the screens, written to a folder."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

OPTIONS = ("ect", "tms", "ketamine-iv", "esketamine")
HANDOUT = ("tms", "ect", "no-new-treatment")
# The same day in every picture, so that a picture changes only when the program does.
DAY = date(2026, 11, 22)
START = date(2026, 12, 1)
CLINIC, PHONE = "Sample Clinic", "555-0142"
COMPARE_SIZE = (1440, 900)


def write_handout(folder: Path) -> Path:
    """Make a handout for a made-up clinic and write it."""
    from ipdesk.clinical.factors import find_factor, read_answers
    from ipdesk.clinical.material import compare_from
    from ipdesk.content.opening import open_library
    from ipdesk.handout.build import build_handout, gather_handout
    from ipdesk.handout.options import ClinicDetails, HandoutOptions
    from ipdesk.handout.pdf.write import pdf_bytes, write_pdf

    library = open_library()
    patient = read_answers(library.factors, ["seizure-history"], [])
    comparison = compare_from(library, HANDOUT, "trd", patient)

    options = HandoutOptions(
        date=DAY,
        clinic=ClinicDetails(name=CLINIC, phone=PHONE),
        say=(find_factor(library.factors, "seizure-history").id,),
        matters=("speed", "memory"),
        start=START,
        next_visit="1 December, 10:30",
    )
    path = folder / "handout.pdf"
    write_pdf(
        pdf_bytes(build_handout(comparison, options, gather_handout(library, comparison))), path
    )
    return path


def page_pictures(sheet: Path, folder: Path) -> list[Path]:
    """Draw the pages of a sheet as PNG files."""
    import pypdfium2

    paths = []
    with pypdfium2.PdfDocument(sheet) as document:
        for number in range(len(document)):
            path = folder / f"handout-{number + 1}.png"
            document[number].render(scale=1.25).to_pil().save(path)
            paths.append(path)
    return paths


def screen_pictures(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """Grab the screens named, with a visit that touches several cautions."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as own:
        # A made-up clinic in a folder of its own: the real one's settings stay untouched.
        os.environ["IPDESK_DATA"] = own
        return _grab(folder, names)


def _wait(milliseconds: int) -> None:
    """Let the window work: settings and the sheet's preview are read in the background."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _grab(folder: Path, names: tuple[str, ...]) -> list[Path]:
    from ipdesk import paths
    from ipdesk.app import application, dress, main_window
    from ipdesk.clinical.factors import read_answers
    from ipdesk.content.opening import open_library
    from ipdesk.workspace.model import ClinicProfile
    from ipdesk.workspace.store import open_store

    clinic = ClinicProfile(name=CLINIC, phone=PHONE, country="US")
    open_store(paths.workspace_file()).save(clinic)
    app = application()
    dress(app)
    window = main_window(open_library())
    window.resize(*COMPARE_SIZE)
    window.show()
    flow = window.workflow
    flow.set_options(OPTIONS)
    words = ["age=34", "pregnancy", "seizure-history", "lithium"]
    for factor, answer in read_answers(flow.library.factors, words, []).answers.items():
        flow.set_answer(factor, answer)
    written = []
    for name in names:
        window.open_page(name)
        _wait(4000 if name == "handouts" else 800)
        path = folder / f"{name}.png"
        window.grab().save(str(path))
        written.append(path)
    window.close()
    return written


def main(words: list[str]) -> int:
    """``FOLDER`` writes the handout and the Compare screen; ``--screens FOLDER`` all pictures."""
    every = "--screens" in words
    folder = Path(next((word for word in words if not word.startswith("--")), "demo"))
    folder.mkdir(parents=True, exist_ok=True)
    sheet = write_handout(folder)
    names = ("compare", "reference", "handouts", "clinic", "about") if every else ("compare",)
    written = screen_pictures(folder, names)
    if every:
        written += page_pictures(sheet, folder)
        sheet.unlink()
    else:
        written.insert(0, sheet)
    sys.stdout.write("Wrote " + ", ".join(str(path) for path in written) + ".\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The composer, from a change to the new picture of the page in view. Prints figures in ms.

In turn: after a choice, the median and the least; after a mark of what matters; after another
option; from a letter typed to every page drawn, with the pause before the sheet is made anew, as a
clinician waits through it too.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QLineEdit, QPushButton

from benchmarks.subject import CHOSEN
from ipdesk.app import application, dress
from ipdesk.content.opening import open_library
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.preview import Preview
from ipdesk.ui.widgets.composer_maker import SheetMaker
from ipdesk.ui.workflow import Workflow
from ipdesk.workspace.model import ClinicProfile

CHANGES = 9
QUIET = 600
"""Longer than a sheet takes to be drawn and looked over."""
OTHERS = ("ect", "ketamine-iv")


def main() -> None:
    """Open the composer, wait for its first sheet, then change one thing after another."""
    app = application()
    dress(app)
    workflow = Workflow(open_library())
    workflow.set_options(CHOSEN)
    with tempfile.TemporaryDirectory() as folder:
        clinic = ClinicSettings(Path(folder) / "workspace.db")
        clinic.save(ClinicProfile(country="US"))
        page = HandoutPage(workflow, clinic)
        page.resize(1366, 768)
        page.show()
        idle()
        maker = page.findChildren(SheetMaker)[0]
        preview = page.findChildren(Preview)[0]
        papers = [button for button in page.findChildren(QPushButton) if _is_paper(button)]
        mattering = workflow.library.priorities[0].id
        choice = seen(maker.drafted, preview, [button.click for button in papers[::-1]])
        figures = [statistics.median(choice), min(choice)]
        for changes in (
            [lambda: workflow.set_priorities((mattering,)), lambda: workflow.set_priorities(())],
            [lambda: workflow.set_options(OTHERS), lambda: workflow.set_options(CHOSEN)],
        ):
            figures.append(statistics.median(seen(maker.drafted, preview, changes)))
        name = next(
            field for field in page.findChildren(QLineEdit) if "name" in field.accessibleName()
        )
        letter = [lambda: name.setText(f"{name.text()}a")]
        figures.append(statistics.median(seen(preview.drawn, preview, letter)))
        clinic.finish()
    sys.stdout.write(" ".join(f"{figure:.1f}" for figure in figures) + "\n")


def _is_paper(button: QPushButton) -> bool:
    return button.accessibleName().startswith("Paper: ")


def idle() -> None:
    """Let everything that was begun come to an end, a late drawing included."""
    loop = QEventLoop()
    QTimer.singleShot(QUIET, loop.quit)
    loop.exec()


def seen(
    signal: SignalInstance, preview: Preview, changes: Sequence[Callable[[], object]]
) -> list[float]:
    """Milliseconds from each of some changes, in turn, to the signal and the painted window."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    times = []
    for number in range(CHANGES):
        began = time.perf_counter()
        changes[number % len(changes)]()
        loop.exec()
        preview.grab()
        times.append((time.perf_counter() - began) * 1000)
        idle()
    signal.disconnect(loop.quit)
    return times


main()

"""The composer, from a letter typed to the new picture of the page. Prints ms a change.

The pause before the sheet is made anew is in it, as a clinician waits through it too.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QLineEdit

from benchmarks.subject import CHOSEN
from ipdesk.app import application, dress
from ipdesk.content.opening import open_library
from ipdesk.ui.clinic_settings import ClinicSettings
from ipdesk.ui.pages.handouts import HandoutPage
from ipdesk.ui.preview import Preview
from ipdesk.ui.workflow import Workflow
from ipdesk.workspace.model import ClinicProfile

CHANGES = 9


def main() -> None:
    """Open the composer, wait for its first sheet, then type a name letter by letter."""
    app = application()
    dress(app)
    workflow = Workflow(open_library())
    workflow.set_options(CHOSEN)
    with tempfile.TemporaryDirectory() as folder:
        clinic = ClinicSettings(Path(folder) / "workspace.db")
        clinic.save(ClinicProfile(country="US"))
        page = HandoutPage(workflow, clinic)
        page.resize(1366, 768)
        preview = page.findChildren(Preview)[0]
        name = next(
            field for field in page.findChildren(QLineEdit) if "name" in field.accessibleName()
        )
        loop = QEventLoop()
        preview.drawn.connect(loop.quit)
        page.show()
        loop.exec()
        loop.exec()  # the first drawing did not know how wide the page is
        times = []
        for number in range(CHANGES):
            began = time.perf_counter()
            name.setText(f"{name.text()}{'abcdefghi'[number]}")
            loop.exec()
            preview.grab()
            times.append((time.perf_counter() - began) * 1000)
        clinic.finish()
    sys.stdout.write(f"{statistics.median(times):.1f}\n")


main()

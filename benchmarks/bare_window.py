"""The floor of start-up: a bare PySide6 window with an empty table. Prints ms and MB."""

import resource
import sys
import time

BEGAN = time.perf_counter()

from PySide6.QtWidgets import QApplication, QTableWidget  # noqa: E402  # the import is measured


def main() -> None:
    """Show the window, paint it once, and say how long that took."""
    app = QApplication(sys.argv)
    table = QTableWidget(40, 6)
    table.resize(1366, 768)
    table.show()
    app.processEvents()
    table.grab()
    took = (time.perf_counter() - BEGAN) * 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{took:.1f} {took:.1f} {memory:.1f}\n")


main()

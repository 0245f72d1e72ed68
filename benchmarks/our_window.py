"""Start-up of ipdesk: first painted frame, then Compare filled. Prints ms, ms and MB."""

import resource
import sys
import time

BEGAN = time.perf_counter()

from ipdesk.app import application, dress, main_window  # noqa: E402  # the import is measured
from ipdesk.content.opening import open_library  # noqa: E402  # the import is measured


def main() -> None:
    """Show the window, paint it, choose four options, paint again."""
    app = application()
    dress(app)
    window = main_window(open_library())
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    window.grab()
    painted = (time.perf_counter() - BEGAN) * 1000
    window.workflow.set_options(("ect", "tms", "ketamine-iv", "esketamine"))
    app.processEvents()
    window.grab()
    filled = (time.perf_counter() - BEGAN) * 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{painted:.1f} {filled:.1f} {memory:.1f}\n")


main()

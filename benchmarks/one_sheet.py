"""One sheet by one way in a fresh process: ``python -m benchmarks.one_sheet WAY FOLDER``. ms.

Ways that are named for the reference begin there, as the command line does; every other way begins
with a content that was put together before.
"""

import sys
import time

BEGAN = time.perf_counter()

from pathlib import Path  # noqa: E402  # the imports are measured


def main(way: str, folder: Path) -> None:
    """Print the sheet and say how long that took."""
    if way.startswith("reference"):
        from benchmarks.subject import from_reference, plainly_from_reference

        data = from_reference() if way == "reference" else plainly_from_reference()
    elif way.startswith("ours"):
        import pickle

        from benchmarks.ours import printed

        # The file is the benchmark's own.
        handout = pickle.loads((folder / "handout.pickle").read_bytes())
        data = printed(handout, tagged=way == "ours")
    else:
        import json
        from importlib import import_module

        sheet = json.loads((folder / "sheet.json").read_text(encoding="utf-8"))
        data = import_module(f"benchmarks.peers.{way}").render(sheet)
    took = (time.perf_counter() - BEGAN) * 1000
    (folder / f"{way}.pdf").write_bytes(data)
    sys.stdout.write(f"{took:.1f}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

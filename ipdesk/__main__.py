"""Starts the window when called without a command, the command line otherwise."""

import gc
import sys


def main() -> int:
    """Run ipdesk and return its exit code: 0 done, 1 failed, 2 wrong usage."""
    if len(sys.argv) > 1:
        from ipdesk.cli import run  # the window needs no command line

        return run(sys.argv[1:])
    # Until the window is furnished almost nothing becomes garbage, and looking for it is slow.
    gc.disable()
    from ipdesk.app import start  # the command line must not load Qt

    return start()


if __name__ == "__main__":
    sys.exit(main())

"""Makes the bundle and proves that it works by running it; `make bundle` calls this."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import ROOT

PROGRAM = ROOT / "dist" / "ipdesk" / "ipdesk"


def run(*command: str, **environment: str) -> str:
    done = subprocess.run(
        command,
        cwd=tempfile.gettempdir(),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> None:
    """Build, then ask the doctor, write a handout and show the window."""
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    subprocess.run([*build, "build.spec"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clean = {"IPDESK_DATA": str(folder / "data"), "QT_QPA_PLATFORM": "offscreen"}
        report = run(str(PROGRAM), "doctor", **clean)
        here = run(sys.executable, "-m", "ipdesk", "doctor", PYTHONPATH=str(ROOT), **clean)
        lines = [*report.splitlines(), *here.splitlines()]
        sections = {line for line in lines if line.startswith("handout sections:")}
        if len(sections) != 1:
            sys.exit(f"The bundle and the source differ in their sections: {sections}")
        sheet = folder / "sheet.pdf"
        # A start date asks for public holidays, Spanish for the translations.
        run(
            str(PROGRAM), "handout", "ect", "tms", "no-new-treatment", "--out", str(sheet),
            "--start", "2026-12-21", "--language", "es", "--facing", "en", **clean,
        )  # fmt: skip
        if not sheet.read_bytes().startswith(b"%PDF"):
            sys.exit("The bundle wrote no PDF.")
        picture = folder / "window.png"
        run(str(PROGRAM), IPDESK_PICTURE=str(picture), **clean)
        if not picture.is_file() or picture.stat().st_size < 20_000:
            sys.exit("The bundle showed no window.")
    files = [path for path in PROGRAM.parent.rglob("*") if not path.is_symlink()]
    size = sum(path.stat().st_size for path in files if path.is_file())
    sys.stdout.write(f"The bundle works: {PROGRAM.parent} ({size / 1e6:.0f} MB).\n")


if __name__ == "__main__":
    main()

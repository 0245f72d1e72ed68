"""Puts the compiled reference, fonts and icons into the wheel; everything else is in pyproject.toml."""

import shutil
import sys
from datetime import date
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent


class BuildWithResources(build_py):
    """Copies resources beside the modules; the content goes in compiled, never as TOML."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        sys.path.insert(0, str(ROOT))
        from ipdesk.content.compile import build  # needs the build requirements

        target = Path(self.build_lib) / "ipdesk" / "_resources"
        shutil.rmtree(target, ignore_errors=True)
        for folder in ("fonts", "icons", "lang"):
            if (ROOT / "resources" / folder).is_dir():
                shutil.copytree(ROOT / "resources" / folder, target / folder)
        build(ROOT / "resources" / "content", target / "reference.db", date.today())


setup(cmdclass={"build_py": BuildWithResources})

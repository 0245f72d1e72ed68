"""typst: the sheet as ``sheet.typ``, tagged as PDF/UA-1; it remembers what it laid out before."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("sheet.typ")


@cache
def _fonts(folder: str) -> typst.Fonts:
    return typst.Fonts(False, False, [folder])


def render(sheet: dict[str, Any]) -> bytes:
    """Print the sheet; typst itself refuses what PDF/UA-1 does not allow."""
    return bytes(
        typst.compile(
            str(TEMPLATE),
            font_paths=_fonts(sheet["font_folder"]),
            ignore_system_fonts=True,
            sys_inputs={"sheet": json.dumps(sheet)},
            pdf_standards=["ua-1"],
        )
    )

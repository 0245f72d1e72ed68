"""Twelve varied handouts of the shipped content: checked by the tests, drawn by `make gallery`."""

import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image

from ipdesk.clinical.factors import find_factor
from ipdesk.clinical.material import compare_from, read_patient
from ipdesk.content.library import Library
from ipdesk.content.opening import open_library
from ipdesk.handout.blocks import Handout
from ipdesk.handout.build import build_handout, gather_handout
from ipdesk.handout.options import ClinicDetails, Depth, HandoutOptions, Paper, PrintSize
from ipdesk.handout.pdf.write import pdf_bytes, write_pdf

DAY = date(2026, 11, 22)
START = date(2026, 12, 1)
CLINIC = ClinicDetails(name="Sample Clinic", phone="555-0142", hours="Mon to Fri, 8 to 5")
LONG = ClinicDetails(
    name="Sample Center for Interventional Psychiatry and Brain Stimulation, North Building",
    phone="555-0142 extension 7",
)
_SCALE = 0.75
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """One handout: the options, the condition, the patient's answers and what is printed."""

    name: str
    ids: tuple[str, ...]
    condition: str = "trd"
    factors: tuple[str, ...] = ()
    options: HandoutOptions = field(default_factory=lambda: HandoutOptions(date=DAY))


def _options(**changes: object) -> HandoutOptions:
    return HandoutOptions(**{"date": DAY, "clinic": CLINIC, **changes})  # type: ignore[arg-type]


SHEETS = (
    Sheet(
        "two-options", ("tms", "ect"), factors=("seizure-history",),
        options=_options(
            name="Ana", start=START, matters=("memory",), say=("seizure-history",),
            next_visit="1 December, 10:30",
        ),
    ),
    Sheet(
        "three-options", ("ect", "tms", "ketamine-iv"), factors=("age=71", "lithium"),
        options=_options(
            start=START, matters=("speed", "memory", "driving-work"), say=("age", "lithium"),
            note="You asked about work.\nWe can write a letter for your employer.",
        ),
    ),
    Sheet("two-pages", ("ect", "tms"), options=_options(name="Li", depth=Depth.SHORT)),
    Sheet(
        "six-options", ("ect", "tms", "ketamine-iv", "esketamine", "vns", "dbs"),
        options=_options(clinic=LONG, name="Maximilian-Alexander von und zu Hohenlohe-Beispiel"),
    ),
    Sheet("no-new-treatment", ("usual-care", "no-new-treatment"), options=_options(start=START)),
    Sheet(
        "large-print", ("ect", "no-new-treatment"), condition="late-life",
        options=_options(size=PrintSize.LARGE, paper=Paper.A4, country="GB", name="Edith"),
    ),
    Sheet(
        "spanish", ("tms", "esketamine", "usual-care"), factors=("pregnancy",),
        options=_options(language="es", name="Rosa", start=START, say=("pregnancy",)),
    ),
    Sheet("catatonia", ("ect", "usual-care"), condition="catatonia", options=_options()),
    Sheet(
        "ocd", ("tms:deep-tms", "dbs", "ablative"), condition="ocd",
        options=_options(start=START),
    ),
    Sheet(
        "ways-of-giving", ("tms:itbs", "tms", "ect:bitemporal"),
        options=_options(start=date(2026, 12, 24), paper=Paper.A4),
    ),
    Sheet("worksheet", ("ect", "ketamine-iv"), options=_options(blank=True)),
    Sheet(
        "facing", ("tms", "ect"), options=_options(language="es", second_language="en", name="Rosa")
    ),
)  # fmt: skip


def build(sheet: Sheet, library: Library) -> Handout:
    """Build one of them."""
    patient = read_patient(library, sheet.factors, (), ())
    comparison = compare_from(library, sheet.ids, sheet.condition, patient)
    for name in sheet.options.say:
        find_factor(library.factors, name)
    material = gather_handout(
        library, comparison, sheet.options.language, sheet.options.second_language
    )
    return build_handout(comparison, sheet.options, material)


def main(folder: Path) -> None:
    """Write every handout, and all their pages on one picture each and together."""
    folder.mkdir(parents=True, exist_ok=True)
    library = open_library()
    strips = []
    for sheet in SHEETS:
        path = folder / f"{sheet.name}.pdf"
        write_pdf(pdf_bytes(build(sheet, library)), path)
        with pypdfium2.PdfDocument(path) as document:
            pages = [page.render(scale=_SCALE).to_pil() for page in document]
        strips.append(_joined(pages))
        strips[-1].save(folder / f"{sheet.name}.png")
    _stacked(strips).save(folder / "gallery.png")


def _joined(pages: list[Image.Image]) -> Image.Image:
    """Pages in rows of six."""
    width, height = pages[0].width + 8, pages[0].height + 8
    rows = -(-len(pages) // _COLUMNS)
    strip = Image.new("RGB", (width * _COLUMNS, height * rows), "#888888")
    for number, page in enumerate(pages):
        row, column = divmod(number, _COLUMNS)
        strip.paste(page, (column * width + 4, row * height + 4))
    return strip


def _stacked(strips: list[Image.Image]) -> Image.Image:
    width = max(strip.width for strip in strips)
    whole = Image.new("RGB", (width, sum(strip.height for strip in strips)), "#888888")
    top = 0
    for strip in strips:
        whole.paste(strip, (0, top))
        top += strip.height
    return whole


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery"))

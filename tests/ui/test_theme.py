"""Palettes, fonts and text size."""

from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ipdesk.ui import icons, theme
from ipdesk.ui.palette import Palette
from tests.conftest import ROOT

TEXT_PAIRS = (
    ("ink", "surface"),
    ("ink", "window"),
    ("ink", "accent_soft"),
    ("muted", "surface"),
    ("muted", "raised"),
    ("muted", "band"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("accent", "band"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("caution", "caution_soft"),
    ("caution", "window"),
    ("danger", "danger_soft"),
    ("good", "good_soft"),
    ("on_nav", "nav"),
)
SHAPE_PAIRS = (("control", "surface"), ("accent", "track"), ("accent", "surface"))


def luminance(color: str) -> float:
    parts = QColor(color).getRgbF()[:3]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", theme.PALETTES.values(), ids=theme.PALETTES)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_words_stand_out_from_their_ground(palette: Palette, pair: tuple[str, str]) -> None:
    assert contrast(*(getattr(palette, name) for name in pair)) >= 4.5


@pytest.mark.parametrize("palette", theme.PALETTES.values(), ids=theme.PALETTES)
@pytest.mark.parametrize("pair", SHAPE_PAIRS, ids="-on-".join)
def test_shapes_stand_out_from_their_ground(palette: Palette, pair: tuple[str, str]) -> None:
    assert contrast(*(getattr(palette, name) for name in pair)) >= 3


def test_every_palette_fills_the_style_sheet(qapp: QApplication) -> None:
    for palette in theme.PALETTES.values():
        theme.apply(qapp, palette, 2.0)
        assert theme.active() is palette
        assert "$" not in qapp.styleSheet()


def test_text_grows_with_its_scale(qapp: QApplication) -> None:
    usual = theme.font("cell").pixelSize()
    theme.apply(qapp, theme.LIGHT, 2.0)
    assert theme.font("cell").pixelSize() == 2 * usual
    assert theme.px(32) == 64


def test_a_text_size_between_steps_takes_the_nearest() -> None:
    assert theme.nearest_scale(1.3) == 1.25
    assert theme.nearest_scale(9) == 2.0


def test_the_bundled_typeface_loads(fonts: str) -> None:
    assert fonts == ""


def test_a_missing_font_file_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPDESK_RESOURCES", str(tmp_path))
    assert theme.load_fonts().startswith("5 of 5 font files are missing")


def test_every_icon_named_in_the_code_is_shipped() -> None:
    shipped = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    code = "".join(path.read_text() for path in (ROOT / "ipdesk" / "ui").rglob("*.py"))
    unused = {name for name in shipped if f'"{name}"' not in code}
    assert not unused, f"shipped and never used: {unused}"
    assert icons.pixmap("check", QColor("black"), 16).toImage().pixelColor(6, 10).alpha() >= 0


def test_each_colour_field_is_a_colour() -> None:
    for palette in theme.PALETTES.values():
        for field in fields(Palette):
            if field.name not in ("name", "dark"):
                assert QColor(getattr(palette, field.name)).isValid()

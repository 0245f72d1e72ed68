"""The colours of the window: light, dark and high contrast."""

from ipdesk.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour that the window uses, by what it is for."""

    name: str
    dark: bool
    window: str
    surface: str
    raised: str
    band: str
    ink: str
    muted: str
    line: str
    control: str
    """Borders of controls: three to one against what lies behind them."""
    track: str
    """The empty part of a picture."""
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    caution: str
    caution_soft: str
    danger: str
    danger_soft: str
    good: str
    good_soft: str
    nav: str
    nav_active: str
    on_nav: str


LIGHT = Palette(
    name="light",
    dark=False,
    window="#F4F6F5",
    surface="#FFFFFF",
    raised="#FAFCFB",
    band="#EAF0EF",
    ink="#17252A",
    muted="#4C5D63",
    line="#DCE3E2",
    control="#87949A",
    track="#DFE6E5",
    accent="#0B5A62",
    accent_hover="#094A51",
    on_accent="#FFFFFF",
    accent_soft="#E2F1F0",
    caution="#7A4E00",
    caution_soft="#FFF1D0",
    danger="#9A1B1E",
    danger_soft="#FCE6E5",
    good="#1C6238",
    good_soft="#E3F3E8",
    nav="#0C3F45",
    nav_active="#17646D",
    on_nav="#F2F8F8",
)

DARK = Palette(
    name="dark",
    dark=True,
    window="#0F1A1D",
    surface="#152328",
    raised="#1A2A30",
    band="#20343B",
    ink="#E8F0F0",
    muted="#A9BBC0",
    line="#2B3F46",
    control="#6E868D",
    track="#30454C",
    accent="#62C6CD",
    accent_hover="#83D5DA",
    on_accent="#06262A",
    accent_soft="#1B3E44",
    caution="#F6CE7C",
    caution_soft="#3A2D0C",
    danger="#FFA5A1",
    danger_soft="#471D1F",
    good="#97DFAE",
    good_soft="#183A24",
    nav="#091417",
    nav_active="#1B464C",
    on_nav="#E8F0F0",
)

HIGH_CONTRAST = Palette(
    name="high-contrast",
    dark=True,
    window="#000000",
    surface="#000000",
    raised="#000000",
    band="#1C1C1C",
    ink="#FFFFFF",
    muted="#FFFFFF",
    line="#9A9A9A",
    control="#FFFFFF",
    track="#4A4A4A",
    accent="#FFE14D",
    accent_hover="#FFF0A0",
    on_accent="#000000",
    accent_soft="#2E2A00",
    caution="#FFD479",
    caution_soft="#000000",
    danger="#FF9C9C",
    danger_soft="#000000",
    good="#9CF2B4",
    good_soft="#000000",
    nav="#000000",
    nav_active="#FFE14D",
    on_nav="#FFFFFF",
)

"""Every colour of the program: one frozen set of tokens for each theme, and how strongly each pair must contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark", "contrast"]


@dataclass(frozen=True)
class Tokens:
    """What each colour is for. Nothing else in the program names a colour."""

    name: ThemeName
    ground: str  # behind everything
    chrome: str  # top bar, navigation, status line
    surface: str  # panels, tables, inputs
    sunken: str  # table heads, quiet chips, the desk under a printed page
    line: str  # separators (decoration: nothing depends on seeing it)
    edge: str  # borders of controls (3:1 at least)
    text: str
    muted: str  # second-rank text, still 4.5:1
    accent: str  # links, selection mark, primary button
    accent_over: str  # primary button under the pointer
    on_accent: str
    soft: str  # selected row, selected tab
    danger: str  # staff-risk and danger as text, icon or edge
    danger_fill: str  # the staff-risk band
    on_danger: str
    danger_soft: str
    late: str  # late and due as text, icon or edge
    late_soft: str
    label: str  # the DOMESTIC ABUSE label: ink, never a warning colour
    on_label: str
    focus: str
    bar: str  # edge of the staff-risk band (only high contrast needs one)
    ring: int = 2  # width of the focus ring


LIGHT = Tokens(
    name="light",
    ground="#F4F6F7",
    chrome="#FFFFFF",
    surface="#FFFFFF",
    sunken="#EBEFF1",
    line="#D6DDE1",
    edge="#6B7985",
    text="#17212B",
    muted="#4B5965",
    accent="#0B5C66",
    accent_over="#08464E",
    on_accent="#FFFFFF",
    soft="#E1EFF0",
    danger="#A51D17",
    danger_fill="#A51D17",
    on_danger="#FFFFFF",
    danger_soft="#FCEDEB",
    late="#7A4A00",
    late_soft="#FFF1CF",
    label="#17212B",
    on_label="#FFFFFF",
    focus="#1F4FD6",
    bar="#A51D17",
)

DARK = Tokens(
    name="dark",
    ground="#12171C",
    chrome="#181F25",
    surface="#1B232A",
    sunken="#252F38",
    line="#323E48",
    edge="#7F8E9A",
    text="#E9EEF1",
    muted="#AAB6C0",
    accent="#74C8CE",
    accent_over="#93D8DD",
    on_accent="#08262A",
    soft="#1C3B40",
    danger="#FF9A90",
    danger_fill="#8E1B16",
    on_danger="#FFFFFF",
    danger_soft="#3A1B1A",
    late="#F3C164",
    late_soft="#382B12",
    label="#E9EEF1",
    on_label="#12171C",
    focus="#9DB8FF",
    bar="#FF9A90",
)

CONTRAST = Tokens(
    name="contrast",
    ground="#000000",
    chrome="#000000",
    surface="#000000",
    sunken="#000000",
    line="#FFFFFF",
    edge="#FFFFFF",
    text="#FFFFFF",
    muted="#FFFFFF",
    accent="#7FE9FF",
    accent_over="#C8F6FF",
    on_accent="#000000",
    soft="#003B47",
    danger="#FFA69E",
    danger_fill="#000000",
    on_danger="#FFFFFF",
    danger_soft="#000000",
    late="#FFD24A",
    late_soft="#000000",
    label="#FFFFFF",
    on_label="#000000",
    focus="#FFF200",
    bar="#FF7A6E",
    ring=3,
)

THEMES: dict[ThemeName, Tokens] = {t.name: t for t in (LIGHT, DARK, CONTRAST)}

# (foreground, background, least ratio) for every pair the kit really paints
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("text", "ground", 4.5),
    ("text", "surface", 4.5),
    ("text", "sunken", 4.5),
    ("text", "soft", 4.5),
    ("text", "chrome", 4.5),
    ("muted", "ground", 4.5),
    ("muted", "surface", 4.5),
    ("muted", "sunken", 4.5),
    ("muted", "soft", 4.5),
    ("muted", "chrome", 4.5),
    ("accent", "ground", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "soft", 4.5),
    ("accent", "chrome", 4.5),
    ("accent", "sunken", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_over", 4.5),
    ("danger", "surface", 4.5),
    ("danger", "ground", 4.5),
    ("danger", "chrome", 4.5),
    ("danger", "danger_soft", 4.5),
    ("text", "danger_soft", 4.5),
    ("on_danger", "danger_fill", 4.5),
    ("late", "late_soft", 4.5),
    ("late", "surface", 4.5),
    ("text", "late_soft", 4.5),
    ("muted", "late_soft", 4.5),
    ("muted", "danger_soft", 4.5),
    ("on_label", "label", 4.5),
    ("edge", "surface", 3.0),
    ("edge", "ground", 3.0),
    ("focus", "surface", 3.0),
    ("focus", "ground", 3.0),
    ("focus", "chrome", 3.0),
    ("focus", "soft", 3.0),
    ("late", "ground", 3.0),
    ("on_danger", "danger_fill", 3.0),
)


def ratio(one: str, other: str) -> float:
    """Contrast of two #RRGGBB colours as WCAG 2 counts it."""

    def light(code: str) -> float:
        part = [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        part = [float(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in part]
        return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)

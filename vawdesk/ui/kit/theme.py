"""The look that is on now: its colours, fonts by role, widths that grow with the text. Follows the system unless told.

Fonts never appear in the style sheet: they are set by role in points, so the system's text size counts.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from vawdesk import paths
from vawdesk.ui.kit.sheet import style_sheet
from vawdesk.ui.kit.tokens import CONTRAST, DARK, LIGHT, THEMES, ThemeName, Tokens

UNIT = 8  # the grid: every gap, height and indent is a multiple of it
GAP_S, GAP, GAP_L = UNIT, UNIT * 2, UNIT * 3
CONTROL, CONTROL_FORM = UNIT * 4, UNIT * 5  # 32 in bars, 40 in forms and on the one primary button
NAV, TOP, STATUS = 208, 56, 32
RADIUS = 6
TARGET = 24  # the least width and height of anything that is pressed (WCAG 2.5.8)
FAMILY = "Inter"
DRESSED = "dressed"

Role = Literal["display", "title", "heading", "body", "strong", "meta", "small"]
TYPE: dict[Role, tuple[int, QFont.Weight]] = {  # pixels at 96 dpi, weight. Nothing under 12
    "display": (28, QFont.Weight.DemiBold),  # sign-in only
    "title": (22, QFont.Weight.DemiBold),  # one on a page
    "heading": (16, QFont.Weight.DemiBold),  # sections and panels
    "body": (14, QFont.Weight.Normal),
    "strong": (14, QFont.Weight.DemiBold),
    "meta": (13, QFont.Weight.Normal),  # who, when, how
    "small": (12, QFont.Weight.DemiBold),  # badges, column heads
}


class _Look(QObject):
    """The one place that keeps which look is on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.scale = 1.0
        self.sheet = ""  # "" until a look is put on


@cache
def look() -> _Look:
    """Says `changed` after another look was put on."""
    return _Look()


def now() -> Tokens:
    """The colours that are on."""
    return look().tokens


def scale() -> float:
    """The system's text size: 1.0 is the usual one, 2.0 is 200 %."""
    return look().scale


def colour(token: str) -> QColor:
    """A colour by the name of its token."""
    return QColor(getattr(now(), token))


def font(role: Role = "body") -> QFont:
    """The font of a role, in points, with level figures and letters that cannot be mistaken for one another (I l 1)."""
    return QFont(_font(role, scale()))


@cache
def _font(role: Role, grown_by: float) -> QFont:
    """Kept: as long as one lives, Qt keeps what it has drawn with it."""
    pixels, weight = TYPE[role]
    made = QFont(FAMILY)
    made.setPointSizeF(pixels * 0.75 * grown_by)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("tnum", "cv05", "cv08"):
        made.setFeature(QFont.Tag(feature), 1)
    return made


def wide(pixels: int) -> int:
    """A width or least height that grows with the text, in steps of the grid."""
    return round(pixels * scale() / UNIT) * UNIT


def grown(pixels: int) -> int:
    """The size of a drawing, which grows with the words beside it."""
    return round(pixels * scale())


def system_scale(app: QApplication) -> float:
    """How large the person asked the system to write, from 1.0 to 2.0. Where the house's own font is on already, what it was made for."""
    if app.font() == font():
        return scale()
    usual = 9.0 if sys.platform == "win32" else 11.0
    return max(1.0, min(2.0, app.font().pointSizeF() / usual))


def system_theme() -> Tokens:
    """The colours the person asked the system for: high contrast first, then dark or light."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def follow_system(app: QApplication) -> None:
    """Put on what the system asks for, now and whenever that changes."""
    hints = QGuiApplication.styleHints()

    def again() -> None:
        apply(app, system_theme().name)

    hints.colorSchemeChanged.connect(again)
    hints.accessibility().contrastPreferenceChanged.connect(again)
    apply(app, system_theme().name, system_scale(app))


def apply(app: QApplication, name: ThemeName, text_scale: float | None = None) -> None:
    """Put a look on: fonts, palette, and the style sheet of every dressed window. One that is on is left alone: all would be drawn anew."""
    _load_fonts()
    wanted = (THEMES[name], text_scale or scale())
    if (now(), scale()) == wanted and look().sheet and app.font() == font():
        return
    look().tokens, look().scale = wanted
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(_palette(now()))
    look().sheet = style_sheet(now(), RADIUS, scale(), paths.resources() / "icons" / "sheet")
    for window in app.topLevelWidgets():
        if window.property(DRESSED):
            dress(window)
    look().changed.emit()


def dress(window: QWidget) -> None:
    """Give a window that stands by itself the look that is on; what is put into it and every dialog over it take it from there.

    The style sheet is the window's and not the application's: what is put together before it comes into a window would be styled
    anew, with all that is in it, each time it is put into something, which was a sixth of opening a page.
    """
    window.setProperty(DRESSED, True)  # one that comes before any look is dressed with the first
    window.setStyleSheet(look().sheet)


@cache
def _load_fonts() -> tuple[str, ...]:
    folder = paths.resources() / "fonts"
    found = []
    for weight in ("Regular", "SemiBold", "Bold"):
        number = QFontDatabase.addApplicationFont(str(folder / f"Inter-{weight}.ttf"))
        if number < 0:
            raise FileNotFoundError(f"the font Inter {weight} is missing from {folder}")
        found += QFontDatabase.applicationFontFamilies(number)
    return tuple(found)


def _palette(t: Tokens) -> QPalette:
    made, role = QPalette(), QPalette.ColorRole
    for which, code in (
        (role.Window, t.ground),
        (role.WindowText, t.text),
        (role.Base, t.surface),
        (role.AlternateBase, t.sunken),
        (role.Text, t.text),
        (role.Button, t.surface),
        (role.ButtonText, t.text),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent),
        (role.PlaceholderText, t.muted),
        (role.Link, t.accent),
        (role.ToolTipBase, t.surface),
        (role.ToolTipText, t.text),
        (role.Mid, t.edge),
        (role.Dark, t.edge),
        (role.Light, t.surface),
        (role.Accent, t.accent),
    ):
        made.setColor(which, QColor(code))
    return made

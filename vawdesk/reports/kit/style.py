"""The type scale and the grid of the page. Sizes are points; what is a length on paper is written in millimetres times `mm`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from vawdesk.reports.kit.fonts import BOLD, FIGURES, REGULAR

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 20 * mm, 18 * mm, 28 * mm, 24 * mm
MEASURE = WIDTH - LEFT - RIGHT  # 172 mm
HALF, LABEL, GUTTER = MEASURE / 2, 40 * mm, 6 * mm
COLUMN = (MEASURE - GUTTER) / 2  # one language beside the other

HAIR, RULE, BOXED, HEAVY, BAR = 0.6, 1.0, 1.3, 2.0, 3.5  # line weights that survive a bad photocopy
PEN_BOX, PRINTED_BOX = 6 * mm, 5 * mm  # a tick box to be ticked by hand, and one that is ticked already
PITCH, FIRST_LINE = 8.5 * mm, 8 * mm  # between writing lines, and above the first of them
PAD = 1.6 * mm


@dataclass(frozen=True)
class Style:
    """How a text is set: sizes and spaces in points. `ink` is 0 for black, 1 for white. `figures`: bold, with a plain zero."""

    size: float = 11
    leading: float = 14
    bold: bool = False
    before: float = 0
    after: float = 5
    align: Literal["left", "centre", "right"] = "left"
    ink: float = 0
    figures: bool = False

    @property
    def font(self) -> str:
        """The name of the font."""
        if self.figures:
            return FIGURES
        return BOLD if self.bold else REGULAR


BODY = Style()
TIGHT = replace(BODY, after=0)
STRONG = replace(TIGHT, bold=True)
TELEPHONE = replace(TIGHT, figures=True)
LEAD = Style(13, 17, after=7)
H1 = Style(21, 25, bold=True, after=5)
H2 = Style(14, 17.5, bold=True, before=11, after=5)
H3 = Style(12, 15, bold=True, before=7, after=3)
INVERSE = replace(STRONG, ink=1, align="centre")  # one letter, or the words of the banner: longer white text fills in when copied
SMALL = 9  # furniture, and the names under date boxes; nothing else is under 11
SMALL_LEADING = 11

"""The fonts of the paper, which letters they have, and what stands on the page for a letter they lack."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from vawdesk import paths

REGULAR, BOLD = "Atkinson", "Atkinson-Bold"
FIGURES = "Noto-Bold"  # its zero is plain: for telephone numbers, that are read from a wall or by somebody in a hurry
FIGURES_FILE = "NotoSans-Bold.ttf"
FILES = {REGULAR: "AtkinsonHyperlegibleNext-Regular.ttf", BOLD: "AtkinsonHyperlegibleNext-Bold.ttf"}
ALIKE = {
    "\t": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u202f": "\u00a0",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2015": "—",
    "\u02bc": "’",
}
INVISIBLE = frozenset({"Cc", "Cf", "Cs"})  # controls, joiners and bidi marks: nothing to draw, and nothing that a person wrote

rl_config.useA85 = 0  # binary streams: a quarter smaller, and no encoder written in Python


@cache
def register() -> tuple[TTFont, ...]:
    """Give reportlab the fonts. Called before the first measurement; reading the files is the dear part of a first page."""
    fonts = tuple(TTFont(name, str(paths.resources() / "fonts" / file)) for name, file in FILES.items())
    for font in fonts:
        pdfmetrics.registerFont(font)
    return fonts


@cache
def _register_figures() -> None:
    pdfmetrics.registerFont(TTFont(FIGURES, str(paths.resources() / "fonts" / FIGURES_FILE)))


@lru_cache(maxsize=50_000)
def measure(text: str, font: str, size: float) -> float:
    """The width of these letters in points."""
    register()
    if font == FIGURES:
        _register_figures()
    return float(pdfmetrics.stringWidth(text.replace("\u00a0", " "), font, size))  # as it is drawn


@cache
def letters() -> frozenset[str]:
    """Every letter that can be shown in both weights."""
    found = [{code for code in font.face.charToGlyph if 32 <= code < 0xFFFE} for font in register()]
    return frozenset(map(chr, set.intersection(*found)))


@cache
def _strange() -> re.Pattern[str]:
    known = "".join(re.escape(letter) for letter in sorted(letters()))
    return re.compile(f"[^{known}\n]+")


def unprintable(text: str) -> list[str]:
    """The letters of this text that the paper cannot show, each once, in order of appearance. To be said before printing."""
    found: dict[str, None] = {}
    for match in _strange().finditer(unicodedata.normalize("NFC", text)):
        found |= {letter: None for letter in match.group() if letter not in ALIKE and unicodedata.category(letter) not in INVISIBLE}
    return list(found)


def shown(text: str) -> str:
    """The text as it can be drawn: each letter the font lacks becomes a question mark, a run of them in square brackets.

    The mark is drawn and read aloud; a letter is never left out unseen. Controls and joiners, which show nothing, go.
    """
    if text.isascii() and text.isprintable():
        return text
    return _strange().sub(_replaced, unicodedata.normalize("NFC", text))


def _replaced(match: re.Match[str]) -> str:
    words, missing = "", 0
    for letter in match.group():
        if letter in ALIKE or unicodedata.category(letter) in INVISIBLE:
            words += ("[" + "?" * missing + "]" if missing else "") + ALIKE.get(letter, "")
            missing = 0
        else:
            missing += 1
    return words + ("[" + "?" * missing + "]" if missing else "")

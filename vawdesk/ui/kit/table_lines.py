"""The words of a cell laid out in lines: nothing is cut while it can stand on another line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFontMetrics

from vawdesk.ui.kit import theme
from vawdesk.ui.kit.badge import MARKS
from vawdesk.ui.kit.table_model import Cell
from vawdesk.ui.kit.theme import Role

PAD, END = 16, 8  # before the words of a cell and after them
MOST = 5  # lines in one cell; what is longer is cut, and can be read whole by pointing at it
STEP = 20  # the height of a line
AROUND = 16  # above and below the lines of a row
SLACK = 2  # what matched is drawn bold and is a little wider


@dataclass(frozen=True)
class Words:
    """One line of a cell as it is drawn."""

    words: str
    role: Role
    ink: str
    whole: bool = True


@lru_cache(maxsize=4096)
def broken(words: str, role: Role, room: int, scale: float) -> tuple[str, ...]:
    """The words in lines that fit, broken between words; one that is wider than the room keeps a line of its own."""
    del scale  # the same words are wider in larger text: a part of what is remembered
    metrics, lines, line = QFontMetrics(theme.font(role)), list[str](), ""
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if line and metrics.horizontalAdvance(longer) > room - SLACK:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line)


def badge_width(cell: Cell) -> int:
    """How wide the badge of a cell is, with its drawing."""
    drawing = cell.drawing or MARKS.get(cell.tone, "")
    return QFontMetrics(theme.font("small")).horizontalAdvance(cell.badge) + 16 + (theme.grown(14) + 4 if drawing else 0)


def laid_out(cell: Cell, width: int) -> list[Words]:
    """The lines of a cell in a column so wide. A badge takes the first line and leaves its words the rest."""
    room = width - PAD - END
    parts: list[tuple[str, Role, str]] = []
    if cell.first:
        ink = "muted" if cell.role == "meta" and not cell.badge else "text"
        parts.append((cell.first, cell.role, ink))
    if cell.second:
        parts.append((cell.second, "meta", "muted"))
    lines = [
        Words(line, role, ink, _width(line, role) <= room)
        for number, (words, role, ink) in enumerate(parts)
        for line in broken(
            words, role, room - (theme.grown(16) + 8 if cell.drawing and not cell.badge and not number else 0), theme.scale()
        )
    ]
    if len(lines) > MOST:
        last = lines[MOST - 1]
        lines = [*lines[: MOST - 1], Words(f"{last.words}…", last.role, last.ink, whole=False)]
    return lines


def height(cell: Cell, width: int) -> int:
    """How high a row must be for this cell."""
    count = len(laid_out(cell, width))
    badge = theme.grown(24) + (theme.grown(4) if count else 0) if cell.badge else 0
    return count * theme.grown(STEP) + badge + AROUND


def cut(cell: Cell, width: int) -> bool:
    """Whether something of this cell cannot be read in a column so wide."""
    wide = bool(cell.badge) and badge_width(cell) > width - PAD
    return wide or not all(line.whole for line in laid_out(cell, width))


def _width(words: str, role: Role) -> int:
    return QFontMetrics(theme.font(role)).horizontalAdvance(words)

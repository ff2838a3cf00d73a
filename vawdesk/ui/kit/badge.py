"""Badge: a state in a word. LabelStrip: the mark that a record is about domestic abuse."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import row
from vawdesk.ui.kit.basics import Icon, Text, Tone

BadgeTone = Literal["neutral", "accent", "late", "danger"]
CONFIDENTIAL = N_("CONFIDENTIAL – DOMESTIC ABUSE")
INKS: dict[BadgeTone, Tone] = {"neutral": "muted", "accent": "accent", "late": "late", "danger": "danger"}
MARKS: dict[BadgeTone, str] = {"late": "late", "danger": "staff risk"}


def _as_large_as_its_words(made: QFrame, words: str) -> None:
    made.setMinimumHeight(theme.wide(24))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(words)


class Badge(QFrame):
    """Always a word, with an icon when it asks for anything. danger: staff risk, 999, an incident. late: late and due only."""

    def __init__(self, words: str, tone: BadgeTone = "neutral", drawing: str = "") -> None:
        super().__init__()
        self.setProperty("badge", tone)
        mark = drawing or MARKS.get(tone, "")
        icons = [Icon(mark, INKS[tone], 14)] if mark else []
        self.setLayout(row(*icons, Text(words, "small", INKS[tone]), gap=4, edges=(8, 2, 8, 2)))
        _as_large_as_its_words(self, words)


def state_badge(words: str, tone: BadgeTone) -> Badge:
    """Where a visit stands: red with a telephone once 999 is to be called, and never with the mark of staff risk."""
    return Badge(words, tone, "danger" if tone == "danger" else "")


class LabelStrip(QFrame):
    """Ink on its own, so that it reads as a label and not as a warning (8.31)."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setProperty("kind", "label")
        words = language.say(CONFIDENTIAL)
        text = Text(words, "small", "on_label")
        font = theme.font("small")
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.6)
        text.setFont(font)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(row(text, edges=(12, 2, 12, 2)))
        _as_large_as_its_words(self, words)

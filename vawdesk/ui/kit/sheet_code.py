"""The code of a recovery sheet on the screen: its number and three lines of three groups, as they stand on the paper."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from vawdesk.i18n import N_, Language
from vawdesk.ui.kit.arrange import column, frame, row
from vawdesk.ui.kit.basics import Icon, Text

SEAL = N_("Seal number {number}")
ACROSS = 3  # groups in a line


def sheet_code(code: str, number: str, language: Language) -> QFrame:
    """The panel with the code, which a screen reader spells."""
    groups = code.split()
    lines = ["    ".join(groups[first : first + ACROSS]) for first in range(0, len(groups), ACROSS)]
    shown = Text("\n".join(lines), "title", wrap=True)
    shown.setObjectName("code_shown")
    shown.setAccessibleName(" ".join(code))
    head = row(Icon("key", "muted"), Text(language.say(SEAL, number=number), "meta", "muted"), None)
    return frame(column(head, shown, edges=(16, 12, 16, 12)), "sunken")

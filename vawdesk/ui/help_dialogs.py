"""Two dialogs that any page can open: what to do in immediate danger, and the keys of the program."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, row, wrap
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.dialogs import Dialog
from vawdesk.ui.kit.flow import Flow

CLOSE = N_("Close")
DANGER = N_("Immediate danger: call 999")
DANGER_LINES = (
    N_("Use a phone now. VAWDesk cannot phone anyone."),
    N_("If you can, go to a safe place first. Do not go back in to check."),
    N_("Tell your manager as soon as everybody is safe. Write it down afterwards."),
)
KEYS_TITLE = N_("Keys")
KEYS: tuple[tuple[str, Message], ...] = (
    ("Ctrl+N", N_("Write it down now")),
    ("Ctrl+F", N_("Search")),
    ("Ctrl+L", N_("Hide and lock")),
    ("Ctrl+P", N_("Print")),
    ("Ctrl+S", N_("Keep what you typed as a draft")),
    ("Ctrl+Enter", N_("Finish: what the first button says")),
    ("Alt+Left", N_("Back to where you came from")),
    ("Ctrl+J", N_("Go to the alarm of a visit that has not called")),
    ("F2 – F8", N_("Decide about the visit in hand, on the page Visits: F1 says which key does what there")),
    ("F1", N_("Show or hide the guidance")),
    ("Esc", N_("Clear a search, close a question")),
    ("Enter", N_("Open the row, press the button")),
    ("Delete", N_("Take an answer back")),
    ("Ctrl+/", N_("Show these keys")),
)


class Notice(Dialog):
    """Something to read, with one button that closes it."""

    def __init__(self, parent: QWidget, heading: str, drawing: str, ink: str, items: list[Item], language: Language) -> None:
        super().__init__(parent, heading)
        close = Button(language.say(CLOSE), "primary")
        close.setObjectName("close")
        close.clicked.connect(self.accept)
        head = row(Icon(drawing, ink, 24), (Text(heading, "heading", wrap=True), 1), gap=12, top=True)
        self.setLayout(column(head, *items, 8, wrap(Flow([close])), gap=8, edges=(24, 24, 24, 24)))
        close.setFocus()


def danger(parent: QWidget, language: Language) -> Notice:
    """What to do now (X12). Never says that a risk is low."""
    lines: list[Item] = [Text(language.say(line), "body", wrap=True) for line in DANGER_LINES]
    return Notice(parent, language.say(DANGER), "danger", "danger", lines, language)


def keys(parent: QWidget, language: Language) -> Notice:
    """Every key that works on every page."""
    lines: list[Item] = []
    for key, words in KEYS:
        left = Text(key, "strong")
        left.setFixedWidth(theme.wide(80))
        lines.append(row(left, (Text(language.say(words), "body", wrap=True), 1), gap=16, top=True))
    return Notice(parent, language.say(KEYS_TITLE), "keyboard", "accent", lines, language)

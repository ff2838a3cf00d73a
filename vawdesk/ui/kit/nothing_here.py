"""The page of a record that is not there, or not for this reader: the same words for both, and the way to the list."""

from __future__ import annotations

from vawdesk.i18n import Message
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.page import Page


def show_nothing(page: Page, title: Message, heading: Message, why: Message, action: Message, to: str) -> None:
    """Fill an empty page: its title, what is said instead of the record, and a button that leads to the page `to`."""
    say = page.language.say
    page.set_head(say(title))
    empty = EmptyState(say(heading), say(why), say(action), to)
    if empty.button is not None:
        empty.button.clicked.connect(lambda: page.go.emit(to, None))
    page.add(empty)
    page.end()

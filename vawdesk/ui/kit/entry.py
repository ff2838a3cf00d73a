"""The entry of a page: its key, title, drawing and room, whose staff-risk flags it shows, and how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from vawdesk.i18n import Message
from vawdesk.ui.kit.page import Page

Room = Literal["casework", "hr", "organisation"]
Where = Literal["office", "away", "both"]
Subject = Literal["person", "address", "case", "visit", "flag"]
MakePage = Callable[[Any, Any], Page]
"""Makes the page from what the app gives every page, and the id of the record it is about (or a PageAsk that says more)."""


@dataclass(frozen=True)
class PageEntry:
    """One page of the program.

    `subjects` are the sorts of thing met on it whose flags the band must show; () says that nobody is met there. A page that
    names any must answer `Page.subjects()`. `in_menu` pages stand in the navigation, in the order of the manifest; `group`
    begins a new block there. `under` is the page of the menu to which another page belongs, wherever it was opened from.
    `roles` are the roles that may open it; () for everybody in the room. `where`: at the office's desk, at that of a carried copy, which
    adds and changes nothing, or at both.
    """

    key: str
    title: Message
    icon: str
    room: Room
    make: MakePage
    subjects: tuple[Subject, ...] = ()
    in_menu: bool = True
    group: int = 0
    roles: tuple[str, ...] = ()
    paragraph: str = ""
    under: str = ""
    where: Where = "office"

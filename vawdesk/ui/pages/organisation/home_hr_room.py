"""The door of the HR room: going in is signing in again, so that nothing of casework stays in the memory beside it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal

from vawdesk.i18n import N_
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.page import Page

ROOM = N_("HR room")
GO_IN, GO_OUT = N_("Go into the HR room"), N_("Leave the HR room")
IN_WHY = N_(
    "The HR room is kept apart: caseworkers, managers and Setup cannot open it. It holds no records in this version. "
    "To go in, the program closes everything else and asks you to sign in again."
)
OUT_WHY = N_("To go back to the rest, the program closes the HR room and asks you to sign in again.")


class HrRoomPage(Page):
    """One sentence and one verb.

    Signals:
        room_asked(str): "hr" to go in, "casework" to go out.
    """

    room_asked = Signal(str)

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        say, inside = at.language.say, at.desk.vault.room == "hr"
        self.set_head(say(ROOM))
        verb = Button(say(GO_OUT if inside else GO_IN), "primary", "hr")
        verb.setObjectName("change_room")
        verb.clicked.connect(lambda: self.room_asked.emit("casework" if inside else "hr"))
        self.add(Text(say(OUT_WHY if inside else IN_WHY), "body", wrap=True))
        self.set_verbs([verb])
        self.end()


ENTRY = PageEntry("hr_room", ROOM, "hr", "organisation", HrRoomPage, group=8)
WAY_OUT = PageEntry(ENTRY.key, GO_OUT, "leave", "hr", HrRoomPage, group=8)  # inside the room its door is the way out

"""What a test of a contact note looks at."""

from __future__ import annotations

from sqlalchemy import select

from tests.ui.pages.people.conftest import Room
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.ui.kit.page import Page


def look(page: Page) -> None:
    page.look()  # type: ignore[attr-defined]  # what comes a moment after each change


def only_note(room: Room) -> ContactNote:
    with room.desk.reading() as session:
        found = session.scalars(select(ContactNote)).one()
        session.expunge(found)
    return found

"""Everything around one signed contact note: what was added to it, what its people and cases are called, what is still to be done."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.contact_note import ContactNote, FollowUp
from vawdesk.services.additions import additions_to
from vawdesk.services.connections import is_kept_from
from vawdesk.services.names_on_file import cases_called, people_called, staff_called
from vawdesk.services.refusals import NothingHere

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

FOLLOW_UP = "follow up"


@dataclass(frozen=True)
class NoteFile:
    """What the page of a note shows. `put_right` are corrections of a fact, which stand before it; `added` the other additions (X3)."""

    note: ContactNote
    put_right: tuple[Addendum, ...]
    added: tuple[Addendum, ...]
    called: dict[uuid.UUID, str]


def note_file(desk: Desk, id: uuid.UUID) -> NoteFile:
    """A note with what belongs to it; the look is journalled. Raises NothingHere, also for whoever is kept from it (C11)."""
    note = desk.open(ContactNote, id)
    with desk.reading() as session:
        if is_kept_from(session, desk.account.staff, desk.now().today, note):
            raise NothingHere
        cases = [case for case in (note.case, note.belongs_to) if case is not None]
        called = people_called(session, note.with_people or ()) | cases_called(session, cases) | staff_called(desk)
    first, after = additions_to(desk, note.id)
    return NoteFile(note, first, after, called)


def follow_up_done(desk: Desk, id: uuid.UUID, index: int) -> None:
    """What was to be done next is done, today; `index` is its row in the note."""
    with desk.writing() as unit:
        held = unit.get(ContactNote, id)
        rows: list[FollowUp] = list(held.follow_up or ())
        rows[index] = replace(rows[index], done_on=unit.now.today)
        held.follow_up = tuple(rows)
        unit.act(held, FOLLOW_UP)
        unit.commit()


def said_in_all(desk: Desk) -> list[str | None]:
    """What was written down in every note of the vault, for its trial of itself: no reader asks for all of them."""
    with desk.reading() as session:
        return list(session.scalars(select(ContactNote.what_was_said)))

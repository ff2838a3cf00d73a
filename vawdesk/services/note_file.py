"""Everything around one signed contact note: what was added to it, what its people and cases are called, what is still to be done."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.models.base import Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.contact_note import ContactNote, FollowUp
from vawdesk.services.names_on_file import cases_called, people_called, staff_called

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
        standing = (Addendum.record == note.id, Addendum.status != Status.WITHDRAWN)
        found = list(session.scalars(select(Addendum).where(*standing).order_by(Addendum.added_at)))
        session.expunge_all()
        cases = [case for case in (note.case, note.belongs_to) if case is not None]
        called = people_called(session, note.with_people or ()) | cases_called(session, cases) | staff_called(desk)
    sealed = [one for one in desk.sealed(Addendum) if one.record == note.id]
    added = sorted([*found, *sealed], key=lambda one: one.added_at or one.created_at)
    first, after = (one for one in added if one.comes_first), (one for one in added if not one.comes_first)
    return NoteFile(note, tuple(first), tuple(after), called)


def follow_up_done(desk: Desk, id: uuid.UUID, index: int) -> None:
    """What was to be done next is done, today; `index` is its row in the note."""
    with desk.writing() as unit:
        held = unit.get(ContactNote, id)
        rows: list[FollowUp] = list(held.follow_up or ())
        rows[index] = replace(rows[index], done_on=unit.now.today)
        held.follow_up = tuple(rows)
        unit.act(held, FOLLOW_UP)
        unit.commit()

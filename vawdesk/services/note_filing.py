"""Putting a note on record: signed by whoever saves it, under both names where somebody else began it (8.25, 8.29)."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import LATER_CORRECTION, ContactNote, is_late
from vawdesk.models.casework.roles import CAUSING
from vawdesk.models.rules import Problem
from vawdesk.models.values import Tri
from vawdesk.services import from_paper, sealing, signed_words
from vawdesk.services.additions import gathered
from vawdesk.services.misfiling import WITHDRAW, Move, Moved, against_move, move
from vawdesk.services.page_ask import PageAsk
from vawdesk.services.refusals import Refused
from vawdesk.services.unit import Unit, signed_by

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class NoteAsk(PageAsk):
    """What a page knows when a note is to be written of somebody in a case who is not the one whose file it is."""

    case: uuid.UUID
    person: uuid.UUID


def ask_of(id: uuid.UUID | NoteAsk | None) -> tuple[uuid.UUID | None, uuid.UUID | None]:
    """The case or note that is asked for, and with whom where that is said."""
    return (id.case, id.person) if isinstance(id, NoteAsk) else (id, None)


def begin(desk: Desk, case: Case | None = None, person: uuid.UUID | None = None) -> ContactNote:
    """A new note of whoever is at the desk: now, and with this person, or with the one whose file it is."""
    whom = person if person is not None else case.person if case is not None else None
    people = (whom,) if whom is not None else None
    staff = desk.account.staff
    note = ContactNote(case=case.id if case else None, with_people=people, occurred_at=desk.now().utc, contact_by=staff, begun_by=None)
    note.behaviour_of_concern = concerns(case, people or ())
    return note


def concerns(case: Case | None, people: Collection[uuid.UUID]) -> bool:
    """Whether one of these people is in the case as somebody whose behaviour is a concern (11.7)."""
    return case is not None and any(CAUSING & set(case.roles_of(person)) for person in people)


def in_question(note: ContactNote, now: Moment) -> dict[str, bool]:
    """Of each field that is asked only after another answer, whether it comes into question while the note is written."""
    about_people = ("behaviour_of_concern", "child_in_household", "new_information_to_share", "in_earshot")
    return dict.fromkeys(about_people, not note.nobody) | {
        "risk_to_self": bool(note.behaviour_of_concern) and not note.nobody,
        "late_reason": is_late(note, now),
        "in_earshot_who": note.in_earshot is Tri.YES,
        "change_source": bool(note.what_has_changed),
    }


def sign(note: ContactNote, unit: Unit) -> None:
    """Put a note on record. One that a colleague began keeps their name beside the signature; putting it right is no new signing (X3)."""
    if note.status is Status.DRAFT:
        note.recorded_at, note.status, note.signed = unit.now.utc, Status.SIGNED, from_paper.hand(note, unit)


def against_correcting(desk: Desk, note: ContactNote) -> Problem | None:
    """What stands against this account changing its saved words (X3): the minutes, or that somebody has opened it."""
    with desk.reading() as session:
        right = note.status is Status.SIGNED and signed_words.may_put_right(desk, session, note, desk.now())
    return None if right or note.status is Status.DRAFT else LATER_CORRECTION.at()


def addition_to(desk: Desk, record: Record) -> Addendum:
    """An addendum to a signed record, still to be written."""
    return Addendum(record_type=record.type_name, record=record.id, in_file=record.file(), added_at=desk.now().utc)


def sign_addition(added: Addendum, unit: Unit) -> None:
    """Sign what is added, at this moment."""
    added.added_at, added.signed, added.status = unit.now.utc, signed_by(unit), Status.SIGNED


def refile(unit: Unit, note: uuid.UUID, asked: Move) -> Moved:
    """Take a note out of a file it never belonged to, with what was added to it, and file it where it belongs. Raises Refused.

    What belongs in a sealed file is sealed where it lay, too: its words would else stay readable in the journal of the wrong one.
    """
    held = unit.get(ContactNote, note)
    for added in gathered(unit.session, [held.id]):
        unit.get(Addendum, added.id)  # a sealed one is worked on in the unit
    account = unit.desk.account
    problems = against_move(unit.session, held, asked, account.id, account.manages)
    if problems or asked.to_case is None:
        raise Refused(problems)
    target = unit.get(Case, asked.to_case)
    viewers = sealing.viewers_of(unit.desk, unit.session, target)
    moved = move(unit.session, held, asked, signed_by(unit), to_sealed=bool(viewers))
    for one in moved.withdrawn:
        unit.act(one, WITHDRAW)
        if viewers and not unit.is_sealed(one.id):
            unit.moving.seal(one, viewers, beside=target.id)
    for made in moved.filed:
        unit.add(made)
    return moved

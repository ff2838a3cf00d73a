"""A signed note in the wrong person's file (X3): out of that file, into the right one, and every page that held it is listed (8.25)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import SAME_CASE, ContactNote, may_withdraw
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.from_paper import on_file_at
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.values import Signature
from vawdesk.services.additions import gathered
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.services.unit import Unit

WITHDRAW = "withdraw"  # the journal's action for what was taken out of a file to which it never belonged
NOT_SIGNED = Rule("X3-draft", N_("This is not signed yet. Change its case and its people; nothing has to be taken out."), "8.25")
ALREADY_OUT = Rule("X3-out", N_("This has been taken out of the file already."), "8.25")
WHICH_CASE = Rule("X3-which", N_("Choose the case to which this note belongs."), "8.25")
WHY_MISFILED = Rule("X3-why", N_("Write why the note never belonged in this file."), "8.25")
WHOSE_NOTE = Rule("X3-people", N_("Choose the people of the right file whom this is about. Nobody of the wrong file stays in it."), "8.5")


@dataclass(frozen=True)
class Move:
    """What somebody asks for: the case to which a note belongs, the people it is about there, and why it never belonged where it is."""

    to_case: uuid.UUID | None
    with_people: tuple[uuid.UUID, ...]
    why: str


@dataclass(frozen=True)
class Moved:
    """The records to keep: `withdrawn` stay where they were and show nowhere but in the journal, `filed` are new in the right file.

    `copies` are pages released meanwhile that held it: each may have to be got back, and may be a disclosure gone wrong.
    """

    withdrawn: tuple[Record, ...]
    filed: tuple[Record, ...]
    copies: tuple[HandledCopy, ...]


def against_move(session: Session, note: ContactNote, move: Move, account: uuid.UUID, manager: bool) -> list[Problem]:
    """What stands against taking this note out of its file and filing it elsewhere."""
    if note.status is Status.DRAFT:
        return [NOT_SIGNED.at("status")]
    if note.status is Status.WITHDRAWN:
        return [ALREADY_OUT.at("status")]
    found = [problem] if (problem := may_withdraw(note, account, manager)) else []
    if move.to_case is None:
        found.append(WHICH_CASE.at("belongs_to"))
    elif move.to_case == note.case:
        found.append(SAME_CASE.at("belongs_to"))
    if not move.why.strip():
        found.append(WHY_MISFILED.at("withdrawn_why"))
    if not note.nobody and not note.with_others and not move.with_people:
        found.append(WHOSE_NOTE.at("with_people"))
    return found + ([WHOSE_NOTE.at("with_people")] if _of_the_wrong_file(session, note, move) else [])


def move(session: Session, note: ContactNote, asked: Move, by: Signature, *, to_sealed: bool = False) -> Moved:
    """Take a note with its addenda out of its file and make its like in the right one. Whoever calls keeps both in one unit.

    `to_sealed`: the right file is sealed; then not even its number stays behind in the wrong one.
    """
    copies = tuple(copies_that_held(session, note))
    filed = _filed(note, asked)
    added = gathered(session, [note.id])
    moved = [addendum_filed(one, filed) for one in added]
    note.status, note.withdrawn, note.withdrawn_why = Status.WITHDRAWN, by, asked.why.strip()
    note.belongs_to = None if to_sealed else asked.to_case
    for one in added:
        one.status = Status.WITHDRAWN
    return Moved((note, *added), (filed, *moved), copies)


def put(unit: Unit, moved: Moved) -> None:
    """Hand a move to the unit that keeps it: withdrawn there, created here, both in one commit."""
    for record in moved.withdrawn:
        unit.act(record, WITHDRAW)
    for record in moved.filed:
        unit.add(record)


def copies_that_held(session: Session, note: ContactNote) -> list[HandledCopy]:
    """Pages printed since the note was signed, of its file and of the files that are shown beside it, by when they were printed.

    Rather a page too many than one too few: whether the note stood on it is seen when it is got back.
    """
    since = on_file_at(note, note.signed.at) if note.signed else note.recorded_at or note.created_at
    files = _shown_together(session, note.case)
    asked = (HandledCopy.in_file.in_(files), HandledCopy.printed_at >= since, HandledCopy.status != Status.WITHDRAWN)
    came_out = or_(HandledCopy.fate.is_(None), HandledCopy.fate != Fate.NEVER_PRINTED)
    found = list(session.scalars(select(HandledCopy).where(*asked, came_out)))
    sealed = [one for one in sealed_here(session, HandledCopy) if one.in_file in files and one.fate is not Fate.NEVER_PRINTED]
    found += [one for one in sealed if one.printed_at is not None and one.printed_at >= since]
    return sorted(found, key=lambda one: (str(one.printed_at), one.copy_number or 0))


def _shown_together(session: Session, case: uuid.UUID | None) -> set[uuid.UUID]:
    situation = next((one.situation for one in by_ids(session, Case, [case] if case else [])), None)
    files = {file for file in (case, situation) if file is not None}
    if situation is None:
        return files
    sealed = {one.id for one in sealed_here(session, Case) if one.situation == situation}
    return files | sealed | set(session.scalars(select(Case.id).where(Case.situation == situation)))


def _of_the_wrong_file(session: Session, note: ContactNote, asked: Move) -> bool:
    """Whether somebody named for the right file has a part in the wrong one only."""
    wrong, right = _people(session, [note.case]), _people(session, [asked.to_case])
    return not wrong.isdisjoint(set(asked.with_people) - right)


def _people(session: Session, cases: Iterable[uuid.UUID | None]) -> set[uuid.UUID]:
    wanted = [case for case in cases if case is not None]
    return {person for case in by_ids(session, Case, wanted) for person in case.subjects()}


def _filed(note: ContactNote, asked: Move) -> ContactNote:
    made = ContactNote.from_content(note.content(), ContactNote.schema)
    made.id, made.ref_no = uuid.uuid4(), None
    made.case, made.with_people = asked.to_case, asked.with_people or None
    return made


def addendum_filed(addendum: Addendum, filed: Record) -> Addendum:
    """The same addition, to a record that was filed where it belongs."""
    made = Addendum.from_content(addendum.content(), Addendum.schema)
    made.id, made.ref_no, made.record, made.in_file = uuid.uuid4(), None, filed.id, filed.file()
    return made

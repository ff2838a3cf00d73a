"""The warnings to staff that go along with a carried copy: away the band warns of whoever it warned of in the office (8.17).

A flag that reaches by what is taken along goes itself. One that reaches through a linked case or an earlier address, which stay in the
office, one that is sealed, and one whose reason the reader may not know, goes as what to do and not why: an instruction with marks of
whom it is met with.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.casework.staff_instruction import StaffInstruction, as_marks
from vawdesk.services.flags_in_view import FlagInView, flags_in_view
from vawdesk.services.staff_instructions import id_beside, marks_of_id


def with_their_flags(session: Session, records: Mapping[uuid.UUID, Record], now: Moment, index_key: bytes) -> list[Record]:
    """The flags and instructions that are to go along with these records; `index_key` is that of the copy's casework."""
    marks: dict[uuid.UUID, tuple[FlagInView, set[str]]] = {}
    found: dict[uuid.UUID, Record] = {}
    for subject in [record.id for record in records.values() if isinstance(record, Person | Address)]:
        for one in flags_in_view(session, (subject,), (subject,), now):
            sealed = session.get(type(one.flag), one.flag.id) is None
            if not one.reason_kept and not sealed and _reaches_there(one, subject, records.values()):
                found[one.flag.id] = one.flag
            else:
                marks.setdefault(one.flag.id, (one, set()))[1].add(marks_of_id(index_key, subject))
    return [*found.values(), *(_instruction(one, values, now, index_key) for one, values in marks.values())]


def _reaches_there(one: FlagInView, subject: uuid.UUID, records: Iterable[Record]) -> bool:
    """Whether what goes along says by which way the flag reaches: it is about the subject, or one record that goes too holds both."""
    about = {one.flag.person, one.flag.address} - {None}
    if subject in about or not about:  # one about a case alone is met with the case
        return subject in about
    ties = (record for record in records if isinstance(record, Relationship | PersonLink | Address))
    return any({subject} | about <= _held(tie) for tie in ties)


def _held(tie: Record) -> set[uuid.UUID | None]:
    return {tie.id, *tie.people} if isinstance(tie, Address) else set(tie.subjects())


def _instruction(one: FlagInView, marks: set[str], now: Moment, index_key: bytes) -> StaffInstruction:
    made = StaffInstruction(
        id=id_beside(index_key, one.flag.id), marks=as_marks(marks), control_instructions=one.flag.control_instructions or None,
        since=now.today, status=Status.SIGNED,
    )  # fmt: skip
    made.created_at = made.updated_at = now.utc
    made.created_by, made.updated_by, made.version = one.flag.created_by, one.flag.updated_by, 1
    return made

"""Attachments of a file: begun with what is known, attached with their bytes, taken out of a file they never belonged to."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.attachment import SAME_FILE, Attachment, may_take_out
from vawdesk.models.casework.attachment_kinds import Media, WhatItIs
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.services import attached_bytes, sealing
from vawdesk.services.additions import gathered
from vawdesk.services.any_record import any_record
from vawdesk.services.holds import Holds, held_by
from vawdesk.services.misfiling import ALREADY_OUT, WHOSE_NOTE, WHY_MISFILED, WITHDRAW, addendum_filed
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.services.taking_in import TakenIn
from vawdesk.services.unit import Unit, signed_by

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

CODE = "D60"  # the document as which an attachment leaves
LIKELY = {Media.PNG: WhatItIs.PHOTOGRAPH, Media.JPEG: WhatItIs.PHOTOGRAPH, Media.EMAIL: WhatItIs.LETTER, Media.OUTLOOK: WhatItIs.LETTER}


@dataclass(frozen=True)
class Beside:
    """What something is attached to: the case, and in it the record with which it belongs, where that is not the case itself."""

    case: Case
    record: Record

    @property
    def people(self) -> tuple[uuid.UUID, ...]:
        """Whom it is most likely about: who is in that record, else whose file it is."""
        met = tuple(one for one in self.record.subjects() if one in self.case.subjects())
        return met if self.record is not self.case and met else (self.case.person,) if self.case.person is not None else ()


def beside(desk: Desk, id: uuid.UUID) -> Beside:
    """The case and the record to which an id belongs: that of a case, or of anything that lies in one. Raises NothingHere."""
    with desk.reading() as session:
        record = any_record(desk, session, id)
        case = record if isinstance(record, Case) or record is None else any_record(desk, session, record.file() or record.id)
        session.expunge_all()
    if record is None or isinstance(record, Attachment) or not isinstance(case, Case):
        raise NothingHere
    return Beside(case, record)


def begin(desk: Desk, near: Beside, taken: TakenIn, name: str) -> Attachment:
    """A new attachment with what is known: the file's own name to begin with, today, and whom the record is about."""
    with_record = near.record is not near.case
    made = Attachment(
        case=near.case.id,
        called=PurePath(name).stem.replace("_", " ").strip()[:120] or None,
        what=LIKELY.get(taken.media),
        received_on=desk.now().today,
        people=near.people or None,
        about=near.record.id if with_record else None,
        about_type=near.record.type_name if with_record else None,
    )
    put_in(made, taken)
    return made


def put_in(record: Attachment, taken: TakenIn) -> None:
    """Say of a new attachment what its bytes are."""
    record.media, record.size, record.sha256 = taken.media, len(taken.content), taken.sha256
    record.pages, record.found = taken.pages, taken.found or None


def attach(unit: Unit, record: Attachment, taken: TakenIn) -> Attachment:
    """Put a new attachment into the unit, signed by whoever is at the desk, with its bytes. The caller commits."""
    put_in(record, taken)
    record.signed, record.status = signed_by(unit), Status.SIGNED
    unit.add(record)
    attached_bytes.keep(unit, record, taken.content)
    return record


def of_case(desk: Desk, case: uuid.UUID) -> list[Attachment]:
    """What is attached in a case, open or sealed to this account, newest first. Its bytes are not read."""
    with desk.reading() as session:
        found = list(session.scalars(select(Attachment).where(Attachment.case == case, Attachment.status != Status.WITHDRAWN)))
        session.expunge_all()
        found += [one for one in sealed_here(session, Attachment) if one.case == case]
    return sorted(found, key=lambda one: (str(one.received_on), one.created_at), reverse=True)


def of_record(desk: Desk, record: uuid.UUID) -> list[Attachment]:
    """What belongs with one record, open or sealed to this account, newest first."""
    with desk.reading() as session:
        found = list(session.scalars(select(Attachment).where(Attachment.about == record, Attachment.status != Status.WITHDRAWN)))
        session.expunge_all()
        found += [one for one in sealed_here(session, Attachment) if one.about == record]
    return sorted(found, key=lambda one: (str(one.received_on), one.created_at), reverse=True)


def copies_that_left(session: Session, held: Attachment) -> list[HandledCopy]:
    """Paper copies of attachments of this file since this one was attached: rather one too many than one too few."""
    since = held.signed.at if held.signed else held.created_at
    asked = (HandledCopy.in_file == held.case, HandledCopy.document == CODE, HandledCopy.status != Status.WITHDRAWN)
    found = [*session.scalars(select(HandledCopy).where(*asked))]
    found += [one for one in sealed_here(session, HandledCopy) if (one.in_file, one.document) == (held.case, CODE)]
    out = [one for one in found if one.fate is not Fate.NEVER_PRINTED and one.printed_at is not None and one.printed_at >= since]
    return sorted(out, key=lambda one: (str(one.printed_at), one.copy_number or 0))


@dataclass(frozen=True)
class TakenOut:
    """What came of it: the attachment in its right file, where one was named, and the copies that left meanwhile."""

    filed: Attachment | None
    copies: tuple[HandledCopy, ...]


def take_out(unit: Unit, id: uuid.UUID, why: str, to_case: uuid.UUID | None, people: tuple[uuid.UUID, ...]) -> TakenOut:
    """Take an attachment out of a file to which it never belonged, and file it where it does (X3). Raises Refused, NothingHere.

    Its bytes and what was added to it leave the wrong file with it; the journal keeps what it was called, its hash and its size.
    What belongs in a sealed file is sealed where it lay, too. Copies that were released meanwhile are listed: each may have to be got
    back.
    """
    held = unit.get(Attachment, id)
    _may(unit, held, why, to_case, people)
    plain = _bytes(unit, held)
    copies = tuple(copies_that_left(unit.session, held))
    added = [unit.get(Addendum, one.id) for one in gathered(unit.session, [held.id])]
    filed, viewers = None, tuple[uuid.UUID, ...]()
    if to_case is not None:
        target = unit.get(Case, to_case)
        viewers = sealing.viewers_of(unit.desk, unit.session, target)
        filed = _filed(unit, held, target, people)
        if plain is not None:
            attached_bytes.keep(unit, filed, plain)
        for one in added:
            unit.add(addendum_filed(one, filed))
        held.belongs_to = None if viewers else to_case
    attached_bytes.take_away(unit, held.id)
    held.withdrawn, held.withdrawn_why = signed_by(unit), why.strip()
    for out in (held, *added):
        out.status = Status.WITHDRAWN
        unit.act(out, WITHDRAW)
        if viewers and not unit.is_sealed(out.id):
            unit.moving.seal(out, viewers, beside=to_case)
    return TakenOut(filed, copies)


def _may(unit: Unit, held: Attachment, why: str, to_case: uuid.UUID | None, people: tuple[uuid.UUID, ...]) -> None:
    account = unit.desk.account
    found = [ALREADY_OUT.at("status")] if held.is_out else []
    found += [problem] if (problem := may_take_out(held, account.id, account.manages)) else []
    found += [] if why.strip() else [WHY_MISFILED.at("withdrawn_why")]
    if to_case is None:  # then its bytes are nowhere any more
        found += [held_by(hold, "belongs_to") for hold in [Holds(unit.session).on(held)] if hold is not None]
    else:
        found += [SAME_FILE.at("belongs_to")] if to_case == held.case else []
        right = {one for case in by_ids(unit.session, Case, [to_case]) for one in case.subjects()}
        wrong = {one for case in by_ids(unit.session, Case, [held.case] if held.case else []) for one in case.subjects()}
        found += [] if people and not wrong & (set(people) - right) else [WHOSE_NOTE.at("people")]
    if found:
        raise Refused(found)


def _bytes(unit: Unit, held: Attachment) -> bytes | None:
    """Its bytes; None where they are damaged: it leaves the wrong file all the same, and says so in the right one."""
    try:
        return attached_bytes.bytes_of(unit.desk, unit.session, held)
    except attached_bytes.Altered:
        return None


def _filed(unit: Unit, held: Attachment, target: Case, people: tuple[uuid.UUID, ...]) -> Attachment:
    made = Attachment.from_content(held.content(), Attachment.schema)
    made.id, made.ref_no, made.case, made.people = uuid.uuid4(), None, target.id, people
    made.about = made.about_type = None
    return unit.add(made)

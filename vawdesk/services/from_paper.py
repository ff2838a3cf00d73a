"""Typing up what was filled in by pen: whose hand stands under it, who typed, and that the two are never taken for one another (X13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from vawdesk.models.base import Record, Status
from vawdesk.models.from_paper import (
    BY_PEN,
    FIELD,
    NOT_TYPED_BY,
    ON_PAPER,
    TYPIST_AGREES,
    FromPaper,
    PenForm,
    paper_of,
    typed_by,
)
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.models.rules import Problem
from vawdesk.models.second_person import Form, form_of
from vawdesk.models.values import Signature

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk
    from vawdesk.services.unit import Unit


def hand(record: PenForm, unit: Unit) -> Signature:
    """The signature that goes under a record now: of whoever is at the desk; of whoever filled it in by pen, where somebody else types.

    That one carries the time of the pen, and says whether it stands on the sheet. Who typed, and when, is written into the record.
    """
    mine = unit.desk.account.signature(unit.now)
    if record.paper is None:
        return mine
    paper = replace(record.paper, entered_at=unit.now.utc, entered_by=unit.desk.account.staff)
    record.from_paper = (paper,)
    if paper.written_at is None or paper.writer is None or paper.writer == unit.desk.account.staff:
        return mine
    writer = unit.desk.peek(StaffMember, paper.writer)
    name, post = (writer.name or "", writer.post or "") if writer is not None else ("", "")
    return Signature(paper.writer, name, post, paper.written_at, ON_PAPER if paper.writer in (paper.signed_by or ()) else BY_PEN)


def against(desk: Desk, record: Record, kept: Record | None, own: Iterable[str], second: Iterable[str]) -> Iterator[Problem]:
    """What stands against a record from paper by whose hands it has: the typist is told as typist, and agrees to nothing typed.

    `own` are the fields in which one signs for oneself, `second` those of the second person; `kept` is what the file holds.
    """
    paper = paper_of(record)
    if paper is None:
        return
    put_on_record = record.status is not Status.DRAFT and (kept is None or kept.status is Status.DRAFT)
    if put_on_record or any(_new(record, kept, name) for name in own):
        yield from _told(desk, record, kept, paper, own)
    for name in second:
        given = _new(record, kept, name)
        if given is not None and form_of(given) is not Form.NOBODY and given.person == typed_by(record):
            yield TYPIST_AGREES.at(name)


def _told(desk: Desk, record: Record, kept: Record | None, paper: FromPaper, own: Iterable[str]) -> Iterator[Problem]:
    before = paper_of(kept) if kept is not None else None
    known = {desk.account.staff, before.entered_by if before is not None else None}
    if record.status is not Status.DRAFT:
        known.discard(None)  # a draft need not say yet who types it
    if paper.entered_by not in known:
        yield NOT_TYPED_BY.at(FIELD)
    for name in own:
        given = _new(record, kept, name)
        if given is not None and given.how in (ON_PAPER, BY_PEN) and (given.person, given.at) != (paper.writer, paper.written_at):
            yield NOT_TYPED_BY.at(name)


def _new(record: Record, kept: Record | None, name: str) -> Signature | None:
    given: Signature | None = record.value(name)
    return None if kept is not None and kept.value(name) == given else given

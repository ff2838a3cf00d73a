"""For the list of cases: when each was last heard of and how, what is planned next, what is late; sealed files beside the open."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import ScalarSelect, Text, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.dates import WRITTEN_WITHIN
from vawdesk.models.kinds import MomentKind
from vawdesk.services.sealed_here import sealed_here

R = TypeVar("R")
FIRST = date(1, 1, 1)  # for sorting: a case of which nobody said when it was opened
NOT_A_CONTACT = (Status.WITHDRAWN, Status.DRAFT)


def in_order(session: Session, sealed: Collection[Case], *, closed: bool) -> list[tuple[str, str]]:
    """Every open or every closed case and its worker, as hex, the one that was heard of last first."""
    newest, id, worker = (type_coerce(one, Text) for one in (_newest(ContactNote.occurred_at), Case.id, Case.worker))
    standing = (Case.status != Status.WITHDRAWN, Case.closed_on.is_not(None) if closed else Case.closed_on.is_(None))
    rows = [
        (last or "", opened or FIRST, case, who or "")
        for last, case, who, opened in session.execute(select(newest, id, worker, Case.opened_on).where(*standing))
    ]
    heard = _sealed_contacts(session) if sealed else {}
    rows += [
        (_as_kept(heard.get(case.id)), case.opened_on or FIRST, case.id.hex, case.worker.hex if case.worker else "")
        for case in sealed if case.is_closed is closed
    ]  # fmt: skip
    return [(case, who) for _newest, _opened, case, who in sorted(rows, reverse=True)]


def _as_kept(contact: tuple[datetime, Mode | None] | None) -> str:
    """A time as the file keeps it, so that open and sealed cases stand in one order."""
    return MomentKind().encode(contact[0]) if contact else ""


def _newest(column: InstrumentedAttribute[R]) -> ScalarSelect[R]:
    """A column of the last contact of a case: found in an index, however many contacts there are."""
    query = select(column).where(ContactNote.case == Case.id, ContactNote.status.not_in(NOT_A_CONTACT))
    return query.order_by(ContactNote.occurred_at.desc()).limit(1).correlate(Case).scalar_subquery()


def last_contacts(session: Session, cases: Iterable[Case]) -> dict[uuid.UUID, tuple[datetime | None, Mode | None]]:
    """When each of these cases last had a contact, and how."""
    wanted = [case.id for case in cases]
    query = select(Case.id, _newest(ContactNote.occurred_at), _newest(ContactNote.mode)).where(Case.id.in_(wanted))
    found: dict[uuid.UUID, tuple[datetime | None, Mode | None]] = {case: (when, how) for case, when, how in session.execute(query)}
    return found | {case: contact for case, contact in _sealed_contacts(session).items() if case in wanted}


def _sealed_contacts(session: Session) -> dict[uuid.UUID, tuple[datetime, Mode | None]]:
    """The last contact of every sealed case that this account may open: its notes lie in the same seal."""
    found: dict[uuid.UUID, tuple[datetime, Mode | None]] = {}
    for note in sealed_here(session, ContactNote):
        if note.case is None or note.occurred_at is None or note.status in NOT_A_CONTACT:
            continue
        if note.case not in found or note.occurred_at > found[note.case][0]:
            found[note.case] = (note.occurred_at, note.mode)
    return found


def next_contacts(session: Session, cases: Iterable[uuid.UUID], now: datetime) -> dict[uuid.UUID, datetime]:
    """The next contact that is planned in each of these cases."""
    wanted = frozenset(cases)
    query = select(PlannedContact.case, PlannedContact.at).where(
        PlannedContact.case.in_(wanted), PlannedContact.came_of.is_(None), PlannedContact.at >= now,
        PlannedContact.status != Status.WITHDRAWN,
    )  # fmt: skip
    rows = [(case, at) for case, at in session.execute(query)]
    rows += [(one.case, one.at) for one in sealed_here(session, PlannedContact) if one.case in wanted and one.came_of is None]
    found: dict[uuid.UUID, list[datetime]] = defaultdict(list)
    for case, at in rows:
        if case is not None and at is not None and at >= now:
            found[case].append(at)
    return {case: min(times) for case, times in found.items()}


def late(session: Session, now: datetime) -> set[uuid.UUID]:
    """Cases in which a note was begun more than 24 hours ago and is not finished (8.29)."""
    before = now - WRITTEN_WITHIN
    query = select(ContactNote.case).where(
        ContactNote.status == Status.DRAFT, ContactNote.case.is_not(None), ContactNote.created_at < before
    )  # fmt: skip
    found = {case for case in session.scalars(query) if case is not None}
    sealed = [note for note in sealed_here(session, ContactNote) if note.status is Status.DRAFT and note.created_at < before]
    return found | {note.case for note in sealed if note.case is not None}

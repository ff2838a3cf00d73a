"""The timeline of a case: what happened in it, newest first, fifty at a time, with corrections before what they correct (8.25)."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.information_sheet import InformationSheet
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.services.additions import of_each

PAGE = 50


@dataclass(frozen=True)
class Point:
    """Where a page of the timeline ends: the next one begins after it."""

    when: datetime
    record: uuid.UUID


@dataclass(frozen=True)
class Event:
    """One thing that happened, with what was added to it since: what puts a fact right is shown `before` it, the rest `after`."""

    when: datetime
    record: Record
    before: tuple[Addendum, ...] = ()
    after: tuple[Addendum, ...] = ()


@dataclass(frozen=True)
class Timeline:
    """Up to fifty events, newest first; `then` is where the next page begins, None when there is none."""

    events: tuple[Event, ...]
    then: Point | None


@dataclass(frozen=True)
class _Kind:
    """A record type of the timeline: the column that says in which case it lies, and the one that says when it happened."""

    record: type[Record]
    case: InstrumentedAttribute[Any]
    when: InstrumentedAttribute[Any]


KINDS: tuple[_Kind, ...] = (
    _Kind(Attachment, Attachment.case, Attachment.created_at),
    _Kind(ContactNote, ContactNote.case, ContactNote.occurred_at),
    _Kind(Decision, Decision.case, Decision.decided_at),
    _Kind(HomeVisit, HomeVisit.case, HomeVisit.planned_at),
    _Kind(VisitOutcome, VisitOutcome.case, VisitOutcome.arrived_at),
    _Kind(PlannedContact, PlannedContact.case, PlannedContact.at),
    _Kind(Referral, Referral.case, Referral.sent_at),
    _Kind(StaffRiskFlag, StaffRiskFlag.case, StaffRiskFlag.created_at),
    _Kind(DisclosureGoneWrong, DisclosureGoneWrong.case, DisclosureGoneWrong.aware_at),
    _Kind(InformationShare, InformationShare.case, InformationShare.shared_at),
    _Kind(Letter, Letter.case, Letter.created_at),
    _Kind(InformationSheet, InformationSheet.case, InformationSheet.created_at),
)


@dataclass
class _Found:
    when: datetime
    id: uuid.UUID
    kind: type[Record]
    record: Record | None = field(default=None)


def timeline(
    session: Session,
    cases: Iterable[uuid.UUID],
    *,
    after: Point | None = None,
    limit: int = PAGE,
    only: Collection[type[Record]] = (),
) -> Timeline:
    """A page of the timeline of one case, or of linked cases side by side. What was taken out of a file is not in it (X3).

    What is only begun counts from when it was begun. The number of queries does not grow with the file. `only` names the record
    types to show, where not all are wanted.
    """
    wanted = tuple(cases)
    kinds = [kind for kind in KINDS if not only or kind.record in only]
    found = [one for kind in kinds for one in _newest(session, kind, wanted, after, limit)]
    found.sort(key=lambda one: (one.when, one.id.hex), reverse=True)
    shown = found[:limit]
    records = _loaded(session, shown)
    added = of_each(session, records)
    events = tuple(Event(one.when, records[one.id], *added.get(one.id, ((), ()))) for one in shown)
    return Timeline(events, Point(shown[-1].when, shown[-1].id) if len(found) > limit else None)


def _newest(session: Session, kind: _Kind, cases: tuple[uuid.UUID, ...], after: Point | None, limit: int) -> list[_Found]:
    """The newest of one type, once by when they happened and once, where that is not said yet, by when they were begun."""
    found = []
    for column, unsaid in ((kind.when, False), (kind.record.created_at, True)):
        if unsaid and column is kind.when:
            continue
        here: list[ColumnElement[bool]] = [kind.case.in_(cases), kind.record.status != Status.WITHDRAWN]
        here += [kind.when.is_(None)] if unsaid else [column.is_not(None)]
        if after is not None:
            here.append(or_(column < after.when, and_(column == after.when, kind.record.id < after.record)))
        query = select(column, kind.record.id).where(*here).order_by(column.desc(), kind.record.id.desc()).limit(limit + 1)
        found += [_Found(when, id, kind.record) for when, id in session.execute(query)]
    return found


def _loaded(session: Session, shown: Iterable[_Found]) -> dict[uuid.UUID, Record]:
    by_kind: dict[type[Record], list[uuid.UUID]] = {}
    for one in shown:
        by_kind.setdefault(one.kind, []).append(one.id)
    return {record.id: record for kind, ids in by_kind.items() for record in session.scalars(select(kind).where(kind.id.in_(ids)))}

"""What was added to a signed record: corrections of a fact come before it, everything else after it (X3, 8.25)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.addendum import Addendum
from vawdesk.services.sealed_here import sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

Additions = tuple[tuple[Addendum, ...], tuple[Addendum, ...]]


def gathered(session: Session, records: Iterable[uuid.UUID]) -> list[Addendum]:
    """Whatever was added to these records, open or sealed to this session's account, none withdrawn, oldest first."""
    wanted = frozenset(records)
    standing = (Addendum.record.in_(wanted), Addendum.status != Status.WITHDRAWN)
    found = list(session.scalars(select(Addendum).where(*standing))) if wanted else []
    found += [one for one in sealed_here(session, Addendum) if one.record in wanted]
    return sorted(found, key=lambda one: (one.added_at or one.created_at, one.id.hex))


def parted(found: Iterable[Addendum]) -> Additions:
    """The corrections of a fact, which stand before the record, and the other additions, which stand after it."""
    held = tuple(found)
    return tuple(one for one in held if one.comes_first), tuple(one for one in held if not one.comes_first)


def of_each(session: Session, records: Iterable[uuid.UUID]) -> dict[uuid.UUID, Additions]:
    """The same of several records, by the record; of one to which nothing was added, nothing."""
    by_record: dict[uuid.UUID, list[Addendum]] = {}
    for one in gathered(session, records):
        if one.record is not None:
            by_record.setdefault(one.record, []).append(one)
    return {record: parted(found) for record, found in by_record.items()}


def additions_to(desk: Desk, record: uuid.UUID) -> Additions:
    """The corrections and the other additions to a record, apart from any session."""
    with desk.reading() as session:
        found = gathered(session, [record])
        session.expunge_all()
    return parted(found)

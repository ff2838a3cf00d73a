"""What was added to a signed record: corrections of a fact come before it, everything else after it (X3, 8.25)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from sqlalchemy import select

from vawdesk.models.base import Status
from vawdesk.models.casework.addendum import Addendum

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

Additions = tuple[tuple[Addendum, ...], tuple[Addendum, ...]]


def additions_to(desk: Desk, record: uuid.UUID) -> Additions:
    """The corrections and the other additions to a record, open or sealed to this account, oldest first; apart from any session."""
    with desk.reading() as session:
        standing = (Addendum.record == record, Addendum.status != Status.WITHDRAWN)
        found = list(session.scalars(select(Addendum).where(*standing)))
        session.expunge_all()
    found += [one for one in desk.sealed(Addendum) if one.record == record and one.status is not Status.WITHDRAWN]
    found.sort(key=lambda one: (one.added_at or one.created_at, one.id.hex))
    return tuple(one for one in found if one.comes_first), tuple(one for one in found if not one.comes_first)

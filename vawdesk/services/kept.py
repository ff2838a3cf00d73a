"""What the file holds of a record, whatever has been done to the object in the meantime."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.orm import Session

from vawdesk.models.base import Record
from vawdesk.services import sealing

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

R = TypeVar("R", bound=Record)


def as_kept(desk: Desk, session: Session, record: R) -> R | None:
    """The record as it was last kept, open or sealed to this account; None for one that is new. Reads inside the session's transaction."""
    kind = type(record)
    with Session(session.connection(), autoflush=False) as beside:
        found = beside.get(kind, record.id)
        if found is not None:
            beside.expunge(found)
            return found
    sealed = sealing.open_one(desk, session, kind, record.id)
    return sealed[0] if sealed else None


def changed_fields(record: Record, kept: Record) -> set[str]:
    """The columns in which a record differs from what the file holds."""
    return {
        attribute.key
        for attribute in type(record).__mapper__.column_attrs
        if getattr(record, attribute.key) != getattr(kept, attribute.key)
    }

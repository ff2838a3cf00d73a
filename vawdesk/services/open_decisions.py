"""Decisions that somebody still has to come back to: put off to a day, or waiting for their second signature (8.25)."""

from __future__ import annotations

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.decision import Decision
from vawdesk.services.sealed_here import sealed_here


def decided_again(session: Session, ids: set[uuid.UUID]) -> set[uuid.UUID]:
    """Which of these decisions were followed by another one that is on record."""
    if not ids:
        return set()
    query = select(Decision.follows).where(Decision.follows.in_(ids), Decision.status == Status.SIGNED)
    sealed = {one.follows for one in sealed_here(session, Decision) if one.status is Status.SIGNED and one.follows in ids}
    return {id for id in (*session.scalars(query), *sealed) if id is not None}


def open_decisions(session: Session, case: uuid.UUID) -> list[Decision]:
    """The decisions of a file that are put off and not decided again, or wait for their second signature; oldest first."""
    standing = (Decision.case == case, Decision.status == Status.SIGNED)
    held = [*session.scalars(select(Decision).where(*standing))]
    held += [one for one in sealed_here(session, Decision) if one.case == case and one.status is Status.SIGNED]
    pending = [one for one in held if one.waits or one.put_off]
    again = decided_again(session, {one.id for one in pending})
    return sorted((one for one in pending if one.id not in again), key=lambda one: (one.created_at, one.id.hex))

"""Person records that were joined count as one person: the one place that says which."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.services.sealed_here import sealed_here


def same_as(session: Session, ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """These persons and every record joined with them, by however many steps. One query for each step."""
    found, fresh = set(ids), set(ids)
    sealed = [link for link in sealed_here(session, PersonLink) if link.stands]
    while fresh:
        links = session.execute(
            select(PersonLink.one, PersonLink.other).where(
                or_(PersonLink.one.in_(fresh), PersonLink.other.in_(fresh)),
                PersonLink.parted_on.is_(None),
                PersonLink.status != Status.WITHDRAWN,
            )
        ).all()
        joined = [(link.one, link.other) for link in sealed if {link.one, link.other} & fresh]
        fresh = {person for link in (*links, *joined) for person in link if person is not None} - found
        found |= fresh
    return frozenset(found)

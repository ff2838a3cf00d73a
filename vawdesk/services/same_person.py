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
    return frozenset(_joined(session, ids)[0])


def groups(session: Session, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, frozenset[uuid.UUID]]:
    """For each of these persons what `same_as` says of them alone, with no more queries than for one."""
    found, pairs = _joined(session, ids)
    whole = {person: {person} for person in found}
    for one, other in pairs:
        if whole[one] is not whole[other]:
            together = whole[one] | whole[other]
            whole |= dict.fromkeys(together, together)
    return {person: frozenset(whole[person]) for person in ids}


def _joined(session: Session, ids: Collection[uuid.UUID]) -> tuple[set[uuid.UUID], set[tuple[uuid.UUID, uuid.UUID]]]:
    """These persons with everybody joined with them, and the links by which they are."""
    found, fresh = set(ids), set(ids)
    pairs: set[tuple[uuid.UUID, uuid.UUID]] = set()
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
        here = {(one, other) for one, other in (*links, *joined) if one is not None and other is not None}
        pairs |= here
        fresh = {person for pair in here for person in pair} - found
        found |= fresh
    return found, pairs

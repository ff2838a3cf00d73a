"""Where a visit is, as far as a page may say it that is carried from house to house, and may be left at the wrong one (part of D20)."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework.address import HIDING, Address, AddressKind
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.services.fear import fears
from vawdesk.services.holding import holding
from vawdesk.services.same_person import same_as
from vawdesk.services.same_place import same_place
from vawdesk.services.sealed_here import sealed_here


def carried_place(session: Session, visit: HomeVisit, place: Address | None, now: Moment) -> str:
    """The place as it may be printed on a page that is carried from house to house; "" where it is written by hand.

    A visited household knows its own address. But the page may be left at the next house, so a hidden place is never on it, also
    where another record says that it is hidden; nor is the home of somebody else, a place that anybody who is visited has left, or
    the home of somebody who may be afraid of a person who has never been linked with it.
    """
    if place is None or _hidden(place):
        return ""
    seen = same_as(session, visit.to_see or ())
    live = {row.person for row in place.residents or () if row.person is not None and row.is_there(now.today)}
    known_there = bool(live & seen) if live else place.kind is AddressKind.PUBLIC
    if not known_there or _hidden_elsewhere(session, place, live | seen) or _fled_to(session, place, live):
        return ""
    return place.one_line()


def _hidden(place: Address) -> bool:
    return place.confidential is not False or place.kind in HIDING


def _hidden_elsewhere(session: Session, place: Address, people: Collection[uuid.UUID]) -> bool:
    """Whether the same place stands hidden in another record of these people."""
    own = same_as(session, people)
    held = session.scalars(select(Address).where(holding(Address.residents, own), Address.status != Status.WITHDRAWN))
    near = [*held, *(one for one in sealed_here(session, Address) if not own.isdisjoint(one.people))]
    return any(one.id != place.id and _hidden(one) and same_place(one, place) for one in near)


def _fled_to(session: Session, place: Address, live: Collection[uuid.UUID]) -> bool:
    """Whether somebody lives here who may be afraid of a person who has never been linked with the place."""
    home, known = same_as(session, live), same_as(session, place.people)
    return any(fear.protected in home and fear.feared not in known for fear in fears(session, home))

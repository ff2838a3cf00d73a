"""For lists: the people whom a staff-risk flag reaches although it is about somebody or somewhere else (8.14, 8.17).

The same ways as in reach.py, walked from the flags outwards, so that a list of any length costs a few readings and not one for each
row. A list that said "none" of somebody whose own page shows a warning would be believed.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.situation import Situation
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.services.fear import relationships_of, wishes
from vawdesk.services.holding import ids_holding
from vawdesk.services.reach import CROWDED
from vawdesk.services.same_person import same_as
from vawdesk.services.same_place import other_records
from vawdesk.services.sealed_here import by_ids, sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

MANY = 500  # ids in one question to the store

Ids = Collection[uuid.UUID]


def near_flags(desk: Desk, session: Session) -> frozenset[uuid.UUID]:
    """Everybody whom a flag in view reaches in whatever way, those whom it is about among them."""
    return desk.remembered.of_casework(session, "near flags", lambda: near(session, desk.now().today))


def near(session: Session, today: date) -> frozenset[uuid.UUID]:
    """The same, worked out from the file as this session's account may read it."""
    columns = (StaffRiskFlag.person, StaffRiskFlag.address, StaffRiskFlag.case)
    standing = select(*columns).where(StaffRiskFlag.standing.in_(IN_VIEW), StaffRiskFlag.status != Status.WITHDRAWN)
    sealed = [(flag.person, flag.address, flag.case) for flag in sealed_here(session, StaffRiskFlag) if flag.standing in IN_VIEW]
    people, places, cases = (
        {id for id in ids if id is not None} for ids in zip((None,) * 3, *session.execute(standing), *sealed, strict=True)
    )
    own = same_as(session, people)
    close, feared = _close(session, own)
    reached = own | close | _linked_with(session, places) | _at_homes_of(session, own)
    reached |= _at_homes_of(session, same_as(session, feared), today) | _in_situations(session, own, cases)
    return same_as(session, reached)


def _linked_with(session: Session, flagged: Ids) -> set[uuid.UUID]:
    """Everybody linked with one of these places, under whatever record of it."""
    places = by_ids(session, Address, flagged)
    whole = (*places, *(other for _one, other in other_records(session, places)))
    return {person for place in whole if place.status is not Status.WITHDRAWN for person in place.people}


def _at_homes_of(session: Session, people: Ids, today: date | None = None) -> set[uuid.UUID]:
    """Everybody who is or was linked with a place where one of these people is or was; with a day, only whoever lives together then."""
    held = by_ids(session, Address, ids_holding(session, Address.id, Address.residents, people))
    held += [one for one in sealed_here(session, Address) if not set(people).isdisjoint(one.people)]
    homes = {one.id: one for one in held if one.status is not Status.WITHDRAWN and one.kind not in CROWDED}
    if today is not None:
        homes = {id: one for id, one in homes.items() if one.is_home_now(people, today)}
    others = [other for _one, other in other_records(session, list(homes.values())) if other.status is not Status.WITHDRAWN]
    whole = (*homes.values(), *(other for other in others if other.kind not in CROWDED))
    rows = (row for place in whole for row in place.residents or () if today is None or row.is_there(today))
    return {row.person for row in rows if row.person is not None}


def _close(session: Session, own: Ids) -> tuple[set[uuid.UUID], set[uuid.UUID]]:
    """Everybody who is related or close to these people; and those of them who may be afraid of them, or of whom they may be."""
    bonds = [bond for some in _parts(own) for bond in relationships_of(session, some)]
    wished = [wish for some in _parts(own) for wish in wishes(session, some)]
    pairs = [*(pair for bond in bonds for pair in bond.protected_from()), *((wish.protected, wish.feared) for wish in wished)]
    feared = {person for pair in pairs for person in pair}
    return feared | {person for bond in bonds for person in bond.subjects()}, feared


def _in_situations(session: Session, own: Ids, came_up: Ids) -> set[uuid.UUID]:
    """Everybody in a case of these people, in one in which a flag came up, or in another of the same situation."""
    here = sealed_here(session, Case)
    sealed = [(case.situation, case.subjects()) for case in here]
    mine = [(case.situation, case.subjects()) for case in here if case.id in came_up or not set(own).isdisjoint(case.subjects())]
    held = {*came_up, *ids_holding(session, Case.id, Case.people, own), *ids_holding(session, Case.id, Case.person, own)}
    mine += [case for some in _parts(held) for case in _cases(session, Case.id.in_(some))]
    linked = {situation for situation, _subjects in mine if situation is not None}
    linked |= set(ids_holding(session, Situation.id, Situation.children, own))
    linked |= {one.id for one in sealed_here(session, Situation) if not set(own).isdisjoint(one.children or ())}
    everybody = [*mine, *(case for case in sealed if case[0] in linked)]
    everybody += [case for some in _parts(linked) for case in _cases(session, Case.situation.in_(some))]
    found = {person for _situation, subjects in everybody for person in subjects}
    return found | {child for one in by_ids(session, Situation, linked) for child in one.children or ()}


def _cases(session: Session, which: ColumnElement[bool]) -> Iterator[tuple[uuid.UUID | None, tuple[uuid.UUID, ...]]]:
    """Of each case that was not withdrawn its situation and its people: of many, no more is read than that."""
    asked = select(Case.situation, Case.person, Case.people).where(which, Case.status != Status.WITHDRAWN)
    for situation, person, rows in session.execute(asked):
        yield situation, tuple(one for one in (person, *(row.person for row in rows or ())) if one is not None)


def _parts(ids: Iterable[uuid.UUID]) -> list[list[uuid.UUID]]:
    whole = list(ids)
    return [whole[start : start + MANY] for start in range(0, len(whole), MANY)]

"""Names on file for one desk: found as somebody types, near spellings among them, and never the people a reader is kept from."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_options import Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services import search
from vawdesk.services.connections import kept_from
from vawdesk.services.near_names import NameIndex, Near, card_of, index_of
from vawdesk.services.same_person import groups
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.services.sealing import SEALED
from vawdesk.vault.tables import TABLES

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


class NamesOnFile:
    """The names of the casework compartment, read once and then only what has changed. May be asked from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._index = NameIndex()
        self._upto: int | None = None  # the row of the journal up to which this has read
        self._lock = threading.Lock()

    def index(self) -> NameIndex:
        """The names as they now stand. The first time this reads every name: for a worker where there are thousands."""
        with self._lock, self._desk.reading() as session:
            head = self._desk.compartment("casework").journal.head(session.connection()).seq
            if self._upto is None:
                self._index = index_of(session)
            elif head != self._upto:
                self._again(session, self._upto)
            self._upto = head
            for person in sealed_here(session, Person):
                self._index.put(card_of(person))
        return self._index

    def _again(self, session: Session, since: int) -> None:
        """Read those of whom the journal has told something since: whoever lies open no more is dropped."""
        told = TABLES["casework"].journal.c
        rows = select(told.record).where(told.seq > since, told.type.in_((Person.type_name, SEALED)), told.record.is_not(None)).distinct()
        ids = set(session.scalars(rows))
        held = {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(ids)))} if ids else {}
        for id in ids:
            person = held.get(id)
            if person is None or person.status is Status.WITHDRAWN:
                self._index.drop(id)
            else:
                self._index.put(card_of(person))

    def hidden(self) -> frozenset[uuid.UUID]:
        """The people of whom whoever is at the desk learns nothing (C11)."""
        with self._desk.reading() as session:
            return kept_from(session, self._desk.account.staff, self._desk.now().today)

    def find(self, typed: str, limit: int = 200) -> list[uuid.UUID]:
        """People for typed words: near names first, then those found by another word of theirs, a reference among them."""
        hidden = self.hidden()
        found = dict.fromkeys(near.person for near in self.index().find(typed, hidden, limit))
        with self._desk.reading() as session:
            hits = search.find(session, "casework", typed, types=("person",), most=limit)
        found.update(dict.fromkeys(hit.record for hit in hits if hit.record not in hidden))
        return list(found)[:limit]

    def duplicates(self, person: Person) -> list[Near]:
        """People on file who may be this person already (P1)."""
        card = card_of(person)
        return self.index().possible_duplicates(card, self.hidden()) if card.names else []


def people_called(session: Session, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What people on file are called, by id."""
    wanted = frozenset(ids)
    sealed = {person.id: person.display_name or "" for person in sealed_here(session, Person) if person.id in wanted}
    return sealed | {id: name or "" for id, name in session.execute(select(Person.id, Person.display_name).where(Person.id.in_(wanted)))}


def cases_called(session: Session, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The references of cases, by id."""
    wanted = frozenset(ids)
    sealed = {case.id: case.ref_no or "" for case in sealed_here(session, Case) if case.id in wanted}
    return sealed | {id: ref or "" for id, ref in session.execute(select(Case.id, Case.ref_no).where(Case.id.in_(wanted)))}


def staff_called(desk: Desk) -> dict[uuid.UUID, str]:
    """What every member of staff is called, by id."""
    with desk.reading("organisation") as session:
        return {id: name or "" for id, name in session.execute(select(StaffMember.id, StaffMember.name))}


def other_staff(desk: Desk) -> list[tuple[uuid.UUID, str]]:
    """Everybody in the organisation but who is at the desk, by name."""
    with desk.reading("organisation") as session:
        found = select(StaffMember.id, StaffMember.name).where(
            StaffMember.id != desk.account.staff, StaffMember.status != Status.WITHDRAWN
        )  # fmt: skip
        return [(id, name or "") for id, name in session.execute(found.order_by(StaffMember.name))]


def flagged(desk: Desk, session: Session) -> dict[uuid.UUID, bool]:
    """Everybody and every place on whom a staff-risk flag is in view, joined records and who lives there too: True once it is confirmed.

    For badges in lists; the band of a page reaches further (flags_in_view).
    """
    return dict(desk.remembered.of_casework(session, "flagged", lambda: _flagged(desk, session)))


def _flagged(desk: Desk, session: Session) -> dict[uuid.UUID, bool]:
    columns = (StaffRiskFlag.person, StaffRiskFlag.address, StaffRiskFlag.standing)
    standing = select(*columns).where(StaffRiskFlag.standing.in_(IN_VIEW), StaffRiskFlag.status != Status.WITHDRAWN)
    sealed = [(flag.person, flag.address, flag.standing) for flag in sealed_here(session, StaffRiskFlag) if flag.standing in IN_VIEW]
    flags = [(person, address, how) for person, address, how in (*session.execute(standing), *sealed)]
    same = groups(session, {person for person, _address, _how in flags if person is not None})
    there = _there(session, {address for _person, address, _how in flags if address is not None}, desk.now().today)
    found: dict[uuid.UUID, bool] = {}
    for person, address, how in flags:
        for subject in (*(same[person] if person else ()), *(there.get(address, ()) if address else ())):
            found[subject] = found.get(subject, False) or how is not Standing.PROPOSED
    return found


def _there(session: Session, places: Collection[uuid.UUID], today: date) -> dict[uuid.UUID, set[uuid.UUID]]:
    """Each of these places with who lives there now."""
    return {
        place.id: {place.id} | {row.person for row in place.residents or () if row.person and row.is_there(today)}
        for place in by_ids(session, Address, places)
    }

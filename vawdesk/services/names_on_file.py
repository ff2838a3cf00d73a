"""Names on file for one desk: found as somebody types, near spellings among them, and never the people a reader is kept from."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Collection, Iterable
from datetime import date, datetime
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
from vawdesk.services.near_names import NameCard, NameIndex, Near
from vawdesk.services.reach import lives_there
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids, sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


def card_of(person: Person) -> NameCard:
    """What is compared of a person."""
    legal = " ".join(part for part in (person.legal_first, person.legal_last) if part)
    names = [person.display_name, legal, *(alias.name for alias in person.aliases or ())]
    return NameCard(person.id, tuple(dict.fromkeys(name for name in names if name)), person.dob)


class NamesOnFile:
    """The names of the casework compartment, read once and then only what has changed. May be asked from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._index = NameIndex()
        self._upto: datetime | None = None
        self._lock = threading.Lock()

    def index(self) -> NameIndex:
        """The names as they now stand. The first time this reads every name: for a worker where there are thousands."""
        with self._lock, self._desk.reading() as session:
            query = select(Person)
            if self._upto is not None:
                query = query.where(Person.updated_at >= self._upto)
            for person in session.scalars(query):
                if person.status is Status.WITHDRAWN:
                    self._index.drop(person.id)
                else:
                    self._index.put(card_of(person))
                self._upto = max(self._upto or person.updated_at, person.updated_at)
            for person in sealed_here(session, Person):
                self._index.put(card_of(person))
        return self._index

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


def flagged(desk: Desk, session: Session) -> dict[uuid.UUID, bool]:
    """Everybody and every place on whom a staff-risk flag is in view, joined records and who lives there too: True once it is confirmed.

    For badges in lists; the band of a page reaches further (flags_in_view).
    """
    found: dict[uuid.UUID, bool] = {}
    open_flags = select(StaffRiskFlag).where(StaffRiskFlag.standing.in_(IN_VIEW), StaffRiskFlag.status != Status.WITHDRAWN)
    today = desk.now().today
    sealed = [flag for flag in sealed_here(session, StaffRiskFlag) if flag.standing in IN_VIEW]
    for flag in (*session.scalars(open_flags), *sealed):
        confirmed = flag.standing is not Standing.PROPOSED
        for subject in _about(session, flag, today):
            found[subject] = found.get(subject, False) or confirmed
    return found


def _about(session: Session, flag: StaffRiskFlag, today: date) -> Collection[uuid.UUID]:
    subjects: set[uuid.UUID] = set(same_as(session, {flag.person})) if flag.person else set()
    for place in by_ids(session, Address, [flag.address] if flag.address else []):
        subjects.add(place.id)
        subjects |= {row.person for row in place.residents or () if row.person and lives_there(row, today)}
    return subjects

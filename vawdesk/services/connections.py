"""Declared connections (C11): which files are kept from which colleague, and who may see them instead.

A colleague who is related or close to somebody in a file learns nothing of it: not from lists, search, counts or refusals. Of an
address they are about to visit they still see what to do (flags_in_view).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.connection import Connection
from vawdesk.models.casework.flag_review import FlagReview
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.situation import Situation
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.rules import Problem, Rule
from vawdesk.services.holding import holding
from vawdesk.services.reach import CROWDED
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.separation import Joined

NOT_THIS_COLLEAGUE = Rule(
    "C11", N_("This colleague is kept from this file, because they are close to somebody in it. Choose somebody else."), "8.4"
)
NOBODY_LEFT = Rule(
    "C11-nobody", N_("Nobody who may see this file is left to work on it. Name at least one colleague who is not connected."), "8.4"
)

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class ToSeal:
    """A case that is to be sealed, and the staff members from whom."""

    case: uuid.UUID
    kept_from: frozenset[uuid.UUID]


def cases_to_seal(
    cases: Iterable[Case], connections: Iterable[Connection], one: Callable[[uuid.UUID], uuid.UUID | None], today: date
) -> list[ToSeal]:
    """Which of these cases are kept from whom. `one` gives the id that stands for a person and every record joined with them.

    A case is kept from whoever is connected with somebody in it, and so is every case of the same situation, because colleagues on
    linked cases read each other's entries.
    """
    close: dict[uuid.UUID, set[uuid.UUID]] = {}
    for declared in connections:
        if declared.person is not None and declared.staff_member is not None and declared.stands_on(today):
            close.setdefault(one(declared.person) or declared.person, set()).add(declared.staff_member)
    held = list(cases)
    of_file: dict[uuid.UUID, set[uuid.UUID]] = {}
    for case in held:
        for person in case.subjects():
            of_file.setdefault(case.situation or case.id, set()).update(close.get(one(person) or person, ()))
    return [ToSeal(case.id, frozenset(kept)) for case in held if (kept := of_file.get(case.situation or case.id))]


def to_be_sealed(session: Session, today: date) -> list[ToSeal]:
    """Every open case that a standing connection asks to seal. Only the cases of people with a connection are read."""
    connections = list(session.scalars(select(Connection).where(_standing(today), Connection.person.is_not(None))))
    people = same_as(session, frozenset(one.person for one in connections if one.person is not None))
    if not people:
        return []
    kept = Case.status != Status.WITHDRAWN
    near = list(session.scalars(select(Case).where(kept, or_(Case.person.in_(people), holding(Case.people, people)))))
    situations = {case.situation for case in near if case.situation is not None}
    linked = session.scalars(select(Case).where(kept, Case.situation.in_(situations))) if situations else ()
    cases = {case.id: case for case in (*near, *linked)}.values()
    return cases_to_seal(sorted(cases, key=lambda case: (case.created_at, case.id)), connections, Joined(session), today)


def kept_from(session: Session, staff_member: uuid.UUID, today: date) -> frozenset[uuid.UUID]:
    """The people of whom this colleague learns nothing: those they are connected with, under every record of them."""
    mine = select(Connection.person).where(_standing(today), Connection.staff_member == staff_member, Connection.person.is_not(None))
    return same_as(session, frozenset(person for person in session.scalars(mine) if person is not None))


@dataclass(frozen=True)
class OutOfSight:
    """What one colleague is shown nothing of: people under every record of them, where they live, and the files they are in.

    `files` holds the cases of these people, every case of the same situation, because colleagues on linked cases read each other's
    entries, and the situations.
    """

    reader: uuid.UUID
    people: frozenset[uuid.UUID] = frozenset()
    places: frozenset[uuid.UUID] = frozenset()
    files: frozenset[uuid.UUID] = frozenset()

    def hides(self, record: Record) -> bool:
        """Whether a record is kept from this colleague: for whom it is about, or for the file it lies in.

        A visit or an appointment to which they are to go themselves, or for which they wait by the phone, is not: they know of it,
        and somebody who was not told would stand at the door alone.
        """
        if not self.people or self._goes(record):
            return False
        if isinstance(record, Address) and record.kind in CROWDED:  # a school is that of others too
            return False
        if record.id in self.files or record.file() in self.files or not self.people.isdisjoint((record.id, *record.subjects())):
            return True
        return isinstance(record, StaffRiskFlag | FlagReview) and record.address in self.places

    def shown(self, records: Iterable[R]) -> list[R]:
        """Those that are not kept from this colleague, in their order."""
        return [one for one in records if not self.hides(one)]

    def _goes(self, record: Record) -> bool:
        if isinstance(record, HomeVisit):
            return self.reader in (*(record.workers or ()), record.buddy)
        if isinstance(record, VisitOutcome):
            return self.reader in (record.workers or ())
        return isinstance(record, PlannedContact) and record.who == self.reader


def out_of_sight(session: Session, staff_member: uuid.UUID, today: date) -> OutOfSight:
    """What this colleague is shown nothing of: asked by every list, count, page and paper that shows records of files (C11)."""
    people = kept_from(session, staff_member, today)
    if not people:
        return OutOfSight(staff_member)
    living = select(Address.id).where(holding(Address.residents, people), Address.status != Status.WITHDRAWN)
    sealed = [one.id for one in sealed_here(session, Address) if not people.isdisjoint(one.people)]
    return OutOfSight(staff_member, people, frozenset(session.scalars(living)) | frozenset(sealed), _files_of(session, people))


def _files_of(session: Session, people: frozenset[uuid.UUID]) -> frozenset[uuid.UUID]:
    """The cases of these people with those linked to them, and the situations, open or sealed to this session's account."""
    sealed = sealed_here(session, Case)
    theirs = or_(Case.person.in_(people), holding(Case.people, people))
    found = {(id, situation) for id, situation in session.execute(select(Case.id, Case.situation).where(theirs))}
    found |= {(one.id, one.situation) for one in sealed if not people.isdisjoint(one.subjects())}
    situations = {situation for _case, situation in found if situation is not None}
    situations |= set(session.scalars(select(Situation.id).where(holding(Situation.children, people))))
    situations |= {one.id for one in sealed_here(session, Situation) if not people.isdisjoint(one.children or ())}
    linked = {*session.scalars(select(Case.id).where(Case.situation.in_(situations)))} if situations else set()
    linked |= {one.id for one in sealed if one.situation in situations}
    return frozenset({id for id, _situation in found} | linked | situations)


def is_kept_from(session: Session, staff_member: uuid.UUID, today: date, record: Record) -> bool:
    """Whether a record is kept from this colleague: for whom it is about, or for somebody in its file."""
    return out_of_sight(session, staff_member, today).hides(record)


def connected_staff(session: Session, people: Iterable[uuid.UUID], today: date) -> frozenset[uuid.UUID]:
    """The colleagues who have declared a connection with one of these people."""
    records = same_as(session, frozenset(people))
    found = session.scalars(select(Connection.staff_member).where(_standing(today), Connection.person.in_(records)))
    return frozenset(colleague for colleague in found if colleague is not None)


def given_to(session: Session, case: Case, today: date) -> list[Problem]:
    """What declared connections say against those to whom a case is given, as it is about to be kept: its worker, its team."""
    kept = connected_staff(session, _everybody_in(session, case), today)
    found = [NOT_THIS_COLLEAGUE.at("worker")] if case.worker in kept else []
    return found + ([NOT_THIS_COLLEAGUE.at("virtual_team")] if kept & set(case.virtual_team or ()) else [])


def _standing(today: date) -> ColumnElement[bool]:
    return or_(Connection.ended_on.is_(None), Connection.ended_on > today) & (Connection.status == Status.SIGNED)


def _everybody_in(session: Session, case: Case) -> frozenset[uuid.UUID]:
    people = set(case.subjects())
    if case.situation is not None:
        sealed = (one for one in sealed_here(session, Case) if one.situation == case.situation)
        for linked in (*session.scalars(select(Case).where(Case.situation == case.situation)), *sealed):
            people |= set(linked.subjects()) if linked.id != case.id else set()
    return frozenset(people)

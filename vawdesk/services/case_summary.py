"""D02: what somebody who comes to a case has to know of it, gathered on a page or two; what of it this reader gets, release decides."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.situation import Situation
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services.fear import relationships_of
from vawdesk.services.feared_ways import closed_ways
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.services.view import Dossier

R = TypeVar("R", bound=Record)
KEPT = (Status.SIGNED, Status.AMENDED)
LAST = 4  # of each sort: a summary is a page or two


def case_summary(casework: Session, organisation: Session, case: Case, now: Moment) -> Dossier:
    """The case, its people and how they belong together, orders heard of, decisions, referrals, the last contacts and the next."""
    situation = next(iter(by_ids(casework, Situation, [case.situation] if case.situation else [])), None)
    ids = tuple(dict.fromkeys((*case.subjects(), *((situation.children or ()) if situation else ()))))
    people = {person.id: person for person in by_ids(casework, Person, ids)}
    notes = sorted(_of_case(casework, ContactNote, case), key=lambda one: str(one.occurred_at), reverse=True)
    decisions = sorted(_of_case(casework, Decision, case), key=lambda one: str(one.decided_at), reverse=True)[:LAST]
    referrals = sorted(_of_case(casework, Referral, case), key=lambda one: str(one.sent_at or one.created_at), reverse=True)[:LAST]
    planned = [one for one in _of_case(casework, PlannedContact, case) if one.is_open and one.at is not None and one.at >= now.utc]
    groups: dict[str, tuple[Record, ...]] = {
        "people": tuple(people[id] for id in ids if id in people),
        "ties": tuple(one for one in relationships_of(casework, ids) if set(one.subjects()) <= set(ids)),
        "orders": tuple(one for one in notes if Change.ORDER in (one.what_has_changed or ()))[:LAST],
        "decisions": tuple(decisions),
        "referrals": tuple(referrals),
        "contacts": tuple(notes[:LAST]),
        "planned": tuple(sorted(planned, key=lambda one: str(one.at))[:LAST]),
        "named": (*_staff(organisation, case, notes, planned), *by_ids(organisation, Contact, _to(referrals))),
    }
    return Dossier(case, groups, closed_ways(casework, people.values()))


def _of_case(session: Session, kind: type[R], case: Case) -> list[R]:
    """What is signed in the file of a case, open or sealed to this account."""
    column = kind.__table__.c["case"]
    found = list(session.scalars(select(kind).where(column == case.id, kind.status.in_(KEPT))))
    return found + [one for one in sealed_here(session, kind) if one.file() == case.id and one.status in KEPT]


def _to(referrals: Iterable[Referral]) -> set[uuid.UUID]:
    return {one.to_contact for one in referrals if one.to_contact is not None}


def _staff(organisation: Session, case: Case, notes: list[ContactNote], planned: list[PlannedContact]) -> list[StaffMember]:
    """The colleagues whom the page names."""
    wanted = {case.worker, *(one.contact_by for one in notes[:LAST]), *(one.who for one in planned[:LAST])}
    wanted |= {row.who for row in case.priority_actions or ()}
    return by_ids(organisation, StaffMember, {one for one in wanted if one is not None})

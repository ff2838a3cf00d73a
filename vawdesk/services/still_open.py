"""What is still open in a case that is about to be closed: each thing is ended or goes on, so that nothing is lost (C10, 8.25)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.staff_risk_flag import IN_VIEW, StaffRiskFlag
from vawdesk.services import referral_weighing
from vawdesk.services.copies import copies_out
from vawdesk.services.gone_wrong import open_ones
from vawdesk.services.holds import Holds
from vawdesk.services.open_decisions import open_decisions
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.separation import UNDER_WAY
from vawdesk.vault.tables import TABLES

FLAG = N_("A staff-risk flag is open.")
VISIT = N_("A visit is planned for {at}.")
VISIT_UNDATED = N_("A visit is being prepared.")
CONTACT = N_("A contact is planned for {at}.")
CONTACT_UNDATED = N_("A contact is planned, without a time.")
DRAFT = N_("A note has been begun and is not finished.")
TO_DO = N_("Something is still to be done after a contact: {what}")
FIRST = N_("Something that was to come first is still to be done: {what}")
BEGUN = N_("Something has been begun in this file and is not finished.")
LETTER = N_("A letter is written and has not been sent.")
REFERRAL = N_("A referral is open: {standing}")
DECISION_PUT_OFF = N_("A decision was put off to {date}.")
DECISION_WAITS = N_("A decision waits for its second signature.")
WRONG = N_("A disclosure that went wrong is still being seen to.")
HELD = N_("What is on file is held since {date}: {why}")
COPY = N_("A paper copy is out.")
COPY_WITH = N_("A paper copy is out with {whom}.")


@dataclass(frozen=True)
class OpenThing:
    """One thing that is open: the record it stands in, and what it is in words."""

    record_type: str
    record: uuid.UUID
    words: Message


def still_open(session: Session, case: Case) -> list[OpenThing]:
    """Everything open in the file of a case, flags on its people included."""
    return [thing for kind in KINDS for thing in kind(session, case)]


def _flags(session: Session, case: Case) -> list[OpenThing]:
    people = same_as(session, case.subjects())
    about = StaffRiskFlag.person.in_(people) | (StaffRiskFlag.case == case.id)
    found = session.scalars(
        select(StaffRiskFlag).where(StaffRiskFlag.standing.in_(IN_VIEW), StaffRiskFlag.status != Status.WITHDRAWN, about)
    )  # fmt: skip
    sealed = [flag for flag in sealed_here(session, StaffRiskFlag) if flag.person in people or flag.case == case.id]
    return [OpenThing(flag.type_name, flag.id, FLAG) for flag in (*found, *(one for one in sealed if one.standing in IN_VIEW))]


def _planned(session: Session, case: Case) -> list[OpenThing]:
    visits = session.scalars(
        select(HomeVisit).where(HomeVisit.case == case.id, HomeVisit.standing.in_(UNDER_WAY), HomeVisit.status != Status.WITHDRAWN)
    )  # fmt: skip
    contacts = session.scalars(
        select(PlannedContact).where(
            PlannedContact.case == case.id, PlannedContact.came_of.is_(None), PlannedContact.status != Status.WITHDRAWN
        )
    )
    out = [*visits, *(one for one in sealed_here(session, HomeVisit) if one.case == case.id and one.standing in UNDER_WAY)]
    ahead = [*contacts, *(one for one in sealed_here(session, PlannedContact) if one.case == case.id and one.came_of is None)]
    found = [OpenThing(one.type_name, one.id, VISIT.with_(at=one.planned_at) if one.planned_at else VISIT_UNDATED) for one in out]
    return found + [OpenThing(one.type_name, one.id, CONTACT.with_(at=one.at) if one.at else CONTACT_UNDATED) for one in ahead]


def _notes(session: Session, case: Case) -> list[OpenThing]:
    found = []
    sealed = [note for note in sealed_here(session, ContactNote) if note.case == case.id]
    for note in (*session.scalars(select(ContactNote).where(ContactNote.case == case.id, ContactNote.status != Status.WITHDRAWN)), *sealed):
        if note.status is Status.DRAFT:
            found.append(OpenThing(note.type_name, note.id, DRAFT))
        else:
            waiting = [row.what for row in note.follow_up or () if row.done_on is None and row.what]
            found += [OpenThing(note.type_name, note.id, TO_DO.with_(what=what)) for what in waiting]
    return found


def _first(session: Session, case: Case) -> list[OpenThing]:
    """What was to come first in the case itself, and is not done."""
    waiting = [row.what for row in case.priority_actions or () if row.done_on is None and row.what]
    return [OpenThing(case.type_name, case.id, FIRST.with_(what=what)) for what in waiting]


def _begun(session: Session, case: Case) -> list[OpenThing]:
    """Decisions and shares that nobody signed, and whatever somebody was writing in this file: whose it is and what, only they read."""
    kinds: tuple[type[Decision] | type[InformationShare], ...] = (Decision, InformationShare)
    found: dict[uuid.UUID, str] = {}
    for kind in kinds:
        held = [*session.scalars(select(kind).where(kind.case == case.id, kind.status == Status.DRAFT)), *sealed_here(session, kind)]
        found |= {one.id: one.type_name for one in held if one.case == case.id and one.status is Status.DRAFT}
    draft = TABLES["casework"].draft.c
    told = session.execute(select(draft.record, draft.type).where(draft.file == case.id, draft.record != case.id))
    known = {thing.record for thing in _notes(session, case)}
    found |= {record: type_ for record, type_ in told if record not in known}
    return [OpenThing(type_, record, BEGUN) for record, type_ in found.items()]


def _letters(session: Session, case: Case) -> list[OpenThing]:
    held = session.scalars(select(Letter).where(Letter.case == case.id, Letter.sent_on.is_(None), Letter.status != Status.WITHDRAWN))
    sealed = [one for one in sealed_here(session, Letter) if one.case == case.id]
    return [OpenThing(one.type_name, one.id, LETTER) for one in (*held, *sealed) if one.is_waiting]


def _referrals(session: Session, case: Case) -> list[OpenThing]:
    found = referral_weighing.open_ones(session, case.id)
    return [OpenThing(one.type_name, one.id, REFERRAL.with_(standing=one.standing.label if one.standing else "")) for one in found]


def _decisions(session: Session, case: Case) -> list[OpenThing]:
    return [
        OpenThing(one.type_name, one.id, DECISION_WAITS if one.waits else DECISION_PUT_OFF.with_(date=one.review_on or "…"))
        for one in open_decisions(session, case.id)
    ]


def _wrong(session: Session, case: Case) -> list[OpenThing]:
    return [OpenThing(one.type_name, one.id, WRONG) for one in open_ones(session, case.id)]


def _held(session: Session, case: Case) -> list[OpenThing]:
    return [
        OpenThing(one.type_name, one.id, HELD.with_(date=one.since or "", why=one.because.label if one.because else ""))
        for one in Holds(session).all_on(case)
    ]


def _copies(session: Session, case: Case) -> list[OpenThing]:
    return [
        OpenThing(copy.type_name, copy.id, COPY_WITH.with_(whom=copy.given_to) if copy.given_to else COPY)
        for copy in copies_out(session, case.id)
    ]


KINDS: tuple[Callable[[Session, Case], list[OpenThing]], ...] = (
    _flags,
    _planned,
    _notes,
    _first,
    _begun,
    _decisions,
    _letters,
    _referrals,
    _wrong,
    _held,
    _copies,
)
"""What is looked for, in the order in which it is told."""

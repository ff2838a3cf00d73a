"""What the rest of the file says about a planned visit: the facts that its gate weighs (H1, H3, H4; 8.13, 8.15, 8.17)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Text, or_, select, type_coerce
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework.address import LIVED_IN, Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.changes import ends_series
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.flag_options import Category, Instruction
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.casework.roles import CAUSING
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_checks import danger
from vawdesk.models.casework.visit_gate import GateFacts, looked_at
from vawdesk.models.from_paper import on_file_at
from vawdesk.models.values import Tri
from vawdesk.services.buddy_out import OUT, buddy_out
from vawdesk.services.call_place import names_home
from vawdesk.services.flags_in_view import FlagInView
from vawdesk.services.flags_met import flags_met
from vawdesk.services.gone_wrong import open_ones
from vawdesk.services.holding import holding
from vawdesk.services.reach import Way
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids, sealed_here
from vawdesk.services.visit_clashes import clashes

GATE_WAYS = frozenset({
    Way.PERSON, Way.SAME_PERSON, Way.ADDRESS, Way.SAME_ADDRESS, Way.MAY_BE_THERE, Way.NAMED, Way.HOUSEHOLD, Way.TOGETHER,
})  # fmt: skip
"""The ways by which a flag raises a concern about a visit; the banner shows the flags of the other ways too."""
ONLY_JUST = timedelta(days=42)  # so long a separation, an order or a release counts as only just happened
ASKED_BY = {
    Category.THREATS: "threats to staff", Category.VERBAL_ABUSE: "threats to staff", Category.SEXUAL_HARASSMENT: "threats to staff",
    Category.VIOLENCE: "aggression", Category.WEAPON: "weapon", Category.ANIMAL: "animal", Category.DRUGS: "drink or drugs",
    Category.STALKING: "stalking", Category.THIRD_PARTY: "others",
}  # fmt: skip


@dataclass(frozen=True)
class VisitFacts:
    """The flags that the banner of a visit shows, and the facts for its gate."""

    flags: tuple[FlagInView, ...]
    gate: GateFacts


def visit_facts(session: Session, visit: HomeVisit, now: Moment, acting_until: date | None = None) -> VisitFacts:
    """All that the file says about this visit at this moment. `acting_until` is that of whoever signs as acting manager.

    What lies sealed counts for whoever can open it; of a flag nobody here can open, the instruction beside it counts (C11).
    """
    people = same_as(session, frozenset(visit.to_see or ()) | frozenset(visit.people_there or ()))
    flags = flags_met(session, [visit], now)
    raising = [one for one in flags if one.way in GATE_WAYS]
    notes, got_out = _notes(session, visit, people, now), _got_out(session, visit, people)
    return VisitFacts(
        tuple(flags),
        GateFacts(
            open_flags=tuple(one.flag.id for one in raising),
            told=told(session, visit, (one.flag for one in raising)),
            says_yes=_says_yes(session, visit, people, raising, notes, now) | ({"person there"} if got_out is not None else set()),
            got_out=got_out,
            newest_flag=max((_proposed(one) for one in flags), default=None),
            newest_contact=_newest_contact(session, visit, people, notes),
            newest_danger=_newest_danger(session, visit, people),
            newest_change=max((when for note in notes if ends_series(note.what_has_changed) and (when := _known(note))), default=None),
            elsewhere=_elsewhere(session, visit),
            buddy_out=buddy_out(session, visit, now),
            acting_until=acting_until,
            names_home=names_home(session, visit, people),
        ),
    )


def told(session: Session, visit: HomeVisit, flags: Iterable[StaffRiskFlag]) -> frozenset[Instruction]:
    """What these flags tell colleagues to do (8.17). "Not at home" does not bear on a place where nobody lives."""
    lines = frozenset(line for flag in flags for line in flag.control_instructions or ())
    (kind,) = [place.kind for place in by_ids(session, Address, [visit.place] if visit.place else [])] or [None]
    return lines if kind is None or kind in LIVED_IN else lines - {Instruction.NOT_AT_HOME}


def _proposed(one: FlagInView) -> datetime:
    return on_file_at(one.flag, one.flag.proposed_by.at) if one.flag.proposed_by else one.flag.created_at


def _known(note: ContactNote) -> datetime | None:
    return on_file_at(note, note.signed.at) if note.signed else note.recorded_at


def _notes(session: Session, visit: HomeVisit, people: frozenset[uuid.UUID], now: Moment) -> list[ContactNote]:
    """Signed notes that may bear on the visit: of these people, of its case, and of the cases linked with it."""
    looked = looked_at(visit)
    since = min(looked, now.utc - ONLY_JUST) if looked else now.utc - ONLY_JUST
    linked = _linked(session, visit, people)
    # few are recent and a case may have thousands: the case is made a word, so that the file looks by the index of the time
    in_case = type_coerce(ContactNote.case, Text).concat("").in_([case.hex for case in linked])
    about = or_(holding(ContactNote.with_people, people), in_case)
    found = session.scalars(select(ContactNote).where(ContactNote.recorded_at >= since, about))
    sealed = [note for note in sealed_here(session, ContactNote) if note.case in linked or people & set(note.with_people or ())]
    recent = [note for note in sealed if note.recorded_at is not None and note.recorded_at >= since]
    return [note for note in (*found, *recent) if note.status in {Status.SIGNED, Status.AMENDED}]


def _linked(session: Session, visit: HomeVisit, people: frozenset[uuid.UUID]) -> set[uuid.UUID]:
    own = session.execute(select(Case.id, Case.situation).where(or_(Case.id == visit.case, Case.person.in_(people)))).all()
    sealed = sealed_here(session, Case)
    near = [(case.id, case.situation) for case in sealed if case.id == visit.case or case.person in people]
    situations = {situation for _case, situation in (*own, *near) if situation is not None}
    found = {case for case, _situation in (*own, *near)} | {case.id for case in sealed if case.situation in situations}
    return found | set(session.scalars(select(Case.id).where(Case.situation.in_(situations))))


def _says_yes(
    session: Session, visit: HomeVisit, people: frozenset[uuid.UUID], raising: Iterable[FlagInView], notes: list[ContactNote], now: Moment
) -> frozenset[str]:
    """Keys of the questions about danger that the file answers with Yes."""
    found = {ASKED_BY[one.flag.category] for one in raising if one.flag.category in ASKED_BY and not one.reason_kept}
    if any(ends_series(note.what_has_changed) and _recent(note, now) for note in notes):
        found.add("just happened")
    if _causing_there(session, visit, people, now.today):
        found.add("person there")
    return frozenset(found)


def _recent(note: ContactNote, now: Moment) -> bool:
    return note.occurred_at is not None and now.utc - note.occurred_at <= ONLY_JUST


def _causing_there(session: Session, visit: HomeVisit, people: frozenset[uuid.UUID], today: date) -> bool:
    """Whether somebody whose behaviour is a concern is to be seen, may be there, or is linked with the address now."""
    places = by_ids(session, Address, [visit.place] if visit.place else [])
    here = {row.person for place in places for row in place.residents or () if row.person and row.is_there(today)}
    met = people | same_as(session, here)
    if not met:
        return False
    rows = session.scalars(select(Case.people).where(holding(Case.people, met)))
    sealed = [case.people for case in sealed_here(session, Case)]
    return any(row.person in met and not CAUSING.isdisjoint(row.roles or ()) for case in (*rows, *sealed) for row in case or ())


def _got_out(session: Session, visit: HomeVisit, people: frozenset[uuid.UUID]) -> datetime | None:
    """When an open disclosure gone wrong came to the file that tells somebody feared of these people or this place.

    Not known counts as yes; what nobody has answered yet is not known (8.5).
    """
    feared = [one for one in open_ones(session) if one.feared_may_have is not Tri.NO]
    about = [one for one in feared if people & set(one.about or ()) or visit.place in (one.addresses or ())]
    return max((one.created_at for one in about), default=None)


def _newest_contact(session: Session, visit: HomeVisit, people: frozenset[uuid.UUID], notes: Iterable[ContactNote]) -> datetime | None:
    """When the file last heard something: a note, a change of the address, or a change of how these people belong together."""
    times = [when for note in notes if (when := _known(note))]
    between = or_(Relationship.from_person.in_(people), Relationship.to_person.in_(people))
    times += session.scalars(select(Relationship.updated_at).where(between))
    times += [one.updated_at for one in sealed_here(session, Relationship) if people & set(one.subjects())]
    times += [place.updated_at for place in by_ids(session, Address, [visit.place] if visit.place else [])]
    return max(times, default=None)


def _newest_danger(session: Session, visit: HomeVisit, people: frozenset[uuid.UUID]) -> datetime | None:
    """When a question about danger was last answered Yes or Not known for another visit to these people or this place."""
    same: ColumnElement[bool] = holding(HomeVisit.to_see, people)
    if visit.place is not None:  # a visit whose place nobody has said yet is at no place, not at that of every other such visit
        same = or_(HomeVisit.place == visit.place, same)
    others = session.scalars(select(HomeVisit).where(same, HomeVisit.id != visit.id, HomeVisit.status != Status.WITHDRAWN))
    sealed = [other for other in sealed_here(session, HomeVisit) if other.id != visit.id]
    near = [other for other in sealed if (visit.place and other.place == visit.place) or people & set(other.to_see or ())]
    dangerous = [(other, other.worker_signed) for other in (*others, *near) if other.worker_signed and danger(other)]
    return max((on_file_at(other, signed.at) for other, signed in dangerous), default=None)


def _elsewhere(session: Session, visit: HomeVisit) -> tuple[datetime, ...]:
    """When other visits begin that are signed and to be made, and on which somebody who goes on this one is meanwhile."""
    if visit.planned_at is None or not visit.workers:
        return ()
    day = timedelta(hours=12)  # longer than any visit is planned to take
    around = HomeVisit.planned_at.between(visit.planned_at - day, visit.planned_at + day)
    found = [*session.scalars(select(HomeVisit).where(around, HomeVisit.standing.in_(OUT))), *sealed_here(session, HomeVisit)]
    signed = [one for one in found if one.worker_signed is not None and one.standing in OUT and one.status is not Status.WITHDRAWN]
    return tuple(at for _who, at in clashes(visit, signed))

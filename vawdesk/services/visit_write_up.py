"""Writing down how a visit went: what is filled in, what follows from the signature, what a manager adds after an incident (3.11, 8.18)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.flag_options import Source
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_checks import still_to_be_seen
from vawdesk.models.casework.visit_options import VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_checks import still_to_tell
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.models.rules import Rule
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services import from_paper
from vawdesk.services.check_ins import begun
from vawdesk.services.page_ask import PageAsk
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.unit import Unit, signed_by

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

AFTER, SEEN, TOLD, ASSESSED = "after", "seen by a manager", "incident told", "assessed since"
NOT_HAPPENED = Rule("V-not-yet", N_("This visit has not begun. It is written up when it is over."), "8.18")


@dataclass(frozen=True)
class Unplanned(PageAsk):
    """What a page knows when a visit took place that nobody had planned (V6): the file."""

    case: uuid.UUID | None = None


def begin(desk: Desk, id: uuid.UUID | Unplanned | None) -> VisitOutcome:
    """The outcome to write: that of a visit, begun already or new; or of one in this file that nobody planned."""
    if isinstance(id, uuid.UUID):
        found = desk.peek(VisitOutcome, id) or desk.peek(VisitOutcome, outcome_id(id))
        if found is not None:
            return found
        visit = desk.peek(HomeVisit, id)
        if visit is not None:
            made = begun(visit)
            made.arrived_at = visit.planned_at if visit.planned_at is not None and visit.planned_at <= desk.now().utc else None
            return made
    case = desk.peek(Case, id.case) if isinstance(id, Unplanned) and id.case is not None else None
    made = VisitOutcome(unassessed=True, workers=(desk.account.staff,), case=case.id if case is not None else None)
    made.to_see = (case.person,) if case is not None and case.person is not None else None
    return made


def sign(outcome: VisitOutcome, unit: Unit) -> None:
    """Put it on record: the visit is done, a note is begun with what was learned, whoever was to be seen on an earlier day has been."""
    visit = unit.get(HomeVisit, outcome.visit) if outcome.visit is not None else None
    if visit is not None and visit.planned_at is not None and visit.planned_at > unit.now.utc and outcome.arrived_at is None:
        unit.require([NOT_HAPPENED.at("arrived_at")])
    outcome.signed, outcome.status = from_paper.hand(outcome, unit), Status.SIGNED
    if outcome.information_learned and outcome.note is None:
        outcome.note = _note(outcome, unit).id
    away = unit.desk.vault.keyring.carried is not None  # there nothing is changed: the visit is done when its outcome comes home
    if visit is not None and not away and visit.standing not in {VisitStanding.DONE, VisitStanding.CANCELLED}:
        visit.standing = VisitStanding.DONE
        unit.act(visit, AFTER)
        before = unit.find(HomeVisit, visit.carried_from) if visit.carried_from else None
        if before is not None and still_to_be_seen(before):
            before.seen_instead_on = unit.now.today
            unit.act(before, AFTER)


def _note(outcome: VisitOutcome, unit: Unit) -> ContactNote:
    """A note for its worker to finish: nothing that was learned stays in a form that nobody reads as a note (8.18)."""
    note = ContactNote(
        case=outcome.case, occurred_at=outcome.arrived_at or outcome.ended_at, with_people=outcome.to_see, mode=Mode.VISIT,
        contact_by=outcome.signed.person if outcome.signed else unit.desk.account.staff, what_was_said=outcome.information_learned,
    )  # fmt: skip
    return unit.add(note, beside=outcome.id)


def manager_saw(desk: Desk, id: uuid.UUID) -> None:
    """A manager has read of the incident. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(VisitOutcome, id)
        held.manager_saw = signed_by(unit)
        unit.act(held, SEEN)
        unit.commit()


def told(desk: Desk, id: uuid.UUID, said: dict[str, Any]) -> None:
    """Who was told of the incident, and what support was offered, as it now stands. Raises Refused."""
    with desk.writing() as unit:
        held = unit.get(VisitOutcome, id)
        held.told, held.support_offered = said.get("told"), said.get("support_offered")
        unit.act(held, TOLD)
        unit.commit()


def needs_manager(outcome: VisitOutcome) -> bool:
    """V3: whether an incident waits for a manager to have read it, or for a word on who outside was told."""
    signed = outcome.status is not Status.DRAFT
    return signed and outcome.incident is Tri.YES and (outcome.manager_saw is None or bool(still_to_tell(outcome)))


def not_assessed_yet(outcome: VisitOutcome) -> bool:
    """V6: whether an assessment before the next visit is still asked for."""
    return bool(outcome.unassessed) and outcome.status is not Status.DRAFT and outcome.assessed_since is None


def assessed_now(unit: Unit, visit: HomeVisit) -> None:
    """A visit was assessed: of those that took place there without an assessment, none asks for one any more (V6)."""
    people = frozenset(visit.to_see or ())
    for held in _unassessed(unit.session, visit.case):
        same = (visit.place is not None and held.place == visit.place) or not people.isdisjoint(held.to_see or ())
        if same and held.visit != visit.id:
            outcome = unit.get(VisitOutcome, held.id)
            outcome.assessed_since = visit.id
            unit.act(outcome, ASSESSED)


def _unassessed(session: Session, case: uuid.UUID | None) -> list[VisitOutcome]:
    found = session.scalars(select(VisitOutcome).where(VisitOutcome.unassessed.is_(True), VisitOutcome.case == case))
    sealed = (one for one in sealed_here(session, VisitOutcome) if one.case == case)
    return [one for one in (*found, *sealed) if not_assessed_yet(one)]


def from_visit(outcome: VisitOutcome, review_on: date) -> StaffRiskFlag:
    """The begin of a flag with what nearly or really went wrong on a visit: the place, the day, the words that were written (V2)."""
    words = (outcome.incident_what, outcome.near_miss_what, outcome.flags_to_raise)
    seen = outcome.arrived_at or outcome.ended_at
    return StaffRiskFlag(
        case=outcome.case, address=outcome.place, person=None if outcome.place else next(iter(outcome.to_see or ()), None),
        incident_date=PartialDate.of(Moment(seen, 0).today) if seen is not None else None, source=Source.OWN_STAFF,
        factual_description="\n".join(dict.fromkeys(one for one in words if one)), review_on=review_on,
    )  # fmt: skip


def note_unfinished(desk: Desk, note: uuid.UUID) -> bool:
    """Whether the note that was begun with what was learned is still to be finished."""
    held = desk.peek(ContactNote, note)
    return held is not None and held.status is Status.DRAFT


def unassessed_this_year(desk: Desk) -> int:
    """How many visits of this year took place without an assessment before: counted for the organisation, never for a worker (V6)."""
    year = desk.now().today.year
    with desk.reading() as session:
        held = session.scalars(select(VisitOutcome).where(VisitOutcome.unassessed.is_(True), VisitOutcome.status != Status.WITHDRAWN))
        sealed = (one for one in sealed_here(session, VisitOutcome) if one.unassessed)
        return sum(_when(one).today.year == year for one in (*held, *sealed) if one.status is not Status.DRAFT)


def _when(outcome: VisitOutcome) -> Moment:
    """When somebody was there, as far as it is known: not when it was written down."""
    return Moment(outcome.arrived_at or outcome.left_at or outcome.ended_at or outcome.created_at, 0)

"""Everything around one case: its people with how they stand to one another, linked cases, its timeline, what colleagues have begun."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.situation import Situation
from vawdesk.models.dates import WRITTEN_WITHIN
from vawdesk.services import sealing
from vawdesk.services.additions import gathered, parted
from vawdesk.services.as_it_stood import Place, StoodPage, as_it_stood, file_rows
from vawdesk.services.chronology import KINDS, PAGE, Event, Point, Timeline, timeline
from vawdesk.services.connections import out_of_sight
from vawdesk.services.deciding import no_referral
from vawdesk.services.holding import holding
from vawdesk.services.names_on_file import flagged, people_called, staff_called
from vawdesk.services.refusals import NothingHere
from vawdesk.services.sealed_here import sealed_here
from vawdesk.zone import LOCAL

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk


@dataclass(frozen=True)
class Begun:
    """A draft that a colleague began in this case and has not finished within a day (8.29). Not what it says."""

    who: str
    at: datetime


@dataclass(frozen=True)
class CaseFile:
    """What the page of a case shows. `people` are its people in its own order, then the children of the situation."""

    case: Case
    situation: Situation | None
    people: tuple[Person, ...]
    addresses: tuple[Address, ...]
    linked: tuple[Case, ...]
    begun: tuple[Begun, ...]
    called: dict[uuid.UUID, str]
    flags: dict[uuid.UUID, bool]

    def subjects(self) -> tuple[uuid.UUID, ...]:
        """Everybody and every place met on the page."""
        return tuple(dict.fromkeys((*(person.id for person in self.people), *(address.id for address in self.addresses))))

    def together(self) -> tuple[uuid.UUID, ...]:
        """This case first, then the cases linked with it that this reader may see."""
        return (self.case.id, *(one.id for one in self.linked))


def case_file(desk: Desk, id: uuid.UUID) -> CaseFile:
    """A case with what belongs to it; the look is journalled. Raises NothingHere, also for whoever is kept from it (C11)."""
    case = desk.open(Case, id)
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        if hidden.hides(case):
            raise NothingHere
        situation = desk.peek(Situation, case.situation) if case.situation is not None else None
        children = situation.children or () if situation is not None else ()
        ids = tuple(dict.fromkeys((*case.subjects(), *children)))
        held = {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(ids)))}
        sealed = {person.id: person for person in desk.sealed(Person)}
        people = tuple(found for one in ids if (found := held.get(one) or sealed.get(one)) is not None)
        addresses = tuple(hidden.shown(_lived_in(session, ids, desk.now())))
        linked = tuple(_linked(desk, session, case))
        named = {person for one in linked for person in one.subjects()} | set(ids)
        called = {person.id: person.display_name or "" for person in people} | people_called(session, named) | staff_called(desk)
        flags = flagged(desk, session)
        session.expunge_all()
    return CaseFile(case, situation, people, addresses, linked, _begun(desk, case.id), called, flags)


def _lived_in(session: Session, people: Collection[uuid.UUID], now: Moment) -> tuple[Address, ...]:
    here = set(people)
    open_ones = session.scalars(select(Address).where(holding(Address.residents, people), Address.status != Status.WITHDRAWN))
    places = (*open_ones, *sealed_here(session, Address))
    return tuple(place for place in places if any(row.person in here and row.is_there(now.today) for row in place.residents or ()))


def _linked(desk: Desk, session: Session, case: Case) -> list[Case]:
    if case.situation is None:
        return []
    query = select(Case).where(Case.situation == case.situation, Case.id != case.id, Case.status != Status.WITHDRAWN)
    sealed = [one for one in desk.sealed(Case) if one.situation == case.situation and one.id != case.id]
    return sorted([*session.scalars(query), *sealed], key=lambda one: one.ref_no or "")


def _begun(desk: Desk, case: uuid.UUID) -> tuple[Begun, ...]:
    late = desk.now().utc - WRITTEN_WITHIN
    names = {account.id: account.name for account in desk.vault.keyring.accounts.values()}
    others = [(who, at, kind) for who, at, kind in desk.drafts.of_file(case) if at < late and who != desk.account.id]
    given_up = _decided_against(desk, case) if any(kind == Referral.type_name for _who, _at, kind in others) else {}
    others = [one for one in others if one[2] != Referral.type_name or one[1] > given_up.get(one[0], one[1] - WRITTEN_WITHIN)]
    return tuple(Begun(names.get(who, ""), at) for who, at, _kind in sorted(others, key=lambda one: one[1]))


def _decided_against(desk: Desk, case: uuid.UUID) -> dict[uuid.UUID, datetime]:
    """When each account last decided in this case that there is no referral, where that is settled: what it wrote of one goes nowhere."""
    with desk.reading() as session:
        held = list(session.scalars(select(Decision).where(Decision.case == case, Decision.status != Status.WITHDRAWN)))
        session.expunge_all()
    settled = [one for one in (*held, *desk.sealed(Decision)) if one.case == case and no_referral(one) and one.decided_by is not None]
    return {one.created_by: one.decided_by.at for one in sorted(settled, key=lambda one: str(one.decided_at)) if one.decided_by is not None}


def timeline_of(desk: Desk, cases: Iterable[uuid.UUID], *, after: Point | None = None, only: Collection[type[Record]] = ()) -> Timeline:
    """A page of the timeline of these cases; sealed ones are read from their envelopes."""
    wanted = tuple(cases)
    with desk.reading() as session:
        hidden = out_of_sight(session, desk.account.staff, desk.now().today)
        lying_open = tuple(id for id in wanted if session.get(Case, id) is not None)
        found = timeline(session, lying_open, after=after, only=only) if lying_open else Timeline((), None)
        if lying_open != wanted:
            found = _together(found, _sealed_events(desk, session, wanted, after, only))
        session.expunge_all()
        return replace(found, events=tuple(event for event in found.events if not hidden.hides(event.record)))


def _sealed_events(
    desk: Desk, session: Session, cases: tuple[uuid.UUID, ...], after: Point | None, only: Collection[type[Record]]
) -> list[Event]:
    """What lies sealed in these cases, from there on."""
    events = []
    for kind in KINDS:
        if only and kind.record not in only:
            continue
        for record in sealing.open_all(desk, session, kind.record):
            if record.file() in cases and record.status is not Status.WITHDRAWN:
                events.append(_event(session, getattr(record, kind.when.key) or record.created_at, record))
    return [event for event in events if after is None or _place(event) < (after.when, after.record.hex)]


def _together(page: Timeline, sealed: list[Event]) -> Timeline:
    """A page of what lies open, and what lies sealed, as one page."""
    events = sorted((*page.events, *sealed), key=_place, reverse=True)
    shown = tuple(events[:PAGE])
    more = len(events) > PAGE or page.then is not None
    return Timeline(shown, Point(shown[-1].when, shown[-1].record.id) if more and shown else None)


def _place(event: Event) -> tuple[datetime, str]:
    return event.when, event.record.id.hex


def _event(session: Session, when: datetime, record: Record) -> Event:
    """A sealed record with what was added to it since."""
    return Event(when, record, *parted(gathered(session, [record.id])))


def stood(desk: Desk, case: uuid.UUID, at: datetime, after: Place | None = None) -> StoodPage:
    """The file of a case as it stood at a moment, from the journal alone; fifty records of it, newest first."""
    compartment = desk.compartment("casework")

    with desk.reading() as session:
        rows = file_rows(compartment.journal, session.connection(), case, sealing.unsealing(desk, session))
    return as_it_stood(rows, at, after=after)


def end_of(day: date) -> datetime:
    """The last moment of a local day."""
    return datetime.combine(day + timedelta(days=1), time(), LOCAL) - timedelta(microseconds=1)

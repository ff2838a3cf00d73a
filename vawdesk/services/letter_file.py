"""Beginning a letter with what is known, and reading it with what belongs to it (8.5, 8.25)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.models.casework.person import Person, Speech
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services import flag_letter
from vawdesk.services.connections import is_kept_from, kept_from
from vawdesk.services.holding import holding
from vawdesk.services.letter_check import around
from vawdesk.services.letter_places import LetterPlace, letter_emails, letter_places, why_not_by_post
from vawdesk.services.names_on_file import people_called, staff_called
from vawdesk.services.protection import protected_from
from vawdesk.services.refusals import NothingHere
from vawdesk.services.sealed_here import by_ids, sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

NO_EMAIL = N_("No e-mail address of theirs is known to be safe.")


@dataclass(frozen=True)
class LetterWays:
    """How a letter may come to one person: the addresses and e-mail addresses that are safe, and why a way is closed."""

    places: tuple[LetterPlace, ...] = ()
    emails: tuple[str, ...] = ()
    closed: tuple[tuple[ByWay, Message], ...] = ()

    @property
    def safe(self) -> tuple[Address, ...]:
        """The addresses to which it may be posted."""
        return tuple(place.address for place in self.places if place.why_not is None)

    @property
    def offered(self) -> tuple[Address, ...]:
        """Those, and the addresses to which it goes only with a written reason; none of these is ever chosen by itself."""
        return tuple(place.address for place in self.places if place.open)


@dataclass(frozen=True)
class LetterFile:
    """A letter as its page shows it, with the names of everybody and every colleague met there."""

    letter: Letter
    case: Case | None
    called: dict[uuid.UUID, str]
    ways: LetterWays

    def places(self) -> list[Address]:
        """The address to which it goes, where that is still one of theirs."""
        return [place.address for place in self.ways.places if place.address.id == self.letter.address]

    def subjects(self) -> tuple[uuid.UUID, ...]:
        """Everybody and every place met on the page."""
        return tuple(dict.fromkeys((*self.letter.subjects(), *(self.case.subjects() if self.case is not None else ()))))


def begin(desk: Desk, id: uuid.UUID | None) -> Letter:
    """A new letter in the case, or to the person, whose id is given, or about the flag; what is known is filled in."""
    letter = Letter(signed_by=desk.account.staff)
    with desk.reading() as session:
        case = next(iter(by_ids(session, Case, [id] if id else [])), None)
        flag = next(iter(by_ids(session, StaffRiskFlag, [id] if id else [])), None)
        if flag is not None:
            flag_letter.begin(letter, flag)
        whom = flag.person if flag is not None else id
        person = next(iter(by_ids(session, Person, [whom] if whom else [])), None)
        if person is not None:
            case = case_of(session, person.id, desk.account.staff)
        elif case is not None and case.person is not None:
            person = next(iter(by_ids(session, Person, [case.person])), None)
        letter.case, letter.person = (case.id if case else None), (person.id if person else None)
        if person is not None:
            fill_in(letter, person, ways_to(session, desk, person.id))
    return letter


def case_of(session: Session, person: uuid.UUID, staff: uuid.UUID) -> Case | None:
    """The open case in which something to this person belongs: their own, else one of this worker's, else any they are in."""
    held = by_ids(session, Case, session.scalars(select(Case.id).where(holding(Case.people, [person]))))
    held += [one for one in by_ids(session, Case, session.scalars(select(Case.id).where(Case.person == person))) if one not in held]
    held += [one for one in sealed_here(session, Case) if person in one.subjects() and one not in held]
    open_ones = [one for one in held if not one.is_closed and one.status is not Status.WITHDRAWN]
    open_ones.sort(key=lambda one: (one.person != person, one.worker != staff, one.ref_no or ""))
    return open_ones[0] if open_ones else None


def fill_in(letter: Letter, person: Person, ways: LetterWays) -> None:
    """What follows from whom it is for: the language they chose, and the way that is safe."""
    if letter.written_in is None:
        letter.written_in = Written.BOTH if person.language_choice is Speech.WELSH else Written.ENGLISH
    if letter.by_way is None:
        letter.by_way = ByWay.POST if ways.safe else ByWay.HANDED
    if letter.by_way is ByWay.POST and letter.address is None and len(ways.safe) == 1:
        letter.address = ways.safe[0].id
    if letter.by_way is ByWay.EMAIL and letter.email is None and len(ways.emails) == 1:
        letter.email = ways.emails[0]


def ways_to(session: Session, desk: Desk, person: uuid.UUID | None) -> LetterWays:
    """How a letter may come to this person today."""
    held = next(iter(by_ids(session, Person, [person] if person is not None else [])), None)
    if held is None:
        return LetterWays()
    places = letter_places(session, held, desk.now())
    emails = letter_emails(session, held)
    post = why_not_by_post(session, held, desk.now())
    closed = ([(ByWay.POST, post)] if post is not None and not any(place.open for place in places) else []) + (
        [] if emails else [(ByWay.EMAIL, NO_EMAIL)]
    )
    return LetterWays(places, emails, tuple(closed))


def addressees(desk: Desk, case: uuid.UUID | None) -> list[tuple[uuid.UUID, str]]:
    """Everybody of a case to whom one may write, by name."""
    if case is None:
        return []
    with desk.reading() as session:
        hidden = kept_from(session, desk.account.staff, desk.now().today) | _kept_from_owner(session, case, desk.now())
        people = [one for one in around(session, Letter(case=case)) if one not in hidden]
        called = people_called(session, people)
    return [(one, called[one]) for one in people if called.get(one)]


def _kept_from_owner(session: Session, case: uuid.UUID, now: Moment) -> frozenset[uuid.UUID]:
    """Whoever is kept from the person of this file: what is sent to them lies in no file of somebody whom they may fear (8.5)."""
    held = next(iter(by_ids(session, Case, [case])), None)
    owner = held.person if held is not None else None
    return protected_from(session, {owner}, now).protected if owner is not None else frozenset()


def letter_file(desk: Desk, id: uuid.UUID) -> LetterFile:
    """A letter with what belongs to it; the look is journalled. Raises NothingHere, also for whoever is kept from its file (C11)."""
    letter = desk.open(Letter, id)
    if letter.status is Status.WITHDRAWN:
        raise NothingHere
    with desk.reading() as session:
        case = next(iter(by_ids(session, Case, [letter.case] if letter.case else [])), None)
        met = {*letter.subjects(), *(case.subjects() if case is not None else ())}
        if is_kept_from(session, desk.account.staff, desk.now().today, letter):
            raise NothingHere
        called = people_called(session, met) | staff_called(desk)
        if case is not None:
            called[case.id] = case.ref_no or ""
        called |= {flag.id: flag.ref_no or "" for flag in by_ids(session, StaffRiskFlag, [letter.flag] if letter.flag else [])}
        ways = ways_to(session, desk, letter.person)
        session.expunge_all()
    return LetterFile(letter, case, called, ways)

"""Where something is delivered: never to a home in which somebody feared lives, never by a phone or an account that others use (8.5)."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_ways import Way
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.models.casework.person import Person
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import Tri
from vawdesk.services.fear import fears
from vawdesk.services.feared_by import LIVED_THERE, emails_of, living_at, numbers_of, places_of
from vawdesk.services.folding import squeeze
from vawdesk.services.leaving import Destination, Request
from vawdesk.services.needles import national_number
from vawdesk.services.safe_contact import may_call, may_write
from vawdesk.services.same_person import same_as
from vawdesk.services.same_place import Lived, lived, named_in, same_place
from vawdesk.services.sealed_here import by_ids

LIVES_THERE = Rule(
    "X6 delivery",
    N_("Somebody of whom they may be afraid lives at this address, as far as is known. Nothing goes there. Choose another way."),
    "8.5",
)
NEVER_THIS_WAY = Rule("X6 never by", N_("It is recorded that this person is never to be reached in this way. Choose another."), "8.5")
ALSO_THEIRS = Rule(
    "X6 shared",
    N_("Somebody of whom they may be afraid has this number or address as well. Nothing goes there. Choose another way."),
    "8.5",
)
NOT_SAFE = Rule(
    "X6 not safe",
    N_("It is not known that nobody else sees what is sent there. Ask the person first, and write the answer on their record."),
    "8.5",
)
NOT_ON_FILE = Rule(
    "X6 not on file",
    N_("This is not recorded as a way of reaching this person. Write how you know that it is theirs, and that it is safe."),
    "8.5",
    Weight.REASON,
)


def destination(request: Request) -> Destination | None:
    """Where it goes: as was asked, or as the letter says that it is."""
    letter = request.main
    if request.goes_to is not None or not isinstance(letter, Letter):
        return request.goes_to
    if letter.by_way is ByWay.POST:
        return Destination(Way.POST, letter.address)
    return Destination(Way.EMAIL, words=letter.email) if letter.by_way is ByWay.EMAIL and letter.email else None


def against_delivery(session: Session, request: Request, now: Moment, sealed: Collection[Case] = ()) -> tuple[Problem, ...]:
    """What stands against sending it there, whoever it is addressed to: there, or by any way in which the reader is known to be reached.

    Nothing where it is handed over in person to somebody of whom no number and no address is known.
    """
    to, ways, posted_to = destination(request), request.recipient.reached_at, request.recipient.posted_to
    if to is None and not ways and not posted_to:
        return ()
    reader = request.recipient.person
    about = {one for record in (request.dossier.records() if request.dossier else ()) for one in record.subjects()}
    safe = same_as(session, {*about, *({reader} if reader else ())})
    feared = same_as(session, {fear.feared for fear in fears(session, safe, sealed) if fear.protected in safe})
    if reader is not None:
        feared -= same_as(session, {reader})
    found = dict.fromkeys(one for words in ways for one in _shared(session, words, feared))
    if posted_to and living_at(session, posted_to, feared, now.today):
        found |= {LIVES_THERE.at("goes_to"): None}
    if to is not None:
        found |= dict.fromkeys(_places(session, to, feared, now) if to.way is Way.POST else _shared(session, to.words, feared))
        found |= dict.fromkeys(_own_answers(session, to, reader) if reader is not None else ())
    return tuple(problem for problem in found if not request.answered(problem))


def _places(session: Session, to: Destination, feared: Collection[uuid.UUID], now: Moment) -> Iterator[Problem]:
    if not feared:
        return
    chosen = next(iter(by_ids(session, Address, [to.address])), None) if to.address else None

    def is_it(place: Address) -> bool:
        return (chosen is not None and same_place(chosen, place)) or named_in(to.words, place)

    match lived(feared, places_of(session, feared), is_it, now.today):
        case Lived.NOW:
            yield LIVES_THERE.at("goes_to")
        case Lived.ONCE:
            yield LIVED_THERE.at("goes_to")


def _shared(session: Session, words: str, feared: Collection[uuid.UUID]) -> Iterator[Problem]:
    """A phone or an account that somebody feared has as well."""
    if squeeze(words) in emails_of(session, feared) if "@" in words else national_number(words) in numbers_of(session, feared):
        yield ALSO_THEIRS.at("goes_to")


def _same(one: str, other: str) -> bool:
    if "@" in one or "@" in other:
        return squeeze(one) == squeeze(other)
    number = national_number(one)
    return bool(number) and number == national_number(other)


def _own_answers(session: Session, to: Destination, reader: uuid.UUID) -> Iterator[Problem]:
    """What the reader themselves said of this way, under any of their records."""
    own = by_ids(session, Person, same_as(session, {reader}))
    if any(to.way in (person.contact_never_by or ()) for person in own):
        yield NEVER_THIS_WAY.at("goes_to")
    if to.way is Way.EMAIL:
        known = [
            may_write(email, person) for person in own for email in person.emails or () if email.address and _same(to.words, email.address)
        ]
    elif to.way in (Way.PHONE, Way.TEXT):
        known = [
            may_call(phone, person) and (phone.safe_to_leave_message is Tri.YES or not to.message)
            for person in own
            for phone in person.phones or ()
            if phone.number and _same(to.words, phone.number)
        ]
    else:
        return
    if not known:
        yield NOT_ON_FILE.at("goes_to")
    elif not all(known):
        yield NOT_SAFE.at("goes_to")

"""Of whom a person may be afraid, and what is theirs: their homes, now and once, their numbers and e-mail addresses (X6)."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.casework.address import LIVED_IN, Address
from vawdesk.models.casework.person import Person
from vawdesk.models.rules import Rule, Weight
from vawdesk.services.fear import fears
from vawdesk.services.folding import squeeze
from vawdesk.services.holding import holding
from vawdesk.services.needles import national_number
from vawdesk.services.same_person import same_as
from vawdesk.services.same_place import named_in
from vawdesk.services.sealed_here import by_ids, sealed_here

LIVED_THERE = Rule(
    "X6 delivery before",
    N_("Somebody of whom they may be afraid has lived at this address, and may have a key or still get post there. Write why it is safe."),
    "8.5",
    Weight.REASON,
)


def feared_by(session: Session, person: uuid.UUID) -> frozenset[uuid.UUID]:
    """Everybody of whom this person may be afraid, joined records counted in on both sides."""
    own = same_as(session, {person})
    return same_as(session, {fear.feared for fear in fears(session, own) if fear.protected in own}) - own


def places_of(session: Session, people: Collection[uuid.UUID]) -> list[Address]:
    """Every place with which one of these people is linked, now or once."""
    if not people:
        return []
    held = session.scalars(select(Address).where(holding(Address.residents, people), Address.status != Status.WITHDRAWN))
    return [*held, *(one for one in sealed_here(session, Address) if not set(people).isdisjoint(one.people))]


def living_at(session: Session, words: str, people: Collection[uuid.UUID], today: date) -> set[uuid.UUID]:
    """Those of these people who live now, as far as is known, at the place that is written in these words, such as an address for post."""
    homes = (place for place in places_of(session, people) if place.kind in LIVED_IN and named_in(words, place))
    return {row.person for place in homes for row in place.residents or () if row.person and row.person in people and row.is_there(today)}


def numbers_of(session: Session, people: Collection[uuid.UUID]) -> frozenset[str]:
    """The telephone numbers of these people, each without 0 or country code."""
    held = by_ids(session, Person, people)
    written = [phone.number for person in held for phone in person.phones or ()]
    written += [way.how for person in held for way in person.other_ways or ()]
    return frozenset(figures for number in written if number and len(figures := national_number(number)) >= 6)


def emails_of(session: Session, people: Collection[uuid.UUID]) -> frozenset[str]:
    """The e-mail addresses of these people, squeezed."""
    written = [email.address for person in by_ids(session, Person, people) for email in person.emails or ()]
    return frozenset(squeeze(address) for address in written if address)

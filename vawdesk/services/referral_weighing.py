"""What the file and the directory say of a referral: an age that is not known, a new relationship, the same one twice, a way to them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Text, cast, or_, select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import Status
from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About, Decided
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.referral import Referral, to_programme
from vawdesk.models.casework.referral_options import CLARES_LAW, HAS_LEFT, NOT_GONE, Help, ReferralStanding, SentHow
from vawdesk.models.casework.referral_rules import (
    ASK_THE_AGE,
    COUPLES_OTHER,
    EMAIL_NOT_KNOWN,
    NEW_PARTNER,
    NO_CHANNEL,
    NO_SUCH_CHANNEL,
    TWICE,
    YOUNG_TO_PROGRAMME,
)
from vawdesk.models.casework.relationship import Relationship, RelationshipKind
from vawdesk.models.casework.relationship import Standing as How
from vawdesk.models.organisation.contact import Contact
from vawdesk.models.organisation.contact_options import SecureChannel
from vawdesk.models.rules import Problem
from vawdesk.services.directory import on_allow_list
from vawdesk.services.open_decisions import decided_again
from vawdesk.services.referral_begin import contact_of
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids, sealed_here

if TYPE_CHECKING:
    from vawdesk.services.desk import Desk

ON_RECORD = frozenset({Status.SIGNED, Status.AMENDED})
AGAIN_WITHIN = timedelta(hours=1)
NEW_WITHIN = timedelta(days=183)  # a relationship noted longer ago is no longer new


def weigh(desk: Desk, session: Session, referral: Referral, now: Moment) -> Iterator[Problem]:
    """Everything that other records say against sending it, or are worth a thought before it is. `session` is casework's."""
    if referral.standing not in NOT_GONE:
        return
    yield from _reaching(desk, referral, contact_of(desk, referral), now)
    yield from _age(session, referral, now)
    yield from _new_partner(session, referral, now)
    yield from _twice(session, referral, now)


def _reaching(desk: Desk, referral: Referral, contact: Contact | None, now: Moment) -> Iterator[Problem]:
    email, phone = (contact.email, contact.phone or contact.phone_after_hours) if contact else (referral.to_email, referral.to_phone)
    portal = contact is not None and contact.secure_channel is SecureChannel.PORTAL
    post = contact is not None and bool(contact.address)
    named = contact is not None or bool(referral.to_name)
    if named and not (email or phone or portal or post):
        yield NO_CHANNEL.at("to_contact" if contact else "to_phone")
    if contact is None and email and not on_allow_list(desk, email):
        yield EMAIL_NOT_KNOWN.at("to_email")


def how_it_went(desk: Desk, referral: Referral) -> Iterator[Problem]:
    """What stands against the way in which it is said to have gone: they have no address for it."""
    contact = contact_of(desk, referral)
    email = contact.email if contact is not None else referral.to_email
    form = contact is None or contact.secure_channel is SecureChannel.PORTAL or bool(contact.route)
    lacking = (referral.sent_how is SentHow.SECURE_EMAIL and not email) or (referral.sent_how is SentHow.PORTAL and not form)
    if lacking:
        yield NO_SUCH_CHANNEL.at("sent_how")


def _age(session: Session, referral: Referral, now: Moment) -> Iterator[Problem]:
    """P3: asked again before any referral about somebody whose behaviour is a concern, unless they are the ones who are harmed."""
    harmed = {*(referral.victims or ()), *(referral.children or ())}
    about = dict.fromkeys(one for one in (referral.subject, *(referral.of_concern or ())) if one is not None and one not in harmed)
    for one in about:
        ages = [person.ages(now.today) for person in by_ids(session, Person, same_as(session, {one}))]
        known = [age for age in ages if age is not None]
        if any(age[1] < 18 for age in known):
            if to_programme(referral):
                yield YOUNG_TO_PROGRAMME.at("help_asked")
        elif not any(age[0] >= 18 for age in known):
            yield ASK_THE_AGE.at("subject" if one == referral.subject else "of_concern")


def decided(session: Session, referral: Referral) -> Iterator[Problem]:
    """R1: that the decision on which couples work rests stands for this referral: when it is checked, and when it goes."""
    if referral.help_asked is Help.COUPLES and referral.decision is not None and not _stands_for(session, referral.decision, referral):
        yield COUPLES_OTHER.at("decision")


def _stands_for(session: Session, decision: uuid.UUID, referral: Referral) -> bool:
    """R1: whether it was decided to refer, of these people or, where it names nobody, of this case, and not otherwise since (9.31)."""
    held = next(iter(by_ids(session, Decision, [decision])), None)
    if held is None or held.status not in ON_RECORD or held.waits or (held.about, held.decision) != (About.REFER, Decided.DID):
        return False
    if decided_again(session, {held.id}):
        return False
    people = same_as(session, held.subjects())
    return bool(people & same_as(session, referral.subjects())) if people else held.case == referral.case


def _new_partner(session: Session, referral: Referral, now: Moment) -> Iterator[Problem]:
    if referral.purpose not in CLARES_LAW and new_relationship(session, referral, now):
        yield NEW_PARTNER.at("purpose")


def new_relationship(session: Session, referral: Referral, now: Moment) -> bool:
    """R5: whether a note of this file in the last half year, or a relationship that goes on, tells of a new partner (9.25)."""
    since = now.utc - NEW_WITHIN
    noted = select(ContactNote.id).where(
        ContactNote.case == referral.case, ContactNote.status != Status.WITHDRAWN, ContactNote.occurred_at >= since,
        cast(ContactNote.what_has_changed, Text).contains(Change.NEW_PARTNER.value),
    )  # fmt: skip
    if referral.case is not None and session.execute(noted.limit(1)).first() is not None:
        return True
    for note in sealed_here(session, ContactNote):
        if (
            note.case == referral.case
            and note.occurred_at
            and note.occurred_at >= since
            and Change.NEW_PARTNER in (note.what_has_changed or ())
        ):
            return True
    return _partner_on_file(session, referral)


def _partner_on_file(session: Session, referral: Referral) -> bool:
    people = same_as(session, set(referral.subjects()))
    either = or_(Relationship.from_person.in_(people), Relationship.to_person.in_(people))
    open_ones = session.scalars(select(Relationship).where(either, Relationship.status != Status.WITHDRAWN))
    ties = [*open_ones, *(one for one in sealed_here(session, Relationship) if people & set(one.subjects()))]
    return any(one.kind is RelationshipKind.NEW_PARTNER and one.how_it_stands is not How.ENDED for one in ties)


def _twice(session: Session, referral: Referral, now: Moment) -> Iterator[Problem]:
    for other in about_the_same(session, referral):
        if other.sent_at is not None and now.utc - other.sent_at <= AGAIN_WITHIN:
            yield TWICE.at("to_contact", reference=other.ref_no or "")
            return


def about_the_same(session: Session, referral: Referral) -> list[Referral]:
    """Other referrals that have left, about the same person, to the same reader, for the same purpose."""
    query = select(Referral).where(
        Referral.subject == referral.subject,
        Referral.standing.in_(HAS_LEFT),
        Referral.id != referral.id,
        Referral.status != Status.WITHDRAWN,
    )
    held = [*session.scalars(query), *(one for one in sealed_here(session, Referral) if one.standing in HAS_LEFT)]
    return [one for one in held if one.id != referral.id and _same(one, referral)]


def _same(one: Referral, other: Referral) -> bool:
    if (one.subject, one.purpose) != (other.subject, other.purpose):
        return False
    if one.to_contact is not None or other.to_contact is not None:
        return one.to_contact == other.to_contact
    return (one.to_name or "").strip().casefold() == (other.to_name or "").strip().casefold()


def referrals_of(session: Session, case: uuid.UUID) -> list[Referral]:
    """Every referral of a file, open or sealed to this account."""
    held = [*session.scalars(select(Referral).where(Referral.case == case, Referral.status != Status.WITHDRAWN))]
    return held + [one for one in sealed_here(session, Referral) if one.case == case]


def open_ones(session: Session, case: uuid.UUID) -> list[Referral]:
    """Those that are begun, checked, or wait for an answer or a place."""
    return [one for one in referrals_of(session, case) if one.is_open and one.standing is not ReferralStanding.NOT_SENT]

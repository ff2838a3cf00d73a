"""From whom something is kept: a recipient counts as everybody they may reach, and whoever may be afraid of those is protected."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.connection import Connection
from vawdesk.models.casework.relationship import RelationshipKind
from vawdesk.models.rules import says_why
from vawdesk.models.values import Option
from vawdesk.services.fear import CHILD_OF, fears, relationships_of
from vawdesk.services.feared_by import living_at
from vawdesk.services.namesakes import called_like, reached_like
from vawdesk.services.same_person import same_as


class RecipientKind(Option):
    """What sort of reader a page is for."""

    STAFF = "our staff", N_("A colleague")
    POLICE = "police", N_("The police")
    MARAC = "marac", N_("MARAC")
    AGENCY = "agency", N_("Another agency")
    COURT = "court", N_("A court")
    PERSON = "the person", N_("The person themselves")
    FAMILY = "family or friend", N_("Family or a friend")
    NEW_PARTNER = "new partner", N_("A new partner")
    EMPLOYER = "employer", N_("An employer")
    SOLICITOR = "solicitor", N_("A solicitor")
    NOBODY = "nobody recorded", N_("Nobody is recorded")


# What a court is sent, it serves on the other side as well.
MAY_BE_A_PROXY = frozenset({
    RecipientKind.FAMILY, RecipientKind.NEW_PARTNER, RecipientKind.EMPLOYER, RecipientKind.SOLICITOR, RecipientKind.COURT,
    RecipientKind.NOBODY,
})  # fmt: skip

ACTS_FOR_SOMEBODY = frozenset({RecipientKind.SOLICITOR, RecipientKind.EMPLOYER, RecipientKind.FAMILY, RecipientKind.NEW_PARTNER})


@dataclass(frozen=True)
class Recipient:
    """For whom something leaves. `person` is their record where they are on file; `acts_for` whom they act for.

    `not_a_proxy_because` says why they cannot reach anybody feared; until then they count as that person (5.4).
    `secure_channel` is whether a way to them was agreed that needs no password of ours. `reached_at` are the telephone numbers and
    e-mail addresses by which they are known to be reached, `posted_to` where their post goes, as it was written. `contact` is the one
    contact of the directory that they are.
    """

    kind: RecipientKind
    name: str = ""
    person: uuid.UUID | None = None
    staff_member: uuid.UUID | None = None
    acts_for: uuid.UUID | None = None
    not_a_proxy_because: str = ""
    secure_channel: bool = False
    reached_at: tuple[str, ...] = ()
    posted_to: str = ""
    contact: uuid.UUID | None = None

    @property
    def cleared(self) -> bool:
        """Whether somebody recorded why this is no proxy."""
        return says_why(self.not_a_proxy_because)

    @property
    def named(self) -> bool:
        """Whether it is said who this is."""
        return self.kind is not RecipientKind.NOBODY and bool(self.name.strip() or self.person or self.staff_member)


@dataclass(frozen=True)
class Protection:
    """The persons as whom a recipient counts, and everybody whose details are kept from them, with the reasons.

    `counts_as` is nobody who is protected: two who are afraid of each other may both be reached by a reader of whom nothing is
    known, and then what belongs to either is kept back. `may_be` is everybody whom the reader is or may reach.
    """

    counts_as: frozenset[uuid.UUID] = frozenset()
    reasons: Mapping[uuid.UUID, tuple[Message, ...]] = field(default_factory=dict)
    may_be: frozenset[uuid.UUID] = frozenset()

    @property
    def protected(self) -> frozenset[uuid.UUID]:
        return frozenset(self.reasons)

    def without(self, lifted: Collection[uuid.UUID]) -> Protection:
        """The same without these persons, whose details two people decided to let go."""
        return Protection(self.counts_as, {person: why for person, why in self.reasons.items() if person not in lifted}, self.may_be)


def protected_from(
    session: Session, recipient_person_ids: Collection[uuid.UUID], now: Moment, sealed: Collection[Case] = (),
    surely: Collection[uuid.UUID] | None = None,
) -> Protection:  # fmt: skip
    """Everybody who may be afraid of one of these persons, and their children; joined records count as one person.

    `sealed` are sealed cases that could be opened; they lie in no table. `surely` are those of the persons who the recipient is,
    all of them unless it is said: nobody is protected from themselves, but somebody for whom the recipient acts, or whom they may
    reach, is protected from the other whom they may reach as well.
    """
    feared = same_as(session, recipient_person_ids)
    own = feared if surely is None else same_as(session, surely)
    reasons: dict[uuid.UUID, dict[Message, None]] = {}
    for fear in sorted(fears(session, feared, sealed), key=lambda one: (one.protected, one.why.text)):
        if fear.feared in feared:
            reasons.setdefault(fear.protected, {})[fear.why] = None
    for child in sorted(_children(session, same_as(session, reasons))):
        reasons.setdefault(child, {})[CHILD_OF] = None
    closed: dict[uuid.UUID, tuple[Message, ...]] = {}
    for person, why in reasons.items():
        for joined in same_as(session, {person}) - own:
            closed[joined] = tuple(dict.fromkeys((*closed.get(joined, ()), *why)))
    return Protection(feared - frozenset(closed), closed, feared)


def _children(session: Session, parents: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Children of these persons, by a relationship of parent and child."""
    if not parents:
        return set()
    found = (one for one in relationships_of(session, parents) if one.kind is RelationshipKind.PARENT_CHILD)
    return {child for relationship in found if (child := relationship.child()) is not None}


def feared_around(session: Session, subjects: Collection[uuid.UUID], sealed: Collection[Case] = ()) -> frozenset[uuid.UUID]:
    """Everybody of whom one of these persons may be afraid, and those of them who are feared themselves."""
    people = same_as(session, subjects)
    found = fears(session, people, sealed)
    return same_as(session, {fear.feared for fear in found if fear.protected in people or fear.feared in people})


def surely(session: Session, recipient: Recipient, now: Moment) -> frozenset[uuid.UUID]:
    """Who a recipient is, beyond doubt. Whom somebody acts for is what they say."""
    found = {recipient.person} if recipient.person is not None else set()
    if recipient.staff_member is not None:
        found |= declared_connections(session, recipient.staff_member, now)
    return frozenset(found)


def counts_as(
    session: Session, recipient: Recipient, subjects: Collection[uuid.UUID], now: Moment, sealed: Collection[Case] = ()
) -> frozenset[uuid.UUID]:
    """The persons as whom a recipient counts (X6): who they are, whom they act for, and whom they may reach until that is ruled out.

    `subjects` are the persons that the page is about. Somebody who is called like one of the feared, or like
    those close to them, or is reached by their number or e-mail address or by post at their home, is taken for them.
    """
    found = {*surely(session, recipient, now), *((recipient.acts_for,) if recipient.acts_for is not None else ())}
    if not recipient.cleared:
        if recipient.person is not None:
            found |= _within_reach(session, recipient.person, now, sealed)
        if recipient.kind in MAY_BE_A_PROXY:
            found |= feared_around(session, subjects, sealed)
        elif recipient.person is None and recipient.kind is not RecipientKind.STAFF:
            found |= called_like(session, recipient.name, feared_around(session, subjects, sealed), subjects)
        if recipient.reached_at:
            found |= reached_like(session, recipient.reached_at, feared_around(session, subjects, sealed))
        if recipient.posted_to:
            found |= living_at(session, recipient.posted_to, feared_around(session, subjects, sealed), now.today)
    return same_as(session, found)


def declared_connections(session: Session, staff_member: uuid.UUID, now: Moment) -> set[uuid.UUID]:
    """The people on file to whom a colleague has declared a connection that stands (C11)."""
    declared = session.scalars(select(Connection).where(Connection.staff_member == staff_member, Connection.status == Status.SIGNED))
    return {connection.person for connection in declared if connection.person is not None and connection.stands_on(now.today)}


def _within_reach(session: Session, person: uuid.UUID, now: Moment, sealed: Collection[Case]) -> set[uuid.UUID]:
    """Whoever this person is close to, is feared by others, and is not feared by this person."""
    own = same_as(session, {person})
    found: set[uuid.UUID] = set()
    for relationship in relationships_of(session, own):
        for other in set(relationship.subjects()) - own:
            protected = protected_from(session, {other}, now, sealed).protected
            if protected and not protected & own:
                found.add(other)
    return found

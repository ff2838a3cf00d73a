"""To where a letter may be posted or written, and of each other address why not: what is not known counts as not safe (8.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.contact_ways import Way
from vawdesk.models.casework.person import Person
from vawdesk.models.values import Tri
from vawdesk.services.feared_by import feared_by, places_of
from vawdesk.services.feared_ways import feared_ways
from vawdesk.services.reach import CROWDED
from vawdesk.services.safe_contact import never_by, why_not_write
from vawdesk.services.same_person import same_as
from vawdesk.services.same_place import Lived, lived, same_place

DIED = N_("This person has died. Nothing is sent to them.")
NEVER_BY_POST = N_("This person asked for nothing by post.")
REFUGE = N_("Nothing is posted to a refuge. Hand the letter over, or ask the refuge service how it can reach them.")
FEARED = N_("Somebody they may be afraid of lives or lived where they live. A letter can still come into those hands.")
NO_LINES = N_("There is nothing here to write on an envelope.")
NOT_SAFE = N_("They said that it is not safe to write to them where they live.")
NOT_KNOWN = N_(
    "It is not known whether it is safe to write to them where they live: do not. Ask them, then write their answer at the address."
)
NO_HOME = N_("No address is on file at which this person lives now.")


@dataclass(frozen=True)
class LetterPlace:
    """An address at which a person lives now. `why_not` says why nothing is posted there; None where it is safe.

    `with_reason` is whether a letter may go all the same once somebody has written why: nothing stands against it but that somebody
    feared lived there and has left.
    """

    address: Address
    why_not: Message | None
    with_reason: bool = False

    @property
    def open(self) -> bool:
        """Whether a letter may go there at all."""
        return self.why_not is None or self.with_reason


def letter_places(session: Session, person: Person, now: Moment) -> tuple[LetterPlace, ...]:
    """Every address at which this person lives now, the safe ones first."""
    own = same_as(session, {person.id})
    homes = [place for place in places_of(session, own) if place.kind not in CROWDED and place.is_home_now(own, now.today)]
    feared, ways = feared_by(session, person.id) if homes else frozenset(), feared_ways(session, person)
    never = never_by(person, ways)
    theirs = places_of(session, feared)
    found = []
    for place in homes:
        there = lived(feared, theirs, partial(same_place, place), now.today)
        rows = [row for row in place.residents or () if row.person in own and row.is_there(now.today)]
        against = list(_against(place, ways.died, never, there, rows))
        found.append(LetterPlace(place, next(iter(against), None), with_reason=against == [FEARED] and there is Lived.ONCE))
    return tuple(sorted(found, key=lambda one: (one.why_not is not None, one.address.line1 or "", one.address.id.hex)))


def why_not_by_post(session: Session, person: Person, now: Moment) -> Message | None:
    """Why nothing can be posted to this person at all today; None where one address is safe."""
    places = letter_places(session, person, now)
    if any(place.why_not is None for place in places):
        return None
    theirs = feared_ways(session, person)
    if theirs.died:
        return DIED
    if Way.POST in never_by(person, theirs):
        return NEVER_BY_POST
    return places[0].why_not if places else NO_HOME


def letter_emails(session: Session, person: Person) -> tuple[str, ...]:
    """The e-mail addresses of this person that are known to be safe, and that nobody feared has as well."""
    theirs = feared_ways(session, person)
    held = () if theirs.died else person.emails or ()
    return tuple(email.address for email in held if email.address and why_not_write(email, person, theirs) is None)


def _against(place: Address, died: bool, never: Sequence[Way], there: Lived | None, rows: Sequence[Resident]) -> Iterator[Message]:
    if died:
        yield DIED
    if Way.POST in never:
        yield NEVER_BY_POST
    if place.kind is AddressKind.REFUGE:
        yield REFUGE
    if there is not None:
        yield FEARED
    if not place.line1 and not place.postcode:
        yield NO_LINES
    answers = {row.safe_to_post for row in rows}
    if Tri.NO in answers:
        yield NOT_SAFE
    elif Tri.YES not in answers:
        yield NOT_KNOWN

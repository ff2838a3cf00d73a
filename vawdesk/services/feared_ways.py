"""Which ways to a person are closed by what stands elsewhere: with somebody they may be afraid of, or in their joined records (X6, 8.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from vawdesk.models.casework.contact_ways import Way
from vawdesk.models.casework.person import Person
from vawdesk.models.values import Tri
from vawdesk.services.feared_by import emails_of, feared_by, numbers_of
from vawdesk.services.folding import squeeze
from vawdesk.services.namesakes import named_like
from vawdesk.services.needles import national_number
from vawdesk.services.same_person import same_as
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.view import RecordView, RowView, View

PHONES, INSTEAD = "phones", "safe_alt_contact"


@dataclass(frozen=True)
class FearedWays:
    """Of one person: the numbers and e-mail addresses of those they may be afraid of, and which go-betweens may be one of those.

    `never` and `refused` are what the person said under any of their joined records: ways by which they are never reached, and
    numbers and addresses of which they said that they are not safe. `died`: any of these records says that they have died.
    """

    numbers: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    never: frozenset[Way] = frozenset()
    refused: frozenset[str] = frozenset()
    died: bool = False

    def has(self, way: str | None) -> bool:
        """Whether a telephone number or an e-mail address is theirs, however it is written."""
        if not way:
            return False
        return squeeze(way) in self.emails if "@" in way else national_number(way) in self.numbers

    def says_no(self, way: str | None) -> bool:
        """Whether the person said of this number or address, under any of their records, that it is not safe."""
        return bool(way and _plain(way) in self.refused)

    def is_named(self, name: str | None) -> bool:
        """Whether somebody who was named as a go-between is one of them, or is called like one."""
        return name in self.names


def feared_ways(session: Session, person: Person) -> FearedWays:
    """What is theirs of whom this person may be afraid, by what the file holds now."""
    feared = feared_by(session, person.id)
    named = (one.name for one in person.safe_alt_contact or () if one.name)
    like = frozenset(name for name in named if named_like(session, name, feared, first_alone=True)) if feared else frozenset[str]()
    own = [person, *(one for one in by_ids(session, Person, same_as(session, {person.id})) if one.id != person.id)]
    never = frozenset(way for one in own for way in one.contact_never_by or ())
    refused = frozenset(_plain(way) for one in own for way in _refused(one))
    died = any(one.deceased_on is not None for one in own)
    return FearedWays(numbers_of(session, feared), emails_of(session, feared), like, never, refused, died)


def _refused(person: Person) -> Iterator[str]:
    """Numbers and addresses that are said not to be safe."""
    yield from (phone.number for phone in person.phones or () if phone.number and phone.safe_to_call is Tri.NO)
    for email in person.emails or ():
        if email.address and (email.safe_to_write is Tri.NO or email.shared_device is Tri.YES):
            yield email.address


def _plain(way: str) -> str:
    """A number or an address as it is compared."""
    return squeeze(way) if "@" in way else national_number(way) or squeeze(way)


def closed_ways(session: Session, people: Iterable[Person]) -> dict[str, tuple[int, ...]]:
    """As facts of a dossier: which rows of these people's telephones and go-betweens no paper may call safe."""
    found: dict[str, tuple[int, ...]] = {}
    for person in people:
        theirs = feared_ways(session, person)
        rows = {
            PHONES: [_closed(theirs, one.number) for one in person.phones or ()],
            INSTEAD: [theirs.is_named(one.name) or theirs.has(one.number) for one in person.safe_alt_contact or ()],
        }
        found |= {f"closed {name} {person.id.hex}": tuple(at for at, closed in enumerate(held) if closed) for name, held in rows.items()}
    return {name: closed for name, closed in found.items() if closed}


def _closed(theirs: FearedWays, number: str | None) -> bool:
    return theirs.has(number) or theirs.says_no(number) or Way.PHONE in theirs.never


def rows_of(view: View, person: RecordView, name: str) -> Iterator[tuple[RowView, bool]]:
    """The telephones or go-betweens of somebody on a page, each with whether it is closed because of whoever is feared."""
    held = person.get(name)
    closed = view.fact(f"closed {name} {person.id.hex}", ()) if person.id is not None else ()
    yield from ((row, at in closed) for at, row in enumerate(held if isinstance(held, tuple) else ()))

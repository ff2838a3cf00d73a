"""Puts a random family on file, as the program would have saved it: people, relationships, addresses, cases."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from tests.leaving_at_random.families import Fear, Home, Household, Human, Place
from vawdesk.models.base import ParticularValue, Record
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.attachment import Attachment
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_ways import EmailAddress, OtherWay, Phone
from vawdesk.models.casework.person import Alias, Person, Vehicle
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Which
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.values import PartialDate, Tri
from vawdesk.vault.attached import Attached, Held
from vawdesk.vault.compartment import Compartment
from vawdesk.vault.statements import let_through

R = TypeVar("R", bound=Record)
KINDS = {Place.HOME: AddressKind.HOME, Place.REFUGE: AddressKind.REFUGE, Place.SCHOOL: AddressKind.SCHOOL, Place.WORK: AddressKind.WORK}
DIRECTIONS = {Fear.REPORTED: Direction.SECOND_TO_FIRST, Fear.BOTH: Direction.BOTH, Fear.NOT_KNOWN: Direction.NOT_KNOWN, Fear.WISH: None}
COUPLES = (RelationshipKind.SPOUSE, RelationshipKind.EX_PARTNER, RelationshipKind.PARTNER, RelationshipKind.EX_SPOUSE)
KIN = (RelationshipKind.SIBLING, RelationshipKind.CARER, RelationshipKind.OTHER_FAMILY, RelationshipKind.SHARE_HOME)


@dataclass(frozen=True)
class Family:
    """A family on file: the ids of its people and of its homes in their order, her case and his."""

    of: Household
    ids: dict[str, uuid.UUID]
    people: dict[str, Person]
    homes: tuple[uuid.UUID, ...]
    hers: Case
    his: Case

    def case_of(self, key: str) -> Case:
        """In whose file it lies what is about this person."""
        return self.hers if key == "harmed" else self.his


class Filing:
    """Writes families into a session; nothing is kept before `done`."""

    def __init__(self, session: Session, compartment: Compartment, worker: uuid.UUID, now: datetime) -> None:
        self.session, self.worker, self.now = session, worker, now
        self.attached = Attached(compartment)
        self.contents: list[tuple[Attachment, bytes]] = []

    def keep(self, record: R) -> R:
        """One record more."""
        record.id = record.id or uuid.uuid4()
        record.created_at = record.updated_at = self.now
        record.created_by = record.updated_by = self.worker
        self.session.add(record)
        return record

    def done(self) -> None:
        """Everything is in the file."""
        with let_through(self.session):
            self.session.flush()
        for record, content in self.contents:
            self.attached.put(self.session.connection(), Held(record.id, record.case, record.media_type, content))
        self.session.commit()

    def attach(self, record: Attachment, content: bytes) -> None:
        """The bytes of an attachment, to be kept once it is there itself."""
        record.sha256, record.size = hashlib.sha256(content).hexdigest(), len(content)
        self.contents.append((record, content))

    def family(self, chance: Random, of: Household) -> Family:
        """One family, without any papers."""
        people = {key: self.keep(_person(human)) for key, human in of.humans.items()}
        ids = {key: person.id for key, person in people.items()}
        homes = tuple(self.keep(_address(home, ids)).id for home in of.homes)
        self._ties(chance, of, ids)
        if of.fear is Fear.WISH:
            people["harmed"].do_not_disclose_to = (ids["feared"],)
        hers, his = self._cases(of, ids)
        return Family(of, ids, people, homes, hers, his)

    def _ties(self, chance: Random, of: Household, ids: dict[str, uuid.UUID]) -> None:
        if of.fear in (Fear.ROLES, Fear.WISH):
            kind, direction = chance.choice(KIN), None
        else:
            kind, direction = chance.choice(COUPLES), DIRECTIONS[of.fear]
        self.keep(Relationship(from_person=ids["harmed"], to_person=ids["feared"], kind=kind, behaviour_direction=direction))
        for child in of.children:
            self._child(ids["harmed"], ids[child])
            if child in of.his:
                self._child(ids["feared"], ids[child])
        self._child(ids["mother"], ids["feared"])
        if "new" in ids:
            self.keep(Relationship(from_person=ids["feared"], to_person=ids["new"], kind=RelationshipKind.PARTNER))
        if "twin" in ids:
            self.keep(PersonLink(one=ids["harmed"], other=ids["twin"], joined_on=self.now.date(), because="The same date of birth."))

    def _child(self, parent: uuid.UUID, child: uuid.UUID) -> None:
        self.keep(Relationship(from_person=parent, to_person=child, kind=RelationshipKind.PARENT_CHILD, child_is=Which.SECOND))

    def _cases(self, of: Household, ids: dict[str, uuid.UUID]) -> tuple[Case, Case]:
        situation = self.keep(Situation()) if of.fear is not Fear.WISH else None
        link = situation.id if situation is not None else None
        silent = of.fear in (Fear.BOTH, Fear.NOT_KNOWN, Fear.WISH)
        one, other = (Role.OTHER, Role.OTHER) if silent else (Role.VICTIM, Role.CONCERN)
        hers = [_part(ids["harmed"], one), _part(ids["feared"], other), *(_part(ids[child], Role.CHILD) for child in of.children)]
        his = (_part(ids["feared"], other),)
        return (
            self.keep(Case(person=ids["harmed"], people=tuple(hers), worker=self.worker, situation=link)),
            self.keep(Case(person=ids["feared"], people=his, worker=self.worker, situation=link)),
        )


def _part(person: uuid.UUID, role: Role) -> CasePerson:
    return CasePerson(person=person, roles=(role,), basis=Basis.AGENCY)


def _person(human: Human) -> Person:
    answer, alone = (Tri.YES, Tri.NO) if human.safe else (None, None)
    rows: dict[str, Any] = {
        "aliases": tuple(Alias(name=name) for name in human.aliases),
        "phones": tuple(Phone(number=number, safe_to_call=answer, safe_to_leave_message=answer) for number in human.phones),
        "emails": tuple(EmailAddress(address=one, safe_to_write=answer, shared_device=alone) for one in human.emails),
        "other_ways": tuple(OtherWay(way="App", how=handle) for handle in human.handles),
        "vehicles": tuple(Vehicle(description="Small red van", plate=plate) for plate in human.plates),
    }
    held = {name: row for name, row in rows.items() if row}
    return Person(display_name=human.name, legal_first=human.legal_first or None, legal_last=human.legal_last or None, **held)


def _address(home: Home, ids: dict[str, uuid.UUID]) -> Address:
    left = PartialDate(2025, 3, 1) if home.over else None
    safe = Tri.YES if home.safe else None
    residents = tuple(Resident(person=ids[key], until=left if key == "feared" else None, safe_to_post=safe) for key in home.people)
    return Address(
        kind=KINDS[home.place], line1=home.line1 or None, line2=home.line2 or None, town=home.town or None, postcode=home.postcode or None,
        found_by_a_stranger=home.directions or None, residents=residents,
    )  # fmt: skip


def particulars_of(of: Household, keys: frozenset[str], *, own: bool = False) -> list[ParticularValue]:
    """What the records of these people tell about them; with `own`, of their addresses only the homes in which they are now."""
    ids = {key: uuid.uuid5(uuid.NAMESPACE_OID, key) for key in of.humans}
    whose = {ids[key] for key in keys & set(ids)}
    records: list[Record] = []
    for key in sorted(keys & set(ids)):
        records.append(_person(of.humans[key]))
        records[-1].id = ids[key]
    for home in of.homes:
        if keys & (home.lived_in if own else set(home.people)) and not (own and home.place is Place.REFUGE):
            records.append(_address(home, ids))
            records[-1].id = uuid.uuid5(uuid.NAMESPACE_OID, home.line1)
    return [told for record in records for told in record.particulars() if told.whose in whose]

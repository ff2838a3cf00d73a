"""Puts a random family on file, as the program would have saved it: people, relationships, addresses, cases, notes, a flag."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from tests.leaving_at_random.families import Fear, Home, Household, Human, Place
from tests.leaving_at_random.filling import fill
from tests.leaving_at_random.mentions import Mention, Text, text
from vawdesk.models.base import ParticularValue, Record, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.contact_ways import EmailAddress, OtherWay, Phone
from vawdesk.models.casework.flag_options import Category, Instruction, Source, Standing
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.models.casework.person import Alias, Person, Vehicle
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.referral import Referral
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Which
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.values import PartialDate
from vawdesk.vault.statements import let_through

R = TypeVar("R", bound=Record)
KINDS = {Place.HOME: AddressKind.HOME, Place.REFUGE: AddressKind.REFUGE, Place.SCHOOL: AddressKind.SCHOOL, Place.WORK: AddressKind.WORK}
DIRECTIONS = {Fear.REPORTED: Direction.SECOND_TO_FIRST, Fear.BOTH: Direction.BOTH, Fear.NOT_KNOWN: Direction.NOT_KNOWN, Fear.WISH: None}
COUPLES = (RelationshipKind.SPOUSE, RelationshipKind.EX_PARTNER, RelationshipKind.PARTNER, RelationshipKind.EX_SPOUSE)
KIN = (RelationshipKind.SIBLING, RelationshipKind.CARER, RelationshipKind.OTHER_FAMILY, RelationshipKind.SHARE_HOME)


@dataclass(frozen=True)
class Filed:
    """A family on file: the ids of its people, a paper about them, and what it tells."""

    of: Household
    ids: dict[str, uuid.UUID]
    paper: Record
    mentions: tuple[Mention, ...]
    names: tuple[Person, ...]


class Filing:
    """Writes families into a session; nothing is kept before `done`."""

    def __init__(self, session: Session, worker: uuid.UUID, now: datetime) -> None:
        self.session, self.worker, self.now = session, worker, now

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
        self.session.commit()

    def file(self, chance: Random, of: Household) -> Filed:
        """One family."""
        people = {key: self.keep(_person(human)) for key, human in of.humans.items()}
        ids = {key: person.id for key, person in people.items()}
        for home in of.homes:
            self.keep(_address(home, ids))
        self._ties(chance, of, ids)
        if of.fear is Fear.WISH:
            people["harmed"].do_not_disclose_to = (ids["feared"],)
        hers, his = self._cases(of, ids)
        what = chance.random()
        if what < 0.35:
            paper = self._note(chance, of, his, ids)
        elif what < 0.50:
            paper = self._flag(chance, of, his, ids)
        elif what < 0.65:
            paper = self._letter(chance, of, his, ids)
        elif what < 0.95:
            paper = self._any_other(chance, of, his, ids)
        else:
            paper = self._note(chance, of, hers, ids, of_hers=True)
        return Filed(of, ids, *paper, tuple(people.values()))

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

    def _note(
        self, chance: Random, of: Household, case: Case, ids: dict[str, uuid.UUID], *, of_hers: bool = False
    ) -> tuple[Record, tuple[Mention, ...]]:
        said, seen = text(chance, of), text(chance, of)
        about = "harmed" if of_hers else "feared"
        note = ContactNote(
            case=case.id, with_people=(ids[about],), mode=Mode.OFFICE, what_was_said=said.words, what_i_saw=seen.words,
            status=Status.SIGNED, occurred_at=self.now - timedelta(days=1), recorded_at=self.now,
        )  # fmt: skip
        return self.keep(note), (*said.mentions, *seen.mentions)

    def _flag(self, chance: Random, of: Household, case: Case, ids: dict[str, uuid.UUID]) -> tuple[Record, tuple[Mention, ...]]:
        happened: Text = text(chance, of)
        do = text(chance, of)
        flag = StaffRiskFlag(
            person=ids["feared"], case=case.id, standing=Standing.CONFIRMED, category=Category.THREATS,
            incident_date=PartialDate(2026, 6, 3), source=Source.OWN_STAFF, factual_description=happened.words,
            other_instructions=do.words[:1000], control_instructions=(Instruction.TWO_PEOPLE,),
            review_on=(self.now + timedelta(days=90)).date(), status=Status.SIGNED,
        )  # fmt: skip
        return self.keep(flag), (*happened.mentions, *do.mentions)

    def _any_other(self, chance: Random, of: Household, case: Case, ids: dict[str, uuid.UUID]) -> tuple[Record, tuple[Mention, ...]]:
        """A referral of him, what was shared of him, or the cover of his file, with something in every free text."""
        record = chance.choice((
            Referral(case=case.id, subject=ids["feared"], status=Status.SIGNED),
            InformationShare(case=case.id, status=Status.SIGNED),
            case,
        ))  # fmt: skip
        told = fill(chance, of, record)
        return self.keep(record), told

    def _letter(self, chance: Random, of: Household, case: Case, ids: dict[str, uuid.UUID]) -> tuple[Record, tuple[Mention, ...]]:
        """To himself; every second one tells nothing that he does not know."""
        words = [text(chance, of, None if chance.random() < 0.5 else frozenset({"feared", "mother"})) for _ in range(2)]
        letter = Letter(
            case=case.id, person=ids["feared"], written_in=Written.BOTH, subject_english="Your appointment", subject_welsh="Eich apwyntiad",
            body_english=words[0].words, body_welsh=words[1].words, by_way=ByWay.HANDED, signed_by=self.worker, status=Status.SIGNED,
        )  # fmt: skip
        return self.keep(letter), (*words[0].mentions, *words[1].mentions)


def _part(person: uuid.UUID, role: Role) -> CasePerson:
    return CasePerson(person=person, roles=(role,), basis=Basis.AGENCY)


def _person(human: Human) -> Person:
    rows: dict[str, Any] = {
        "aliases": tuple(Alias(name=name) for name in human.aliases),
        "phones": tuple(Phone(number=number) for number in human.phones),
        "emails": tuple(EmailAddress(address=address) for address in human.emails),
        "other_ways": tuple(OtherWay(way="App", how=handle) for handle in human.handles),
        "vehicles": tuple(Vehicle(description="Small red van", plate=plate) for plate in human.plates),
    }
    held = {name: row for name, row in rows.items() if row}
    return Person(display_name=human.name, legal_first=human.legal_first or None, legal_last=human.legal_last or None, **held)


def _address(home: Home, ids: dict[str, uuid.UUID]) -> Address:
    left = PartialDate(2025, 3, 1) if home.over else None
    residents = tuple(Resident(person=ids[key], until=left if key == "feared" else None) for key in home.people)
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

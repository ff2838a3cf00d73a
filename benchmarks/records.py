"""The records of the stress vault, in the order in which they can be written: people, places, bonds, cases, notes, the rest."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from benchmarks.text import Writer
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.addendum import Addendum, AddendumReason
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Apart, Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.contact_ways import Phone
from vawdesk.models.casework.person import Consent, Person, PersonType, Privacy, Speech
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.values import PartialDate, Signature, Tri

if TYPE_CHECKING:
    from benchmarks.stress import Counts

FIRST = datetime(2021, 1, 4, 9, tzinfo=UTC)  # nothing of this lies after the first moment at which it is written down
OPENED = date(2021, 1, 4)
WORKERS = 4


class Maker:
    """Makes every record from one source of chance."""

    def __init__(self, rng: random.Random, counts: Counts) -> None:
        self.rng, self.counts, self.writer = rng, counts, Writer(rng)

    def id(self) -> uuid.UUID:
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)

    def records(self) -> Iterator[Record]:
        """Everything, each type in one run."""
        counts, rest = self.counts, self.counts.others
        people = [self.id() for _one in range(counts.people)]
        yield from (self.person(one) for one in people)
        pairs = [(people[(2 * n) % len(people)], people[(2 * n + 1) % len(people)]) for n in range(counts.cases)]
        situations = [self.id() for _one in range(counts.cases)]
        yield from (Situation(id=one, opened_on=OPENED, status=Status.SIGNED) for one in situations)
        rest -= len(situations)
        bonds = min(rest, len(pairs))
        yield from (self.bond(*pair) for pair in pairs[:bonds])
        rest -= bonds
        homes = max(0, min(rest, counts.people))
        yield from (self.home(one) for one in people[:homes])
        rest -= homes
        cases = [self.id() for _one in range(counts.cases)]
        yield from (self.case(one, pair, situation) for one, pair, situation in zip(cases, pairs, situations, strict=True))
        notes = []
        for number in range(counts.notes):
            place = self.busy(len(cases))
            note = self.note(cases[place], pairs[place][0])
            if number % 20 == 0:
                notes.append((note.id, cases[place]))
            yield note
        yield from (self.addendum(*notes[n % len(notes)]) for n in range(max(0, rest // 2)))
        yield from (self.contact(cases[n % len(cases)], pairs[n % len(pairs)][0], n) for n in range(max(0, rest - rest // 2)))

    def busy(self, cases: int) -> int:
        """The place of a case: a few have thousands of entries, most have tens."""
        return 0 if self.rng.random() < 0.008 else min(cases - 1, int(self.rng.paretovariate(0.6)) % cases if self.rng.random() < 0.2 else
                                                      self.rng.randrange(cases))  # fmt: skip

    def person(self, id: uuid.UUID) -> Person:
        rng, welsh = self.rng, self.rng.random() < 0.4
        speech = Speech.WELSH if welsh else Speech.ENGLISH
        return Person(
            id=id, display_name=self.writer.name(), dob=PartialDate(rng.randint(1940, 2002), rng.randint(1, 12), rng.randint(1, 28)),
            first_language=speech, language_choice=speech, interpreter_needed=Tri.NO, person_type=PersonType.ADULT,
            consent_status=Consent.YES, privacy_information=Privacy.GIVEN, privacy_given_on=OPENED, status=Status.SIGNED,
            phones=(Phone(number=f"07700 900{rng.randint(0, 999):03}", safe_to_call=Tri.YES, safe_to_leave_message=Tri.NO),),
        )  # fmt: skip

    def bond(self, first: uuid.UUID, second: uuid.UUID) -> Relationship:
        return Relationship(
            id=self.id(), from_person=first, to_person=second, kind=RelationshipKind.EX_PARTNER, how_it_stands=Standing.ENDED,
            behaviour_direction=Direction.SECOND_TO_FIRST, status=Status.SIGNED,
        )  # fmt: skip

    def home(self, person: uuid.UUID) -> Address:
        rng = self.rng
        return Address(
            id=self.id(), line1=f"{rng.randint(1, 99)} {rng.choice(self.writer.words[60:200]).title()}", town="Trefelin",
            postcode=f"ZZ{rng.randint(1, 9)} {rng.randint(1, 9)}AA", kind=AddressKind.HOME, residents=(Resident(person=person),),
            access_notes=self.writer.text(30), status=Status.SIGNED,
        )  # fmt: skip

    def case(self, id: uuid.UUID, pair: tuple[uuid.UUID, uuid.UUID], situation: uuid.UUID) -> Case:
        from benchmarks.stress import worker

        parts = (Role.SURVIVOR, Role.CONCERN)
        rows = tuple(CasePerson(person=one, roles=(role,), basis=Basis.OWN_WORDS) for one, role in zip(pair, parts, strict=True))
        return Case(
            id=id, person=pair[0], opened_on=OPENED, people=rows, worker=worker(self.rng.randrange(WORKERS)), situation=situation,
            worked_separately=Apart.YES, counter_allegations_present=Tri.NO, status=Status.SIGNED,
        )  # fmt: skip

    def note(self, case: uuid.UUID, person: uuid.UUID) -> ContactNote:
        from benchmarks.stress import worker

        by = self.rng.randrange(WORKERS)
        at = FIRST + timedelta(minutes=self.rng.randrange(500_000))
        return ContactNote(
            id=self.id(), case=case, occurred_at=at, recorded_at=at + timedelta(minutes=40), with_people=(person,), contact_by=worker(by),
            mode=self.rng.choice(list(Mode)), what_was_said=self.writer.text(), child_in_household=Tri.NO, new_information_to_share=Tri.NO,
            status=Status.SIGNED, signed=Signature(worker(by), "Sioned Parry", "Worker", at + timedelta(minutes=40)),
        )  # fmt: skip

    def addendum(self, note: uuid.UUID, case: uuid.UUID) -> Addendum:
        return Addendum(
            id=self.id(), record_type="contact_note", record=note, in_file=case, reason=AddendumReason.LATER, text=self.writer.text(25),
            added_at=FIRST + timedelta(days=370), status=Status.SIGNED,
        )  # fmt: skip

    def contact(self, case: uuid.UUID, person: uuid.UUID, number: int) -> PlannedContact:
        from benchmarks.stress import worker

        return PlannedContact(
            id=self.id(), case=case, who=worker(number % WORKERS), at=FIRST + timedelta(hours=number), where="Office",
            with_people=(person,), status=Status.SIGNED,
        )  # fmt: skip

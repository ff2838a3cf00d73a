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
from vawdesk.models.casework.case import Apart, Case, CloseReason
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.contact_ways import Phone
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source, Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Consent, Person, PersonType, Privacy, Speech
from vawdesk.models.casework.planned_contact import CameOf, PlannedContact
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind
from vawdesk.models.casework.relationship import Standing as Bond
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import AbuseKnown, Outcome, VisitStanding
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import PartialDate, Signature, Tri

if TYPE_CHECKING:
    from benchmarks.stress import Counts

FIRST = datetime(2021, 1, 4, 9, tzinfo=UTC)  # nothing of this lies after the first moment at which it is written down
LAST = datetime(2026, 11, 21, 16, tzinfo=UTC)  # when the measuring begins
OPENED = date(2021, 1, 4)
WORKERS = 4
FEW = 5  # so many cases are never closed, however small the vault


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
        yield from (
            self.case(n, one, pair, situation) for n, (one, pair, situation) in enumerate(zip(cases, pairs, situations, strict=True))
        )
        notes = []
        for number in range(counts.notes):
            place = self.busy(len(cases))
            note = self.note(cases[place], pairs[place][0])
            if number % 20 == 0:
                notes.append((note.id, cases[place]))
            yield note
        rest = max(0, rest)
        flags, visits, addenda = rest // 20, rest // 10, rest // 2
        yield from (self.flag(cases[n % len(cases)], pairs[n % len(pairs)][1], n) for n in range(flags))
        yield from (self.visit(cases[n % len(cases)], pairs[n % len(pairs)][0], n) for n in range(visits))
        yield from (self.addendum(*notes[n % len(notes)]) for n in range(addenda))
        contacts = rest - flags - visits - addenda
        yield from (self.contact(cases[n % len(cases)], pairs[n % len(pairs)][0], n) for n in range(contacts))

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
            id=self.id(), from_person=first, to_person=second, kind=RelationshipKind.EX_PARTNER, how_it_stands=Bond.ENDED,
            behaviour_direction=Direction.SECOND_TO_FIRST, status=Status.SIGNED,
        )  # fmt: skip

    def home(self, person: uuid.UUID) -> Address:
        rng = self.rng
        return Address(
            id=self.id(), line1=f"{rng.randint(1, 99)} {rng.choice(self.writer.words[60:200]).title()}", town="Trefelin",
            postcode=f"ZZ{rng.randint(1, 9)} {rng.randint(1, 9)}AA", kind=AddressKind.HOME, residents=(Resident(person=person),),
            access_notes=self.writer.text(30), status=Status.SIGNED,
        )  # fmt: skip

    def case(self, number: int, id: uuid.UUID, pair: tuple[uuid.UUID, uuid.UUID], situation: uuid.UUID) -> Case:
        from benchmarks.stress import worker

        closed = number >= FEW and number % 5 != 0  # after five years most are

        parts = (Role.SURVIVOR, Role.CONCERN)
        rows = tuple(CasePerson(person=one, roles=(role,), basis=Basis.OWN_WORDS) for one, role in zip(pair, parts, strict=True))
        return Case(
            id=id, person=pair[0], opened_on=OPENED, people=rows, worker=worker(self.rng.randrange(WORKERS)), situation=situation,
            worked_separately=Apart.YES, counter_allegations_present=Tri.NO, status=Status.SIGNED,
            closed_on=OPENED + timedelta(days=400) if closed else None, close_reason=CloseReason.FINISHED if closed else None,
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

    def flag(self, case: uuid.UUID, person: uuid.UUID, number: int) -> StaffRiskFlag:
        from benchmarks.stress import worker

        happened = FIRST + timedelta(days=number % 700)
        ended = number % 6 != 0
        first, second = (Signature(worker(one), "Sioned Parry", "Worker", happened) for one in (1, 2))
        return StaffRiskFlag(
            id=self.id(), case=case, person=person, standing=Standing.ENDED if ended else Standing.CONFIRMED, category=Category.THREATS,
            incident_date=PartialDate(happened.year, happened.month, happened.day), source=Source.OWN_STAFF, witness="Two of us",
            factual_description=self.writer.text(40), control_instructions=(Instruction.TWO_PEOPLE, Instruction.PHONE_FIRST),
            proportionality=self.writer.text(20), why_needed=PlainReason.KEEP_STAFF_SAFE, proposed_by=first, approved_by=second,
            review_on=LAST.date() + timedelta(days=60 + number % 200), notify_person=Notify.TOLD, told_on=happened.date(),
            notify_risk_to_victim=Tri.NO, ended_on=happened.date() + timedelta(days=200) if ended else None,
            ended_why=self.writer.text(10) if ended else None, ended_by=second if ended else None, status=Status.SIGNED,
        )  # fmt: skip

    def visit(self, case: uuid.UUID, person: uuid.UUID, number: int) -> HomeVisit:
        """Most are over; each fiftieth is still to come, the first of them within the day."""
        from benchmarks.stress import worker

        ahead = number % 50 == 0
        at = LAST + timedelta(hours=2 + number // 5) if ahead else FIRST + timedelta(hours=number * 16 % 40_000)
        return HomeVisit(
            id=self.id(), case=case, standing=VisitStanding.PLANNED if ahead else VisitStanding.DONE, planned_at=at, expected_minutes=45,
            purpose=self.writer.text(10), to_see=(person,), workers=(worker(number % WORKERS),), necessary=Tri.YES, first_visit=Tri.NO,
            abuse_known=AbuseKnown.KNOWN, last_contact="By phone, last week", old_information=Tri.NO, outcome=Outcome.AS_PLANNED,
            buddy=worker((number + 1) % WORKERS), check_in_at=at + timedelta(hours=1),
            status=Status.DRAFT if ahead else Status.SIGNED,
        )  # fmt: skip

    def contact(self, case: uuid.UUID, person: uuid.UUID, number: int) -> PlannedContact:
        """Most took place; each hundredth is still to come."""
        from benchmarks.stress import worker

        ahead = number % 100 == 0
        at = LAST + timedelta(hours=3 + number // 20) if ahead else FIRST + timedelta(hours=number * 4 % 40_000)
        return PlannedContact(
            id=self.id(), case=case, who=worker(number % WORKERS), at=at, where="Office", with_people=(person,),
            came_of=None if ahead else CameOf.HAPPENED, status=Status.SIGNED,
        )  # fmt: skip

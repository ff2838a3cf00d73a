"""A small office to be attacked: a manager who set it up, another manager, two workers, a trustee; one file, one flag, one visit."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from tests.services.test_desk import case_of, person
from tests.vaults import FOUNDER, Town
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source, Standing
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import AbuseKnown, Measure, Outcome
from vawdesk.models.casework.visit_questions import VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Called, Step
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.questions import AnswerSheet, Reply
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.desk import Desk
from vawdesk.services.first_steps import colleague_for
from vawdesk.services.unit import signed_by
from vawdesk.vault.accounts import Role
from vawdesk.vault.opened import OpenVault


@dataclass
class Office:
    """The vault and who is signed in."""

    town: Town
    staff: dict[str, uuid.UUID] = field(default_factory=dict)
    accounts: dict[str, uuid.UUID] = field(default_factory=dict)
    vault: OpenVault | None = None

    def desk(self, name: str = "Huw") -> Desk:
        """Somebody takes the desk; whoever was there leaves it."""
        self.leave()
        self.vault = self.town.open(name)
        return Desk(self.vault)

    def leave(self) -> None:
        """Let the vault go."""
        if self.vault is not None:
            self.vault.sign_out()
            self.vault = None

    def family(self, desk: Desk, name: str = "Nerys Llwyd") -> tuple[Person, Address, Case]:
        """Somebody at home, with a case worked on by whoever is at the desk."""
        with desk.writing() as unit:
            nerys = unit.add(person(name))
            at_home = (Resident(person=nerys.id),)
            home = unit.add(
                Address(kind=AddressKind.HOME, line1="7 Heol y Bont", postcode="LL99 9ZZ", residents=at_home, status=Status.SIGNED)
            )
            case = unit.add(case_of(unit, nerys))
            unit.commit()
        return nerys, home, case

    def flag(self, about: Person, **said: object) -> StaffRiskFlag:
        """A flag that lacks nothing but somebody who proposes it."""
        values: dict[str, object] = {
            "person": about.id, "category": Category.THREATS, "incident_date": PartialDate(2026, 9, 3), "source": Source.OWN_STAFF,
            "witness": "Huw Maddocks", "factual_description": "He said: “I know your car.”",
            "control_instructions": (Instruction.TWO_PEOPLE,),
            "proportionality": "Talking to him did not help.", "why_needed": PlainReason.KEEP_STAFF_SAFE, "review_on": date(2027, 5, 24),
            "notify_person": Notify.LATER, "notify_decide_by": date(2026, 12, 8),
        }  # fmt: skip
        return StaffRiskFlag(**(values | said))

    def proposed(self, desk: Desk, about: Person) -> StaffRiskFlag:
        """The same, proposed by whoever is at the desk, as it stands in the file."""
        with desk.writing() as unit:
            flag = unit.add(self.flag(about, standing=Standing.PROPOSED, status=Status.SIGNED))
            flag.proposed_by = signed_by(unit)
            unit.commit()
        return desk.open(StaffRiskFlag, flag.id)

    def visit(self, nerys: Person, home: Address, case: Case, **said: object) -> HomeVisit:
        """An assessment with a concern, for two workers, that lacks nothing but its signatures."""
        when = self.town.clock.utc + timedelta(days=1, hours=1, minutes=30)
        replies = {q.key: Reply(Tri.NO) for q in VISIT_QUESTIONS.questions} | {"weapon": Reply(Tri.NOT_KNOWN, "Nobody could say.")}
        values: dict[str, object] = {
            "case": case.id, "place": home.id, "to_see": (nerys.id,), "planned_at": when, "expected_minutes": 45,
            "purpose": "To talk over the tenancy.", "workers": (self.staff["Huw"], self.staff["Beth"]), "necessary": Tri.YES,
            "first_visit": Tri.NO, "abuse_known": AbuseKnown.KNOWN, "others_there": "Nobody else is expected.",
            "last_contact": "By phone, yesterday.", "not_asked_because": "Asked last week.", "old_information": Tri.NO,
            "answers": AnswerSheet("home visit", 1, replies), "outcome": Outcome.TWO_PEOPLE, "measures": (Measure.TWO_WORKERS,),
            "buddy": self.staff[FOUNDER], "check_in_at": when + timedelta(minutes=50),
            "overdue_order": (Called(who=self.staff["Sioned"], telephone="01632 960417"),), "code_word": "Aberystwyth",
            "steps": (Step(minutes=15, what="Call the worker."),),
        }  # fmt: skip
        return HomeVisit(**(values | said))


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    town.add_all(Huw=Role.WORKER, Beth=Role.WORKER, Sioned=Role.MANAGER)
    made = Office(town)
    desk = made.desk(FOUNDER)
    for account in desk.vault.keyring.accounts.values():
        made.accounts[account.name] = account.id
        made.staff[account.name] = colleague_for(desk, account.id, account.name, "Worker")
    yield made
    made.leave()

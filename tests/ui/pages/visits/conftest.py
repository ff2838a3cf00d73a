"""A small office with a real vault: two managers and a worker, one family, and pages as the window would open them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.services.carrying import Carrying, built
from tests.services.test_desk import case_of, person
from tests.ui.pages.organisation_desk import AtWork
from tests.ui.world import Choosing, Started, Tray
from tests.vaults import Town
from vawdesk.features import bind, papers, recovery
from vawdesk.i18n import Code, language
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import AbuseKnown, Measure, Outcome
from vawdesk.models.casework.visit_questions import VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Called, Step
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.questions import AnswerSheet, Reply
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services import flag_steps, visit_steps
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.first_steps import colleague_for
from vawdesk.ui.clipboard import Clipboard
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.leave import Leave
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.lock import Locking, Steps
from vawdesk.ui.settings_file import SettingsFile
from vawdesk.ui.shell import Shell
from vawdesk.vault.accounts import Role
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.recovery import RecoverySheet

Go = tuple[str, uuid.UUID | None]


@dataclass
class Office:
    """The vault, who is signed in, and what pages said."""

    qtbot: QtBot
    town: Town
    tongue: Code = "en"
    vault: OpenVault | None = None
    staff: dict[str, uuid.UUID] = field(default_factory=dict)
    tray: Tray = field(default_factory=Tray)
    went: list[Go] = field(default_factory=list)
    closed: list[bool] = field(default_factory=list)
    ats: list[AtDesk] = field(default_factory=list)
    shells: list[Shell] = field(default_factory=list)

    def sign_in(self, name: str) -> AtDesk:
        """Somebody takes the desk; whoever was there leaves it."""
        self.leave()
        self.vault = self.town.open(name)
        desk, clock = Desk(self.vault), self.town.clock
        settings = SettingsFile(self.town.edges.witness_path.parent / "settings.json")
        nothing = Steps(lambda _w: None, lambda _h, _u: Started(), lambda: None, lambda: True, lambda: None, lambda: None, lambda: None)
        leave = Leave(self.tray, Choosing(), Clipboard(), clock)
        at = AtDesk(
            desk, DeskDoor(desk), language(self.tongue), Worker(), leave, settings, Locking(clock, nothing), Choosing(), papers(), bind,
            lambda pdf, _password: pdf, recovery,
        )  # fmt: skip
        self.ats.append(at)
        return at

    def leave(self) -> None:
        """Let the vault go."""
        for at in self.ats:
            at.worker.close()
            at.leave.close()
        self.ats.clear()
        if self.vault is not None:
            self.vault.sign_out()
            self.vault = None

    @property
    def at(self) -> AtDesk:
        return self.ats[-1]

    @property
    def desk(self) -> Desk:
        return self.at.desk

    def show(self, page: Page) -> Shell:
        """Put a page into the window, as the program does."""
        shell = Shell(language(self.tongue))
        self.qtbot.addWidget(shell)
        self.shells.append(shell)
        shell.resize(1366, 768)
        page.go.connect(lambda key, id: self.went.append((key, id)))
        page.closed.connect(lambda: self.closed.append(True))
        shell.show_page(page, page.objectName())
        shell.show()
        shell.activateWindow()
        self.qtbot.waitUntil(shell.isActiveWindow)
        page.first_focus()
        return shell

    def settle(self) -> None:
        """Wait until the worker, and those of the pages, have nothing more to do."""
        own = [one for shell in self.shells if isValid(shell) for one in shell.findChildren(Worker)]
        self.qtbot.waitUntil(lambda: not any(isValid(one) and one.waiting() for one in (self.at.worker, *own)), timeout=30_000)

    # what is on file

    def family(self) -> tuple[Person, Address, Case]:
        """Nerys Llwyd at home, with a case."""
        with self.desk.writing() as unit:
            nerys = unit.add(person("Nerys Llwyd"))
            where = Address(kind=AddressKind.HOME, line1="7 Heol y Bont", postcode="LL99 9ZZ", status=Status.SIGNED)
            where.residents = (Resident(person=nerys.id),)
            home = unit.add(where)
            case = case_of(unit, nerys)
            case.worker = self.staff["Huw"]
            unit.add(case)
            unit.commit()
            ids = nerys.id, home.id, case.id
        return self.desk.open(Person, ids[0]), self.desk.open(Address, ids[1]), self.desk.open(Case, ids[2])

    def visit(self, nerys: Person, home: Address, case: Case, worries: dict[str, Tri] | None = None, **said: object) -> HomeVisit:
        """An assessment that lacks nothing but its signature: tomorrow at 10:30, Huw and Sioned's buddy Megan."""
        when = self.town.clock.utc + timedelta(days=1, hours=1, minutes=30)
        replies = {q.key: Reply((worries or {}).get(q.key, Tri.NO)) for q in VISIT_QUESTIONS.questions}
        values: dict[str, object] = {
            "case": case.id, "place": home.id, "to_see": (nerys.id,), "planned_at": when, "expected_minutes": 45,
            "purpose": "To talk over the tenancy.", "workers": (self.staff["Huw"],), "necessary": Tri.YES, "first_visit": Tri.NO,
            "abuse_known": AbuseKnown.KNOWN, "others_there": "Nobody else is expected.", "last_contact": "By phone, yesterday.",
            "not_asked_because": "Asked last week.", "old_information": Tri.NO, "answers": AnswerSheet("home visit", 1, replies),
            "outcome": Outcome.AS_PLANNED, "buddy": self.staff["Megan Price"], "check_in_at": when + timedelta(minutes=50),
            "overdue_order": (Called(who=self.staff["Sioned"], telephone="01632 960417"),), "code_word": "Aberystwyth",
            "steps": (Step(minutes=15, what="Call the worker."),),
        }  # fmt: skip
        return HomeVisit(**(values | said))

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


@pytest.fixture
def make_office(qtbot: QtBot, town: Town) -> Iterator[Callable[[Code], Office]]:
    """An office whose screens speak one language."""
    made: list[Office] = []

    def make(tongue: Code = "en") -> Office:
        town.edges.witness_path.parent.mkdir(parents=True, exist_ok=True)
        town.add_all(Huw=Role.WORKER, Sioned=Role.MANAGER)
        office = Office(qtbot, town, tongue)
        made.append(office)
        at = office.sign_in("Megan Price")
        posts = {"Megan Price": "Director", "Huw": "Support worker", "Sioned": "Manager"}
        for account in at.desk.vault.keyring.accounts.values():
            office.staff[account.name] = colleague_for(at.desk, account.id, account.name, posts[account.name])
        return office

    yield make
    for office in made:
        office.leave()


@pytest.fixture
def office(make_office: Callable[[], Office]) -> Office:
    """An office in English, with Huw, a worker, at the desk."""
    made = make_office()
    made.sign_in("Huw")
    return made


@pytest.fixture
def waiting(office: Office) -> HomeVisit:
    """A visit of two people to somebody with a flag, signed by Huw; and one without a concern an hour before it."""
    nerys, home, case = office.family()
    calm = office.visit(
        nerys, home, case, planned_at=office.town.clock.utc.replace(hour=12), check_in_at=office.town.clock.utc.replace(hour=13)
    )
    visit_steps.sign(office.desk, calm)
    flag_steps.propose(office.desk, office.flag(nerys))
    two = (office.staff["Huw"], office.staff["Megan Price"])
    worried = {"weapon": Tri.NOT_KNOWN, "threats to staff": Tri.YES}
    return visit_steps.sign(
        office.desk,
        office.visit(
            nerys, home, case, worried, outcome=Outcome.TWO_PEOPLE, workers=two, buddy=office.staff["Sioned"],
            measures=(Measure.TWO_WORKERS,),
        ),
    )  # fmt: skip


Sits = Callable[..., AtWork]


@pytest.fixture(scope="module")
def taken_along(blank_vault: tuple[Path, RecoverySheet], tmp_path_factory: pytest.TempPathFactory) -> Carrying:
    """An office of which Dai has taken tomorrow's visit along. Copy it."""
    office = built(*blank_vault, tmp_path_factory.mktemp("office"))
    office.take()
    return office


@pytest.fixture
def carried(taken_along: Carrying, tmp_path: Path) -> Carrying:
    """A copy of that office and of what was taken along."""
    return taken_along.copied(tmp_path)


@pytest.fixture
def sits(qtbot: QtBot, carried: Carrying) -> Iterator[Sits]:
    """Somebody sits down, in the office or at a carried copy; whoever sat there before has gone."""
    there: list[AtWork] = []

    def down(name: str, place: Path | None = None) -> AtWork:
        for one in there:
            one.quit()
        there[:] = [AtWork(qtbot, replace(carried.town, folder=place or carried.town.folder), name, carried.town.people[name])]
        return there[0]

    yield down
    for one in there:
        one.quit()

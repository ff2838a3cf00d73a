"""A desk at a real, small vault, with the pages of people and cases in the real window."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.people.hands import Hands
from tests.vaults import FOUNDER, SetClock, Town
from vawdesk.i18n import language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Apart, Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.contact_ways import Phone, Way
from vawdesk.models.casework.flag_options import Category, Instruction, Source, Standing
from vawdesk.models.casework.person import AgeBand, Consent, Person, PersonType, Privacy, Speech
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind
from vawdesk.models.casework.relationship import Standing as How
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.situation import Situation
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.organisation.staff_member import StaffKind, StaffMember
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.unit import signed_by
from vawdesk.ui.clipboard import Clipboard
from vawdesk.ui.file_dialog import SystemFileDialog
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.leave import Leave
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.lock import Locking, Steps
from vawdesk.ui.settings_file import SettingsFile
from vawdesk.ui.shell import Shell

R = TypeVar("R", bound=Record)


class NoPrinter:
    """No printer is joined to this computer."""

    def queues(self) -> list[Any]:
        return []

    def send(self, queue: str, data: bytes) -> Any:
        raise AssertionError("nothing is printed here")


def no_paper(_sheet: object) -> Any:
    """No recovery sheet is printed here."""
    raise AssertionError("nothing is printed here")


def at_desk(desk: Desk, clock: SetClock, place: Path, worker: Worker, code: str = "en") -> AtDesk:
    """What the program gives every page, without printer and lock."""
    say = language("cy" if code == "cy" else "en")
    files, nothing = SystemFileDialog(say), lambda: None
    steps = Steps(nothing, lambda *_told: None, nothing, nothing, nothing, nothing, nothing)  # type: ignore[arg-type]  # nothing locks here
    leave = Leave(NoPrinter(), files, Clipboard(), clock)
    return AtDesk(
        desk,
        DeskDoor(desk), say, worker, leave, SettingsFile(place), Locking(clock, steps), files, {}, b"".join,
        lambda data, _secret: data, no_paper,
    )  # fmt: skip


@dataclass
class Room:
    """Somebody at the desk, with the window."""

    at: AtDesk
    clock: SetClock
    qtbot: QtBot
    went: list[tuple[str, uuid.UUID | None]] = field(default_factory=list)
    closed: int = 0
    shell: Shell | None = None

    @property
    def desk(self) -> Desk:
        return self.at.desk

    def open(self, entry: PageEntry, id: uuid.UUID | None = None) -> Any:
        """Open a page in the window, as the program does."""
        if self.shell is None:
            self.shell = Shell(self.at.language)
            self.qtbot.addWidget(self.shell)
            self.shell.show()
            self.shell.activateWindow()
            self.qtbot.waitUntil(self.shell.isActiveWindow)
        page: Page = entry.make(self.at, id)
        page.go.connect(lambda key, record: self.went.append((key, record)))
        page.closed.connect(self._closed)
        self.shell.show_page(page, entry.key)
        self.shell.activateWindow()  # offscreen, a window is not active any more when the widget with the focus has gone
        self.qtbot.waitUntil(self.shell.isActiveWindow)
        return page

    def _closed(self) -> None:
        self.closed += 1

    def done(self) -> None:
        """Let what runs in the background come to its end."""
        self.qtbot.waitUntil(lambda: self.at.worker.waiting() == 0)

    def keep(self, record: R) -> R:
        """Put a record on file."""
        with self.desk.writing() as unit:
            unit.add(record)
            unit.commit()
        return record

    def keep_colleague(self, name: str, account: uuid.UUID | None = None) -> uuid.UUID:
        """Another member of staff."""
        made = StaffMember(name=name, post="Support worker", kind=StaffKind.EMPLOYEE, account=account, status=Status.SIGNED)
        with self.desk.writing("organisation") as unit:
            unit.add(made)
            unit.commit()
        return made.id

    # people and cases

    def person(self, name: str, **said: Any) -> Person:
        return self.keep(person(name, **said))

    def case(self, of: Person, *others: tuple[Person, Role], role: Role = Role.VICTIM, **said: Any) -> Case:
        situation = said.pop("situation", None) or self.keep(Situation(opened_on=date(2026, 11, 2), status=Status.SIGNED)).id
        rows = [CasePerson(of.id, (role,), Basis.OWN_WORDS), *(CasePerson(one.id, (part,), Basis.AGENCY) for one, part in others)]
        values = {
            "worker": self.desk.account.staff, "opened_on": date(2026, 11, 2), "worked_separately": Apart.YES,
            "counter_allegations_present": Tri.NO, "child_referral": Tri.NO, "child_order": Tri.NO, "child_removal": Tri.NO,
        } | said  # fmt: skip
        return self.keep(Case(person=of.id, situation=situation, people=tuple(rows), status=Status.SIGNED, **values))

    def relationship(
        self, one: Person, other: Person, direction: Direction = Direction.FIRST_TO_SECOND, how: How = How.ENDED
    ) -> Relationship:
        made = Relationship(
            from_person=one.id, to_person=other.id, kind=RelationshipKind.EX_PARTNER, how_it_stands=how, behaviour_direction=direction
        )
        made.status = Status.SIGNED
        return self.keep(made)

    def address(self, *people: Person, kind: AddressKind = AddressKind.HOME, **said: Any) -> Address:
        rows = tuple(Resident(person=one.id) for one in people)
        values = {"line1": "3 Heol y Bont", "town": "Llanfair"} | said
        return self.keep(Address(kind=kind, residents=rows, status=Status.SIGNED, **values))

    def note(self, case: Case, *people: Person, hours: float = 2, **said: Any) -> ContactNote:
        with self.desk.writing() as unit:
            when = unit.now.utc - timedelta(hours=hours)
            values = {
                "occurred_at": when, "recorded_at": when + timedelta(minutes=20), "nobody": False, "mode": Mode.PHONE, "in_earshot": Tri.NO,
                "with_people": tuple(one.id for one in people) or (case.person,), "contact_by": self.desk.account.staff,
                "what_was_said": "Mair said: “He was parked outside the school again, twice this week.” She wants us to tell the police.",
                "child_in_household": Tri.YES, "new_information_to_share": Tri.NO, "status": Status.SIGNED, "signed": signed_by(unit),
            } | said  # fmt: skip
            made = unit.add(ContactNote(case=case.id, **values))
            unit.commit()
        return made

    def flag(self, about: Person, *instructions: Instruction) -> StaffRiskFlag:
        """A flag somebody has proposed."""
        with self.desk.writing() as unit:
            made = unit.add(
                StaffRiskFlag(
                    person=about.id, category=Category.THREATS, incident_date=PartialDate(2026, 9, 3), source=Source.OWN_STAFF,
                    factual_description="He said to our worker: “I will find out where you live.”", standing=Standing.PROPOSED,
                    control_instructions=instructions or (Instruction.TWO_PEOPLE,),
                    proportionality="Nothing milder keeps colleagues safe here.",
                    why_needed=PlainReason.KEEP_STAFF_SAFE, review_on=date(2027, 3, 3), proposed_by=signed_by(unit), status=Status.DRAFT,
                )
            )  # fmt: skip
            unit.commit()
        return made


def person(name: str, **said: Any) -> Person:
    """Somebody invented, complete as the rules ask."""
    values = {
        "age_band_if_unknown": AgeBand.ADULT, "person_type": PersonType.ADULT, "first_language": Speech.WELSH,
        "language_choice": Speech.WELSH, "interpreter_needed": Tri.NO, "consent_status": Consent.YES,
        "privacy_information": Privacy.NOT_SAFE, "privacy_look_again_on": date(2026, 12, 24),
    } | said  # fmt: skip
    return Person(display_name=name, status=Status.SIGNED, **values)


def safe_phone(number: str = "07700 900143") -> tuple[Phone, ...]:
    return (Phone(number=number, safe_to_call=Tri.YES, safe_to_leave_message=Tri.NO, best_time="9:00–12:00"),)


NO_POST = (Way.POST, Way.TEXT)


@contextmanager
def sitting_down(town: Town, place: Path, qtbot: QtBot) -> Iterator[Room]:
    """The founder, a manager with a staff record, at the desk."""
    vault = town.open()
    with Desk(vault).writing("organisation") as unit:
        unit.add(StaffMember(name=FOUNDER, post="Manager", kind=StaffKind.EMPLOYEE, account=vault.account.id, status=Status.SIGNED))
        unit.commit()
    worker = Worker()
    made = Room(at_desk(Desk(vault), town.clock, place, worker), town.clock, qtbot)
    yield made
    made.done()
    if made.shell is not None and made.shell.page is not None:
        made.shell.page.leave()
    made.done()
    worker.close()
    made.at.leave.close()
    vault.close()


@pytest.fixture
def room(town: Town, tmp_path: Path, qtbot: QtBot) -> Iterator[Room]:
    """Somebody at the desk."""
    with sitting_down(town, tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    """Keyboard and mouse, counted."""
    return Hands(qtbot)

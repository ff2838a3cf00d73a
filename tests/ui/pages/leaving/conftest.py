"""The real window over a real vault with an invented family in it: she may be afraid of him, and both have a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.services.leaving.conftest import Builder, Family, make_family
from tests.ui.world import Choosing, Tray
from tests.vaults import FOUNDER, Town
from vawdesk import features
from vawdesk.i18n import Code, language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.flag_options import Category, Instruction, Source, Standing
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import Outcome, VisitStanding
from vawdesk.models.casework.visit_rows import Called, Step
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.values import PartialDate
from vawdesk.services import search
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.first_steps import colleague_for
from vawdesk.ui.clipboard import Clipboard
from vawdesk.ui.desk_window import DeskWindow
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.leave import Leave
from vawdesk.ui.kit.work import Worker
from vawdesk.ui.lock import Locking, Steps
from vawdesk.ui.settings_file import SettingsFile
from vawdesk.ui.window import Window
from vawdesk.vault.accounts import Role
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.statements import let_through

W = TypeVar("W", bound=QWidget)
MANAGER, WORKER, TRUSTEE = "Sioned Parry", "Dai Bowen", "Olwen Treharne"


@dataclass
class Filed:
    """What is on file."""

    family: Family
    hers: ContactNote
    his: ContactNote
    flag: StaffRiskFlag
    visit: HomeVisit


@dataclass
class House:
    """Somebody at the desk, in the window."""

    qtbot: QtBot
    town: Town
    filed: Filed | None = None
    tongue: Code = "en"
    tray: Any = field(default_factory=Tray)
    choosing: Choosing = field(default_factory=Choosing)
    vault: OpenVault | None = None
    window: Window | None = None
    ats: list[AtDesk] = field(default_factory=list)
    made: DeskWindow | None = None

    @property
    def at(self) -> AtDesk:
        return self.ats[-1]

    @property
    def desk(self) -> Desk:
        return self.at.desk

    @property
    def shell(self) -> Any:
        assert self.made is not None
        return self.made.shell

    @property
    def page(self) -> Any:
        return self.shell.page

    @property
    def family(self) -> Family:
        assert self.filed is not None
        return self.filed.family

    def sign_in(self, name: str = FOUNDER, tongue: Code = "en") -> DeskWindow:
        """Somebody takes the desk; whoever was there leaves it."""
        self.leave()
        self.vault, self.tongue = self.town.open(name), tongue
        desk, clock = Desk(self.vault), self.town.clock
        nothing = Steps(lambda _w: None, lambda _h, _u: None, lambda: None, lambda: True, lambda: None, lambda: None, lambda: None)  # type: ignore[arg-type, return-value]  # nobody locks here
        settings = SettingsFile(self.town.edges.witness_path.parent)
        leave = Leave(self.tray, self.choosing, Clipboard(), clock)
        at = AtDesk(
            desk, DeskDoor(desk), language(tongue), Worker(), leave, settings, Locking(clock, nothing), self.choosing,
            features.papers(), features.bind, features.seal, features.recovery, unprintable=features.unprintable,
        )  # fmt: skip
        self.ats.append(at)
        self.window = Window(1366, 768)
        self.made = DeskWindow(self.window, at, features.pages_of(self.vault))
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitExposed(self.window)
        return self.made

    def leave(self) -> None:
        """Let the vault go."""
        if self.vault is not None and self.made is not None and self.shell.page is not None:
            self.settle()
            self.shell.page.leave()
        for at in self.ats:
            at.worker.close()
            at.leave.close()
        self.ats.clear()
        if self.window is not None:
            self.window.may_close = True
            self.window.close()
            self.window.deleteLater()
            self.window = self.made = None
        if self.vault is not None:
            self.vault.sign_out()
            self.vault = None

    def open(self, key: str, about: Any = None) -> Any:
        """A page opens, as if another one had asked for it."""
        assert self.made is not None
        self.made.open(key, about)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Until the worker has nothing more to do."""
        self.qtbot.waitUntil(lambda: self.at.worker.waiting() == 0, timeout=10_000)
        reader = getattr(self.page, "reader", None) if self.made is not None else None
        if reader is not None:
            self.qtbot.waitUntil(lambda: reader.waiting() == 0, timeout=10_000)

    # hands

    def find(self, kind: type[W], name: str) -> W:
        QApplication.processEvents()  # what was just put on the page is shown with the next turn of the loop
        found = [one for one in self.window.findChildren(kind, name) if one.isVisible()] if self.window else []
        assert found, name
        return found[-1]

    def choose(self, name: str, words: str) -> None:
        """Choose from a list by its words, with the keyboard."""
        box = self.find(QComboBox, name)
        box.setFocus()
        wanted = next(index for index in range(box.count()) if words in box.itemText(index))
        for _step in range(box.count()):
            if box.currentIndex() == wanted:
                break
            self.qtbot.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up)
        assert words in box.currentText()
        self.settle()

    def type(self, name: str, words: str) -> None:
        box = self.find(QLineEdit, name)
        box.setFocus()
        box.selectAll()
        self.qtbot.keyClicks(box, words)
        self.qtbot.keyClick(box, Qt.Key.Key_Return)
        self.settle()

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)
        self.settle()

    def keep(self, *records: Record) -> None:
        """Put records on file as if they had been kept long ago; those that are there already are changed."""
        with self.desk.writing() as unit, let_through(unit.session):
            for record in records:
                held = unit.session.merge(record) if record.version else Builder(unit.session).keep(record)
                unit.session.flush()
                search.index(unit.session, held)
            unit.session.commit()
            for record in records:
                if record in unit.session:
                    unit.session.refresh(record)
            unit.session.expunge_all()

    def wrongs(self) -> list[DisclosureGoneWrong]:
        with self.desk.reading() as session:
            found = list(session.query(DisclosureGoneWrong).order_by(DisclosureGoneWrong.created_at))
            session.expunge_all()
            return found

    def copies(self) -> list[HandledCopy]:
        with self.desk.reading() as session:
            found = list(session.query(HandledCopy).order_by(HandledCopy.copy_number))
            session.expunge_all()
            return found


def file_everything(desk: Desk, workers: tuple[Any, ...]) -> Filed:
    """Put the family, two notes, a flag on him and a visit to her on file, as the program would have saved and indexed them."""
    now = desk.now().utc
    with desk.writing() as unit, let_through(unit.session):  # as if it had been kept long ago
        build = Builder(unit.session)
        family = make_family(build)
        said = "She asked that nobody calls after five. Her sister Lowri drives her."
        hers = build.note(family.hers, family.alys, what_was_said=said, mode=Mode.PHONE, occurred_at=now - timedelta(hours=3))
        words = "He asked where Alys is, and named 12, heol-y-bont."
        his = build.note(family.his, family.rhodri, what_was_said=words, mode=Mode.PHONE, occurred_at=now - timedelta(hours=2))
        flag = build.keep(
            StaffRiskFlag(
                person=family.rhodri.id, case=family.his.id, standing=Standing.CONFIRMED, category=Category.THREATS,
                incident_date=PartialDate(2026, 6, 3), source=Source.OWN_STAFF, factual_description="A fist raised.",
                control_instructions=(Instruction.TWO_PEOPLE,), review_on=desk.now().today + timedelta(days=90),
            )
        )  # fmt: skip
        planned = now + timedelta(hours=4)
        visit = build.keep(
            HomeVisit(
                case=family.hers.id, planned_at=planned, expected_minutes=50, purpose="The boiler.", place=family.refuge.id,
                to_see=(family.alys.id,), workers=workers[:1], buddy=workers[1] if len(workers) > 1 else None, outcome=Outcome.AS_PLANNED,
                standing=VisitStanding.DECIDED, check_in_at=planned + timedelta(hours=1),
                overdue_order=(Called(None, "Nia Gwaith", "01632 960155"),), steps=(Step(15, "Call Nia."),), status=Status.SIGNED,
            )
        )  # fmt: skip
        for number, case in enumerate((family.hers, family.his), 42):
            case.ref_no = f"VA-2026-{number:04}"
        kept: list[Record] = [hers, his, flag, visit, *vars(family).values()]
        unit.session.flush()
        for record in kept:
            search.index(unit.session, record)
        unit.session.commit()
        for record in kept:
            unit.session.refresh(record)
        unit.session.expunge_all()
    return Filed(family, hers, his, flag, visit)


@pytest.fixture
def house(town: Town, tmp_path: Path, qtbot: QtBot) -> Iterator[House]:
    """Founder, a second manager, a worker and a trustee; the founder sits down first."""
    town.add_all(**{MANAGER: Role.MANAGER, WORKER: Role.WORKER, TRUSTEE: Role.TRUSTEE})
    made = House(qtbot, town, choosing=Choosing(tmp_path / "stick"))
    (tmp_path / "stick").mkdir()
    vault = town.open()
    desk = Desk(vault)
    with desk.writing("organisation") as unit:
        unit.add(Organisation(name_english="Pont Deg Family Support", status=Status.SIGNED))
        unit.commit()
    accounts = {account.name: account.id for account in vault.keyring.accounts.values()}
    staff = {name: colleague_for(desk, accounts[name], name, "Manager") for name in (FOUNDER, MANAGER, WORKER, TRUSTEE)}
    made.filed = file_everything(desk, (staff[WORKER], staff[MANAGER]))
    vault.close()
    made.sign_in()
    yield made
    made.leave()

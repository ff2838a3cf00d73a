"""The program at the desk of an office with one visit for 10:30 whose call is due at 11:20, as its tests drive it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.pages.visits.conftest import Office
from tests.ui.world import Stage, leave_all_the_same, stage_over
from vawdesk import app
from vawdesk.services import visit_steps
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.ladder_window import LadderWindow
from vawdesk.ui.leaving import Handover
from vawdesk.ui.program import Program
from vawdesk.ui.sign_in import SignIn
from vawdesk.ui.signed_in import SignedIn


@dataclass
class Running:
    """The program over a vault with one visit for 10:30 whose call is due at 11:20."""

    office: Office
    stage: Stage
    visit: uuid.UUID
    all: list[Program] = field(default_factory=list)
    ended: list[Program] = field(default_factory=list)

    def start(self, told: Handover | None = None) -> Program:
        made = app.program(self.stage.world(), self.office.town.folder, told)
        made.ended.connect(lambda: self.ended.append(made))
        self.all.append(made)
        made.start()
        self.office.qtbot.waitExposed(made.window)
        return made

    def sign_in(self, told: Handover | None = None) -> SignedIn:
        """Huw comes to the desk."""
        program = self.start(told)
        card = program.window.screen_now
        assert isinstance(card, SignIn)
        card.name.clear()
        self.office.qtbot.keyClicks(card.name, "Huw")
        self.office.qtbot.keyClicks(card.secret.box, self.office.town.people["Huw"])
        self.office.qtbot.keyClick(card.secret.box, Qt.Key.Key_Return)
        self.office.qtbot.waitUntil(lambda: program.signed_in is not None, timeout=20000)
        assert program.signed_in is not None
        program.signed_in.idle.stop()  # somebody sits there all the time
        self.read(program.signed_in)
        return program.signed_in

    def read(self, signed_in: SignedIn) -> None:
        """Until it is read who is out."""
        signed_in.ladder.read()
        self.office.qtbot.waitUntil(lambda: signed_in.ladder.reader.waiting() == 0, timeout=10000)

    def first_words(self, signed_in: SignedIn) -> list[str]:
        """What the page that is open says, from the top."""
        page = signed_in.desk_window.shell.page
        assert page is not None
        self.office.qtbot.waitUntil(lambda: any("visit" in one.words for one in page.findChildren(Text)), timeout=10000)
        return [one.words for one in page.findChildren(Text) if one.isVisible()]

    def pass_time(self, signed_in: SignedIn, **by: float) -> None:
        """Time goes by, looked at each second of the clock that matters."""
        self.office.town.clock.advance(**by)
        signed_in.ladder.teller.look()

    def press(self, within: QWidget, name: str) -> None:
        found = within.findChild(QPushButton, name)
        assert isinstance(found, QPushButton), name
        self.office.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)

    def quit(self) -> None:
        for program in self.all:
            if program not in self.ended:
                program.quit()
                leave_all_the_same(program)
                self.office.qtbot.waitUntil(lambda program=program: program in self.ended, timeout=10000)
            program.window.deleteLater()


def at_the_hour(office: Office, visit: uuid.UUID | None = None) -> Iterator[Running]:
    """It is 10:30 of the day of the visit: this one, or an ordinary one that is agreed."""
    id = visit or visit_steps.sign(office.desk, office.visit(*office.family())).id
    office.leave()
    office.town.clock.advance(days=1, hours=1, minutes=30)
    made = Running(office, stage_over(office.town), id)
    yield made
    made.quit()


def shown() -> LadderWindow | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, LadderWindow) and one.isVisible()), None)


def words() -> str:
    window = shown()
    return window.accessibleName() if window is not None else ""

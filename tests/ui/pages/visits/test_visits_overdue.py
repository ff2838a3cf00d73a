"""A colleague who does not call: red and first on the board, on Home, in the navigation and on the locked card, until they are safe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QFrame, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.ladder_desk import Running, at_the_hour, shown, words
from tests.ui.pages.visits.test_home_visit_afterwards import out
from vawdesk.i18n import language
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.services import check_ins, visit_steps
from vawdesk.services.check_ins import Word
from vawdesk.services.visit_board import visits_now
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.leaving import Handover, Why
from vawdesk.ui.navigation import Navigation, NavMark
from vawdesk.ui.pages.casework.visits import ENTRY, VisitsPage
from vawdesk.ui.pages.organisation.home import HomePage
from vawdesk.ui.sign_in import SignIn


@pytest.fixture
def running(office: Office) -> Iterator[Running]:
    yield from at_the_hour(office)


@pytest.fixture
def signed(office: Office) -> HomeVisit:
    """A visit that is agreed, for tomorrow at 10:30; the call is due at 11:20."""
    return visit_steps.sign(office.desk, office.visit(*office.family()))


def frames(page: QFrame | HomePage | VisitsPage, kind: str) -> list[str]:
    return [one.accessibleName() for one in page.findChildren(QFrame) if one.property("kind") == kind and one.isVisible()]


@pytest.mark.parametrize(
    ("over", "kind", "words"),
    [({"minutes": 20}, "late", "20 minutes over"), ({"minutes": 45}, "danger", "Call 999 now: 45 minutes over"),
     ({"hours": 13}, "danger", "Call 999 now: 13 hours over"), ({"days": 6, "hours": 2}, "danger", "Call 999 now: 6 days 2 hours over")],
)  # fmt: skip
def test_the_board_and_home_are_red_from_the_999_step_on_and_never_forget(
    office: Office, signed: HomeVisit, over: dict[str, int], kind: str, words: str
) -> None:
    out(office, minutes=50)
    office.town.clock.advance(**over)
    (line,) = visits_now(office.desk).out
    assert line.call_999 is (kind == "danger")
    board = VisitsPage(office.at, None)
    office.show(board)
    office.settle()
    assert any(words in name for name in frames(board, kind))
    step = "Do this now: Call the worker." if kind == "late" else "Do this now: Call 999."
    assert any(one.words.startswith(step) for one in board.findChildren(Text))
    home = HomePage(office.at, None)
    office.show(home)
    office.settle()
    (said,) = frames(home, kind)
    assert said.startswith("Call 999 now: a visit is overdue by " if kind == "danger" else "A visit is overdue by 20 minutes.")
    first = next(one for one in home.findChildren(QPushButton) if one.property("look") == "primary" and one.objectName().startswith("due_"))
    assert first.objectName() == f"due_visit_{'999' if kind == 'danger' else 'overdue'}_{signed.id.hex}"


def test_whatever_page_is_open_the_navigation_shows_it_until_they_are_safe(running: Running) -> None:
    signed_in = running.sign_in()
    signed_in.desk_window.open("people")
    entry = signed_in.desk_window.shell.navigation.buttons["visits"]
    assert entry.accessibleName() == "Visits"
    running.pass_time(signed_in, minutes=50)
    assert entry.accessibleName() == "Visits. 1 visit is overdue."
    signed_in.ladder.teller.heard(signed_in.ladder.teller.loud)
    assert entry.accessibleName() == "Visits. 1 visit is overdue."
    running.pass_time(signed_in, minutes=45)
    assert entry.accessibleName() == "Visits. 1 visit is overdue. 999 is to be called now."
    signed_in.rebuild()
    assert "999" in signed_in.desk_window.shell.navigation.buttons["visits"].accessibleName()
    signed_in.desk_window.open("home_visit", running.visit)
    assert signed_in.desk_window.shell.page is not None
    running.press(signed_in.desk_window.shell.page, "safe")
    running.read(signed_in)
    assert signed_in.desk_window.shell.navigation.buttons["visits"].accessibleName() == "Visits"


def test_once_999_was_called_nothing_says_call_it_any_more_and_all_of_it_stays_red(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=50)
    office.town.clock.advance(minutes=50)
    check_ins.hear(office.desk, signed.id, Word(CheckInSaid.CALLED_999))
    office.town.clock.advance(minutes=20)
    (line,) = visits_now(office.desk).out
    assert line.call_999
    board = VisitsPage(office.at, None)
    office.show(board)
    office.settle()
    said = [one.words for one in board.findChildren(Text) if one.isVisible()]
    assert "Write it down when the police or one of us have seen that they are safe." in said
    assert not any("Call 999" in one for one in said)
    assert any("999 was called at 12:10" in name for name in frames(board, "danger"))
    home = HomePage(office.at, None)
    office.show(home)
    office.settle()
    assert not any("Call 999" in one.words for one in home.findChildren(Text) if one.isVisible())
    (line_on_home,) = frames(home, "danger")
    assert line_on_home.startswith("999 was called for a visit. Nobody has said yet that they are safe.")


def test_once_999_was_called_the_alarm_is_silent_and_waits_for_who_has_seen_them(running: Running) -> None:
    signed_in = running.sign_in()
    running.pass_time(signed_in, minutes=100)
    assert signed_in.ladder.teller.loud
    check_ins.hear(signed_in.session.desk, running.visit, Word(CheckInSaid.CALLED_999))
    running.read(signed_in)
    assert (signed_in.ladder.teller.loud, shown()) == (frozenset(), None)
    assert signed_in.desk_window.shell.navigation.buttons["visits"].accessibleName() == "Visits. 1 visit is overdue."
    signed_in.ladder.come()
    assert "999 was called at 12:10" in words()
    assert "call 999 now" not in words()


def test_while_it_is_locked_the_999_step_is_red(running: Running) -> None:
    signed_in = running.sign_in()
    signed_in.lock(Why.ASKED)
    (told,) = running.stage.relaunching.handovers
    running.stage.relaunching.up()
    program = running.start(Handover.from_json(told.to_json()))
    running.office.town.clock.advance(hours=30)
    assert program.entrance is not None
    assert program.entrance.ladder is not None
    program.entrance.ladder.teller.look()
    card = program.window.screen_now
    assert isinstance(card, SignIn)
    assert card.call_999.isVisible()
    assert card.call_999.property("kind") == "danger"
    assert card.call_999.heading.words == (
        "A check-in sheet: call 999 now. Due since 12:05. Open the sealed panel of the check-in sheet and give the address."
    )
    assert not card.ladder.isVisible()


def test_once_999_was_called_the_locked_card_says_so_without_a_sound(running: Running) -> None:
    signed_in = running.sign_in()
    running.pass_time(signed_in, minutes=100)
    check_ins.hear(signed_in.session.desk, running.visit, Word(CheckInSaid.CALLED_999))
    running.read(signed_in)
    signed_in.lock(Why.ASKED)
    (told,) = running.stage.relaunching.handovers
    running.stage.relaunching.up()
    program = running.start(Handover.from_json(told.to_json()))
    assert program.entrance is not None
    assert program.entrance.ladder is not None
    teller, card = program.entrance.ladder.teller, program.window.screen_now
    teller.look()
    assert teller.loud == frozenset()
    assert isinstance(card, SignIn)
    assert card.call_999.heading.words.startswith("A check-in sheet: 999 was called at 12:10.")


@pytest.mark.parametrize("tongue", ["en", "cy"])
@pytest.mark.parametrize("narrow", [False, True])
def test_the_mark_stands_inside_its_entry(qtbot: QtBot, tongue: str, narrow: bool) -> None:
    navigation = Navigation(language("cy" if tongue == "cy" else "en"))
    qtbot.addWidget(navigation)
    navigation.warn("visits", NavMark(12, "12 visits are overdue.", danger=True))

    navigation.set_entries([ENTRY])
    navigation.narrow(narrow)
    navigation.resize(navigation.width(), 400)
    navigation.show()
    qtbot.waitExposed(navigation)
    (mark,) = (one for one in navigation.buttons["visits"].findChildren(QFrame) if one.property("badge") == "danger")
    assert navigation.buttons["visits"].rect().contains(mark.geometry())

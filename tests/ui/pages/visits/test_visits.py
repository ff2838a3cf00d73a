"""The board of visits: what waits for whom, deciding in place, a day's sheets in one go."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.ui.pages.visits.conftest import Office
from vawdesk.models.base import Status
from vawdesk.models.casework.flag_options import Category
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.values import Tri
from vawdesk.services import flag_steps, visit_steps
from vawdesk.services.refusals import Refused
from vawdesk.services.visit_board import APPROVED
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.visits import VisitsPage


def press(office: Office, page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    office.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def board(office: Office) -> VisitsPage:
    page = VisitsPage(office.at, None)
    office.show(page)
    office.settle()
    return page


def test_an_empty_board_says_so(office: Office) -> None:
    shell_words = " ".join(label.text() for label in board(office).findChildren(QLabel))
    assert "No visits are planned" in shell_words


def test_it_names_nobody_who_is_visited_and_says_what_waits_for_whom(office: Office, waiting: HomeVisit) -> None:
    page = board(office)
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Nerys" not in words
    assert "Waits for a manager" in words
    assert "Weapon or firearm: Not known" in words
    assert page.rows[waiting.id].findChild(QPushButton, "agree") is None


def test_a_manager_agrees_with_one_press(office: Office, waiting: HomeVisit) -> None:
    office.sign_in("Sioned")
    page = board(office)
    assert page.state.words == "1 visit waits for your decision."
    press(office, page.rows[waiting.id], "agree")
    office.settle()
    kept = office.desk.open(HomeVisit, waiting.id)
    assert (kept.standing, kept.status) == (VisitStanding.DECIDED, Status.SIGNED)
    assert page.rows[waiting.id].findChild(QPushButton, "agree") is None


def test_a_manager_asks_for_something_else_and_the_worker_sees_it(office: Office, waiting: HomeVisit) -> None:
    office.sign_in("Sioned")
    page = board(office)
    press(office, page.rows[waiting.id], "different")
    office.settle()
    kept = office.desk.open(HomeVisit, waiting.id)
    assert (kept.manager_decision, kept.manager_words) == (ManagerDecision.CHANGE, "Assess again as: Different place or method")
    assert "A manager asks for a change first" in " ".join(label.text() for label in page.findChildren(QLabel))
    assert kept.status is Status.DRAFT


def test_whoever_goes_cannot_decide(office: Office, waiting: HomeVisit) -> None:
    office.sign_in("Megan Price")
    assert board(office).rows[waiting.id].findChild(QPushButton, "agree") is None


def test_a_visit_whose_call_is_overdue_stands_first_and_says_so(office: Office, waiting: HomeVisit) -> None:
    calm = next(id for id in board(office).rows if id != waiting.id)
    office.town.clock.advance(hours=3, minutes=30)  # 12:30: the one at 12 is out, its call due at 13
    page = board(office)
    assert "Out, call by 13:00" in page.rows[calm].accessibleName()
    office.town.clock.advance(minutes=65)
    page = board(office)
    assert next(iter(page.rows)) == calm
    assert "35 minutes over" in page.rows[calm].accessibleName()
    assert "Can go ahead" not in page.rows[calm].accessibleName()


def test_somebody_who_is_out_stands_before_a_concern_of_later(office: Office) -> None:
    nerys, home, case = office.family()
    noon = office.town.clock.utc.replace(hour=12)
    calm = visit_steps.sign(office.desk, office.visit(nerys, home, case, planned_at=noon, check_in_at=noon.replace(hour=13)))
    worried = office.visit(
        nerys, home, case, {"weapon": Tri.YES}, outcome=Outcome.WITH_MEASURES, measures=(Measure.PARK, Measure.ALARM),
        planned_at=office.town.clock.utc.replace(hour=17), check_in_at=office.town.clock.utc.replace(hour=18),
        exception_reason="Nobody else is free, and she asked for it.",
    )  # fmt: skip
    visit_steps.sign(office.desk, worried)
    assert next(iter(board(office).rows)) == worried.id
    office.town.clock.advance(hours=3, minutes=30)
    page = board(office)
    assert list(page.rows) == [calm.id, worried.id]
    words = " ".join(label.text() for label in page.rows[worried.id].findChildren(QLabel))
    assert "Assessed: Go ahead with the measures chosen" in words
    assert "Measures: Park ready to leave, Personal alarm" in words


def test_the_manager_begins_at_the_first_visit_that_waits_and_agrees_to_nothing_by_habit(office: Office, waiting: HomeVisit) -> None:
    office.sign_in("Sioned")
    page = board(office)
    focus = page.focusWidget()
    assert focus is page.rows[waiting.id]
    office.qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert office.went == [("home_visit", waiting.id)]
    assert office.desk.open(HomeVisit, waiting.id).standing is VisitStanding.WAITING


def test_after_the_last_decision_the_sheets_of_that_day_are_one_key_away(office: Office, waiting: HomeVisit) -> None:
    office.sign_in("Sioned")
    page = board(office)
    press(office, page.rows[waiting.id], "agree")
    office.settle()
    assert page.focusWidget().objectName() == f"print_{waiting.planned_at.date().isoformat()}"


def test_open_goes_to_the_visit(office: Office, waiting: HomeVisit) -> None:
    press(office, board(office).rows[waiting.id], "open")
    assert office.went == [("home_visit", waiting.id)]


@pytest.mark.parametrize("tongue", ["en", "cy"])
def test_nothing_is_cut_or_covered(make_office: Callable[..., Office], tongue: str) -> None:
    office = make_office(tongue)
    office.sign_in("Huw")
    nerys, home, case = office.family()
    flag_steps.propose(office.desk, office.flag(nerys))
    two = (office.staff["Huw"], office.staff["Megan Price"])
    written = office.visit(
        nerys, home, case, {"weapon": Tri.NOT_KNOWN, "threats to staff": Tri.YES}, outcome=Outcome.TWO_PEOPLE, workers=two,
        buddy=office.staff["Sioned"], measures=(Measure.TWO_WORKERS,), id=uuid.uuid4(),
    )  # fmt: skip
    visit_steps.sign(office.desk, written)
    office.sign_in("Sioned")
    board(office)
    for size in ((1366, 768), (1280, 720)):
        office.shells[-1].resize(*size)
        QApplication.processEvents()
        assert faults(office.shells[-1]) == [], size


def test_once_it_is_agreed_the_concern_says_what_was_agreed(office: Office, waiting: HomeVisit) -> None:
    office.sign_in("Sioned")
    before = SignedVisit(office.at, office.desk.open(HomeVisit, waiting.id))
    office.show(before)
    told = " ".join(label.text() for label in before.findChildren(QLabel))
    assert "A manager who does not go on this visit decides before it." in told
    assert "Speak to your manager" not in told  # this is the manager
    press(office, board(office).rows[waiting.id], "agree")
    office.settle()
    after = SignedVisit(office.at, office.desk.open(HomeVisit, waiting.id))
    office.show(after)
    words = " ".join(label.text() for label in after.findChildren(QLabel))
    assert "A manager agreed to this: Two people." in words
    assert "Speak to your manager" not in words
    sheets = after.findChild(QPushButton, "print")
    assert sheets is not None
    assert sheets.property("look") == "primary"


def test_where_nobody_goes_there_is_nothing_to_carry_and_nothing_to_look_at_before(office: Office, waiting: HomeVisit) -> None:
    said = " ".join(label.text() for label in board(office).rows[waiting.id].findChildren(QLabel))
    assert "The flag says: Two people at every contact in person." in said
    assert "Measures: Two workers" in said
    office.sign_in("Sioned")
    page = board(office)
    press(office, page.rows[waiting.id], "do_not_visit")
    office.settle()
    office.town.clock.advance(minutes=5)
    flag_steps.propose(office.desk, office.flag(office.desk.open(Person, (waiting.to_see or ())[0]), category=Category.STALKING))
    row = board(office).rows[waiting.id]
    said = " ".join(label.text() for label in row.findChildren(QLabel))
    assert "Nobody goes" in said
    assert "Look again before you go" not in said
    visit = SignedVisit(office.at, office.desk.open(HomeVisit, waiting.id))
    office.show(visit)
    assert visit.findChild(QPushButton, "print_assessment") is not None
    assert [visit.findChild(QPushButton, name) for name in ("print", "print_carried", "print_check_in")] == [None] * 3


def test_nobody_signs_for_two_homes_at_once_or_moves_one_visit_into_another(office: Office) -> None:
    noon = office.town.clock.utc.replace(hour=12, minute=0)
    first = office.visit(*office.family(), planned_at=noon, expected_minutes=30, check_in_at=noon.replace(hour=13))
    second = office.visit(*office.family(), planned_at=noon.replace(minute=15), check_in_at=noon.replace(hour=14))
    visit_steps.sign(office.desk, first)
    visit_steps.keep(office.desk, second)
    page = board(office)
    said = {id: " ".join(label.text() for label in row.findChildren(QLabel)) for id, row in page.rows.items()}
    overlaps = "is planned for another visit at {} that overlaps with this one"
    assert overlaps.format("12:15") in said[first.id]
    assert overlaps.format("12:00") in said[second.id]
    assert page.rows[first.id].line.state == APPROVED, "what nobody has signed takes nothing from it"
    with pytest.raises(Refused) as refused:
        visit_steps.sign(office.desk, office.desk.open(HomeVisit, second.id))
    assert [one.rule for one in refused.value.problems] == ["H-twice"]
    later = office.desk.open(HomeVisit, second.id)
    later.planned_at = noon.replace(minute=30)
    visit_steps.sign(office.desk, later)  # when one ends the other may begin
    assert "another visit" not in " ".join(label.text() for row in board(office).rows.values() for label in row.findChildren(QLabel))
    with pytest.raises(Refused) as refused:
        visit_steps.move(office.desk, second.id, noon.replace(minute=20), "")
    assert {one.rule for one in refused.value.problems} == {"H-twice"}

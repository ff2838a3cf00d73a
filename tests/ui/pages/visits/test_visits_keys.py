"""The manager at the keyboard: one key decides the visit in hand, the next that waits comes to hand, a stray key decides nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.ui.pages.visits.conftest import Office
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.casework.visit_rows import Called
from vawdesk.models.values import Tri
from vawdesk.services import visit_steps
from vawdesk.ui.pages.casework.visits import VisitsPage
from vawdesk.ui.pages.casework.visits_row import VisitRow


def key(office: Office, which: Qt.Key) -> None:
    """Press a key where the focus is, and wait until everything that follows is drawn."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    office.qtbot.keyClick(focus, which)
    office.settle()
    shell = office.shells[-1]  # asked anew each time: a row that was drawn anew meanwhile pauses for ever
    office.qtbot.waitUntil(lambda: not any(isinstance(one, VisitRow) and one.pausing for one in shell.findChildren(VisitRow)))


def in_hand() -> object:
    """The visit whose row has the focus."""
    focus = QApplication.focusWidget()
    return focus.line.id if isinstance(focus, VisitRow) else focus.objectName() if focus else None


@pytest.fixture
def three(office: Office) -> list[HomeVisit]:
    """Three visits tomorrow that wait for a manager, each of two people because of a weapon."""
    family, two = office.family(), (office.staff["Huw"], office.staff["Megan Price"])
    made = []
    for hour in (9, 11, 14):
        at = office.town.clock.utc.replace(hour=hour) + timedelta(days=1)
        visit = office.visit(
            *family, {"weapon": Tri.NOT_KNOWN}, outcome=Outcome.TWO_PEOPLE, workers=two, buddy=office.staff["Sioned"],
            measures=(Measure.TWO_WORKERS,), planned_at=at, check_in_at=at + timedelta(hours=1),
        )  # fmt: skip
        made.append(visit_steps.sign(office.desk, visit))
    return made


@pytest.fixture
def page(office: Office, three: list[HomeVisit]) -> VisitsPage:
    """The board in front of Sioned, who manages."""
    office.sign_in("Sioned")
    made = VisitsPage(office.at, None)
    office.show(made)
    office.settle()
    return made


def test_each_decision_is_one_key_and_the_next_visit_that_waits_comes_to_hand(
    office: Office, three: list[HomeVisit], page: VisitsPage
) -> None:
    ids = [one.id for one in three]
    assert in_hand() == ids[0]
    key(office, Qt.Key.Key_F2)
    assert in_hand() == ids[1]
    key(office, Qt.Key.Key_F8)
    assert in_hand() == ids[2]
    key(office, Qt.Key.Key_F6)
    agreed, refused, changed = (office.desk.open(HomeVisit, id) for id in ids)
    assert (agreed.standing, agreed.manager_decision) == (VisitStanding.DECIDED, ManagerDecision.AGREED)
    assert (refused.standing, refused.manager_decision) == (VisitStanding.PLANNED, ManagerDecision.DO_NOT_GO)
    assert (changed.manager_decision, changed.manager_words) == (ManagerDecision.CHANGE, "Assess again as: Different place or method")
    assert all(one.manager_signed and one.manager_signed.person == office.staff["Sioned"] for one in (agreed, refused, changed))
    assert in_hand() == f"print_{three[0].planned_at.date().isoformat()}"  # type: ignore[union-attr]  # it is planned
    words = " ".join(label.text() for label in page.rows[ids[1]].findChildren(QLabel))
    assert "Nobody goes" in words
    assert "seen or heard instead is not written yet" in words


def test_a_visit_that_was_passed_over_is_not_jumped_back_to_before_the_others(
    office: Office, three: list[HomeVisit], page: VisitsPage
) -> None:
    key(office, Qt.Key.Key_Down)
    assert in_hand() == three[1].id
    key(office, Qt.Key.Key_F2)
    assert in_hand() == three[2].id
    key(office, Qt.Key.Key_F2)
    assert in_hand() == three[0].id  # what is left
    key(office, Qt.Key.Key_Up)
    assert in_hand() == three[0].id


def test_the_same_key_is_shown_on_each_button_and_told_by_the_guidance(three: list[HomeVisit], page: VisitsPage) -> None:
    names = {one.objectName(): one.text() for one in page.rows[three[0].id].findChildren(QPushButton)}
    ends = {name: words.split()[-1] for name, words in names.items() if name != "open"}
    assert ends == {"agree": "F2", "different": "F6", "do_not_visit": "F8"}
    told = page.guidance()
    assert told is not None
    assert "F2: Agree to what was assessed" in told.words[3]
    assert "F3: Assess again as: Go ahead with the measures chosen" in told.words[3]
    assert "F8: Do not visit" in told.words[3]


def test_nobody_asks_for_less_than_was_assessed(office: Office, three: list[HomeVisit], page: VisitsPage) -> None:
    for less in (Qt.Key.Key_F3, Qt.Key.Key_F4):  # measures alone, and the two people that were assessed
        key(office, less)
        assert page.rows[three[0].id].wrong.isVisible()
        assert "That key decides nothing here" in page.rows[three[0].id].wrong.body.words
    assert office.desk.open(HomeVisit, three[0].id).manager_decision is None
    alone = office.visit(
        *office.family(), {"weapon": Tri.NOT_KNOWN}, outcome=Outcome.WITH_MEASURES, measures=(Measure.PARK,),
        exception_reason="Nobody else is free.", planned_at=office.town.clock.utc.replace(hour=16) + timedelta(days=1),
        check_in_at=office.town.clock.utc.replace(hour=17) + timedelta(days=1),
        overdue_order=(Called(who=office.staff["Sioned"], telephone="01632 960417"),),
    )  # fmt: skip
    office.sign_in("Huw")
    visit_steps.sign(office.desk, alone)
    office.sign_in("Sioned")
    page = VisitsPage(office.at, None)
    office.show(page)
    office.settle()
    names = [one.objectName() for one in page.rows[alone.id].findChildren(QPushButton)]
    assert names == ["open", "agree", "two_people", "different", "do_not_visit"]


def test_a_double_press_decides_one_visit_and_the_status_line_says_which(office: Office, three: list[HomeVisit], page: VisitsPage) -> None:
    said: list[str] = []
    page.saved.connect(said.append)
    first = QApplication.focusWidget()
    for _press in range(2):  # before anything is drawn anew
        office.qtbot.keyClick(first, Qt.Key.Key_F2)
    office.settle()
    second = QApplication.focusWidget()
    assert second is page.rows[three[1].id]
    office.qtbot.keyClick(second, Qt.Key.Key_F2)  # at once, as it comes to hand
    office.settle()
    assert said == [f"Agreed: the visit of 09:00, {page.rows[three[0].id].line.reference}"]
    standings = [office.desk.open(HomeVisit, one.id).standing for one in three]
    assert standings == [VisitStanding.DECIDED, VisitStanding.WAITING, VisitStanding.WAITING]
    office.qtbot.waitUntil(lambda: not page.rows[three[1].id].pausing)
    key(office, Qt.Key.Key_F2)
    assert office.desk.open(HomeVisit, three[1].id).standing is VisitStanding.DECIDED


def test_a_key_on_a_visit_that_is_decided_says_so(office: Office, three: list[HomeVisit], page: VisitsPage) -> None:
    key(office, Qt.Key.Key_F2)
    decided = page.rows[three[0].id]
    decided.setFocus()
    key(office, Qt.Key.Key_F8)
    assert decided.wrong.isVisible()
    assert decided.wrong.body.words == "This visit does not wait for you: Can go ahead. Open it to see what can still be changed."
    assert office.desk.open(HomeVisit, three[0].id).manager_decision is ManagerDecision.AGREED


def test_no_key_decides_while_the_focus_is_elsewhere_and_no_letter_ever_does(
    office: Office, three: list[HomeVisit], page: VisitsPage
) -> None:
    for letter in (Qt.Key.Key_A, Qt.Key.Key_Y, Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_F5):
        key(office, letter)
    plan = page.findChild(QPushButton, "plan")
    assert isinstance(plan, QPushButton)
    plan.setFocus()
    for decides in (Qt.Key.Key_F2, Qt.Key.Key_F8):
        key(office, decides)
    office.shells[-1].top.search.setFocus()
    key(office, Qt.Key.Key_F2)
    assert all(office.desk.open(HomeVisit, one.id).standing is VisitStanding.WAITING for one in three)


def test_what_cannot_be_agreed_to_says_why_in_its_own_row(office: Office, three: list[HomeVisit], page: VisitsPage) -> None:
    at = office.town.clock.utc.replace(hour=9, minute=30) + timedelta(days=1)
    own = office.visit(
        *office.family(), workers=(office.staff["Sioned"],), planned_at=at, check_in_at=at + timedelta(hours=1),
        overdue_order=(Called(who=office.staff["Huw"], telephone="01632 960417"),),
    )  # fmt: skip
    visit_steps.sign(office.desk, own)  # she waits by the telephone at ten, and is out herself
    first = three[0].id
    key(office, Qt.Key.Key_F2)
    assert page.rows[first].wrong.isVisible()
    assert page.rows[first].wrong.body.words == "The buddy is out on a visit at that time. Choose somebody who is not."
    assert in_hand() == first
    assert office.desk.open(HomeVisit, first).standing is VisitStanding.WAITING
    key(office, Qt.Key.Key_F8)  # not going needs no buddy
    assert in_hand() == three[1].id


def test_who_is_out_stands_above_the_days_also_after_midnight_and_the_board_looks_again_by_itself(office: Office) -> None:
    family, evening = office.family(), office.town.clock.utc.replace(hour=23)
    signed = visit_steps.sign(
        office.desk, office.visit(*family, planned_at=evening, check_in_at=evening + timedelta(hours=1), expected_minutes=60)
    )
    page = VisitsPage(office.at, None)
    office.show(page)
    office.settle()
    assert not page.state.isVisible()
    office.town.clock.advance(hours=14, minutes=10)  # 23:10
    _a_minute_goes_by(office, page)
    assert page.state.words == "1 visit is out."
    office.town.clock.advance(hours=1)
    page.rows[signed.id].setFocus()
    _a_minute_goes_by(office, page)
    assert page.state.words == "1 visit is overdue."
    assert "10 minutes over" in page.rows[signed.id].accessibleName()
    assert in_hand() == signed.id
    panels = [one.accessibleName() for one in page.findChildren(QWidget) if one.isVisibleTo(page) and one.property("kind") == "panel"]
    assert panels[0] == "Out now"


def _a_minute_goes_by(office: Office, page: VisitsPage) -> None:
    page.findChildren(QTimer)[0].timeout.emit()
    office.settle()

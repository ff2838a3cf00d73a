"""Visits that repeat one another: signed by the worker on one page, agreed together by the manager, ended by what is new (H3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from sqlalchemy import select

from tests.services.test_desk import note_of
from tests.ui.pages.visits.conftest import Office
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.changes import Change
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.visit_options import Outcome, VisitStanding
from vawdesk.models.closeness import Closeness
from vawdesk.models.values import Tri
from vawdesk.services import flag_steps, visit_gate, visit_series, visit_steps
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage, open_page
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.home_visit_signed_verbs import RepeatQuestion
from vawdesk.ui.pages.casework.home_visit_still_so import StillSoEditor
from vawdesk.ui.pages.casework.visits import VisitsPage
from vawdesk.zone import LOCAL


def press(office: Office, page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    office.qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def signed_page(office: Office, visit: HomeVisit) -> SignedVisit:
    page = open_page(office.at, visit.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    return page


def series_of(office: Office) -> list[HomeVisit]:
    with office.desk.reading() as session:
        found = list(session.scalars(select(HomeVisit).where(HomeVisit.series.is_not(None)).order_by(HomeVisit.planned_at)))
        session.expunge_all()
    return found


def repeated(office: Office, weeks: int = 4) -> HomeVisit:
    """Huw signs a visit without any concern, and so many weeks with it."""
    first = visit_steps.sign(office.desk, office.visit(*office.family()))
    visit_series.repeat(office.desk, first.id, visit_series.days_offered(office.desk, first)[:weeks])
    return first


def board_of(office: Office) -> VisitsPage:
    page = VisitsPage(office.at, None)
    office.show(page)
    office.settle()
    return page


def may_go(office: Office, visit: HomeVisit) -> bool:
    with office.desk.reading() as session:
        held = session.get(HomeVisit, visit.id)
        assert held is not None
        return visit_gate.check(session, held, office.at.now()).may_go


def test_a_worker_repeats_a_visit_and_a_manager_agrees_to_all_with_one_press(office: Office) -> None:
    first = visit_steps.sign(office.desk, office.visit(*office.family()))
    page = signed_page(office, first)
    press(office, page, "repeat")
    asked = page.findChild(RepeatQuestion)
    assert isinstance(asked, RepeatQuestion)
    assert len(asked.days) == 4
    press(office, asked, "verb")
    assert asked.wrong.words == "Choose at least one day that is still to come."
    for box in list(asked.days.values())[:3]:
        box.click()
    press(office, asked, "verb")
    made = series_of(office)
    assert first.planned_at is not None
    wall = first.planned_at.astimezone(LOCAL)
    assert [one.planned_at.astimezone(LOCAL).strftime("%A %H:%M") for one in made if one.planned_at] == [wall.strftime("%A %H:%M")] * 3
    assert {one.standing for one in made} == {VisitStanding.WAITING}
    assert not any(may_go(office, one) for one in made)
    office.sign_in("Sioned")
    board = board_of(office)
    assert "3 visits without any concern" in " ".join(one.words for one in board.findChildren(Text))
    press(office, board, f"series_{first.id.hex}")
    office.settle()
    agreed = series_of(office)
    assert {(one.standing, one.status) for one in agreed} == {(VisitStanding.DECIDED, Status.SIGNED)}
    assert all(one.manager_signed is not None and one.manager_signed.person == office.staff["Sioned"] for one in agreed)
    assert all(may_go(office, one) for one in agreed)
    office.qtbot.waitUntil(lambda: board.findChild(QPushButton, f"series_{first.id.hex}") is None)


def test_the_worker_is_not_the_second_person_and_agrees_to_nothing(office: Office) -> None:
    first = repeated(office)
    assert visit_series.waiting(office.desk) == ()
    with pytest.raises(Refused):
        visit_series.agree(office.desk, first.id)
    assert {one.standing for one in series_of(office)} == {VisitStanding.WAITING}


def test_what_raised_a_concern_or_lies_too_far_is_not_repeated(office: Office) -> None:
    nerys, home, case = office.family()
    first = visit_steps.sign(office.desk, office.visit(nerys, home, case))
    far = visit_series.days_offered(office.desk, first)[-1] + timedelta(weeks=1)
    for times, rule in (((far,), "H3-weeks"), ((), "H3-days"), ((office.at.now().utc - timedelta(days=1),), "H3-days")):
        with pytest.raises(Refused) as refused:
            visit_series.repeat(office.desk, first.id, times)
        assert rule in {one.rule for one in refused.value.problems}
    flag_steps.propose(office.desk, office.flag(nerys))
    assert signed_page(office, first).findChild(QPushButton, "repeat") is None
    with pytest.raises(Refused):
        visit_series.repeat(office.desk, first.id, visit_series.days_offered(office.desk, first))
    assert series_of(office) == []


def flagged(office: Office, visit: HomeVisit) -> None:
    flag_steps.propose(office.desk, office.flag(office.desk.open(Person, (visit.to_see or ())[0])))


def heard(change: Change) -> Callable[[Office, HomeVisit], None]:
    def write(office: Office, visit: HomeVisit) -> None:
        assert visit.case is not None
        with office.desk.writing() as unit:
            note = note_of(unit, unit.get(Case, visit.case))
            note.what_has_changed, note.change_source = (change,), "Nerys herself"
            unit.add(note)
            unit.commit()

    return write


def danger_answered(office: Office, visit: HomeVisit) -> None:
    assert visit.case is not None
    assert visit.place is not None
    assert visit.to_see is not None
    there = office.desk.open(Person, visit.to_see[0]), office.desk.open(Address, visit.place), office.desk.open(Case, visit.case)
    made = office.visit(*there, {"weapon": Tri.YES}, outcome=Outcome.DO_NOT_VISIT, seen_instead="By phone.")
    visit_steps.sign(office.desk, made)


ENDS: dict[str, Callable[[Office, HomeVisit], None]] = {
    "a flag": flagged, "a separation": heard(Change.SEPARATION), "an order": heard(Change.ORDER), "a release": heard(Change.RELEASE),
    "a danger answer": danger_answered,
}  # fmt: skip


@pytest.mark.parametrize("what", ENDS)
def test_what_is_new_ends_the_series_and_looking_again_does_not_bring_it_back(office: Office, what: str) -> None:
    first = repeated(office, 2)
    office.sign_in("Sioned")
    visit_series.agree(office.desk, first.id)
    office.town.clock.advance(minutes=5)
    office.sign_in("Huw")
    ENDS[what](office, first)
    for one in series_of(office):
        assert not may_go(office, one)
        page = signed_page(office, one)
        assert page.findChild(QPushButton, "again") is not None
        assert page.findChild(QPushButton, "recheck") is None
    office.town.clock.advance(minutes=5)
    last = series_of(office)[-1]
    with pytest.raises(Refused):
        visit_steps.recheck(office.desk, last.id)
    again = office.desk.open(HomeVisit, visit_steps.assess_again(office.desk, last.id, "Assessed again."))
    assert (again.series, again.worker_signed, again.manager_signed) == (None, None, None)


def test_what_came_before_the_manager_looked_is_not_agreed_away(office: Office) -> None:
    first = repeated(office, 2)
    flagged(office, first)
    office.sign_in("Sioned")
    board = board_of(office)
    press(office, board, f"series_{first.id.hex}")
    office.settle()
    assert not board.wrong.isHidden()
    assert {one.standing for one in series_of(office)} == {VisitStanding.WAITING}


def test_a_visit_taken_back_out_of_the_series_is_signed_by_itself(office: Office) -> None:
    repeated(office, 1)
    (one,) = series_of(office)
    back = visit_steps.take_back(office.desk, one.id)
    assert back.series is None
    signed = visit_steps.sign(office.desk, back)
    assert signed.standing is VisitStanding.DECIDED
    assert may_go(office, signed)


def moved_to_another_day(office: Office) -> HomeVisitPage:
    first = visit_steps.sign(office.desk, office.visit(*office.family()))
    assert first.planned_at is not None
    when: datetime = first.planned_at + timedelta(days=2)
    page = open_page(office.at, visit_steps.move(office.desk, first.id, when, "Moved."))
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    page.show_section("C")
    return page


def test_on_another_day_each_old_answer_takes_one_key(office: Office) -> None:
    page = moved_to_another_day(office)
    still = page.layout_.form.editors["still_so"]
    assert isinstance(still, StillSoEditor)
    ticks = list(still.ticks.values())
    ticks[0].setFocus()
    for _one in ticks:
        office.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert all(tick.isChecked() for tick in ticks)
    assert page.hand.problems("C") == []


def test_an_answer_given_anew_for_the_new_day_is_not_asked_about(office: Office) -> None:
    page = moved_to_another_day(office)
    still, sheet = page.layout_.form.editors["still_so"], page.layout_.form.editors["answers"]
    assert isinstance(still, StillSoEditor)
    key = next(iter(still.ticks))
    before = len(page.hand.problems("C"))
    sheet.set_value(sheet.value().with_reply(key, Tri.NOT_KNOWN, "Heard of it yesterday."))
    sheet.changed.emit()
    assert still.ticks[key].isHidden()
    assert key in {row.question for row in still.value()}
    assert [one.field for one in page.hand.problems("C") if one.rule == "H3"] != []
    assert len([one for one in page.hand.problems("C") if one.rule == "H3"]) == before - 1
    assert "No" in still.ticks[list(still.ticks)[1]].text()


def test_a_manager_who_is_close_to_somebody_there_is_asked_for_nothing(office: Office) -> None:
    first = repeated(office)
    office.sign_in("Sioned")
    assert len(visit_series.waiting(office.desk)) == 1
    with office.desk.writing() as unit:
        declared = Connection(staff_member=office.staff["Sioned"], person=(first.to_see or ())[0], closeness=Closeness.RELATIVE)
        declared.declared_by, declared.declared_on, declared.status = DeclaredBy.THEMSELVES, date(2026, 11, 20), Status.SIGNED
        unit.add(declared)
        unit.commit()
    assert visit_series.waiting(office.desk) == ()

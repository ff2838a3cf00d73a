"""A visit whose hour has come and to which nobody agreed: said in words, listened for, and never agreed to afterwards (H1, H2, 8.15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.hands import put
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.ladder_desk import Running, at_the_hour, shown, words
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.models.casework.visit_rules import AGREED_LATE
from vawdesk.models.second_person import Form
from vawdesk.services import check_ins, visit_series, visit_steps
from vawdesk.services.due_kinds import Kind
from vawdesk.services.home_now import home_now
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.pages.casework.home_visit import open_page
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.home_visit_signed_verbs import CallOffQuestion
from vawdesk.ui.pages.casework.visits import VisitsPage


def its_hour(office: Office, **past: float) -> None:
    """It is 10:30 on the day of the visit, and so much later."""
    office.town.clock.advance(days=1, hours=1, minutes=30)
    office.town.clock.advance(**past)


def board(office: Office) -> VisitsPage:
    page = VisitsPage(office.at, None)
    office.show(page)
    office.settle()
    return page


def page_of(office: Office, visit: HomeVisit) -> SignedVisit:
    page = open_page(office.at, visit.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    return page


def kept(office: Office, visit: HomeVisit) -> HomeVisit:
    return office.desk.open(HomeVisit, visit.id)


def refused_with(page: SignedVisit) -> str:
    assert page.decision is not None
    summary = page.decision.said.summary
    return " ".join((*(link.accessibleName() for link in summary.links), *(one.words for one in summary.findChildren(Text))))


def home_says(office: Office, kind: Kind) -> list[str]:
    say, lines = language("en").say, home_now(office.desk, office.at.names).lines.shown
    return [f"{say(due.words)} {say(due.detail) if due.detail else ''}" for due in lines if due.kind is kind]


@pytest.mark.parametrize("who", ["Huw", "Sioned"])
def test_home_of_worker_and_manager_says_so_from_its_hour_on(office: Office, waiting: HomeVisit, who: str) -> None:
    its_hour(office, seconds=-1)
    office.sign_in(who)
    assert home_says(office, Kind.VISIT_NOT_AGREED) == []
    for minutes in (1, 49, 60):  # the call is due at 11:20
        office.town.clock.advance(minutes=minutes)
        (said,) = home_says(office, Kind.VISIT_NOT_AGREED)
        assert "nobody has agreed to it. Do not go. Is somebody there?" in said
        assert "Planned for 10:30: Huw" in said
        assert "Nerys" not in said
    assert home_says(office, Kind.VISIT_DECIDE_TODAY) == []
    out = [due for due in home_now(office.desk, office.at.names).lines.all if due.kind in (Kind.VISIT_OUT, Kind.VISIT_OVERDUE)]
    assert waiting.id not in {id for due in out for _type, id in due.targets}


def test_once_a_word_is_heard_somebody_is_out(office: Office, waiting: HomeVisit) -> None:
    its_hour(office, minutes=5)
    office.sign_in("Sioned")
    page = board(office)
    row = page.rows[waiting.id]
    assert "Not agreed. Is somebody there?" in row.accessibleName()
    assert "Is somebody there?" in page.state.words
    press(office, row, "there")
    office.settle()
    assert "There, call by 11:20" in page.rows[waiting.id].accessibleName()
    assert home_says(office, Kind.VISIT_NOT_AGREED) == []
    assert len(home_says(office, Kind.VISIT_OUT)) == 1
    assert office.desk.open(VisitOutcome, outcome_id(waiting.id)).unassessed is True


def test_the_board_offers_no_agreement_any_more_and_a_refusal_still(office: Office, waiting: HomeVisit) -> None:
    its_hour(office, minutes=5)
    office.sign_in("Sioned")
    page = board(office)
    row = page.rows[waiting.id]
    assert row.findChild(QPushButton, "agree") is None
    row.setFocus()
    office.qtbot.keyClick(row, Qt.Key.Key_F2)
    office.settle()
    assert kept(office, waiting).manager_signed is None
    press(office, page.rows[waiting.id], "do_not_visit")
    office.settle()
    assert kept(office, waiting).manager_decision is ManagerDecision.DO_NOT_GO
    assert home_says(office, Kind.VISIT_NOT_AGREED) == []


def test_whoever_agrees_at_the_desk_after_its_hour_is_told_why_it_is_not_kept(office: Office, waiting: HomeVisit) -> None:
    its_hour(office)
    office.sign_in("Sioned")
    page = page_of(office, waiting)
    assert any("Its hour has come" in one.heading.words for one in page.findChildren(Notice))
    assert page.decision is not None
    put(page.decision.editors["manager_decision"], ManagerDecision.AGREED)
    press(office, page, "decide")
    assert AGREED_LATE.message.text in refused_with(page)
    held = kept(office, waiting)
    assert (held.standing, held.status, held.manager_signed) == (VisitStanding.WAITING, Status.DRAFT, None)


@pytest.mark.parametrize(("before", "agreed"), [(timedelta(minutes=10), True), (timedelta(0), False), (timedelta(minutes=-3), False)])
def test_what_was_said_by_telephone_counts_from_when_it_was_said(
    office: Office, waiting: HomeVisit, before: timedelta, agreed: bool
) -> None:
    its_hour(office, minutes=20)
    assert waiting.planned_at is not None
    spoken: datetime = waiting.planned_at - before
    page = page_of(office, waiting)
    assert page.decision is not None
    editor = page.decision.agreeing.editor
    put(page.decision.editors["manager_decision"], ManagerDecision.AGREED)
    put(page.decision.editors["manager_spoken_at"], spoken)
    put(editor.how, Form.REACHED)
    for box, said in ((editor.whom, "Sioned"), (editor.at, spoken), (editor.words, "Two of you, and leave the engine running.")):
        put(box, said)
    press(office, page, editor.agree.objectName())
    assert (kept(office, waiting).standing is VisitStanding.DECIDED) is agreed
    if not agreed:
        assert AGREED_LATE.message.text in refused_with(page)


def test_who_set_off_before_it_was_agreed_and_was_agreed_to_in_time_is_not_unassessed(office: Office, waiting: HomeVisit) -> None:
    its_hour(office, minutes=-20)
    check_ins.hear(office.desk, waiting.id, check_ins.Word(check_ins.CheckInSaid.ON_THE_WAY))
    office.sign_in("Sioned")
    visit_steps.decide_here(office.desk, waiting.id, ManagerDecision.AGREED, "")
    assert office.desk.open(VisitOutcome, outcome_id(waiting.id)).unassessed is False


def test_one_that_nobody_even_signed_stands_there_too_and_takes_a_word(office: Office) -> None:
    unsigned = visit_steps.keep(office.desk, office.visit(*office.family()))
    its_hour(office, minutes=5)
    assert len(home_says(office, Kind.VISIT_NOT_AGREED)) == 1
    assert check_ins.who_is_out(office.desk) == ()  # nobody signed a plan by which to ring
    page = board(office)
    press(office, page.rows[unsigned.id], "on_the_way")
    office.settle()
    assert [one.visit for one in check_ins.who_is_out(office.desk)] == [unsigned.id]


def test_one_visit_of_a_series_whose_hour_came_does_not_hold_up_the_others(office: Office) -> None:
    first = visit_steps.sign(office.desk, office.visit(*office.family()))
    made = visit_series.repeat(office.desk, first.id, visit_series.days_offered(office.desk, first)[:2])
    office.town.clock.advance(days=8, hours=2)
    office.sign_in("Sioned")
    (line,) = visit_series.waiting(office.desk)
    assert len(line.times) == 1
    assert visit_series.agree(office.desk, line.series) == 1
    standing = [office.desk.open(HomeVisit, id).standing for id in made]
    assert standing == [VisitStanding.WAITING, VisitStanding.DECIDED]
    with pytest.raises(Refused) as why:
        visit_steps.decide_here(office.desk, made[0], ManagerDecision.AGREED, "")
    assert [one.rule for one in why.value.problems] == [AGREED_LATE.code]


@pytest.fixture
def nobody_decided(office: Office, waiting: HomeVisit) -> Iterator[Running]:
    yield from at_the_hour(office, waiting.id)


def test_its_call_is_listened_for_because_nobody_knows_that_nobody_went(nobody_decided: Running) -> None:
    signed_in = nobody_decided.sign_in()
    assert nobody_decided.stage.bell.awake
    nobody_decided.pass_time(signed_in, minutes=50)
    window = shown()
    assert window is not None
    assert "A visit that nobody agreed to: the call was due at 11:20" in words()
    nobody_decided.press(window, f"open_{nobody_decided.visit.hex}")
    page = signed_in.desk_window.shell.page
    assert isinstance(page, SignedVisit)
    nobody_decided.press(page, "call_off")
    asked = page.findChild(CallOffQuestion)
    assert isinstance(asked, CallOffQuestion)
    asked.editors["seen_instead"].set_value("Rung on Thursday.")
    asked.editors["seen_instead_by"].set_value(nobody_decided.office.town.clock.now().today)
    nobody_decided.press(asked, "verb")
    nobody_decided.read(signed_in)
    assert nobody_decided.visit not in {one.visit for one in check_ins.who_is_out(signed_in.session.desk)}


def test_whoever_closes_the_program_is_asked_about_it_too(nobody_decided: Running) -> None:
    signed_in = nobody_decided.sign_in()
    nobody_decided.all[-1].quit()
    asked = signed_in.leaving_out.question
    assert asked is not None
    said = " ".join(one.words for one in asked.findChildren(Text))
    assert "A visit that nobody agreed to: call due at 11:20" in said
    asked.back.click()

"""While somebody is out on a visit, after it, and when somebody was seen instead: words in one press, then one page (3.11, H7)."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.hands import fill
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_options import Measure, Outcome, VisitStanding
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_options import CheckInHow, CheckInSaid, MustHear
from vawdesk.models.casework.visit_outcome_rows import ToldOfIncident, outcome_id
from vawdesk.models.casework.visit_rows import Called
from vawdesk.models.values import Tri
from vawdesk.services import check_ins, visit_steps, visit_write_up
from vawdesk.services.check_ins import Word
from vawdesk.services.due_kinds import Kind
from vawdesk.services.home_now import home_now
from vawdesk.services.refusals import Refused, SignedAlready
from vawdesk.services.visit_board import board
from vawdesk.services.visit_write_up import Unplanned
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.check_in import SeenQuestion, StayQuestion
from vawdesk.ui.ladder_words import CANNOT_PHONE
from vawdesk.ui.pages.casework import staff_risk_flag, visit_outcome
from vawdesk.ui.pages.casework.home_visit import open_page
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.staff_risk_flag import ProposeFlag
from vawdesk.ui.pages.casework.staff_risk_flag_proposal import fresh
from vawdesk.ui.pages.casework.visit_outcome_form import OutcomeForm
from vawdesk.ui.pages.casework.visit_outcome_read import OutcomePage
from vawdesk.ui.pages.casework.visits import VisitsPage

ORDINARY: dict[str, Any] = {"incident": Tri.NO, "near_miss": Tri.NO, "nothing_to_pass_on": True}


@pytest.fixture
def signed(office: Office) -> HomeVisit:
    """A visit that is agreed, for tomorrow at 10:30; the call is due at 11:20."""
    return visit_steps.sign(office.desk, office.visit(*office.family()))


def shown(office: Office, id: uuid.UUID) -> SignedVisit:
    page = open_page(office.at, id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    return page


def out(office: Office, **past: float) -> None:
    """It is the next day, 10:30, and so much later."""
    office.town.clock.advance(days=1, hours=1, minutes=30)
    office.town.clock.advance(**past)


def held(office: Office, visit: HomeVisit) -> VisitOutcome:
    return office.desk.open(VisitOutcome, outcome_id(visit.id))


def written(office: Office, id: uuid.UUID | Unplanned, **said: Any) -> OutcomePage:
    """The page is filled in and signed."""
    form = visit_outcome.open_page(office.at, id)
    assert isinstance(form, OutcomeForm)
    office.show(form)
    assert form.form is not None
    fill(form.form, **said)
    press(office, form, "save")
    assert office.went[-1][0] == "visit_outcome", [one.message for one in form.record.problems(office.at.now())]
    page = visit_outcome.open_page(office.at, office.went[-1][1])
    assert isinstance(page, OutcomePage)
    office.show(page)
    return page


def lines(office: Office) -> dict[Kind, int]:
    return {due.kind: len(due.targets) for due in home_now(office.desk, office.at.names).lines.all}


def test_each_word_from_outside_is_one_press(office: Office, signed: HomeVisit) -> None:
    assert shown(office, signed.id).calls is None
    out(office, minutes=-30)
    for name, said in (("on_the_way", CheckInSaid.ON_THE_WAY), ("there", CheckInSaid.THERE), ("no_answer", CheckInSaid.NO_ANSWER),
                       ("safe", CheckInSaid.SAFE)):  # fmt: skip
        page = shown(office, signed.id)
        assert page.calls is not None
        press(office, page, name)
        office.town.clock.advance(minutes=20)
        rows = held(office, signed).check_ins or ()
        assert (rows[-1].said, rows[-1].by) == (said, office.staff["Huw"])
    kept = held(office, signed)
    assert kept.left_at is not None
    assert kept.ended_at == kept.left_at + timedelta(minutes=60)
    assert office.desk.open(HomeVisit, signed.id).standing is VisitStanding.DECIDED
    assert Kind.VISIT_OUT not in lines(office)


def test_it_says_that_the_computer_phones_nobody_and_which_step_is_due(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=51)
    page = shown(office, signed.id)
    words = " ".join(one.text() for one in page.findChildren(type(page.wrong.body)))
    assert CANNOT_PHONE.text in words
    assert "The call was due at 11:20" in words
    assert "11:35" in words
    assert "Call the worker." in words
    office.town.clock.advance(minutes=45)
    words = " ".join(one.text() for one in shown(office, signed.id).findChildren(type(page.wrong.body)))
    assert "Call 999 now" in words


def test_that_it_can_go_ahead_is_said_until_somebody_goes(office: Office, signed: HomeVisit) -> None:
    def says(page: SignedVisit) -> bool:
        return any("can go ahead as it is written" in one.heading.words for one in page.findChildren(Notice))

    out(office, minutes=-30)
    assert says(shown(office, signed.id))
    for name in ("on_the_way", "there", "safe"):
        press(office, shown(office, signed.id), name)
        assert not says(shown(office, signed.id))


def test_staying_longer_asks_until_when_and_moves_the_steps(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=40)
    page = shown(office, signed.id)
    press(office, page, "staying")
    asked = next(one for one in QApplication.topLevelWidgets() if isinstance(one, StayQuestion))
    press(office, asked, "longer_30")
    (row,) = held(office, signed).check_ins or ()
    assert row.until == (signed.check_in_at or row.until) + timedelta(minutes=30)
    office.town.clock.advance(minutes=20)
    (line,) = board(office.desk)[0].lines
    assert (line.over, line.call_by) == (False, row.until)
    with pytest.raises(Refused):
        check_ins.hear(office.desk, signed.id, Word(CheckInSaid.STAYING, until=office.at.now().utc - timedelta(minutes=1)))


def test_after_the_code_word_somebody_has_to_have_seen_them(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=5)
    press(office, shown(office, signed.id), "code_word")
    (due,) = (one for one in home_now(office.desk, office.at.names).visits if one.id == signed.id)
    assert (due.state.text, due.tone) == ("Call 999 now: code word", "danger")
    with pytest.raises(Refused):
        check_ins.hear(office.desk, signed.id, Word(CheckInSaid.SAFE))
    press(office, shown(office, signed.id), "safe")
    asked = next(one for one in QApplication.topLevelWidgets() if isinstance(one, SeenQuestion))
    press(office, asked, "by_police")
    assert [(row.said, row.how) for row in held(office, signed).check_ins or ()][-1] == (CheckInSaid.SAFE, CheckInHow.POLICE)


def test_the_same_words_stand_on_the_board(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=5)
    page = VisitsPage(office.at, None)
    office.show(page)
    office.settle()
    row = page.rows[signed.id]
    there = row.findChild(QPushButton, "there")
    assert isinstance(there, QPushButton)
    assert there.accessibleName() == "There: the visit of 10:30, " + row.line.reference
    press(office, row, "there")
    office.settle()
    now = page.rows[signed.id].line.now
    assert now is not None
    assert office.at.language.say(now[0]) == "There, call by 11:20"
    press(office, page.rows[signed.id], "safe")
    office.settle()
    assert page.rows[signed.id].findChild(QPushButton, "safe") is None


def test_an_ordinary_visit_is_written_up_with_three_answers(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=45)
    press(office, shown(office, signed.id), "safe")
    press(office, shown(office, signed.id), "outcome")
    assert office.went[-1] == ("visit_outcome", signed.id)
    page = written(office, signed.id, **ORDINARY)
    assert (page.outcome.status, page.outcome.unassessed) == (Status.SIGNED, False)
    assert (page.outcome.ref_no or "").startswith("VO-2026-")
    assert office.desk.open(HomeVisit, signed.id).standing is VisitStanding.DONE
    with pytest.raises(SignedAlready):
        check_ins.hear(office.desk, signed.id, Word(CheckInSaid.THERE))
    assert shown(office, signed.id).calls is None


def test_v4_what_is_not_written_up_by_the_end_of_the_next_working_day_stands_on_home(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=45)  # Wednesday
    press(office, shown(office, signed.id), "safe")
    office.town.clock.advance(hours=36)
    assert Kind.VISIT_NOT_WRITTEN_UP not in lines(office)
    office.town.clock.advance(hours=2)
    assert lines(office)[Kind.VISIT_NOT_WRITTEN_UP] == 1


def test_v2_a_near_miss_becomes_a_flag_in_one_press(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=45)
    page = written(office, signed.id, **ORDINARY | {"near_miss": Tri.YES, "near_miss_what": "The gate fell shut."})
    press(office, page, "raise_flag")
    assert office.went[-1] == ("staff_risk_flag", page.outcome.id)
    begun = staff_risk_flag.open_page(office.at, page.outcome.id)
    assert isinstance(begun, ProposeFlag)
    office.show(begun)
    assert begun.form is not None
    assert begun.form.editors["factual_description"].value() == "The gate fell shut."
    flag = fresh(office.at, page.outcome.id)
    assert isinstance(flag, StaffRiskFlag)
    assert (flag.address, flag.case) == (signed.place, signed.case)


def test_v3_an_incident_waits_for_a_manager_until_it_is_seen_and_all_are_told(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=45)
    page = written(office, signed.id, **ORDINARY | {"incident": Tri.YES, "incident_what": "He threw a cup.", "riddor": Tri.NO})
    assert page.findChild(QPushButton, "seen") is None
    with pytest.raises(Refused):
        visit_write_up.manager_saw(office.desk, page.outcome.id)
    assert Kind.VISIT_INCIDENT not in lines(office)
    office.sign_in("Sioned")
    assert lines(office)[Kind.VISIT_INCIDENT] == 1
    page = visit_outcome.open_page(office.at, signed.id)  # type: ignore[assignment]
    assert isinstance(page, OutcomePage)
    office.show(page)
    press(office, page, "seen")
    assert lines(office)[Kind.VISIT_INCIDENT] == 1
    page = visit_outcome.open_page(office.at, signed.id)  # type: ignore[assignment]
    assert isinstance(page, OutcomePage)
    office.show(page)
    assert page.told is not None
    page.told.editors["told"].set_value(tuple(ToldOfIncident(one, not_needed_because="Nobody was hurt.") for one in MustHear))
    press(office, page, "keep_told")
    assert Kind.VISIT_INCIDENT not in lines(office)


def test_what_was_learned_begins_a_note(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=45)
    page = written(office, signed.id, **ORDINARY, information_learned="“He has moved back in.”")
    assert page.outcome.note is not None
    note = office.desk.open(ContactNote, page.outcome.note)
    assert (note.status, note.what_was_said, note.case) == (Status.DRAFT, "“He has moved back in.”", signed.case)
    press(office, page, "note")
    assert office.went[-1] == ("contact_note", note.id)


def test_v6_a_visit_that_nobody_planned_is_one_page_and_asks_for_the_next_assessment(office: Office) -> None:
    nerys, home, case = office.family()
    missing = visit_outcome.open_page(office.at, Unplanned(case.id))
    assert isinstance(missing, OutcomeForm)
    office.show(missing)
    assert missing.form is not None
    fill(missing.form, **ORDINARY)
    press(office, missing, "save")
    assert not missing.form.summary.isHidden()
    page = written(
        office, Unplanned(case.id), **ORDINARY, place=["Nerys"], arrived_at=office.at.now().utc - timedelta(minutes=40),
        ended_at=office.at.now().utc - timedelta(minutes=5), why_unassessed="She rang from her door.", what_was_seen="Two dogs.",
        safe=Tri.YES,
    )  # fmt: skip
    assert page.outcome.subjects() == (nerys.id, home.id)
    assert lines(office)[Kind.VISIT_UNASSESSED] == 1
    press(office, page, "assess")
    assert office.went[-1] == ("home_visit", case.id)
    assert visit_write_up.unassessed_this_year(office.desk) == 1
    visit_steps.sign(office.desk, office.visit(nerys, home, case))
    assert Kind.VISIT_UNASSESSED not in lines(office)


def test_v6_a_visit_that_was_not_agreed_says_so_when_somebody_went(office: Office) -> None:
    two = (office.staff["Huw"], office.staff["Sioned"])
    said = {"workers": two, "outcome": Outcome.TWO_PEOPLE, "measures": (Measure.TWO_WORKERS,)}
    calls = (Called(name="Duty line", telephone="01632 960417"),)
    waiting = visit_steps.sign(office.desk, office.visit(*office.family(), {"weapon": Tri.YES}, overdue_order=calls, **said))
    assert waiting.standing is VisitStanding.WAITING
    out(office, minutes=5)
    press(office, shown(office, waiting.id), "there")
    assert held(office, waiting).unassessed is True


def test_somebody_who_was_not_visited_is_seen_instead(office: Office) -> None:
    refused = office.visit(*office.family(), {"weapon": Tri.YES}, outcome=Outcome.DO_NOT_VISIT)
    signed = visit_steps.sign(office.desk, refused)
    page = shown(office, signed.id)
    assert page.after is not None
    page.after.editors["seen_instead_on"].set_value(office.at.now().today)
    press(office, page, "after")
    assert office.desk.open(HomeVisit, signed.id).seen_instead_on == office.at.now().today
    assert shown(office, signed.id).after is None

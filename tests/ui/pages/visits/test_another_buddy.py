"""The buddy falls ill, or the hour changes: the assessment stays, what is printed is marked, and the new sheets are one press (H3)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import select

from tests.hands import put
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from tests.ui.pages.visits.test_home_visit_afterwards import held, out
from tests.ui.pages.visits.test_home_visit_afterwards import shown as page_of
from tests.ui.pages.visits.test_visit_out_page import buttons, words
from tests.ui.pages.visits.test_visits_printing import copies, shown
from vawdesk.models.base import Status
from vawdesk.models.casework.handled_copy import Fate, HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_rows import Called
from vawdesk.models.profile import Profile
from vawdesk.services import check_ins, dossiers, visit_buddy, visit_steps
from vawdesk.services.kept_copies import all_became
from vawdesk.services.leaving import Request, Way
from vawdesk.services.old_sheets import old_sheets
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import let_go, prepare
from vawdesk.services.sealed_file import seal_file
from vawdesk.services.visit_board import board
from vawdesk.services.visit_buddy import NewBuddy
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.print_dialog import PrintDialog
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.home_visit_signed_verbs import MoveQuestion
from vawdesk.ui.pages.casework.visits import VisitsPage
from vawdesk.vault.tables import TABLES

OLD = "Whoever has one goes by an old time or an old name. Print the sheets again, and take the old ones back."


@pytest.fixture
def signed(office: Office) -> HomeVisit:
    """A visit that is agreed, for tomorrow at 10:30; Megan is the buddy, and the call is due at 11:20."""
    calls = (Called(name="Nia Gwaith", telephone="01632 960155"),)
    return visit_steps.sign(office.desk, office.visit(*office.family(), overdue_order=calls))


def printed(office: Office, page: SignedVisit, name: str = "print") -> None:
    """The sheets are printed from the page, and each has their own."""
    press(office, page, name)
    office.settle()
    press(office, shown(page, PrintDialog), "verb")
    office.settle()
    press(office, shown(page, Question), "verb")
    office.settle()


def as_assessment(office: Office, signed: HomeVisit) -> None:
    """The assessment itself is printed, for Huw."""
    paper = office.at.papers["D20"]
    with office.desk.reading() as casework, office.desk.reading("organisation") as organisation:
        dossier = dossiers.home_visit(casework, organisation, signed, office.at.now())
        casework.expunge_all()
        organisation.expunge_all()
    reader = Recipient(RecipientKind.STAFF, "Huw", staff_member=office.staff["Huw"])
    asked_for = Request(paper.document, reader, Profile.INTERNAL, "To read it through.", "en", dossier)
    let_go(office.at.door, prepare(office.at.door, asked_for, paper.press), Way.PRINT)


def asked(office: Office, visit: HomeVisit) -> SignedVisit:
    """The page on which it is asked who is the buddy now."""
    page = page_of(office, visit.id)
    assert page.acts.buddy.isHidden()
    press(office, page, "buddy")
    assert page.acts.buddy.isVisibleTo(page)
    return page


def changed(office: Office, visit: HomeVisit, to: str = "Sioned", why: str = "") -> SignedVisit:
    """Another buddy is chosen and kept; the page as it stands then."""
    page = asked(office, visit)
    put(page.acts.buddy.editors["buddy"], to)
    if why:
        put(page.acts.buddy.why, why)
    press(office, page, "change_buddy")
    assert office.went[-1] == ("home_visit", visit.id), page.acts.buddy.said.summary.accessibleName()
    return page_of(office, visit.id)


def marked(office: Office) -> dict[str, bool]:
    return {f"{copy.document} {copy.copy_number}": bool(copy.superseded) for copy in copies(office)}


def kept(office: Office, visit: HomeVisit) -> HomeVisit:
    return office.desk.open(HomeVisit, visit.id)


def moved(office: Office, visit: HomeVisit, by: timedelta) -> None:
    page, said = page_of(office, visit.id), list[str]()
    page.saved.connect(said.append)
    press(office, page, "move")
    question = page.findChild(MoveQuestion)
    assert isinstance(question, MoveQuestion)
    assert "print them again, and take the old ones back" in question.accessibleDescription()
    assert visit.planned_at is not None
    put(question.when, visit.planned_at + by)
    press(office, question, "verb")
    assert said == ["Sheets are out that hold an old time or an old name. Print them again, and take the old ones back."]


def test_another_buddy_keeps_the_signature_and_marks_the_sheets(office: Office, signed: HomeVisit) -> None:
    printed(office, page_of(office, signed.id))
    assert marked(office) == {"D20C 1": False, "D21 1": False}
    page = changed(office, signed, why="Megan is ill.")
    now = kept(office, signed)
    assert (now.buddy, now.status, now.worker_signed) == (office.staff["Sioned"], Status.SIGNED, signed.worker_signed)
    assert now.overdue_order == signed.overdue_order
    assert marked(office) == {"D20C 1": True, "D21 1": True}
    said = words(page)
    assert OLD in said
    assert "Check-in sheet, copy 1, with Megan Price" in said
    assert "Appointment sheet, copy 1, with Huw" in said
    assert "The buddy is Sioned" in said
    assert "it was Megan Price: Megan is ill." in said


def test_the_new_sheets_are_one_press_and_the_old_ones_stay_named_until_they_are_back(office: Office, signed: HomeVisit) -> None:
    printed(office, page_of(office, signed.id))
    page = changed(office, signed)
    printed(office, page, "print_again")
    assert marked(office) == {"D20C 1": True, "D20C 2": False, "D21 1": True, "D21 2": False}
    assert [copy.given_to for copy in copies(office) if copy.document == "D21"] == ["Megan Price", "Sioned"]
    page = page_of(office, signed.id)
    assert OLD not in words(page)
    assert "2 printed sheets of this visit are no longer right" in words(page)
    press(office, page, "copies")
    assert office.went[-1] == ("handled_copies", signed.case)
    all_became(office.desk, [copy.id for copy in copies(office) if copy.superseded], Fate.SHREDDED)
    assert "no longer right" not in words(page_of(office, signed.id))


def test_another_hour_of_the_day_keeps_it_and_moves_the_call_and_the_steps(office: Office, signed: HomeVisit) -> None:
    assert signed.planned_at is not None
    assert signed.check_in_at is not None
    printed(office, page_of(office, signed.id))
    moved(office, signed, -timedelta(hours=1))
    assert office.went[-1] == ("home_visit", signed.id)
    now = kept(office, signed)
    assert (now.status, now.worker_signed, now.standing) == (Status.SIGNED, signed.worker_signed, signed.standing)
    assert now.check_in_at == signed.check_in_at - timedelta(hours=1)
    assert OLD in words(page_of(office, signed.id))
    assert marked(office) == {"D20C 1": True, "D21 1": True}
    office.town.clock.advance(hours=2)
    (one,) = check_ins.who_is_out(office.desk)
    assert (one.plan.starts, one.plan.due) == (now.planned_at, now.check_in_at)
    assert one.buddy == office.staff["Megan Price"]


def test_another_day_leaves_no_sheet_of_the_old_one_unsaid(office: Office, signed: HomeVisit) -> None:
    printed(office, page_of(office, signed.id))
    moved(office, signed, timedelta(days=2))
    assert office.went[-1][1] != signed.id
    assert marked(office) == {"D20C 1": True, "D21 1": True}


def test_a_visit_that_is_called_off_leaves_nobody_waiting_with_a_sheet(office: Office, signed: HomeVisit) -> None:
    printed(office, page_of(office, signed.id))
    visit_steps.cancel(office.desk, signed.id, "", visit_steps.Instead("By phone.", office.at.now().today))
    assert marked(office) == {"D20C 1": True, "D21 1": True}
    page = page_of(office, signed.id)
    assert "Take it back" in words(page)
    assert not {"print_again", "buddy", "move"} & buttons(page)


def test_sheets_of_another_visit_of_the_case_stay_right(office: Office) -> None:
    nerys, home, case = office.family()
    first = visit_steps.sign(office.desk, office.visit(nerys, home, case))
    assert first.planned_at is not None
    assert first.check_in_at is not None
    week = timedelta(days=7)
    later = office.visit(nerys, home, case, planned_at=first.planned_at + week, check_in_at=first.check_in_at + week)
    second = visit_steps.sign(office.desk, later)
    for one in (first, second):
        printed(office, page_of(office, one.id))
    visit_buddy.change(office.desk, second.id, NewBuddy(second.buddy, (Called(name="Nia Gwaith", telephone="01632 960155"),)))
    assert [len(old_sheets(office.desk, one.id).copies) for one in (first, second)] == [0, 2]


def test_an_assessment_on_paper_is_got_back_too(office: Office, signed: HomeVisit) -> None:
    as_assessment(office, signed)
    page = changed(office, signed)
    assert marked(office) == {"D20 1": True}
    assert "Home-visit risk assessment, copy 1, with Huw" in words(page)
    assert "print_again" not in buttons(page)  # of the sheets of the day none is out


def test_the_board_says_that_the_sheets_are_old_until_they_are_back(office: Office, signed: HomeVisit) -> None:
    printed(office, page_of(office, signed.id))
    page = changed(office, signed)
    assert board(office.desk)[1].lines[0].buddy == "Sioned"
    shown_board = VisitsPage(office.at, None)
    office.show(shown_board)
    office.settle()
    row = shown_board.rows[signed.id]
    assert "Sheets are out that hold an old time or an old name." in words(row)
    assert "Sheets are out that hold an old time" in row.accessibleDescription()
    assert "Buddy: Sioned" in words(row)
    printed(office, page, "print_again")
    assert board(office.desk)[1].lines[0].old_sheets is True
    all_became(office.desk, [copy.id for copy in copies(office) if copy.superseded], Fate.SHREDDED)
    assert board(office.desk)[1].lines[0].old_sheets is False


def test_while_they_are_out_the_buddy_is_changed_from_the_fold_and_the_page_names_them(office: Office, signed: HomeVisit) -> None:
    out(office, minutes=5)
    press(office, page_of(office, signed.id), "there")
    check_ins.sheets_held(office.desk, [signed.id], office.staff["Megan Price"])
    page = page_of(office, signed.id)
    assert "Buddy: Megan Price" in words(page)
    assert "buddy" not in buttons(page)
    press(office, page, "unfold")
    press(office, page, "buddy")
    put(page.acts.buddy.editors["buddy"], "Sioned")
    press(office, page, "change_buddy")
    assert "Buddy: Sioned" in words(page_of(office, signed.id))
    assert held(office, signed).sheet_held_by is None
    assert [one.buddy for one, _now in check_ins.out_now(office.desk)] == [office.staff["Sioned"]]
    press(office, page_of(office, signed.id), "safe")
    page = page_of(office, signed.id)
    assert page.findChild(QPushButton, "buddy") is None
    assert "Buddy:" not in words(page)


def test_with_the_keyboard_alone_and_put_away_again(office: Office, signed: HomeVisit) -> None:
    page = page_of(office, signed.id)
    verb = page.findChild(QPushButton, "buddy")
    assert isinstance(verb, QPushButton)
    assert verb.text() == "Another buddy…"
    verb.setFocus()
    office.qtbot.keyClick(verb, Qt.Key.Key_Space)
    panel = page.acts.buddy
    now = QApplication.focusWidget()
    assert now is not None
    assert panel.editors["buddy"].isAncestorOf(now)
    assert panel.accessibleName() == "Who is the buddy now?"
    assert panel.editors["buddy"].value() == office.staff["Megan Price"]
    press(office, page, "keep_buddy")
    assert panel.isHidden()
    assert kept(office, signed).buddy == office.staff["Megan Price"]


@pytest.mark.parametrize(("who", "why"), [("Huw", "The buddy is on the visit."), ("Megan Price", "is the buddy already")])
def test_it_is_refused_beside_the_name(office: Office, signed: HomeVisit, who: str, why: str) -> None:
    page = asked(office, signed)
    put(page.acts.buddy.editors["buddy"], who)
    press(office, page, "change_buddy")
    assert why in (page.acts.buddy.editors["buddy"].error() or "")
    assert page.acts.buddy.isVisibleTo(page)
    assert kept(office, signed).buddy == office.staff["Megan Price"]


@pytest.mark.parametrize("first", [True, False], ids=["sealed, then printed", "printed, then sealed"])
def test_the_sheets_of_a_sealed_file_are_marked_as_well(office: Office, signed: HomeVisit, first: bool) -> None:
    office.sign_in("Sioned")
    viewers = [one.id for one in office.desk.vault.keyring.accounts.values() if one.name in ("Huw", "Sioned")]

    def seal() -> None:
        with office.desk.writing() as unit:
            assert signed.case is not None
            seal_file(unit, signed.case, viewers)
            unit.commit()

    for step in (seal, lambda: printed(office, page_of(office, signed.id)))[:: 1 if first else -1]:
        step()
    page = changed(office, signed, why="Megan is ill.")
    assert all(copy.superseded for copy in office.desk.sealed(HandledCopy))
    assert "2 printed sheets of this visit are no longer right" in words(page)
    assert "it was Megan Price: Megan is ill." in words(page)
    table = TABLES["casework"].journal
    with office.desk.reading() as session:
        told = session.scalars(select(table.c.content).where(table.c.record == signed.id, table.c.content.is_not(None)))
        assert not any(b"is ill" in content for content in told)

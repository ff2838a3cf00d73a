"""Writing, signing and deciding a home visit, as a worker and a manager do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from tests.hands import fill, write
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk.models.base import Status
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.values import Tri
from vawdesk.services import flag_steps, visit_steps
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.editors.sheet import SheetEditor
from vawdesk.ui.kit.geometry import faults
from vawdesk.ui.kit.tristate import Question
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage, open_page
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.home_visit_signed_verbs import CallOffQuestion


def question(page: HomeVisitPage, key: str) -> Question:
    sheet = page.layout_.form.editors["answers"]
    assert isinstance(sheet, SheetEditor)
    return sheet.questions[key]


def answer(office: Office, page: HomeVisitPage, key: str, tri: Tri) -> None:
    """Choose an answer with the keyboard."""
    asked = question(page, key)
    office.qtbot.keyClick(asked.options[[one.tri for one in asked.options].index(tri)], Qt.Key.Key_Space)


@pytest.fixture
def page(office: Office) -> HomeVisitPage:
    """An assessment in writing that lacks nothing but its signature."""
    made = visit_steps.keep(office.desk, office.visit(*office.family()))
    found = open_page(office.at, made.id)
    assert isinstance(found, HomeVisitPage)
    office.show(found)
    return found


def test_a_new_visit_for_a_case_knows_whose_it_is(office: Office) -> None:
    nerys, home, case = office.family()
    page = open_page(office.at, case.id)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    visit = page.hand.visit
    assert (visit.case, visit.to_see, visit.place) == (case.id, (nerys.id,), home.id)
    assert page.subjects() == (visit,)  # and with it whomever it meets
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)  # a field to write in, not the button that takes the person off
    assert all(question(page, one.key).answer() is None for one in visit.answers.questions.questions)  # type: ignore[union-attr]  # it has its sheet


def test_nothing_is_shown_of_a_hidden_address_but_its_kind_and_people(office: Office) -> None:
    _nerys, _home, case = office.family()
    shell = office.show(open_page(office.at, case.id))
    words = " ".join(label.text() for label in shell.findChildren(QLabel))
    assert "Nerys Llwyd" in words
    assert "Heol y Bont" not in words


def test_a_date_that_is_none_and_what_is_missing_are_said_together(office: Office) -> None:
    page = open_page(office.at, office.family()[2].id)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    planned = page.layout_.form.editors["planned_at"]
    planned.boxes.fill("31", "2", "2027")
    planned.changed.emit()
    press(office, page, "next")
    lines = [link.accessibleName() for link in page.layout_.form.summary.links]
    slip = planned.fault()
    assert slip is not None
    assert sum(office.at.language.say(slip) in line for line in lines) == 1
    assert len(lines) > 1


def test_unanswered_questions_stand_in_the_summary_and_beside_them(office: Office) -> None:
    made = visit_steps.keep(office.desk, office.visit(*office.family(), answers=None))
    page = open_page(office.at, made.id)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    page.show_section("C")
    answer(office, page, "aggression", Tri.NO)
    press(office, page, "next")
    summary = page.layout_.form.summary
    assert QApplication.focusWidget() is summary
    assert page.head is not None
    assert page.head.title.words == "Error: Home-visit assessment"
    assert summary.links[0].accessibleName() == "Question 2: choose an answer."
    office.qtbot.keyClick(summary.links[0], Qt.Key.Key_Space)
    assert QApplication.focusWidget() in question(page, "threats to staff").options
    assert page.layout_.here == "C"


def test_not_known_raises_a_concern_named_by_its_cause_and_closes_what_needs_an_exception(office: Office, page: HomeVisitPage) -> None:
    page.show_section("C")
    assert page.layout_.means.concern is None
    answer(office, page, "weapon", Tri.NOT_KNOWN)
    assert page.layout_.means.concern is not None
    assert "Weapon or firearm: Not known" in page.layout_.means.concern.accessibleName()
    page.show_section("E")
    outcome = page.following.outcome
    closed = {one for one, button in outcome.buttons.items() if not button.isEnabled()}
    assert closed == {Outcome.AS_PLANNED, Outcome.WITH_MEASURES}
    assert outcome.value() is None
    assert "unless a manager agrees" in outcome.reasons[Outcome.AS_PLANNED].words
    assert outcome.buttons[Outcome.DO_NOT_VISIT].isEnabled()


def test_writing_leaves_the_list_of_sections_alone_while_none_of_them_changes(office: Office, page: HomeVisitPage) -> None:
    """It is told at every key; drawing it anew each time cost more than all the rest of a key."""
    rows, form = list(page.layout_.tasks.rows), page.layout_.form
    fill(form, purpose="To talk it over.")
    assert page.layout_.tasks.rows == rows
    write(form.editors["purpose"].controls()[0], " ")
    assert page.layout_.tasks.rows != rows  # now the section lacks something


def test_a_practical_answer_raises_no_concern_and_asks_for_a_measure(office: Office, page: HomeVisitPage) -> None:
    page.show_section("C")
    answer(office, page, "signal", Tri.YES)
    assert page.layout_.means.concern is None
    assert [one.field for one in page.hand.problems("D")] == ["measures"]


def test_an_open_flag_raises_a_concern_whatever_is_answered(office: Office) -> None:
    nerys, home, case = office.family()
    flag_steps.propose(office.desk, office.flag(nerys))
    made = visit_steps.keep(office.desk, office.visit(nerys, home, case))
    page = open_page(office.at, made.id)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    assert page.layout_.means.concern is not None
    assert "open staff-risk flag" in page.layout_.means.concern.accessibleName()


def test_the_guidance_follows_the_question_in_hand(office: Office, page: HomeVisitPage) -> None:
    told: list[object] = []
    page.guidance_changed.connect(told.append)
    page.show_section("C")
    question(page, "weapon").focus_first()
    assert told[-1].heading == "Question 3: why we ask"  # type: ignore[attr-defined]  # Guidance
    assert "shotgun" in told[-1].words[0]  # type: ignore[attr-defined]


def test_without_a_concern_the_signature_decides(office: Office, page: HomeVisitPage) -> None:
    page.show_section("G")
    press(office, page, "next")
    kept = office.desk.open(HomeVisit, page.hand.visit.id)
    assert (kept.standing, kept.status) == (VisitStanding.DECIDED, Status.SIGNED)
    assert kept.worker_signed is not None
    assert office.went[-1] == ("home_visit", kept.id)


def test_with_a_concern_it_waits_and_a_manager_decides_in_place(office: Office) -> None:
    family = office.family()
    two = (office.staff["Huw"], office.staff["Megan Price"])
    written = office.visit(
        *family, {"weapon": Tri.NOT_KNOWN}, outcome=Outcome.TWO_PEOPLE, workers=two, buddy=office.staff["Sioned"],
        overdue_order=office.visit(*family).overdue_order, measures=(Measure.TWO_WORKERS,),
    )  # fmt: skip
    made = visit_steps.sign(office.desk, written)
    assert (made.standing, made.status) == (VisitStanding.WAITING, Status.DRAFT)
    office.sign_in("Sioned")
    page = open_page(office.at, made.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    assert page.decision is not None
    page.decision.editors["manager_decision"].set_value(ManagerDecision.AGREED)
    press(office, page, "decide")
    kept = office.desk.open(HomeVisit, made.id)
    assert (kept.standing, kept.status, kept.manager_decision) == (VisitStanding.DECIDED, Status.SIGNED, ManagerDecision.AGREED)
    assert kept.manager_signed is not None
    assert kept.manager_signed.person == office.staff["Sioned"]


def test_a_worker_cannot_agree_to_their_own_visit(office: Office) -> None:
    made = visit_steps.sign(
        office.desk,
        office.visit(*office.family(), {"weapon": Tri.YES}, outcome=Outcome.TWO_PEOPLE,
                     workers=(office.staff["Huw"], office.staff["Megan Price"]), buddy=office.staff["Sioned"],
                     measures=(Measure.TWO_WORKERS,)),
    )  # fmt: skip
    page = open_page(office.at, made.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    assert page.decision is not None
    assert page.decision.me is None
    assert page.findChild(QPushButton, "decide") is None


def test_do_not_visit_waits_for_nobody(office: Office) -> None:
    made = visit_steps.sign(
        office.desk, office.visit(*office.family(), {"weapon": Tri.YES}, outcome=Outcome.DO_NOT_VISIT, seen_instead="By phone.")
    )
    assert (made.standing, made.status) == (VisitStanding.DECIDED, Status.SIGNED)


def test_nothing_moves_a_visit_to_an_hour_that_is_over(office: Office) -> None:
    signed = visit_steps.sign(office.desk, office.visit(*office.family()))
    with pytest.raises(Refused) as refused:
        visit_steps.move(office.desk, signed.id, office.town.clock.utc - timedelta(hours=1), "Moved.")
    assert [problem.rule for problem in refused.value.problems] == ["H-past"]
    assert office.desk.open(HomeVisit, signed.id).planned_at == signed.planned_at


def test_another_day_asks_of_each_answer_whether_it_is_still_so(office: Office, page: HomeVisitPage) -> None:
    signed = visit_steps.sign(office.desk, page.hand.copy())
    assert signed.planned_at is not None
    id = visit_steps.move(office.desk, signed.id, signed.planned_at + timedelta(days=2), "Moved.")
    assert id != signed.id
    moved = open_page(office.at, id)
    assert isinstance(moved, HomeVisitPage)
    office.show(moved)
    moved.show_section("C")
    assert not moved.layout_.form.editors["still_so"].isHidden()
    assert len(moved.hand.problems("C")) == 19
    for tick in moved.layout_.form.editors["still_so"].controls():
        office.qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert moved.hand.problems("C") == []
    assert office.desk.open(HomeVisit, signed.id).standing is VisitStanding.CANCELLED


def test_a_flag_after_the_signature_asks_for_a_new_assessment(office: Office) -> None:
    nerys, home, case = office.family()
    signed = visit_steps.sign(office.desk, office.visit(nerys, home, case))
    office.town.clock.advance(minutes=5)
    flag_steps.propose(office.desk, office.flag(nerys))
    page = open_page(office.at, signed.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    assert page.checked.recheck
    press(office, page, "again")
    key, id = office.went[-1]
    assert key == "home_visit"
    assert id is not None
    again = office.desk.open(HomeVisit, id)
    assert (again.planned_at, again.worker_signed, again.carried_from) == (signed.planned_at, None, signed.id)
    assert office.desk.open(HomeVisit, signed.id).standing is VisitStanding.CANCELLED


def test_calling_off_is_never_refused_and_asks_how_the_person_is_seen_instead(office: Office) -> None:
    nerys, home, case = office.family()
    signed = visit_steps.sign(office.desk, office.visit(nerys, home, case))
    flag_steps.propose(office.desk, office.flag(nerys))
    page = open_page(office.at, signed.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    press(office, page, "call_off")
    asked = page.findChild(CallOffQuestion)
    assert isinstance(asked, CallOffQuestion)
    press(office, asked, "verb")
    assert "seen or heard instead" in asked.editors["seen_instead"].error()
    press(office, asked, "verb")
    assert office.desk.open(HomeVisit, signed.id).standing is VisitStanding.CANCELLED


def test_what_was_typed_comes_back_with_the_cursor(office: Office, page: HomeVisitPage) -> None:
    editor = page.layout_.form.editors["purpose"]
    box = editor.controls()[0]
    box.setFocus()
    office.qtbot.keyClicks(box, "abc")
    page.drafting.keep_now()
    again = open_page(office.at, page.hand.visit.id)
    assert isinstance(again, HomeVisitPage)
    assert "abc" in again.layout_.form.editors["purpose"].value()
    assert again.layout_.here == "A"


@pytest.mark.parametrize("tongue", ["en", "cy"])
@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_nothing_is_cut_or_covered(make_office: Callable[..., Office], tongue: str, size: tuple[int, int]) -> None:
    office = make_office(tongue)
    office.sign_in("Huw")
    made = visit_steps.keep(office.desk, office.visit(*office.family(), {"weapon": Tri.NOT_KNOWN}))
    page = open_page(office.at, made.id)
    assert isinstance(page, HomeVisitPage)
    shell = office.show(page)
    shell.resize(*size)
    for letter in "ABCDEFG":
        page.show_section(letter)
        QApplication.processEvents()
        assert faults(shell) == [], letter

"""What cannot be so is refused where it is written, with the reason, and nothing is signed: H1-H3, and a clock set back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.hands import fill, put
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, VisitStanding
from vawdesk.models.second_person import Form
from vawdesk.services import visit_steps
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage, open_page
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit
from vawdesk.ui.pages.casework.home_visit_signed_verbs import MoveQuestion
from vawdesk.ui.pages.casework.visits import VisitsPage

BAD: dict[str, tuple[str, Callable[[Office, HomeVisit], Any], str]] = {
    "buddy": ("F", lambda _office, _visit: "Huw", "The buddy is on the visit. Choose somebody who stays behind."),
    "check_in_at": (
        "F", lambda _office, visit: visit.planned_at - timedelta(minutes=1), "The call is due before the visit begins. Check both times."
    ),
    "planned_at": (
        "A", lambda office, _visit: office.town.clock.utc.replace(second=0, microsecond=0) - timedelta(minutes=1),
        "This visit lies in the past. Choose a day and time that are still to come.",
    ),
    "expected_minutes": ("A", lambda _office, _visit: "5", "10"),
}  # fmt: skip


def written(office: Office, **said: object) -> HomeVisitPage:
    """An assessment in writing that lacks nothing but its signature."""
    made = visit_steps.keep(office.desk, office.visit(*office.family(), **said))
    page = open_page(office.at, made.id)
    assert isinstance(page, HomeVisitPage)
    office.show(page)
    return page


def is_unsigned(office: Office, page: HomeVisitPage) -> bool:
    kept = office.desk.open(HomeVisit, page.hand.visit.id)
    return kept.worker_signed is None and kept.standing is VisitStanding.PLANNED


@pytest.mark.parametrize("field", BAD)
def test_it_is_refused_at_its_field_with_the_reason(office: Office, field: str) -> None:
    page, (section, value, words) = written(office, **({"buddy": None} if field == "buddy" else {})), BAD[field]
    page.show_section(section)
    fill(page.layout_.form, **{field: value(office, page.hand.visit)})
    press(office, page, "next")
    assert words in (page.layout_.form.editors[field].error() or "")
    assert any(words in link.accessibleName() for link in page.layout_.form.summary.links)
    assert QApplication.focusWidget() is page.layout_.form.summary
    assert page.layout_.here == section
    page.show_section("G")
    press(office, page, "next")
    assert is_unsigned(office, page)


def test_where_one_stands_is_not_said_to_be_locked(office: Office) -> None:
    page = written(office, purpose=None)
    page.show_section("G")
    press(office, page, "next")
    *_before, shown = page.findChildren(QWidget, "task_G")  # those before it are on their way out
    assert isinstance(shown, QWidget)
    assert shown.accessibleName() == "G. Sign, In progress"


def test_a_visit_is_not_moved_into_the_past(office: Office) -> None:
    signed = visit_steps.sign(office.desk, office.visit(*office.family()))
    page = open_page(office.at, signed.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    press(office, page, "move")
    asked = page.findChild(MoveQuestion)
    assert isinstance(asked, MoveQuestion)
    put(asked.when, office.town.clock.utc.replace(second=0, microsecond=0) - timedelta(hours=1))
    press(office, asked, "verb")
    assert "lies in the past" in (asked.when.error() or "")
    assert office.desk.open(HomeVisit, signed.id).planned_at == signed.planned_at


def test_nothing_is_signed_with_a_clock_that_was_set_back(office: Office) -> None:
    page = written(office)
    page.show_section("G")
    office.town.clock.advance(hours=-2)
    press(office, page, "next")
    assert any("The clock of this computer stands before" in link.accessibleName() for link in page.layout_.form.summary.links)
    assert "The clock of this computer" in (page.layout_.form.editors["planned_at"].error() or "")
    assert is_unsigned(office, page)
    office.town.clock.advance(hours=2, seconds=-40)  # put right, to the minute
    press(office, page, "next")
    assert not is_unsigned(office, page)


def test_no_manager_decides_before_the_worker_has_signed(office: Office, waiting: HomeVisit) -> None:
    office.town.clock.advance(hours=-3)
    office.sign_in("Sioned")
    page = VisitsPage(office.at, None)
    office.show(page)
    office.settle()
    for decision in (ManagerDecision.AGREED, ManagerDecision.DO_NOT_GO):
        press(office, page.rows[waiting.id], "agree" if decision is ManagerDecision.AGREED else "do_not_visit")
        office.settle()
        assert "The clock of this computer stands before" in page.rows[waiting.id].wrong.body.words
    kept = office.desk.open(HomeVisit, waiting.id)
    assert (kept.standing, kept.manager_signed, kept.manager_decision) == (VisitStanding.WAITING, None, None)


@pytest.mark.parametrize("typed", ["Huw", "  huw "])
def test_nobody_is_their_own_second_person_by_telephone(office: Office, waiting: HomeVisit, typed: str) -> None:
    page = open_page(office.at, waiting.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    assert page.decision is not None
    editor = page.decision.agreeing.editor
    put(page.decision.editors["manager_decision"], ManagerDecision.AGREED)
    put(editor.how, Form.REACHED)
    put(editor.whom, typed)
    put(editor.at, office.town.clock.utc - timedelta(minutes=2))
    put(editor.words, "Yes, that is fine.")
    press(office, page, editor.agree.objectName())
    assert "You cannot be your own second person." in (editor.error() or "")
    assert office.desk.open(HomeVisit, waiting.id).manager_signed is None

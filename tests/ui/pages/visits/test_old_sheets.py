"""Which printed sheets of a visit are no longer right, and how long the board says so (H3)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.test_another_buddy import as_assessment, marked, printed
from tests.ui.pages.visits.test_home_visit_afterwards import shown as page_of
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, Outcome
from vawdesk.services import visit_steps
from vawdesk.services.old_sheets import old_sheets
from vawdesk.ui.day_sets import released, sheets_of

OUT, OLD = {"D20C 1": False, "D20C 2": False, "D21 1": False}, {"D20C 1": True, "D20C 2": True, "D21 1": True}


@pytest.fixture
def on_paper(office: Office, waiting: HomeVisit) -> HomeVisit:
    """A visit of two that waits for a manager; each has a page, and its buddy the check-in sheet."""
    printed(office, page_of(office, waiting.id))
    assert marked(office) == OUT
    return waiting


def test_sheets_of_a_visit_that_a_manager_refuses_are_old(office: Office, on_paper: HomeVisit) -> None:
    office.sign_in("Sioned")
    visit_steps.decide_here(office.desk, on_paper.id, ManagerDecision.DO_NOT_GO, "Not there.")
    assert marked(office) == OLD


def test_so_are_those_of_one_that_is_signed_again_as_not_to_be_made(office: Office, on_paper: HomeVisit) -> None:
    again = visit_steps.take_back(office.desk, on_paper.id)
    assert marked(office) == OUT
    again.outcome, again.seen_instead = Outcome.DO_NOT_VISIT, "By phone."
    visit_steps.sign(office.desk, again)
    assert marked(office) == OLD


def test_an_assessment_that_is_signed_again_with_other_answers_is_old(office: Office, waiting: HomeVisit) -> None:
    as_assessment(office, waiting)
    again = visit_steps.take_back(office.desk, waiting.id)
    visit_steps.sign(office.desk, again)
    assert marked(office) == {"D20 1": False}
    again = visit_steps.take_back(office.desk, waiting.id)
    again.last_contact = "At the office, this morning."
    visit_steps.sign(office.desk, again)
    assert marked(office) == {"D20 1": True}


def test_a_new_page_for_one_of_two_leaves_the_other_to_be_printed(office: Office, on_paper: HomeVisit) -> None:
    assert on_paper.planned_at is not None
    visit_steps.move(office.desk, on_paper.id, on_paper.planned_at - timedelta(minutes=30), "")
    assert marked(office) == OLD
    for name, still in (("Huw", True), ("Sioned", True), ("Megan Price", False)):
        released(office.at, [one for one in sheets_of(office.at, [on_paper.id]) if one.name == name])
        assert old_sheets(office.desk, on_paper.id).to_print is still

"""The organisation's own minutes after a missed call reach each new assessment, its ladder and the blank form (V1)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.reports.reading import text
from tests.tour.papers import blank
from tests.ui.pages.visits.conftest import Office
from vawdesk.models.base import Status
from vawdesk.models.casework.check_in_ladder import rungs
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services import visit_steps
from vawdesk.services.check_ins import usual_minutes
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.visit_under_way import plan_of
from vawdesk.ui.pages.casework.home_visit import HomeVisitPage, open_page


@pytest.fixture
def quick(office: Office) -> Office:
    """An office that calls 999 after forty minutes."""
    with office.desk.writing("organisation") as unit:
        known = organisation_of(office.desk)
        own = unit.get(Organisation, known.id) if known is not None else unit.add(Organisation(name_english="Tŷ Ni"))
        own.first_call_minutes, own.manager_call_minutes, own.emergency_minutes = 10, 20, 40
        own.status = Status.SIGNED
        unit.commit()
    return office


def test_an_assessment_begins_with_them_and_its_ladder_keeps_them(quick: Office) -> None:
    nerys, home, case = quick.family()
    page = open_page(quick.at, case.id)
    assert isinstance(page, HomeVisitPage)
    quick.show(page)
    assert [step.minutes for step in page.hand.visit.steps or ()] == [10, 20, 40]
    visit = visit_steps.sign(quick.desk, quick.visit(nerys, home, case, steps=page.hand.visit.steps))
    plan = plan_of(quick.desk.open(HomeVisit, visit.id), None, usual_minutes(quick.desk))
    assert plan is not None
    assert visit.check_in_at is not None
    assert [one.due - visit.check_in_at for one in rungs(plan)] == [timedelta(minutes=late) for late in (0, 10, 20, 40)]


def test_the_blank_form_says_them(quick: Office) -> None:
    said = text(blank(quick.desk, "D20", "en"))
    assert [late for late in (10, 15, 20, 30, 40, 45) if f"{late} minutes" in said] == [10, 20, 40]

"""After the hour of a home visit: written up in place, or the person seen instead."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import Outcome, VisitStanding
from vawdesk.models.values import Tri
from vawdesk.services import visit_steps
from vawdesk.ui.pages.casework.home_visit import open_page
from vawdesk.ui.pages.casework.home_visit_signed import SignedVisit


def test_after_its_hour_the_visit_is_written_up_in_place(office: Office) -> None:
    signed = visit_steps.sign(office.desk, office.visit(*office.family()))
    page = open_page(office.at, signed.id)
    assert isinstance(page, SignedVisit)
    assert page.after is None
    office.town.clock.advance(days=1, hours=3)
    page = open_page(office.at, signed.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    assert page.after is not None
    office.qtbot.keyClick(page.after.editors["nothing_to_pass_on"].controls()[0], Qt.Key.Key_Space)
    press(office, page, "after")
    kept = office.desk.open(HomeVisit, signed.id)
    assert (kept.standing, kept.nothing_to_pass_on) == (VisitStanding.DONE, True)


def test_somebody_who_was_not_visited_is_seen_instead(office: Office) -> None:
    refused = office.visit(*office.family(), {"weapon": Tri.YES}, outcome=Outcome.DO_NOT_VISIT)
    signed = visit_steps.sign(office.desk, refused)
    page = open_page(office.at, signed.id)
    assert isinstance(page, SignedVisit)
    office.show(page)
    assert page.after is not None
    page.after.editors["seen_instead_on"].set_value(office.at.now().today)
    press(office, page, "after")
    assert office.desk.open(HomeVisit, signed.id).seen_instead_on == office.at.now().today
    again = open_page(office.at, signed.id)
    assert isinstance(again, SignedVisit)
    assert again.after is None

"""Whatever is begun from a visit, from what came of it or from a flag leads to a page that is there."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.hands import press
from vawdesk import features
from vawdesk.models.casework.visit_outcome import VisitOutcome
from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.models.values import Tri
from vawdesk.services import flag_steps, visit_steps, visit_write_up
from vawdesk.services.page_ask import PageAsk
from vawdesk.services.refusals import NOTHING_HERE
from vawdesk.ui.kit.empty import EmptyState
from vawdesk.ui.kit.page import Page
from vawdesk.ui.pages.casework.staff_risk_flag import ProposeFlag

About = uuid.UUID | PageAsk | None
PAGES = {entry.key: entry for entry in features.page_entries() if entry.where != "away"}


def went_wrong(office: Office, **said: object) -> VisitOutcome:
    """What came of a visit of this morning, signed."""
    signed = visit_steps.sign(office.desk, office.visit(*office.family()))
    office.town.clock.advance(days=1, hours=2)
    outcome = visit_write_up.begin(office.desk, signed.id)
    outcome.arrived_at, outcome.ended_at = (office.at.now().utc - timedelta(minutes=minutes) for minutes in (30, 5))
    outcome.safe, outcome.nothing_to_pass_on = Tri.YES, True
    for name, value in ({"incident": Tri.NO, "near_miss": Tri.NO} | said).items():
        setattr(outcome, name, value)
    with office.desk.writing() as unit:
        held = unit.add(outcome)
        visit_write_up.sign(held, unit)
        unit.commit()
    return office.desk.open(VisitOutcome, outcome_id(signed.id))


NEAR_MISS = {"near_miss": Tri.YES, "near_miss_what": "The gate fell shut."}
INCIDENT = {"incident": Tri.YES, "incident_what": "He threw a cup.", "riddor": Tri.NO}
BEGINS: dict[str, Callable[[Office], tuple[str, uuid.UUID]]] = {
    "outcome": lambda office: ("visit_outcome", went_wrong(office, **NEAR_MISS | INCIDENT, information_learned="He is back.").id),
    "visit": lambda office: ("home_visit", visit_steps.sign(office.desk, office.visit(*office.family())).id),
    "flag": lambda office: ("staff_risk_flag", flag_steps.propose(office.desk, office.flag(office.family()[0])).id),
    "case": lambda office: ("case", office.family()[2].id),
}


def opened(office: Office, key: str, about: About) -> Page:
    page = PAGES[key].make(office.at, about)
    office.show(page)
    return page


def nothing_here(office: Office, page: Page) -> bool:
    return any(one.heading.words == office.at.language.say(NOTHING_HERE) for one in page.findChildren(EmptyState))


@pytest.mark.parametrize("name", BEGINS)
def test_every_button_that_leads_to_a_page_leads_to_one_that_is_there(office: Office, name: str) -> None:
    key, about = BEGINS[name](office)
    page = opened(office, key, about)
    assert not nothing_here(office, page)
    names = [one.objectName() for one in page.findChildren(QPushButton) if one.isVisible() and one.isEnabled() and one.objectName()]
    assert names
    for button in dict.fromkeys(names):
        page = opened(office, key, about)
        office.went.clear()
        if page.findChild(QPushButton, button) is None:
            continue  # what was pressed before has taken it away
        press(office, page, button)
        office.settle()
        for dialog in [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]:
            dialog.close()
        for to, id in office.went:
            assert to in PAGES, (button, to)
            assert not nothing_here(office, opened(office, to, id)), f"{button} of {name} leads to {to}, where nothing is"


def test_v2_the_flag_after_a_near_miss_is_begun_on_its_own_page(office: Office) -> None:
    outcome = went_wrong(office, **NEAR_MISS)
    page = opened(office, "visit_outcome", outcome.id)
    press(office, page, "raise_flag")
    (to,) = office.went
    flag = opened(office, *to)
    assert isinstance(flag, ProposeFlag)
    assert (flag.flag.address, flag.flag.factual_description) == (outcome.place, "The gate fell shut.")

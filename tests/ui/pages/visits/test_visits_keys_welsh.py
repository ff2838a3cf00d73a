"""The board of visits in Welsh and without a mouse: the same keys decide, and each stands on its button."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.test_visits_keys import in_hand, key
from tests.ui.pages.visits.test_visits_keys import page as page
from tests.ui.pages.visits.test_visits_keys import three as three
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision
from vawdesk.ui.pages.casework.visits import VisitsPage


@pytest.fixture
def office(make_office: Callable[..., Office]) -> Office:
    made = make_office("cy")
    made.sign_in("Huw")
    return made


def test_the_same_keys_decide_in_welsh(office: Office, three: list[HomeVisit], page: VisitsPage) -> None:
    ids = [one.id for one in three]
    said = {one.objectName(): one.text() for one in page.rows[ids[0]].findChildren(QPushButton)}
    assert said["agree"].startswith("Cytuno: ")
    assert {name: words.split()[-1] for name, words in said.items() if name != "open"} == {
        "agree": "F2", "different": "F6", "do_not_visit": "F8",
    }  # fmt: skip
    assert in_hand() == ids[0]
    for pressed in (Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_F6):
        key(office, pressed)
    decided = [office.desk.open(HomeVisit, id).manager_decision for id in ids]
    assert decided == [ManagerDecision.AGREED, ManagerDecision.DO_NOT_GO, ManagerDecision.CHANGE]

"""What a signed visit says of itself: whether anybody goes, and what to do about a concern, before a manager has decided and after."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import BETH, CARYS, HUW, NOW, House
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import ManagerDecision, Measure, Outcome, VisitStanding
from vawdesk.models.values import Signature, Tri
from vawdesk.services.visit_gate import ManagerWord, check, decide
from vawdesk.services.visit_words import Going, going, under_way, what_to_do

EN = language("en")
ALARMING: dict[str, Any] = {
    "worries": {"weapon": Tri.YES}, "measures": (Measure.TWO_WORKERS,), "outcome": Outcome.TWO_PEOPLE, "workers": (HUW, BETH),
    "buddy": CARYS, "hours": 44,
}  # fmt: skip


class Seen:
    """One visit to Nerys, as whoever opens it reads it."""

    def __init__(self, session: Session, house: House, **held: Any) -> None:
        nerys = house.person("Nerys Glynne")
        self.session, self.place = session, house.address(nerys)
        self.visit: HomeVisit = house.visit(house.case(nerys), self.place, nerys, **held)

    @property
    def going(self) -> Going:
        return going(self.visit, check(self.session, self.visit, NOW))

    @property
    def advice(self) -> str:
        return EN.say(what_to_do(self.visit, check(self.session, self.visit, NOW)))


def test_an_ordinary_visit_goes_as_it_is_written(casework: Session, house: House) -> None:
    assert Seen(casework, house).going is Going.AS_WRITTEN


def test_what_came_to_the_file_since_ends_a_visit_that_was_decided(casework: Session, house: House) -> None:
    seen = Seen(casework, house, standing=VisitStanding.DECIDED, status=Status.SIGNED)
    assert seen.going is Going.AS_WRITTEN
    house.flag(seen.place)
    assert seen.going is Going.NOT_ANY_MORE
    assert seen.advice == "Do not go alone. Speak to your manager before this visit."


def test_a_concern_is_for_the_manager_until_it_is_decided(casework: Session, house: House) -> None:
    seen = Seen(casework, house, **ALARMING)
    assert seen.going is Going.NOT_APPROVED
    assert seen.advice == "Do not go alone. Speak to your manager before this visit."
    carys = Signature(CARYS, "Carys Bowen", "Manager", NOW.utc, "in place", "", "ab")
    decide(casework, seen.visit, ManagerWord(ManagerDecision.AGREED, carys, CARYS, NOW.utc), NOW)
    assert seen.going is Going.AS_WRITTEN
    assert seen.advice == f"A manager agreed to this: {EN.say(Outcome.TWO_PEOPLE.label)}. Keep to it, or do not go."
    seen.visit.manager_decision = ManagerDecision.DO_NOT_GO
    assert seen.advice == "Do not go there."


def test_nobody_goes_where_the_worker_chose_not_to(casework: Session, house: House) -> None:
    seen = Seen(casework, house, outcome=Outcome.DO_NOT_VISIT, standing=VisitStanding.DECIDED, status=Status.SIGNED)
    assert seen.going is Going.NOBODY
    assert seen.advice == "Do not go there."


@pytest.mark.parametrize("standing", list(VisitStanding))
def test_what_is_over_or_called_off_is_not_under_way(standing: VisitStanding) -> None:
    assert under_way(HomeVisit(standing=standing)) is (standing not in (VisitStanding.DONE, VisitStanding.CANCELLED))

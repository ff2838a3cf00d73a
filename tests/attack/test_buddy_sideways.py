"""Somebody takes away who waits for the call of a visit that is signed, past its page, by a direct write (H3)."""

from __future__ import annotations

import pytest

from tests.attack.conftest import Office
from tests.attack.test_signatures import refused
from tests.vaults import FOUNDER
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.visit_options import Outcome
from vawdesk.models.casework.visit_questions import VISIT_QUESTIONS
from vawdesk.models.casework.visit_rows import Called
from vawdesk.models.questions import AnswerSheet, Reply
from vawdesk.models.values import Tri
from vawdesk.services import visit_steps
from vawdesk.services.desk import Desk
from vawdesk.services.visit_steps import Instead

NIA = (Called(name="Nia Gwaith", telephone="01632 960155"),)


def signed(office: Office, desk: Desk, *, calm: bool = True) -> HomeVisit:
    """Huw's visit: agreed where it is calm, otherwise with a manager, and waiting for another."""
    if not calm:
        return visit_steps.sign(
            desk, office.visit(*office.family(desk), workers=(office.staff["Huw"], office.staff["Sioned"]), overdue_order=NIA)
        )
    no = AnswerSheet("home visit", 1, {q.key: Reply(Tri.NO) for q in VISIT_QUESTIONS.questions})
    workers = (office.staff["Huw"],)
    made = office.visit(*office.family(desk), answers=no, outcome=Outcome.AS_PLANNED, measures=None, workers=workers)
    return visit_steps.sign(desk, made)


def written(desk: Desk, visit: HomeVisit, **said: object) -> set[str]:
    """The rules by which a direct write of these is refused."""
    with desk.writing() as unit:
        held = unit.get(HomeVisit, visit.id)
        for name, value in said.items():
            setattr(held, name, value)
        return refused(unit)


@pytest.mark.parametrize("calm", [True, False], ids=["agreed", "waits for a manager"])
def test_nobody_else_rewrites_who_waits_or_whom_they_call(office: Office, calm: bool) -> None:
    visit = signed(office, office.desk("Huw"), calm=calm)
    desk = office.desk("Beth")
    other = (Called(name="Nobody", telephone="01632 960199"),)
    assert "H3-buddy-by" in written(desk, visit, overdue_order=other)
    assert "H3-buddy-by" in written(desk, visit, buddy=office.staff["Beth"])
    if not calm:  # nor do they by naming themselves as one who goes
        assert "H3-buddy-by" in written(desk, visit, overdue_order=other, workers=(office.staff["Huw"], office.staff["Beth"]))


def test_a_direct_write_goes_by_the_same_rules_for_those_who_may(office: Office) -> None:
    desk = office.desk("Huw")
    visit = signed(office, desk)
    assert written(desk, visit, overdue_order=(Called(who=office.staff[FOUNDER], telephone="01632 960417"),)) == {"H3-buddy-called"}
    with desk.writing() as unit:
        unit.get(HomeVisit, visit.id).overdue_order = NIA
        unit.commit()
    visit_steps.cancel(desk, visit.id, "", Instead("By phone.", desk.now().today))
    assert written(desk, visit, buddy=office.staff["Sioned"]) == {"H3-buddy-over"}

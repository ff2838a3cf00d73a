"""Members of staff: who decides for whom, who is close to whom, who still works here."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from tests.models.people import NOW, TODAY, broken, lacking
from vawdesk.models.closeness import Closeness
from vawdesk.models.organisation.staff_member import StaffConnection, StaffKind, StaffMember
from vawdesk.models.rules import Weight

CARYS, DEWI = uuid.uuid4(), uuid.uuid4()


def staff(**changed: Any) -> StaffMember:
    values: dict[str, Any] = {"name": "Siân Evans", "post": "Support worker", "kind": StaffKind.EMPLOYEE, "manager": CARYS}
    return StaffMember(**{**values, **changed})


def test_what_is_needed() -> None:
    assert lacking(StaffMember()) == {"name", "post", "kind"}
    assert broken(staff()) == set()


def test_nobody_manages_themselves() -> None:
    made = staff()
    made.manager = made.id
    assert broken(made) == {"staff.own-manager"}
    acting = staff(acting_until=date(2026, 12, 1))
    acting.acting_manager = acting.id
    assert {problem.field for problem in acting.problems(NOW)} == {"acting_manager"}


def test_an_acting_manager_needs_a_named_day() -> None:
    assert lacking(staff(acting_manager=DEWI)) == {"acting_until"}
    made = staff(acting_manager=DEWI, acting_until=date(2026, 12, 1))
    assert broken(made) == set()


def test_a_time_that_is_over_is_pointed_out() -> None:
    (problem,) = staff(acting_manager=DEWI, acting_until=date(2026, 11, 23)).problems(NOW)
    assert (problem.rule, problem.weight) == ("X13 acting", Weight.ADVISE)


def test_connections_are_with_somebody_else() -> None:
    made = staff(connections=(StaffConnection(DEWI, Closeness.PARTNER, TODAY),))
    assert broken(made) == set()
    assert made.close_to(DEWI)
    assert not made.close_to(CARYS)
    made.connections = (StaffConnection(made.id, Closeness.FRIEND),)
    assert broken(made) == {"HR1 itself"}


def test_working_here_has_a_beginning_and_an_end() -> None:
    made = staff(started=date(2020, 1, 1), left=date(2026, 11, 24))
    assert made.works_on(TODAY)
    assert not made.works_on(date(2026, 11, 25))
    assert not made.works_on(date(2019, 12, 31))
    assert staff().works_on(TODAY)
    assert broken(staff(started=date(2026, 1, 1), left=date(2025, 1, 1))) == {"staff.dates"}

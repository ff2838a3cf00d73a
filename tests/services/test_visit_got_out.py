"""A visit to somebody whose details have got out: it says so, asks, and nobody goes there alone unasked (3.27, 8.5, 8.15)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import NOW, House
from tests.services.test_visit_gate import EN, Home, home, standing_against
from vawdesk.models.base import Status
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.wrong_options import Happened
from vawdesk.models.values import Tri
from vawdesk.services.visit_gate import check

__all__ = ["home"]


def got_out(house: House, hours: float = 1, **said: Any) -> DisclosureGoneWrong:
    """A letter that went to the wrong house, noticed so many hours ago."""
    since = NOW.utc - timedelta(hours=hours)
    made = DisclosureGoneWrong(
        **({"what_happened": next(iter(Happened)), "what": "A letter.", "aware_at": since, "status": Status.SIGNED} | said)
    )
    return house.keep(made, at=since)


@pytest.mark.parametrize("feared", [Tri.YES, Tri.NOT_KNOWN, None])
def test_it_raises_a_concern_while_somebody_feared_may_have_it(casework: Session, house: House, home: Home, feared: Tri | None) -> None:
    visit = house.visit(home.case, home.place, home.nerys)
    assert check(casework, visit, NOW).may_go
    got_out(house, about=(home.nerys.id,), feared_may_have=feared)
    checked = check(casework, visit, NOW)
    assert ["got out" in EN.say(one.words) for one in checked.concerns] == [True]
    assert {"H1", "H1-alone", "H2", "H-file"} <= set(standing_against(casework, visit))
    assert "H-gone-wrong" in {one.rule for one in checked.problems}
    assert checked.recheck
    assert not checked.may_go


def test_the_address_alone_is_enough(casework: Session, house: House, home: Home) -> None:
    visit = house.visit(home.case, home.place, home.nerys)
    got_out(house, about=(), addresses=(home.place.id,), feared_may_have=Tri.YES)
    assert check(casework, visit, NOW).concerns


def test_it_is_silent_where_nobody_feared_has_it_where_it_is_over_and_where_it_is_about_others(
    casework: Session, house: House, home: Home
) -> None:
    visit = house.visit(home.case, home.place, home.nerys)
    got_out(house, about=(home.nerys.id,), feared_may_have=Tri.NO)
    got_out(house, about=(home.nerys.id,), feared_may_have=Tri.YES, closed_at=NOW.utc)
    got_out(house, about=(house.person("Mair Pugh").id,), feared_may_have=Tri.YES)
    assert check(casework, visit, NOW).may_go


def test_one_that_was_known_before_the_assessment_asks_for_no_second_look(casework: Session, house: House, home: Home) -> None:
    got_out(house, hours=5, about=(home.nerys.id,), feared_may_have=Tri.YES)
    assert not check(casework, house.visit(home.case, home.place, home.nerys), NOW).recheck

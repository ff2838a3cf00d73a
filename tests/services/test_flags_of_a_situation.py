"""A record about a whole situation, such as a hold, meets everybody of it, also while it is being written."""

from __future__ import annotations

from sqlalchemy.orm import Session

from tests.services.conftest import NOW, House
from vawdesk.models.casework.hold import Held, Hold
from vawdesk.services.flags_met import flags_met, touched


def test_everybody_of_a_situation_that_is_held(casework: Session, house: House) -> None:
    nerys, situation, other = house.person("Nerys Glynne"), house.situation(), house.situation()
    house.case(nerys, situation=situation.id)
    house.flag(nerys)
    asked = Hold(held=Held.SITUATION, situation=situation.id)
    assert len(flags_met(casework, [asked], NOW)) == 1
    elsewhere = Hold(held=Held.SITUATION, situation=other.id)
    assert flags_met(casework, [elsewhere], NOW) == []
    assert touched(asked) != touched(elsewhere)

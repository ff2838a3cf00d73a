"""What flags tell colleagues bears on the place to which they go: "not at home" only where somebody lives (8.17)."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import NOW, House
from vawdesk.models.casework.address import LIVED_IN, AddressKind
from vawdesk.models.casework.flag_options import Instruction
from vawdesk.services.visit_facts import visit_facts


@pytest.mark.parametrize("kind", list(AddressKind))
def test_not_at_home_is_told_where_somebody_lives(casework: Session, house: House, kind: AddressKind) -> None:
    nerys = house.person("Nerys Glynne")
    place = house.address(nerys, kind=kind)
    house.flag(nerys, control_instructions=(Instruction.NOT_AT_HOME, Instruction.TWO_PEOPLE))
    told = visit_facts(casework, house.visit(house.case(nerys), place, nerys), NOW).gate.told
    assert Instruction.TWO_PEOPLE in told
    assert (Instruction.NOT_AT_HOME in told) is (kind in LIVED_IN)


def test_where_nobody_has_said_to_which_place_it_is_told(casework: Session, house: House) -> None:
    nerys = house.person("Nerys Glynne")
    house.flag(nerys, control_instructions=(Instruction.NOT_AT_HOME,))
    visit = house.visit(house.case(nerys), house.address(nerys), nerys)
    visit.place = None
    assert visit_facts(casework, visit, NOW).gate.told == {Instruction.NOT_AT_HOME}

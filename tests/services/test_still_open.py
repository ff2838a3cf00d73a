"""What is open in a case that is about to be closed (C10)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from tests.services.conftest import HUW, House
from vawdesk.models.base import Status
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.services.still_open import FLAG, still_open


def test_a_flag_on_another_record_of_somebody_in_the_case_is_open_too(casework: Session, house: House) -> None:
    nerys, again = house.person("Nerys Llwyd"), house.person("N. Llwyd")
    case = house.case(nerys)
    flag = house.flag(again)
    assert still_open(casework, case) == []
    house.keep(
        PersonLink(
            one=again.id, other=nerys.id, joined_on=date(2026, 11, 3), joined_by=HUW, because="Both say so.", status=Status.SIGNED
        )
    )  # fmt: skip
    assert [(one.record, one.words) for one in still_open(casework, case)] == [(flag.id, FLAG)]

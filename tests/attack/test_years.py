"""A slip in a year takes nothing down: it is said in words, in a form, in a draft and at every rule that reckons with days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from tests.attack.conftest import Office
from tests.services.test_desk import note_of, person
from vawdesk.i18n import language
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.kinds import ODD_YEAR
from vawdesk.models.values import PartialDate
from vawdesk.services import visit_board
from vawdesk.services.home_now import home_now
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.refusals import Refused
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.typed_date import TypedDate, read_date

FAR = (datetime(1, 1, 1, 0, 30, tzinfo=UTC), datetime(9999, 12, 31, 23, 30, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC))
Make = Callable[[Office, Unit, datetime], Record]


def _signed_visit(office: Office, unit: Unit, far: datetime) -> HomeVisit:
    visit = _visit(office, unit, far)
    visit.status = Status.SIGNED
    return visit


def _visit(office: Office, unit: Unit, far: datetime) -> HomeVisit:
    about, home, case = office.family(office.desk("Huw"))
    return office.visit(about, home, case, planned_at=far, check_in_at=far)


def _contact(_office: Office, unit: Unit, far: datetime) -> PlannedContact:
    return PlannedContact(who=unit.desk.account.staff, at=far, where="At the office", status=Status.SIGNED)


def _note(_office: Office, unit: Unit, far: datetime) -> Record:
    note = note_of(unit, Case())
    note.occurred_at = far
    return note


def _person(_office: Office, _unit: Unit, far: datetime) -> Record:
    made = person("Osian Pugh")
    made.dob, made.age_band_if_unknown, made.status = PartialDate(far.year), None, Status.DRAFT
    return made


@pytest.mark.parametrize("far", FAR)
@pytest.mark.parametrize("make", [_visit, _signed_visit, _contact, _note, _person])
def test_it_is_refused_in_words_and_home_still_opens(office: Office, make: Make, far: datetime) -> None:
    desk = office.desk("Huw")
    with desk.writing() as unit:
        record = make(office, unit, far)
    desk = office.desk("Huw")
    with desk.writing() as unit:
        unit.add(record)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert {problem.rule for problem in refused.value.problems} >= {"form"}
    home_now(desk, NamesOnFile(desk))
    visit_board.board(desk)


@pytest.mark.parametrize("year", ["0001", "1799", "2200", "9999"])
def test_no_box_reads_it(year: str) -> None:
    found = read_date(TypedDate("31", "12", year), language("en"))
    assert (found.value, found.fault, found.box) == (None, ODD_YEAR, "year")
    assert read_date(TypedDate("31", "12", "2199"), language("en")).value == PartialDate.of(date(2199, 12, 31))

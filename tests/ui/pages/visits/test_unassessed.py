"""A visit without an assessment asks for one of the same home or people, counts on its own day; Home knows the bank holidays (V4, V6)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.services.test_desk import person
from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.test_home_visit_afterwards import ORDINARY, lines, written
from vawdesk.clock import local
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.models.values import Tri
from vawdesk.services import check_ins, visit_steps, visit_write_up
from vawdesk.services.check_ins import Word
from vawdesk.services.due_kinds import Kind
from vawdesk.services.visit_write_up import Unplanned

WENT = {"why_unassessed": "She rang from her door.", "what_was_seen": "Two dogs.", "safe": Tri.YES}


def at(office: Office, when: datetime) -> None:
    """It is then."""
    office.town.clock.advance(seconds=(when - office.town.clock.utc).total_seconds())
    office.sign_in("Huw")


def went(office: Office, case: Case, arrived: datetime, place: str = "Nerys") -> None:
    """Somebody had gone without an assessment, and writes it up."""
    said = {"place": [place], "arrived_at": arrived, "ended_at": arrived + timedelta(minutes=35)}
    written(office, Unplanned(case.id), **ORDINARY, **said, **WENT)


@pytest.mark.parametrize(("same_home", "same_person", "settles"), [(False, False, False), (True, False, True), (False, True, True)])
def test_only_an_assessment_of_the_same_home_or_people_settles_it(
    office: Office, same_home: bool, same_person: bool, settles: bool
) -> None:
    nerys, home, case = office.family()
    went(office, case, office.at.now().utc - timedelta(minutes=40))
    with office.desk.writing() as unit:
        dewi = unit.add(person("Dewi Llwyd"))
        flat = Address(kind=AddressKind.HOME, line1="2 Rhes y Felin", postcode="LL99 9ZZ", status=Status.SIGNED)
        flat.residents = (Resident(person=dewi.id), Resident(person=nerys.id))
        unit.add(flat)
        held = unit.get(Case, case.id)
        held.people = (*(held.people or ()), CasePerson(dewi.id, (Role.FAMILY,), Basis.AGENCY))
        unit.commit()
    assert lines(office)[Kind.VISIT_UNASSESSED] == 1
    visit_steps.sign(office.desk, office.visit(nerys if same_person else dewi, home if same_home else flat, case))
    assert (Kind.VISIT_UNASSESSED not in lines(office)) is settles


def test_it_counts_in_the_year_in_which_somebody_went(office: Office) -> None:
    _nerys, _home, case = office.family()
    at(office, local(2027, 1, 1, 9, 0))
    went(office, case, local(2026, 12, 31, 15, 0))
    assert visit_write_up.unassessed_this_year(office.desk) == 0
    went(office, case, local(2027, 1, 1, 8, 0))
    assert visit_write_up.unassessed_this_year(office.desk) == 1


def test_a_bank_holiday_is_no_working_day_on_home(office: Office) -> None:
    """Christmas Day 2026 is a Friday, and the Monday stands in for Boxing Day."""
    nine = local(2026, 12, 24, 9, 0)
    at(office, nine)
    visit = visit_steps.sign(
        office.desk, office.visit(*office.family(), planned_at=nine + timedelta(hours=1), check_in_at=nine + timedelta(hours=2))
    )
    at(office, nine + timedelta(hours=1, minutes=45))
    for said in (CheckInSaid.THERE, CheckInSaid.SAFE):
        check_ins.hear(office.desk, visit.id, Word(said))
    at(office, local(2026, 12, 29, 23, 0))
    assert Kind.VISIT_NOT_WRITTEN_UP not in lines(office)
    at(office, local(2026, 12, 30, 0, 30))
    assert lines(office)[Kind.VISIT_NOT_WRITTEN_UP] == 1

"""The ways by which a warning to staff could be missed: each of them leads to it, and what leads to nobody does not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.services.conftest import HUW, NOW, House
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.models.casework.person import Alias, Person
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.models.casework.relationship import Direction, RelationshipKind
from vawdesk.models.casework.relationship import Standing as Bond
from vawdesk.models.casework.roles import Role
from vawdesk.models.values import PartialDate, Tri
from vawdesk.services.flags_met import Thing, flags_met, meeting, touched
from vawdesk.services.reach import Way
from vawdesk.services.visit_facts import visit_facts

HERE: dict[str, Any] = {"town": "Llanfair", "postcode": "ZZ1 2AA"}
TODAY = NOW.today


def ways(session: Session, *things: Thing) -> list[Way]:
    return [one.way for one in flags_met(session, things, NOW)]


def joined(house: House, one: Person, other: Person) -> PersonLink:
    return house.keep(PersonLink(one=one.id, other=other.id, joined_on=date(2026, 5, 1), status=Status.SIGNED))


# places that are on file twice


def test_a_flag_on_another_record_of_the_same_place(casework: Session, house: House, nerys: Person) -> None:
    home, again = house.address(nerys, **HERE), house.address(kind=AddressKind.OTHER, town="LLANFAIR.", postcode="zz12aa")
    house.flag(again)
    assert ways(casework, home.id) == [Way.SAME_ADDRESS]
    assert ways(casework, nerys) == [Way.OWN_ADDRESS]
    again.status = Status.WITHDRAWN
    casework.flush()
    assert ways(casework, home.id) == [Way.SAME_ADDRESS]


def test_whoever_lives_there_under_another_record_of_the_place(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    home = house.address(nerys, **HERE)
    other = house.address(paul, line2="Ground floor", **HERE)
    house.flag(paul)
    assert ways(casework, home) == ways(casework, nerys) == [Way.HOUSEHOLD]
    case = house.case(nerys)
    assert visit_facts(casework, house.visit(case, home, nerys), NOW).gate.open_flags
    other.line1 = "9 Rhes y Felin"
    other.postcode = "ZZ9 9AA"
    casework.flush()
    assert ways(casework, home) == []


def test_an_address_that_is_only_being_written(casework: Session, house: House, nerys: Person) -> None:
    house.flag(house.address(**HERE))
    typed = Address(line1="2, rhes y felin", postcode="ZZ1 2AA", residents=(Resident(person=nerys.id),), kind=AddressKind.HOME)
    assert ways(casework, typed) == [Way.ADDRESS]
    typed.line1, typed.postcode = "4 Rhes y Felin", "ZZ1 2AA"
    assert ways(casework, typed) == []


def test_two_houses_of_one_postcode_are_not_one_place(casework: Session, house: House, nerys: Person) -> None:
    home = house.address(nerys, **HERE)
    other = house.address(**HERE)
    other.line1 = "3 Rhes y Felin"
    casework.flush()
    house.flag(other)
    assert ways(casework, home) == []


def test_a_school_written_twice_makes_no_household(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    school = house.address(nerys, kind=AddressKind.SCHOOL, **HERE)
    house.address(paul, kind=AddressKind.SCHOOL, **HERE)
    house.flag(paul)
    assert ways(casework, nerys) == []
    assert ways(casework, school) == [Way.HOUSEHOLD]


# who comes and goes


@pytest.mark.parametrize(("since", "until", "way"), [
    (0, None, Way.HOUSEHOLD), (-900, 0, Way.HOUSEHOLD), (-900, -1, Way.FORMER), (3, None, Way.HOUSEHOLD),
])  # fmt: skip
def test_somebody_who_moves_in_or_out(
    casework: Session, house: House, nerys: Person, paul: Person, since: int, until: int | None, way: Way
) -> None:
    home = house.address(nerys)
    first, last = (TODAY + timedelta(days=days) if days is not None else None for days in (since, until))
    his = Resident(person=paul.id, since=PartialDate.of(first) if first else None, until=PartialDate.of(last) if last else None)
    home.residents = (*(home.residents or ()), his)
    casework.flush()
    house.flag(paul)
    assert ways(casework, home) == [way]


def test_somebody_who_left_in_a_month_of_which_the_day_is_not_known(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    home = house.address(nerys)
    home.residents = (*(home.residents or ()), Resident(person=paul.id, until=PartialDate(TODAY.year, TODAY.month)))
    casework.flush()
    house.flag(paul)
    assert ways(casework, home) == [Way.HOUSEHOLD]


def test_an_address_that_was_taken_out_leads_nowhere(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    wrong = house.address(nerys, paul)
    house.flag(paul)
    assert ways(casework, nerys) == [Way.HOUSEHOLD]
    wrong.status = Status.WITHDRAWN
    casework.flush()
    assert ways(casework, nerys) == []


# relationships


def test_somebody_who_lives_with_them_and_of_whom_no_address_is_known(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    bond = house.relationship(paul, nerys)
    home, case = house.address(nerys), house.case(nerys)
    house.flag(paul)
    assert ways(casework, nerys) == [Way.FEARED]
    bond.lives_together = Tri.YES
    casework.flush()
    assert ways(casework, nerys) == [Way.TOGETHER]
    assert visit_facts(casework, house.visit(case, home, nerys), NOW).gate.open_flags


def test_a_brother_of_whom_nothing_is_reported(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    bond = house.relationship(paul, nerys, direction=None)
    bond.kind = RelationshipKind.SIBLING
    casework.flush()
    house.flag(paul)
    assert ways(casework, nerys) == [Way.RELATED]
    bond.status = Status.WITHDRAWN
    casework.flush()
    assert ways(casework, nerys) == []


def test_the_former_partner_of_a_housemate_who_may_still_have_a_key(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    housemate = house.person("Zofia Nowak")
    home = house.address(nerys, housemate)
    house.relationship(paul, housemate, direction=Direction.FIRST_TO_SECOND, how=Bond.ENDED)
    house.flag(paul)
    assert ways(casework, home) == ways(casework, nerys) == [Way.FEARED]


def test_nobody_is_reached_through_everybody_at_a_place_of_work(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    colleague = house.person("Zofia Nowak")
    house.relationship(paul, colleague)
    office = house.address(nerys, colleague, kind=AddressKind.WORK)
    house.flag(paul)
    assert ways(casework, office) == ways(casework, nerys) == []


def test_somebody_who_is_to_be_told_nothing(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    nerys.do_not_disclose_to = (paul.id,)
    casework.flush()
    house.flag(paul)
    assert ways(casework, nerys) == [Way.FEARED]
    house.flag(nerys)
    assert set(ways(casework, paul)) == {Way.PERSON, Way.FEARED}


# cases and situations


def test_a_flag_that_came_up_in_the_case_about_a_place_of_nobody_in_it(casework: Session, house: House, nerys: Person) -> None:
    case = house.case(nerys)
    house.flag(house.address(), case=case.id)
    assert ways(casework, nerys) == ways(casework, case) == [Way.CASE]
    assert ways(casework, house.person("Zofia Nowak")) == []


def test_whose_case_it_is_though_the_rows_do_not_name_them(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    case = house.case(paul, (nerys, Role.FAMILY))
    case.people = tuple(row for row in case.people or () if row.person == nerys.id)
    casework.flush()
    house.flag(paul)
    assert ways(casework, nerys) == [Way.SITUATION]


def test_a_situation_and_a_case_by_their_ids(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    situation = house.situation()
    case = house.case(nerys, situation=situation.id)
    house.case(paul, situation=situation.id, role=Role.CONCERN)
    house.flag(paul)
    assert ways(casework, situation) == ways(casework, situation.id) == [Way.PERSON]
    assert ways(casework, case) == ways(casework, case.id) == [Way.SITUATION]


def test_a_record_of_a_file_that_names_nobody(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    case = house.case(nerys, (paul, Role.CONCERN))
    house.flag(paul)
    records: list[Record] = [house.note(case), ContactNote(case=case.id), HomeVisit(case=case.id), PlannedContact(case=case.id)]
    assert [ways(casework, record) for record in records] == [[Way.SITUATION]] * 4


def test_whoever_a_page_was_for(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    house.flag(paul)
    copy = HandledCopy(about=(nerys.id,), recipient_person=paul.id)
    assert ways(casework, copy) == [Way.SITUATION]


# visits and meetings


def test_a_visit_at_an_office_still_shows_who_is_seen(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    case, office = house.case(nerys), house.address(kind=AddressKind.PUBLIC)
    house.address(nerys, paul)
    house.flag(paul)
    assert ways(casework, house.visit(case, office, nerys)) == [Way.HOUSEHOLD]


def test_somebody_who_may_be_there_is_not_the_person_seen(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    visit = house.visit(house.case(nerys), house.address(nerys), nerys, people_there=(paul.id,))
    house.flag(paul)
    assert ways(casework, visit) == [Way.MAY_BE_THERE]


NAMED = [
    ("Her brother Paul Harding may call.", Way.NAMED), ("Mr Harding, the landlord", Way.NAMED), ("P. Harding", Way.NAMED),
    ("Pauly Shaw", Way.NAMED), ("Paul, her brother", None), ("Nobody else is expected.", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "way"), NAMED)
def test_somebody_who_is_only_named(casework: Session, house: House, nerys: Person, paul: Person, words: str, way: Way | None) -> None:
    paul.aliases = (Alias(name="Pauly Shaw"),)
    casework.flush()
    visit = house.visit(house.case(nerys), house.address(nerys), nerys, others_there=words)
    house.flag(paul)
    assert ways(casework, visit) == ([way] if way else [])
    assert bool(visit_facts(casework, visit, NOW).gate.open_flags) is (way is not None)


def test_a_first_name_is_enough_of_somebody_near(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    other = house.person("Pól ap Siôn")
    joined(house, paul, other)
    house.relationship(other, nerys, direction=None)
    house.flag(paul)
    quiet = house.visit(house.case(nerys), house.address(nerys), nerys)
    assert ways(casework, quiet) == [Way.FEARED]
    named = house.visit(house.case(nerys), house.address(nerys), nerys, others_there="Paul may be in.")
    assert ways(casework, named) == [Way.MAY_BE_THERE]


def test_a_meeting_at_a_place_that_is_only_written(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    home = house.address(paul, **HERE)
    house.flag(home)
    met = PlannedContact(who=HUW, with_people=(nerys.id,), where="At her aunt's: 2 Rhes y Felin, Llanfair", status=Status.SIGNED)
    assert ways(casework, met) == [Way.NAMED]
    house.flag(paul)
    assert ways(casework, met) == [Way.NAMED, Way.HOUSEHOLD]
    met.where = "Office"
    assert ways(casework, met) == []


# what a page watches


def test_other_words_or_another_case_are_another_meeting(casework: Session, house: House, nerys: Person, paul: Person) -> None:
    case = house.case(nerys)
    visit = HomeVisit(case=case.id)
    seen = [touched(visit)]
    for name, value in (("to_see", (nerys.id,)), ("others_there", "Paul Harding"), ("people_there", (paul.id,)), ("case", None)):
        setattr(visit, name, value)
        seen.append(touched(visit))
    visit.purpose = "To talk over the tenancy."
    assert touched(visit) == seen[-1]
    assert len(set(seen)) == 5
    assert meeting(casework, [visit]).people == {nerys.id}
    assert meeting(casework, [visit]).may_be_there == {paul.id}

"""Rules over several records hold at every commit, whoever calls."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from tests.services.test_desk import case_of, person
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.closeness import Closeness
from vawdesk.models.organisation.staff_member import StaffKind, StaffMember
from vawdesk.models.values import PartialDate, Signature
from vawdesk.services import gone_past
from vawdesk.services.colleagues import colleagues, sign
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused
from vawdesk.services.second_person import agreed_here
from vawdesk.services.unit import Unit, signed_by
from vawdesk.vault.accounts import Role as AccountRole
from vawdesk.vault.tables import TABLES


@pytest.fixture
def desk(town: Town) -> Iterator[Desk]:
    vault = town.open()
    yield Desk(vault)
    vault.close()


def seventeen() -> Person:
    made = person("Young Person")
    made.dob, made.age_band_if_unknown = PartialDate(2009, 3, 1), None
    return made


def called_perpetrator(unit: Unit, of: Person) -> Case:
    case = case_of(unit, of)
    case.people = (CasePerson(of.id, (Role.PERPETRATOR,), Basis.AGENCY),)
    return case


def test_a_17_year_old_is_never_a_perpetrator(desk: Desk) -> None:
    with desk.writing() as unit:
        young = unit.add(seventeen())
        case = unit.add(called_perpetrator(unit, young))
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert [problem.paragraph for problem in refused.value.problems if problem.rule == "P3"] == ["6.9"]
    assert desk.peek(Case, case.id) is None


def _close_to(desk: Desk, of: Person, colleague: uuid.UUID) -> None:
    with desk.writing() as unit:
        unit.add(
            Connection(
                staff_member=colleague, person=of.id, closeness=Closeness.RELATIVE, declared_by=DeclaredBy.MANAGER,
                declared_on=unit.now.today, status=Status.SIGNED,
            )
        )  # fmt: skip
        unit.commit()


@pytest.mark.parametrize("sealed", [False, True])
def test_a_file_is_given_to_nobody_who_is_close_to_somebody_in_it(desk: Desk, sealed: bool) -> None:
    viewers = [desk.account.id] if sealed else None
    seal = {"viewers": viewers} if viewers else {}
    staff(desk, desk.account.id, "Megan Price")
    beth = staff(desk, uuid.uuid4(), "Beth Howells").id
    with desk.writing() as unit:
        mair = unit.add(person("Mair Pugh-Ellis"), viewers=viewers)
        held = unit.add(case_of(unit, mair, **seal), viewers=viewers)
        unit.commit()
    _close_to(desk, mair, beth)
    for field, value in (("worker", beth), ("virtual_team", (beth,))):
        with desk.writing() as unit:
            setattr(unit.get(Case, held.id), field, value)
            with pytest.raises(Refused) as refused:
                unit.commit()
        assert [(one.rule, one.field) for one in refused.value.problems] == [("C11", field)]
    with desk.writing() as unit:
        other = unit.add(person("Dylan Pugh"), viewers=viewers)
        also = case_of(unit, other, **seal)
        also.people = (*(also.people or ()), CasePerson(mair.id, (Role.FAMILY,), Basis.OWN_WORDS))
        also.worker = beth
        unit.add(also, viewers=viewers)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert ("C11", "worker") in [(one.rule, one.field) for one in refused.value.problems]


@pytest.mark.parametrize("sealed", [False, True])
def test_a_file_that_was_theirs_before_they_said_so_can_still_be_written_in(desk: Desk, sealed: bool) -> None:
    viewers = [desk.account.id] if sealed else None
    with desk.writing() as unit:
        mair = unit.add(person("Mair Pugh-Ellis"), viewers=viewers)
        held = unit.add(case_of(unit, mair, **({"viewers": viewers} if viewers else {})), viewers=viewers)
        unit.commit()
    _close_to(desk, mair, desk.account.staff)
    with desk.writing() as unit:
        unit.get(Case, held.id).heading = "Rent arrears"
        unit.commit()


def test_not_through_a_sealed_case_either(desk: Desk) -> None:
    me = [desk.account.id]
    with desk.writing() as unit:
        young = unit.add(seventeen(), viewers=me)
        case = called_perpetrator(unit, young)
        unit.add(case, viewers=me)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert "P3" in {problem.rule for problem in refused.value.problems}


def test_nor_by_putting_an_age_right_afterwards(desk: Desk) -> None:
    with desk.writing() as unit:
        grown = unit.add(person("Grown Person"))
        unit.add(called_perpetrator(unit, grown))
        unit.commit()
    with desk.writing() as unit:
        changed = unit.get(Person, grown.id)
        changed.dob, changed.age_band_if_unknown = PartialDate(2010, 1, 1), None
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert [problem.field for problem in refused.value.problems if problem.rule == "P3"] == ["dob"]


def afraid(unit: Unit) -> tuple[Case, Case]:
    """Two linked cases, of two people of whom one may be afraid of the other."""
    mair, dylan = unit.add(person("Mair")), unit.add(person("Dylan"))
    unit.add(
        Relationship(
            from_person=dylan.id, to_person=mair.id, kind=RelationshipKind.EX_PARTNER, how_it_stands=Standing.ENDED,
            behaviour_direction=Direction.FIRST_TO_SECOND, status=Status.SIGNED,
        )
    )  # fmt: skip
    hers, his = case_of(unit, mair), case_of(unit, dylan)
    his.situation, his.worker = hers.situation, uuid.uuid4()
    his.people = (CasePerson(dylan.id, (Role.CONCERN,), Basis.OWN_WORDS),)
    return unit.add(hers), unit.add(his)


def staff(desk: Desk, account: uuid.UUID, name: str) -> StaffMember:
    with desk.writing("organisation") as unit:
        member = unit.add(StaffMember(name=name, post="Manager", kind=StaffKind.EMPLOYEE, account=account, status=Status.SIGNED))
        unit.commit()
    return member


def test_one_worker_on_both_sides_needs_a_second_person_who_truly_signs(town: Town) -> None:
    town.add_all(Carys=AccountRole.WORKER, Nerys=AccountRole.MANAGER)
    founder = Desk(town.open())
    accounts = {account.name: account.id for account in founder.vault.keyring.accounts.values()}
    for name in ("Carys", "Nerys"):
        staff(founder, accounts[name], name)
    founder.vault.sign_out()
    desk = Desk(town.open("Carys"))
    with desk.writing() as unit:
        hers, his = afraid(unit)
        unit.commit()
    nerys = next(one for one in colleagues(desk) if one.account_name == "Nerys")
    with desk.writing() as unit:
        changed = unit.get(Case, his.id)
        changed.worker = hers.worker
        with pytest.raises(Refused) as refused:
            unit.commit()
        rule = refused.value.problems[0].rule
        assert rule == "C1"
        unit.seconds[rule] = signed_by(unit, how="in place")  # one's own hand is nobody's second
        with pytest.raises(Refused):
            unit.commit()
        forged = Signature(nerys.staff, "Nerys", "Manager", unit.now.utc, "in place", proof="00" * 64)
        unit.seconds[rule] = forged
        with pytest.raises(Refused):
            unit.commit()
        ask = gone_past.ask(unit, rule, changed)
        agreed = agreed_here(ask, nerys, town.people["Nerys"], lambda *told: sign(desk, *told), unit.now)
        assert agreed.signature is not None
        unit.seconds[rule] = agreed.signature
        unit.commit()
    assert desk.open(Case, his.id).worker == hers.worker
    table = TABLES["casework"].journal
    with desk.reading() as session:
        told = session.scalar(select(table.c.content).where(table.c.action == "exception"))
    assert told is not None
    assert b'"C1"' in told
    assert b"Nerys" in told
    desk.vault.close()


def test_a_title_holds_no_name(desk: Desk) -> None:
    with desk.writing() as unit:
        gwen = unit.add(person("Gwenllian Fictional"))
        case = case_of(unit, gwen)
        case.heading = "Gwenllian and her flat"
        unit.add(case)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert [problem.field for problem in refused.value.problems] == ["heading"]
    assert date(2026, 11, 24) == desk.now().today

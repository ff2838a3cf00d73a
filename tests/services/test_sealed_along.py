"""Who is added to a sealed file is sealed with it, by whichever way they came; what others know of stays where it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.services.sealed_town import CANARY, Family, account, close_to, family, flag_about
from tests.services.test_desk import case_of, person
from tests.services.test_sealed_file import everything_written, other, seal
from tests.vaults import Town
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.services import flag_steps
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.services.flags_in_view import flags_in_view
from vawdesk.services.refusals import ChangedMeanwhile, NothingHere


@pytest.fixture
def sealed(carys: Desk) -> Family:
    with carys.writing() as unit:
        made = family(unit)
        unit.commit()
    seal(carys, made)
    return made


def in_case(desk: Desk, held: Family, who: Person) -> None:
    with desk.writing() as unit:
        case = unit.get(Case, held.case)
        case.people = (*(case.people or ()), CasePerson(who.id, (Role.FAMILY,), Basis.OWN_WORDS))
        unit.commit()


def is_open(desk: Desk, who: Person) -> bool:
    with desk.reading() as session:
        return session.get(Person, who.id) is not None


def test_somebody_added_beside_a_sealed_file_never_lies_open(carys: Desk, town: Town, sealed: Family) -> None:
    with carys.writing() as unit:
        gran = unit.add(person("Nain Canary"), beside=sealed.case)
        unit.commit()
    assert not is_open(carys, gran)
    assert CANARY not in everything_written(carys)
    in_case(carys, sealed, gran)
    dai = other(carys, town, "Dai")
    with pytest.raises(NothingHere):
        dai.open(Person, gran.id)
    dai.vault.close()


def test_the_draft_of_somebody_added_beside_a_sealed_file_is_sealed(carys: Desk, sealed: Family) -> None:
    carys.drafts.keep("person_beside", person("Nain Canary"), Place(focus="display_name", typed={"dob": ["canary"]}), sealed.case)
    assert CANARY not in everything_written(carys)
    found = carys.drafts.find(Person, "person_beside")
    assert found is not None
    assert found.record.value("display_name") == "Nain Canary"


def test_somebody_who_lay_open_is_sealed_when_they_are_put_into_the_file(carys: Desk, sealed: Family) -> None:
    with carys.writing() as unit:
        gran = unit.add(person("Nain Canary"))
        unit.commit()
    with carys.writing() as unit:
        unit.add(Address(kind=AddressKind.HOME, line1="Tŷ Canary", residents=(Resident(gran.id),), status=Status.SIGNED))
        unit.commit()
    assert CANARY in everything_written(carys)
    in_case(carys, sealed, gran)
    assert not is_open(carys, gran)
    assert CANARY not in everything_written(carys)
    assert carys.open(Person, gran.id).display_name == "Nain Canary"
    assert carys.verify("casework") == []


def test_somebody_whom_an_open_file_needs_stays_open(carys: Desk, sealed: Family) -> None:
    with carys.writing() as unit:
        gran = unit.add(person("Nain Arall"))
        unit.add(case_of(unit, gran))
        unit.commit()
    in_case(carys, sealed, gran)
    assert is_open(carys, gran)


def test_somebody_whom_a_colleague_outside_wrote_down_does_not_vanish(carys: Desk, town: Town, sealed: Family) -> None:
    dai = other(carys, town, "Dai")
    with dai.writing() as unit:
        gran = unit.add(person("Nain Arall"))
        unit.commit()
    again = other(dai, town, "Carys")
    in_case(again, sealed, gran)
    assert is_open(again, gran)
    again.vault.close()


def test_a_person_of_the_very_same_save_is_sealed(carys: Desk, sealed: Family) -> None:
    with carys.writing() as unit:
        gran = unit.add(person("Nain Canary"))
        case = unit.get(Case, sealed.case)
        case.people = (*(case.people or ()), CasePerson(gran.id, (Role.FAMILY,), Basis.OWN_WORDS))
        unit.commit()
    assert not is_open(carys, gran)
    assert CANARY not in everything_written(carys)


def test_of_two_who_save_one_sealed_record_the_second_hears_who_and_since_when(carys: Desk, town: Town, sealed: Family) -> None:
    read = carys.open(Case, sealed.case)
    town.clock.advance(minutes=5)
    with carys.writing() as unit:
        unit.get(Case, sealed.case, version=read.version).outcome = "First"
        unit.commit()
    with carys.writing() as unit, pytest.raises(ChangedMeanwhile) as stopped:
        unit.get(Case, sealed.case, version=read.version)
    said = language("en").say(stopped.value.message)
    assert said.startswith("Carys has changed this since you opened it: ")
    assert language("en").moment(carys.now().utc) in said


def test_a_sealed_record_that_is_handed_in_at_an_older_version_is_refused(carys: Desk, sealed: Family) -> None:
    with carys.writing() as unit:
        case = unit.get(Case, sealed.case)
        case.outcome, case.version = "Older", case.version - 1
        with pytest.raises(ChangedMeanwhile):
            unit.commit()
    assert carys.open(Case, sealed.case).outcome != "Older"


def test_a_connected_colleague_is_told_what_to_do_by_any_call_and_never_why(carys: Desk, town: Town) -> None:
    with carys.writing() as unit:
        held = family(unit)
        unit.commit()
    flag_steps.propose(carys, flag_about(held.paul, held.case))
    close_to(carys, "Dai", held.mair)
    close_to(carys, "Dai", held.paul)
    dai = other(carys, town, "Dai")
    with dai.reading() as session:
        (one,) = flags_in_view(session, [], [held.place], dai.now())
    assert one.reason_kept
    assert CANARY not in " ".join(language("en").say(line) for line in (*one.words.why, *one.words.what_to_do)).lower()
    with dai.writing() as unit:
        (again,) = flags_in_view(unit.session, [], [held.place], dai.now())
    assert replace(again, flag=one.flag) == one
    with dai.reading() as session:
        assert session.scalars(select(Person).where(Person.id == held.paul)).first() is not None
    assert account(dai, "Dai") == dai.account.id
    dai.vault.close()

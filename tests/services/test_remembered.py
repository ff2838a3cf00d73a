"""What is remembered for lists is what would be worked out anew: after every sort of change, and it is not worked out for nothing."""

from __future__ import annotations

import uuid

import pytest

from tests.services.sealed_town import Family, family, flag_about
from tests.services.test_desk import case_of, note_of, person
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person_link import PersonLink
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing
from vawdesk.services import flag_steps
from vawdesk.services.case_list import CaseList, Which
from vawdesk.services.desk import Desk
from vawdesk.services.flags_nearby import near_flags
from vawdesk.services.names_on_file import NamesOnFile, flagged
from vawdesk.services.sealed_file import seal_file

Answer = tuple[frozenset[uuid.UUID], dict[uuid.UUID, bool], tuple[tuple[uuid.UUID, ...], ...]]


@pytest.fixture
def kept(carys: Desk) -> Family:
    with carys.writing() as unit:
        made = family(unit)
        unit.commit()
    return made


def said(desk: Desk) -> Answer:
    """What the lists ask for."""
    names = NamesOnFile(desk)
    lists = [CaseList(desk, names, which) for which in Which]
    with desk.reading() as session:
        near, flags = near_flags(desk, session), flagged(desk, session)
    cases = tuple(tuple(line.id for line in one.page("", 0, one.count(""))) for one in lists)
    return near, flags, cases


def agrees(desk: Desk) -> Answer:
    """A desk that remembers nothing says the same."""
    found = said(desk)
    assert found == said(Desk(desk.vault))
    return found


def stranger(desk: Desk, name: str = "Gwen Rees") -> uuid.UUID:
    with desk.writing() as unit:
        made = unit.add(person(name))
        unit.commit()
    return made.id


def living(desk: Desk, *people: uuid.UUID) -> uuid.UUID:
    rows = tuple(Resident(person=one) for one in people)
    with desk.writing() as unit:
        made = unit.add(Address(kind=AddressKind.HOME, line1="1 Heol Wen", postcode="ZZ1 1AA", residents=rows, status=Status.SIGNED))
        unit.commit()
    return made.id


def test_a_flag_its_reach_and_its_end(carys: Desk, kept: Family) -> None:
    assert agrees(carys)[0] == frozenset()
    flag = flag_steps.propose(carys, flag_about(kept.paul, kept.case))
    assert {kept.mair, kept.paul} <= agrees(carys)[0]
    gwen = stranger(carys)
    assert gwen not in agrees(carys)[0]
    home = living(carys, kept.paul, gwen)
    assert gwen in agrees(carys)[0]
    with carys.writing() as unit:
        unit.get(Address, home).residents = (Resident(person=kept.paul),)
        unit.commit()
    assert gwen not in agrees(carys)[0]
    with carys.writing() as unit:
        bond = unit.add(
            Relationship(
                from_person=kept.paul, to_person=gwen, kind=RelationshipKind.PARTNER, how_it_stands=Standing.ENDED,
                behaviour_direction=Direction.FIRST_TO_SECOND, status=Status.SIGNED,
            )
        )  # fmt: skip
        unit.commit()
    assert gwen in agrees(carys)[0]
    with carys.writing() as unit:
        unit.get(Relationship, bond.id).to_person = kept.mair  # it was written of the wrong one
        unit.commit()
    assert gwen not in agrees(carys)[0]
    flag_steps.end(carys, flag.id, "He has moved to Australia.")
    assert agrees(carys)[:2] == (frozenset(), {})


def test_records_that_are_joined_and_parted(carys: Desk, kept: Family) -> None:
    flag_steps.propose(carys, flag_about(kept.paul, kept.case))
    twice = stranger(carys, "Pol Canary")
    assert twice not in agrees(carys)[1]
    with carys.writing() as unit:
        link = unit.add(
            PersonLink(
                one=kept.paul, other=twice, joined_on=unit.now.today, joined_by=carys.account.staff, because="It is one person.",
                status=Status.SIGNED,
            )
        )  # fmt: skip
        unit.commit()
    assert twice in agrees(carys)[1]
    with carys.writing() as unit:
        held = unit.get(PersonLink, link.id)
        held.parted_on, held.parted_by, held.parted_because = unit.now.today, carys.account.staff, "They are two people."
        unit.commit()
    assert twice not in agrees(carys)[1]


def test_the_order_of_cases_follows_every_note_and_every_closing(carys: Desk, kept: Family) -> None:
    with carys.writing() as unit:
        other = unit.add(case_of(unit, unit.add(person("Gwen Rees"))))
        unit.commit()
    assert agrees(carys)[2][0] == (kept.case, other.id)
    with carys.writing() as unit:
        unit.add(note_of(unit, unit.get(Case, other.id), "She rang."))
        unit.commit()
    assert set(agrees(carys)[2][0]) == {kept.case, other.id}
    with carys.writing() as unit:
        held = unit.get(Case, kept.case)
        held.worker = uuid.uuid4()
        unit.commit()
    assert kept.case not in agrees(carys)[2][1]


def test_a_file_that_is_sealed_stands_in_the_lists_of_its_viewers_alone(carys: Desk, town: Town, kept: Family) -> None:
    flag_steps.propose(carys, flag_about(kept.paul, kept.case))
    before = agrees(carys)
    with carys.writing() as unit:
        seal_file(unit, kept.case, [carys.account.id])
        unit.commit()
    assert agrees(carys)[:2] == before[:2]
    carys.vault.close()
    dai = Desk(town.open("Dai"))
    near, flags, cases = agrees(dai)
    dai.vault.close()
    assert (near, flags) == (frozenset(), {})
    assert not any(kept.case in one for one in cases)


def test_a_look_and_a_note_do_not_ask_again_but_an_address_does(carys: Desk, kept: Family) -> None:
    asked = []

    def ask() -> int:
        with carys.reading() as session:
            return carys.remembered.of_casework(session, "test", lambda: asked.append(1) or len(asked))

    assert (ask(), ask()) == (1, 1)
    carys.open(Case, kept.case)
    with carys.writing() as unit:
        unit.add(note_of(unit, unit.get(Case, kept.case), "She rang."))
        unit.commit()
    assert ask() == 1
    living(carys, kept.mair)
    assert (ask(), ask()) == (2, 2)


def test_a_session_that_writes_sees_what_it_has_not_yet_kept(carys: Desk, kept: Family) -> None:
    said(carys)
    with carys.writing() as unit:
        assert carys.remembered.of_casework(unit.session, "cases open", lambda: "anew") == "anew"

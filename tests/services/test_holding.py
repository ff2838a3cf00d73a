"""The table of links says the same as reading every list: after additions, changes and sealing."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Text, func, select, type_coerce
from vaults import Town

from vawdesk.models import registry
from vawdesk.models.base import METADATA, Record, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.situation import Situation
from vawdesk.services.desk import Desk
from vawdesk.services.holding import holding
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import connect
from vawdesk.vault.findings import Kind
from vawdesk.vault.links import linked

ELSEWHERE = "UPDATE link SET target = 'abababababababababababababababab' WHERE target = '00000000000000000000000000000001'"
MORE = "INSERT INTO link (field, target, record) SELECT field, 'abababababababababababababababab', record FROM link LIMIT 1"
STRAY = "INSERT INTO link (field, target, record) SELECT field, target, 'abababababababababababababababab' FROM link LIMIT 1"
OTHER = "INSERT INTO link (field, target, record) SELECT 'nothing.at_all', target, record FROM link LIMIT 1"
PEOPLE = [uuid.UUID(int=number + 1) for number in range(5)]
Step = tuple[str, int, tuple[int, ...]]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("add", "change", "withdrawn")),
        st.integers(0, 3),
        st.lists(st.integers(0, 4), min_size=1, max_size=4, unique=True).map(tuple),
    ),
    max_size=8,
)


def live(desk: Desk, place: int, people: tuple[int, ...], what: str) -> None:
    """One thing done to one address: it is made, in view or not, or other people live there."""
    id = uuid.UUID(int=100 + place)
    rows = tuple(Resident(person=PEOPLE[one]) for one in people)
    with desk.writing() as unit:
        held = unit.find(Address, id)
        if held is None:
            status = Status.WITHDRAWN if what == "withdrawn" else Status.SIGNED
            unit.add(Address(id=id, line1="1 Heol Wen", postcode="ZZ1 1AA", kind=AddressKind.HOME, residents=rows, status=status))
        else:
            held.residents = rows
        unit.commit()


def agrees(desk: Desk, kind: type[Record], name: str, ids: list[uuid.UUID]) -> None:
    """The fast answer is the slow one, for each id and for all of them."""
    column = getattr(kind, name)
    with desk.reading(kind.compartment) as session:
        for asked in [[one] for one in ids] + [ids]:
            slow = {
                id for one in asked for id in session.scalars(select(kind.id).where(func.instr(type_coerce(column, Text), one.hex) > 0))
            }
            assert set(session.scalars(select(kind.id).where(holding(column, asked)))) == slow


def test_links_say_what_the_lists_say(make_town: Callable[[], Town]) -> None:
    vault = make_town().open()
    desk = Desk(vault)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(STEPS)
    def walk(steps: list[Step]) -> None:
        for what, place, people in steps:
            live(desk, place, people, what)
        agrees(desk, Address, "residents", PEOPLE)

    walk()
    vault.close()


def test_no_ids_hold_nothing(make_town: Callable[[], Town]) -> None:
    vault = make_town().open()
    desk = Desk(vault)
    live(desk, 0, (0, 1), "add")
    with desk.reading() as session:
        assert list(session.scalars(select(Address.id).where(holding(Address.residents, ())))) == []
    vault.close()


def test_what_is_rolled_back_leaves_no_link(make_town: Callable[[], Town]) -> None:
    vault = make_town().open()
    desk = Desk(vault)
    with desk.writing() as unit:
        unit.add(Situation(id=uuid.uuid4(), children=(PEOPLE[0],), status=Status.SIGNED))
    with desk.reading() as session:
        assert list(session.scalars(select(Situation.id).where(holding(Situation.children, PEOPLE)))) == []
    agrees(desk, Situation, "children", PEOPLE)
    vault.close()


@pytest.mark.parametrize("harm", ["DELETE FROM link", ELSEWHERE, MORE, STRAY, OTHER])
def test_a_link_changed_behind_the_programs_back_is_found(make_town: Callable[[], Town], harm: str) -> None:
    town = make_town()
    vault = town.open()
    live(Desk(vault), 0, (0, 1), "add")
    assert Desk(vault).verify("casework") == []
    vault.checkpoint()
    raw = connect(file_of(town.folder, "casework"), vault.unlocked.newest("casework"), guarded=False)
    raw.execute(harm)
    raw.close()
    assert {one.kind for one in Desk(vault).verify("casework")} & {Kind.EDITED, Kind.UNKNOWN}
    vault.close()


def test_every_list_of_ids_is_linked() -> None:
    """People of a case, those who live somewhere, whom a person asked not to be told: all that the program asks by."""
    registry.record_types()
    assert "people" in linked(Case)
    assert "residents" in linked(Address)
    assert "do_not_disclose_to" in linked(Person)
    assert all("link" in metadata.tables for metadata in METADATA.values())

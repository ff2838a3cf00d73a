"""Who opens what: each role against each compartment, by everything the desk offers and by the file itself."""

from __future__ import annotations

import pytest
from vaults import Town

from vawdesk.models.base import CompartmentName
from vawdesk.models.casework.person import Person
from vawdesk.models.registry import record_types
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import NothingHere
from vawdesk.vault.accounts import COMPARTMENTS, Role
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import KeyDoesNotFit, connect
from vawdesk.vault.errors import NoKey
from vawdesk.vault.members import Members
from vawdesk.vault.unlocking import Room

OPENS: dict[Role, dict[Room, set[CompartmentName]]] = {
    Role.WORKER: {"casework": {"organisation", "casework"}},
    Role.MANAGER: {"casework": {"organisation", "casework"}},
    Role.HR_OFFICER: {"casework": {"organisation"}, "hr": {"organisation", "hr"}},
    Role.TRUSTEE: {"casework": {"organisation"}},
    Role.SETUP: {"casework": {"organisation"}},
}


@pytest.fixture
def office(town: Town) -> Town:
    """A vault with one account of each role and an HR room."""
    town.add_all(**{role.name: role for role in Role})
    vault = town.open("HR_OFFICER", "hr")
    Members(vault).make_hr_room()
    vault.sign_out()
    return town


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("room", ["casework", "hr"])
def test_each_role_opens_its_compartments_and_no_other(office: Town, role: Role, room: Room) -> None:
    expected = OPENS[role].get(room)
    if expected is None:
        with pytest.raises(NoKey):
            office.open(role.name, room)
        return
    vault = office.open(role.name, room)
    desk = Desk(vault)
    try:
        for name in COMPARTMENTS:
            if name in expected:
                with desk.reading(name), desk.writing(name):
                    pass
            else:
                _shut(desk, name)
    finally:
        vault.sign_out()


def _shut(desk: Desk, name: CompartmentName) -> None:
    """Nothing that the desk offers goes into this compartment, and no key at hand fits its file."""
    kinds = [kind for kind in record_types().values() if kind.compartment == name]
    for kind in kinds:
        with pytest.raises(NothingHere):
            desk.peek(kind, desk.account.id)
        with pytest.raises(NothingHere):
            desk.sealed(kind)
        with pytest.raises(NothingHere):
            desk.drafts.keep("form", kind(), None)  # type: ignore[arg-type]  # refused before the place is read
    with pytest.raises(NothingHere), desk.reading(name):
        pass
    with pytest.raises(NothingHere), desk.writing(name):
        pass
    with pytest.raises((NothingHere, NoKey)):
        desk.verify(name)
    for keys in desk.vault.unlocked.keys.values():
        for key in keys:
            with pytest.raises(KeyDoesNotFit):
                connect(file_of(desk.vault.folder, name), key).close()


def test_casework_and_hr_are_never_open_together(office: Town) -> None:
    for role, rooms in OPENS.items():
        for room in rooms:
            vault = office.open(role.name, room)
            assert not {"casework", "hr"} <= set(vault.compartments), role
            vault.sign_out()


def test_the_key_of_one_compartment_opens_no_other(office: Town) -> None:
    vault = office.open("WORKER")
    held = {name: vault.unlocked.keys[name][-1] for name in vault.compartments}
    vault.sign_out()
    for name, key in held.items():
        connect(file_of(office.folder, name), key).close()
        for other in set(COMPARTMENTS) - {name}:
            with pytest.raises(KeyDoesNotFit):
                connect(file_of(office.folder, other), key).close()


def test_a_sealed_record_is_not_there_for_others_who_hold_the_key(office: Town) -> None:
    manager = Desk(office.open("MANAGER"))
    with manager.writing() as unit:
        hidden = unit.add(Person(display_name="Cwtshdraig Rees"), viewers=[manager.account.id])
        unit.commit()
    manager.vault.sign_out()
    worker = Desk(office.open("WORKER"))
    assert worker.peek(Person, hidden.id) is None
    assert worker.sealed(Person) == []
    with pytest.raises(NothingHere):
        worker.open(Person, hidden.id)
    with worker.writing() as unit, pytest.raises(NothingHere):
        unit.get(Person, hidden.id)
    worker.vault.sign_out()

"""What is sealed locates somebody as surely as what lies open: it is kept from the person feared like any other particular (C11, X6)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from tests.attack.conftest import Office
from tests.services.leaving.test_release import NOTE, PRESS
from tests.services.test_desk import case_of, note_of, person
from vawdesk.models.base import Record, Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.contact_ways import Phone
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing, Which
from vawdesk.models.profile import Profile
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.refusals import Refused
from vawdesk.services.release import Prepared, let_go, prepare
from vawdesk.services.view import Dossier

SAID = "He asked where she is. Mair Cudyll moved to 4 Maes Eirin, SA99 1AA, rings from 01632 960417. Gwilym is at Ysgol Bro Eirin."
SECRETS = ("Mair", "Cudyll", "Maes Eirin", "SA99 1AA", "01632 960417", "Gwilym", "Bro Eirin")


def printed(desk: Desk, note: ContactNote, paul: uuid.UUID) -> Prepared:
    """The page for the solicitor of the man she fled."""
    solicitor = Recipient(RecipientKind.SOLICITOR, "Tywod a'i Gwmni", acts_for=paul)
    return prepare(DeskDoor(desk), Request(NOTE, solicitor, Profile.AGENCY, "He asked for it.", "en", Dossier(note)), PRESS)


def _around(paul: Person, mair: Person, gwilym: Person) -> Iterator[Record]:
    yield Relationship(
        from_person=paul.id, to_person=mair.id, kind=RelationshipKind.EX_PARTNER, how_it_stands=Standing.ENDED,
        behaviour_direction=Direction.FIRST_TO_SECOND, status=Status.SIGNED,
    )  # fmt: skip
    yield Relationship(
        from_person=mair.id, to_person=gwilym.id, kind=RelationshipKind.PARENT_CHILD, child_is=Which.SECOND,
        how_it_stands=Standing.CONTINUING, status=Status.SIGNED,
    )  # fmt: skip
    hers = (Resident(person=mair.id), Resident(person=gwilym.id))
    yield Address(kind=AddressKind.REFUGE, line1="4 Maes Eirin", postcode="SA99 1AA", residents=hers, status=Status.SIGNED)
    school = (Resident(person=gwilym.id),)
    yield Address(kind=AddressKind.SCHOOL, line1="Ysgol Bro Eirin", residents=school, status=Status.SIGNED)


@pytest.mark.parametrize("sealed", [False, True])
def test_what_locates_her_is_kept_from_him_whether_her_file_is_sealed_or_open(office: Office, sealed: bool) -> None:
    desk = office.desk("Beth")
    to: dict[str, Any] = {"viewers": [desk.account.id]} if sealed else {}
    with desk.writing() as unit:
        paul, mair = unit.add(person("Paul Tywod"), **to), unit.add(person("Mair Cudyll"), **to)
        mair.phones = (Phone(number="01632 960417"),)
        gwilym = unit.add(person("Gwilym Cudyll"), **to)
        for record in _around(paul, mair, gwilym):
            unit.add(record, **to)
        case = unit.add(case_of(unit, paul), **to)
        note = unit.add(note_of(unit, case, SAID))
        unit.commit()
    page = printed(desk, desk.open(ContactNote, note.id), paul.id).page.decode()
    assert "He asked where she is" in page
    assert [secret for secret in SECRETS if secret in page] == []


def test_a_sealed_note_that_was_put_right_meanwhile_does_not_leave_as_it_was(office: Office) -> None:
    desk = office.desk("Beth")
    me = [desk.account.id]
    with desk.writing() as unit:
        paul = unit.add(person("Paul Tywod"), viewers=me)
        case = unit.add(case_of(unit, paul, viewers=me), viewers=me)
        note = unit.add(note_of(unit, case, "She lives in Aberteifi."))
        unit.commit()
    page = printed(desk, desk.open(ContactNote, note.id), paul.id)
    with desk.writing() as unit:
        unit.get(ContactNote, note.id).what_was_said = "She has moved."
        unit.commit()
    with pytest.raises(Refused) as refused:
        let_go(DeskDoor(desk), page, Way.PRINT)
    assert "X6 changed" in {problem.rule for problem in refused.value.problems}

"""A sealed case shows whoever may open it the same in the list as an open one: last contact, what is planned, what is late."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.sealed_town import Family, family
from tests.services.test_desk import note_of
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.planned_contact import PlannedContact
from vawdesk.services.case_list import CaseLine, CaseList, Which
from vawdesk.services.desk import Desk
from vawdesk.services.names_on_file import NamesOnFile


def kept(desk: Desk, *, sealed: bool, hours: int = 3) -> Family:
    """A family with a note of some hours ago, a note that was begun and is not finished, and a call planned for three days from now."""
    with desk.writing() as unit:
        made = family(unit, [desk.account.id] if sealed else None)
        next(iter(unit.pending(ContactNote))).occurred_at = unit.now.utc - timedelta(hours=hours)
        unit.commit()
    with desk.writing() as unit:
        begun = unit.add(note_of(unit, unit.get(Case, made.case), "Begun and left."))
        begun.status, begun.signed = Status.DRAFT, None
        begun.occurred_at = unit.now.utc  # later than the other note, but a draft is not a contact yet
        soon = unit.now.utc + timedelta(days=3)
        unit.add(PlannedContact(case=made.case, who=desk.account.staff, at=soon, where="By phone", with_people=(made.mair,)))
        unit.commit()
    return made


def lines(desk: Desk, which: Which = Which.OPEN) -> list[CaseLine]:
    listed = CaseList(desk, NamesOnFile(desk), which)
    return listed.page("", 0, listed.count(""))


@pytest.mark.parametrize("sealed", [False, True])
def test_a_case_shows_its_last_contact_what_is_planned_and_what_is_late(carys: Desk, town: Town, sealed: bool) -> None:
    made = kept(carys, sealed=sealed)
    assert [line.late for line in lines(carys)] == [False]
    town.clock.advance(hours=25)
    heard = carys.open(ContactNote, made.note).occurred_at
    (line,) = lines(carys)
    assert (line.id, line.last, line.how, line.late) == (made.case, heard, Mode.PHONE, True)
    assert line.next is not None
    assert [one.id for one in lines(carys, Which.LATE)] == [made.case]


def test_a_sealed_case_stands_where_its_last_contact_puts_it(carys: Desk) -> None:
    first, second = kept(carys, sealed=False, hours=3), kept(carys, sealed=True, hours=2)
    assert [line.id for line in lines(carys)] == [second.case, first.case]
    with carys.writing() as unit:
        later = note_of(unit, unit.get(Case, first.case), "She rang again.")
        later.occurred_at = later.recorded_at = unit.now.utc
        unit.add(later)
        unit.commit()
    assert [line.id for line in lines(carys)] == [first.case, second.case]


def test_of_a_sealed_case_a_colleague_sees_neither_lateness_nor_anything_else(carys: Desk, town: Town) -> None:
    kept(carys, sealed=True)
    town.clock.advance(hours=25)
    carys.vault.close()
    dai = Desk(town.open("Dai"))
    assert (lines(dai), lines(dai, Which.LATE)) == ([], [])
    dai.vault.close()

"""Who looked, away: it stands in the office's journal with its own time, once; and what is searched there is what went along."""

from __future__ import annotations

import json
import shutil
import uuid

import pytest

from tests.services.carrying import Carrying, write_note
from tests.services.sealed_town import account
from tests.services.test_desk import note_of
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import Person
from vawdesk.services import carries
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.services.found import Finder
from vawdesk.services.looks_away import LookAway, looks_away
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.refusals import SignedAlready
from vawdesk.services.revealing import reveal
from vawdesk.services.sealed_file import seal_file
from vawdesk.vault.carry_errors import NothingNewInIt


def looks(desk: Desk, record: uuid.UUID) -> list[LookAway]:
    with desk.reading() as session:
        return looks_away(desk, session, record)


def test_what_was_looked_at_away_comes_home_with_its_own_time_and_once(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    clock = carried.town.clock
    desk.open(Person, carried.held.mair)
    first = clock.utc
    clock.advance(hours=2)
    second = clock.utc
    desk.open(Person, carried.held.mair)
    reveal(desk, desk.open(Address, carried.held.place), "line1", "To find the door.")
    desk.vault.sign_out()
    clock.advance(days=1)
    brought = carried.home()
    assert (brought.came, brought.looked) == ((), 4)
    office = carried.office()
    dai = account(office, "Dai")
    assert looks(office, carried.held.mair) == [LookAway(dai, first), LookAway(dai, second)]
    assert looks(office, carried.held.place) == [LookAway(dai, second), LookAway(dai, second, "line1", "To find the door.")]
    assert looks(office, carried.held.note) == []
    assert [one.looked for one in carries.carries(office)] == [4]
    assert office.verify("casework") == []
    before = office.vault.heads()["casework"]
    office.vault.sign_out()
    with pytest.raises(NothingNewInIt):
        carried.home()
    office = carried.office()
    with office.reading() as session:
        rows = office.vault["casework"].journal.rows(session.connection())
    assert {row["action"] for row in rows if row["seq"] > before.seq} == {"sign out"}
    office.vault.sign_out()


def test_looks_in_two_copies_of_one_copy_come_home_each_once(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    desk.open(Case, carried.held.case)
    desk.vault.sign_out()
    shutil.copytree(carried.places[0], other := carried.places[0].parent / "other.vawdesk")
    for place, record, kind in ((carried.places[0], carried.held.mair, Person), (other, carried.held.place, Address)):
        desk = carried.away(place=place)
        desk.open(kind, record)
        desk.vault.sign_out()
    assert [carried.home(place).looked for place in (other, carried.places[0])] == [2, 1]
    office = carried.office()
    for record in (carried.held.case, carried.held.mair, carried.held.place):
        assert len(looks(office, record)) == 1
    office.vault.sign_out()


def test_looks_at_what_was_sealed_meanwhile_come_home_once_and_without_the_reason(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    desk.open(Person, carried.held.mair)
    desk.vault.sign_out()
    carried.home()
    desk = carried.away()
    carried.town.clock.advance(hours=2)
    reveal(desk, desk.open(Address, carried.held.place), "line1", "A word canary.")
    desk.vault.sign_out()
    carys = carried.office()
    with carys.writing() as unit:
        seal_file(unit, carried.held.case, [carys.account.id])
        unit.commit()
    carys.vault.sign_out()
    assert carried.home(name="Nerys").looked == 2
    with pytest.raises(NothingNewInIt):
        carried.home(name="Nerys")
    carys = carried.office()
    assert len(looks(carys, carried.held.mair)) == 1  # it came before the seal, and is read by those it is sealed to
    assert [one.reason for one in looks(carys, carried.held.place)] == ["", ""]
    with carys.reading() as session:
        rows = carys.vault["casework"].journal.rows(session.connection())
    assert not any(b"canary" in bytes(row["content"] or b"") for row in rows if row["action"] == "read away")
    assert carys.verify("casework") == []
    carys.vault.sign_out()


def test_a_note_that_somebody_read_away_is_not_put_right_any_more(carried: Carrying) -> None:
    """X3: until somebody else has opened it; that they did so on a laptop counts as well."""
    carys = carried.office()
    note = write_note(carys, carried.held.case, "On Monday.")
    carys.vault.sign_out()
    carried.take()
    dai = carried.away()
    dai.open(ContactNote, note.id)
    dai.vault.sign_out()
    carried.home()
    carys = carried.office()
    with carys.writing() as unit:
        unit.get(ContactNote, note.id).what_was_said = "On Tuesday."
        with pytest.raises(SignedAlready):
            unit.commit()
    carys.vault.sign_out()


def test_a_look_says_nothing_but_when_what_and_whose(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    desk.open(Person, carried.held.mair)
    desk.vault.sign_out()
    carried.home()
    office = carried.office()
    with office.reading() as session:
        journal = office.vault["casework"].journal
        (row,) = journal.rows(session.connection(), journal.table.c.action == "read away")
    assert set(json.loads(row["content"])) == {"account", "looks"}
    assert row["account"] == office.account.id  # under whoever brought it back, like every row
    office.vault.sign_out()


def test_away_one_searches_what_went_along_and_nothing_else(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    with desk.writing() as unit:
        unit.add(note_of(unit, unit.get(Case, carried.held.case), "She hides at Porthmadog."))
        unit.commit()
    finder = Finder(desk, NamesOnFile(desk))
    assert {line.target for line in finder.find("Mair")} == {("person", carried.held.mair)}
    assert {line.target for line in finder.find("VA-2026-0001")} == {("case", carried.held.case)}
    assert ("contact_note", carried.held.note) in {line.target for line in finder.find("words canary")}
    assert finder.find("Porthmadog") == []  # sealed as it was saved
    assert finder.find("Cuddfa") == []  # the hidden address stayed in the office


def test_a_draft_stays_in_the_copy_while_another_is_begun_in_its_place_and_comes_afterwards(out: tuple[Carrying, Desk]) -> None:
    carried, desk = out
    away = ContactNote(case=carried.held.case, what_was_said="Begun away.", id=uuid.uuid4())
    desk.drafts.keep("contact_note", away, Place())
    desk.vault.sign_out()
    dai = carried.office("Dai")
    dai.drafts.keep("contact_note", ContactNote(case=carried.held.case, what_was_said="Begun here.", id=uuid.uuid4()), Place())
    dai.vault.sign_out()
    brought = carried.home()
    assert (brought.begun, brought.left) == (0, 1)
    dai = carried.office("Dai")
    held = dai.drafts.find(ContactNote, "contact_note")
    assert held is not None
    assert held.record.value("what_was_said") == "Begun here."
    dai.drafts.drop("contact_note")
    dai.vault.sign_out()
    brought = carried.home()
    assert (brought.begun, brought.left) == (1, 0)
    dai = carried.office("Dai")
    held = dai.drafts.find(ContactNote, "contact_note")
    assert held is not None
    assert held.record.value("what_was_said") == "Begun away."
    dai.vault.sign_out()

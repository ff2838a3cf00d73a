"""A backup from before a copy was taken is brought back: the copy is still out there, and what is in it still comes home."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import replace

import pytest

from tests.services.carrying import Carrying, write_note
from tests.services.sealed_town import account
from tests.vaults import FOUNDER, PASSPHRASE
from vawdesk.models.casework.carried import CarryStanding
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services import carries
from vawdesk.services.carry_home import bring_back
from vawdesk.services.desk import Desk
from vawdesk.vault.backup import Generation, back_up
from vawdesk.vault.carry_errors import NotCarried
from vawdesk.vault.restore import restore, restore_to_new
from vawdesk.vault.vault import open_vault


def backed_up(carried: Carrying) -> Generation:
    """A backup on a stick, from before anything was taken along."""
    office = carried.office()
    (stick := carried.town.folder.parent / "stick").mkdir()
    made = back_up(office.vault, stick)
    office.vault.sign_out()
    carried.town.clock.advance(minutes=5)
    return made


def with_a_note(carried: Carrying, words: str = "Away.") -> uuid.UUID:
    desk = carried.away(place=carried.places[0])
    note = write_note(desk, carried.held.case, words)
    desk.vault.sign_out()
    return note.id


def test_what_was_taken_since_stays_listed_and_comes_home(carried: Carrying) -> None:
    backup = backed_up(carried)
    taken = carried.take()
    carried.take("Nerys")
    first = with_a_note(carried, "First.")
    carried.town.clock.advance(hours=1)
    carried.home(carried.places[0])
    office = carried.office()
    lost = next(one for one in carries.carries(office) if one.id != taken.id)
    carries.lost(office, lost.id, uuid.uuid4())
    before = {one.id: one for one in carries.carries(office)}
    office.vault.sign_out()
    carried.town.clock.advance(hours=1)
    restore(backup, carried.town.folder, FOUNDER, PASSPHRASE, "casework", carried.town.edges)
    office = carried.office()
    after = {one.id: one for one in carries.carries(office)}
    assert after[taken.id] == replace(before[taken.id], home=(), records=())  # when, whose and of what; it can come home again
    assert after[lost.id] == before[lost.id]
    assert after[taken.id].standing(office.now()) is CarryStanding.OUT
    office.vault.sign_out()
    assert [one.id for one in carried.home(carried.places[0]).came] == [first]
    office = carried.office()
    assert office.verify("casework") == []
    office.vault.sign_out()


def test_on_a_new_computer_a_copy_of_which_nothing_is_known_comes_home_and_is_listed(carried: Carrying) -> None:
    """The office burned, with everything since the backup: the laptop was out."""
    backup = backed_up(carried)
    taken = carried.take()
    note = with_a_note(carried)
    folder = carried.town.folder.parent / "new" / "records.vawdesk"
    edges = replace(carried.town.edges, witness_path=folder.parent / "data" / "witness.json")
    restore_to_new(backup, folder, edges)
    shutil.rmtree(carried.town.folder)
    office = Desk(open_vault(folder, "Carys", carried.town.people["Carys"], "casework", edges))
    assert carries.carries(office) == []
    assert [one.id for one in bring_back(office, carried.places[0]).came] == [note]
    (known,) = carries.carries(office)
    assert (known.account, known.staff, known.cases) == (account(office, "Dai"), taken.staff, taken.cases)
    assert set(known.people) == set(taken.people)
    assert set(known.places) == set(taken.places)
    assert known.standing(office.now()) is CarryStanding.CAME_BACK
    assert office.open(ContactNote, note).what_was_said == "Away."
    office.vault.sign_out()
    later = with_a_note(carried, "Later.")
    office = Desk(open_vault(folder, "Carys", carried.town.people["Carys"], "casework", edges))
    assert [one.id for one in bring_back(office, carried.places[0]).came] == [later]
    assert office.verify("casework") == []
    office.vault.sign_out()


def test_a_backup_made_on_the_stick_beside_the_copy_is_not_taken_for_it(carried: Carrying) -> None:
    backup = backed_up(carried)
    carried.take()
    with pytest.raises(NotCarried):
        carried.home(backup.path)

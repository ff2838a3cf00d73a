"""The vault of every released version opens, migrates, verifies, and gives back what was put into it."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.vault.golden.making import CARRIED, HERE, OFFICER, OFFICERS_PASSPHRASE, edges_in, make
from tests.vaults import FOUNDER, PASSPHRASE, SetClock
from vawdesk.models.base import Record
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import Person
from vawdesk.models.registry import record_type, record_types
from vawdesk.services import search
from vawdesk.services.carry_home import bring_back
from vawdesk.services.desk import Desk
from vawdesk.services.looks_away import looks_away
from vawdesk.vault.edges import Edges
from vawdesk.vault.membership import Person as Account
from vawdesk.vault.opened import OpenVault
from vawdesk.vault.unlocking import Room
from vawdesk.vault.vault import open_vault, recover

RELEASED = sorted(HERE.glob("*.vawdesk.zip"))


@dataclass
class Golden:
    """An unpacked golden vault and what is to be found in it."""

    folder: Path
    edges: Edges
    told: dict[str, Any]

    def open(self, name: str = FOUNDER, passphrase: str = PASSPHRASE, room: Room = "casework") -> OpenVault:
        return open_vault(self.folder, name, passphrase, room, self.edges)


def unpacked(path: Path, place: Path) -> Golden:
    folder = place / "golden.vawdesk"
    with zipfile.ZipFile(path) as packed:
        packed.extractall(folder)
    if (folder / CARRIED).exists():
        (folder / CARRIED).rename(place / CARRIED)
    told = json.loads((folder / "golden.json").read_text(encoding="utf-8"))
    edges = edges_in(place)
    assert isinstance(edges.clock, SetClock)
    edges.clock.advance(days=1)
    return Golden(folder, edges, told)


@pytest.fixture(params=RELEASED, ids=lambda path: path.name)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Golden:
    return unpacked(request.param, tmp_path)


def gives_back(vault: OpenVault, told: dict[str, Any], *compartments: str) -> int:
    """Every record as it was put in, brought to the schema of today."""
    found = 0
    desk = Desk(vault)
    for name, put_in in told.items():
        kind = record_type(name)
        if kind.compartment in compartments:
            was = as_of_today(kind, put_in)
            with desk.reading(kind.compartment) as session:
                record = session.get(kind, was.id)
                assert record is not None, name
                assert record.content() == was.content(), name
            found += 1
    return found


def as_of_today(kind: type[Record], put_in: dict[str, Any]) -> Record:
    """What was put in, as the schema of today reads it."""
    return kind.from_content(put_in["content"].encode(), put_in["schema"])


def test_there_is_one_for_each_release() -> None:
    assert RELEASED


def test_it_opens_without_a_finding_and_gives_everything_back(golden: Golden) -> None:
    vault = golden.open()
    assert vault.findings == ()
    assert gives_back(vault, golden.told["records"], "organisation", "casework") > 0
    for name in ("organisation", "casework"):
        assert vault.verify(name) == []  # type: ignore[arg-type]  # literal names
        assert vault[name].whole()  # type: ignore[index]  # literal names
    desk = Desk(vault)
    assert desk.verify("casework") == desk.verify("organisation") == []
    sealed = desk.sealed(Person)
    assert [str(one.id) for one in sealed] == [golden.told["sealed"]]
    draft = desk.drafts.find(Person, desk.drafts.mine()[0][0])
    assert draft is not None
    assert draft.record.content() == as_of_today(Person, golden.told["draft"]).content()
    with desk.reading() as session:
        assert search.find(session, "casework", "ddywedodd")
    vault.sign_out()


def test_what_was_added_to_its_carried_copy_comes_home(golden: Golden) -> None:
    """A copy that was taken along before the program was renewed, and came back afterwards."""
    told = golden.told["carried"]
    desk = Desk(golden.open())
    brought = bring_back(desk, golden.folder.parent / CARRIED)
    (came,) = brought.came
    was = as_of_today(ContactNote, told)
    assert came.id == was.id
    assert desk.open(ContactNote, was.id).content() == was.content()
    assert (brought.begun, brought.looked) == (1, 1)
    with desk.reading() as session:
        assert len(looks_away(desk, session, UUID(told["case"]))) == 1
    assert desk.verify("casework") == []
    desk.vault.sign_out()


def test_its_hr_room_opens_too(golden: Golden) -> None:
    vault = golden.open(OFFICER, OFFICERS_PASSPHRASE, "hr")
    assert vault.findings == ()
    wanted = [name for name in golden.told["records"] if record_type(name).compartment == "hr"]
    assert gives_back(vault, golden.told["records"], "hr") == len(wanted)
    assert Desk(vault).verify("hr") == []
    vault.sign_out()


def test_its_recovery_sheet_opens_it(golden: Golden) -> None:
    vault = recover(golden.folder, golden.told["sheet"], Account("Rhywun newydd", "glaw mân ar y to heddiw"), golden.edges)
    assert gives_back(vault, golden.told["records"], "casework") > 0
    vault.close()


def test_one_made_today_would_hold_every_record_type(tmp_path: Path) -> None:
    """So that the script works on the day when it is needed."""
    made = unpacked(make(tmp_path / "today.vawdesk.zip"), tmp_path)
    assert set(made.told["records"]) == set(record_types())
    vault = made.open()
    assert gives_back(vault, made.told["records"], "organisation", "casework") > 0
    vault.close()

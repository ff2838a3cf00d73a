"""Work away and in the office in any order, brought back late, twice, from copies, when it is over, after its account has gone:
no entry is lost and none is doubled."""

from __future__ import annotations

import os
import shutil
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.services.carrying import Carrying, write_note
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.services import carries
from vawdesk.services.away import ENTERED_AWAY
from vawdesk.services.carry_home import bring_back
from vawdesk.services.desk import Desk
from vawdesk.vault.carry_errors import CarryOver, NothingNewInIt
from vawdesk.vault.members import Members

HISTORIES = 1000 if os.environ.get("VAWDESK_HYPOTHESIS") == "full" else 5
ACTS = ("write", "write", "write and crash", "copy", "home", "home", "office", "wait", "over", "remove", "lost")
STEP = st.tuples(st.sampled_from(ACTS), st.integers(0, 2))


@dataclass
class History:
    """One office with one copy out, and what each copy of the copy was acknowledged to hold."""

    carried: Carrying
    office: Desk
    holds: list[dict[uuid.UUID, datetime]] = field(default_factory=lambda: [{}])
    known: set[uuid.UUID] = field(default_factory=set)
    here: set[uuid.UUID] = field(default_factory=set)
    been: bool = False
    over: bool = False

    def step(self, act: str, which: int) -> None:
        number, alone = which % len(self.holds), {"office": self.at_the_office, "over": self.its_time_is_over, "remove": self.remove}
        if act in alone:
            alone[act]()
        elif act.startswith("write"):
            self.write(number, crash=act != "write")
        elif act == "copy":
            self.copy(number)
        elif act == "home":
            self.home(number)
        elif act == "lost":
            carries.lost(self.office, carries.carries(self.office)[0].id, uuid.uuid4())
        else:
            self.carried.town.clock.advance(hours=3)

    def write(self, number: int, *, crash: bool) -> None:
        place, now = self.carried.places[number], self.carried.town.clock.utc
        try:
            desk = self.carried.away(place=place)
        except CarryOver:
            assert self.over
            return
        for count in range(2):
            self.holds[number][write_note(desk, self.carried.held.case, f"Note {count} of {number}.").id] = now
        (desk.vault.close if crash else desk.vault.sign_out)()

    def copy(self, number: int) -> None:
        if len(self.holds) < 3:
            other = self.carried.places[0].parent / f"copy{len(self.holds)}.vawdesk"
            shutil.copytree(self.carried.places[number], other)
            self.carried.places.append(other)
            self.holds.append(dict(self.holds[number]))

    def home(self, number: int) -> None:
        new = set(self.holds[number]) - self.known
        if not new and self.been:
            before = self.office.vault.heads()
            with pytest.raises(NothingNewInIt):
                bring_back(self.office, self.carried.places[number])
            assert self.office.vault.heads() == before
            return
        brought = bring_back(self.office, self.carried.places[number])
        assert {one.id for one in brought.came} == new
        assert {one.id: one.at for one in brought.came} == {id: self.holds[number][id] for id in new}
        self.known |= new
        self.been = True

    def at_the_office(self) -> None:
        self.here.add(write_note(self.office, self.carried.held.case, "In the office.").id)

    def its_time_is_over(self) -> None:
        self.carried.town.clock.advance(days=3)
        self.over = True

    def remove(self) -> None:
        dai = next(one for one in self.office.vault.keyring.accounts.values() if one.name == "Dai")
        if dai.in_use:
            Members(self.office.vault).remove(dai.id)

    def end(self) -> None:
        for number in reversed(range(len(self.holds))):
            self.home(number)
        away = {id: at for held in self.holds for id, at in held.items()}
        with self.office.reading() as session:
            notes = {note.id: note for note in session.scalars(select(ContactNote))}
            journal = self.office.vault["casework"].journal
            marked = [row["record"] for row in journal.rows(session.connection(), journal.table.c.action == ENTERED_AWAY)]
        assert set(notes) == {self.carried.held.note, *self.here, *away}
        assert sorted(marked) == sorted(away)  # each of them once
        assert {id: notes[id].created_at for id in away} == away
        numbers = [note.ref_no for note in notes.values()]
        assert None not in numbers
        assert len(set(numbers)) == len(numbers)
        assert self.office.verify("casework") == []


@pytest.fixture(scope="module")
def taken(carrying_office: Carrying, tmp_path_factory: pytest.TempPathFactory) -> Carrying:
    made = carrying_office.copied(tmp_path_factory.mktemp("taken"))
    made.take()
    return made


@settings(max_examples=HISTORIES, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEP, min_size=2, max_size=9))
def test_no_entry_is_lost_and_none_is_doubled(taken: Carrying, steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as place:
        carried = taken.copied(Path(place))
        office = carried.office()
        try:
            history = History(carried, office)
            for act, which in steps:
                history.step(act, which)
            history.end()
        finally:
            office.vault.close()

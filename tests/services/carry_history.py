"""What an office and the copies of its files are to hold after work in any order: reckoned beside them, and held against them."""

from __future__ import annotations

import shutil
import uuid
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.models.casework.test_decision import decision
from tests.services.carrying import Carrying, write_note
from tests.services.sealed_town import flag_about
from tests.services.test_carry_home import outcome
from tests.vaults import FOUNDER, PASSPHRASE
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.decision import Decision
from vawdesk.models.casework.decision_options import About
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.casework.visit_outcome_options import CheckInSaid
from vawdesk.services import carries, deciding, flag_steps
from vawdesk.services.additions import additions_to
from vawdesk.services.away import ENTERED_AWAY
from vawdesk.services.carry_home import bring_back
from vawdesk.services.check_ins import Word, hear, outcome_of
from vawdesk.services.desk import Desk
from vawdesk.services.drafts import Place
from vawdesk.services.looks_away import looks_away
from vawdesk.vault.backup import Generation, back_up
from vawdesk.vault.carry_errors import CarryOver, NothingNewInIt
from vawdesk.vault.members import Members
from vawdesk.vault.restore import restore

KINDS: dict[str, type[Record]] = {"note": ContactNote, "decision": Decision, "flag": StaffRiskFlag}


@dataclass(frozen=True)
class Thing:
    """One thing that was added away: what, by whom, when; a record's id, or for an outcome the words that stand for it."""

    what: str
    id: uuid.UUID
    at: datetime
    said: str = ""


@dataclass
class Laptop:
    """A copy, or a copy of one: whose it is, and what it was acknowledged to hold."""

    owner: str
    place: Path
    things: list[Thing] = field(default_factory=list)
    looks: set[datetime] = field(default_factory=set)
    draft: datetime | None = None


@dataclass
class Files:
    """What the office is to hold. A backup keeps this too, and a restore brings it back."""

    things: set[Thing] = field(default_factory=set)
    looks: dict[str, set[datetime]] = field(default_factory=dict)
    drafts: dict[str, datetime] = field(default_factory=dict)
    been: set[str] = field(default_factory=set)
    here: set[uuid.UUID] = field(default_factory=set)
    heard: int = 0
    signed: bool = False
    beside: int = 0
    pronouns: str | None = None


class History:
    """One office, two people with a copy each."""

    def __init__(self, carried: Carrying) -> None:
        self.carried, self.files = carried, Files()
        self.office = carried.office()
        self.laptops = [Laptop(owner, place) for owner, place in zip(("Dai", "Nerys"), carried.places, strict=True)]
        self.backup: tuple[Generation, Files] | None = None
        self.over, self.count, self.restored = False, 0, False

    def step(self, act: str, which: int) -> None:
        """One act, on one of the copies where it is done there. A minute passes."""
        self.carried.town.clock.advance(minutes=1)
        self.count += 1
        laptop = self.laptops[which % len(self.laptops)]
        if act in AWAY:
            self.work_away(laptop, act)
        elif act in ("copy", "home"):
            getattr(self, act)(laptop)
        else:
            getattr(self, act)()

    # away

    def work_away(self, laptop: Laptop, act: str) -> None:
        """Somebody works on a copy; on some days the program ends without being closed."""
        try:
            desk = self.carried.away(laptop.owner, laptop.place)
        except CarryOver:
            assert self.over
            return
        AWAY[act](self, laptop, desk)
        (desk.vault.close if self.count % 3 == 0 else desk.vault.sign_out)()

    def note(self, laptop: Laptop, desk: Desk) -> None:
        for number in range(2):
            note = write_note(desk, self.carried.held.case, f"Note {self.count}.{number}.")
            laptop.things.append(Thing("note", note.id, desk.now().utc))

    def decide(self, laptop: Laptop, desk: Desk) -> None:
        with desk.writing() as unit:
            made = decision(
                case=self.carried.held.case, about=About.OTHER, decided_at=unit.now.utc, about_people=(self.carried.held.mair,)
            )  # fmt: skip
            deciding.sign(made, unit)
            unit.add(made)
            unit.commit()
        laptop.things.append(Thing("decision", made.id, desk.now().utc))

    def flag(self, laptop: Laptop, desk: Desk) -> None:
        made = flag_steps.propose(desk, flag_about(self.carried.held.mair, self.carried.held.case))
        laptop.things.append(Thing("flag", made.id, desk.now().utc))

    def check_in(self, laptop: Laptop, desk: Desk) -> None:
        hear(desk, self.carried.visit, Word(CheckInSaid.THERE, None))
        laptop.things.append(Thing("check in", uuid.uuid4(), desk.now().utc))

    def write_up(self, laptop: Laptop, desk: Desk) -> None:
        words = f"Plan {self.count} changed."
        outcome(desk, self.carried.visit, changed_plan=words)
        laptop.things.append(Thing("outcome", uuid.uuid4(), desk.now().utc, words))

    def look(self, laptop: Laptop, desk: Desk) -> None:
        desk.open(Case, self.carried.held.case)
        now = desk.now().utc
        if not any(one.replace(minute=0, second=0) == now.replace(minute=0, second=0) for one in laptop.looks):
            laptop.looks.add(now)

    def begin(self, laptop: Laptop, desk: Desk) -> None:
        begun = ContactNote(case=self.carried.held.case, what_was_said=f"Begun {self.count}.", id=uuid.uuid4())
        desk.drafts.keep("contact_note", begun, Place())
        laptop.draft = desk.now().utc

    # copies

    def copy(self, laptop: Laptop) -> None:
        if len(self.laptops) < 4:
            place = laptop.place.parent / f"copy{len(self.laptops)}.vawdesk"
            shutil.copytree(laptop.place, place)
            self.laptops.append(Laptop(laptop.owner, place, list(laptop.things), set(laptop.looks), laptop.draft))

    def home(self, laptop: Laptop) -> None:
        """Each thing once, whatever became of the copy; nothing at all where nothing is new."""
        files, owner = self.files, laptop.owner
        new = [one for one in laptop.things if one not in files.things]
        looks = laptop.looks - files.looks.get(owner, set())
        begun = laptop.draft is not None and owner not in files.drafts
        if not new and not looks and not begun and owner in files.been:
            before = self.office.vault.heads()
            with pytest.raises(NothingNewInIt):
                bring_back(self.office, laptop.place)
            assert self.office.vault.heads() == before
            return
        brought = bring_back(self.office, laptop.place)
        assert [one.at for one in brought.came] == [one.at for one in new]
        assert {one.id for one in brought.came if one.type in KINDS} <= {one.id for one in new}
        assert (brought.looked, brought.begun) == (len(looks), int(begun))
        for one in new:
            if one.what in ("check in", "outcome"):
                files.beside += files.signed
                files.signed |= one.what == "outcome"
        files.things |= set(new)
        files.looks[owner] = files.looks.get(owner, set()) | looks
        files.been.add(owner)
        if begun and laptop.draft is not None:
            files.drafts[owner] = laptop.draft

    # in the office

    def write_here(self) -> None:
        self.files.here.add(write_note(self.office, self.carried.held.case, "In the office.").id)

    def change_here(self) -> None:
        self.files.pronouns = f"they {self.count}"
        with self.office.writing() as unit:
            unit.get(Person, self.carried.held.mair).pronouns = self.files.pronouns
            unit.commit()

    def hear_here(self) -> None:
        if not self.files.signed:
            hear(self.office, self.carried.visit, Word(CheckInSaid.ON_THE_WAY))
            self.files.heard += 1

    def back_up(self) -> None:
        if self.backup is None:
            stick = self.carried.town.folder.parent / "stick"
            stick.mkdir()
            self.backup = back_up(self.office.vault, stick), deepcopy(self.files)

    def restore(self) -> None:
        """The office loses what came since the backup. What came home meanwhile is in the copies still."""
        if self.backup is None or self.restored:
            return
        town, self.restored = self.carried.town, True
        self.office.vault.sign_out()
        restore(self.backup[0], town.folder, FOUNDER, PASSPHRASE, "casework", town.edges)
        self.files = deepcopy(self.backup[1])
        self.office = self.carried.office()

    def wait(self) -> None:
        self.carried.town.clock.advance(hours=3)

    def end_time(self) -> None:
        self.carried.town.clock.advance(days=3)
        self.over = True

    def remove(self) -> None:
        dai = next(one for one in self.office.vault.keyring.accounts.values() if one.name == "Dai")
        if dai.in_use:
            Members(self.office.vault).remove(dai.id)

    def lose(self) -> None:
        carries.lost(self.office, carries.carries(self.office)[0].id, uuid.uuid4())

    # the end

    def end(self) -> None:
        """Everything is brought back once more, and all is there that was acknowledged anywhere, once."""
        for laptop in reversed(self.laptops):
            self.home(laptop)
        files, carried = self.files, self.carried
        assert files.things == {one for laptop in self.laptops for one in laptop.things}
        with self.office.reading() as session:
            journal = self.office.vault["casework"].journal
            rows = journal.rows(session.connection(), journal.table.c.action == ENTERED_AWAY)
            marked = Counter(row["record"] for row in rows)
            looks = looks_away(self.office, session, carried.held.case)
            for what, kind in KINDS.items():
                held = {one.id: one for one in session.scalars(select(kind))}
                away = {one.id: one.at for one in files.things if one.what == what}
                others = {carried.held.note, *files.here} if what == "note" else set()
                assert set(held) == {*away, *others}
                assert {id: held[id].created_at for id in away} == away
                assert all(marked[id] == 1 for id in away)
                numbers = [one.ref_no for one in held.values()]
                assert None not in numbers
                assert len(set(numbers)) == len(numbers)
        assert sorted(one.at for one in looks) == sorted(at for found in files.looks.values() for at in found)
        assert self.office.open(Person, carried.held.mair).pronouns == files.pronouns
        assert len(carries.carries(self.office)) == 2
        self._outcome()
        assert self.office.verify("casework") == []

    def _outcome(self) -> None:
        held = outcome_of(self.office, self.carried.visit)
        words = [one.said for one in self.files.things if one.what == "outcome"]
        heard = sum(one.what == "check in" for one in self.files.things)
        if held is None:
            assert (words, heard, self.files.heard) == ([], 0, 0)
            return
        _before, added = additions_to(self.office, held.id)
        assert len(added) == self.files.beside
        said = "\n".join((held.changed_plan or "", *(one.text or "" for one in added)))
        assert all(said.count(one) == 1 for one in words)
        assert len(held.check_ins or ()) == self.files.heard + heard - (self.files.beside - max(0, len(words) - 1))


AWAY = {
    "note": History.note, "decide": History.decide, "flag": History.flag, "check in": History.check_in, "write up": History.write_up,
    "look": History.look, "begin": History.begin,
}  # fmt: skip
HERE = ("write_here", "change_here", "hear_here", "back_up", "restore", "wait", "end_time", "remove", "lose")
ACTS = (*AWAY, "note", "check in", "copy", "home", "home", "home", *HERE, "back_up", "restore")

"""Random holds, liftings, removals and old backups: what is held never disappears, by an account of its own of what that is (X11)."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.services.holding_town import TERM_OVER, ended_flag, hold, lift, remove, terms
from tests.services.sealed_town import peopled
from tests.services.test_desk import case_of, person
from tests.vaults import Town
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.hold import Held, Hold
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.roles import Basis, CasePerson, Role
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.services import search
from vawdesk.services.desk import Desk
from vawdesk.services.refusals import Refused
from vawdesk.vault.backup import back_up, generations
from vawdesk.vault.files import Files
from vawdesk.vault.restore import restore

INCIDENT = date(2026, 9, 3)
STEPS = 14


@dataclass
class World:
    """People in cases, flags whose term is over, and what is held, in plain ids. Nothing of the program is asked for it."""

    town: Town
    rng: random.Random
    place: Path
    desk: Desk
    people: list[uuid.UUID] = field(default_factory=list)
    cases: dict[uuid.UUID, tuple[uuid.UUID, frozenset[uuid.UUID]]] = field(default_factory=dict)  # its situation, its people
    flags: dict[uuid.UUID, tuple[uuid.UUID, uuid.UUID | None, date]] = field(default_factory=dict)  # whom, in which case, until when
    holds: dict[uuid.UUID, tuple[str, object, object]] = field(default_factory=dict)

    def fill(self) -> None:
        """Five people, three cases, six flags that end one after the other."""
        with self.desk.writing() as unit:
            self.people += [unit.add(person(f"Person {number}")).id for number in range(5)]
            unit.commit()
        for number in range(3):
            with self.desk.writing() as unit:
                some = self.rng.sample(self.people, 2)
                case = case_of(unit, unit.get(Person, some[0]))
                case.people = (*(case.people or ()), CasePerson(some[1], (Role.FAMILY,), Basis.OWN_WORDS))
                case.heading = f"File {number}"
                unit.add(case)
                unit.commit()
            assert case.situation is not None
            self.cases[case.id] = (case.situation, frozenset(some))
        for _number in range(6):
            about, case_id = self.rng.choice(self.people), self.rng.choice([None, *self.cases])
            flag = ended_flag(self.desk, about, case_id)
            self.flags[flag.id] = (about, case_id, self.desk.now().today)
            self.town.clock.advance(days=10)
        self.town.clock.advance(days=TERM_OVER)

    def is_held(self, flag: uuid.UUID) -> bool:
        """By hand: whom it is about, whoever is in its file, the situations of all of them, its days."""
        about, case, ended = self.flags[flag]
        met = {about} | (self.cases[case][1] if case is not None else set())
        situations = {situation for situation, people in self.cases.values() if people & met} | (
            {self.cases[case][0]} if case is not None else set()
        )
        return any(
            (sort == "person" and one in met)
            or (sort == "situation" and one in situations)
            or (sort == "period" and isinstance(one, date) and isinstance(until, date) and until >= INCIDENT and ended >= one)
            for sort, one, until in self.holds.values()
        )

    # what happens

    def hold(self) -> None:
        """Somebody, a situation, or some days."""
        sort = self.rng.choice(("person", "situation", "period"))
        if sort == "person":
            one = self.rng.choice(self.people)
            self.holds[hold(self.desk, held=Held.PERSON, person=one).id] = (sort, one, None)
        elif sort == "situation":
            where = self.rng.choice(list(self.cases.values()))[0]
            self.holds[hold(self.desk, held=Held.SITUATION, situation=where).id] = (sort, where, None)
        else:
            begin = date(2026, 8, 1) + timedelta(days=self.rng.randrange(180))
            until = begin + timedelta(days=self.rng.randrange(40))
            self.holds[hold(self.desk, held=Held.PERIOD, from_day=begin, until_day=until).id] = (sort, begin, until)

    def lift(self) -> None:
        """Two people lift one."""
        if self.holds:
            one = self.rng.choice(list(self.holds))
            lift(self.town, self.desk, self.desk.open(Hold, one))
            del self.holds[one]

    def remove(self) -> None:
        """Two people remove a flag, if they may."""
        if not self.flags:
            return
        one = self.rng.choice(list(self.flags))
        if self.is_held(one):
            with pytest.raises(Refused) as refused:
                remove(self.town, self.desk, one)
            assert [problem.rule for problem in refused.value.problems] == ["X11-held"]
        else:
            remove(self.town, self.desk, one)
            del self.flags[one]

    def older(self) -> None:
        """The backup of the first day is brought back."""
        self.desk.vault.sign_out()
        (generation,) = generations(self.place, Files())
        restore(generation, self.town.folder, "Carys", self.town.people["Carys"], "casework", self.town.edges)
        self.desk = Desk(self.town.open("Carys"))

    def look(self) -> None:
        """Everything that is held, and whatever nobody removed, is read and found; the rest is gone."""
        with self.desk.reading() as session:
            found = {hit.record for hit in search.find(session, "casework", "canary knife")}
            assert found == set(self.flags)
            assert {id for (id,) in session.query(StaffRiskFlag.id)} == set(self.flags)
            assert {id for (id,) in session.query(Case.id)} == set(self.cases)
        assert self.desk.verify("casework") == []


@pytest.mark.parametrize("seed", range(6))
def test_nothing_that_is_held_disappears(town: Town, tmp_path: Path, seed: int) -> None:
    world = World(town, random.Random(seed), tmp_path / "stick", Desk(peopled(town).open("Carys")))  # noqa: S311  # a test's dice
    terms(world.desk)
    world.fill()
    world.place.mkdir()
    back_up(world.desk.vault, world.place)
    for _step in range(STEPS):
        world.rng.choices((world.hold, world.lift, world.remove, world.older), (4, 2, 6, 1))[0]()
        world.look()
    world.desk.vault.close()

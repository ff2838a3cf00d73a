"""Holds in sealed files, and after an older backup was brought back: what is held stays held (X11)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.holding_town import ENGLISH, TERM_OVER, ended_flag, hold, hold_person, lift, remove, terms
from tests.services.sealed_town import Family, account, family, peopled
from tests.services.test_desk import person
from tests.vaults import Town
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.hold import Held, Hold, Standing
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.values import PartialDate
from vawdesk.services import hold_steps, search
from vawdesk.services.desk import Desk
from vawdesk.services.holds import Holds
from vawdesk.services.refusals import NothingHere, Refused
from vawdesk.services.sealed_file import seal_file
from vawdesk.vault.backup import back_up, generations
from vawdesk.vault.files import Files
from vawdesk.vault.restore import restore


class Keeping:
    """The town, who sits at the desk, a family, and a flag about one of them whose term is over."""

    def __init__(self, town: Town) -> None:
        self.town, self.desk = town, Desk(peopled(town).open("Carys"))
        terms(self.desk)
        with self.desk.writing() as unit:
            self.family: Family = family(unit)
            unit.commit()
        self.flag = ended_flag(self.desk, self.family.paul, self.family.case)
        town.clock.advance(days=TERM_OVER)

    def sit(self, name: str) -> Desk:
        self.desk.vault.sign_out()
        self.desk = Desk(self.town.open(name))
        return self.desk

    def seal(self) -> None:
        """To Carys and Nerys."""
        with self.desk.writing() as unit:
            seal_file(unit, self.family.case, [account(self.desk, name) for name in ("Carys", "Nerys")])
            unit.commit()

    def back_up(self, stick: Path) -> None:
        stick.mkdir()
        back_up(self.desk.vault, stick)

    def bring_back(self, stick: Path) -> Desk:
        self.desk.vault.sign_out()
        (generation,) = generations(stick, Files())
        restore(generation, self.town.folder, "Carys", self.town.people["Carys"], "casework", self.town.edges)
        self.desk = Desk(self.town.open("Carys"))
        assert self.desk.verify("casework") == []
        return self.desk

    def stays(self) -> None:
        with pytest.raises(Refused) as refused:
            remove(self.town, self.desk, self.flag.id)
        assert [problem.rule for problem in refused.value.problems] == ["X11-held"]


@pytest.fixture
def office(town: Town) -> Iterator[Keeping]:
    made = Keeping(town)
    yield made
    made.desk.vault.close()


def test_a_hold_made_since_stands_after_an_older_backup_was_brought_back(office: Keeping, tmp_path: Path) -> None:
    office.back_up(tmp_path / "stick")
    made = hold_person(office.desk, office.family.paul)
    desk = office.bring_back(tmp_path / "stick")
    assert desk.open(Hold, made.id).words == made.words
    office.stays()
    with desk.reading() as session:
        assert made.id in {hit.record for hit in search.find(session, "casework", "station Llanfair")}


def test_a_hold_lifted_since_is_lifted_after_it_too(office: Keeping, tmp_path: Path) -> None:
    made = hold_person(office.desk, office.family.paul)
    office.back_up(tmp_path / "stick")
    lift(office.town, office.desk, made)
    desk = office.bring_back(tmp_path / "stick")
    assert desk.open(Hold, made.id).standing is Standing.LIFTED
    with desk.reading() as session:
        assert Holds(session).standing == []


def test_that_nothing_is_held_after_a_death_is_not_asked_again(office: Keeping, tmp_path: Path) -> None:
    with office.desk.writing() as unit:
        unit.get(Person, office.family.mair).deceased_on = PartialDate(2026, 11, 1)
        unit.commit()
    office.back_up(tmp_path / "stick")
    hold_steps.not_held(office.desk, office.family.mair, "She died in her sleep at ninety.")
    assert hold_steps.proposed(office.bring_back(tmp_path / "stick")) == []


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_hold_is_sealed_with_what_it_holds(office: Keeping, when: str) -> None:
    made = hold_person(office.desk, office.family.paul) if when == "before" else None
    office.seal()
    made = made or hold_person(office.desk, office.family.paul)
    office.stays()
    office.sit("Nerys")
    assert office.desk.open(Hold, made.id).words == made.words
    with office.sit("Dai").reading() as session:
        assert Holds(session).standing == []
        assert search.find(session, "casework", "station Llanfair") == []
    with pytest.raises(NothingHere):
        office.desk.open(Hold, made.id)


@pytest.mark.parametrize("sealed_first", [True, False])
def test_a_sealed_hold_made_since_stands_and_stays_sealed(office: Keeping, tmp_path: Path, sealed_first: bool) -> None:
    if sealed_first:
        office.seal()
    office.back_up(tmp_path / "stick")
    situation = office.desk.open(Case, office.family.case).situation
    made = [hold_person(office.desk, office.family.paul), hold(office.desk, held=Held.SITUATION, situation=situation)]
    if not sealed_first:
        office.seal()
    desk = office.bring_back(tmp_path / "stick")
    assert [desk.open(Hold, one.id).words for one in made] == [one.words for one in made]
    office.stays()
    with office.sit("Dai").reading() as session:
        assert Holds(session).standing == []


def test_a_sealed_hold_lifted_since_is_lifted_after_it_too(office: Keeping, tmp_path: Path) -> None:
    office.seal()
    made = hold_person(office.desk, office.family.paul)
    office.back_up(tmp_path / "stick")
    lift(office.town, office.desk, office.desk.open(Hold, made.id))
    desk = office.bring_back(tmp_path / "stick")
    assert desk.open(Hold, made.id).standing is Standing.LIFTED
    assert remove(office.town, desk, office.flag.id).number == office.flag.ref_no


def test_nobody_outside_a_sealed_file_is_proposed_to_hold_it(office: Keeping) -> None:
    office.seal()
    with office.desk.writing() as unit:
        unit.get(Person, office.family.mair).deceased_on = PartialDate(2026, 11, 1)
        unit.commit()
    assert {one.person for one in hold_steps.proposed(office.desk)} == {office.family.mair}
    assert hold_steps.proposed(office.sit("Megan Price")) == []
    with pytest.raises(NothingHere):
        hold_steps.hold_after_death(office.desk, office.family.mair, ENGLISH)


def test_what_was_removed_before_a_hold_stays_removed_after_a_backup_was_brought_back(office: Keeping, tmp_path: Path) -> None:
    office.back_up(tmp_path / "stick")
    remove(office.town, office.desk, office.flag.id)
    with office.desk.writing() as unit:
        late = unit.add(person("Somebody New"))
        unit.commit()
    made = [hold_person(office.desk, office.family.paul), hold_person(office.desk, late.id)]
    desk = office.bring_back(tmp_path / "stick")
    with pytest.raises(NothingHere):
        desk.open(StaffRiskFlag, office.flag.id)
    with desk.reading() as session:
        assert {one.id for one in Holds(session).standing} == {one.id for one in made}

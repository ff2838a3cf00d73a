"""An office from which Dai takes a family's file along, works away and comes home."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from tests.services.sealed_town import Family, family, peopled
from tests.services.test_desk import note_of
from tests.vaults import CHEAP, SetClock, Town
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.services.carries import Carry
from vawdesk.services.carry_home import BroughtBack, bring_back
from vawdesk.services.carry_out import Chosen, carry_out
from vawdesk.services.colleagues import colleagues
from vawdesk.services.desk import Desk
from vawdesk.vault.edges import Edges
from vawdesk.vault.files import Files
from vawdesk.vault.lockfile import Place
from vawdesk.vault.recovery import RecoverySheet
from vawdesk.vault.vault import open_vault

HIDDEN = "3 Cuddfa Canary"


@dataclass
class Carrying:
    """One office with a family's file, a visit to them tomorrow, and a hidden address of hers that is not visited."""

    town: Town
    held: Family
    visit: uuid.UUID
    hidden: uuid.UUID
    places: list[Path] = field(default_factory=list)

    def office(self, name: str = "Carys") -> Desk:
        """Somebody sits down in the office. The vault must be closed."""
        return Desk(self.town.open(name))

    def take(self, name: str = "Dai", *, days: float = 2, visits: bool = True, cases: tuple[uuid.UUID, ...] = ()) -> Carry:
        """Dai takes tomorrow's visit along, into a new folder."""
        desk = self.office(name)
        try:
            place = self.town.folder.parent / f"away{len(self.places)}.vawdesk"
            until = self.town.clock.utc + timedelta(days=days)
            made = carry_out(desk, Chosen((self.visit,) if visits else (), cases, until), place)
            self.places.append(place)
            return made
        finally:
            desk.vault.sign_out()

    def away(self, name: str = "Dai", place: Path | None = None) -> Desk:
        """On the laptop."""
        return Desk(open_vault(place or self.places[-1], name, self.town.people[name], "casework", self.town.edges))

    def home(self, place: Path | None = None, name: str = "Carys") -> BroughtBack:
        """Brought back in the office, by whoever is there."""
        desk = self.office(name)
        try:
            return bring_back(desk, place or self.places[-1])
        finally:
            desk.vault.sign_out()

    def copied(self, place: Path) -> Carrying:
        """The same, with everything that was taken along, in another folder: made once, and copied for each test."""
        town, places = self.town.copied(place), []
        for one in self.places:
            places.append(Path(shutil.copytree(one, place / one.name)))
        return replace(self, town=town, places=places)


def built(blank: Path, sheet: RecoverySheet, place: Path) -> Carrying:
    """One such office, made from a blank vault."""
    folder, clock = place / "records.vawdesk", SetClock()
    shutil.copytree(blank, folder)
    return carrying(Town(folder, Edges(place / "data" / "witness.json", clock, Files(), CHEAP, Place("office-pc", 1)), clock, sheet))


def carrying(town: Town) -> Carrying:
    """Made by Carys, who then signs out."""
    carys = Desk(peopled(town).open("Carys"))
    with carys.writing() as unit:
        held = family(unit)
        unit.pending(Address)[0].confidential = True
        hidden = unit.add(
            Address(kind=AddressKind.SAFE, line1=HIDDEN, residents=(Resident(person=held.mair),), confidential=True, status=Status.SIGNED)
        )
        dai = next(one.staff for one in colleagues(carys) if one.account_name == "Dai")
        tomorrow = unit.now.utc + timedelta(days=1)
        visit = unit.add(
            HomeVisit(case=held.case, place=held.place, to_see=(held.mair,), planned_at=tomorrow, purpose="Tenancy.", workers=(dai,))
        )
        unit.commit()
    carys.vault.sign_out()
    return Carrying(town, held, visit.id, hidden.id)


def write_note(desk: Desk, case: uuid.UUID, words: str) -> ContactNote:
    """A note, signed and saved by whoever is at the desk."""
    with desk.writing() as unit:
        note = unit.add(note_of(unit, unit.get(Case, case), words))
        unit.commit()
    return note

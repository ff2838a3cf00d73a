"""A town with a manager, a worker who is connected to a family, and that family's file."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.services.test_desk import case_of, note_of, person
from tests.services.test_together import staff
from tests.vaults import Town
from vawdesk.models.base import Status
from vawdesk.models.casework.address import Address, AddressKind, Resident
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.flag_options import Category, Instruction, Notify, Source
from vawdesk.models.casework.relationship import Direction, Relationship, RelationshipKind, Standing
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.closeness import Closeness
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import PartialDate
from vawdesk.services.colleagues import colleagues
from vawdesk.services.desk import Desk
from vawdesk.services.unit import Unit
from vawdesk.vault.accounts import Role as AccountRole

CANARY = "canary"
BESIDE = {"line1": "14 Heol y Canary", "town": "Llanfair", "postcode": "LL99 9ZZ"}


@dataclass
class Family:
    """The ids of one family's file."""

    mair: uuid.UUID
    paul: uuid.UUID
    case: uuid.UUID
    note: uuid.UUID
    place: uuid.UUID
    flag: uuid.UUID | None = None

    def ids(self) -> list[uuid.UUID]:
        """Of everything in the file."""
        return [id for id in (self.mair, self.paul, self.case, self.note, self.place, self.flag) if id is not None]


def peopled(town: Town) -> Town:
    """Carys manages, Dai works, Nerys manages too."""
    town.add_all(Carys=AccountRole.MANAGER, Dai=AccountRole.WORKER, Nerys=AccountRole.MANAGER)
    founder = Desk(town.open())
    for account in founder.vault.keyring.accounts.values():
        staff(founder, account.id, account.name)
    founder.vault.sign_out()
    return town


def account(desk: Desk, name: str) -> uuid.UUID:
    """The account of somebody by name."""
    return next(one.id for one in desk.vault.keyring.accounts.values() if one.name == name)


def flag_about(person: uuid.UUID, case: uuid.UUID, **said: Any) -> StaffRiskFlag:
    """A flag as somebody writes it."""
    said = {
        "category": Category.WEAPON, "incident_date": PartialDate(2026, 9, 3), "source": Source.OWN_STAFF, "witness": "Carys Canary",
        "factual_description": "He put a canary knife on the table.", "control_instructions": (Instruction.TWO_PEOPLE,),
        "other_instructions": None, "proportionality": "Nothing less would do.", "why_needed": PlainReason.KEEP_STAFF_SAFE,
        "review_on": date(2027, 3, 1), "notify_person": Notify.LATER, "notify_decide_by": date(2026, 12, 20),
    } | said  # fmt: skip
    return StaffRiskFlag(person=person, case=case, **said)


def family(unit: Unit, viewers: list[uuid.UUID] | None = None) -> Family:
    """A family of two with a case, a note, a relationship and a home; sealed from the start to these accounts, or open."""
    mair = unit.add(person("Mair Canary"), viewers=viewers)
    paul = unit.add(person("Paul Canary"), viewers=viewers)
    seal: dict[str, Any] = {"viewers": viewers} if viewers else {}
    case = unit.add(case_of(unit, mair, **seal), viewers=viewers)
    note = unit.add(note_of(unit, case, "Words of the canary."))
    note.with_people = (mair.id, paul.id)
    unit.add(
        Relationship(
            from_person=paul.id, to_person=mair.id, kind=RelationshipKind.PARTNER, how_it_stands=Standing.CONTINUING,
            behaviour_direction=Direction.FIRST_TO_SECOND, contact_arrangements="Canary.", status=Status.SIGNED,
        ),
        viewers=viewers,
    )  # fmt: skip
    rows = (Resident(person=mair.id), Resident(person=paul.id))
    place = unit.add(Address(kind=AddressKind.HOME, residents=rows, status=Status.SIGNED, **BESIDE), viewers=viewers)
    return Family(mair.id, paul.id, case.id, note.id, place.id)


def close_to(desk: Desk, colleague: str, person: uuid.UUID) -> Connection:
    """A manager declares that a colleague is close to somebody."""
    member = next(one.staff for one in colleagues(desk) if one.account_name == colleague)
    with desk.writing() as unit:
        made = unit.add(
            Connection(
                staff_member=member, person=person, closeness=next(iter(Closeness)), declared_by=DeclaredBy.MANAGER,
                declared_on=unit.now.today, status=Status.SIGNED,
            )
        )  # fmt: skip
        unit.commit()
    return made

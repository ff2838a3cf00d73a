"""A carried copy in the hands of somebody who has its passphrase, and with it its keys, and uses tools of their own."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from tests.services.carrying import Carrying
from tests.services.sealed_town import account
from tests.services.test_desk import case_of, note_of, person
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.values import Signature
from vawdesk.services.away import SCHEMA
from vawdesk.services.colleagues import colleagues
from vawdesk.services.desk import Desk
from vawdesk.vault import carried as vault_carried
from vawdesk.vault.connection import connect
from vawdesk.vault.envelope import Contents
from vawdesk.vault.statements import permitted


@dataclass
class Forger:
    """Dai, signed in on the laptop, who knows the ids of what stayed in the office."""

    carrying: Carrying
    desk: Desk
    carys: uuid.UUID
    carys_staff: uuid.UUID
    other_case: uuid.UUID
    other_person: uuid.UUID

    def note(self, words: str = "She said nothing of the kind.", **said: Any) -> ContactNote:
        """A note as it would be saved now, about the case that went along."""
        with self.desk.writing() as unit:
            made = note_of(unit, unit.get(Case, self.carrying.held.case), words)
            unit.made_here(made)
        made.id = uuid.uuid4()
        made.version = 1
        for name, value in said.items():
            setattr(made, name, value)
        return made

    def here(self, record: Record) -> Record:
        """Made by this account at this moment."""
        record.id = record.id or uuid.uuid4()
        record.created_at = record.updated_at = self.desk.now().utc
        record.created_by = record.updated_by = self.desk.account.id
        record.version = 1
        return record

    def add(self, record: Record, **said: Any) -> None:
        """Seal a record to the office, as the program does."""
        told = {"action": "create", "schema": record.schema, "content": record.content().decode(), "past": []} | said
        self.seal(record.type_name, json.dumps(told).encode(), record.file())

    def seal(self, type_: str, body: bytes, file: uuid.UUID | None = None, schema: int = SCHEMA) -> None:
        """Seal whatever bytes there are."""
        with self.desk.vault["casework"].writing() as session:
            vault_carried.add(self.desk.vault, session.connection(), uuid.uuid4(), file, Contents(type_, schema, body))
            session.commit()

    def row(self, table: str, **values: Any) -> None:
        """A row in a table of the copy's casework."""
        held = getattr(self.desk.vault["casework"].tables, table)
        with self.desk.vault["casework"].writing() as session:
            with permitted(session.connection()):
                session.connection().execute(held.insert().values(**values))
            session.commit()

    def raw(self, *statements: str) -> None:
        """Statements that the program would refuse, on the file itself. The desk is closed by it."""
        compartment = self.desk.vault["casework"]
        self.desk.vault.close()
        held = connect(compartment.path, compartment._key, guarded=False, log=False)
        for statement in statements:
            held.execute(statement)
        held.close()

    def leave(self) -> None:
        """Close the laptop."""
        self.desk.vault.close()


def forger(carrying: Carrying) -> Forger:
    """Another case is in the office; Dai took one along, and an hour has passed."""
    office = carrying.office()
    with office.writing() as unit:
        gwen = unit.add(person("Gwen Elsewhere"))
        case = unit.add(case_of(unit, gwen))
        unit.commit()
    carys = account(office, "Carys")
    staff = next(one.staff for one in colleagues(office) if one.account == carys)
    office.vault.sign_out()
    carrying.take()
    carrying.town.clock.utc += timedelta(hours=3)
    return Forger(carrying, carrying.away(), carys, staff, case.id, gwen.id)


def signature(hand: Forger, **said: Any) -> Signature:
    """The signature of whoever has the copy, with something in it that is not so."""
    given = hand.note().signed
    if given is None:
        raise LookupError("the note is not signed")
    return replace(given, **said)
